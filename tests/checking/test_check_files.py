"""``vnbrief check`` on files that hold both languages, and with waivers."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.checking.test_inputs import RIGHT, WRONG, tmx, xliff1, xliff2
from vnbrief.cli import main

TSV = f"{RIGHT[0]}\t{RIGHT[1]}\n{WRONG[0]}\t{WRONG[1]}\n"
FINDING = (
    "segment 2, source 20, target 29: error: scale-wrong: “15 triệu đồng” became “15 billion VND”"
)


@pytest.fixture
def check(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNBRIEF_GLOSSARY", raising=False)

    def check(*options, files=None, **more):
        for name, text in (files or {}).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return CliRunner().invoke(main, ["check", *options], **more)

    return check


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pairs.tsv", TSV),
        ("pairs.tmx", tmx(RIGHT, WRONG)),
        ("pairs.xlf", xliff1(RIGHT, WRONG)),
        ("pairs.xliff", xliff2(RIGHT, WRONG)),
        ("memory.xml", tmx(RIGHT, WRONG)),
    ],
)
def test_one_file_of_both_languages_is_checked_segment_by_segment(check, name, text):
    done = check(name, files={name: text})
    assert done.exit_code == 1
    assert (done.stdout, done.stderr) == (f"{FINDING}\n", "")


def test_pairs_come_from_standard_input_too(check):
    assert check("-", input=TSV.encode()).stdout == f"{FINDING}\n"


def test_json_tells_the_segment(check):
    (record,) = json.loads(check("a.tmx", "--json", files={"a.tmx": tmx(RIGHT, WRONG)}).stdout)
    assert (record["code"], record["segment"]) == ("scale-wrong", 2)
    start, end = record["source_span"]
    assert WRONG[0][start:end] == "15 triệu đồng"


def test_a_good_file_passes(check):
    done = check("a.tmx", files={"a.tmx": tmx(RIGHT)})
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_what_was_not_checked_is_said(check):
    half = tmx(RIGHT).replace("</body>", '<tu><tuv xml:lang="vi"><seg>Xã</seg></tuv></tu></body>')
    done = check("a.tmx", files={"a.tmx": half})
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "a.tmx: not checked: units without both languages (1)\n"


def test_a_waived_finding_passes_the_gate_and_an_unused_waiver_is_reported(check):
    waivers = (
        'scale-wrong source="15 triệu đồng"  # the source is wrong, see the correction\n'
        "date-missing segment=9  # gone since\n"
    )
    files = {"a.tsv": TSV, "waivers.txt": waivers}
    done = check("a.tsv", "--waivers", "waivers.txt", files=files)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "waivers.txt:2: no finding needs this waiver of date-missing",
        "1 waived",
    ]


def test_waivers_hold_for_two_documents_too(check):
    files = {
        "vi.txt": WRONG[0],
        "en.txt": WRONG[1],
        "w.toml": '[[waiver]]\ncode = "scale-wrong"\ntarget = "15 billion VND"\nreason = "known"\n',
    }
    assert check("vi.txt", "en.txt", files=files).exit_code == 1
    done = check("vi.txt", "en.txt", "--waivers", "w.toml")
    assert (done.exit_code, done.stderr) == (0, "1 waived\n")


def test_html_and_word_files_are_compared_as_texts(check, tmp_path):
    from docx import Document

    word = Document()
    word.add_paragraph(WRONG[1])
    word.save(tmp_path / "en.docx")
    page = f"<html><body><article><h1>Dân vận</h1><p>{WRONG[0]}</p></article></body></html>"
    done = check("vi.html", "en.docx", files={"vi.html": page})
    assert done.exit_code == 1
    assert "scale-wrong" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.txt"], "a.txt: give its translation too"),
        (["none.tmx"], "none.tmx: no such file"),
        (["bad.tmx"], "entity 'a'"),
        (["bad.tsv"], "bad.tsv:1: 3 columns"),
        (["a.tsv", "a.txt"], "a.tsv holds both languages: give it alone"),
        (["a.tsv", "--waivers", "none.txt"], "none.txt: no such file"),
        (["a.tsv", "--waivers", "bad.txt"], "bad.txt:1: unknown code"),
    ],
)
def test_wrong_use_and_bad_files_are_one_line_and_code_2(check, arguments, words):
    files = {
        "a.txt": RIGHT[0],
        "a.tsv": TSV,
        "bad.tmx": '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>',
        "bad.tsv": "một\tone\tn\n",
        "bad.txt": "nothing segment=1 # why\n",
    }
    done = check(*arguments, files=files)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
