"""When a figure holds: a date in its clause, or the one that governs the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.briefing.analysis import DOC, NUM, TIMES, Marked
from vnbrief.briefing.clauses import opening_length, part_at
from vnbrief.document import Language, Span
from vnbrief.mentions.mention import Mention, When

if TYPE_CHECKING:
    from datetime import date

_COMPARED = re.compile(
    r"(?:compared (?:to|with)|over|than|against|versus|so với(?: năm| cuối năm| đầu năm| cùng kỳ)?"
    r"|compared (?:to|with) (?:the )?(?:end of|same period (?:in|of"
    r"|last year))?)(?: the year| year| that of)?\s*$",
    re.IGNORECASE,
)
_MOVED_FROM = re.compile(
    rf"\b(?:up|down|increas\w+|decreas\w+|ris\w+|rose|f[ae]ll\w*|grow\w*|grew|growth|dropp?\w*|higher"
    rf"|lower|more|less)\b[^,;]{{0,24}}{NUM}+(?: \w+){{0,3}} (?:from|on)(?: the)?\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:{DOC}+,?\s*(?:dated |of |on |ngày |năm |issued on |ban hành )*|dated\s*)$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:since|from|từ|kể từ|ever since)\s+(?:the )?(?:beginning of |start of "
    r"|end of |đầu |cuối |năm )*(?:the )?$",
    re.IGNORECASE,
)
_TO_NOW = re.compile(
    r"^\s*(?:term)?\s*(?:to|until|up to|đến|tới)\s+(?:the )?(?:present|now|date|nay|hiện nay)",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:up to now|to date|until now|so far|currently|at present|đến nay|hiện nay"
    r"|hiện có|hiện tại|cho đến nay)\b",
    re.IGNORECASE,
)


_BESIDE = re.compile(
    r" (?:by|in|vào|năm|đến|trong|until)(?: the end of| cuối| hết)?(?: năm| the year)? ?",
    re.IGNORECASE,
)


def period_of(
    sentence: Marked, mention: Mention, language: Language, published: date | None = None
) -> str | None:
    """Return the figure's period as ISO text: ``2022``, ``2021/2025``, ``2017/..``; ``None`` if unsaid."""
    time = governing_time(sentence, mention.span, language)
    return iso_period(sentence, time, published) if time else None


def governing_time(sentence: Marked, where: Span, language: Language) -> Mention | None:
    """Find the date or period that the words at ``where`` stand under."""
    times = [t for t in sentence.of_kinds(TIMES) if is_period(sentence, t)]
    if not times:
        return None
    part = part_at(sentence.masked, where)
    own = [t for t in times if part.span.start <= t.span.start and t.span.end <= part.span.end]
    before = [t for t in own if t.span.end <= where.start]
    beside = [t for t in own if _BESIDE.fullmatch(sentence.masked[where.end : t.span.start])]
    if beside and before:
        return beside[0]  # "45% by 2025 and 60% by 2030"
    if before:
        return None if _now_between(sentence, before[-1], where) else before[-1]
    if own and _close(sentence, where, own[0]):
        return own[0]
    if part.inner:
        outer = [t for t in times if t.span.end <= part.span.start]
        if outer:
            return outer[-1]
    return _opening_time(sentence, times, where, language)


def _close(sentence: Marked, where: Span, time: Mention) -> bool:
    """A date after the figure is its own where no comma parts them: ``50 communes … by the end of 2023``."""
    gap = sentence.masked[where.end : time.span.start]
    return (
        not re.search(r"[,;:()]|\b(?:that|which|will|sẽ|mà|khi)\b", gap) and len(gap.split()) <= 14
    )


def _now_between(sentence: Marked, time: Mention, where: Span) -> bool:
    return bool(_NOW.search(sentence.text[time.span.end : where.start]))


def _opening_time(
    sentence: Marked, times: list[Mention], where: Span, language: Language
) -> Mention | None:
    opening = opening_length(sentence.masked, language)
    for time in times:
        if time.span.end <= opening + 1 and not _now_between(sentence, time, where):
            return time
    return None


def opening_time(sentence: Marked, language: Language) -> Mention | None:
    """Return the date in the sentence's opening adverbial (``In 2022, ``), if there is one."""
    times = [t for t in sentence.of_kinds(TIMES) if is_period(sentence, t)]
    return _opening_time(sentence, times, Span(len(sentence.text), len(sentence.text)), language)


def is_period(sentence: Marked, time: Mention) -> bool:
    """Tell whether a date says when: a clock, a century, a comparison or a signature do not."""
    when = time.value
    if (
        not isinstance(when, When)
        or when.start.startswith("T")
        or when.label in ("century", "decade")
    ):
        return False
    before = sentence.masked[: time.span.start]
    if _COMPARED.search(before) or _DATED.search(before) or _MOVED_FROM.search(before):
        return False
    return sentence.text[: time.span.start].count('"') % 2 == 0


def iso_period(sentence: Marked, time: Mention, published: date | None) -> str | None:
    """Write a date as the brief's period: ``2022``, ``2021/2025``, ``2017/..``, ``2024-01/2024-06``."""
    when = time.value
    text = iso(when, published) if isinstance(when, When) else None
    if not isinstance(when, When) or text is None:
        return None
    open_end = _TO_NOW.match(sentence.text[time.span.end :]) or _SINCE.search(
        sentence.text[: time.span.start]
    )
    return f"{text}/.." if when.end is None and open_end and "/" not in text else text


def iso(when: When, published: date | None = None) -> str | None:
    """Return ISO text; ``None`` where the year is not said and the article has no date.

    A day or month without a year is the last one before the article came out.
    """
    start = _with_year(when.start, published)
    months = re.match(r"(last-)?months:(\d+)$", when.label or "")
    if start is None:
        return None
    if months:
        count = int(months[2])
        first, last = (13 - count, 12) if months[1] else (1, count)
        return f"{start[:4]}-{first:02d}/{start[:4]}-{last:02d}"
    if when.end is None:
        return start
    end = _with_year(when.end, published)
    return f"{start}/{end}" if end else start


def _with_year(text: str, published: date | None) -> str | None:
    if not text.startswith("--"):
        return text
    if published is None:
        return None
    rest = text[2:]
    if re.match(r"\d\d", rest):
        later = rest > f"{published.month:02d}-{published.day:02d}"[: len(rest)]
        return f"{published.year - later}-{rest}"
    return f"{published.year}-{rest}" if rest else str(published.year)


def is_future(period: str | None, published: date | None) -> bool:
    """Tell whether a period ends after the article came out."""
    if not period or not published:
        return False
    last = period.split("/")[-1]
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", last)
    if not match:
        return False
    year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 28)
    return (year, month, day) > (published.year, published.month, published.day)
