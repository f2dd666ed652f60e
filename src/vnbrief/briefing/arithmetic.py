"""The article's arithmetic, done again: sums, rates, changes.

Only what the text itself states is tested: parts announced as the parts of a whole, a rate beside its
ratio, an earlier value beside a change.
"""

from __future__ import annotations

import itertools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.briefing.analysis import NUM, Analysis, Marked
from vnbrief.briefing.drafts import CheckDraft, FigureDraft, plain
from vnbrief.mentions.formatting import format_number
from vnbrief.mentions.mention import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language

# "including" and "of which" may introduce some of the parts; "consisting of" and brackets that hold
# nothing but counts, all of them.
_PARTS = {
    "en": re.compile(
        r"\b(?:including|of which|consisting of|comprising|made up of|namely|with)\b|\(|:", re.I
    ),
    "vi": re.compile(r"\b(?:trong đó|bao gồm|gồm|trong số đó|cụ thể|với)\b|\(|:", re.I),
}
_ALL_PARTS = {
    "en": re.compile(r"\b(?:consisting of|comprising|made up of|namely)\b", re.I),
    "vi": re.compile(r"\b(?:bao gồm|gồm|gồm có)\b", re.I),
}
_OTHER = re.compile(r"\b(?:of which|trong đó)\b", re.I)


def checks(analysis: Analysis, figures: Sequence[FigureDraft]) -> tuple[CheckDraft, ...]:
    """Return every check that the text's structure allows, in order, each once."""
    by_sentence: dict[int, list[FigureDraft]] = {}
    for figure in figures:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    found: list[CheckDraft] = []
    for sentence in analysis.sentences:
        mine = by_sentence.get(sentence.id, [])
        found += _sums(sentence, mine, analysis.language)
        found += _rates(sentence, mine)
    return tuple(dict.fromkeys(found))


def show(value: Decimal) -> str:
    """Write a number for a statement: thousands parted by commas, decimals by a point."""
    return format_number(plain(value), "en")


# --- sums -----------------------------------------------------------------------------------------


def _sums(sentence: Marked, figures: list[FigureDraft], language: Language) -> list[CheckDraft]:
    found = []
    index = 0
    while index + 2 < len(figures):
        parts = _parts_after(sentence, figures, index, language)
        if len(parts) >= 2:
            check = _sum(sentence, figures[index], parts, language)
            if check:
                found.append(check)
                index += len(parts)
        index += 1
    return found


def _parts_after(
    sentence: Marked, figures: list[FigureDraft], index: int, language: Language
) -> list[FigureDraft]:
    whole = figures[index]
    start = figures[index + 1].mention.span.start
    gap = sentence.masked[whole.mention.span.end : start]
    opened = list(_PARTS[language].finditer(gap))
    if not opened or len(gap[opened[-1].end() :].split()) > 6 or len(gap.split()) > 40:
        return []
    bracket = opened[-1][0] == "(" or "(" in gap[: opened[-1].end()]
    end = sentence.masked.find(")", start) if bracket else len(sentence.masked)
    parts = []
    for figure in figures[index + 1 :]:
        if figure.mention.span.start >= (end if end >= 0 else len(sentence.masked)):
            break
        if not _same_kind(whole, figure):
            break
        parts.append(figure)
    return parts


def _same_kind(whole: FigureDraft, part: FigureDraft) -> bool:
    if whole.mention.kind is Kind.RATIO or part.mention.kind is Kind.RATIO:
        return False
    return (
        whole.mention.kind is part.mention.kind
        and whole.amount.unit == part.amount.unit
        and whole.mention.kind not in (Kind.PERCENT, Kind.RANK)
        and part.amount.value <= whole.amount.value
    )


def _sum(
    sentence: Marked, whole: FigureDraft, parts: list[FigureDraft], language: Language
) -> CheckDraft | None:
    # The shortest run of parts that makes the whole is the enumeration; later figures belong elsewhere.
    total = Decimal(0)
    for count, part in enumerate(parts, 1):
        total += part.amount.value
        if count >= 2 and total == whole.amount.value:
            return _statement(sentence, whole, parts[:count], ok=True)
    gap = sentence.masked[whole.mention.span.end : parts[0].mention.span.start]
    told = _ALL_PARTS[language].search(gap) and not _OTHER.search(gap)
    exact = not any(f.approximation for f in (whole, *parts))
    if (
        told
        and exact
        and _plain_list(sentence, parts)
        and _ends_there(sentence, parts[-1])
        and total != whole.amount.value
    ):
        return _statement(sentence, whole, parts, ok=False) if _near(total, whole) else None
    return None


def _ends_there(sentence: Marked, last: FigureDraft) -> bool:
    """Nothing uncounted follows in the list: ``gồm 2 trạm A, 2 trạm B và trạm C`` has a fifth."""
    after = re.sub(r"\([^()]*\)", "", sentence.masked[last.mention.span.end :])
    rest = re.split(r"[;.)]", after)[0]
    return not re.search(r",|(?<!\w)(?:và|cùng|and|plus)(?!\w)", rest)


def _near(total: Decimal, whole: FigureDraft) -> bool:
    """A slip of arithmetic is small; a list of other things than parts is far from the whole."""
    return abs(total - whole.amount.value) <= whole.amount.value / 4


def _plain_list(sentence: Marked, parts: list[FigureDraft]) -> bool:
    """All parts in one run of list marks, with nothing but their nouns between them."""
    for left, right in itertools.pairwise(parts):
        gap = sentence.masked[left.mention.span.end : right.mention.span.start]
        if len(gap.split()) > 12 or not re.search(r"[;,]|\band\b|\bvà\b", gap) or NUM in gap:
            return False
    return True


def _statement(
    sentence: Marked, whole: FigureDraft, parts: Sequence[FigureDraft], *, ok: bool
) -> CheckDraft:
    terms = " + ".join(show(p.amount.value) for p in parts)
    sign = "=" if ok else "≠"
    unit = f" {whole.amount.unit}" if whole.amount.unit else ""
    return CheckDraft("sum", f"{terms} {sign} {show(whole.amount.value)}{unit}", ok, (sentence.id,))


# --- rates ----------------------------------------------------------------------------------------


def _rates(sentence: Marked, figures: list[FigureDraft]) -> list[CheckDraft]:
    """A rate that shares its ratio's label was stated for it (see ``figures``)."""
    found = []
    for figure, following in zip(figures, [*figures[1:], None], strict=False):
        base = figure.amount.of
        if figure.mention.kind is not Kind.RATIO or not base:
            continue
        if (
            following
            and following.mention.kind is Kind.PERCENT
            and following.label == figure.label
            and following.change is None
        ):
            found.append(_rate(sentence, figure, following, base))
    return found


def _rate(sentence: Marked, ratio: FigureDraft, rate: FigureDraft, base: Decimal) -> CheckDraft:
    stated = rate.amount.value
    exact = ratio.amount.value * 100 / base
    places = -int(stated.as_tuple().exponent) if stated != stated.to_integral_value() else 0
    # A rate may be rounded or cut: either is right.
    near = abs(exact - stated) < Decimal(1).scaleb(-places)
    if rate.approximation:
        near = abs(exact - stated) <= 1
    shown = f"{show(ratio.amount.value)}/{show(base)}"
    if near:
        return CheckDraft("ratio", f"{shown} = {show(stated)}%", True, (sentence.id,))
    return CheckDraft("ratio", f"{shown} ≠ {show(stated)}%", False, (sentence.id,))
