"""Word documents (.docx): headings, paragraphs, list items and tables, in reading order."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from vnbrief.document import BlockKind
from vnbrief.errors import InputError
from vnbrief.reading.lines import Extract, Line
from vnbrief.reading.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}del", f"{_W}txbxContent", f"{_W}instrText", f"{_W}moveFrom"}
_UNPACKED_LIMIT = 400 * 1024 * 1024  # bytes: a small archive may unpack to anything
_SPACE = re.compile(r"[^\S\n]+")


def extract(data: bytes, name: str) -> Extract:
    """Return the paragraphs of a Word document.

    Raises:
        InputError: the file is damaged, too large when unpacked, or holds no text.
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_LIMIT:
                raise InputError(f"{name}: the document unpacks to more than 400 MB; split it")
        document = docx.Document(io.BytesIO(data))
        lines = tuple(_blocks(document.iter_inner_content()))
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever its XML parser meets
        raise InputError(f"{name}: a damaged Word document ({_reason(error)})") from None
    if not lines:
        raise InputError(f"{name}: the document holds no text")
    return Extract(lines)


def _reason(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:100] or type(error).__name__


def _blocks(content: Any) -> Iterator[Line]:
    for item in content:
        if hasattr(item, "rows"):
            yield from _rows(item)
        else:
            yield from _paragraph(item)


def _paragraph(paragraph: Any) -> Iterator[Line]:
    kind = _kind(paragraph)
    for raw in _text(paragraph._p).split("\n"):
        if text := _SPACE.sub(" ", normalize(raw)[0]).strip():
            yield Line(text, kind=kind)


def _kind(paragraph: Any) -> BlockKind | None:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style == "Title":
        return BlockKind.TITLE
    if style.startswith("Heading") or style == "Subtitle":
        return BlockKind.HEADING
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    if numbered or style.startswith("List"):
        return BlockKind.LIST_ITEM
    return None


def _text(element: Any) -> str:
    """Return a paragraph's text with tracked insertions, without deletions and text boxes."""
    parts = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append(" " if element.tag == f"{_W}r" else "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append(_text(child))
    return "".join(parts)


def _rows(table: Any) -> Iterator[Line]:
    """Yield one line a row, cells parted by bars; a cell merged over columns is said once."""
    for row in table.rows:
        seen: set[int] = set()
        cells = []
        for cell in row.cells:
            if id(cell._tc) in seen:
                continue
            seen.add(id(cell._tc))
            text = " ".join(line.text for line in _blocks(cell.iter_inner_content()))
            if text:
                cells.append(text)
        if cells:
            yield Line(" | ".join(cells), kind=BlockKind.PARAGRAPH)
