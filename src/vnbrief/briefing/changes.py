"""How a figure moved: ``up 14 places compared to 2021``, ``giảm 1,2% so với cùng kỳ``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from vnbrief.briefing import lexicon
from vnbrief.briefing.analysis import TIMES, Marked
from vnbrief.briefing.drafts import ChangeDraft
from vnbrief.briefing.periods import iso
from vnbrief.mentions.mention import Amount, Mention, When

if TYPE_CHECKING:
    from datetime import date

    from vnbrief.document import Language, Span

_UNITS = {
    "place": "place", "places": "place", "position": "place", "positions": "place", "rank": "place",
    "ranks": "place", "bậc": "place", "hạng": "place", "thứ hạng": "place",
    "point": "point", "points": "point", "điểm": "point",
    "percentage point": "percentage_point", "percentage points": "percentage_point",
    "điểm phần trăm": "percentage_point", "điểm %": "percentage_point",
    "times": "time", "lần": "time",
}  # fmt: skip


def changes(
    sentence: Marked, language: Language, published: date | None = None
) -> tuple[ChangeDraft, ...]:
    """Find the changes that a sentence states, in order; each holds the span of its amount."""
    found: dict[Span, ChangeDraft] = {}
    for pattern in lexicon.CHANGE[language]:
        for match in pattern.finditer(sentence.masked):
            mention = _at(sentence, match.start("num"))
            if (
                mention is None
                or mention.span in found
                or _is_new_value(sentence, mention, language)
            ):
                continue
            found[mention.span] = _draft(sentence, match, mention, published)
    return tuple(sorted(found.values(), key=lambda c: c.spans[0].start))


def _at(sentence: Marked, offset: int) -> Mention | None:
    return next(
        (
            m
            for m in sentence.mentions
            if isinstance(m.value, Amount) and m.span.start <= offset < m.span.end
        ),
        None,
    )


def _is_new_value(sentence: Marked, mention: Mention, language: Language) -> bool:
    """``increase to 5``: the figure is what was reached."""
    before = sentence.masked[: mention.span.start]
    return bool(lexicon.TO_VALUE[language].search(before))


def _draft(
    sentence: Marked, match: re.Match[str], mention: Mention, published: date | None
) -> ChangeDraft:
    groups = match.groupdict()
    direction: Literal["up", "down"] = "up" if groups.get("up") else "down"
    amount = mention.value if isinstance(mention.value, Amount) else None
    unit = _UNITS.get((groups.get("unit") or "").lower()) or (amount.unit if amount else None)
    return ChangeDraft(direction, amount, unit, _since(sentence, match, published), (mention.span,))


def _since(sentence: Marked, match: re.Match[str], published: date | None) -> str | None:
    groups = match.groupdict()
    if groups.get("time"):
        start = match.start("time")
        for mention in sentence.of_kinds(TIMES):
            if mention.span.start <= start < mention.span.end and isinstance(mention.value, When):
                return iso(mention.value, published)
    if groups.get("same") or re.search(r"year[- ]on[- ]year|yoy", match[0], re.IGNORECASE):
        return "previous year"
    return None
