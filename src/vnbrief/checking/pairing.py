"""Which sentences of a translation belong to which of its source.

Dynamic programming over sentence lengths (Gale and Church, 1993), with one thing more than lengths:
sentences that share figures and names belong together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import log, sqrt
from typing import TYPE_CHECKING

from vnbrief.text import strip_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

# Prior costs (negative log probability) of joining so many source with so many target sentences,
# after Gale and Church's table 5, but with sentences left out (1, 0) likelier than in their careful
# bank reports: a check is there to find them.
_BEADS = {(1, 1): 0.12, (1, 0): 3.6, (0, 1): 3.6, (2, 1): 2.4, (1, 2): 2.4, (2, 2): 4.5}
_VARIANCE = 4.0
_PRIOR = 3000  # code points of a text as long as expected, by which a short one's ratio is steadied
# How far the signs that two stretches share, or lack, move the cost.
_SIGNS = 3.0
# The cost of joining two sentences of which one shares no sign with the other side.
_STRANGER = 3.0
# The cost of joining sentences across the end of a paragraph that the other side does not have.
_BREAK = 3.0
# The cost of a figure that stands on one side only.
_FIGURE_ALONE = 2.0
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# Không Gian → khong, gian: names read the same in both languages once the marks are off.
_NAME = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences and the target sentences that translate them, by index; either may be empty."""

    source: range
    target: range


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence; the ids of the concepts that it speaks of, and its paragraph, where they are known."""

    text: str
    concepts: frozenset[str] = frozenset()
    block: int = 0


@dataclass(frozen=True)
class _Side:
    """The sentences of one text, and what the alignment asks of them, worked out once."""

    pieces: Sequence[Piece]

    @cached_property
    def lengths(self) -> list[int]:
        """Code points before each sentence."""
        return [0, *accumulate(len(piece.text) for piece in self.pieces)]

    @cached_property
    def signs(self) -> list[frozenset[str]]:
        """The figures, names and concepts of each sentence."""
        return [_signs(piece.text) | piece.concepts for piece in self.pieces]

    def length(self, start: int, stop: int) -> int:
        """Return the code points of sentences ``start`` to ``stop``."""
        return self.lengths[stop] - self.lengths[start]

    def breaks(self, start: int, stop: int) -> int:
        """Return how many paragraphs end between sentences ``start`` and ``stop``."""
        return self.pieces[stop - 1].block - self.pieces[start].block


def pair_sentences(
    source: Sequence[Piece], target: Sequence[Piece], expected: float = 1.0
) -> list[Bead]:
    """Align two lists of sentences, both in order.

    Time and memory grow with the length of the texts: only pairs near the diagonal are considered.

    Args:
        source: sentences.
        target: sentences of the translation.
        expected: target code points for one of the source, as translations into this language go.
    """
    left, right = _Side(source), _Side(target)
    # What is left out of a short text must not move the ratio: the text's own counts by its length.
    ratio = (right.lengths[-1] + _PRIOR * expected) / (left.lengths[-1] + _PRIOR)
    band = max(12, abs(len(source) - len(target)) * 2 + 8)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(source) + 1):
        middle = round(i * len(target) / max(1, len(source)))
        for j in range(max(0, middle - band), min(len(target), middle + band) + 1):
            if (i, j) in best:
                _extend(best, (i, j), left, right, ratio)
    return _trace(best, len(source), len(target))


def _extend(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    at: tuple[int, int],
    left: _Side,
    right: _Side,
    ratio: float,
) -> None:
    base = best[at][0]
    for (di, dj), prior in _BEADS.items():
        new = (at[0] + di, at[1] + dj)
        if new[0] > len(left.pieces) or new[1] > len(right.pieces):
            continue
        cost = base + prior
        if di and dj:
            cost += _length_cost(left.length(at[0], new[0]) * ratio, right.length(at[1], new[1]))
            cost += _BREAK * abs(left.breaks(at[0], new[0]) - right.breaks(at[1], new[1]))
            cost += _sign_cost(left.signs[at[0] : new[0]], right.signs[at[1] : new[1]])
        if new not in best or cost < best[new][0]:
            best[new] = (cost, at)


def _length_cost(one: float, other: int) -> float:
    delta = (one - other) ** 2 / (_VARIANCE * max(1.0, (one + other) / 2))
    # Careful translations now and then go far from the mean: the square is bent into a line.
    return 0.5 * delta if delta < 4 else 2 * sqrt(delta) - 2


def _sign_cost(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> float:
    """Return less than nothing for sentences that share what they hold, more for strangers."""
    left, right = frozenset().union(*ours), frozenset().union(*theirs)
    if not left and not right:
        return 0.0
    # A figure is nearly always a figure on the other side too, and tells more than a name.
    alone = sum(sign.isdigit() for sign in left ^ right)
    cost = _FIGURE_ALONE * min(2, alone)
    if not left or not right:
        return cost or log(2) / 2
    cost += _SIGNS * (0.5 - len(left & right) / min(len(left), len(right)))
    for side, other in ((ours, right), (theirs, left)):
        if len(side) > 1:
            cost += _STRANGER * sum(bool(signs) and signs.isdisjoint(other) for signs in side)
    return cost


def _signs(sentence: str) -> frozenset[str]:
    # Small numbers are often words on the other side, and months names.
    figures = (re.sub(r"\D", "", figure).lstrip("0") for figure in _FIGURE.findall(sentence))
    names = _NAME.findall(strip_marks(sentence[1:]))
    return frozenset((*(f for f in figures if f and int(f) > 12), *map(str.lower, names)))


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
