"""The example article, end to end with the embedded model: what its brief has to hold.

The facts are those of the article; the rules that find them are general, and the gold articles of
``tests/gold`` hold them to that.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

import vnbrief

if TYPE_CHECKING:
    from vnbrief.briefing.schema import Brief

SEED = Path(__file__).parent.parent / "seeds" / "000_34b3d2526cdc3b2a.txt"


@pytest.fixture(scope="module")
def brief() -> Brief:
    return vnbrief.brief(vnbrief.read(SEED))


def test_every_document_once_with_its_date(brief: Brief) -> None:
    dates = {d.number: d.date for d in brief.documents if d.number}
    assert dates == {
        "25-NQ/TW": None,
        "19-CTr/TU": "2013-08-20",
        "217-QĐ/TW": None,
        "08-NQ/TU": None,
        "21-KL/TW": "2021-10-25",
        "01-KL/TW": "2021-05-18",
        "05-CT/TW": None,
        "32-KL/TU": None,
        "12-NQ/TU": "2007-12-05",
    }
    assert len([d for d in brief.documents if d.number]) == 9


# value, unit, of, rank_of, period, approximate, and a word of the label
FIGURES = [
    (5, None, None, None, None, None, "tasks"),
    (88_000_000, "VND", None, None, "2022", None, "income"),
    (81_000_000, "VND", None, None, "2022", None, "GRDP"),
    (8, None, 8, None, None, None, "istricts"),
    (119, None, 119, None, None, None, "ommunes"),
    (30, None, 119, None, None, None, "advanced"),
    (14, None, 119, None, None, None, "model"),
    (333, None, 1355, None, None, None, "illages"),
    (50, None, None, None, "2023", None, "ommunes"),
    (18, None, None, None, "2023", None, "ommunes"),
    (2.36, "percent", None, None, "2022", None, "overty"),
    (2.81, "percent", None, None, "2022", None, "near-poor"),
    (130_000_000_000, "VND", None, None, "2017/..", "over", "Fund"),
    (16, None, None, None, None, None, "groups"),
    (40, None, None, None, None, None, "eetings"),
    (11, None, None, None, None, None, "ialogues"),
    (300, None, None, None, None, "over", "ialogues"),
    (20, None, None, None, None, None, "nspections"),
    (117, None, None, None, None, None, "nspections"),
    (163, None, None, None, None, None, "Party"),
    (363, None, None, None, "2021/2026", None, "esolutions"),
    (660, None, 694, None, None, None, "religious"),
    (95.1, "percent", None, None, None, None, "religious"),
    (20, None, None, None, None, None, "epartments"),
    (100, "percent", None, None, None, None, "units"),
    (2046, None, None, None, None, None, "services"),
    (812, None, None, None, None, None, "evel 2"),
    (664, None, None, None, None, None, "evel 3"),
    (570, None, None, None, None, None, "evel 4"),
    (25, None, None, 63, "2022", None, "SIPAS"),
    (17, None, None, 63, "2022", None, "PAR"),
    (20, None, None, 63, "2022", None, "PAPI"),
    (44, None, None, 63, "2022", None, "PCI"),
    (15000, None, None, None, "2007/..", "over", "donate"),
    (483, None, None, None, "2007/..", None, "donated"),
    (1635, None, None, None, None, None, "odels"),
    (1482, None, None, None, None, None, "odels"),
    (153, None, None, None, None, None, "ypical"),
]


@pytest.mark.parametrize("expected", FIGURES, ids=lambda f: f"{f[0]}-{f[-1]}")
def test_a_figure_with_value_unit_base_rank_period_and_label(
    brief: Brief, expected: tuple[object, ...]
) -> None:
    value, unit, of, rank_of, period, approximate, word = expected
    found = [
        f
        for f in brief.figures
        if (f.value, f.of, f.rank_of, f.approximate) == (value, of, rank_of, approximate)
        and str(word) in f.label.en
    ]
    assert len(found) >= 1
    assert any(f.period == period for f in found), [f.period for f in found]
    if unit:
        assert found[0].unit == unit


def test_changes_against_the_year_before(brief: Brief) -> None:
    changes = {
        (f.value, f.rank_of): (f.change.direction, f.change.value, f.change.since)
        for f in brief.figures
        if f.change
    }
    assert changes[(81_000_000, None)] == ("up", 9_100_000, "2021")
    assert changes[(17, 63)] == ("up", 3, "2021")
    assert changes[(44, 63)] == ("up", 14, "2021")


def test_the_aims_are_told_from_the_results(brief: Brief) -> None:
    assert {f.value for f in brief.figures if f.target} == {50, 18}


def test_the_arithmetic_of_the_article_is_done_again(brief: Brief) -> None:
    assert {(c.statement, c.status) for c in brief.checks} >= {
        ("812 + 664 + 570 = 2,046", "ok"),
        ("1,482 + 153 = 1,635", "ok"),
        ("660/694 = 95.1%", "ok"),
    }


def test_the_six_tasks_stand_in_order(brief: Brief) -> None:
    starts = ["clean and strong Party", "raise awareness", "government's mass mobilization"]
    starts += ["unity bloc", "poverty reduction", "Vietnam Fatherland Front"]
    assert len(brief.tasks) == 6
    for task, words in zip(brief.tasks, starts, strict=True):
        assert words in task.en


def test_who_wrote_it_and_where_it_stood(brief: Brief) -> None:
    source = brief.source
    assert source.publisher == "Vietnam.vn"
    assert source.published == "2023-10-04"
    assert source.author is not None
    assert source.author.name == "Do Viet Anh"
    assert source.author.role is not None
    assert source.author.role.en.startswith("Member of the Provincial Party Standing Committee")


def test_nothing_of_the_pages_menus_is_in_it(brief: Brief) -> None:
    text = brief.to_json()
    for words in ("Same tag", "Comment", "helicopter", "Fireworks", "No videos", "Simple Empty"):
        assert words not in text


def test_one_concept_has_one_name(brief: Brief) -> None:
    seen = {form.casefold(): t.id for t in brief.terms for form in t.variants_seen}
    standing = {
        seen[form]
        for form in (
            "provincial party committee standing committee",
            "standing committee of the provincial party committee",
        )
    }
    assert standing == {"provincial-party-standing-committee"}
    names = [o.en for o in (*brief.organizations, *brief.programmes)]
    assert len(names) == len(set(names))
    assert sum("Skillful Mass Mobilization" in name for name in names) == 1
    for text in (brief.gist, *brief.key_points, *brief.tasks):
        for avoided in ("Skilled Mass", "People's Mobilization", "Party Committee Standing"):
            assert avoided not in text.en


def test_it_keeps_its_published_schema(brief: Brief) -> None:
    schema = json.loads(
        (Path(__file__).parent.parent / "docs" / "brief.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.validate(json.loads(brief.to_json()), schema)


def test_every_piece_of_evidence_is_a_sentence_of_the_source(brief: Brief) -> None:
    ids = {sentence.id for sentence in brief.source.sentences}
    items = (
        brief.gist,
        *brief.key_points,
        *brief.figures,
        *brief.documents,
        *brief.timeline,
        *brief.tasks,
    )
    assert all(item.evidence and set(item.evidence) <= ids for item in items)
