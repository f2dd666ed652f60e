from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from vnbrief.cli import main


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNBRIEF_GLOSSARY", raising=False)

    def run(*args, **kwargs):
        return CliRunner().invoke(main, [str(arg) for arg in args], **kwargs)

    return run


def test_list_prints_id_and_terms(run):
    lines = run("glossary", "list", "--subdomain", "mass-mobilization").stdout.splitlines()
    assert "mass-mobilization\tdân vận\tmass mobilization" in lines
    records = json.loads(run("glossary", "list", "--json").stdout)
    assert len(records) > len(lines)
    assert {"id", "vi", "en", "en_avoid", "strength"} <= set(records[0])


def test_list_of_an_unknown_subdomain_is_wrong_use(run):
    result = run("glossary", "list", "--subdomain", "cooking")
    assert result.exit_code == 2
    assert "cooking" in result.stderr


@pytest.mark.parametrize("term", ["mass-mobilization", "dân vận", "Mass Mobilisation"])
def test_show_finds_a_concept_by_id_or_term(run, term):
    result = run("glossary", "show", term)
    assert result.exit_code == 0
    assert result.stdout.startswith("mass-mobilization\n")
    assert "people's mobilization" in result.stdout


def test_show_of_nothing_exits_1(run):
    result = run("glossary", "show", "no such term", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])


def test_show_sees_the_users_glossary(run, tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("cà phê sách\tbook café\n", encoding="utf-8")
    result = run("glossary", "show", "book cafés", "--glossary", path)
    assert "cà phê sách" in result.stdout


def test_validate_exits_1_on_errors_only(run, tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,vi,en\na,xã,commune\nb,làng xã,Commune\n", encoding="utf-8")
    result = run("glossary", "validate", path)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"warning: {path}:3: en: ")
    path.write_text("id,vi,en\na,xã,\n", encoding="utf-8")
    result = run("glossary", "validate", path, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"severity": "error", "file": str(path), "row": 2, "field": "en", "message": "empty"}
    ]


def test_validate_without_a_path_checks_the_built_in_glossary(run):
    result = run("glossary", "validate")
    assert result.exit_code == 0
    assert result.stderr.startswith("0 errors, ")


def test_a_missing_or_broken_glossary_is_one_line_and_code_2(run, tmp_path):
    for args in (
        ("glossary", "validate", tmp_path / "none.csv"),
        ("glossary", "list", "--glossary", tmp_path / "none.csv"),
    ):
        result = run(*args)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.strip().splitlines()) == 1
        assert "none.csv" in result.stderr


TEXT = (
    "Report on new rural construction in the province\n\n"
    "In 2022, the Provincial Party Committee Standing Committee has organized 20 inspections of "
    "party branches, and the People's Committees at all levels have implemented their plans.\n"
)


def test_harmonize_prints_the_text(run):
    result = run("harmonize", input=TEXT.encode())
    assert result.exit_code == 0
    assert "Provincial Party Standing Committee has organized 20 inspections of Party cells" in (
        result.stdout
    )
    assert "4 changes" not in result.stdout
    assert result.stderr == "3 changes\n"


def test_harmonize_shows_a_diff_or_lists_the_changes(run):
    diff = run("harmonize", "--diff", input=TEXT.encode()).stdout.splitlines()
    assert diff[:2] == ["--- -", "+++ - (harmonized)"]
    assert "+Report on building new rural areas in the province" in diff
    records = json.loads(run("harmonize", "--json", input=TEXT.encode()).stdout)
    assert [record["old"] for record in records] == [
        "new rural construction",
        "Provincial Party Committee Standing Committee",
        "party branches",
    ]
    assert records[2]["concept"] == "party-cell"
    assert run("harmonize", "--json", "--diff", input=TEXT.encode()).exit_code == 2


def test_harmonize_writes_a_file(run, tmp_path):
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    result = run("harmonize", tmp_path / "in.txt", "-o", tmp_path / "out.txt")
    assert result.stdout == ""
    assert "Party cells" in (tmp_path / "out.txt").read_text(encoding="utf-8")
