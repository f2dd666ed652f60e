"""Whether the confidence of a sentence means something: quality by decile of the score.

Sentences of the held-out sets are translated, ranked by score, and cut in ten; a score that is worth
showing falls together with chrF.

    python -m benchmarks.confidence [--third-party DIR] [--part dev] [--limit N]
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.translation import sets
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence: its confidence, its chrF++ against the reference, and whether it was marked."""

    score: float
    chrf: float
    marked: bool


def scored(pairs: Sequence[tuple[str, str]], source: Language) -> list[Scored]:
    """Translate pairs (Vietnamese, English) from ``source`` and score each sentence."""
    from sacrebleu.metrics import CHRF

    target: Language = "en" if source == "vi" else "vi"
    ours, theirs = (0, 1) if source == "vi" else (1, 0)
    metric = CHRF(word_order=2)
    segments = Translator().translate_segments([pair[ours] for pair in pairs], source, target)
    return [
        Scored(s.score, metric.sentence_score(s.target, [pair[theirs]]).score, s.low_confidence)
        for s, pair in zip(segments, pairs, strict=True)
    ]


def deciles(items: Sequence[Scored]) -> list[tuple[float, float]]:
    """Return (highest score, mean chrF++) of each tenth, the least confident first."""
    ranked = sorted(items, key=lambda item: item.score)
    cuts = [round(i * len(ranked) / 10) for i in range(11)]
    tenths = [ranked[a:b] for a, b in pairwise(cuts)]
    return [(tenth[-1].score, fmean(item.chrf for item in tenth)) for tenth in tenths if tenth]


def main() -> None:
    """Print a row a direction: chrF++ by decile, and of marked against unmarked sentences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--third-party", type=Path)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--limit", type=int, default=10**6)
    options = parser.parse_args()
    found = sets(options.third_party, options.flores, options.part, options.limit)
    pairs = [pair for one in found for pair in one.pairs]
    directions: tuple[Language, Language] = ("vi", "en")
    for source in directions:
        items = scored(pairs, source)
        print(f"{source}→: chrF++ by decile of the score (least confident first)")
        print("   score ≤ ", *(f"{score:6.3f}" for score, _ in deciles(items)))
        print("   chrF++  ", *(f"{chrf:6.1f}" for _, chrf in deciles(items)))
        for marked in (True, False):
            group = [item.chrf for item in items if item.marked is marked]
            name = "marked  " if marked else "unmarked"
            if group:
                print(f"   {name} {len(group):5d} sentences, chrF++ {fmean(group):.1f}")


if __name__ == "__main__":
    main()
