"""Finds the names of persons and places that both sides of a pair hold.

A name is a run of capitalized Vietnamese words whose form without marks stands in the English
sentence. A unit word belongs to it: tỉnh Ninh Bình, Ninh Binh province.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.fillers import PREFERRED, UNITS, unmark

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

LONGEST = 6
KEPT = "Hồ Chí Minh"  # a city, a thought, an order: never renamed
ALIKE, OTHERS = 0.6, 0.15  # of the lines that have such names
# A word of capitals and digits (A320, QX-119/TK), but no symbol of the model's.
_CODE = re.compile(
    r"(?<![\w<./-])(?=[A-Za-z/-]*\d)(?=[a-z\d/-]*[A-Z])[A-Za-z\d]+(?:[/-][A-Za-z\d]+)*(?![\w>])"
)
_FOREIGN = re.compile(r"(?<![\w<])[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)*(?![\w>])")
_MONEY = ("VND", "USD", "EUR")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNITS = {vi.lower(): en for vi, en in UNITS.items()}
_UNIT = re.compile(rf"(?:^|(?<=\W))({'|'.join(_UNITS)}) $", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """One name: its offsets in the Vietnamese and in the English sentence.

    `vi` and `en` take in a unit word (xã Khánh Thiện); `bare_vi` and `bare_en` do not.
    """

    vi: tuple[int, int]
    en: tuple[int, int]
    bare_vi: tuple[int, int]
    bare_en: tuple[int, int]


def _runs(text: str) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = [[]]
    for match in _WORD.finditer(text):
        if not match.group()[0].isupper() or (len(match.group()) > 1 and match.group().isupper()):
            runs.append([])
            continue
        if runs[-1] and text[runs[-1][-1][1] : match.start()] != " ":
            runs.append([])
        runs[-1].append(match.span())
    return [run for run in runs if run]


def find(vi: str, en: str) -> list[Name]:
    """All shared names, longest first within each run, without overlaps."""
    found: list[Name] = []
    for run in _runs(vi):
        first = 0
        while first < len(run):
            name = _longest(vi, en, run, first)
            if name is None:
                first += 1
                continue
            found.append(name)
            first = next((i for i, (start, _) in enumerate(run) if start >= name.vi[1]), len(run))
    return found


def hold(source: str, target: str, order: tuple[str, str], rng: random.Random) -> tuple[str, str]:
    """Puts `<x2>`…`<x16>` for what both sides write alike: foreign names and codes.

    And for some of the other names, since the model has far less to learn from foreign ones.
    """
    wanted: list[tuple[str, str]] = []
    if rng.random() < ALIKE:
        wanted += [(m.group(), m.group()) for m in _CODE.finditer(source)]
        wanted += [(m.group(), m.group()) for m in _FOREIGN.finditer(source)]
    if rng.random() < OTHERS:
        vi, en = (source, target) if order[0] == "vi" else (target, source)
        for name in find(vi, en):
            both = vi[slice(*name.bare_vi)], en[slice(*name.bare_en)]
            wanted.append(both if order[0] == "vi" else (both[1], both[0]))
    numbers = list(range(2, 17))
    if rng.random() < 0.3:
        rng.shuffle(numbers)
    for left, right in dict.fromkeys(wanted):
        patterns = [re.compile(rf"(?<![\w<]){re.escape(t)}(?![\w>])") for t in (left, right)]
        counts = [len(p.findall(t)) for p, t in zip(patterns, (source, target), strict=True)]
        if counts != [1, 1] or not numbers or left in _MONEY:
            continue
        symbol = f"<x{numbers.pop(0)}>"
        source, target = patterns[0].sub(symbol, source), patterns[1].sub(symbol, target)
    return source, target


def rename(vi: str, en: str, draw: Callable[[], tuple[str, str]]) -> tuple[str, str]:
    """Gives every shared name of several words another one, on both sides alike.

    A corpus holds few names, and a model that knows them by heart does not learn to copy.
    """
    known = [(vi[slice(*name.bare_vi)], en[slice(*name.bare_en)]) for name in find(vi, en)]
    for old_vi, old_en in dict.fromkeys(known):
        left, right = (re.compile(rf"(?<!\w){re.escape(old)}(?!\w)") for old in (old_vi, old_en))
        if " " not in old_vi or old_vi == KEPT or len(left.findall(vi)) != len(right.findall(en)):
            continue
        new_vi, new_en = draw()
        vi, en = left.sub(new_vi, vi), right.sub(new_en, en)
    return vi, en


def _longest(vi: str, en: str, run: list[tuple[int, int]], first: int) -> Name | None:
    for last in range(min(len(run), first + LONGEST) - 1, first - 1, -1):
        start, end = run[first][0], run[last][1]
        written = vi[start:end]
        if last == first and (start == 0 or len(written) < 3 or unmark(written) == written):
            continue  # a sentence's first word, or one that a name needs no help for
        form = PREFERRED.get(written, unmark(written))
        stands = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", en)
        if not stands:
            continue
        unit = _UNIT.search(vi[:start])
        after = en[stands.end() :]
        if unit and after.startswith(f" {_UNITS[unit[1].lower()]}"):
            stop = stands.end() + 1 + len(_UNITS[unit[1].lower()])
            return Name((unit.start(1), end), (stands.start(), stop), (start, end), stands.span())
        return Name((start, end), stands.span(), (start, end), stands.span())
    return None
