"""Checking a bilingual file: every segment with its translation, and findings that know theirs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from vnbrief.checking.checks import check_pair, inconsistent_terms
from vnbrief.mentions.context import document_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.checking.finding import Finding
    from vnbrief.document import Document
    from vnbrief.glossary import Glossary
    from vnbrief.reading.bilingual import Bitext

_PARTING = "\n\n"  # no mention reaches over it


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the texts that its spans count in.

    Attributes:
        segment: its number in a bilingual file, from 1; ``None`` in two documents.
    """

    finding: Finding
    source: str
    target: str
    segment: int | None = None

    @property
    def source_words(self) -> str | None:
        """The words of the source that are meant, if any are."""
        span = self.finding.source_span
        return span.cut(self.source) if span else None

    @property
    def target_words(self) -> str | None:
        """The words of the translation that are meant, if any are."""
        span = self.finding.target_span
        return span.cut(self.target) if span else None


def check_bitext(bitext: Bitext, glossary: Glossary) -> list[Located]:
    """Check the segments of a bilingual file, each against its own translation.

    Names that one segment spells out help in all of them, as in a document.
    """
    text = _PARTING.join(segment.source for segment in bitext.segments)
    context = document_context(text, glossary, bitext.source_language)
    found: list[Located] = []
    for segment in bitext.segments:
        findings = check_pair(
            segment.source,
            segment.target,
            bitext.source_language,
            bitext.target_language,
            glossary,
            context,
        )
        found += (Located(f, segment.source, segment.target, segment.number) for f in findings)
    found += _across(bitext, glossary)
    return sorted(found, key=lambda item: item.segment or 0)


def _across(bitext: Bitext, glossary: Glossary) -> Iterator[Located]:
    """Yield what only shows when all segments are seen together: one term with several names."""
    text = _PARTING.join(segment.target for segment in bitext.segments)
    lengths = (len(segment.target) + len(_PARTING) for segment in bitext.segments)
    starts = [0, *accumulate(lengths)]
    for finding in inconsistent_terms(text, bitext.target_language, glossary):
        if finding.target_span is not None:
            index = bisect_right(starts, finding.target_span.start) - 1
            segment = bitext.segments[index]
            moved = replace(finding, target_span=finding.target_span.shift(-starts[index]))
            yield Located(moved, segment.source, segment.target, segment.number)


def located(findings: Iterable[Finding], source: Document, target: Document) -> list[Located]:
    """Give the findings on two documents the texts that they are about."""
    return [Located(finding, source.text, target.text) for finding in findings]
