"""Bytes to text: UTF-8 and UTF-16, with and without a byte order mark; anything else is refused."""

from __future__ import annotations

import codecs
import unicodedata

from vnbrief.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = "a binary file, not text; give a text, HTML, DOCX or PDF file"
_SAMPLE = 4096  # bytes
_TEXT_SHARE = 0.9
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13}


def decode(data: bytes, name: str) -> str:
    """Return the text of ``data``, without a byte order mark.

    Raises:
        InputError: the bytes are empty, binary, or in another encoding.
    """
    if not data:
        raise InputError(f"{name}: the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\0" in data[:_SAMPLE]:
        utf16 = _unmarked_utf16(data)
        if utf16 is None:
            raise InputError(f"{name}: {_BINARY}")
        return _strict(data, utf16, name)
    text = _strict(data, "utf-8", name)
    if "\0" in text or _is_binary(data[:_SAMPLE]):
        raise InputError(f"{name}: {_BINARY}")
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and _is_binary(data[:_SAMPLE]):
            reason = _BINARY
        else:
            reason = f"not valid {encoding.upper()} at byte {error.start}; save it as UTF-8"
        raise InputError(f"{name}: {reason}") from None
    if not text:
        raise InputError(f"{name}: the file is empty")
    if encoding != "utf-8" and "\0" in text:
        raise InputError(f"{name}: {_BINARY}")
    return text


def _is_binary(sample: bytes) -> bool:
    controls = sum(byte in _CONTROLS for byte in sample)
    return controls * 20 > len(sample)


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the UTF-16 encoding under which the beginning reads as Latin text, if there is one."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        good = sum(_latin(char) for char in text)
        if text and "\0" not in text and good >= _TEXT_SHARE * len(text):
            return encoding
    return None


def _latin(char: str) -> bool:
    code = ord(char)
    if code < 0x250:
        return code >= 32 or char in "\t\n\r\f\v"
    return (
        0x1E00 <= code < 0x2100 or 0x300 <= code < 0x370 or unicodedata.category(char)[0] in "PSZ"
    )
