"""Which sentences of a translation belong to which of its source.

Dynamic programming over sentence lengths (Gale and Church, 1993), with one thing more than lengths:
sentences that share figures belong together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Prior costs (negative log probability) of joining so many source with so many target sentences,
# after Gale and Church's table 5.
_BEADS = {(1, 1): 0.12, (1, 0): 4.6, (0, 1): 4.6, (2, 1): 2.4, (1, 2): 2.4, (2, 2): 4.5}
_VARIANCE = 6.8
_FIGURE = re.compile(r"\d[\d.,/]*")


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences and the target sentences that translate them, by index; either may be empty."""

    source: range
    target: range


def pair_sentences(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Align two lists of sentences, both in order.

    Time and memory grow with the length of the texts: only pairs near the diagonal are considered.
    """
    if len(source) == len(target) and _plausible(source, target):
        return [Bead(range(i, i + 1), range(i, i + 1)) for i in range(len(source))]
    ratio = sum(map(len, target)) / max(1, sum(map(len, source)))
    band = max(12, abs(len(source) - len(target)) * 2 + 8)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        middle = round(i * len(target) / max(1, len(source)))
        for j in range(max(0, middle - band), min(len(target), middle + band) + 1):
            if (i, j) in best:
                _extend(best, (i, j), source, target, ratio)
    return _trace(best, len(source), len(target))


def _plausible(source: Sequence[str], target: Sequence[str]) -> bool:
    """Equal counts are taken as pairs if no pair's lengths are wildly apart."""
    return all(
        0.25 < (len(t) + 12) / (len(s) + 12) < 4 for s, t in zip(source, target, strict=True)
    )


def _extend(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    at: tuple[int, int],
    source: Sequence[str],
    target: Sequence[str],
    ratio: float,
) -> None:
    base = best[at][0]
    for (di, dj), prior in _BEADS.items():
        new = (at[0] + di, at[1] + dj)
        if new[0] > len(source) or new[1] > len(target):
            continue
        cost = base + prior + _cost(source[at[0] : new[0]], target[at[1] : new[1]], ratio)
        if new not in best or cost < best[new][0]:
            best[new] = (cost, at)


def _cost(source: Sequence[str], target: Sequence[str], ratio: float) -> float:
    if not source or not target:
        return 0.0
    left, right = sum(map(len, source)) * ratio, sum(map(len, target))
    delta = abs(right - left) / sqrt(_VARIANCE * max(1.0, (left + right) / 2))
    ours, theirs = _figures(source), _figures(target)
    shared = len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.5
    return 0.5 * delta + log(2) * (1 - 2 * shared)


def _figures(sentences: Sequence[str]) -> frozenset[str]:
    return frozenset(re.sub(r"\D", "", figure) for s in sentences for figure in _FIGURE.findall(s))


def _trace(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], rows: int, columns: int
) -> list[Bead]:
    at = (rows, columns)
    if at not in best:  # the band was left: one bead holds the whole rest
        at = max(best)
        beads = [Bead(range(at[0], rows), range(at[1], columns))]
    else:
        beads = []
    while at != (0, 0):
        before = best[at][1]
        beads.append(Bead(range(before[0], at[0]), range(before[1], at[1])))
        at = before
    return beads[::-1]
