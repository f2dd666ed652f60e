"""Bytes to text: what is read, and what is refused in one line."""

import codecs

import pytest

from vnbrief.errors import InputError
from vnbrief.reading import read_bytes
from vnbrief.reading.encoding import decode

TEXT = "Tỉnh ủy Ninh Bình họp phiên thường kỳ tháng 9.\nHội nghị bàn về công tác dân vận."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf8", "utf8-bom", "utf16le-bom", "utf16be-bom", "utf16le", "utf16be"],
)
def test_utf8_and_utf16_are_read_with_and_without_a_mark(data):
    assert decode(data, "a.txt") == TEXT
    assert read_bytes(data, "a.txt").text == TEXT


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b" \n\t \r\n", "no text"),
        ("\ufeff\u200b \u00a0".encode(), "no text"),
        (bytes(range(256)) * 20, "binary"),
        (b"van ban\0\0\0" * 50, "binary"),
        (b"Binh thuong" + b"." * 5000 + b"\0", "binary"),
        ("Hà Nam: công tác dân vân".encode("cp1258"), "UTF-8"),
        ("Café à la carte".encode("latin-1"), "UTF-8"),
        (codecs.BOM_UTF16_LE + b"abc", "UTF-16-LE"),
    ],
    ids=["empty", "mark", "blank", "invisible", "bytes", "nul", "late", "cp1258", "latin1", "odd"],
)
def test_anything_else_is_refused_in_one_line(data, what):
    with pytest.raises(InputError, match=what) as caught:
        read_bytes(data, "bao-cao.txt")
    assert str(caught.value).startswith("bao-cao.txt: ")
    assert "\n" not in str(caught.value)
