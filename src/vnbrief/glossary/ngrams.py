"""Word sequences that come often enough to be terms, counted level by level.

A sequence of n words is counted only where both sequences of n - 1 words in it are frequent
(Agrawal and Srikant's apriori), so that time and memory grow with the text, not with its sequences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Ngram:
    """A frequent sequence of words.

    Attributes:
        words: as they were given.
        count: occurrences.
        segments: the numbers of the segments that it stands in, rising.
        extension: the greatest share of its occurrences that one and the same word precedes or
            follows: near 1, it is a piece of something longer.
    """

    words: tuple[str, ...]
    count: int
    segments: tuple[int, ...]
    extension: float


@dataclass(slots=True)
class _Chunk:
    """A stretch without punctuation; ``ids`` are the sequences that begin at each place, or -1."""

    segment: int
    ids: list[int]


def frequent_ngrams(
    chunks: Iterable[tuple[int, Sequence[str]]], minimum: int, longest: int
) -> list[Ngram]:
    """Return the sequences of one to ``longest`` words that occur ``minimum`` times.

    Args:
        chunks: stretches of words that no punctuation parts, each with its segment's number, rising.
        minimum: occurrences, 1 or more.
        longest: words.
    """
    numbers: dict[str, int] = {}
    level = [
        _Chunk(segment, [numbers.setdefault(w, len(numbers)) for w in words])
        for segment, words in chunks
    ]
    counts = Counter(i for chunk in level for i in chunk.ids)
    words: list[tuple[str, ...]] = [(word,) for word in numbers]
    result: list[Ngram] = []
    for _ in range(longest):
        level = _kept(level, counts, minimum)
        segments = _segments(level)
        level, following, pairs = _next_level(level)
        extension = _extensions(pairs, following, counts)
        result += (
            Ngram(words[i], counts[i], tuple(found), extension.get(i, 0.0))
            for i, found in segments.items()
        )
        words = [(*words[one], words[other][-1]) for one, other in pairs]
        counts = following
    return result


def _kept(level: Iterable[_Chunk], counts: Counter[int], minimum: int) -> list[_Chunk]:
    for chunk in level:
        chunk.ids = [i if i >= 0 and counts[i] >= minimum else -1 for i in chunk.ids]
    return [chunk for chunk in level if any(i >= 0 for i in chunk.ids)]


def _segments(level: Iterable[_Chunk]) -> dict[int, list[int]]:
    segments: dict[int, list[int]] = defaultdict(list)
    for chunk in level:
        for i in chunk.ids:
            if i >= 0 and (not segments[i] or segments[i][-1] != chunk.segment):
                segments[i].append(chunk.segment)
    return segments


def _next_level(
    level: Iterable[_Chunk],
) -> tuple[list[_Chunk], Counter[int], list[tuple[int, int]]]:
    """Return the chunks with sequences one word longer, their counts, and what each is made of."""
    numbers: dict[tuple[int, int], int] = {}
    longer = []
    counts: Counter[int] = Counter()
    for chunk in level:
        ids = [
            numbers.setdefault((one, other), len(numbers)) if one >= 0 and other >= 0 else -1
            for one, other in zip(chunk.ids, chunk.ids[1:], strict=False)
        ]
        if ids:
            longer.append(_Chunk(chunk.segment, ids))
            counts.update(ids)
    del counts[-1]
    return longer, counts, list(numbers)


def _extensions(
    pairs: Sequence[tuple[int, int]], following: Counter[int], counts: Counter[int]
) -> dict[int, float]:
    greatest: dict[int, float] = {}
    for number, pair in enumerate(pairs):
        for part in pair:
            share = following[number] / counts[part]
            if share > greatest.get(part, 0.0):
                greatest[part] = share
    return greatest
