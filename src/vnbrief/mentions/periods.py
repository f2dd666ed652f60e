"""Periods: 2021-2025, 6 tháng đầu năm 2024, quý I/2025, thế kỷ XX, the 1990s; times of day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.dates import ANY_YEAR, YEAR, when_mention
from vnbrief.mentions.formatting import roman
from vnbrief.mentions.mention import Mention, When
from vnbrief.mentions.spelled import spell_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.document import Language

_YEARS = re.compile(rf"(?<![\w/.,-])({ANY_YEAR})( ?[-–—/] ?)({ANY_YEAR})(?![\w/]|[.,-]\d)")
# The season 1995-96, the years 2021–25.
_SHORT_YEARS = re.compile(rf"(?<![\w/.,-])({YEAR})([-–/])(\d\d)(?![\w/%]|[.,-]\d)")
_LABELS = {
    "vi": (
        ("term", re.compile(r"(?:nhiệm kỳ|nhiệm kì)(?: \S+)?[ (]{1,2}$", re.IGNORECASE), None),
        ("school-year", re.compile(r"(?:năm học|niên khóa|niên khoá) $", re.IGNORECASE), None),
    ),
    "en": (
        (
            "term",
            re.compile(r"(?:term|tenure)(?: of)?[ (,]{1,2}$", re.I),
            re.compile(r" (?:term|tenure)"),
        ),
        ("school-year", re.compile(r"year $", re.I), re.compile(r" (?:school|academic) year")),
    ),
}  # fmt: skip
_ROMANS = {roman(i): i for i in range(1, 31)}
_COUNT = r"(\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một)"
_EN_COUNT = r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
_VI_MONTHS = re.compile(
    rf"(?<!\w)(?<!ngày ){_COUNT} tháng (đầu|cuối)(?: năm(?: nay(?! \d)"
    rf"| (?={YEAR}))?({YEAR})?)?(?! (?:tiên|cùng))(?!\w)|(?<!\w)nửa (đầu"
    rf"|cuối) năm(?: ({YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_VI_MONTHS_OF = re.compile(rf"(?<!\w){_COUNT} tháng năm ({YEAR})(?!\w)", re.IGNORECASE)
_EN_MONTHS = re.compile(
    rf"(?<!\w)(?:the )?(first|last|final) {_EN_COUNT} months(?: (?:of"
    rf"|in)(?: the year(?: (?=\d))?| this year)?)?(?: ?({YEAR}))?(?!\w)"
    r"|(?<!\w)(?:the )?(first|second) half of(?: the year(?: (?=\d))?| this year"
    rf"| (?={YEAR}))({YEAR})?(?!\w)"
    rf"|(?<!\w)H([12])(?:[ /]({YEAR}))?(?!\w)"
    rf"|(?<!\w)(?:the )?{_EN_COUNT}[- ]months?(?: period)? of ({YEAR})(?!\w)",
    re.IGNORECASE,
)
_VI_QUARTER = re.compile(
    rf"(?<!\w)quý (IV|I{{1,3}}|[1-4])(?:(?: ?[/-] ?| năm | )({YEAR}))?(?!\w)", re.IGNORECASE
)
_EN_QUARTER = re.compile(
    rf"(?<!\w)Q([1-4])(?:[ /-]({YEAR}))?(?!\w)|(?<!\w)(?:the )?(first|second|third|fourth|1st"
    r"|2nd|3rd|4th)[ -]quarter"
    rf"(?: (?:of |in )?({YEAR}))?(?!\w)|(?<!\w)(?:the )?quarter (IV|I{{1,3}}|[1-4](?=/"
    rf"| of \d))(?:(?:/| of )({YEAR}))?(?!\w)",
    re.IGNORECASE,
)
_QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_VI_CENTURY = re.compile(
    r"(?<!\w)thế k[ỷỉ] (?:thứ )?(X{0,2}(?:IX|IV|V?I{0,3})|\d{1,2})(?!\w)", re.IGNORECASE
)
_EN_ORDINALS = {word: i for i in range(1, 31) if (word := spell_ordinal(i, "en"))}
_EN_CENTURY = re.compile(
    rf"(?<!\w)(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(_EN_ORDINALS)}))[ -]centur(?:y|ies)(?!\w)",
    re.IGNORECASE,
)
_VI_DECADE = re.compile(
    r"(?<!\w)(?:những năm|thập niên|thập kỷ|thập kỉ)(?: (?:đầu|cuối|giữa))?(?: thập niên"
    r"| thập kỷ)? ((?:19|20)?\d0)(?![\w/.,-]\d|\w)",
    re.IGNORECASE,
)
_EN_DECADE = re.compile(
    r"(?<!\w)(?:the )?((?:19|20)\d0)['’]?s(?!\w)|(?<!\w)the (?:['’])?(\d0)s(?!\w)"
)
_VI_CLOCK = re.compile(
    r"(?<![\w/.,:])(\d{1,2}) ?(?:giờ|h|g|:)(?: ?(\d{2}|\d(?= phút))(?:(?<=:\d\d)(?!/)|(?! ?(?:tháng"
    r"|ngày|/))))?(?: ?phút|(?<=:\d\d) giờ)?(?![\w/]|[.,]\d|:\d)"
    r"(?: (sáng|trưa|chiều|tối|đêm)(?!\w))?"
)
_VI_CLOCK_CUE = re.compile(
    r"(?:lúc|vào|hồi|đến|từ|tới|đúng|trước|vào khoảng|(?:^|[.!?:]|\n)[\"“ ]*khoảng) $|- ?$",
    re.IGNORECASE,
)
_VI_CLOCK_AFTER = re.compile(
    r",? (?:ngày \d|cùng ngày|hôm|thứ)|(?: đến| -|-) ?\d{1,2} giờ", re.IGNORECASE
)
_EN_CLOCK = re.compile(
    r"(?<![\w/.,:])(\d{1,2})(?:[:.] ?(\d{2}))? ?([ap])\.?m\.?(?!\w)|(?<![\w/.,:])([01]?\d"
    r"|2[0-3]):([0-5]\d)(?!\w|:\d)"
    r"|(?<![\w/.,:])(\d{1,2})[hH](\d{2})?(?!\w)",
    re.IGNORECASE,
)

_LETTER = re.compile(r"[QH][1-4]")
_ZONED = re.compile(r"(?<![\w/.,:-])([01]\d|2[0-3])([0-5]\d)(?: giờ)?(?= ?(?:UTC|GMT|Zulu)(?!\w))")


def find_periods(text: str, language: Language) -> tuple[Mention, ...]:
    """Find ranges of years, parts of years, decades, centuries, and times of day."""
    parts = _vi_parts(text) if language == "vi" else _en_parts(text)
    found = [*_year_ranges(text, language), *_zoned(text, language), *parts]
    return tuple(sorted(found, key=lambda m: m.span))


def _year_ranges(text: str, language: Language) -> Iterator[Mention]:
    for m in _YEARS.finditer(text):
        start, end = int(m[1]), int(m[3])
        if not start < end <= start + 100:
            continue
        label = None
        for name, before, after in _LABELS[language]:
            if before.search(text, max(0, m.start() - 24), m.start()) or (
                after and after.match(text, m.end())
            ):
                label = name
        if m[2].strip() == "/" and label != "school-year":
            continue
        span = Span(m.start(), m.end())
        mention = when_mention(text, span, When(m[1], m[3], label), language, span)
        yield replace(mention, figure_rendering=f"{m[1]}-{m[3]}")
    for m in _SHORT_YEARS.finditer(text):
        end = int(m[1][:2] + m[3])
        if end == int(m[1]) + 1 or (end > int(m[1]) and m[2] != "/"):
            span = Span(m.start(), m.end())
            mention = when_mention(text, span, When(m[1], str(end)), language, span)
            yield replace(mention, figure_rendering=f"{m[1]}-{end}")


def _zoned(text: str, language: Language) -> Iterator[Mention]:
    """Find the four digits of a time of day before its zone: 0230 UTC."""
    for m in _ZONED.finditer(text):
        yield _clock_mention(text, Span(m.start(), m.end()), int(m[1]), int(m[2]), language)


def _clock_mention(text: str, span: Span, hour: int, minute: int, language: Language) -> Mention:
    when = When(f"T{hour % 24:02d}:{minute:02d}")
    return replace(when_mention(text, span, when, language, span), strength="should")


def _part(
    text: str, m: re.Match[str], when: When, language: Language, year_group: int | None
) -> Mention:
    figure = None
    if year_group is not None and m[year_group]:
        figure = Span(m.start(year_group), m.end(year_group))
    return when_mention(text, Span(m.start(), m.end()), when, language, figure)


def _in_one_piece(mention: Mention) -> Mention:
    """Hold Q1/2023 and H1 2024 whole: of the letter alone a model makes nothing."""
    if not _LETTER.match(mention.text) or not mention.renderings or mention.figure is None:
        return mention
    return replace(mention, figure=mention.span, figure_rendering=mention.renderings[0])


def _months_of(count: int, side: str, year: str | None) -> When:
    last = side.lower() in ("cuối", "last", "second", "final")
    head = year or "-"
    label = f"{'last-' if last else ''}months:{count}"
    if count == 6:
        return When(f"{head}-H{2 if last else 1}", None, label)
    return When(year or "--", None, label)


def _vi_parts(text: str) -> Iterator[Mention]:
    for m in _VI_MONTHS.finditer(text):
        if m[4]:
            yield _part(text, m, _months_of(6, m[4], m[5]), "vi", 5)
        elif 1 < (count := _count(m[1], "vi")) < 12:
            yield _part(text, m, _months_of(count, m[2], m[3]), "vi", 3)
    for m in _VI_MONTHS_OF.finditer(text):
        if 1 < (count := _count(m[1], "vi")) < 12:
            yield _part(text, m, _months_of(count, "đầu", m[2]), "vi", 2)
    for m in _VI_QUARTER.finditer(text):
        number = _ROMANS.get(m[1].upper()) or int(m[1])
        yield _part(text, m, When(f"{m[2] or '-'}-Q{number}"), "vi", 2)
    for m in _VI_CENTURY.finditer(text):
        number = _ROMANS.get(m[1].upper()) or (int(m[1]) if m[1].isdigit() else 0)
        if number:
            yield _part(text, m, When(str(number), None, "century"), "vi", None)
    for m in _VI_DECADE.finditer(text):
        yield _part(
            text, m, When(m[1] if len(m[1]) == 4 else f"19{m[1]}", None, "decade"), "vi", None
        )
    yield from _vi_clock(text)


def _vi_clock(text: str) -> Iterator[Mention]:
    for m in _VI_CLOCK.finditer(text):
        hour, minute = int(m[1]), int(m[2] or 0)
        sign = text[m.end(1) : m.end(1) + 1]
        if hour > 24 or minute > 59 or (sign == ":" and not m[2]):
            continue
        word = text[m.end(1) :].lstrip().startswith("giờ")
        if (
            word
            and not m[3]
            and (not m[2] or "phút" in m[0])
            and not (
                _VI_CLOCK_CUE.search(text, max(0, m.start() - 8), m.start())
                or _VI_CLOCK_AFTER.match(text, m.end())
                or (
                    text[m.end() : m.end() + 1] == ","
                    and text[: m.start()].rstrip(' "“')[-1:] in ("", ".", ":", "\n")
                )
            )
        ):
            continue
        if (m[3] in ("chiều", "tối") and hour < 12) or (m[3] == "đêm" and 6 < hour < 12):
            hour += 12
        span = Span(m.start(), m.end())
        yield _clock_mention(text, span, hour, minute, "vi")


def _en_parts(text: str) -> Iterator[Mention]:
    for m in _EN_MONTHS.finditer(text):
        if m[4]:
            yield _part(text, m, _months_of(6, m[4], m[5]), "en", 5)
        elif m[6]:
            half = _months_of(6, "first" if m[6] == "1" else "last", m[7])
            yield _in_one_piece(_part(text, m, half, "en", 7))
        elif m[8]:
            yield _part(text, m, _months_of(_count(m[8], "en"), "first", m[9]), "en", 9)
        elif 1 < (count := _count(m[2], "en")) < 12:
            yield _part(text, m, _months_of(count, m[1], m[3]), "en", 3)
    for m in _EN_QUARTER.finditer(text):
        name = m[1] or m[3] or m[5]
        number = _QUARTERS.get(name.lower()) or _ROMANS.get(name.upper()) or int(name)
        group = next((g for g in (2, 4, 6) if m[g]), None)
        when = When(f"{m[group] if group else '-'}-Q{number}")
        yield _in_one_piece(_part(text, m, when, "en", group))
    for m in _EN_CENTURY.finditer(text):
        century = m[1] or str(_EN_ORDINALS[m[2].lower()])
        yield _part(text, m, When(century, None, "century"), "en", None)
    for m in _EN_DECADE.finditer(text):
        yield _part(text, m, When(m[1] or f"19{m[2]}", None, "decade"), "en", None)
    yield from _en_clock(text)


def _en_clock(text: str) -> Iterator[Mention]:
    for m in _EN_CLOCK.finditer(text):
        hour, minute = int(m[1] or m[4] or m[6]), int(m[2] or m[5] or m[7] or 0)
        if m[3]:
            hour = hour % 12 + (12 if m[3].lower() == "p" else 0)
        if hour > 24 or minute > 59:
            continue
        yield _clock_mention(text, Span(m.start(), m.end()), hour, minute, "en")


def _count(text: str, language: Language) -> int:
    if text.isdigit():
        return int(text)
    words = {
        "vi": "hai ba bốn năm sáu bảy tám chín mười",
        "en": "two three four five six seven eight nine ten",
    }
    table = {w: i for i, w in enumerate(words[language].split(), 2)}
    return table.get(text.lower(), 11)
