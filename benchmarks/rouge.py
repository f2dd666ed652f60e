"""ROUGE-1, ROUGE-2 and ROUGE-L F1 on words (syllables, in Vietnamese); Lin, 2004."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vnbrief.briefing.features import words

if TYPE_CHECKING:
    from collections.abc import Sequence


def _f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 0.0


def rouge_n(candidate: Sequence[str], reference: Sequence[str], n: int) -> float:
    """F1 of shared n-grams, each counted as often as both sides hold it."""
    left, right = (
        Counter(zip(*(side[i:] for i in range(n)), strict=False)) for side in (candidate, reference)
    )
    return _f1((left & right).total(), left.total(), right.total())


def rouge_l(candidate: Sequence[str], reference: Sequence[str]) -> float:
    """F1 of the longest common subsequence of the two whole texts."""
    row = [0] * (len(reference) + 1)
    for word in candidate:
        diagonal = 0
        for j, other in enumerate(reference, 1):
            diagonal, row[j] = row[j], diagonal + 1 if word == other else max(row[j], row[j - 1])
    return _f1(row[-1], len(candidate), len(reference))


def rouge(candidate: str, reference: str) -> tuple[float, float, float]:
    """ROUGE-1, ROUGE-2 and ROUGE-L F1 of two texts, each between 0 and 1."""
    a, b = words(candidate), words(reference)
    return rouge_n(a, b, 1), rouge_n(a, b, 2), rouge_l(a, b)
