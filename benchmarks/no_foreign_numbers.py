"""No number in a brief that is not in its source: briefs of many articles, every number looked up.

Usage: ``python -m benchmarks.no_foreign_numbers --vietnews ARTICLES.jsonl [--limit 300]
[--translator figures|embedded]``, one JSON record a line with ``title`` and ``sentences``.  The articles
are third-party text and stay outside the repository.

Two looks at each brief: the brief's own guard, by value and in both languages, which refuses to give out
a faulty one; and one that shares no code with it, by runs of digits on the source language's side.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.selection import document_of
from vnbrief.briefing.brief import brief
from vnbrief.briefing.guard import texts
from vnbrief.errors import GuardError
from vnbrief.glossary import Glossary
from vnbrief.mentions.values import find_values
from vnbrief.translation.translation import Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.briefing.bilingual import SegmentTranslator
    from vnbrief.briefing.schema import Brief
    from vnbrief.document import Document, Language
    from vnbrief.mentions.context import Context


class Figures:
    """Says every text again with its figures as the other language writes them: fast, and no model."""

    signature = "figures"

    def translate_segments(
        self,
        texts: Sequence[str],
        source: Language,
        target: Language,
        context: Context | None = None,
    ) -> list[Segment]:
        """Return one segment a text."""
        return [Segment(text, self._say(text, source), 1.0) for text in texts]

    @staticmethod
    def _say(text: str, source: Language) -> str:
        for mention in reversed(find_values(text, source)):
            if mention.renderings:
                start, end = mention.span.start, mention.span.end
                text = text[:start] + mention.renderings[0] + text[end:]
        return text


@dataclass
class Tally:
    """What was looked at, and what was wrong."""

    briefs: int = 0
    texts: int = 0
    numbers: int = 0
    refused: int = 0
    foreign: int = 0


def foreign_runs(result: Brief, document: Document) -> tuple[int, list[str]]:
    """Return how many runs of digits the source's side holds, and those that the source lacks."""
    held = set(_runs(document.text))
    shown = [
        run
        for text, language in texts(result)
        if language == document.language
        for run in _runs(text)
    ]
    return len(shown), [run for run in shown if run not in held]


def _runs(text: str) -> list[str]:
    return [run.lstrip("0") for run in re.findall(r"\d+", text)]


def measure(documents: Iterable[Document], translator: SegmentTranslator) -> Tally:
    """Brief every document and look up its numbers; each fault is printed."""
    glossary = Glossary.default()
    tally = Tally()
    for number, document in enumerate(documents, 1):
        try:
            result = brief(document, translator=translator, glossary=glossary)
        except GuardError as error:
            tally.refused += 1
            print(f"{number}: refused: {error}")
            continue
        tally.briefs += 1
        tally.texts += sum(1 for _ in texts(result))
        count, foreign = foreign_runs(result, document)
        tally.numbers += count
        tally.foreign += len(foreign)
        if foreign:
            print(f"{number}: not in the source: {', '.join(foreign)}")
    return tally


def documents(path: Path, limit: int) -> Iterable[Document]:
    """Yield the first ``limit`` articles of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, limit):
            record = json.loads(unicodedata.normalize("NFC", line))
            yield document_of(record["title"], record["sentences"])


def main() -> None:
    """Print what was looked at and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vietnews", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--translator", choices=("figures", "embedded"), default="figures")
    arguments = parser.parse_args()
    translator: SegmentTranslator = Figures()
    if arguments.translator == "embedded":
        from vnbrief.translation.translator import Translator

        translator = Translator(beam=1)
    tally = measure(documents(arguments.vietnews, arguments.limit), translator)
    print(
        f"{tally.briefs} briefs with {tally.texts} texts and {tally.numbers} numbers on the source's side: "
        f"{tally.foreign} not in the source; {tally.refused} briefs refused by the guard"
    )


if __name__ == "__main__":
    main()
