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
    from collections.abc import Callable

LONGEST = 6
KEPT = "Hồ Chí Minh"  # a city, a thought, an order: never renamed
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
