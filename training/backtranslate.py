"""Back-translates monolingual news with an exported model, for tagged training.

Sennrich et al. 2016, tagged as in Caswell et al. 2019: the synthetic side is always the
source, and the spare symbol `<x1>` says so. Lines whose figures the model lost, loops,
and the less likely half of each chunk are dropped.

    python -m training.backtranslate --work DIR --model DIR --side vi --lines 40000
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ctranslate2
import sentencepiece

from training import holding, prepare, records
from vnbrief.engines.loops import has_loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHUNK = 8_000
KEPT = 0.55
_STUTTER = re.compile(r"\b(\w+)(?: \1){2,}\b", re.IGNORECASE)
_FINE = re.compile(r"^[\w\"“'(].*[\w.!?\"”)]$")


def lines(third_party: Path, side: str, banned: set[str]) -> Iterator[str]:
    """Usable sentences of `mono/SIDE-news.txt.xz`, each once, none that was held out."""
    for line in records.monolingual(third_party, side):
        if (
            35 <= len(line) <= 230
            and _FINE.match(line)
            and line not in banned
            and (sum(c.isalpha() or c == " " for c in line) > 0.8 * len(line))
        ):
            banned.add(line)
            yield line


def translate(
    engine: ctranslate2.Translator,
    spm: sentencepiece.SentencePieceProcessor,
    chunk: Sequence[str],
    order: tuple[str, str],
) -> list[tuple[str, str]]:
    """(line, its translation) for the lines whose translation may be trusted most."""
    pairs = [holding.hold(line, order[0]) for line in chunk]
    tokens = [[f"<2{order[1]}>", *spm.encode(text, out_type=str), "</s>"] for text, _ in pairs]
    results = engine.translate_batch(
        tokens,
        beam_size=1,
        max_batch_size=6000,
        batch_type="tokens",
        return_scores=True,
        max_decoding_length=150,
    )
    scored = []
    for line, (_, values), result in zip(chunk, pairs, results, strict=True):
        pieces = result.hypotheses[0]
        text = spm.decode(pieces)
        ratio = len(text) / len(line)
        looping = has_loop(tuple(text.lower().split())) or _STUTTER.search(text)
        if 0.5 < ratio < 2 and not looping and all(text.count(symbol) == 1 for symbol in values):
            scored.append((result.scores[0], line, holding.restore(text, values, order[1])))
    scored.sort(reverse=True)
    return [(line, text) for _, line, text in scored[: int(KEPT * len(chunk))]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes `WORK/back-SIDE.tsv`, `vi⇥en`, chunk by chunk."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--side", choices=("vi", "en"), required=True, help="the real side")
    parser.add_argument("--lines", type=int, default=40_000)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    sources = prepare.Sources.load(options.work)
    if not sources.third_party:
        parser.error("this work folder was prepared without --third-party")
    third = Path(sources.third_party)
    parts = prepare.splits(third)
    banned = {
        getattr(pair, options.side)
        for found in (parts.prose, parts.real)
        for name in ("dev", "test")
        for pair in found[name]
    }
    order = (options.side, "en" if options.side == "vi" else "vi")
    engine = ctranslate2.Translator(
        str(options.model), inter_threads=options.threads, intra_threads=1
    )
    spm = sentencepiece.SentencePieceProcessor(
        model_file=str(options.model / "sentencepiece.model")
    )
    found = list(lines(third, options.side, banned))[: 3 * options.lines]
    random.Random(1).shuffle(found)
    found = found[: options.lines]
    with (options.work / f"back-{options.side}.tsv").open("a", encoding="utf-8") as out:
        for start in range(0, len(found), CHUNK):
            for line, text in translate(engine, spm, found[start : start + CHUNK], order):
                vi, en = (line, text) if options.side == "vi" else (text, line)
                out.write(f"{vi}\t{en}\n")
            out.flush()
            print(f"{start + CHUNK} lines", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
