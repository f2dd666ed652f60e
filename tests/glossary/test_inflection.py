from __future__ import annotations

import pytest

from vnbrief.glossary.inflection import (
    plural,
    singular,
    spelling_twins,
    verb_forms,
    with_head,
    written_forms,
)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("committee", "committees"),
        ("policy", "policies"),
        ("branch", "branches"),
        ("congress", "congresses"),
        ("basis", "bases"),
        ("criterion", "criteria"),
        ("chairman", "chairmen"),
        ("index", "indices"),
        ("Party", "Parties"),
        ("survey", "surveys"),
    ],
)
def test_plural_and_singular(one, many):
    assert plural(one) == many
    assert singular(many) == one
    assert plural(many) == many
    assert singular(one) == one


@pytest.mark.parametrize("word", ["politics", "staff", "headquarters", "police", "news"])
def test_some_nouns_have_one_form(word):
    assert plural(word) == singular(word) == word


def test_the_head_of_a_name_is_the_noun_before_its_preposition():
    name = "Chairman of the People's Committee"
    assert with_head(name, "plural") == "Chairmen of the People's Committee"
    assert with_head("mass mobilization committees", "singular") == "mass mobilization committee"


def test_all_verbs_of_a_phrase_are_inflected():
    assert verb_forms("raise awareness and mobilize") == (
        "raises awareness and mobilizes",
        "raised awareness and mobilized",
        "raising awareness and mobilizing",
        "raised awareness and mobilized",
    )
    assert verb_forms("promptly submit")[1] == "promptly submitted"


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("mass mobilization", "mass mobilisation"),
        ("National Target Program", "National Target Programme"),
        ("Ministry of National Defense", "Ministry of National Defence"),
        ("labor union of Vietnam", "labour union of Viet nam"),
        ("SKILLFUL", "SKILFUL"),
    ],
)
def test_spelling_twins(american, british):
    assert british in spelling_twins(american)


def test_advise_and_size_have_no_twin():
    assert spelling_twins("size of an enterprise advised") == ()


def test_joined_prefixes_and_inner_articles_are_free():
    assert "sociopolitical organizations" in written_forms("socio-political organization", "n")
    assert "Law on Democracy at Grassroots Level" in written_forms(
        "Law on Democracy at the Grassroots Level", "name"
    )


def test_a_name_may_be_turned_about():
    forms = written_forms("Standing Committee of the Provincial Party Committee", "name")
    assert "Provincial Party Committee Standing Committee" in forms
    assert "Provincial Party Committee's Standing Committees" in forms
    assert written_forms("Law of the sea", "name")[0] == "Law of the sea"
    assert "sea Law" not in written_forms("Law of the sea", "name")


def test_an_outer_article_is_left_out_where_a_name_remains():
    assert "Party" in written_forms("the Party", "name")
    assert "people" not in written_forms("the people", "n")


def test_phrases_and_adjectives_are_not_inflected():
    assert written_forms("in the new situation", "phrase")[:1] == ("in the new situation",)
    assert "skillful mass mobilizations" not in written_forms("skillful mass mobilization", "adj")
