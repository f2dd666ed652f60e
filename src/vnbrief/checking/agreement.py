"""When two values say the same, and where a form stands in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.mention import Amount, Kind, When
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.document import Language
    from vnbrief.mentions.mention import Mention, Value

VALUE_KINDS = frozenset(
    {
        Kind.NUMBER,
        Kind.PERCENT,
        Kind.RATIO,
        Kind.RANK,
        Kind.MONEY,
        Kind.QUANTITY,
        Kind.DATE,
        Kind.PERIOD,
        Kind.DOCUMENT,
    }
)


def agree(one: Value, other: Value) -> bool:
    """Tell whether two values say the same.

    Amounts are compared in full; a unit that only one side names does not part them (``812 dịch vụ``
    and ``812 services``: one recognizer may know the counted thing as a unit).
    A day whose year only one side gives agrees by day and month.
    """
    if isinstance(one, Amount) and isinstance(other, Amount):
        return _same_amount(one, other)
    if isinstance(one, When) and isinstance(other, When):
        return one == other or _same_day(one, other)
    return one == other


def _same_amount(one: Amount, other: Amount) -> bool:
    if one.value != other.value:
        return False
    units = {one.unit, other.unit} - {None}
    if len(units) == 2:
        return False
    return (one.of or one.rank_of) == (other.of or other.rank_of)


def _same_day(one: When, other: When) -> bool:
    if one.end or other.end or one.label != other.label:
        return False
    short, long = sorted((one.start, other.start), key=len)
    return short.startswith("--") and len(long) == 10 and long.endswith(short[1:])


@lru_cache(maxsize=8192)
def _pattern(form: str, language: Language) -> re.Pattern[str]:
    """Match a folded form between word boundaries; English may inflect its last word."""
    words = re.escape(form).replace(r"\ ", r"\s+")
    if language == "en" and form[-1:].isalpha():
        # y → ies, and the regular plural and possessive of the last word.
        words = words[:-1] + "(?:y|ies)" if form.endswith("y") else words + "(?:e?s)?"
        words += "(?:'s?)?"
    left = r"(?<!\w)" if form[:1].isalnum() else ""
    right = r"(?!\w)" if form[-1:].isalnum() else ""
    return re.compile(left + words + right)


def find_form(
    forms: Iterable[str], folded: str, language: Language, claimed: Iterable[Span] = ()
) -> Span | None:
    """Return the first free place where one of ``forms`` stands, earlier forms preferred.

    Args:
        forms: renderings, the preferred one first.
        folded: the text, as :func:`vnbrief.text.fold` gives it.
        language: of the text.
        claimed: spans that belong to other mentions already.
    """
    taken = tuple(claimed)
    for form in forms:
        needle = fold(form).strip()
        if not needle:
            continue
        if language == "en":
            needle = needle.removeprefix("the ")
        for match in _pattern(needle, language).finditer(folded):
            span = Span(match.start(), match.end())
            if not any(span.overlaps(other) for other in taken):
                return span
    return None


def locate(mention: Mention, found: Iterable[Mention], claimed: Iterable[Span]) -> Span | None:
    """Return the span of the first free mention of the target that agrees with ``mention``.

    An exact value is preferred to one that agrees only loosely.
    """
    taken = tuple(claimed)
    free = [f for f in found if not any(f.span.overlaps(other) for other in taken)]
    for same in (lambda f: f.value == mention.value, lambda f: agree(f.value, mention.value)):
        for candidate in free:
            if same(candidate):
                return candidate.span
    return None
