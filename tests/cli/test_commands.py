"""The commands as their users type them, with the embedded model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vnbrief.cli import main

SEED = Path(__file__).parent.parent.parent / "seeds" / "000_34b3d2526cdc3b2a.txt"
VIETNAMESE = (
    "Tỉnh ủy Ninh Bình đã ban hành Nghị quyết số 25-NQ/TW ngày 20/8/2013.\n\n"
    "Đến nay, toàn tỉnh có 1.635 mô hình, đạt 95,1%.\n"
)
ENGLISH = "The province has 1,635 models, reaching 95.1%.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
    assert result.exit_code in {0, 1}, result.stderr or result.exception
    return result


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(VIETNAMESE, encoding="utf-8")
    return path


def test_translate_goes_into_the_other_language_and_keeps_paragraphs(article: Path) -> None:
    text = run("translate", article).stdout
    first, second = text.strip().split("\n\n")
    assert "25-NQ/TW" in first
    assert "August 20, 2013" in first
    assert "1,635" in second
    assert "95.1%" in second


def test_translate_reads_standard_input() -> None:
    text = run("translate", "--to", "vi", stdin=ENGLISH).stdout
    assert "1.635" in text
    assert "95,1%" in text


def test_translate_into_the_texts_own_language_changes_nothing() -> None:
    assert run("translate", "--to", "en", stdin=ENGLISH).stdout == ENGLISH


def test_translate_as_json_tells_what_became_of_every_mention(article: Path) -> None:
    record = json.loads(run("translate", article, "--json").stdout)
    assert record["source_language"] == "vi"
    assert record["target_language"] == "en"
    assert len(record["segments"]) == 2
    segment = record["segments"][0]
    assert set(segment) == {"source", "target", "score", "low_confidence", "mentions"}
    status = {m["source"]: m["status"] for m in segment["mentions"]}
    assert status["25-NQ/TW"] in {"held", "mended"}
    assert set(status.values()) <= {"held", "verified", "mended", "missed"}
    assert record["signature"].startswith("vnbrief:")


def test_a_glossary_of_ones_own_wins(article: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mô hình,good example\n", encoding="utf-8")
    assert "good example" in run("translate", article, "--glossary", mine).stdout


def test_the_same_input_gives_the_same_output(article: Path) -> None:
    one, two = (run("translate", article, "--json").stdout for _ in range(2))
    assert one == two


@pytest.mark.parametrize("ending", ["html", "md", "json", "docx", "txt"])
def test_a_brief_takes_its_form_from_the_ending_of_its_file(
    article: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"brief.{ending}"
    result = run("brief", article, "-o", target)
    assert result.stdout == ""
    data = target.read_bytes()
    begins = {"html": b"<!doctype html>", "json": b"{", "docx": b"PK", "md": b"#", "txt": b""}
    assert data.startswith(begins[ending])
    if ending != "docx":
        assert "1.635" in data.decode()


def test_a_brief_in_one_language(article: Path) -> None:
    text = run("brief", article, "--language", "en", "--format", "md").stdout
    assert "KEY POINTS" in text.upper()
    assert "NỘI DUNG" not in text.upper()


def test_several_articles_make_a_list_of_briefs(article: Path) -> None:
    briefs = json.loads(run("brief", article, article, "--json").stdout)
    assert [b["schema"] for b in briefs] == ["vnbrief/brief/1"] * 2


def test_harmonize_makes_one_name_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    once = tmp_path / "once.txt"
    run("harmonize", SEED, "-o", once)
    text = once.read_text(encoding="utf-8")
    for avoided in ("Skilled Mass Mobilization", "People's Mobilization Committee"):
        assert avoided not in text
    assert run("harmonize", once).stdout == text


def test_settings_come_from_a_file_below_variables_below_flags(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mô hình,good example\n", encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text("mô hình,fine pattern\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vnbrief.toml").write_text(f'glossary = ["{mine}"]\n', encoding="utf-8")
    assert "good example" in run("translate", article).stdout
    monkeypatch.setenv("VNBRIEF_GLOSSARY", str(other))
    assert "fine pattern" in run("translate", article).stdout
    assert "good example" in run("translate", article, "--glossary", mine).stdout


def test_every_command_explains_itself() -> None:
    listed = run("--help").stdout
    for name in main.commands or ("translate", "brief", "check", "harmonize", "glossary"):
        assert name in listed
        assert "Usage:" in run(name, "--help").stdout
