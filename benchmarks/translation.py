"""How good the embedded model's translations are, and what holding and mending add.

Three ways over the same sentences: ``plain`` (the engine alone: no placeholders, no terms, no
mending), ``all`` (every fixed term annotated from the start) and ``missing`` (the default: figures
and names are held, terms are given to the model when its first translation lacks them).

    python -m benchmarks.translation [--third-party DIR] [--flores DIR] [--limit N] [--part dev]

``--third-party`` and ``--flores`` are folders of text that is measured on but not in the repository
(see ``training/README.md``).
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from training import prepare
from vnbrief.evaluation import Scores, evaluate
from vnbrief.glossary import Glossary
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Set:
    """A named set of sentence pairs, Vietnamese and English."""

    name: str
    pairs: tuple[tuple[str, str], ...]


def sets(third_party: Path | None, flores: Path | None, part: str, limit: int) -> list[Set]:
    """Return the sets that can be had: the corpus's own articles, held-out news, FLORES dev."""
    splits = prepare.splits(third_party)
    found = [Set(f"corpus {part}", tuple((p.vi, p.en) for p in splits.prose[part]))]
    if third_party:
        found.append(Set(f"news {part}", tuple((p.vi, p.en) for p in splits.real[part])))
    if flores:
        sides = [(flores / f"{side}.txt").read_text(encoding="utf-8") for side in ("vi", "en")]
        pairs = zip(*(side.splitlines() for side in sides), strict=True)
        found.append(Set("FLORES dev", tuple((vi, en) for vi, en in pairs)))
    return [Set(s.name, s.pairs[:limit]) for s in found]


def plain(
    translator: Translator, sources: Sequence[str], source: Language, target: Language
) -> list[str]:
    """Translate with the engine alone."""
    from vnbrief.engines.engine import Request

    engine = translator.engine
    requests = [Request(engine.tokenize(text, source, target)) for text in sources]
    decoded = engine.translate(requests, target, translator.options)
    return [engine.detokenize(hypotheses[0].tokens, target) for hypotheses in decoded]


def run(mode: str, pairs: Set, source: Language, beam: int) -> tuple[Scores, float]:
    """Translate one set one way; the scores and the seconds it took."""
    target: Language = "en" if source == "vi" else "vi"
    glossary = Glossary.default()
    translator = Translator(
        "embedded", glossary, beam=beam, annotate="all" if mode == "all" else "missing"
    )
    sources = [pair[0] if source == "vi" else pair[1] for pair in pairs.pairs]
    references = [pair[1] if source == "vi" else pair[0] for pair in pairs.pairs]
    start = time.perf_counter()
    if mode == "plain":
        hypotheses = plain(translator, sources, source, target)
    else:
        hypotheses = [s.target for s in translator.translate_segments(sources, source, target)]
    seconds = time.perf_counter() - start
    return evaluate(sources, hypotheses, references, source, target, glossary), seconds


def main() -> None:
    """Print one row a set, direction and way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--third-party", type=Path)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--limit", type=int, default=10**6)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--modes", default="plain,all,missing")
    options = parser.parse_args()
    print(
        "set            way    dir     n   BLEU  chrF++  terms   of     figures   of   added  s/100"
    )
    signatures: tuple[str, ...] = ()
    for pairs in sets(options.third_party, options.flores, options.part, options.limit):
        for source in ("vi", "en"):
            for mode in options.modes.split(","):
                s, seconds = run(mode, pairs, source, options.beam)
                signatures = s.signatures
                print(
                    f"{pairs.name:<14} {mode:<8} {source}→  {s.segments:>4}  {s.bleu:5.1f}  {s.chrf:5.1f}  "
                    f"{s.terms.rate:7.2%} {s.terms.total:>5}  {s.figures.rate:7.2%} {s.figures.total:>5}  "
                    f"{s.figures_added:>4}  {100 * seconds / max(1, s.segments):6.2f}",
                    flush=True,
                )
    print(*signatures, sep="\n")


if __name__ == "__main__":
    main()
