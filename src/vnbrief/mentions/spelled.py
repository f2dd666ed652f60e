"""Numbers in words: hai mươi lăm, một trăm linh năm; twenty-five, two thirds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words; ``of`` is the denominator of a fraction (two thirds)."""

    span: Span
    value: Decimal
    of: Decimal | None = None


_VI_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_DIGITS = {word: i for i, word in enumerate(_VI_UNITS) if i} | {"bẩy": 7}
_VI_TAIL = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_VI_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_VI_WORDS = (
    *_VI_DIGITS, *_VI_TAIL, *_VI_SCALES, "mười", "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi",
)  # fmt: skip
# A lone trăm or nghìn counts after these (gần trăm năm); trăm nghìn elsewhere too, not after hàng.
_VI_ROUND = (
    r"(?:(?<=hơn )|(?<=gần )|(?<=khoảng )|(?<=trên )|(?<=ngót ))(?:trăm|nghìn|ngàn|vạn)"
    r"|(?<!hàng )(?<!vài )(?<!mấy )(?<!nhiều )(?<!bạc )(?<!cả )(?:chục|trăm)(?= (?:nghìn|ngàn"
    r"|triệu|tỷ|tỉ)(?!\w))"
)
_VI_RUN = re.compile(
    rf"(?<![\w-])(?:{'|'.join((*_VI_DIGITS, 'mười'))}|nửa(?= (?:triệu|tỷ|tỉ)(?!\w))|{_VI_ROUND})"
    rf"(?: (?:{'|'.join(_VI_WORDS)})(?!\w))*(?!\w)",
    re.IGNORECASE,
)
_VI_FRACTION = re.compile(
    r"(?<!\w)(một|hai|ba|bốn|năm|sáu|bảy|tám|chín) phần (hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"
    r"|(?<!\w)(một nửa|phân nửa|(?<=hơn )nửa|(?<=quá )nửa|(?<=gần )nửa)(?! (?:đầu|cuối|ngày"
    r"|triệu|tỷ|tỉ)(?!\w))(?!\w)",
    re.IGNORECASE,
)
# năm is five or year: five only before what can be counted, and not after what dates or counts.
_VI_YEAR_BEFORE = re.compile(
    r"(?:\d|trong|mỗi|hằng|hàng|các|những|nhiều|vài|cả|đầu|cuối|giữa|từng|một|số|mấy|qua|suốt|"
    r"tháng|thứ|trước|sau|nửa|ngày|quanh|theo|kỳ|trăm|nghìn|chục|mươi|mười|hai|ba|bốn|sáu|bảy|tám|"
    r"chín|mùng|mồng) $",
    re.IGNORECASE,
)
_VI_AFTER_FIVE = re.compile(
    r" (?:năm|tháng|tuần|ngày|xã|huyện|tỉnh|thôn|bản|phường|quận|người|hộ|nhóm|nhiệm vụ|giải pháp|"
    r"tiêu chí|mô hình|nội dung|đại biểu|cán bộ|chỉ tiêu|dự án|công trình|chương|điểm|trường|tổ|"
    r"đoàn|chi bộ|đảng viên|đồng chí|lần|bước|con|cái|chiếc|ngôi|cuộc|vụ|bộ|sở|doanh nghiệp|"
    r"hợp tác xã|khâu|lĩnh vực|vấn đề|yếu tố|nguyên tắc|đơn vị|địa phương|cơ sở|phút|giờ|"
    r"thành viên|bài học|nước|quốc gia|anh|chị|em|học sinh|tên|bị cáo|hạng mục|trục|trụ cột)(?!\w)",
    re.IGNORECASE,
)
_VI_NOT = re.compile(
    r"(?:ba (?:lô|mẹ|má|rọi|động|chỉ|tiêu|gai|kích|toong|tê)|chín (?:muồi|chắn|tới|đỏ|vàng|rộ|cây|"
    r"sớm|muộn)|hai bà trưng)(?!\w)",
    re.IGNORECASE,
)
_VI_BEFORE_NOT = re.compile(r"(?:thứ|tháng|lúa|quả|trái|cây|nấu|mùng|mồng) $", re.IGNORECASE)

_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_SMALL = {w: i for i, w in enumerate(_EN_UNITS) if i} | {
    w: 10 * i for i, w in enumerate(_EN_TENS, 2)
}
_EN_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_EN_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_EN_ALL = "|".join(sorted((*_EN_SMALL, *_EN_SCALES, "hundred"), key=len, reverse=True))
_EN_RUN = re.compile(
    rf"(?<![\w-])(?:(?<!half )(?:a )(?=(?:hundred|thousand|million|billion|trillion)(?!\w)))?"
    rf"(?:{_EN_ALL})(?!\w)(?:(?:-| and | )(?:{_EN_ALL})(?!\w))*"
    r"(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))",
    re.IGNORECASE,
)
_EN_PARTS = {
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_EN_FRACTION = re.compile(
    rf"(?<![\w-])(a|one|two|three|four|five|six|seven|eight|nine)[ -]({'|'.join(_EN_PARTS)})(s?)"
    r"(?= of| the|\W*$|[,.;])(?!\w)"
    r"|(?<![\w-])(one[ -]half|a half|half)(?= of| the| an? (?!million|billion))",
    re.IGNORECASE,
)
_EN_HALF = re.compile(r"(?<![\w-])half a (million|billion)(?!\w)", re.IGNORECASE)
_EN_MIXED = re.compile(
    rf"(?<![\w-])({'|'.join(_EN_SMALL)})(?: and a |-and-a-| - and - a - )half(?!\w)", re.IGNORECASE
)
_EN_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)
_NO_LIMIT = 10**18


def find_spelled(text: str, language: Language) -> tuple[Spelled, ...]:
    """Find numbers and fractions in words; a lone một/one/a and không are not numbers."""
    fractions = list(_vi_fractions(text) if language == "vi" else _en_fractions(text))
    numbers = _vi_numbers(text) if language == "vi" else _en_numbers(text)
    taken = {i for f in fractions for i in range(f.span.start, f.span.end)}
    found = [n for n in numbers if n.span.start not in taken]
    return tuple(sorted((*fractions, *found), key=lambda s: s.span))


def spell_ordinal(number: int, language: Language) -> str | None:
    """Write an ordinal from 1 to 99 in words (Vietnamese without thứ); ``None`` for others."""
    if not 0 < number < 100:
        return None
    tens, unit = divmod(number, 10)
    if language == "vi":
        return {1: "nhất", 4: "tư"}.get(number) or spell(number, "vi")
    if number < 20:
        return _EN_ORDINALS[number - 1]
    tenth = _EN_TENS[tens - 2]
    return f"{tenth}-{_EN_ORDINALS[unit - 1]}" if unit else f"{tenth[:-1]}ieth"


def spell(number: int, language: Language) -> str | None:
    """Write a whole number from 0 to 999 in words; ``None`` for others."""
    if not 0 <= number < 1000:
        return None
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return _spell_hundreds(hundreds, rest, language)
    tens, unit = divmod(number, 10)
    if number < 10:
        return (_VI_UNITS if language == "vi" else _EN_UNITS)[number]
    if language == "en":
        if number < 20:
            return _EN_UNITS[number]
        return _EN_TENS[tens - 2] + (f"-{_EN_UNITS[unit]}" if unit else "")
    head = "mười" if tens == 1 else f"{_VI_UNITS[tens]} mươi"
    if not unit:
        return head
    tail = "lăm" if unit == 5 else "mốt" if unit == 1 and tens > 1 else _VI_UNITS[unit]
    return f"{head} {tail}"


def _spell_hundreds(hundreds: int, rest: int, language: Language) -> str:
    tail = spell(rest, language) if rest else ""
    if language == "en":
        return f"{_EN_UNITS[hundreds]} hundred" + (f" and {tail}" if tail else "")
    joint = " linh " if 0 < rest < 10 else " " if rest else ""
    return f"{_VI_UNITS[hundreds]} trăm{joint}{tail}"


def _vi_fractions(text: str) -> Iterator[Spelled]:
    for m in _VI_FRACTION.finditer(text):
        span = Span(m.start(), m.end())
        if m[3]:
            yield Spelled(span, Decimal(1), Decimal(2))
        else:
            below = {**_VI_DIGITS, "tư": 4, "mười": 10}[m[2].lower()]
            yield Spelled(span, Decimal(_VI_DIGITS[m[1].lower()]), Decimal(below))


def _en_fractions(text: str) -> Iterator[Spelled]:
    for m in _EN_FRACTION.finditer(text):
        span = Span(m.start(), m.end())
        if m[4]:
            yield Spelled(span, Decimal(1), Decimal(2))
            continue
        over = 1 if m[1].lower() == "a" else _EN_SMALL[m[1].lower()]
        if (over > 1) == bool(m[3]):
            yield Spelled(span, Decimal(over), Decimal(_EN_PARTS[m[2].lower()]))


def _vi_numbers(text: str) -> Iterator[Spelled]:
    for m in _VI_RUN.finditer(text):
        tokens = m[0].lower().split(" ")
        offset, i = m.start(), 0
        while i < len(tokens):
            value, used = _vi_value(tokens, i)
            taken = tokens[i : i + max(used, 1)]
            length = sum(map(len, taken)) + len(taken) - 1
            span = Span(offset, offset + length)
            if used and _vi_is_number(text, span, taken):
                yield Spelled(span, value)
            offset += length + 1
            i += len(taken)


def _vi_is_number(text: str, span: Span, tokens: Sequence[str]) -> bool:
    if _VI_NOT.match(text, span.start):
        return False
    before = text[max(0, span.start - 8) : span.start]
    if len(tokens) > 1:
        return not _VI_BEFORE_NOT.search(before)
    word = tokens[0]
    if word in ("một", "mốt"):
        return False
    if text[span.start].isupper():
        ahead = before.rstrip(' "“(–•-')
        after = text[span.end + 1 : span.end + 2]
        if (ahead and ahead[-1] not in ".!?:\n") or after.isupper() or not after:
            return False
    if word == "năm":
        return not _VI_YEAR_BEFORE.search(before) and bool(_VI_AFTER_FIVE.match(text, span.end))
    return not _VI_BEFORE_NOT.search(before)


def _vi_value(tokens: Sequence[str], i: int) -> tuple[Decimal, int]:
    """Value of the number that starts at token ``i`` and how many tokens it takes (0: none)."""
    start, total, limit = i, Decimal(0), _NO_LIMIT
    if tokens[i] == "nửa":
        return Decimal(_VI_SCALES[tokens[i + 1]]) / 2, 2
    if tokens[i] in _VI_SCALES:
        total = Decimal(1)
        while _at(tokens, i) in _VI_SCALES:
            total, i = total * _VI_SCALES[tokens[i]], i + 1
        return total, i - start
    while i < len(tokens):
        small, used = _vi_small(tokens, i, first=i == start)
        factor, j = 1, i + used
        while used and _at(tokens, j) in _VI_SCALES:
            factor *= _VI_SCALES[tokens[j]]
            j += 1
        if not used or factor >= limit:
            break
        if i > start and used == 1 and factor == 1 and small < 10:
            # bốn triệu hai is 4.2 million; mười nghìn một lọ is 10,000 for one jar.
            return (total, i - start) if small == 1 else (total + small * limit // 10, j - start)
        total += small * factor
        limit, i = factor, j
        if _at(tokens, i) == "rưỡi":
            # bốn rưỡi (half past four, four and a half years) is left alone.
            return (total + Decimal(factor) / 2, i + 1 - start) if factor > 1 else (total, 0)
        if factor == 1:
            break
    return total, i - start


def _vi_small(tokens: Sequence[str], i: int, *, first: bool) -> tuple[int, int]:
    """Read a number below a thousand; ``linh`` may stand before its last digit."""
    start, value = i, 0
    if first and tokens[i] in ("chục", "trăm"):
        return (10 if tokens[i] == "chục" else 100), 1
    digit = _vi_digit(tokens, i, first=first)
    if digit and _at(tokens, i + 1) == "trăm":
        value, i = digit * 100, i + 2
        if _at(tokens, i) == "rưỡi":
            return value + 50, i + 1 - start
        digit = _vi_digit(tokens, i, first=False)
    if _at(tokens, i) in ("linh", "lẻ") and not (first and i == start):
        tail = _VI_DIGITS.get(_at(tokens, i + 1)) or _VI_TAIL.get(_at(tokens, i + 1), 0)
        return (value + tail, i + 2 - start) if tail else (value, i - start)
    if _at(tokens, i) == "mười":
        value, i = value + 10, i + 1
    elif digit and _at(tokens, i + 1) in ("mươi", "chục"):
        value, i = value + digit * 10, i + 2
    else:
        return (value + digit, i + 1 - start) if digit else (value, i - start)
    word = _at(tokens, i)
    tail = _VI_TAIL.get(word, 0) or (_VI_DIGITS.get(word, 0) if word != "năm" else 0)
    if tail and _at(tokens, i + 1) in ("mươi", "trăm"):
        tail = 0
    return (value + tail, i + 1 - start) if tail else (value, i - start)


def _vi_digit(tokens: Sequence[str], i: int, *, first: bool) -> int:
    """Read one digit; năm after other digits is a year unless a scale word follows it."""
    word = _at(tokens, i)
    if word == "năm" and not first and _at(tokens, i + 1) not in (*_VI_SCALES, "trăm", "mươi"):
        return 0
    return _VI_DIGITS.get(word, 0)


def _at(tokens: Sequence[str], i: int) -> str:
    return tokens[i] if i < len(tokens) else ""


def _en_numbers(text: str) -> Iterator[Spelled]:
    mixed = {m.start(): m for m in _EN_MIXED.finditer(text)}
    for start, m in mixed.items():
        yield Spelled(Span(start, m.end()), _EN_SMALL[m[1].lower()] + Decimal("0.5"))
    for m in _EN_HALF.finditer(text):
        yield Spelled(Span(m.start(), m.end()), Decimal(_EN_SCALES[m[1].lower()]) / 2)
    for m in _EN_RUN.finditer(text):
        tokens = list(_EN_TOKEN.finditer(text, m.start(), m.end()))
        words, i = [t[0].lower() for t in tokens], 0
        while i < len(words):
            value, used = _en_value(words, i)
            if used and words[i : i + used] != ["one"]:
                span = Span(tokens[i].start(), tokens[i + used - 1].end())
                if not _is_name(text, span) and span.start not in mixed:
                    yield Spelled(span, Decimal(value))
            i += max(used, 1)


def _is_name(text: str, span: Span) -> bool:
    """Tell whether a capital begins a name that looks like a number: Ten Tan commune."""
    word = span.cut(text)
    return (
        " " not in word
        and "-" not in word
        and text[span.start].isupper()
        and text[span.end + 1 : span.end + 2].isupper()
    )


def _en_value(words: Sequence[str], i: int) -> tuple[int, int]:
    """Value of the number that starts at word ``i`` and how many words it takes (0: none)."""
    start, total, small, limit, used, last = i, 0, 0, _NO_LIMIT, 0, ""
    while i < len(words):
        word = words[i]
        if word == "a" and i == start:
            small = 1
        elif word in _EN_SMALL and _en_fits(last, _EN_SMALL[word]):
            small, used = small + _EN_SMALL[word], i + 1 - start
        elif word == "hundred" and 0 < small < 100:
            small, used = small * 100, i + 1 - start
        elif word in _EN_SCALES and small and _EN_SCALES[word] < limit:
            limit = _EN_SCALES[word]
            total, small, used = total + small * limit, 0, i + 1 - start
        elif not (
            word == "and"
            and last in ("hundred", *_EN_SCALES)
            and _at(words, i + 1) in _EN_SMALL
            and _at(words, i + 2) not in ("hundred", *_EN_SCALES)
        ):
            break
        last, i = word, i + 1
    return total + small, used


def _en_fits(last: str, value: int) -> bool:
    if last in _EN_TENS:
        return value < 10
    return last in ("", "and", "hundred", *_EN_SCALES)
