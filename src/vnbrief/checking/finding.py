"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vnbrief.document import Span

Severity = Literal["error", "warning", "note"]


class Code(StrEnum):
    """The kinds of finding."""

    TERM_MISSING = "term-missing"
    TERM_AVOIDED = "term-avoided"
    TERM_INCONSISTENT = "term-inconsistent"
    NUMBER_MISSING = "number-missing"
    NUMBER_WRONG = "number-wrong"
    NUMBER_ADDED = "number-added"
    SCALE_WRONG = "scale-wrong"
    DATE_MISSING = "date-missing"
    DOCUMENT_MISSING = "document-missing"
    PLACE_MISSING = "place-missing"
    NAME_MISSING = "name-missing"
    UNTRANSLATED = "untranslated"
    OMISSION = "omission"
    REPEATED = "repeated-text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, or worth a look, in a translation.

    Attributes:
        message: one sentence that names the words concerned.
        source_span: in the source text, code points; ``None`` where nothing of the source is meant.
        target_span: in the target text.
        suggestion: what should stand there, if that is known.
    """

    code: Code
    severity: Severity
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: str | None = None
