"""The brief before translation: every text is a phrase in the source's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from vnbrief.mentions.mention import Amount, Approximation, Mention, When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vnbrief.document import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the source, and how the other language says them where that is known.

    Attributes:
        text: in the document's language.
        evidence: ids of the sentences that it was taken from.
        other: in the other language, from the glossary, gazetteer or the program's own formatting;
            ``None`` leaves it to the translator.
    """

    text: str
    evidence: tuple[int, ...]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """How a figure moved; ``spans`` are the amounts that say so."""

    direction: Literal["up", "down", "same"]
    amount: Amount | None
    unit: str | None
    since: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure with what it counts, still in the source's language."""

    mention: Mention
    sentence: int
    label: Phrase
    counted: Phrase | None
    period: str | None
    target: bool
    change: ChangeDraft | None

    @property
    def amount(self) -> Amount:
        """The figure's value."""
        value = self.mention.value
        if not isinstance(value, Amount):
            raise TypeError(f"not an amount: {self.mention.kind}")
        return value

    @property
    def approximation(self) -> Approximation | None:
        """Over, nearly, about."""
        return self.mention.approximation


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A document, however often cited."""

    id: str
    number: str
    kind: Phrase
    title: Phrase | None
    issuer: Phrase | None
    date: str | None
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """An organization, programme or place."""

    id: str
    name: Phrase
    count: int


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person and his or her office."""

    name: Phrase
    role: Phrase | None


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What happened when; ``when`` orders, ``date`` is shown."""

    date: str
    when: When
    event: Phrase


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A concept with the forms that stood in the source."""

    id: str
    vi: str
    en: str
    count: int
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A piece of arithmetic done again."""

    kind: Literal["sum", "ratio", "percent", "change"]
    statement: str
    ok: bool
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """Everything that the brief says, before translation."""

    title: Phrase | None
    author_role: Phrase | None
    gist: tuple[Phrase, ...]
    key_points: tuple[Phrase, ...]
    figures: tuple[FigureDraft, ...]
    documents: tuple[DocumentDraft, ...]
    organizations: tuple[EntityDraft, ...]
    programmes: tuple[EntityDraft, ...]
    places: tuple[EntityDraft, ...]
    people: tuple[PersonDraft, ...]
    timeline: tuple[EventDraft, ...]
    tasks: tuple[Phrase, ...]
    terms: tuple[TermDraft, ...] = field(default=())
    checks: tuple[CheckDraft, ...] = field(default=())

    def phrases(self) -> Iterator[Phrase]:
        """Yield every phrase that the brief shows, in the order in which it is shown."""
        yield from _present(self.title, self.author_role, *self.gist, *self.key_points)
        for figure in self.figures:
            yield from _present(figure.label, figure.counted)
        for document in self.documents:
            yield from _present(document.kind, document.title, document.issuer)
        for entity in (*self.organizations, *self.programmes, *self.places):
            yield entity.name
        for person in self.people:
            yield from _present(person.name, person.role)
        yield from (event.event for event in self.timeline)
        yield from self.tasks


def _present(*phrases: Phrase | None) -> Iterator[Phrase]:
    return (p for p in phrases if p is not None)


def plain(value: Decimal) -> Decimal:
    """Return ``value`` without trailing zeros and without an exponent: 88E+6 is 88000000."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
