"""Turns shards into batches of similar lengths, so that little is padding."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Batch:
    """Padded ids (batch, time) and the origin of each target piece; `tokens` without padding."""

    source: Tensor
    target: Tensor
    origins: Tensor
    tokens: int


def _pad(rows: list[np.ndarray], fill: int) -> Tensor:
    width = max(len(row) for row in rows)
    block = np.full((len(rows), width), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        block[i, : len(row)] = row
    return torch.from_numpy(block)


def batches(path: Path, size: int, pad: int, groups: int, seed: int) -> Iterator[list[Batch]]:
    """Yields lists of `groups` batches of about equal shape, in random order.

    `size` counts padded tokens of both sides in one batch.
    """
    with np.load(path) as archive:
        shard = {name: archive[name] for name in archive.files}
    lengths = shard["lengths"].astype(np.int64)
    ends = lengths.cumsum(axis=0)
    starts = ends - lengths
    rng = random.Random(seed)
    noise = np.random.default_rng(seed).uniform(0, 3, len(lengths))
    order = np.argsort(lengths.sum(axis=1) + noise, kind="stable")
    # Close in the sum, close in each side: a second sort inside stretches of the first.
    stretch = 1500
    for i in range(0, len(order), stretch):
        part = order[i : i + stretch]
        order[i : i + stretch] = part[np.lexsort((lengths[part, 1], lengths[part, 0] // 2))]
    packs: list[list[int]] = [[]]
    widest = [0, 0]
    for row in order:
        new = [max(w, int(n)) for w, n in zip(widest, lengths[row], strict=True)]
        if packs[-1] and sum(new) * (len(packs[-1]) + 1) > size:
            packs.append([])
            new = [int(n) for n in lengths[row]]
        packs[-1].append(int(row))
        widest = new
    rounds = [packs[i : i + groups] for i in range(0, len(packs) - groups + 1, groups)]
    rng.shuffle(rounds)
    for chosen in rounds:
        yield [_batch(shard, starts, ends, rows, pad) for rows in chosen]


def _batch(
    shard: dict[str, np.ndarray], starts: np.ndarray, ends: np.ndarray, rows: list[int], pad: int
) -> Batch:
    source, target, origins = (shard[name] for name in ("source", "target", "origins"))
    left = [source[starts[r, 0] : ends[r, 0]] for r in rows]
    right = [target[starts[r, 1] : ends[r, 1]] for r in rows]
    from_ = [origins[starts[r, 1] : ends[r, 1]] for r in rows]
    tokens = sum(map(len, left)) + sum(map(len, right))
    return Batch(_pad(left, pad), _pad(right, pad), _pad(from_, -1), tokens)
