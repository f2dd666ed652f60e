"""The digest arranged for reading: what every readable form of it sets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from vnbrief.rendering import wording
from vnbrief.rendering.labels import APPROXIMATE_STARTS, APPROXIMATION, pick
from vnbrief.rendering.view import Two

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.briefing.schema import Bilingual
    from vnbrief.digesting.schema import Article, CitedDocument, Digest, Indicator, Reference, Value
    from vnbrief.document import Language

_LABELS: dict[str, tuple[str, str]] = {
    "title": ("Điểm báo", "Digest"),
    "articles": ("Các bài", "Articles"),
    "timeline": ("Diễn biến theo thời gian", "What happened when"),
    "indicators": ("Chỉ tiêu theo địa phương và năm", "Indicators by place and year"),
    "documents": ("Văn bản được dẫn", "Documents cited"),
    "candidates": ("Từ ngữ chưa có trong bảng thuật ngữ", "Terms not in the glossary"),
    "failures": ("Tệp không đọc được", "Files that could not be read"),
    "place": ("Địa phương", "Place"),
    "period": ("Thời gian", "Time"),
    "value": ("Giá trị", "Value"),
    "source": ("Nguồn", "Source"),
    "target": ("mục tiêu", "target"),
    "disputed": ("các bài nêu số khác nhau", "articles differ"),
    "copies": ("Bài gần trùng đã gộp", "Near-duplicates folded in"),
    "no_place": ("Không nêu địa phương", "Place not stated"),
    "no_period": ("không nêu", "not stated"),
    "in_year": ("trong năm", "that year"),
    "proposal": (
        "Bản tiếng Anh hoặc tiếng Việt ở đây là gợi ý của máy.",
        "The other language here is a machine's proposal.",
    ),
    "note": (
        "Trong ngoặc vuông: số bài, rồi số câu trong bài đó.",
        "In square brackets: the article's number, then its sentences.",
    ),
    "untitled": ("Không có tiêu đề", "Untitled"),
    "quotes": ("Câu nguồn", "Source sentences"),
}


def label(key: str, language: Language) -> str:
    """Return the fixed word or heading ``key`` in ``language``."""
    return pick(_LABELS[key], language)


def both(key: str) -> Two:
    """Return a fixed word in both languages."""
    return Two.of(lambda language: label(key, language))


@dataclass(frozen=True, slots=True)
class Row:
    """A value of an indicator.

    Attributes:
        place: empty where it is that of the row above.
        at: its share of the table's greatest value, 0 to 100; ``None`` where no bar would be true.
    """

    place: Two
    period: Two
    value: Two
    target: bool
    at: float | None
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one place over the years, as points of a drawing 100 wide and 24 high."""

    place: Two
    points: tuple[tuple[float, float], ...]
    ends: tuple[Two, Two]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An indicator ready to be set."""

    heading: Two
    uncertain: bool
    disputed: bool
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]


def heading(digest: Digest) -> Two:
    """Say what the digest is of: how many articles, from when to when."""
    days = sorted(a.published for a in digest.articles if a.published)
    count = len(digest.articles)

    def say(language: Language) -> str:
        many = f"{count} bài" if language == "vi" else f"{count} article{'s' * (count != 1)}"
        text = f"{label('title', language)}: {many}"
        if days:
            first, last = (wording.when(day, language) for day in (days[0], days[-1]))
            text += f", {first}" if first == last else f", {first} – {last}"
        return text

    return Two.of(say)


def said(text: Bilingual) -> Two:
    """Return a text of the digest in both languages, ready for display."""
    return Two.of(lambda language: wording.say(text, language))


def sheets(digest: Digest) -> tuple[Sheet, ...]:
    """Return the indicators as tables with what their drawings need."""
    return tuple(_sheet(indicator) for indicator in digest.indicators)


def _sheet(indicator: Indicator) -> Sheet:
    greatest = max((v.value for v in indicator.values), default=0.0)
    ranked = any(v.rank_of is not None for v in indicator.values)
    rows: list[Row] = []
    before: str | None = ""
    for value in indicator.values:
        place = value.place.id if value.place else None
        shown = Two("", "") if place == before and rows else _place(value)
        before = place
        at = None if ranked or greatest <= 0 or value.value < 0 else 100 * value.value / greatest
        rows.append(
            Row(
                place=shown,
                period=_period(value),
                value=Two.of(lambda language, v=value: _amount(v, language)),  # type: ignore[misc]
                target=value.target,
                at=None if at is None else round(at, 1),
                references=value.references,
            )
        )
    lead = Two.of(lambda language: wording.capital(wording.say(indicator.label, language)))
    return Sheet(
        lead, indicator.label.uncertain, indicator.disputed, tuple(rows), _lines(indicator)
    )


def _place(value: Value) -> Two:
    return said(value.place) if value.place else both("no_place")


def _period(value: Value) -> Two:
    if value.period is None:
        return both("no_period")
    period = value.period
    return Two.of(lambda language: wording.when(period, language))


def _amount(value: Value, language: Language) -> str:
    text = wording.say(value.scale_text, language)
    if value.approximate and not text.lower().startswith(APPROXIMATE_STARTS):
        text = f"{pick(APPROXIMATION[value.approximate], language)} {text}"
    return text


_LEAST = 3  # points that make a line


def _lines(indicator: Indicator) -> tuple[Line, ...]:
    dated = [v for v in indicator.values if v.period and v.place and not v.target]
    found = []
    for _, many in groupby(dated, key=lambda v: v.place.id if v.place else ""):
        line = list({v.period: v for v in many}.values())
        if len(line) >= _LEAST:
            found.append(_drawn(line))
    return tuple(found)


def _drawn(values: list[Value]) -> Line:
    low, high = min(v.value for v in values), max(v.value for v in values)
    room = (high - low) or 1.0
    points = tuple(
        (round(100 * i / (len(values) - 1), 1), round(22 - 20 * (v.value - low) / room, 1))
        for i, v in enumerate(values)
    )
    return Line(_place(values[0]), points, (_period(values[0]), _period(values[-1])))


def event_date(date: str, language: Language) -> str:
    """Say when, under a heading that names the year."""
    return label("in_year", language) if len(date) == len("2025") else wording.when(date, language)


def document_lead(cited: CitedDocument, language: Language) -> str:
    """Name a document: its kind and number, a law by its title."""
    kind = wording.say(cited.kind, language)
    if not cited.number:
        return wording.say(cited.title, language) if cited.title else kind
    return f"{kind} {'số' if language == 'vi' else 'No.'} {wording.clean(cited.number)}".strip()


def document_text(cited: CitedDocument, language: Language) -> str:
    """Say what a document is about, whose it is and of which day."""
    parts = []
    if cited.title and cited.number:
        parts.append(wording.say(cited.title, language))
    if cited.issuer:
        parts.append(wording.say(cited.issuer, language))
    if cited.date:
        parts.append(wording.when(cited.date, language))
    return "; ".join(parts)


def document_count(cited: CitedDocument, language: Language) -> str:
    """Say how many articles cite a document, and how often."""
    if language == "vi":
        return f"{cited.articles} bài, {cited.citations} lần"
    many = f"{cited.articles} article{'s' * (cited.articles != 1)}"
    return f"{many}, {cited.citations} time{'s' * (cited.citations != 1)}"


def article_title(article: Article, language: Language) -> str:
    """Return an article's title, or its file's name."""
    return wording.say(article.title, language) if article.title else wording.clean(article.name)


def article_byline(article: Article, language: Language) -> str:
    """Say who published an article, when, and in which file it is."""
    day = wording.when(article.published, language) if article.published else ""
    parts = (wording.clean(article.publisher or ""), day, wording.clean(article.name))
    return " · ".join(part for part in parts if part)


def copies_text(article: Article) -> str:
    """Name the near-duplicates of an article with how much they share."""
    return ", ".join(f"{wording.clean(c.name)} ({c.shared:.0%})" for c in article.copies)


def cite(references: Iterable[Reference]) -> str:
    """Write references: ``3: 4, 7; 5: 1``."""
    return "; ".join(
        f"{r.article}: {', '.join(map(str, r.sentences))}" if r.sentences else str(r.article)
        for r in references
    )


def years(digest: Digest) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the events' numbers by year, in order."""
    numbered = enumerate(digest.timeline)
    return tuple(
        (year, tuple(number for number, _ in many))
        for year, many in groupby(numbered, key=lambda pair: pair[1].date[:4])
    )
