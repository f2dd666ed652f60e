"""The gate: what a brief finds in articles that were marked by hand must not fall below these floors.

The articles were written for this project; what stands in each was marked before the rules were
tuned on it. A change to an article has to change its digest here, so that it cannot pass unseen.
"""

import hashlib

import pytest

from tests.briefing.conftest import draft_of
from tests.gold import scoring
from tests.gold.scoring import ARTICLES, NAMES, Score, expected, match
from vnbrief.reading import read

DIGEST = "3c8e4fd4d771f231b8e7f1165cd672d9c656b72177dfed32acbcf4e2ecfd2f14"
NOTHING = Score(0, 0, 0)


@pytest.fixture(scope="module")
def drafts():
    return {name: draft_of(read(ARTICLES / f"{name}.txt")) for name in NAMES}


def total(drafts, part, same):
    scores = [match(getattr(drafts[n], part), expected(n)[part], same)[1] for n in NAMES]
    return sum(scores, NOTHING)


def test_the_gold_is_the_one_that_the_floors_were_set_on():
    files = sorted(ARTICLES.iterdir())
    digest = hashlib.sha256(b"".join(f.name.encode() + f.read_bytes() for f in files)).hexdigest()
    assert digest == DIGEST


def test_figures(drafts):
    score = total(drafts, "figures", scoring.same_figure)
    assert score.f1 >= 0.95, score


def test_labels_and_circumstances_of_the_figures_found(drafts):
    pairs = [
        pair
        for n in NAMES
        for pair in match(drafts[n].figures, expected(n)["figures"], scoring.same_figure)[0]
    ]
    labels = sum(scoring.right_label(*p) for p in pairs) / len(pairs)
    circumstances = sum(scoring.right_circumstances(*p) for p in pairs) / len(pairs)
    assert labels >= 0.95
    assert circumstances >= 0.95


@pytest.mark.parametrize("part", ["documents", "people", "tasks"])
def test_documents_people_and_tasks(drafts, part):
    same = {
        "documents": scoring.same_document,
        "people": scoring.same_person,
        "tasks": scoring.same_task,
    }[part]
    score = total(drafts, part, same)
    assert score.f1 >= 0.95, score


@pytest.mark.parametrize("name", NAMES)
def test_every_marked_sum_and_rate_is_found_and_none_is_called_wrong(drafts, name):
    found = drafts[name].checks
    assert sorted(c.statement for c in found) == sorted(expected(name)["checks"])
    assert all(c.ok for c in found)
