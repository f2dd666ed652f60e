"""Near-duplicates by sampled word shingles.

Broder (1997), "On the resemblance and containment of documents": of the hashes of all runs of five
words those divisible by a fixed number are kept, so that the share of hashes in common estimates the
share of the text in common.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 5  # words a shingle
_SAMPLING = 4
# Shorter notices of one office share their formulas; below this, all shingles are kept.
_ALL_KEPT = 400
FOLDED = 0.7  # share of the shorter text's runs that the longer one has
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sample of a text's shingles: ``dense`` holds every one, of a short text."""

    sample: array[int]
    dense: array[int] | None
    words: int


def sketch(text: str) -> Sketch:
    """Return the sample of ``text`` by which copies of it are known."""
    words = _WORD.findall(fold(text))
    runs = {_hash(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
    sample = array("Q", sorted(h for h in runs if h % _SAMPLING == 0))
    dense = array("Q", sorted(runs)) if len(runs) <= _ALL_KEPT else None
    return Sketch(sample, dense, len(words))


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())


def shared(one: Sketch, other: Sketch) -> float:
    """Estimate which share of the shorter text's runs the longer one has, 0 to 1."""
    if one.dense is not None and other.dense is not None:
        first, second = set(one.dense), set(other.dense)
    else:
        first, second = set(one.sample), set(other.sample)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def folded(sketches: Sequence[Sketch]) -> dict[int, tuple[int, float]]:
    """Return, for each near-duplicate, the article that stands for it and what they share.

    The longest of a group stands for it, the earlier one of two as long. Only articles with a sampled
    run in common are compared, so that the cost grows with the copies and not with all pairs.
    """
    order = sorted(range(len(sketches)), key=lambda i: (-sketches[i].words, i))
    holders: dict[int, list[int]] = defaultdict(list)
    result: dict[int, tuple[int, float]] = {}
    for mine in order:
        runs = sketches[mine].dense or sketches[mine].sample
        met = Counter(h for run in runs for h in holders.get(run, ()))
        best = max(
            ((shared(sketches[mine], sketches[other]), -other) for other, _ in met.most_common(8)),
            default=(0.0, 0),
        )
        if best[0] >= FOLDED:
            result[mine] = (-best[1], round(best[0], 3))
            continue
        for run in runs:
            holders[run].append(mine)
    return result
