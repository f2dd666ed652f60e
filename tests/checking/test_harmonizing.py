from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.checking.harmonizing import harmonize
from vnbrief.glossary import Concept, Glossary


@pytest.fixture(scope="module")
def default():
    return Glossary.default()


def glossary_of(*concepts):
    made = [
        Concept(f"c{n}", f"khái niệm {n}", en, en_avoid=avoid, pos=pos)
        for n, (en, avoid, pos) in enumerate(concepts)
    ]
    return Glossary(tuple(made), (0,) * len(made))


SMALL = glossary_of(
    ("Mass Mobilization Commission", ("People's Mobilization Committee",), "name"),
    ("Party cell", ("party branch",), "n"),
    ("advanced commune", ("enhanced commune",), "n"),
    ("village hall", ("culture house of the village",), "n"),
    ("the masses", ("crowd of people",), "n"),
    ("new rural areas", ("new countryside",), "n"),
    ("raise awareness and mobilize", ("propagate and mobilize",), "v"),
    ("union member", ("member of union",), "n"),
    ("hourly report", ("report of each hour",), "n"),
    ("Red Cross branch", (), "n"),
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the People's Mobilization Committee met", "the Mass Mobilization Commission met"),
        ("People’s Mobilization Committees", "Mass Mobilization Commissions"),
        ("THE PEOPLE'S MOBILIZATION COMMITTEE", "THE MASS MOBILIZATION COMMISSION"),
        ("of 12 party branches", "of 12 Party cells"),
        ("Party branches joined", "Party cells joined"),
        ("12 Enhanced Communes", "12 Advanced Communes"),
        ("Enhanced communes rose", "Advanced communes rose"),
        ("an enhanced commune", "an advanced commune"),
        ("a culture house of the village", "a village hall"),
        ("Culture houses of the village", "Village halls"),
        ("a member of union", "a union member"),
        ("A report of each hour", "An hourly report"),
        ("the crowd of people", "the masses"),
        ("its crowd of people", "its masses"),
        ("with a new countryside", "with new rural areas"),
        ("propagated and mobilized people", "raised awareness and mobilized people"),
        ("Propagating and mobilizing", "Raising awareness and mobilizing"),
    ],
)
def test_capitals_number_tense_and_article_are_kept(before, after):
    assert harmonize(before, "en", SMALL).text == after


@pytest.mark.parametrize(
    "text",
    [
        "Mass Mobilization Commissions of 12 districts",
        "a multi-party branch",
        "Party cells and an advanced commune",
        "",
    ],
)
def test_what_is_approved_or_part_of_another_word_stays(text):
    result = harmonize(text, "en", SMALL)
    assert (result.text, result.changes) == (text, ())


def test_a_longer_term_is_never_broken():
    glossary = glossary_of(
        ("Party cell", ("branch",), "n"), ("Red Cross branch", (), "n"), ("bank", (), "n")
    )
    text = "The Red Cross branch and the branch met."
    assert harmonize(text, "en", glossary).text == "The Red Cross branch and the Party cell met."


def test_changes_say_what_stood_where():
    text = "It joined a member of union and a party branch."
    result = harmonize(text, "en", SMALL)
    assert [(change.old, change.new) for change in result.changes] == [
        ("a member of union", "a union member"),
        ("a party branch", "a Party cell"),
    ]
    assert all(change.span.cut(text) == change.old for change in result.changes)
    assert result.changes[1].concept.en == "Party cell"


def test_a_replacement_that_completes_another_avoided_form_is_one_change():
    glossary = glossary_of(
        ("commune", ("countryside unit",), "n"), ("model commune", ("exemplary commune",), "n")
    )
    text = "an exemplary countryside unit here"
    result = harmonize(text, "en", glossary)
    assert result.text == "a model commune here"
    assert [(c.old, c.new) for c in result.changes] == [
        ("an exemplary countryside unit", "a model commune")
    ]
    assert result.changes[0].span.cut(text) == "an exemplary countryside unit"


def test_the_names_of_machine_english(default):
    text = (
        "The Provincial Party Committee Standing Committee has organized 20 inspections; "
        "a model of new rural construction; the movement of Skilled Mass Mobilization; "
        "the theme of the Central Committee for Mass Mobilization; voter contact meetings."
    )
    assert harmonize(text, "en", default).text == (
        "The Provincial Party Standing Committee has organized 20 inspections; "
        "a model of building new rural areas; the movement of Skillful Mass Mobilization; "
        "the theme of the Central Mass Mobilization Commission; meetings with voters."
    )


def test_a_name_is_not_turned_about_behind_another(default):
    text = "the Commune People's Committee President spoke"
    assert harmonize(text, "en", default).text == text
    assert harmonize("the People's Committee President spoke", "en", default).text == (
        "the Chairman of the People's Committee spoke"
    )


def test_a_gerund_takes_another_form_after_the(default):
    assert harmonize(
        "in the new rural construction, and new rural construction", "en", default
    ).text == ("in the building of new rural areas, and building new rural areas")


def test_vietnamese(default):
    text = "Ủy ban Thường vụ Tỉnh ủy gặp mặt các chiến sĩ mô phỏng; HỘ GẦN NGHÈO giảm."
    assert harmonize(text, "vi", default).text == (
        "Ban Thường vụ Tỉnh ủy gặp mặt các chiến sĩ thi đua; HỘ CẬN NGHÈO giảm."
    )


def test_good_english_is_left_alone(default):
    text = (
        "The Provincial Party Standing Committee met voters. Economists expect growth of 6.5%. "
        "A bank branch opened on the street; the congress of delegates closed."
    )
    assert harmonize(text, "en", default).changes == ()


def test_text_is_made_nfc():
    assert harmonize("Tỉnh u\u0309y", "vi", SMALL).text == "Tỉnh ủy"


FORMS = [form for concept in SMALL for form in (concept.en, *concept.en_avoid)]
PIECES = st.sampled_from(
    [*FORMS, *(f.title() for f in FORMS), " ", " a ", " the ", "-", ", ", "s "]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_harmonizing_twice_is_harmonizing_once(text):
    once = harmonize(text, "en", SMALL)
    assert harmonize(once.text, "en", SMALL).text == once.text
    rebuilt, end = "", 0
    for change in once.changes:
        assert change.span.cut(text) == change.old
        rebuilt += text[end : change.span.start] + change.new
        end = change.span.end
    assert rebuilt + text[end:] == once.text


@given(st.data())
def test_the_built_in_glossary_settles_at_once(default, data):
    avoided = data.draw(
        st.lists(st.sampled_from([f for c in default for f in c.en_avoid]), min_size=1, max_size=4)
    )
    joint = data.draw(st.sampled_from([" of the ", ", ", " ", " and a "]))
    once = harmonize(joint.join(avoided), "en", default).text
    assert harmonize(once, "en", default).text == once
