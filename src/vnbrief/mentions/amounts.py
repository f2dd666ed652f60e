"""Numbers with what they measure: percentages, quantities, scaled counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.figures import SPACE, Figure, find_figures, other, render_figure
from vnbrief.mentions.formatting import format_number
from vnbrief.mentions.mention import Amount, Approximation, Kind, Mention
from vnbrief.mentions.spelled import Spelled, find_spelled, spell
from vnbrief.mentions.units import (
    CURRENCIES,
    SCALES,
    SOFT,
    SYMBOLS,
    TWINS,
    Unit,
    scale_pattern,
    unit_of,
    unit_pattern,
    unit_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from vnbrief.document import Language

_CURRENCY_KEYS = {unit.key for unit in CURRENCIES}
_PREFIX = re.compile(rf"(?<![\w])(US\$|USD|VND|VNĐ|EUR|\$|€|£|¥|₫){SPACE}?$")
_RANGE_GAP = {
    "vi": re.compile(r"(?: ?[-–—] ?| (?:đến|tới|lên|xuống|còn|lên đến|lên tới) )$", re.IGNORECASE),
    "en": re.compile(r"(?: ?[-–—] ?| to )$", re.IGNORECASE),
}
_MOVED = re.compile(
    r"(?:up|down|by|rose|fell|climbed|jumped|dropped|gained|lost|slipped|advanced|rising|falling|"
    r"increase of|increased|decreased|moved)(?: by)? (?:another )?$",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\d ?/ ?$")  # 1/5 inch is no 5 inches
_SHORT_SCALE = re.compile(r"(m|k|b)(?!\w)", re.IGNORECASE)
_SHORT = {"m": 10**6, "k": 10**3, "b": 10**9}
_APPROXIMATE: dict[str, tuple[re.Pattern[str], dict[str, Approximation]]] = {}


def _approximations() -> None:
    tables: dict[str, dict[Approximation, str]] = {
        "vi": {
            "over": "hơn|trên|quá|vượt|vượt mức",
            "nearly": "gần|suýt soát|ngót|sắp xỉ gần",
            "about": "khoảng|chừng|độ chừng|xấp xỉ|ước|ước đạt|ước khoảng|cỡ",
        },
        "en": {
            "over": "over|more than|above|upwards of|exceeding|exceeded|in excess of",
            "nearly": "nearly|almost|close to|just under|approaching",
            "about": "about|around|approximately|some|roughly|approx.|an estimated|estimated at",
        },
    }
    for language, table in tables.items():
        by_word: dict[str, Approximation] = {w: k for k, ws in table.items() for w in ws.split("|")}
        body = "|".join(re.escape(w) for w in sorted(by_word, key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)({body})(?: the| a)? $", re.IGNORECASE)
        _APPROXIMATE[language] = (pattern, by_word)


_approximations()


def approximation_before(text: str, start: int, language: Language) -> Approximation | None:
    """Return over, nearly or about when such a word stands right before offset ``start``."""
    pattern, words = _APPROXIMATE[language]
    m = pattern.search(text, max(0, start - 20), start)
    if not m or (
        m[1].lower() == "trên" and re.search(r"(?:thứ|hạng) \S+ $", text[: m.start()][-16:])
    ):
        return None
    return words[m[1].lower()]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its scale word and unit, as they stand in the text.

    Attributes:
        scale: 1000000 for triệu; 1 where there is no scale word.
        span: of the whole, unit and currency sign included.
        number_end: where number and scale word end.
        lent: unit or scale come from the other end of a range (10 in 10-15%).
    """

    number: Figure | Spelled
    scale: int
    unit: Unit | None
    span: Span
    number_end: int
    lent: bool = False
    whole: bool = False  # a placeholder must replace all of it: sign or unit has no twin

    @property
    def value(self) -> Decimal:
        """The full number."""
        value = self.number.value * self.scale
        return value if self.scale == 1 else value.normalize() + 0


def measure(text: str, language: Language) -> list[Measured]:
    """Find every number of the text with its scale word and unit, in order."""
    spelled = [s for s in find_spelled(text, language) if s.of is None]
    numbers: list[Figure | Spelled] = [*find_figures(text, language), *spelled]
    numbers.sort(key=lambda n: n.span)
    found = [_measure_one(n, text, language) for n in numbers]
    found = [f for f in found if not _is_code(f, text)]
    return _lend_units(found, text, language)


def _is_code(item: Measured, text: str) -> bool:
    """Tell whether a letter sticks to the digits: 5G, 1A (but the over-55s are people)."""
    after = text[item.span.end : item.span.end + 1]
    return item.unit is None and item.scale == 1 and after.isalpha() and after != "s"


def _moved(text: str, start: int) -> bool:
    """Tell whether a rise or fall is told right before: up 14 places, not in 42 places."""
    return bool(_MOVED.search(text, max(0, start - 16), start))


def _measure_one(number: Figure | Spelled, text: str, language: Language) -> Measured:
    start, end = number.span.start, number.span.end
    scale, number_end = 1, end
    if m := scale_pattern(language).match(text, end):
        scale, number_end = SCALES[language][m[1].lower()], m.end()
    prefix = _PREFIX.search(text, max(0, start - 5), start)
    if prefix and isinstance(number, Figure):
        if scale == 1 and (short := _SHORT_SCALE.match(text, end)):
            scale, number_end = _SHORT[short[1].lower()], short.end()
        unit = unit_table("vi")[SYMBOLS[prefix[1]].lower()]
        span = Span(prefix.start(1), number_end)
        return Measured(number, scale, unit, span, number_end, whole=True)
    if m := unit_pattern(language).match(text, number_end):
        unit, factor = unit_of(m[1], language)
        if m[1] != "M" and not (
            (unit.key == "place" and language == "en" and not _moved(text, start))
            or _FRACTION.search(text, max(0, start - 3), start)
        ):
            span = Span(start, m.end())
            return Measured(number, scale * factor, unit, span, number_end, whole=factor > 1)
    return Measured(number, scale, None, Span(start, number_end), number_end)


def _lend_units(found: list[Measured], text: str, language: Language) -> list[Measured]:
    """Give the first number of a range the unit of the second: 10-15%, từ 5 đến 7 tỷ đồng."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, two = out[i], out[i + 1]
        gap = text[one.span.end : two.span.start]
        if one.unit or not (two.unit or two.scale > 1) or two.whole or len(gap) > 9:
            continue
        between = gap == " and " and text[: one.span.start].endswith("between ")
        if not (between or _RANGE_GAP[language].fullmatch(gap)):
            continue
        if two.unit and two.unit.key in _CURRENCY_KEYS and one.value >= two.value > 0:
            continue
        scale = one.scale
        if scale == 1 and one.number.value < two.number.value:
            scale = two.scale
        out[i] = replace(one, scale=scale, unit=two.unit, lent=True)
    return out


def find_amounts(
    text: str, language: Language, measured: list[Measured] | None = None
) -> tuple[Mention, ...]:
    """Find percentages, quantities with a unit of measure, and scaled counts (1,2 triệu người)."""
    found = measure(text, language) if measured is None else measured
    return tuple(_amounts(found, text, language))


def _amounts(found: list[Measured], text: str, language: Language) -> Iterator[Mention]:
    for item in found:
        if item.unit is None:
            if item.scale > 1:
                yield amount_mention(item, Kind.NUMBER, text, language)
        elif item.unit.key in ("percent", "percentage_point"):
            yield amount_mention(item, Kind.PERCENT, text, language)
        elif item.unit.key not in _CURRENCY_KEYS:
            yield amount_mention(item, Kind.QUANTITY, text, language)


def amount_mention(item: Measured, kind: Kind, text: str, language: Language) -> Mention:
    """Make the mention of a measured number, with its renderings in the other language."""
    start = item.span.start
    numbers = _number_forms(item, text, language)
    written = unit_forms(item, other(language))
    # a million hectares, but never a-million-hectare; 130-billion-VND, but never five-hundred-and-…
    full = [
        _joined(n, unit)
        for unit in written
        for n in numbers
        if not (unit.startswith("-") and (n.startswith("a ") or " and " in n))
    ]
    if item.lent:
        full = [*_lent_forms(item, text, language), *full]
    elif item.unit and item.unit.key in SOFT:
        full = [*full, *numbers]
    figure, figure_rendering = _figure(item, numbers, full, text, language)
    return Mention(
        kind=kind,
        span=item.span,
        text=item.span.cut(text),
        value=Amount(item.value, item.unit.key if item.unit else None),
        renderings=tuple(dict.fromkeys(full)),
        language=language,
        strength="must" if isinstance(item.number, Figure) else "should",
        approximation=approximation_before(text, start, language),
        figure=figure,
        figure_rendering=figure_rendering,
    )


def _joined(number: str, unit: str) -> str:
    """Join number and unit: 130 billion VND; 130-billion-VND before a noun."""
    return f"{number.replace(' ', '-')}{unit}" if unit.startswith("-") else f"{number}{unit}"


def _figure(
    item: Measured, numbers: tuple[str, ...], full: list[str], text: str, language: Language
) -> tuple[Span | None, str | None]:
    """Choose what a placeholder replaces: the digits alone, unless sign or scale have no twin."""
    if not isinstance(item.number, Figure):
        return None, None
    if item.whole:
        return item.span, full[0]
    if item.scale > 1 and item.scale not in TWINS and not item.lent:
        return Span(item.span.start, item.number_end), numbers[0]
    rendering = numbers[0] if item.scale == 1 else render_figure(item.number, text, language)[0]
    return item.number.span, rendering


def _lent_forms(item: Measured, text: str, language: Language) -> tuple[str, ...]:
    if isinstance(item.number, Figure):
        return render_figure(item.number, text, language)
    word = spell(int(item.number.value), other(language))
    return (word,) if word else ()


# Nobody spells out more than this, and Decimal cannot divide numbers of more than 28 digits.
_SPELLED = 10**15


def _number_forms(item: Measured, text: str, language: Language) -> tuple[str, ...]:
    """Write number and scale word in the other language, the usual way first."""
    target, value = other(language), item.number.value
    if item.scale == 1:
        # "nine hundred and seven thousand" reads like 900 and 7,000.
        words = tuple(w for w in _spelled_forms(value, target) if value < 1000 or " and " not in w)
        if isinstance(item.number, Figure):
            forms = [
                *render_figure(item.number, text, language),
                *(words if value < 100 or (value < _SPELLED and value % 100 == 0) else ()),
            ]
        else:
            forms = [*words, *_scaled_words(value, target)]
        return tuple(dict.fromkeys(forms))
    forms = []
    if item.scale in TWINS:
        forms.append(f"{format_number(value, target)} {TWINS[item.scale][target == 'en']}")
        # Nobody writes "one hundred and five million", and it reads like 100 and 5 million.
        whole = value == value.to_integral_value() and value < 100
        if whole and (word := spell(int(value), target)):
            forms.append(f"{word} {TWINS[item.scale][target == 'en']}")
    elif item.scale == 10**12 and target == "en":
        forms.append(f"{format_number(value, target)} trillion")
    elif item.scale == 10**15:
        word = "million billion" if target == "en" else "triệu tỷ"
        forms = [*_scaled_words(item.value, target), f"{format_number(value, target)} {word}"]
    return tuple(dict.fromkeys([*forms, *_scaled_words(item.value, target)]))


def _spelled_forms(value: Decimal, target: Language) -> list[str]:
    """Write a whole number in words, with a scale word where that makes it round: two million."""
    for size in (1, *sorted(TWINS, reverse=True)):
        count = value / size
        if count == count.to_integral_value() and (word := spell(int(count), target)):
            forms = [word if size == 1 else f"{word} {TWINS[size][target == 'en']}"]
            if target == "en" and forms[0].startswith("one "):
                forms.append(f"a{forms[0][3:]}")
            return forms
    return []


def _scaled_words(value: Decimal, target: Language) -> Iterator[str]:
    """Write a full number with the scale words that suit it, then in digits."""
    if value >= 10**12:
        if target == "en":
            yield f"{_number(value / 10**12, target)} trillion"
            yield f"{_number(value / 10**9, target)} billion"
        else:
            yield f"{_number(value / 10**9, target)} tỷ"
            yield f"{_number(value / 10**12, target)} nghìn tỷ"
    for size in (10**9, 10**6, 10**3):
        if size <= value < size * 1000 and value % (size // 1000) == 0:
            yield f"{_number(value / size, target)} {TWINS[size][target == 'en']}"
    if value < 10**12:
        yield _number(value, target)


def _number(value: Decimal, target: Language) -> str:
    return format_number(value.normalize() + 0, target)


def unit_forms(item: Measured, target: Language) -> tuple[str, ...]:
    """Return the unit as ``target`` writes it after a number, the space before it included."""
    if item.unit is None:
        return ("",)
    unit = item.unit
    if unit.key == "percent":
        return ("%", " %", " phần trăm") if target == "vi" else ("%", " percent", " per cent")
    if target == "vi":
        return tuple(f" {form}" for form in unit.vi)
    one, many, *rest = unit.en
    first = one if item.value == 1 else many
    forms = dict.fromkeys((first, one, many, *rest))
    return tuple(f"{joint}{form}" for joint in (" ", "-") for form in forms)
