"""Sentence selection against editors' abstracts: ours beside the lead and sumy's summarizers.

Usage: ``python -m benchmarks.selection ARTICLES.jsonl [--half odd|even|all]``, one JSON record a line
with ``title``, ``abstract`` and ``sentences`` (the VietNews collection has this shape).
The weights were fitted to the odd-numbered records only (``training/ranking.py``); ``even`` is the
fair figure. sumy's rows, of two sentences each, need ``pip install sumy``; it is left out otherwise.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.rouge import rouge
from vnbrief.briefing.analysis import Analysis, analyse
from vnbrief.briefing.features import STOP, words
from vnbrief.briefing.selection import choose_gist, score
from vnbrief.document import Block, BlockKind, Document, Sentence, Span
from vnbrief.glossary import Glossary
from vnbrief.mentions.context import document_context
from vnbrief.mentions.recognize import recognize

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


def analysis_of(record: dict[str, object], glossary: Glossary) -> Analysis:
    """Recognize the mentions of an article as a brief does."""
    sentences = [str(s) for s in record["sentences"]]  # type: ignore[attr-defined]
    document = document_of(str(record["title"]), sentences)
    context = document_context(document, glossary)
    return analyse(document, lambda text: recognize(text, "vi", glossary, context=context))


def lead(count: int) -> Chooser:
    """Choose the first ``count`` sentences of the body."""
    return lambda analysis: [s.id for s in analysis.body()[:count]]


def ours(*sizes: int) -> Chooser:
    """Choose a gist of so many sentences."""
    return lambda analysis: choose_gist(analysis.document.title or "", score(analysis), sizes)


SYSTEMS: dict[str, Chooser] = {
    "lead-1": lead(1),
    "lead-2": lead(2),
    "lead-3": lead(3),
    "vnbrief-1": ours(1),
    "vnbrief-2": ours(2),
    "vnbrief": ours(1, 2),
}

SUMY = {
    "LexRank": "lex_rank.LexRankSummarizer",
    "TextRank": "text_rank.TextRankSummarizer",
    "LSA": "lsa.LsaSummarizer",
    "SumBasic": "sum_basic.SumBasicSummarizer",
}


class Syllables:
    """The tokenizer that sumy asks for, with the words that ROUGE counts; sentences come cut."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Return the text as one sentence."""
        return (text,)

    def to_words(self, text: str) -> tuple[str, ...]:
        """Cut text into folded words."""
        return tuple(words(text))


def sumy(name: str, count: int) -> Chooser:
    """Choose ``count`` sentences by one of sumy's summarizers, with our stop words for them all."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    module, kind = SUMY[name].split(".")
    summarizer = getattr(importlib.import_module(f"sumy.summarizers.{module}"), kind)()
    summarizer.stop_words = STOP

    def choose_by_sumy(analysis: Analysis) -> list[int]:
        ids = {s.text: s.id for s in reversed(analysis.body())}
        paragraphs = [Paragraph([Sentence(s.text, Syllables())]) for s in analysis.body()]
        return [ids[str(s)] for s in summarizer(ObjectDocumentModel(paragraphs), count)]

    return choose_by_sumy


def systems() -> dict[str, Chooser]:
    """Return our systems, and sumy's where it is installed."""
    if importlib.util.find_spec("sumy") is None:
        return SYSTEMS
    return SYSTEMS | {f"{name}-2": sumy(name, 2) for name in SUMY}


def records(path: Path, half: str) -> Iterable[dict[str, object]]:
    """Yield the records of one half of the file, or all of them."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if half == "all" or (number % 2 == 1) == (half == "odd"):
            yield json.loads(unicodedata.normalize("NFC", line))


def measure(
    articles: Iterable[dict[str, object]], systems: Mapping[str, Chooser]
) -> dict[str, tuple[float, float, float]]:
    """Return mean ROUGE-1, 2 and L F1 (in percent) of each system."""
    sums = {name: [0.0, 0.0, 0.0] for name in systems}
    count, glossary = 0, Glossary.default()
    for record in articles:
        analysis = analysis_of(record, glossary)
        count += 1
        for name, system in systems.items():
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
    compared = systems()
    for name, scores in measure(records(given.articles, given.half), compared).items():
        one, two, longest = scores
        print(f"{name:<12} {one:7.1f}  {two:7.1f}  {longest:7.1f}")
    if compared is SYSTEMS:
        print("sumy is not installed: its rows are left out (pip install sumy)")


if __name__ == "__main__":
    main()
