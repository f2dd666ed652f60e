"""``vnbrief evaluate``: scores of a parallel file."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from vnbrief.cli import main

ROWS = [
    ("Chi bộ có 12 đảng viên.", "The Party cell has 12 Party members."),
    ("Đảng ủy họp ngày 5/3/2024.", "The Party Committee met on March 5, 2024."),
]
WRONG = ["The Party cell has 13 Party members.", "The Party Committee met on March 5, 2024."]
SCORED = "".join(f"{vi}\t{en}\t{ours}\n" for (vi, en), ours in zip(ROWS, WRONG, strict=True))


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNBRIEF_GLOSSARY", raising=False)

    def run(content, *options):
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "pairs.tsv").write_bytes(data)
        return CliRunner().invoke(main, ["evaluate", "pairs.tsv", "--from", "vi", *options])

    return run


def test_a_table_of_scores_ends_with_the_signatures(run):
    done = run(SCORED)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["segments", "2"]
    assert "term success      100.0% of 2" in lines
    assert "figures kept      50.0% of 2" in lines
    assert "figures added     1" in lines
    assert [line.startswith("nrefs:1") for line in lines[-2:]] == [True, True]


def test_json_has_the_counts_behind_the_rates(run):
    scores = json.loads(run(SCORED, "--json").stdout)
    assert scores["segments"] == 2
    assert scores["terms"] == {"total": 2, "kept": 2}
    assert scores["figures"] == {"total": 2, "kept": 1}
    assert len(scores["signatures"]) == 2
    assert 0 < scores["bleu"] < 100


def test_windows_line_ends_and_a_byte_order_mark_are_read(run):
    data = b"\xef\xbb\xbf" + SCORED.replace("\n", "\r\n").encode()
    assert json.loads(run(data, "--json").stdout) == json.loads(run(SCORED, "--json").stdout)


def test_standard_input_is_read():
    done = CliRunner().invoke(main, ["evaluate", "-", "--from", "vi", "--json"], input=SCORED)
    assert json.loads(done.stdout)["segments"] == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty file"),
        ("một câu\n", "line 1 has no tab"),
        (SCORED + "Câu này\tThis one\n", "line 3 has 2 columns, the first one 3"),
        (b"\xff\xfe\x00", "cannot be read as UTF-8"),
    ],
)
def test_a_file_of_another_shape_is_one_line_and_exit_2(run, content, said):
    done = run(content)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_first_column_s_language_has_to_be_given(tmp_path):
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path / "pairs.tsv")])
    assert done.exit_code == 2
    assert "--from" in done.stderr
