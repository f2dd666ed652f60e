"""``vnbrief digest``: folders, one bad file among good ones, and whole results or none."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.briefing.conftest import Parrot, glossary
from tests.digesting.articles import LAM_GIANG, NAM_SON, PHU_NINH
from vnbrief.cli import common, main


class Fake(Parrot):
    def __init__(self):
        super().__init__()
        self.glossary = glossary()


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(common, "load_translator", lambda *_: Fake())
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["digest", *arguments])


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "in" / "sub"
    inner.mkdir(parents=True)
    (tmp_path / "in" / "b.txt").write_text(NAM_SON, encoding="utf-8")
    (tmp_path / "in" / "a.txt").write_text(LAM_GIANG, encoding="utf-8")
    (inner / "c.txt").write_text(PHU_NINH, encoding="utf-8")
    (tmp_path / "in" / "notes.xyz").write_text("not an article", encoding="utf-8")
    (tmp_path / "in" / ".hidden.txt").write_text("not one either", encoding="utf-8")
    return tmp_path / "in"


def test_a_folder_is_read_with_its_folders_in_the_order_of_names(run, folder):
    result = run(str(folder))
    assert result.exit_code == 0, result.output
    names = [a["name"].rpartition("/")[2] for a in json.loads(result.stdout)["articles"]]
    assert names == ["a.txt", "b.txt", "c.txt"]


def test_a_file_that_cannot_be_read_is_reported_and_the_rest_digested(run, folder):
    (folder / "aa.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run(str(folder), "-o", "out.json")
    assert result.exit_code == 1
    assert result.stderr.count("aa.txt") == 1
    digest = json.loads((folder.parent / "out.json").read_text("utf-8"))
    assert len(digest["articles"]) == 3
    assert digest["failures"][0]["name"].endswith("aa.txt")


def test_no_progress_is_written_where_nobody_looks(run, folder):
    assert run(str(folder)).stderr == ""


@pytest.mark.parametrize(("name", "start"), [("d.html", b"<!doctype html>"), ("d.docx", b"PK")])
def test_the_ending_of_the_output_tells_the_form(run, folder, name, start):
    assert run(str(folder), "-o", name).exit_code == 0
    assert (folder.parent / name).read_bytes().startswith(start)


def test_only_bad_files_leave_the_old_result(run, folder, tmp_path):
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("bad.txt", "-o", "out.json")
    assert result.exit_code == 2
    assert (tmp_path / "out.json").read_text("utf-8") == "old"


def test_an_empty_folder_is_wrong_use(run, tmp_path):
    (tmp_path / "none").mkdir()
    result = run("none")
    assert result.exit_code == 2
    assert "no article in none" in result.stderr


def test_a_docx_needs_a_file(run, folder):
    assert run(str(folder), "--format", "docx").exit_code == 2
