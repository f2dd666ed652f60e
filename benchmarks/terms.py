"""Terms kept in the three modes of the WMT25 terminology task: proper, random, no terms.

``proper`` is the built-in glossary. ``random`` is a user's invented one: up to 200 nouns of the test
sentences, each with the English (or Vietnamese) of some other noun, so that only obedience helps.
``no terms`` is the engine alone, scored against the built-in glossary.

    python -m benchmarks.terms [--part test] [--limit N] [--third-party DIR] [--flores DIR]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.translation import plain, sets
from training import prepare, records
from vnbrief.evaluation import Scores, evaluate
from vnbrief.glossary import Glossary
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language

INVENTED = 200
SEED = 25


def invented(sources: Sequence[str], source: Language) -> Glossary:
    """Return a glossary of nouns of the sources, each with another noun's translation."""
    nouns = [e for e in records.lexicon(prepare.CORPUS / "lexicon") if e.pos == "n"]
    # Of two words and more: a single syllable (ông, hành) is a part of too many other words.
    own = {form: e for e in nouns if " " in (form := (e.vi if source == "vi" else e.en).lower())}
    known = Glossary.from_pairs([(e.vi, e.en) for e in own.values()])
    counts = Counter(match.form.lower() for text in sources for match in known.find(text, source))
    found = [own[form] for form, _ in counts.most_common() if form in own][:INVENTED]
    others = random.Random(SEED).sample(nouns, len(found))
    if source == "vi":
        return Glossary.from_pairs([(e.vi, o.en) for e, o in zip(found, others, strict=True)])
    return Glossary.from_pairs([(o.vi, e.en) for e, o in zip(found, others, strict=True)])


def measure(pairs: Sequence[tuple[str, str]], source: Language, mode: str) -> Scores:
    """Translate one way and score."""
    target: Language = "en" if source == "vi" else "vi"
    ours, theirs = (0, 1) if source == "vi" else (1, 0)
    sources = [pair[ours] for pair in pairs]
    glossary = invented(sources, source) if mode == "random" else Glossary.default()
    translator = Translator("embedded", glossary)
    if mode == "no terms":
        hypotheses = plain(translator, sources, source, target)
    else:
        hypotheses = [s.target for s in translator.translate_segments(sources, source, target)]
    return evaluate(sources, hypotheses, [pair[theirs] for pair in pairs], source, target, glossary)


def main() -> None:
    """Print one row a set, direction and mode."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--third-party", type=Path)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--limit", type=int, default=10**6)
    options = parser.parse_args()
    print("set            dir  mode       success     of  consistency   BLEU  chrF++")
    directions: tuple[Language, Language] = ("vi", "en")
    for one in sets(options.third_party, options.flores, options.part, options.limit):
        for source in directions:
            for mode in ("proper", "random", "no terms"):
                s = measure(one.pairs, source, mode)
                print(
                    f"{one.name:<14} {source}→  {mode:<9} {s.terms.rate:8.2%} {s.terms.total:6} "
                    f"{s.consistency:12.1%}  {s.bleu:5.1f}  {s.chrf:5.1f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
