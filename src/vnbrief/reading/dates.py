"""The day that a page gives for itself: whole lines such as ``Thứ Tư, 04/10/2023 | 08:15 GMT+7``.

Vietnamese dates are day first; a month over 12 turns the reading round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTH = rf"(?P<name>(?:{'|'.join(_NAMES)})[a-z]*)\.?"
_FORMS = (
    re.compile(
        r"(?<!\d)(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>(?:19|20)\d\d)(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        r"(?:ngày\s+)?(?<!\d)(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})[\s,]+(?:năm\s+)?(?P<y>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w){_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<y>(?:19"
        rf"|20)\d\d)",
        re.IGNORECASE,
    ),
)
_TIME = re.compile(
    r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2}|['’]|\s?phút)?\s?(?:am|pm|sa|ch)?(?!\w)"
    r"|\(?(?:gmt|utc)\s?[+-]?\s?\d{0,2}(?::\d\d)?\)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|cn|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day"
    r"|cập nhật(?: lần cuối| lúc)?|ngày đăng|ngày xuất bản|ngày cập nhật|đăng (?:lúc"
    r"|ngày)|xuất bản"
    r"|last updated?|updated?(?: on| at)?|published(?: on| at)?|posted(?: on| at)?|date"
    r"|ngày|lúc|at)(?!\w)",
    re.IGNORECASE,
)
# "Ninh Bình, ngày 04 tháng 10 năm 2023" heads an official document: it is content, not furniture.
_OFFICIAL = re.compile(r"^(?!thứ\s|chủ nhật)[^\d,]{2,40},\s*ngày\s", re.IGNORECASE)
_LONGEST = 120  # code points of a date line


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a date and little else: ``rest`` is what remains of it."""

    day: date
    rest: str
    official: bool


def find_date(text: str) -> tuple[date, int, int] | None:
    """Return the first full date of ``text`` with its offsets, day first, or ``None``."""
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            day = _day(match)
            if day is not None:
                found.append((match.start(), match.end(), day))
                break
    if not found:
        return None
    start, end, day = min(found)
    return day, start, end


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = _MONTHS[parts["name"][:3].lower()] if parts.get("name") else int(parts["m"])
    if month > 12 and day <= 12:
        day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_line(text: str) -> DateLine | None:
    """Return what a whole-line date says, or ``None`` where the line is more than that."""
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return None
    found = find_date(text)
    if found is None:
        return None
    day, start, end = found
    rest = f"{text[:start]} {text[end:]}"
    second = find_date(rest)  # "Cập nhật: …" after the first
    if second is not None:
        rest = f"{rest[: second[1]]} {rest[second[2] :]}"
    rest = _WORDS.sub(" ", _TIME.sub(" ", rest))
    rest = re.sub(r"\s+", " ", rest).strip(" -–—|,.:;•·()/\t")
    if len(rest.split()) > 6 or any(char.isdigit() for char in rest):
        return None
    return DateLine(day, rest, _OFFICIAL.match(text) is not None)
