"""XML from anybody: a small tree, and nothing that a hostile file could ask for.

Entities that a file declares are refused (they expand without bound: billion laughs), external ones
and DTDs are never fetched, depth is bounded.
A document type declaration alone is let pass: TMX and older TBX files name their DTD.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from vnbrief.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.errors import VnbriefError

_MAX_DEPTH = 100


@dataclass(slots=True)
class Node:
    """An element: its name and attributes without their prefixes, its content in order."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list[Node | str] = field(default_factory=list)

    def children(self, *names: str) -> Iterator[Node]:
        """Yield the child elements, those of ``names`` if any are given."""
        for part in self.content:
            if not isinstance(part, str) and (not names or part.name in names):
                yield part

    def walk(self, *names: str) -> Iterator[Node]:
        """Yield the elements below this one in document order, those of ``names`` if any are given."""
        for child in self.children():
            if not names or child.name in names:
                yield child
            yield from child.walk(*names)

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return all text in the element, blanks as they are, but for elements named ``without``."""
        return "".join(self._texts(without))

    def _texts(self, without: frozenset[str]) -> Iterator[str]:
        for part in self.content:
            if isinstance(part, str):
                yield part
            elif part.name not in without:
                yield from part._texts(without)


def is_xml(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is XML, by its first sign."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().startswith(b"<")


def parse_xml(data: bytes, name: str, error: type[VnbriefError] = InputError) -> Node:
    """Return the root element of a document.

    Args:
        data: the file, in UTF-8, UTF-16 or the encoding that it declares.
        name: the file's, for messages.
        error: the class to raise.

    Raises:
        VnbriefError: of the class ``error``: malformed, too deep, or with entities of its own.
    """
    builder = _Builder(name, error)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as fault:
        reason = expat.ErrorString(fault.code)
        raise error(f"{name}:{fault.lineno}: not well-formed XML: {reason}") from None
    except (LookupError, ValueError) as fault:
        raise error(f"{name}: the encoding that it declares cannot be read: {fault}") from None
    return builder.root


class _Builder:
    def __init__(self, name: str, error: type[VnbriefError]) -> None:
        self.name, self.error = name, error
        self.open: list[Node] = []
        self.root = Node("", {}, 0)
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        made = Node(
            tag.rpartition(":")[2],
            {key.rpartition(":")[2]: value for key, value in attributes.items()},
            self.parser.CurrentLineNumber,
        )
        if len(self.open) >= _MAX_DEPTH:
            raise self.error(f"{self.name}:{made.line}: elements nested over {_MAX_DEPTH} deep")
        if self.open:
            self.open[-1].content.append(made)
        else:
            self.root = made
        self.open.append(made)

    def _end(self, tag: str) -> None:
        self.open.pop()

    def _data(self, text: str) -> None:
        self.open[-1].content.append(text)

    def _entity(self, entity: str, *_: Any) -> None:
        raise self.error(
            f"{self.name}:{self.parser.CurrentLineNumber}: declares the entity {entity!r}: "
            "entities are not resolved; write their text out"
        )

    def _skipped(self, entity: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise self.error(
                f"{self.name}:{self.parser.CurrentLineNumber}: the entity &{entity}; "
                "is not defined here; write its text out"
            )
