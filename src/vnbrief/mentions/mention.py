"""The one kind of thing that everything turns on: a stretch of a sentence that must come out right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from vnbrief.document import Language, Span


class Kind(StrEnum):
    """What a mention is."""

    TERM = "term"
    NUMBER = "number"  # a bare count or year-free figure: 1.355, 05, 88 (also in words: ten)
    PERCENT = "percent"
    RATIO = "ratio"  # 30/119, 8/8
    RANK = "rank"  # 25th out of 63, thứ 25/63
    MONEY = "money"
    QUANTITY = "quantity"  # a number with a unit of measure: 1.200 ha, 12 km, 42,8 điểm
    DATE = "date"  # a day, a month of a year, a year
    PERIOD = "period"  # 2021-2025, the first six months of 2024, quý I/2025
    DOCUMENT = "document"
    PLACE = "place"
    PERSON = "person"
    ORGANIZATION = "organization"
    PROGRAMME = "programme"
    NAME = "name"  # a foreign name or a code that both languages write alike: Velkor, A320


Approximation = Literal["over", "nearly", "about"]


@dataclass(frozen=True, slots=True)
class Amount:
    """Value of a number, percentage, ratio, rank, sum of money or quantity.

    Attributes:
        value: the full number (88 triệu đồng is 88000000; 2,36% is 2.36; 25th is 25).
        unit: ``None`` for a bare number; ``percent``, ``VND``, ``USD``, ``ha``, ``km``, ``point`` …
        of: the whole of a ratio (119 in 30/119).
        rank_of: how many are ranked (63 in 25th out of 63).
    """

    value: Decimal
    unit: str | None = None
    of: Decimal | None = None
    rank_of: Decimal | None = None


@dataclass(frozen=True, slots=True)
class When:
    """Value of a date or period: the most exact ISO text, and its end where it spans time.

    Attributes:
        start: ``2013-08-20``, ``2013-08``, ``2013``; a day without a year is ``--08-20``;
            ``2025-Q1`` a quarter; ``2024-H1`` a half.
        end: of a range, in the same form, else ``None``.
        label: what else identifies a period: ``term`` (nhiệm kỳ), ``months:6`` (first six months),
            ``school-year``; ``None`` when the two dates say all.
    """

    start: str
    end: str | None = None
    label: str | None = None

    def as_date(self) -> date | None:
        """Return the day if this is one whole day of one year, else ``None``."""
        if self.end is None and len(self.start) == 10 and self.start[0] != "-":
            return date.fromisoformat(self.start)
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """Value of a term, place, person, organization, programme or document: its identity.

    ``id`` is a concept's id, a gazetteer code, a document number in its canonical Vietnamese form
    (``217-QĐ/TW``), or a person's folded name; equal ids are the same thing in either language.
    """

    id: str


Value = Amount | When | Named


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that must come out right in the other language.

    Attributes:
        span: in the text that was recognized, half open, code points.
        text: exactly what the span cuts.
        value: language-neutral; mentions with equal values say the same.
        renderings: how it may read in the *other* language, the preferred one first.
        language: of ``text``.
        strength: ``must`` when an absent rendering is an error, ``should`` when it is a note.
        concept: id of the glossary concept, if it is one.
        approximation: over/nearly/about, when such a word stands before the figure.
        figure: the part of ``span`` that is the bare figure (``88`` in ``88 triệu đồng``): what a
            placeholder replaces; ``None`` for names and terms and for figures in words.
        figure_rendering: that figure as the other language writes it.
    """

    kind: Kind
    span: Span
    text: str
    value: Value
    renderings: tuple[str, ...]
    language: Language
    strength: Literal["must", "should"] = "must"
    concept: str | None = None
    approximation: Approximation | None = None
    figure: Span | None = None
    figure_rendering: str | None = None
