"""What was read: a document, its blocks and its sentences, each with its place in the text.

All values are immutable.
Offsets count code points of ``Document.text`` (NFC), half open:
``document.text[span.start:span.end]`` is always exactly the text that a span names.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards or starts before its text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Return the part of ``text`` that the span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """Return the span moved ``by`` code points to the right."""
        return Span(self.start + by, self.end + by)


class BlockKind(StrEnum):
    """What a block of a document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``id`` counts from 0 over the document, ``block`` indexes ``Document.blocks``."""

    id: int
    block: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets in NFC text to offsets in the text as it came.

    ``breaks`` are the NFC offsets from which ``shifts`` (original minus NFC) hold.
    """

    breaks: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def original(self, offset: int) -> int:
        """Return the offset in the original text of NFC offset ``offset``."""
        return offset + self.shifts[bisect_right(self.breaks, offset) - 1]


@dataclass(frozen=True, slots=True)
class Author:
    """Who signed the article, and the office he or she holds, in the document's language."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article, report, notice or pasted text.

    Attributes:
        text: the whole article in NFC, blocks parted by blank lines; menus and the like are not in it.
        name: the file's name, or ``-`` for standard input.
        language: of the body, ``vi`` or ``en``.
        sentences: in order; those of the title come first, the byline's are not among them.
        published: the day that the page gives.
        original_offsets: from ``text`` back to the decoded input (identity for HTML, DOCX and PDF,
            whose text is made by extraction).
    """

    text: str
    name: str
    language: Language
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: str | None = None
    publisher: str | None = None
    author: Author | None = None
    published: date | None = None
    original_offsets: OffsetMap = field(default=OffsetMap(), compare=False)
