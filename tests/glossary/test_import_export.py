from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from vnbrief.cli import main
from vnbrief.glossary import Glossary

PAIRS = "phường,ward,vi,en\nP.,ward,vi,en\ncà phê sách,book café,vi,en\n"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VNBRIEF_GLOSSARY", raising=False)

    def run(*args):
        return CliRunner().invoke(main, [str(arg) for arg in args])

    return run


def test_the_built_in_glossary_goes_out_as_tbx_and_comes_back(run, tmp_path):
    exported = run("glossary", "export", "--subdomain", "fatherland-front", "-o", "front.tbx")
    assert (exported.exit_code, exported.stderr) == (0, "")
    imported = run("glossary", "import", "front.tbx", "-o", "fatherland-front.csv")
    assert imported.exit_code == 0
    own = tuple(c for c in Glossary.default() if c.subdomain == "fatherland-front")
    assert imported.stderr == f"{len(own)} concepts from tbx\n"
    assert Glossary.load(tmp_path / "fatherland-front.csv").concepts == own


def test_import_writes_csv_and_says_what_it_is(run, tmp_path):
    (tmp_path / "mine.csv").write_text(PAIRS + "ward,quartier,en,fr\n", encoding="utf-8")
    result = run("glossary", "import", "mine.csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(r["vi"], r["vi_variants"], r["en"]) for r in rows] == [
        ("phường", "P.", "ward"),
        ("cà phê sách", "", "book café"),
    ]
    assert result.stderr == "2 concepts from deepl\nNot kept: rows of other languages (1)\n"


def test_export_says_what_is_lost(run, tmp_path):
    (tmp_path / "mine.csv").write_text(
        "id,vi,en,en_variants,en_avoid\nward,phường,ward,urban ward,precinct\n", encoding="utf-8"
    )
    result = run("glossary", "export", "--only", "--glossary", "mine.csv", "--format", "google")
    assert result.stdout == "vi,en,pos,description\nphường,ward,noun,\n"
    assert (
        result.stderr
        == "Not kept: English variants (1); avoided terms (1); ids and subdomains (1)\n"
    )
    listed = run(
        "glossary", "export", "--only", "--glossary", "mine.csv", "--format", "google",
        "--from", "en", "--tsv",
    )  # fmt: skip
    assert listed.stdout == "ward\tphường\nurban ward\tphường\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mine.csv", PAIRS),
        ("mine.csv", "phường,ward\ncà phê sách,book café\n"),
        ("mine.tsv", "phường\tward\ncà phê sách\tbook café\n"),
        ("mine.csv", "ward,phường\nbook café,cà phê sách\n"),
        ("mine.csv", "en-GB,vi,pos\nward,phường,noun\nbook café,cà phê sách,noun\n"),
        ("mine.csv", "vi,en,pos,description\ncà phê sách,book café,noun,a café with books\n"),
    ],
)
def test_what_other_tools_take_serves_as_a_glossary_as_it_is(run, tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "article.txt").write_text(
        "The district has opened two book cafés for the people of the ward.\n", encoding="utf-8"
    )
    shown = run("glossary", "show", "book cafés", "--glossary", name)
    assert "cà phê sách" in shown.stdout
    assert run("harmonize", "article.txt", "--glossary", name).exit_code == 0


def test_a_termbase_of_avoided_forms_harmonizes_a_text(run, tmp_path):
    (tmp_path / "mine.tbx").write_text(
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text>'
        '<body><conceptEntry id="c1"><langSec xml:lang="vi"><termSec><term>cà phê sách</term>'
        '</termSec></langSec><langSec xml:lang="en"><termSec><term>book café</term></termSec>'
        '<termSec><term>reading coffee shop</term><termNote type="administrativeStatus">'
        "deprecatedTerm-admn-sts</termNote></termSec></langSec></conceptEntry></body></text></tbx>",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Two reading coffee shops have opened in the ward.\n", "utf-8")
    result = run("harmonize", "a.txt", "--glossary", "mine.tbx")
    assert result.stdout == "Two book cafés have opened in the ward.\n"


HOSTILE = '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><tbx>&b;</tbx>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.tbx", HOSTILE),
        ("x.tbx", HOSTILE.replace('"ha"', 'SYSTEM "file:///etc/passwd"')),
        ("x.tbx", "<tbx><text>"),
        ("x.csv", "một,hai,ba\n"),
        ("x.csv", "phường,ward,vi,en\nxã,,vi,en\n"),
        ("x.csv", ""),
        ("x.csv", "\x00\x01\x02binary"),
    ],
)
@pytest.mark.parametrize("command", ["import", "list", "extract"])
def test_a_bad_file_is_one_line_and_code_2(run, tmp_path, name, text, command):
    (tmp_path / name).write_text(text, encoding="utf-8")
    option = ("--glossary",) if command == "list" else ()
    if command == "extract" and "xã" in text:
        text = "vi,en\nxã,commune\nhuyện\n"  # four columns under a header are a table
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("glossary", command, *option, name)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr


def test_a_file_that_is_not_there_is_one_line(run):
    for command in ("import", "extract"):
        result = run("glossary", command, "none.tbx")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_only_needs_a_glossary_and_a_subdomain_has_to_exist(run):
    assert run("glossary", "export", "--only").exit_code == 2
    assert "cooking" in run("glossary", "export", "--subdomain", "cooking").stderr


SENTENCES = [
    ("Trạm quan trắc {} đo độ mặn.", "The monitoring station at {} measures salinity."),
    ("Độ mặn ở {} tăng.", "The salinity at {} is rising."),
]
PLACES = [("Sóc", "Soc"), ("Lũy", "Luy"), ("Mẹt", "Met"), ("Rạng", "Rang"), ("Trà", "Tra")]


def test_extract_prints_pairs_that_can_be_a_glossary(run, tmp_path):
    lines = [f"{v.format(a)}\t{e.format(b)}" for a, b in PLACES for v, e in SENTENCES]
    lines += ["Trời đã sáng hẳn.\tIt was broad daylight."] * 10
    (tmp_path / "pairs.tsv").write_text("\n".join(lines), encoding="utf-8")
    result = run("glossary", "extract", "pairs.tsv", "--min-count", 4)
    assert result.exit_code == 0
    assert result.stderr.endswith(" from 20 segments\n")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert ["độ mặn", "salinity", "10"] in [[row[0].lower(), *row[1:3]] for row in rows]
    records = json.loads(run("glossary", "extract", "pairs.tsv", "--top", 1, "--json").stdout)
    assert len(records) == 1
    assert {"vi", "en", "count", "dice", "association", "score", "segment"} <= set(records[0])
    assert records[0]["segment"] in (1, 2)


def test_extract_takes_english_first_and_finds_nothing_in_little_text(run, tmp_path):
    (tmp_path / "pairs.tsv").write_text(
        "The monitoring station measures salinity.\tTrạm quan trắc đo độ mặn.\n", encoding="utf-8"
    )
    result = run("glossary", "extract", "pairs.tsv", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    assert result.stderr == "0 candidates from 1 segment\n"
