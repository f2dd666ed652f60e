"""What a format's reader hands on: lines with their places, and what is known about the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vnbrief.document import BlockKind, OffsetMap

if TYPE_CHECKING:
    from datetime import date

    from vnbrief.document import Author


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of the input.

    Attributes:
        text: without surrounding white space, in NFC.
        start: its offset in the normalized input; -1 where the text was made by extraction.
        kind: what the format says that it is, if it says so.
    """

    text: str
    start: int = -1
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of an input with the metadata that its format carries.

    Attributes:
        lines: in order, none empty.
        source: the normalized text that the lines' offsets name; empty where there is none.
        offsets: from ``source`` to the input as decoded.
        is_page: known to be a web page.
    """

    lines: tuple[Line, ...]
    source: str = ""
    offsets: OffsetMap = field(default=OffsetMap())
    is_page: bool = False
    title: str | None = None
    publisher: str | None = None
    author: Author | None = None
    published: date | None = None
