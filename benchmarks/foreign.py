"""Mentions kept or reported by models that were trained for none of this.

Small checkpoints of the four foreign architectures (Marian, M2M100 and NLLB, mBART, T5) are made as
the tests make them (``tests/engines/toys.py``: an invented language of some twenty words), and
translate the corpus's test sentences, of which they understand next to nothing: the worst case of a
foreign model.
Whatever they answer, each mention that has to stand there is kept, or reported.
``unreported`` counts those that are neither: it has to be nought.

    python -m benchmarks.foreign [--limit N] [--families marian,t5] [--engines ctranslate2]
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.outcomes import outcomes
from training import prepare
from vnbrief.glossary import Glossary
from vnbrief.mentions.recognize import recognize
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.engines.engine import Engine

# Folder names as on the Hub: the engines choose their profiles by them.
FAMILIES = {
    "marian": "opus-mt-vi-en",
    "m2m100": "m2m100_418M",
    "nllb": "nllb-200-distilled-600M",
    "mbart": "vinai-translate-vi2en-v2",
    "t5": "envit5-translation",
}
ENGINES = ("transformers", "ctranslate2")
RICH = 3  # mentions of a sentence, at least


def sentences(limit: int, glossary: Glossary) -> list[str]:
    """Return Vietnamese test sentences with several mentions each, evenly taken."""
    rich = [
        pair.vi
        for pair in prepare.splits(None).prose["test"]
        if sum(m.strength == "must" for m in recognize(pair.vi, "vi", glossary)) >= RICH
    ]
    return rich[:: max(1, len(rich) // limit)][:limit]


def engines(families: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[str, str, Engine]]:
    """Make the checkpoints, and load each through the path of any user's model."""
    from vnbrief.engines import load_engine
    from vnbrief.engines.converting import convert

    importlib.import_module("torch").set_num_threads(1)
    importlib.import_module("transformers").utils.logging.disable_progress_bar()
    toys = importlib.import_module("tests.engines.toys")
    with tempfile.TemporaryDirectory() as scratch:
        for family in families:
            folder = getattr(toys, family)(Path(scratch) / "hub" / FAMILIES[family])
            for kind in kinds:
                if kind == "ctranslate2":
                    into = Path(scratch) / "converted" / FAMILIES[family]
                    folder = convert(folder, into, "float32").folder
                yield family, kind, load_engine(kind, folder)


def main() -> None:
    """Print one row an architecture and engine."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--limit", type=int, default=100, help="sentences")
    parser.add_argument("--families", default=",".join(FAMILIES))
    parser.add_argument("--engines", default=",".join(ENGINES))
    options = parser.parse_args()
    glossary = Glossary.default()
    texts = sentences(options.limit, glossary)
    print(
        "model    engine        sentences  mentions  verified  mended  reported  unreported  seconds"
    )
    for family, kind, engine in engines(options.families.split(","), options.engines.split(",")):
        start = time.perf_counter()
        segments = Translator(engine, glossary).translate_segments(texts, "vi", "en")
        c = outcomes(segments, "en", glossary)
        print(
            f"{family:<8} {kind:<12}  {len(segments):9}  {c.mentions:8}  {c.verified:8}  {c.mended:6}"
            f"  {c.reported:8}  {c.unreported:10}  {time.perf_counter() - start:7.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
