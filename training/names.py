"""Finds the names of persons and places that both sides of a pair hold.

A name is a run of capitalized Vietnamese words whose form without marks stands in the English
sentence. A unit word belongs to it: tỉnh Ninh Bình, Ninh Binh province.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.fillers import PREFERRED, UNITS, unmark

LONGEST = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNITS = {vi.lower(): en for vi, en in UNITS.items()}
_UNIT = re.compile(rf"(?:^|(?<=\W))({'|'.join(_UNITS)}) $", re.IGNORECASE)


@dataclass(frozen=True)
class Name:
    """One name: its offsets in the Vietnamese and in the English sentence."""

    vi: tuple[int, int]
    en: tuple[int, int]


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
            return Name((unit.start(1), end), (stands.start(), stop))
        return Name((start, end), stands.span())
    return None
