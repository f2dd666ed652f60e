"""Step 6, report: what is still missing becomes a finding, and every result carries a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief._version import __version__
from vnbrief.checking.finding import Code, Finding
from vnbrief.checking.missing import missing_finding
from vnbrief.document import Span
from vnbrief.translation.translation import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.engines.engine import EngineInfo, Options
    from vnbrief.glossary import Glossary
    from vnbrief.translation.translation import Segment


def findings(
    segments: Sequence[Segment], source_starts: Sequence[int], target_starts: Sequence[int]
) -> tuple[Finding, ...]:
    """Return what was missed or not translated in each segment, in the order of the text.

    Args:
        source_starts: where each segment starts in the source text.
        target_starts: where each starts in the translated text.
    """
    found: list[Finding] = []
    for segment, start, target_start in zip(segments, source_starts, target_starts, strict=True):
        if segment.passed_through and any(char.isalpha() for char in segment.source):
            found.append(_untranslated(segment, start, target_start))
        found += [
            missing_finding(result.mention, start)
            for result in segment.mentions
            if result.status is Status.MISSED
        ]
    return tuple(found)


def _untranslated(segment: Segment, source_start: int, target_start: int) -> Finding:
    beginning = segment.source if len(segment.source) <= 40 else segment.source[:40] + "…"
    return Finding(
        Code.UNTRANSLATED,
        "warning",
        f"“{beginning}” was left as it is: neither Vietnamese nor English, or no sentence",
        Span(source_start, source_start + len(segment.source)),
        Span(target_start, target_start + len(segment.target)),
    )


def signature(info: EngineInfo, glossary: Glossary, options: Options, annotate: str) -> str:
    """Return the line by which two results can be told to be the same, as sacreBLEU's for scores."""
    return "|".join(
        (
            f"vnbrief:{__version__}",
            f"engine:{info.engine}",
            f"model:{info.model}:{info.digest[:12]}",
            f"glossary:{glossary.digest[:12]}",
            f"beam:{options.beam}",
            f"annotate:{annotate}",
        )
    )
