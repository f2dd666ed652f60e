"""Numbers that a text says outside its values: Roman numerals, ordinary number words, 6x6, mm2.

They excuse a figure that stands only on the other side; nobody is asked to translate them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.figures import parse_figure
from vnbrief.mentions.mention import Amount, When
from vnbrief.mentions.spelled import spell, spell_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbrief.document import Language
    from vnbrief.mentions.mention import Mention, Value

_ORDINALS = {
    word: n for n in (*range(1, 20), *range(20, 100, 10)) if (word := spell_ordinal(n, "en"))
}
# Rằm is the 15th day of a lunar month; Giêng its first and Chạp its twelfth month, but news calls
# January tháng Giêng too.
_WORDS: dict[str, dict[str, int]] = {
    "en": _ORDINALS
    | {"one": 1, "once": 1, "single": 1, "twice": 2, "dozen": 12, "half": 50, "quarter": 4},
    "vi": {
        "một": 1,
        "nhất": 1,
        "đầu": 1,
        "nhì": 2,
        "hai": 2,
        "ba": 3,
        "tư": 4,
        "chục": 10,
        "tá": 12,
    }
    | {"rằm": 15, "giêng": 1, "chạp": 12, "vạn": 10_000, "nửa": 50, "rưỡi": 5},
}
# Number words that are parts of names (Six Flags, Ba Đình) or of ways of speaking.
_PLAIN: dict[Language, dict[str, int]] = {
    "en": {word: n for n in range(2, 13) if (word := spell(n, "en"))},
    "vi": {word: n for n in (*range(4, 11),) if (word := spell(n, "vi")) and word != "năm"},
}
# Parts that may be told in figures: the quarter and the half mile, 1/4 and 1/2 dặm.
_PARTS: dict[Language, dict[str, tuple[int, ...]]] = {
    "en": {"half": (1, 2), "quarter": (1, 25), "third": (1,)},
    "vi": {"nửa": (1, 2)},
}
_MIXED = {
    "en": re.compile(r"(?<!\w)([^\W\d_]+|\d+)(?: and a |-and-a-)half(?!\w)", re.IGNORECASE),
    "vi": re.compile(
        r"(?<!\w)([^\W\d_]+|\d+)(?: [^\W\d_]+)?(?<!trăm)(?<!triệu)(?<!tỷ) rưỡi(?!\w)", re.I
    ),
}
_ROMAN = re.compile(r"(?<![\w.])(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?![\w.]\w)(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"-\d\d-\d\d$")
_WORD = re.compile(r"[^\W\d_]+")


def implied_numbers(
    text: str, language: Language, values: Sequence[Mention] = ()
) -> list[tuple[Span, Decimal]]:
    """Return the numbers of ``text`` that are not among its ``values``, each with its place."""
    words = _WORDS[language]
    found = [
        (Span(m.start(), m.end()), Decimal(words[word]))
        for m in _WORD.finditer(text)
        if (word := m[0].lower()) in words
    ]
    found += _said_otherwise(text, language, values)
    for m in _ROMAN.finditer(text):
        if language == "vi" or m[0] != "I":  # the pronoun
            found.append((Span(m.start(), m.end()), Decimal(_roman(m[0]))))
    taken = [value.span for value in values]
    for m in _DIGITS.finditer(text):
        span = Span(m.start(), m.end())
        number = parse_figure(m[0], language)
        if number is not None and not any(span.overlaps(other) for other in taken):
            found.append((span, number))
    return found


def _said_otherwise(
    text: str, language: Language, values: Sequence[Mention]
) -> Iterator[tuple[Span, Decimal]]:
    """Yield number words of names, parts as their figures, and numbers with a half: two and a half."""
    taken = {at for value in values for at in range(value.span.start, value.span.end)}
    for m in _WORD.finditer(text):
        word = m[0].lower()
        if word in _PLAIN[language] and m.start() not in taken:
            yield Span(m.start(), m.end()), Decimal(_PLAIN[language][word])
        for number in _PARTS[language].get(word, ()):
            yield Span(m.start(), m.end()), Decimal(number)
    small = _PLAIN[language] | _WORDS[language]
    for m in _MIXED[language].finditer(text):
        whole = Decimal(m[1]) if m[1].isdecimal() else Decimal(small.get(m[1].lower(), 0))
        if whole:
            span = Span(m.start(), m.end())
            yield span, whole
            yield span, whole + Decimal("0.5")


def numbers_of(value: Value) -> tuple[Decimal, ...]:
    """Return the plain numbers that a value is made of: 2017 and 1 of January 2017."""
    if isinstance(value, Amount):
        return tuple(n for n in (value.value, value.of, value.rank_of) if n is not None)
    if isinstance(value, When):
        # 10:00 is told as ten o'clock
        parts = (value.start.removesuffix(":00"), value.end or "")
        return tuple(Decimal(n) for part in parts for n in re.findall(r"\d+", part))
    return ()


def loose_numbers(values: Iterable[Value]) -> frozenset[Decimal]:
    """Return numbers that one language may tell by themselves.

    The days of a range (đêm 20, rạng sáng 21/7 for the night of July 20-21), hour and minute of a time.
    """
    found: set[Decimal] = set()
    for value in values:
        if not isinstance(value, When):
            continue
        if value.start.startswith("T"):
            hour = int(value.start[1:3])
            found.update(Decimal(n) for n in (hour, (hour - 1) % 12 + 1, int(value.start[4:6])))
        elif value.end:
            ends = (value.start, value.end)
            found.update(Decimal(end[-2:]) for end in ends if _DAY.search(end))
    return frozenset(found)


def _roman(numeral: str) -> int:
    digits = [_ROMAN_VALUES[char] for char in numeral]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)
