"""Holds figures, years, dates, document numbers and ranks as placeholders, for training.

Regular expressions, for both languages; the package has recognizers of its own. What counts
here is that a figure is held only where both sides of a pair agree on its value.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.fillers import MONTHS, ordinal, unmark

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

LIMITS = {"n": 12, "y": 6, "d": 8, "c": 8, "r": 6}
PLACEHOLDER = re.compile(r"<([nydcr])(\d+)>")
_PREPOSITION = re.compile(r"\b([OoIi]n) (<d\d+>)")
_MONTH = "|".join(MONTHS)
_CODE = re.compile(
    r"(?<![\w/.,-])\d{1,5}(?:/(?:19|20)\d\d)?(?:/| ?[-–] ?)"
    r"[A-ZĐƯ][A-Za-zĐđƯư]{0,6}\d{0,2}(?:[-–/][A-ZĐƯ][A-Za-zĐđƯư]*\d{0,2}){0,3}(?![\w])"
)
_YEAR = re.compile(
    r"(?<![\w/.,-])(?:(?:19|20)\d\d|(?<=năm )1\d{3}|(?<=in )1\d{3})"
    r"(?: ?[-–] ?(?:19|20)\d\d)?(?![\w/-]|[.,]\d)"
)
_FREE = r"(?<![\w/.,-])"
_END = r"(?![\w/%]|[.,-]\d)"
# 5/3 alone may be a ratio, 5-3 a score: a word of time must stand before it.
_TIME = (
    r"(?:\bngày |(?:(?<=\bsáng )|(?<=\btrưa )|(?<=\bchiều )|(?<=\btối )|(?<=\bđêm )"
    r"|(?<=\bhôm ))(?:ngày )?)"
)
_OTHERS = "|".join(name for name in MONTHS if name not in ("March", "May"))
_DATES = {
    "vi": (
        rf"\bngày (?P<d>\d{{1,2}})(?: đến |[-–])(?:ngày )?(?P<e>\d{{1,2}})/(?P<m>\d{{1,2}})"
        rf"{_END}",
        rf"(?:\bngày )?{_FREE}(?P<d>\d{{1,2}}) tháng (?P<m>\d{{1,2}})(?: năm (?P<y>\d{{4}}))?"
        rf"{_END}",
        rf"(?:\bngày )?{_FREE}(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})[/.-](?P<y>\d{{4}}){_END}",
        rf"{_TIME}(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}}){_END}",
        rf"\btháng (?P<m>\d{{1,2}})(?:[/-]| năm )(?P<y>\d{{4}}){_END}",
        rf"\btháng (?P<m>\d{{1,2}}){_END}",
    ),
    "en": (
        rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?: to | ?[-–] ?)(?P<e>\d{{1,2}})(?!\w|[.,]\d)",
        rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?(?!\w)",
        rf"{_FREE}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})(?:,? (?P<y>\d{{4}}))?(?!\w)",
        rf"\b(?P<m>{_MONTH}),? (?P<y>\d{{4}})(?!\w)",
        # "may" and "march" are words too: only after a preposition.
        rf"(?<=\b(?:in|of|by) )(?P<m>May|March)\b|\b(?P<n>{_OTHERS})\b",
    ),
}
_PATTERNS = {
    language: [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    for language, patterns in _DATES.items()
}
_RANK = {
    "vi": re.compile(
        r"\bthứ (\d{1,4})/(\d{1,4})(?![\w/]|[.,]\d)"
        r"|(?:(?<=\bxếp )|(?<=\bđứng )|(?<=\bhạng ))thứ (\d{1,4})(?![\w/]|[.,]\d)",
        re.I,
    ),
    "en": re.compile(
        r"(?<![\w/.,-])(\d{1,4})(?:st|nd|rd|th) out of (?:the )?(\d{1,4})\b"
        r"|(?:(?<=\branked )|(?<=\branking )|(?<=\branks ))(\d{1,4})(?:st|nd|rd|th)\b",
        re.I,
    ),
}
# English writes sums of dollars in one piece; the package holds that piece whole.
_DOLLARS = {
    "en": re.compile(r"\$(\d[\d,]*(?:\.\d+)?)(?: (million|billion|trillion))?(?![\w-])"),
    "vi": re.compile(
        r"(?<![\w.,-])(\d[\d.]*(?:,\d+)?)(?: (triệu|tỷ|tỉ|nghìn tỷ))? (?:USD|đô la(?: Mỹ)?)\b"
    ),
}
_SCALES = {"triệu": "million", "tỷ": "billion", "tỉ": "billion", "nghìn tỷ": "trillion"}
_NUMBER = {
    "vi": re.compile(
        r"(?<![\w/.,])(?<![^\W\d]-)(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+/\d+|\d+)"
        r"(?![\d/]|[.,]\d)"
    ),
    "en": re.compile(
        r"(?<![\w/.,])(?<![^\W\d]-)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+/\d+|\d+)"
        r"(?![\d/]|[.,]\d)(?!(?:st|nd|rd|th|s)\b)"
    ),
}


@dataclass(frozen=True)
class Figure:
    """A holdable stretch: its kind (n y d c r), value and offsets."""

    kind: str
    value: str
    start: int
    end: int


def find(text: str, language: str, dollars: bool = False) -> list[Figure]:
    """All figures of a text, without overlaps: documents first, then dates, ranks, years.

    `dollars` takes sums of dollars whole, with sign, scale and unit.
    """
    found = [
        Figure("c", _code(m.group()), *m.span())
        for m in _CODE.finditer(text)
        if re.search("[A-ZĐ]{2}|CTr", m.group())
    ]
    if dollars:
        found += [
            Figure("n", _dollars(m, language), *m.span()) for m in _DOLLARS[language].finditer(text)
        ]
    for pattern in _PATTERNS[language]:
        found += [Figure("d", _date(m), *m.span()) for m in pattern.finditer(text) if _real(m)]
    found += [
        Figure("r", f"{int(m[1] or m[3])}/{m[2] or ''}", *m.span())
        for m in _RANK[language].finditer(text)
    ]
    found += [
        Figure("y", re.sub(r"\s*[-–]\s*", "-", m.group()), *m.span()) for m in _YEAR.finditer(text)
    ]
    found += [
        Figure("n", _number(m.group(), language), *m.span())
        for m in _NUMBER[language].finditer(text)
    ]
    kept: list[Figure] = []
    taken = bytearray(len(text))
    for figure in found:
        if not any(taken[figure.start : figure.end]):
            taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
            kept.append(figure)
    return sorted(kept, key=lambda figure: figure.start)


def _code(text: str) -> str:
    return re.sub(r"\s*[-–]\s*", "-", unmark(text))


def _real(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    month = groups["m"] or groups["n"]
    days = [int(groups[name]) for name in ("d", "e") if groups.get(name)]
    return all(1 <= day <= 31 for day in days) and (month.isalpha() or 1 <= int(month) <= 12)


def _date(match: re.Match[str]) -> str:
    groups = match.groupdict()
    month = groups["m"] or groups["n"]
    if month.isalpha():
        month = str([name.lower() for name in MONTHS].index(month.lower()) + 1)
    day = str(int(groups["d"])) if groups.get("d") else ""
    if groups.get("e"):
        day += f">{int(groups['e'])}"
    return f"{day}-{int(month)}-{groups.get('y') or ''}"


def _dollars(match: re.Match[str], language: str) -> str:
    scale = _SCALES.get(match[2], match[2]) or ""
    return f"{_number(match[1], language)} {scale}$"


def _number(text: str, language: str) -> str:
    if "/" in text:
        return text
    group, point = (".", ",") if language == "vi" else (",", ".")
    plain = text.replace(group, "").replace(point, ".")
    whole, _, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + ("." + fraction if fraction else "")


def _holdable(figure: Figure, text: str) -> bool:
    return figure.kind != "n" or figure.end - figure.start > 1


def render(kind: str, value: str, language: str) -> str:
    """How a value reads in a language: the inverse of `find`."""
    if kind == "d":
        return _render_date(value, language)
    if kind == "r":
        place, _, total = value.partition("/")
        if language == "vi":
            return f"thứ {place}" + (f"/{total}" if total else "")
        return ordinal(int(place)) + (f" out of {total}" if total else "")
    if value.endswith("$"):
        return _render_dollars(value[:-1], language)
    if kind == "n" and "/" not in value:
        whole, _, fraction = value.partition(".")
        en = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
        return en.translate(str.maketrans(",.", ".,")) if language == "vi" else en
    return value


def _render_dollars(value: str, language: str) -> str:
    amount, _, scale = value.partition(" ")
    amount = render("n", amount, language)
    if language == "en":
        return f"${amount}" + (f" {scale}" if scale else "")
    named = {en: vi for vi, en in _SCALES.items() if vi != "tỉ"}.get(scale, "")
    return " ".join(part for part in (amount, named, "USD") if part)


def _render_date(value: str, language: str) -> str:
    day, month, year = value.split("-")
    first, _, last = day.partition(">")
    name = MONTHS[int(month) - 1]
    if language == "vi":
        if not day:
            return f"tháng {month}" + (f"/{year}" if year else "")
        span = f"ngày {first} đến ngày {last}" if last else f"ngày {first}"
        return f"{span}/{month}" + (f"/{year}" if year else "")
    if not day:
        return f"{name} {year}".strip()
    span = f"{name} {first} to {last}" if last else f"{name} {first}"
    return span + (f", {year}" if year else "")


def _replace(text: str, spans: Sequence[tuple[Figure, str]]) -> str:
    for figure, symbol in sorted(spans, key=lambda item: -item[0].start):
        text = text[: figure.start] + symbol + text[figure.end :]
    return text


def hold(text: str, language: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """Holds every figure of a source; returns the text and symbol → (kind, value)."""
    counts: Counter[str] = Counter()
    spans, values = [], {}
    for figure in find(text, language, dollars=language == "en"):
        if _holdable(figure, text) and counts[figure.kind] < LIMITS[figure.kind]:
            counts[figure.kind] += 1
            symbol = f"<{figure.kind}{counts[figure.kind]}>"
            spans.append((figure, symbol))
            values[symbol] = (figure.kind, figure.value)
    return _replace(text, spans), values


def restore(text: str, values: dict[str, tuple[str, str]], language: str) -> str:
    """Puts held values back, as the language writes them; unknown placeholders vanish."""
    if language == "en":
        text = _PREPOSITION.sub(lambda m: _preposition(m, values), text)
    restored = PLACEHOLDER.sub(
        lambda m: render(*values[m.group()], language) if m.group() in values else "", text
    )
    return restored[:1].upper() + restored[1:] if text.startswith("<") else restored


def _preposition(match: re.Match[str], values: dict[str, tuple[str, str]]) -> str:
    # The model sees no difference between a day and a month: on May 5, in May 2020.
    if match[2] not in values:
        return match.group()
    whole = not values[match[2]][1].startswith("-")
    word = "on" if whole else "in"
    return f"{word.capitalize() if match[1][0].isupper() else word} {match[2]}"


def hold_pair(
    source: str, target: str, languages: tuple[str, str], rng: random.Random
) -> tuple[str, str]:
    """Holds the figures whose values match one to one on both sides of a pair.

    Numbered in source order; three times in ten with random distinct numbers.
    """
    theirs: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    dollars = languages[0] == "en"
    for figure in find(target, languages[1], dollars):
        theirs[figure.kind, figure.value].append(figure)
    ours = find(source, languages[0], dollars)
    tally = Counter((figure.kind, figure.value) for figure in ours)
    scatter = rng.random() < 0.3
    numbers = {
        k: rng.sample(range(1, n + 1), n) if scatter else list(range(1, n + 1))
        for k, n in LIMITS.items()
    }
    left: list[tuple[Figure, str]] = []
    right: list[tuple[Figure, str]] = []
    for figure in ours:
        key = figure.kind, figure.value
        if len(theirs[key]) != tally[key] or not numbers[figure.kind]:
            continue
        other = theirs[key][sum((f.kind, f.value) == key for f, _ in left)]
        if not _holdable(figure, source):
            continue
        symbol = f"<{figure.kind}{numbers[figure.kind].pop(0)}>"
        left.append((figure, symbol))
        right.append((other, symbol))
    return _replace(source, left), _replace(target, right)
