"""What became of the mentions of finished translations, by a second look at the texts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.verification import verify
from vnbrief.translation.reporting import findings
from vnbrief.translation.translation import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vnbrief.document import Language
    from vnbrief.glossary import Glossary
    from vnbrief.mentions.mention import Mention
    from vnbrief.translation.translation import Segment


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many mentions came out how.

    Attributes:
        verified: the model wrote them, or carried their placeholder.
        mended: put in after the first decoding.
        reported: missing, and there is a finding.
        unreported: called kept and not found by the second look, or missing without a finding.
    """

    verified: int = 0
    mended: int = 0
    reported: int = 0
    unreported: int = 0

    @property
    def mentions(self) -> int:
        """All of them."""
        return self.verified + self.mended + self.reported + self.unreported

    @property
    def kept(self) -> float:
        """The share that stands in the translation."""
        return (self.verified + self.mended) / self.mentions if self.mentions else 1.0

    def __add__(self, other: Outcomes) -> Outcomes:
        """Add up."""
        names = [field.name for field in fields(self)]
        return Outcomes(**{name: getattr(self, name) + getattr(other, name) for name in names})


def is_term(mention: Mention) -> bool:
    """Tell whether a mention is a fixed term of the glossary, which has to stand there."""
    return mention.strength == "must" and mention.concept is not None and not is_figure(mention)


def is_figure(mention: Mention) -> bool:
    """Tell whether a mention is a figure, date or document number that has to stand there."""
    return mention.strength == "must" and mention.kind in VALUE_KINDS


def is_due(mention: Mention) -> bool:
    """Tell whether a mention has to stand there, whatever it is."""
    return mention.strength == "must"


def outcomes(
    segments: Iterable[Segment],
    language: Language,
    glossary: Glossary,
    which: Callable[[Mention], bool] = is_due,
) -> Outcomes:
    """Count what became of the mentions that ``which`` chooses."""
    total = Outcomes()
    for segment in segments:
        chosen = [result for result in segment.mentions if which(result.mention)]
        if not chosen:
            continue
        missed = [r for r in chosen if r.status is Status.MISSED]
        told = {f.source_span for f in findings([segment], [0], [0]) if f.severity == "error"}
        reported = sum(r.mention.span in told for r in missed)
        looked = verify([r.mention for r in segment.mentions], segment.target, language, glossary)
        there = sum(
            place is not None
            for r, place in zip(segment.mentions, looked.places, strict=True)
            if which(r.mention)
        )
        kept = len(chosen) - len(missed)
        mended = sum(r.status is Status.MENDED for r in chosen)
        lost = max(0, kept - there)
        total += Outcomes(
            kept - mended, max(0, mended - lost), reported, lost + len(missed) - reported
        )
    return total
