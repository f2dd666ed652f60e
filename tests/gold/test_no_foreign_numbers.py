"""No number stands in a brief that is not in its source, whatever the translator answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.briefing.conftest import Parrot, document, glossary
from tests.gold.scoring import ARTICLES, NAMES
from vnbrief.briefing.brief import brief
from vnbrief.briefing.guard import texts
from vnbrief.reading import read

PROSE = Path(__file__).parents[2] / "training" / "corpus" / "prose"
SENTENCES = 14  # an article's


def prose(name, column, language):
    """Make an article of a corpus file's first sentences."""
    rows = (PROSE / name).read_text(encoding="utf-8").splitlines()
    lines = [row.split("\t")[column] for row in rows if "\t" in row and not row.startswith("#")]
    return document(*lines[:SENTENCES], language=language)


def foreign(result, source):
    """Runs of digits on the source's side that the source lacks: shares no code with the guard."""
    held = {run.lstrip("0") for run in re.findall(r"\d+", source.text)}
    shown = " ".join(text for text, language in texts(result) if language == source.language)
    return {run for run in re.findall(r"\d+", shown) if run.lstrip("0") not in held}


def wrong(text):
    """A translator's worst: every digit another one, and a figure out of nowhere."""
    return re.sub(r"\d", lambda m: str((int(m[0]) + 1) % 10), text) + " 987654"


@pytest.mark.parametrize("name", NAMES)
def test_a_gold_article(name):
    source = read(ARTICLES / f"{name}.txt")
    result = brief(source, translator=Parrot(), glossary=glossary())
    assert foreign(result, source) == set()


@pytest.mark.parametrize("name", ["party_report_vi", "province_report_en"])
def test_a_translator_that_gets_every_number_wrong_changes_nothing(name):
    source = read(ARTICLES / f"{name}.txt")
    result = brief(source, translator=Parrot(wrong), glossary=glossary())
    shown = " ".join(text for text, _ in texts(result))
    assert "987654" not in shown
    assert foreign(result, source) == set()


@pytest.mark.parametrize(("column", "language"), [(0, "vi"), (1, "en")])
@pytest.mark.parametrize(
    "name", ["report-01.tsv", "rural-04.tsv", "economy-09.tsv", "state-03.tsv"]
)
def test_an_article_of_the_corpus(name, column, language):
    source = prose(name, column, language)
    result = brief(source, translator=Parrot(), glossary=glossary())
    assert foreign(result, source) == set()
