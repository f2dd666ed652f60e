"""Bad input gives one clear line and code 2, never a traceback, and nothing half-written."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vnbrief.cli import main

VIETNAMESE = "Tỉnh ủy Ninh Bình đã ban hành Nghị quyết số 25-NQ/TW về công tác dân vận."
HEADER = "id,vi,vi_variants,en,en_variants,en_avoid,pos,strength,note\n"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def assert_one_line(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    for word in words:
        assert word in lines[0]
    assert result.stdout == ""


def encrypted_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"  \n\t\n", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "x.bin"),
        (b"\x7fELF" + bytes(400), "x.bin"),
        (b"PK\x03\x04" + bytes(100), "x.bin"),
        ("Việt Nam".encode("utf-16-le")[:-1] + b"\xff\xfe\xff", "x.bin"),
        ("Đây là văn bản".encode("cp1258", "replace") + b"\xe9\xe8", "UTF-8"),
        ("Это русский текст о погоде и природе нашей большой страны.".encode(), "neither"),
        (encrypted_pdf(), "encrypted"),
    ],
    ids=["empty", "blank", "png", "elf", "zip", "odd", "cp1258", "russian", "encrypted-pdf"],
)
@pytest.mark.parametrize("command", ["translate", "brief", "harmonize"])
def test_a_file_that_is_no_article(tmp_path: Path, command: str, content: bytes, word: str) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(content)
    assert_one_line(run(command, path), "x.bin", word)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 2**20)  # sparse: takes no room
    start = time.perf_counter()
    assert_one_line(run("brief", path), "large.txt", "MB")
    assert time.perf_counter() - start < 5


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert_one_line(run("translate", tmp_path / "nowhere.txt"), "nowhere.txt")
    assert_one_line(run("brief", tmp_path), str(tmp_path))


def test_nothing_on_standard_input() -> None:
    assert_one_line(run("translate", stdin=b""), "empty")


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_a_model_that_is_missing(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(VIETNAMESE, encoding="utf-8")
    result = run("translate", path, "--engine", engine, "--model", tmp_path / "no-model")
    assert_one_line(result, "no-model")


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ("a,xã,,commune,,,n,must,\na,thôn,,village,,,n,must,\n", "id"),
        ("a,xã,,commune,,,n,must,\nb,xã,,ward,,,n,must,\n", "vi"),
        ("a,xã,,commune,,,n,must,\nb,thôn,,hamlet,,commune,n,must,\n", "commune"),
        (unicodedata.normalize("NFD", "a,xã,,commune,,,n,must,\n"), "NFC"),
        ("a,xã,,,,,n,must,\n", "en"),
    ],
    ids=["duplicate-id", "claimed-twice", "avoided-preferred", "not-nfc", "empty-side"],
)
def test_a_glossary_with_a_fault(tmp_path: Path, rows: str, word: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text(VIETNAMESE, encoding="utf-8")
    result = run("harmonize", article, "--glossary", path)
    assert_one_line(result, "mine.csv", word)
    validated = run("glossary", "validate", path)
    assert validated.exit_code == 1
    assert word in validated.output


def test_a_failure_leaves_the_output_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "brief.html"
    target.write_text("the old brief", encoding="utf-8")
    source = tmp_path / "empty.txt"
    source.write_bytes(b"")
    assert run("brief", source, "-o", target).exit_code == 2
    assert target.read_text(encoding="utf-8") == "the old brief"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.html", "empty.txt"]


def test_an_output_folder_that_is_not_there(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(VIETNAMESE, encoding="utf-8")
    result = run("harmonize", source, "-o", tmp_path / "no" / "out.txt")
    assert_one_line(result, "out.txt")


def test_a_docx_is_not_written_to_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(VIETNAMESE, encoding="utf-8")
    result = run("brief", source, "--format", "docx")
    assert result.exit_code == 2
    assert "-o" in result.stderr


def test_a_configuration_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vnbrief.toml").write_text("beam = = 3", encoding="utf-8")
    assert_one_line(run("models", "list"), "vnbrief.toml")


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "vnbrief", *arguments],
        stderr=subprocess.PIPE,
        # A test run in the background may itself ignore Ctrl-C, and a child would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,  # type: ignore[call-overload]
    )


def test_a_closed_pipe_ends_quietly() -> None:
    process = start("glossary", "list", stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate(timeout=60)
    assert errors == b""
    assert process.returncode == 128 + signal.SIGPIPE


def test_ctrl_c_says_so_in_one_line() -> None:
    read_end, write_end = os.pipe()  # an input that never ends
    process = start("translate", "-", stdin=read_end, stdout=subprocess.DEVNULL)
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    os.close(write_end)
    os.close(read_end)
    assert errors.decode().strip().splitlines() == ["Interrupted."]
    assert process.returncode == 128 + signal.SIGINT
