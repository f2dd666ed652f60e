"""What a mention that its translation lacks is called: the finding for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.finding import Code, Finding, Severity
from vnbrief.mentions.mention import Kind

if TYPE_CHECKING:
    from vnbrief.mentions.mention import Mention

MISSING = {
    Kind.DATE: Code.DATE_MISSING,
    Kind.PERIOD: Code.DATE_MISSING,
    Kind.DOCUMENT: Code.DOCUMENT_MISSING,
    Kind.PLACE: Code.PLACE_MISSING,
    Kind.PERSON: Code.NAME_MISSING,
    Kind.ORGANIZATION: Code.NAME_MISSING,
    Kind.PROGRAMME: Code.NAME_MISSING,
    Kind.NAME: Code.NAME_MISSING,
    Kind.TERM: Code.TERM_MISSING,
}


def _in_digits(mention: Mention) -> bool:
    return any(char.isdigit() for char in mention.text)


def missing_finding(mention: Mention, at: int) -> Finding:
    """Return the finding for a mention that its translation does not hold.

    Args:
        mention: of the source.
        at: where its segment starts in the source text.
    """
    code = MISSING.get(mention.kind, Code.NUMBER_MISSING)
    severity: Severity = "error" if mention.strength == "must" else "note"
    if severity == "note" and mention.kind in VALUE_KINDS and _in_digits(mention):
        severity = "warning"  # the 7th, 17:00: it may be told otherwise, but not left out
    wanted = mention.renderings[0] if mention.renderings else None
    hint = f": expected “{wanted}”" if wanted else ""
    return Finding(
        code,
        severity,
        f"“{mention.text}” is not in the translation{hint}",
        mention.span.shift(at),
        None,
        wanted,
    )
