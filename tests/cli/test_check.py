"""``vnbrief check`` is a gate: what it prints, and with which exit code."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from vnbrief.cli import main

VI = (
    "Ngày 5/3/2024, Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU về công tác dân vận.\n\n"
    "Toàn tỉnh có 1.355 thôn, tổng vốn là 15,6 tỷ đồng.\n"
)
EN = (
    "On March 5, 2024, the Ninh Binh Provincial Party Committee issued Resolution No. 25-NQ/TU on mass "
    "mobilization work.\n\nThe province has 1,355 villages, and the total capital is 15.6 billion VND.\n"
)
WRONG = EN.replace("15.6 billion", "15.6 million").replace("1,355", "1,365")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Check two texts, written as files; options and standard input may be added."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNBRIEF_GLOSSARY", raising=False)

    def run(source, target, *options, **more):
        (tmp_path / "source.txt").write_text(source, encoding="utf-8")
        (tmp_path / "target.txt").write_text(target, encoding="utf-8")
        names = ["-" if "input" in more else "source.txt", "target.txt"]
        return CliRunner().invoke(main, ["check", *names, *options], **more)

    return run


def test_a_clean_translation_prints_nothing_and_exits_0(run):
    done = run(VI, EN)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")


def test_findings_are_a_line_each_with_places_and_exit_1(run):
    done = run(VI, WRONG)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "source 3:14, target 3:18: error: number-wrong: “1.355” became “1,365”",
        "source 3:38, target 3:59: error: scale-wrong: “15,6 tỷ đồng” became “15.6 million VND”",
    ]


def test_json_has_the_contract_s_fields_and_spans_that_cut_the_texts(run):
    done = run(VI, WRONG, "--json")
    assert done.exit_code == 1
    records = json.loads(done.stdout)
    assert [record["code"] for record in records] == ["number-wrong", "scale-wrong"]
    for record in records:
        assert list(record) == [
            *("code", "severity", "message", "source_span", "target_span", "suggestion"),
        ]
        for text, span in ((VI, record["source_span"]), (WRONG, record["target_span"])):
            assert f"“{text[slice(*span)]}”" in record["message"]
    assert records[1]["suggestion"] == "15.6 billion VND"


def test_json_of_a_clean_translation_is_an_empty_list(run):
    done = run(VI, EN, "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_severity_decides_what_is_shown_and_what_fails(run):
    short = EN.replace("mass mobilization work", "the work of new rural standards")
    source = VI.replace("công tác dân vận", "chuẩn mới")
    everything = json.loads(run(source, short, "--json", "--severity", "note").stdout)
    warnings = run(source, short, "--json", "--severity", "warning")
    errors = run(source, short, "--severity", "error")
    assert "term-avoided" in [r["code"] for r in json.loads(warnings.stdout)]
    assert len(everything) >= len(json.loads(warnings.stdout))
    assert (warnings.exit_code, errors.exit_code, errors.stdout) == (1, 0, "")


def test_the_source_may_come_from_standard_input(run):
    assert run(VI, WRONG, input=VI).exit_code == 1


def test_output_goes_to_a_file(run, tmp_path):
    done = run(VI, WRONG, "-o", "findings.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert (tmp_path / "findings.txt").read_text(encoding="utf-8").count("\n") == 2


def test_the_user_s_glossary_counts(run, tmp_path):
    (tmp_path / "mine.csv").write_text(
        "id,vi,en\ntong-von,tổng vốn,total investment\n", encoding="utf-8"
    )
    done = run(VI, EN, "--glossary", "mine.csv")
    assert done.exit_code == 1
    assert "“tổng vốn” is not in the translation: expected “total investment”" in done.stdout


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        (
            VI,
            VI,
            "source.txt and target.txt are both in vi: a check needs a text and its translation",
        ),
        (EN, EN, "both in en"),
        (VI, "", "target.txt"),
        (VI, "\x00\x01\x02", "target.txt"),
    ],
)
def test_unusable_input_is_one_line_and_exit_2(run, source, target, said):
    done = run(source, target)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_exit_2(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check", "absent.txt", "absent-too.txt"])
    assert done.exit_code == 2
    assert "absent.txt" in done.stderr
    assert "Traceback" not in done.stderr
