"""Sentence selection against editors' abstracts: ours beside lead-1, lead-2 and lead-3.

Usage: ``python -m benchmarks.selection ARTICLES.jsonl [--half odd|even|all]``, one JSON record a line
with ``title``, ``abstract`` and ``sentences`` (the VietNews collection has this shape).
The weights were set looking at the odd-numbered records only; ``even`` is the fair figure.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.rouge import rouge
from vnbrief.briefing.analysis import Analysis, analyse
from vnbrief.briefing.selection import REDUNDANCY, choose, choose_gist, score
from vnbrief.document import Block, BlockKind, Document, Sentence, Span

Record = dict[str, object]
Chooser = Callable[[Analysis], Sequence[int]]


def document_of(title: str, sentences: Sequence[str]) -> Document:
    """Make a Vietnamese document of a title and one paragraph a sentence."""
    text, blocks, cut = title, [Block(BlockKind.TITLE, Span(0, len(title)))], []
    cut.append(Sentence(0, 0, Span(0, len(title)), title))
    for number, sentence in enumerate(sentences, 1):
        start = len(text) + 2
        text += "\n\n" + sentence
        span = Span(start, len(text))
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        cut.append(Sentence(number, number, span, sentence))
    return Document(text, "record", "vi", tuple(blocks), tuple(cut), title=title)


def lead(count: int) -> Chooser:
    """Choose the first ``count`` sentences of the body."""
    return lambda analysis: [s.id for s in analysis.body()[:count]]


def ours(count: int) -> Chooser:
    """Choose the ``count`` best sentences."""
    return lambda analysis: choose(score(analysis), count, REDUNDANCY)


SYSTEMS: dict[str, Chooser] = {
    "lead-1": lead(1),
    "lead-2": lead(2),
    "lead-3": lead(3),
    "vnbrief-1": ours(1),
    "vnbrief-2": ours(2),
    "vnbrief": lambda analysis: choose_gist(score(analysis)),
}


def records(path: Path, half: str) -> Iterable[dict[str, object]]:
    """Yield the records of one half of the file, or all of them."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if half == "all" or (number % 2 == 1) == (half == "odd"):
            yield json.loads(unicodedata.normalize("NFC", line))


def measure(articles: Iterable[dict[str, object]]) -> dict[str, tuple[float, float, float]]:
    """Return mean ROUGE-1, 2 and L F1 (in percent) of each system."""
    sums = {name: [0.0, 0.0, 0.0] for name in SYSTEMS}
    count = 0
    for record in articles:
        sentences = [str(s) for s in record["sentences"]]  # type: ignore[attr-defined]
        analysis = analyse(document_of(str(record["title"]), sentences), lambda _: ())
        count += 1
        for name, system in SYSTEMS.items():
            text = " ".join(analysis.sentences[i].text for i in system(analysis))
            for place, value in enumerate(rouge(text, str(record["abstract"]))):
                sums[name][place] += value
    return {n: tuple(100 * v / max(count, 1) for v in s) for n, s in sums.items()}  # type: ignore[misc]


def main() -> None:
    """Print one line a system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="even")
    given = parser.parse_args()
    print(f"{'system':<12} ROUGE-1  ROUGE-2  ROUGE-L")
    for name, (one, two, longest) in measure(records(given.articles, given.half)).items():
        print(f"{name:<12} {one:7.1f}  {two:7.1f}  {longest:7.1f}")


if __name__ == "__main__":
    main()
