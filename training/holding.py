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
_MONTH = "|".join(MONTHS)
_CODE = re.compile(
    r"(?<![\w/.,-])\d{1,5}(?:/(?:19|20)\d\d)?(?:/| ?[-–] ?)"
    r"[A-ZĐƯ][A-Za-zĐđƯư]{0,6}\d{0,2}(?:[-–/][A-ZĐƯ][A-Za-zĐđƯư]*\d{0,2}){0,3}(?![\w])"
)
_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?(?![\w/-]|[.,]\d)")
_DATES = {
    "vi": (
        re.compile(
            r"(?:\bngày )?(?<![\w/.,-])(?P<d>\d{1,2}) tháng (?P<m>\d{1,2})"
            r"(?: năm (?P<y>\d{4}))?(?![\w/]|[.,]\d)",
            re.I,
        ),
        re.compile(
            r"(?:\bngày )?(?<![\w/.,-])(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?![\w/])",
            re.I,
        ),
        re.compile(
            r"(?:\bngày )?(?<![\w/.,-])(?P<d>\d{1,2})[/](?P<m>\d{1,2})(?![\w/%]|[.,]\d)", re.I
        ),
        re.compile(r"\btháng (?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})(?![\w/])", re.I),
    ),
    "en": (
        re.compile(
            rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?"
            r"(?![\w])",
            re.I,
        ),
        re.compile(
            rf"(?<![\w/.,-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})"
            r"(?:,? (?P<y>\d{4}))?(?![\w])",
            re.I,
        ),
        re.compile(rf"\b(?P<m>{_MONTH}),? (?P<y>\d{{4}})(?![\w])", re.I),
    ),
}
_RANK = {
    "vi": re.compile(r"\bthứ (\d{1,4})(?:/(\d{1,4}))?(?![\w/]|[.,]\d)", re.I),
    "en": re.compile(
        r"(?<![\w/.,-])(\d{1,4})(?:st|nd|rd|th)(?: out of (?:the )?(\d{1,4})\b)?"
        r"(?!\w)",
        re.I,
    ),
}
_NUMBER = {
    "vi": re.compile(
        r"(?<![\w/.,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+/\d+|\d+)"
        r"(?![\d/]|[.,]\d)(?!-\d)"
    ),
    "en": re.compile(
        r"(?<![\w/.,-])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+/\d+|\d+)"
        r"(?![\d/]|[.,]\d)(?!-\d)(?!(?:st|nd|rd|th|s)\b)"
    ),
}


@dataclass(frozen=True)
class Figure:
    """A holdable stretch: its kind (n y d c r), value and offsets."""

    kind: str
    value: str
    start: int
    end: int


def find(text: str, language: str) -> list[Figure]:
    """All figures of a text, without overlaps: documents first, then dates, ranks, years."""
    found = [
        Figure("c", _code(m.group()), *m.span())
        for m in _CODE.finditer(text)
        if re.search("[A-ZĐ]{2}|CTr", m.group())
    ]
    for pattern in _DATES[language]:
        found += [Figure("d", _date(m), *m.span()) for m in pattern.finditer(text) if _real(m)]
    found += [
        Figure("r", f"{int(m[1])}/{m[2] or ''}", *m.span()) for m in _RANK[language].finditer(text)
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
    month = groups["m"]
    day_ok = "d" not in groups or 1 <= int(groups["d"]) <= 31
    if not (day_ok and (month.isalpha() or 1 <= int(month) <= 12)):
        return False
    # 5/3 alone may be a ratio: a day and month need the word "ngày" or a clock word before.
    if groups.get("d") and not groups.get("y") and "/" in match.group():
        return match.group().lower().startswith("ngày")
    return True


def _date(match: re.Match[str]) -> str:
    groups = match.groupdict()
    month = groups["m"]
    if month.isalpha():
        month = str([name.lower() for name in MONTHS].index(month.lower()) + 1)
    day = str(int(groups["d"])) if groups.get("d") else ""
    return f"{day}-{int(month)}-{groups.get('y') or ''}"


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
    if kind == "n" and "/" not in value:
        whole, _, fraction = value.partition(".")
        en = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
        return en.translate(str.maketrans(",.", ".,")) if language == "vi" else en
    return value


def _render_date(value: str, language: str) -> str:
    day, month, year = value.split("-")
    if language == "vi":
        if not day:
            return f"tháng {month}/{year}"
        return f"ngày {day}/{month}" + (f"/{year}" if year else "")
    name = MONTHS[int(month) - 1]
    if not day:
        return f"{name} {year}"
    return f"{name} {day}" + (f", {year}" if year else "")


def _replace(text: str, spans: Sequence[tuple[Figure, str]]) -> str:
    for figure, symbol in sorted(spans, key=lambda item: -item[0].start):
        text = text[: figure.start] + symbol + text[figure.end :]
    return text


def hold(text: str, language: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """Holds every figure of a source; returns the text and symbol → (kind, value)."""
    counts: Counter[str] = Counter()
    spans, values = [], {}
    for figure in find(text, language):
        if _holdable(figure, text) and counts[figure.kind] < LIMITS[figure.kind]:
            counts[figure.kind] += 1
            symbol = f"<{figure.kind}{counts[figure.kind]}>"
            spans.append((figure, symbol))
            values[symbol] = (figure.kind, figure.value)
    return _replace(text, spans), values


def restore(text: str, values: dict[str, tuple[str, str]], language: str) -> str:
    """Puts held values back, as the language writes them; unknown placeholders vanish."""
    return PLACEHOLDER.sub(
        lambda m: render(*values[m.group()], language) if m.group() in values else "", text
    )


def hold_pair(
    source: str, target: str, languages: tuple[str, str], rng: random.Random
) -> tuple[str, str]:
    """Holds the figures whose values match one to one on both sides of a pair.

    Numbered in source order; three times in ten with random distinct numbers.
    """
    theirs: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in find(target, languages[1]):
        theirs[figure.kind, figure.value].append(figure)
    ours = find(source, languages[0])
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
