"""Which format bytes are in: told by their content, the name only helps where that says nothing."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from vnbrief.errors import InputError


class Format(StrEnum):
    """A format that can be read."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_CONVERT = "convert it to DOCX, PDF, HTML or text"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"an old .doc or a password-protected Office file; {_CONVERT}",
    ),
    (b"{\\rtf", f"an RTF file; {_CONVERT}"),
    (b"\x89PNG", "a PNG image; run OCR on it first"),
    (b"\xff\xd8\xff", "a JPEG image; run OCR on it first"),
    (b"GIF8", "a GIF image; run OCR on it first"),
    (b"II*\0", "a TIFF image; run OCR on it first"),
    (b"MM\0*", "a TIFF image; run OCR on it first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program, not a text"),
)
_OFFICE = (
    ("xl/workbook.xml", f"an Excel workbook; {_CONVERT}"),
    ("ppt/presentation.xml", f"a PowerPoint file; {_CONVERT}"),
    ("META-INF/container.xml", f"an EPUB book; {_CONVERT}"),
    ("content.xml", f"an OpenDocument file; {_CONVERT}"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(?:html|head|body|article|main|div|p|h1|title|meta)\b)",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096


def of_bytes(data: bytes, name: str) -> Format:
    """Return the format of ``data``: PDF and DOCX by their signature, else text (perhaps HTML).

    Raises:
        InputError: it is a format that cannot be read.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: {what}")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _of_archive(data, name)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    return Format.TEXT


def _of_archive(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputError(f"{name}: a damaged ZIP or Word file") from None
    if "word/document.xml" in names:
        return Format.DOCX
    for entry, what in _OFFICE:
        if entry in names:
            raise InputError(f"{name}: {what}")
    raise InputError(f"{name}: a ZIP archive; unpack it and give the files in it")


def is_html(text: str) -> bool:
    """Tell whether decoded ``text`` is an HTML page or fragment."""
    return _MARKUP.match(text[:_HEAD]) is not None
