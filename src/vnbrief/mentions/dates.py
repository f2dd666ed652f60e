"""Days, months and years: ngày 20/8/2013, tháng 8/2013, năm 2013; August 20, 2013."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.figures import other
from vnbrief.mentions.formatting import MONTHS, date_forms
from vnbrief.mentions.mention import Kind, Mention, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.document import Language

YEAR = r"(?:19|20)\d\d"
_NOT_BEFORE = r"(?<![\w/.,-])"
_NOT_AFTER = r"(?![\w/]|[.,-]\d|-\w)"
ANY_YEAR = r"(?:1\d|20)\d\d"
_VI_MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
# Lower-case một, hai, năm after tháng are mostly not its name: mỗi tháng hai lần, ngày tháng năm.
_VI_MONTH = (
    "[Mm]ười (?:[Mm]ột|[Hh]ai)|Một|Hai|[Bb]a|[Tt]ư|Năm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười"
    "|(?:(?<=đầu tháng )|(?<=giữa tháng )|(?<=cuối tháng )|(?<=từ tháng )|(?<=đến tháng )"
    "|(?<=vào tháng )|(?<=trong tháng )|(?<=hồi tháng )|(?<=và tháng )|(?<=sang tháng ))(?:một"
    "|hai|năm)"
)
_NOT_LUNAR = r"(?! âm lịch)"
_NOT_A_MONTH = r"(?! (?:lần|ngày|buổi|cuộc|người|lượt|âm lịch|lăm|mươi)(?!\w))"
_EN_MONTHS = {m.lower(): i for i, m in enumerate(MONTHS, 1)}
_EN_MONTHS |= {m[:3].lower(): i for i, m in enumerate(MONTHS, 1)} | {"sept": 9}
_EN_MONTH = rf"({'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"

_FULL = re.compile(
    r"(?<![\w/.,-])((?:[Nn]gày "
    rf"|NGÀY )?)(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\3 ?({ANY_YEAR}){_NOT_AFTER}"
)
_ISO = re.compile(rf"{_NOT_BEFORE}({YEAR})-(\d\d)-(\d\d){_NOT_AFTER}")
_SHORT = re.compile(
    rf"{_NOT_BEFORE}((?:[Nn]gày |NGÀY )?)(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}){_NOT_AFTER}{_NOT_LUNAR}"
)
_VI_WORDS = re.compile(
    rf"{_NOT_BEFORE}((?:[Nn]gày |NGÀY )?)(?:(?:mùng|mồng) )?(\d{{1,2}}) ?tháng (\d{{1,2}}"
    rf"|{_VI_MONTH})"
    rf"(?:(?: năm |[/-]|, ?)({ANY_YEAR}))?(?![\w/]|[.,]\d){_NOT_LUNAR}"
)
_VI_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?<!\d )(?<!rằm )(?<!Rằm )([Tt]háng|THÁNG) (\d{{1,2}}|{_VI_MONTH}){_NOT_A_MONTH}"
    rf"(?:(?: năm | ?[/.-] ?)({ANY_YEAR}))?(?![\w/]|[.,]\d)"
)
_BARE_MONTH_YEAR = re.compile(
    rf"{_NOT_BEFORE}(\d{{1,2}})/({ANY_YEAR}){_NOT_AFTER}"
    rf"|(?:(?<=đến )|(?<=tới )|(?<=từ )|(?<=và ))(\d{{1,2}})-({YEAR}){_NOT_AFTER}"
)
_VI_DAYS = re.compile(
    rf"{_NOT_BEFORE}((?:các ngày |ngày )?)(\d{{1,2}})( ?[-–] ?| (?:và|hoặc) (?:ngày )?"
    r"| đến (?:hết )?(?:ngày )?|, ?)"
    rf"(\d{{1,2}})(?:([/.-])| tháng )(\d{{1,2}})(?:(?: năm |[/.-])({YEAR}))?{_NOT_AFTER}",
    re.IGNORECASE,
)
_DAY_CUE = re.compile(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|sớm|muộn|hôm|từ|đến|trước|sau|lễ|dịp|qua|nay|kể từ|tới"
    r"|hết|vào|"
    r"thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|quốc khánh|on|of|from|until|till|since|before|after|"
    r"dated|day|morning|afternoon|evening|by|to)(?: | \()$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"(?:(?:sáng|sớm|muộn|chiều|tối|trưa|ngày|hôm|thời tiết|thời điểm|quốc gia|quốc tế) "
    r"|\d/\d{1,2} (?:và|đến|tới) )$",
    re.IGNORECASE,
)
_HYPHEN_CUE = re.compile(
    r"(?:(?:sáng|sớm|chiều|tối|trưa|ngày|gày|nay|qua|mai|đêm|muộn)[ ,(]{1,2}"
    r"|\d{1,2}[-.]\d{1,2} (?:đến|và|tới|đến hết) )$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?: ?%| (?:xã|huyện|tỉnh|thôn|bản|phường|quận|thị|thành viên|đơn vị|địa phương|người|hộ"
    r"|tiêu chí|chỉ tiêu|"
    r"mô hình|trường|chi bộ|đảng bộ|đại biểu|phiếu|cơ sở|dự án|công trình|doanh nghiệp|ủy viên"
    r"|uỷ viên|đồng chí|"
    r"sở|ban|ngành|khu|tổ|ấp|buôn|làng|nhóm|điểm|bị cáo|cán bộ|vụ|lớp|ca|số|tổng|việc|phần|bộ"
    r"|nước|nhà|sản phẩm|hồ sơ|bàn|kiến nghị|nhiệm vụ|thủ tục|"
    r"communes?|districts?|provinces?|wards?|villages?|cities|members?|units|households|criteria"
    r"|targets|"
    r"schools|cells|delegates|votes|projects|of|localities|hamlets|towns))(?!\w)",
    re.IGNORECASE,
)
_EN_MDY = re.compile(
    rf"(?<!\w){_EN_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?:,? ({ANY_YEAR}))?(?![\w%/]|[.,]\d|:\d)"
)
_EN_DMY = re.compile(
    rf"(?<![\w/.,-])(?:(?:the )(?=\d{{1,2}}\w\w of))?(\d{{1,2}})(?:st|nd|rd"
    rf"|th)?(?: day)?(?: of)? {_EN_MONTH}(?:,? ({ANY_YEAR}))?(?![\w/]|[.,]\d)"
)
_EN_MY = re.compile(rf"(?<!\w){_EN_MONTH}(?:,? (?:of )?|/)({ANY_YEAR})(?![\w/]|[.,]\d)")
_EN_M = re.compile(rf"(?<!\w)({'|'.join(MONTHS)})(?!\w)")
_SHORT_MONTHS = "|".join(name[:3] for name in MONTHS)
_EN_MONTHS_SHORT = re.compile(
    rf"(?<!\w)({_SHORT_MONTHS})\.?(?: ?[-–] ?| to | and )({_SHORT_MONTHS})(?:\.|(?!\w))(?! ?\d)"
)
_EN_MONTH_CUE = re.compile(
    r"(?:in|of|since|by|from|until|till|last|this|next|early|late|mid|to|and|through|during"
    r"|before|after|"
    r"every|each|the|end-|between|-)[ -]$|-$",
    re.IGNORECASE,
)
_EN_DAYS = re.compile(
    rf"(?<!\w){_EN_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?( ?[-–] ?| and | to )(\d{{1,2}})(?:st|nd|rd"
    rf"|th)?(?:,? ({YEAR}))?(?![\w%/]|[.,]\d| [A-Z][a-z]+ \d)"
)
_EN_DAYS_BACK = re.compile(
    rf"{_NOT_BEFORE}(?:the (?=\d\d?[snrt]))?(\d{{1,2}})(?:st|nd|rd|th)?( ?[-–] ?| and "
    rf"| to )(?:the )?(\d{{1,2}})"
    rf"(?:st|nd|rd|th)?(?: of)? {_EN_MONTH}(?: ({YEAR}))?(?![\w/])"
)
_YEAR = re.compile(
    rf"(?<![\w/,-])(?<!\d\.)((?:[Nn]ăm |NĂM )?)({YEAR})(?![\w%/]|[.,]\d|[-+]\d)"
    rf"|(?:(?<=mid-)|(?<=pre-)|(?<=post-))()({YEAR})(?![\w%/]|[.,]\d)|(?<=late-)()({YEAR})(?!\w)"
    rf"|(?<=early-)()({YEAR})(?!\w)"
    rf"|(?<![\w])([Nn]ăm )({ANY_YEAR})(?![\w%/]|[.,]\d|-\d)"
    r"|(?:(?<=[Ii]n )|(?<=since )|(?<=Since )|(?<=from )|(?<=by )|(?<=until )|(?<=year )"
    r"|(?<=year of )|(?<=to )|(?<=of ))"
    rf"()(1[0-8]\d\d)(?![\w%/-]|[.,]\d)"
)
_VI_YEAR_COUNTS = re.compile(
    r" (?:người|hộ|đồng|ha|tấn|km|tỷ|triệu|đại biểu|cán bộ|đảng viên|lượt|suất|doanh nghiệp"
    r"|học sinh|USD|"
    r"tỉ|mét|m|m2|con|căn|phòng|lao động|sinh viên|trường hợp|vụ|tờ|chiếc|cây|đơn|hội viên"
    r"|đoàn viên)(?!\w)",
    re.IGNORECASE,
)
_EN_YEAR_COUNTS = re.compile(
    r" (?:people|households|hectares|tonnes|tons|VND|USD|km|delegates|cadres|members|businesses"
    r"|workers|"
    r"students|officers|cases|soldiers|units|trees|enterprises|meters|metres|billion|million|rooms|"
    r"beds|families|farmers|participants|candidates|applications|visitors|troops|m)(?!\w)"
)
_EN_YEAR_CUE = re.compile(
    r"(?:in|of|since|by|from|until|to|year|for|and|during|before|after|early|late|mid-?) $",
    re.IGNORECASE,
)


def find_dates(text: str, language: Language) -> tuple[Mention, ...]:
    """Find days, ranges of days, months and years; whether 5/3 is a day, the words around say."""
    found = [*_numeric(text, language), *_years(text, language)]
    for finder in (_vi_days, _vi_words) if language == "vi" else (_en_days, _en_words):
        found.extend(finder(text))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def iso(year: str | int | None, month: int, day: int | None = None) -> str | None:
    """Return the ISO text of a day or month, ``None`` if the calendar has no such day."""
    if not 1 <= month <= 12:
        return None
    try:
        date(int(year) if year else 2000, month, day or 1)
    except ValueError:
        return None
    head = f"{year}" if year else "-"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


def when_mention(
    text: str, span: Span, when: When, language: Language, figure: Span | None
) -> Mention:
    """Make the mention of a date or period; ``figure`` is the part that a placeholder replaces."""
    forms = tuple(dict.fromkeys(date_forms(when, other(language))))
    whole = figure == span and not when.start.isdecimal()  # a year stays as it is
    return Mention(
        kind=Kind.PERIOD if when.end or when.label or "Q" in when.start else Kind.DATE,
        span=span,
        text=span.cut(text),
        value=when,
        renderings=forms,
        language=language,
        figure=figure,
        figure_rendering=None if figure is None else (forms[0] if whole else figure.cut(text)),
    )


def _day(text: str, m: re.Match[str], start: str | None, language: Language) -> Iterator[Mention]:
    if start is not None:
        span = Span(m.start(), m.end())
        yield when_mention(text, span, When(start), language, span)


def _days(
    text: str, m: re.Match[str], when: When, joint: str, language: Language
) -> Iterator[Mention]:
    """Yield two days of one month; ngày 14 và 20/2 is no range, and reads so in the other language."""
    span = Span(m.start(), m.end())
    mention = when_mention(text, span, when, language, span)
    word = re.match(r" (?:(và|and)|hoặc|or)(?!\w)", joint)
    if word:
        target = other(language)
        wanted = (" và ", " hoặc ") if target == "vi" else (" and ", " or ")
        first = wanted[0 if word[1] else 1]
        ahead = [form.replace(wanted[0], first) for form in mention.renderings if wanted[0] in form]
        forms = tuple(dict.fromkeys((*ahead, *mention.renderings)))
        mention = replace(mention, renderings=forms, figure_rendering=forms[0])
    yield mention


def _numeric(text: str, language: Language) -> Iterator[Mention]:
    for m in _FULL.finditer(text):
        yield from _day(text, m, _day_first(m[2], m[4], m[5], language), language)
    for m in _ISO.finditer(text):
        yield from _day(text, m, iso(m[1], int(m[2]), int(m[3])), language)
    for m in _SHORT.finditer(text):
        if _is_day(text, m):
            yield from _day(text, m, _day_first(m[2], m[4], None, language), language)
    for m in _BARE_MONTH_YEAR.finditer(text):
        yield from _day(text, m, iso(m[2] or m[4], int(m[1] or m[3])), language)


def _day_first(one: str, two: str, year: str | None, language: Language) -> str | None:
    day_first = iso(year, int(two), int(one)) if int(one) else None
    if day_first is None and language == "en" and int(two):
        return iso(year, int(one), int(two))
    return day_first


def _is_day(text: str, m: re.Match[str]) -> bool:
    """Settle whether 5/3, 24-6 or 24.6 is a day by the words around it."""
    cue = bool(m[1]) or bool(_DAY_CUE.search(text, max(0, m.start() - 12), m.start()))
    if m[3] != "/":
        return bool(m[1]) or bool(_HYPHEN_CUE.search(text, max(0, m.start() - 16), m.start()))
    if m[1] or _STRONG_CUE.search(text, max(0, m.start() - 12), m.start()):
        return True
    if _COUNTED.match(text, m.end()) or (int(m[2]) == int(m[4]) and not cue):
        return False
    if cue or int(m[2]) > int(m[4]):
        return True
    return text[m.start() - 1 : m.start()] == "(" and text[m.end() : m.end() + 1] == ")"


def _vi_days(text: str) -> Iterator[Mention]:
    for m in _VI_DAYS.finditer(text):
        cue = m[1] or re.search(
            r"(?:(?:từ|sáng|chiều|tối|trong|ngày|hôm) |ngày \()$",
            text[max(0, m.start() - 9) : m.start()],
            re.I,
        )
        if not cue:
            continue
        month, first, last = int(m[6]), int(m[2]), int(m[4])
        end = iso(m[7], month, last) if last else None
        start = iso(m[7], month, first) if first else None
        if end and start and first < last:
            yield from _days(text, m, When(start, end), m[3], "vi")


def _vi_words(text: str) -> Iterator[Mention]:
    for m in _VI_WORDS.finditer(text):
        month = _vi_month(m[3])
        yield from _day(text, m, iso(m[4], month, int(m[2])) if int(m[2]) else None, "vi")
    for m in _VI_MONTH_YEAR.finditer(text):
        yield from _day(text, m, iso(m[3], _vi_month(m[2])), "vi")


def _vi_month(text: str) -> int:
    return int(text) if text.isdigit() else _VI_MONTHS.get(text.lower(), 0)


def _en_days(text: str) -> Iterator[Mention]:
    for m in _EN_DAYS.finditer(text):
        yield from _en_range(text, m, (1, 2, 3, 4))
    for m in _EN_DAYS_BACK.finditer(text):
        yield from _en_range(text, m, (4, 1, 2, 3))


def _en_range(text: str, m: re.Match[str], order: tuple[int, ...]) -> Iterator[Mention]:
    name, one, joint, two = (m[i] for i in order)
    month, first, last = _en_month(name), int(one), int(two)
    end, start = iso(m[5], month, last), iso(m[5], month, first)
    if 0 < first < last and end and start:
        yield from _days(text, m, When(start, end), joint, "en")


def _en_words(text: str) -> Iterator[Mention]:
    for m in _EN_MDY.finditer(text):
        if int(m[2]):
            yield from _day(text, m, iso(m[3], _en_month(m[1]), int(m[2])), "en")
    for m in _EN_DMY.finditer(text):
        if int(m[1]):
            yield from _day(text, m, iso(m[3], _en_month(m[2]), int(m[1])), "en")
    for m in _EN_MY.finditer(text):
        yield from _day(text, m, iso(m[2], _en_month(m[1])), "en")
    for m in _EN_M.finditer(text):
        before = text[max(0, m.start() - 8) : m.start()]
        # Mid-sentence a capital May or March is the month, unless a name stands before it.
        in_sentence = re.search(r"(?<![\w])[a-z][a-z-]* $", before)
        if m[1] in ("May", "March") and not (in_sentence or _EN_MONTH_CUE.search(before)):
            continue
        yield from _day(text, m, iso(None, _en_month(m[1])), "en")
    for m in _EN_MONTHS_SHORT.finditer(text):  # Nov-Feb
        for group in (1, 2):
            when = When(f"--{_en_month(m[group]):02d}")
            yield when_mention(text, Span(*m.span(group)), when, "en", None)


def _en_month(name: str) -> int:
    return _EN_MONTHS[name.rstrip(".").lower()]


def _years(text: str, language: Language) -> Iterator[Mention]:
    for m in _YEAR.finditer(text):
        if m[0].isdigit() and _counts(text, m, language):
            continue
        span = Span(m.start(), m.end())
        yield when_mention(text, span, When(m[0][-4:]), language, Span(m.end() - 4, m.end()))


def _counts(text: str, m: re.Match[str], language: Language) -> bool:
    """Tell whether four digits that could be a year count something (2000 người)."""
    if language == "vi":
        return bool(_VI_YEAR_COUNTS.match(text, m.end()))
    before = text[max(0, m.start() - 8) : m.start()]
    return bool(_EN_YEAR_COUNTS.match(text, m.end())) and not _EN_YEAR_CUE.search(before)
