"""What a translation is: segments, and what became of every mention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbrief.checking.finding import Finding
    from vnbrief.document import Language, Span
    from vnbrief.mentions.mention import Mention


class Status(StrEnum):
    """What became of a mention in the translation."""

    HELD = "held"  # a placeholder or annotation carried it through, and it was found
    VERIFIED = "verified"  # the model translated it by itself, and it was found
    MENDED = "mended"  # it was missing, and was put in by re-decoding or replacement
    MISSED = "missed"  # it is still missing: reported


@dataclass(frozen=True, slots=True)
class MentionResult:
    """One mention of the source, and where it stands in the target (``None`` if missed)."""

    mention: Mention
    status: Status
    target_span: Span | None = None
    target_text: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence and its translation.

    Attributes:
        score: confidence between 0 and 1.
        low_confidence: the score is below the model's threshold, or a mention was missed.
        passed_through: the text was not translated (empty, another language, no words).
    """

    source: str
    target: str
    score: float
    mentions: tuple[MentionResult, ...] = ()
    low_confidence: bool = False
    passed_through: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated text; ``text`` keeps the source's paragraphs."""

    source_language: Language
    target_language: Language
    text: str
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    signature: str
