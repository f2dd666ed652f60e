"""Word alignment over vocabulary pieces: IBM model 1 with a diagonal prior.

Brown et al. 1993 (model 1); the prior follows fast_align (Dyer et al. 2013) with a fixed
tension. Both directions are trained and multiplied. Small enough to stay in one dense table,
so that any line sampled later, the grammar's too, is aligned by looking it up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

TENSION = 4.0
SAME = 0.5  # what an identical piece (name, figure, placeholder, annotation) is worth at least
LEAST = 2e-4

Ids = NDArray[np.int32]
Table = NDArray[np.float32]


def diagonal(sources: int, targets: int) -> Table:
    """The prior of each (source, target) cell: 1 on the diagonal, falling off both ways."""
    rows = (np.arange(sources, dtype=np.float32) + 0.5)[:, None] / sources
    columns = (np.arange(targets, dtype=np.float32) + 0.5)[None, :] / targets
    return np.exp(-TENSION * np.abs(rows - columns)).astype(np.float32)


def _cells(
    pairs: Sequence[tuple[Ids, Ids]], size: int
) -> tuple[NDArray[np.int64], Table, NDArray[np.int32]]:
    keys, priors, columns = [], [], []
    column = 0
    for source, target in pairs:
        keys.append((source.astype(np.int64)[:, None] * size + target[None, :]).ravel())
        priors.append(diagonal(len(source), len(target)).ravel())
        numbers = np.arange(column, column + len(target), dtype=np.int32)
        columns.append(np.broadcast_to(numbers, (len(source), len(target))).ravel())
        column += len(target)
    return np.concatenate(keys), np.concatenate(priors), np.concatenate(columns)


def train(pairs: Sequence[tuple[Ids, Ids]], size: int, rounds: int = 5) -> Table:
    """Learns p(target piece | source piece); returns a (size, size) table."""
    keys, priors, columns = _cells(pairs, size)
    distinct, inverse = np.unique(keys, return_inverse=True)
    rows = distinct // size
    probability = np.full(len(distinct), 1.0, dtype=np.float64)
    for _ in range(rounds):
        share = priors * probability[inverse]
        share /= np.bincount(columns, share)[columns] + 1e-12
        counts = np.bincount(inverse, share, minlength=len(distinct))
        probability = counts / (np.bincount(rows, counts, minlength=size)[rows] + 0.1)
    table = np.zeros((size, size), dtype=np.float32)
    table[rows, distinct % size] = probability
    return table


def scores(joint: NDArray[np.floating], source: Ids, target: Ids) -> Table:
    """Scores every (source, target) cell of a pair of lines."""
    cells = joint[np.ix_(source, target)] + SAME * (source[:, None] == target[None, :])
    return np.asarray(cells * diagonal(len(source), len(target)), dtype=np.float32)


def align(joint: NDArray[np.floating], source: Ids, target: Ids) -> NDArray[np.int16]:
    """The source position of each target piece; -1 where no piece is a likely origin."""
    cells = scores(joint, source, target)
    best = cells.argmax(axis=0)
    strength = cells[best, np.arange(len(target))]
    return np.where(strength > LEAST, best, -1).astype(np.int16)
