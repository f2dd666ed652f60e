from __future__ import annotations

import pytest

from vnbrief.errors import GlossaryError
from vnbrief.glossary import Concept, Glossary


@pytest.fixture(scope="module")
def default():
    return Glossary.default()


def ids(glossary, text, language):
    return [match.concept.id for match in glossary.find(text, language)]


@pytest.mark.parametrize(
    ("name", "concept"),
    [
        ("Skilled Mass Mobilization", "skillful-mass-mobilization"),
        ("Skillful mass mobilization", "skillful-mass-mobilization"),
        ("People's Mobilization Committee", "mass-mobilization-commission"),
        ("mass mobilization committees", "mass-mobilization-commission"),
        ("Provincial Party Committee Standing Committee", "provincial-party-standing-committee"),
        (
            "Standing Committee of the Provincial Party Committee",
            "provincial-party-standing-committee",
        ),
        ("Provincial Party Committee's Standing Committee", "provincial-party-standing-committee"),
        ("Central Committee for Mass Mobilization", "central-mass-mobilization-commission"),
        ("New rural construction", "building-new-rural-areas"),
        ("construction of new rural areas", "building-new-rural-areas"),
        ("Provincial People's Committee Chairman", "chairman-of-the-provincial-peoples-committee"),
        ("Chairmen of the People's Committees", "chairman-of-the-peoples-committee"),
        ("socio political organisations", "socio-political-organization"),
    ],
)
def test_the_names_of_machine_english_come_under_one_concept(default, name, concept):
    assert ids(default, f"Quarterly, the {name}, as planned", "en") == [concept]


def test_a_capital_makes_a_name_of_a_common_word(default):
    assert ids(default, "trên mặt trận kinh tế", "vi") == ["economy"]
    assert ids(default, "Mặt trận các cấp", "vi") == ["vietnam-fatherland-front"]
    assert ids(default, "một đảng đối lập", "vi") == []
    assert ids(default, "theo Đảng", "vi") == ["communist-party-of-vietnam"]
    assert ids(default, "sống trong hòa bình", "vi") == []
    assert "hoa-binh" in ids(default, "tại Hòa Bình", "vi")


def test_short_abbreviations_are_read_letter_by_letter(default):
    assert ids(default, "chuẩn bị NTM", "vi") == ["new-rural-areas"]
    assert ids(default, "ntm", "vi") == []


def test_a_match_knows_its_form_and_status(default):
    preferred, deprecated = default.find("Party cells and party branches", "en")
    assert (preferred.status, preferred.form) == ("preferred", "Party cell")
    assert (deprecated.status, deprecated.form) == ("deprecated", "party branch")
    (admitted,) = default.find("Political Bureau", "en")
    assert (admitted.status, admitted.concept.en) == ("admitted", "Politburo")


def test_one_english_form_keeps_all_its_concepts(default):
    (match,) = default.find("village", "en")
    assert len(match.concepts) >= 2
    assert match.concept is match.concepts[0]
    assert {"thôn", "làng"} <= {concept.vi for concept in match.concepts}


def test_capitals_choose_among_concepts_of_one_form(default):
    assert ids(default, "the Party Committee of Khanh Nhac commune"[:19], "en") == [
        "party-committee-dang-uy"
    ]
    assert ids(default, "each Party committee", "en") == ["party-committee"]
    assert ids(default, "dialogue between government and people"[:31], "en")[-1] == "authorities"
    assert ids(default, "the Government decides", "en")[0] == "government"


def test_every_approved_form_is_found_as_its_concept(default):
    """Short forms included: whatever the glossary admits, it recognizes."""
    for language in ("vi", "en"):
        for concept in default:
            for form in concept.approved(language):
                matches = [m for m in default.find(form, language) if concept in m.concepts]
                assert matches, (language, concept.id, form)


def test_deprecated_forms_are_found_as_deprecated(default):
    for language in ("vi", "en"):
        for concept in default:
            for form in concept.deprecated(language):
                statuses = [m.status for m in default.find(form, language)]
                assert "deprecated" in statuses, (language, concept.id, form)


def test_a_users_pairs_win_over_the_default(default):
    mine = Glossary.from_pairs([("dân vận", "civil mobilization work"), ("chuyển đổi số", "DX")])
    both = default.extend(mine)
    (match,) = both.find("dân vận", "vi")
    assert match.concept.en == "civil mobilization work"
    assert [concept.en for concept in match.concepts] == ["civil mobilization work"]
    assert ids(both, "civil mobilization works", "en") == [match.concept.id]
    assert len(both) == len(default) + 2


def test_a_users_english_word_has_to_be_kept_where_the_built_in_one_is_a_note(default):
    """One English word has many Vietnamese ones; a user's list has chosen."""
    from vnbrief.mentions.recognize import recognize

    pairs = Glossary.from_pairs([("cửa hàng", "shop"), ("thành viên", "member")])
    text = "The members met farmers in the shops."
    for glossary in (pairs, default.extend(pairs)):
        found = {m.text: m.strength for m in recognize(text, "en", glossary) if m.concept}
        assert found["members"] == found["shops"] == "must"
    assert {m.strength for m in recognize(text, "en", default) if m.concept} == {"should"}


def test_a_later_file_replaces_a_concept_of_the_same_id(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("id,vi,en\ncell,chi bộ,Party cell\n", encoding="utf-8")
    second.write_text("id,vi,en\ncell,chi bộ,Party branch\n", encoding="utf-8")
    glossary = Glossary.load(first, second)
    assert [concept.en for concept in glossary] == ["Party branch"]
    assert Glossary.load(second, first)["cell"].en == "Party cell"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", 'chi bộ,Party cell\n"an ninh, trật tự",security and order\n'),
        ("list.tsv", "chi bộ\tParty cell\nan ninh, trật tự\tsecurity and order\n"),
        ("excel.csv", "\ufeffchi bộ;Party cell\r\nan ninh, trật tự;security and order\r\n"),
        ("header.csv", 'vi,en\nchi bộ,Party cell\n"an ninh, trật tự",security and order\n'),
    ],
)
def test_a_plain_list_of_two_columns_is_a_glossary(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    glossary = Glossary.load(path)
    assert [(c.vi, c.en) for c in glossary] == [
        ("chi bộ", "Party cell"),
        ("an ninh, trật tự", "security and order"),
    ]


def test_pairs_without_a_side_are_refused():
    with pytest.raises(GlossaryError, match="empty side"):
        Glossary.from_pairs([("chi bộ", " ")])


def test_the_digest_is_of_the_content():
    one, two = Concept("a", "xã", "commune"), Concept("b", "huyện", "district")
    assert Glossary((one, two), (0, 0)).digest == Glossary((two, one), (0, 0)).digest
    assert Glossary((one,), (0,)).digest != Glossary((two,), (0,)).digest
    assert Glossary((one,), (0,)).digest != Glossary((one,), (1,)).digest


def test_lookup_by_id(default):
    assert default["mass-mobilization"].vi == "dân vận"
    assert "mass-mobilization" in default
    assert "no-such-concept" not in default
    with pytest.raises(KeyError):
        default["no-such-concept"]
