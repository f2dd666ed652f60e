"""Bytes → :class:`~vnbrief.document.Document`: one module a format, then language and sentences."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.reading import assemble, encoding, formats, pages, text
from vnbrief.reading import source as sources
from vnbrief.reading.language import Guess, identify
from vnbrief.reading.sentences import sentence_spans
from vnbrief.reading.source import MAX_BYTES

if TYPE_CHECKING:
    from typing import BinaryIO

    from vnbrief.document import Document, Language
    from vnbrief.reading.lines import Extract

__all__ = [
    "MAX_BYTES",
    "Guess",
    "identify",
    "read",
    "read_bytes",
    "read_plain",
    "read_text",
    "sentence_spans",
]


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    language: Language | None = None,
    max_bytes: int = MAX_BYTES,
) -> Document:
    """Read a document from a path (``-`` is standard input), bytes, or an open binary file.

    Args:
        source: a ``str`` is always a path; for text at hand there is :func:`read_text`.
        name: what to call it in messages; the path, or ``-``, by default.
        language: of the text, where it is known; else it is identified.
        max_bytes: how much may be read.

    Raises:
        InputError: it cannot be read as a document; the message is one line.
        LanguageError: it is in neither Vietnamese nor English.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
        if len(data) > max_bytes:
            raise sources.too_large(name or "-", max_bytes, len(data))
    elif isinstance(source, str | os.PathLike):
        path = os.fspath(source)
        data = (
            sources.from_stdin(max_bytes)
            if path == "-"
            else sources.from_path(Path(path), max_bytes)
        )
        name = name or path
    else:
        name = name or str(getattr(source, "name", "-"))
        data = sources.from_stream(source, name, max_bytes)
    return read_bytes(data, name or "-", language=language)


def read_bytes(data: bytes, name: str = "-", *, language: Language | None = None) -> Document:
    """Read a document (text, HTML, DOCX or PDF, by its content) from ``data``.

    Raises:
        InputError: it cannot be read as a document.
        LanguageError: it is in neither Vietnamese nor English.
    """
    kind = formats.of_bytes(data, name)
    if kind is formats.Format.PDF:
        from vnbrief.reading import pdf

        return _finish(pdf.extract(data, name), name, language)
    if kind is formats.Format.DOCX:
        from vnbrief.reading import docx

        return _finish(docx.extract(data, name), name, language)
    decoded = encoding.decode(data, name)
    if formats.is_html(decoded):
        from vnbrief.reading import html

        return _finish(html.extract(decoded, name), name, language)
    return read_text(decoded, name, language=language)


def read_text(content: str, name: str = "-", *, language: Language | None = None) -> Document:
    """Read plain text at hand: pasted text, or a page saved as text.

    Raises:
        InputError: it holds no text.
        LanguageError: it is in neither Vietnamese nor English.
    """
    return _finish(text.extract(content), name, language)


def read_plain(content: str, name: str = "-", *, language: Language | None = None) -> Document:
    """Read a text of which nothing is to be cut away: a passage, a draft, somebody's translation.

    Raises:
        InputError: it holds no text.
        LanguageError: it is in neither Vietnamese nor English.
    """
    return assemble.document(text.extract(content), name, language)


def _finish(extract: Extract, name: str, language: Language | None) -> Document:
    return assemble.document(pages.article(extract), name, language)
