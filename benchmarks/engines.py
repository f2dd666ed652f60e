"""Speed, loading time and memory of the embedded engine beside transformers on the same weights.

    python -m benchmarks.engines --hf FOLDER [--model FOLDER] [--text FILE]

FOLDER is the Hugging Face folder that ``training.export`` writes; FILE has one Vietnamese sentence a
line (or Vietnamese and more, tab-separated).
Each engine runs in a process of its own, on the same sentences, in batches of the same size and with
as many threads; the table is Markdown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CORPUS = Path(__file__).resolve().parent.parent / "training" / "corpus" / "prose"
_BATCH = 16  # sentences, for transformers; the embedded engine makes its own batches
_LONGEST = 128  # target tokens


@dataclass(frozen=True)
class Measurement:
    """What one engine took: seconds, source words a second, megabytes; and its greedy output."""

    load: float
    greedy: float
    beam: float
    memory: float
    output: list[str]


def sentences(text: Path | None, count: int) -> list[str]:
    """Return up to ``count`` sentences, taken evenly from the file or from the corpus."""
    files = [text] if text else sorted(_CORPUS.glob("*.tsv")) or sorted(_CORPUS.iterdir())
    lines = [
        line.split("\t")[0].strip()
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return list(islice(lines, 0, None, max(1, len(lines) // count)))[:count]


def measure(
    load: Callable[[], Any], decode: Callable[[Any, int], list[str]], words: int, repeat: int
) -> Measurement:
    """Load, warm up, then decode the sentences with beams of 1 and 4; the best of ``repeat`` runs."""
    start = time.perf_counter()
    engine = load()
    loaded = time.perf_counter() - start
    output = decode(engine, 1)
    speeds = {}
    for beam in (1, 4):
        speeds[beam] = words / best_of(repeat, partial(decode, engine, beam))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measurement(loaded, speeds[1], speeds[4], memory, output)


def best_of(repeat: int, run: Callable[[], object]) -> float:
    """Return the shortest time in seconds of ``repeat`` runs."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def embedded(model: Path, texts: Sequence[str], threads: int, repeat: int) -> Measurement:
    """Measure ``EmbeddedEngine``, importing its libraries included in the loading time."""

    def load() -> Any:
        from vnbrief.engines import load_engine

        return load_engine("embedded", model, threads=threads)

    def decode(engine: Any, beam: int) -> list[str]:
        from vnbrief.engines.engine import Options, Request

        requests = [Request(engine.tokenize(text, "vi", "en")) for text in texts]
        found = engine.translate(requests, "en", Options(beam=beam, max_length=_LONGEST))
        return [engine.detokenize(best[0].tokens, "en") for best in found]

    return measure(load, decode, word_count(texts), repeat)


def transformers(hf: Path, texts: Sequence[str], threads: int, repeat: int) -> Measurement:
    """Measure plain ``generate`` on the same weights, importing torch included."""

    def load() -> Any:
        import torch
        from sentencepiece import SentencePieceProcessor
        from transformers import AutoModelForSeq2SeqLM

        torch.set_num_threads(threads)
        model = AutoModelForSeq2SeqLM.from_pretrained(hf).eval()
        return model, SentencePieceProcessor(model_file=str(hf / "source.spm"))

    def decode(engine: Any, beam: int) -> list[str]:
        import torch

        model, pieces = engine
        language, end = pieces.piece_to_id("<2en>"), pieces.eos_id()
        rows = [[language, *pieces.encode(text), end] for text in texts]
        output = [""] * len(rows)
        for batch in batched(rows):
            ids = padded([rows[i] for i in batch], model.config.pad_token_id)
            with torch.inference_mode():
                found = model.generate(
                    input_ids=torch.tensor(ids),
                    attention_mask=torch.tensor(ids) != model.config.pad_token_id,
                    num_beams=beam,
                    max_length=_LONGEST,
                    do_sample=False,
                )
            for i, row in zip(batch, found.tolist(), strict=True):
                kept = [t for t in row if t not in (model.config.pad_token_id, end)]
                output[i] = pieces.decode(kept)
        return output

    return measure(load, decode, word_count(texts), repeat)


def word_count(texts: Sequence[str]) -> int:
    """Count the words between spaces."""
    return sum(len(text.split()) for text in texts)


def batched(rows: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of rows of like length, longest first, a batch at a time."""
    order = iter(sorted(range(len(rows)), key=lambda i: -len(rows[i])))
    while batch := list(islice(order, _BATCH)):
        yield batch


def padded(rows: Sequence[Sequence[int]], pad: int) -> list[list[int]]:
    """Fill rows up to the longest one's length."""
    width = max(map(len, rows))
    return [[*row, *[pad] * (width - len(row))] for row in rows]


def _in_a_process(arguments: argparse.Namespace, engine: str) -> Measurement:
    command = [sys.executable, "-m", "benchmarks.engines", "--only", engine]
    for name in ("hf", "model", "text", "count", "threads", "repeat"):
        value = getattr(arguments, name)
        if value is not None:
            command += [f"--{name}", str(value)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))


def _table(ours: Measurement, theirs: Measurement) -> str:
    same = sum(a == b for a, b in zip(ours.output, theirs.output, strict=True))
    rows = [
        ("loading with imports, s", theirs.load, ours.load, theirs.load / ours.load),
        ("greedy, words/s", theirs.greedy, ours.greedy, ours.greedy / theirs.greedy),
        ("beam 4, words/s", theirs.beam, ours.beam, ours.beam / theirs.beam),
        ("peak memory, MB", theirs.memory, ours.memory, theirs.memory / ours.memory),
    ]
    lines = ["| | transformers | embedded | ratio |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {name} | {a:,.2f} | {b:,.2f} | {ratio:.1f} |" for name, a, b, ratio in rows]
    return "\n".join([*lines, "", f"Same greedy output: {same} of {len(ours.output)} sentences."])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.engines")
    parser.add_argument("--hf", type=Path, required=True, help="the same weights for transformers")
    parser.add_argument("--model", type=Path, help="the package's own by default")
    parser.add_argument("--text", type=Path, help="Vietnamese sentences")
    parser.add_argument("--count", type=int, default=100, help="sentences")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=2, help="runs of which the best counts")
    parser.add_argument("--only", choices=["embedded", "transformers"], help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    texts = sentences(given.text, given.count)
    if given.only == "embedded":
        print(json.dumps(asdict(embedded(given.model, texts, given.threads, given.repeat))))
    elif given.only == "transformers":
        print(json.dumps(asdict(transformers(given.hf, texts, given.threads, given.repeat))))
    else:
        theirs, ours = (_in_a_process(given, name) for name in ("transformers", "embedded"))
        print(f"{len(texts)} sentences, {word_count(texts)} words, {given.threads} threads\n")
        print(_table(ours, theirs))


if __name__ == "__main__":
    main()
