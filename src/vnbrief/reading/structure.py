"""What a line of text is: prose, a heading, a list item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.document import BlockKind

if TYPE_CHECKING:
    from vnbrief.reading.lines import Line

_MARKER = re.compile(
    r"(?:[-–—•▪●◦*+]\s+|[•▪●◦]\s*|\(?\d{1,2}[.)]\s+|\(?[a-zđ]\)\s+|[a-hđ]\.\s+|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)(?=\S)"
)
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?\s*[-–.]?\s+(?=\S)")
_STOP = re.compile(r"[.!?…][\"”’»')\]\s]*\Z")
_CREDIT = re.compile(r"(?:ảnh|photo|video|clip|nguồn|source)\s*:", re.IGNORECASE)
_HEADING_WORDS = 25


def marker_length(text: str) -> int:
    """Return the length of the list marker ("- ", "a) ", "1. ") that ``text`` begins with, or 0."""
    found = _MARKER.match(text)
    return found.end() if found else 0


def is_list_item(text: str) -> bool:
    """Tell whether ``text`` begins with a list marker."""
    return marker_length(text) > 0


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends with a full stop, question or exclamation mark, quotes aside."""
    return _STOP.search(text[-8:]) is not None


def is_prose(text: str) -> bool:
    """Tell whether ``text`` reads as running text, not as a headline or a menu entry."""
    words = len(text.split())
    return words >= 30 or (words >= 8 and (ends_sentence(text) or text[-1] in ":;"))


def with_kinds(lines: list[Line]) -> list[Line]:
    """Give each line without a kind one: list item, heading (text follows) or paragraph."""
    known = []
    for index, line in enumerate(lines):
        kind = line.kind
        if kind is None:
            after = lines[index + 1].text if index + 1 < len(lines) else ""
            kind = _kind(line.text, after)
        known.append(replace(line, kind=kind))
    return known


def _kind(text: str, after: str) -> BlockKind:
    words = len(text.split())
    closed = ends_sentence(text) or text[-1] in ":;,"
    if _CREDIT.match(text):
        return BlockKind.PARAGRAPH
    follows = is_prose(after) or is_list_item(after)
    if _SECTION.match(text) and not closed and words <= _HEADING_WORDS:
        return BlockKind.HEADING
    if is_list_item(text):
        return BlockKind.LIST_ITEM
    if (
        follows
        and not closed
        and words <= _HEADING_WORDS
        and (text[0].isupper() or not text[0].isalpha())
    ):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
