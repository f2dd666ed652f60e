"""Figures in digits: 1.355 and 2,36 in Vietnamese, 1,355 and 2.36 in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.formatting import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.document import Language

SPACE = "[ \u00a0\u202f\u2009]"
_FIGURE = re.compile(
    r"(?:(?<!\w)|(?<=VND)|(?<=USD)|(?<=EUR))(?:(?<!\w[.,])"
    rf"|(?<=No\.))(?:[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?:[.,]\d{{1,2}})?(?![\d.,]*\d)"
    # No possessive group: before Python 3.11.5 it kept the sign after which it had failed ("2023,").
    r"|\d+(?:[.,]\d+)*(?!\d|[.,]\d))"
)
_MEASURED = re.compile(
    rf"{SPACE}?(?:%|phần|percent|per|triệu|tỷ|tỉ|nghìn|million|billion|trillion|ha|km|m[²³23]?"
    r"|kg|tấn|tạ|"
    r"hecta|hectares?|tonnes?|tons?|điểm|points?|độ|°|MW|kWh|USD|lần|times)(?![^\W\d_])",
    re.IGNORECASE,
)
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,(\d+))?"),
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.(\d+))?"),
}
# COVID-19 and the plates 29A-790.93 and 29 A -790.93 are codes; grade-10 and over-55s are numbers.
_CODE_BEFORE = re.compile(r"(?:([^\W\d_]+)[-–]|[A-ZĐ]/|(?<![^\W_])[A-Z] [-–])$")
_CODE_AFTER = re.compile(r" [A-ZĐ] ?-\d")
_WORDS_BEFORE = frozenset(
    ("grade", "class", "level", "group", "phase", "route", "over", "under", "pre", "post", "mid")
)
_IDENTIFIER = re.compile(
    r"(?:điện thoại|đt|số|mã|biển|khoản|hotline|cmnd|cccd|no\.?|number|phone|tel|code|account)"
    r"(?: số)?[:.]? ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits: where it stands and what it is worth."""

    span: Span
    value: Decimal
    raw: str


def find_figures(text: str, language: Language) -> Iterator[Figure]:
    """Find figures in digits; parts of codes (COVID-19, QH15) and addresses are none."""
    for m in _FIGURE.finditer(text):
        start, end = m.span()
        if _is_code(text, start, end):
            continue
        value = parse_figure(m[0], language, measured=bool(_MEASURED.match(text, end)))
        if value is not None:
            yield Figure(Span(start, end), value, m[0])


def _is_code(text: str, start: int, end: int) -> bool:
    if text.startswith("&#", start - 2) and text.startswith(";", end):
        return True  # a character reference that was left as it is: &#39;
    if start > 1 and text[start - 1] in "-–/":
        m = _CODE_BEFORE.search(text, max(0, start - 9), start)
        if m and (m[1] is None or m[1].lower() not in _WORDS_BEFORE):
            return True
    return bool(_CODE_AFTER.match(text, end))


def parse_figure(raw: str, language: Language, *, measured: bool = False) -> Decimal | None:
    """Read digits by the language's convention, or by the other's where only that fits.

    ``measured``: a percent sign, unit or scale word follows; three decimals are usual there.
    Returns ``None`` for what is no number (1.1.1.1, 192.168.1.1).
    """
    digits = re.sub(SPACE, "", raw)
    if digits.isdigit():
        return Decimal(digits)
    group, point = (".", ",") if language == "vi" else (",", ".")
    if (m := _GROUPED[group].fullmatch(digits)) and not digits.startswith("0"):
        return Decimal(digits.replace(group, "").replace(point, "."))
    if m := _GROUPED[point].fullmatch(digits):
        if digits.count(point) > 1 or m[1]:
            return Decimal(digits.replace(point, "").replace(group, "."))
        slip = language == "vi" and not digits.startswith("0")
        if slip and (not measured or digits.endswith("0")):
            return Decimal(digits.replace(point, ""))
    if digits.count(".") + digits.count(",") == 1:
        return Decimal(digits.replace(",", "."))
    return None


def other(language: Language) -> Language:
    """Return the other of the two languages."""
    return "en" if language == "vi" else "vi"


def is_identifier(figure: Figure, text: str) -> bool:
    """Tell whether the digits name something (a telephone) and must stay as they are."""
    raw = figure.raw
    if not raw.isdigit():
        return False
    if len(raw) > 3 and raw.startswith("0"):
        return True
    start = figure.span.start
    return len(raw) > 3 and bool(_IDENTIFIER.search(text[max(0, start - 16) : start]))


def render_figure(figure: Figure, text: str, language: Language) -> tuple[str, ...]:
    """Return how the other language than ``language`` writes the figure, the usual form first."""
    if is_identifier(figure, text):
        return (figure.raw,)
    target = other(language)
    forms = [format_number(figure.value, target)]
    if figure.value == figure.value.to_integral_value():
        whole = str(int(figure.value))
        forms.append(whole)
        if figure.raw.startswith("0"):
            forms.append(figure.raw)
        if "." in str(figure.value):  # 4.0, Web 2.0: a name more than a number
            forms.insert(0, f"{figure.value:f}")
    return tuple(dict.fromkeys(forms))
