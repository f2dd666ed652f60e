"""Paths, streams and formats; and every way in which an input can be unusable."""

import io
import os
import sys
import zipfile

import pytest

from vnbrief.errors import InputError, LanguageError
from vnbrief.reading import read, read_bytes, read_text

TEXT = "Tỉnh ủy Ninh Bình họp phiên thường kỳ tháng 9."


def test_a_path_bytes_and_an_open_file_read_alike(tmp_path):
    path = tmp_path / "họp.txt"
    path.write_text(TEXT, encoding="utf-8")
    with path.open("rb") as file:
        documents = [read(path), read(str(path)), read(TEXT.encode()), read(file)]
    assert {document.text for document in documents} == {TEXT}
    assert [document.name for document in documents] == [str(path), str(path), "-", str(path)]
    assert documents[0] == documents[1]


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    document = read("-")
    assert (document.name, document.text) == ("-", TEXT)


def refused(source, **options):
    with pytest.raises(InputError) as caught:
        read(source, **options)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_missing_file_a_folder_and_text_instead_of_a_path(tmp_path):
    assert refused(tmp_path / "nope.txt").endswith("nope.txt: no such file")
    assert "folder" in refused(tmp_path)
    assert len(refused("Một văn bản dài\n" * 50)) < 160
    assert "cannot be read" in refused("a\0b")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "no permission" in refused(path)


def test_permission_errors_are_told_in_one_line(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def deny(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", deny)
    assert refused(path) == f"{path}: no permission to read it"


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refused(path) == f"{path}: 200 MB, and the limit is 50 MB; split it"


def test_a_stream_is_read_no_further_than_the_limit():
    stream = io.BytesIO(b"a" * 5_000_000)
    assert "limit" in refused(stream, max_bytes=1_000_000)
    assert stream.tell() == 1_000_001
    assert "limit" in refused(b"a" * 2_000_001, max_bytes=2_000_000)


def archive(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old .doc"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "JPEG image"),
        (b"\x1f\x8b\x08" + b"\0" * 50, "gzip"),
        (archive("a.txt"), "ZIP archive"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("content.xml", "mimetype"), "OpenDocument"),
        (archive("word/document.xml"), "damaged Word"),
        (archive("word/document.xml")[:40], "damaged ZIP"),
        (b"%PDF-1.7\n garbage", "damaged PDF"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "program"),
    ],
)
def test_other_formats_are_named(data, what):
    with pytest.raises(InputError, match=what) as caught:
        read_bytes(data, "bao cao.bin")
    assert str(caught.value).startswith("bao cao.bin: ")
    assert "\n" not in str(caught.value)


def test_a_text_in_another_language_is_refused_unless_told_otherwise():
    french = "Le Comité provincial du Parti a publié une résolution sur le travail de masse."
    with pytest.raises(LanguageError, match=r"fr\.txt: .*neither Vietnamese nor English"):
        read_text(french, "fr.txt")
    assert read_text(french, language="en").language == "en"


def test_a_text_without_words_is_still_a_document():
    assert read_text("1.355\n2.046").text == "1.355\n2.046"


def test_html_is_told_by_its_content_and_text_about_tags_is_text():
    assert read_text("Thẻ <p> mở một đoạn văn trong trang.").text.startswith("Thẻ <p>")
    page = b"<!DOCTYPE html><html><body><p>The committee met in the commune.</p></body></html>"
    assert read_bytes(page, "saved.txt").text == "The committee met in the commune."
