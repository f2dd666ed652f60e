"""Where an approved form stands in a text, and which kinds are compared by value, not by form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.mention import Kind
from vnbrief.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.document import Language

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


@lru_cache(maxsize=8192)
def _pattern(form: str, language: Language) -> re.Pattern[str]:
    """Match a folded form between word boundaries; English may inflect its last word."""
    words = re.escape(form).replace(r"\ ", r"\s+")
    if language == "en" and form[-1:].isalpha():
        # y → ies, and the regular plural and possessive of the last word.
        words = words[:-1] + "(?:y|ies)" if form.endswith("y") else words + "(?:e?s)?"
        words += "(?:'s?)?"
    # A digit is bounded by more than letters: the 2 of 2.5, 1/2 and 2-NQ/TU is no 2.
    left = r"(?<![\w])(?<!\d[.,/-])" if form[:1].isdigit() else r"(?<!\w)"
    right = r"(?!\w|[.,/-]\w)" if form[-1:].isdigit() else r"(?!\w)"
    left = left if form[:1].isalnum() else ""
    right = right if form[-1:].isalnum() else ""
    return re.compile(left + words + right)


def find_form(
    forms: Iterable[str],
    folded: str,
    language: Language,
    claimed: Iterable[Span] = (),
    *,
    unmarked: bool = False,
) -> Span | None:
    """Return the first free place where one of ``forms`` stands, earlier forms preferred.

    Args:
        forms: renderings, the preferred one first.
        folded: the text, as :func:`vnbrief.text.fold` gives it.
        language: of the text.
        claimed: spans that belong to other mentions already.
        unmarked: words of a form without marks may stand with marks in the text: a name that came
            through English (Trieu Van Mao, thôn Tan Ha).
    """
    taken = tuple(claimed)
    text = strip_marks(folded) if unmarked else folded
    for form in forms:
        needle = fold(form).strip()
        if language == "en":
            needle = needle.removeprefix("the ")
        if not needle:
            continue
        for match in _pattern(strip_marks(needle) if unmarked else needle, language).finditer(text):
            span = Span(match.start(), match.end())
            if any(span.overlaps(other) for other in taken):
                continue
            if not unmarked or _marks_kept(needle, span.cut(folded)):
                return span
    return None


def _marks_kept(form: str, found: str) -> bool:
    """Tell whether every word of ``form`` that has marks has the same ones in ``found``."""
    pairs = zip(form.split(), found.split(), strict=False)
    return all(one in (two, strip_marks(two)) for one, two in pairs)
