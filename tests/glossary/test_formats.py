from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.glossary.concepts import CONCEPTS
from vnbrief.errors import GlossaryError
from vnbrief.glossary import Concept, Glossary, validate
from vnbrief.glossary.csv_shapes import (
    read_pairs,
    read_rows,
    read_term_sets,
    shape_of,
    write_own,
    write_pairs,
    write_term_sets,
)
from vnbrief.glossary.formats import export_glossary, import_glossary
from vnbrief.glossary.settling import settle

WARD = Concept("ward", "phường", "ward", vi_variants=("P.",), en_variants=("urban commune",))
PARTY = Concept("party", "Đảng, Nhà nước", "the Party and State", note="A pair", pos="name")


@pytest.fixture
def write(tmp_path):
    def write(text, name="terms.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@settings(max_examples=30, deadline=None)
@given(st.lists(CONCEPTS, min_size=1, max_size=6))
def test_settled_concepts_are_a_valid_glossary_and_settling_again_changes_nothing(
    tmp_path_factory, concepts
):
    settled, _ = settle(concepts)
    assert settle(settled) == (settled, {})
    path = tmp_path_factory.mktemp("glossary") / "mine.csv"
    path.write_text(write_own(settled).text, encoding="utf-8")
    assert [f for f in validate(path) if f.severity == "error"] == []


@settings(max_examples=30, deadline=None)
@given(st.lists(CONCEPTS, min_size=1, max_size=4))
def test_our_own_csv_holds_everything(tmp_path_factory, concepts):
    settled, _ = settle(replace(c, subdomain="mine") for c in concepts)
    path = tmp_path_factory.mktemp("glossary") / "mine.csv"
    path.write_text(write_own(settled).text, encoding="utf-8")
    read = import_glossary(path)
    assert (read.format, read.concepts, read.losses) == ("csv", settled, {})
    assert Glossary.load(path).concepts == settled


@settings(max_examples=30, deadline=None)
@given(st.lists(CONCEPTS, min_size=1, max_size=4), st.sampled_from(["vi", "en"]), st.booleans())
def test_lists_hold_every_source_term_and_its_target(concepts, source, codes):
    target = "en" if source == "vi" else "vi"
    written = write_pairs(concepts, source, codes=codes)
    back, losses = read_pairs(read_rows(written.text, "x"), "x", source)
    assert not losses
    wanted = {}
    for concept in concepts:
        for form in concept.approved(source):
            wanted.setdefault(form, concept.preferred(target))
    assert {f: c.preferred(target) for c in back for f in c.approved(source)} == wanted


@settings(max_examples=30, deadline=None)
@given(st.lists(CONCEPTS, min_size=1, max_size=4))
def test_term_sets_hold_preferred_terms_parts_of_speech_and_notes(concepts):
    written = write_term_sets(concepts)
    back, losses = read_term_sets(read_rows(written.text, "x"), "x")
    assert not losses
    assert [(c.vi, c.en, c.pos, c.note) for c in back] == [
        (c.vi, c.en, c.pos, c.note) for c in concepts
    ]


def test_what_a_format_cannot_hold_is_counted():
    concept = replace(WARD, en_avoid=("precinct",), strength="should")
    assert export_glossary([concept, PARTY], "tbx").losses == {}
    assert export_glossary([concept, PARTY], "deepl").losses == {
        "English variants": 1,
        "avoided terms": 1,
        "strengths (should)": 1,
        "ids and subdomains": 2,
        "parts of speech": 1,
        "notes": 1,
    }
    assert export_glossary([concept, PARTY], "google").losses == {
        "Vietnamese variants": 1,
        "English variants": 1,
        "avoided terms": 1,
        "strengths (should)": 1,
        "ids and subdomains": 2,
    }
    assert export_glossary([replace(WARD, vi_variants=("a|b",))], "csv").losses == {
        "terms with | in them": 1
    }


def test_deepl_takes_one_row_a_source_term_with_both_languages():
    assert export_glossary([WARD, PARTY], "deepl").text.splitlines() == [
        "phường,ward,vi,en",
        "P.,ward,vi,en",
        '"Đảng, Nhà nước",the Party and State,vi,en',
    ]
    assert export_glossary([WARD], "deepl", "en").text.splitlines() == [
        "ward,phường,en,vi",
        "urban commune,phường,en,vi",
    ]


def test_google_takes_a_table_of_equivalent_terms_or_a_list():
    assert export_glossary([PARTY], "google").text.splitlines() == [
        "vi,en,pos,description",
        '"Đảng, Nhà nước",the Party and State,proper noun,A pair',
    ]
    assert export_glossary([WARD], "google", "vi", delimiter="\t").text.splitlines() == [
        "phường\tward",
        "P.\tward",
    ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("phường,ward,vi,en\n", "deepl"),
        ("ward,phường,EN-US,VI\n", "deepl"),
        ("en,vi\nward,phường\n", "google"),
        ("en-US,fr,vi,pos\nward,quartier,phường,noun\n", "google"),
        ("id,vi,en\nward,phường,ward\n", "csv"),
        ("phường,ward\n", "pairs"),
        ("ward\tphường\n", "pairs"),
        ("source,target\nward,phường\n", "pairs"),
    ],
)
def test_a_list_is_known_by_its_content_in_either_order(write, text, shape):
    read = import_glossary(write(text))
    assert read.format == shape
    assert [(c.vi, c.en) for c in read.concepts] == [("phường", "ward")]


def test_both_directions_of_a_deepl_file_make_one_concept(write):
    rows = (
        "phường,ward,vi,en\nP.,ward,vi,en\nward,phường,en,vi\n"
        "urban commune,phường,en,vi\nWard,quartier,en,fr\n"
    )
    read = import_glossary(write(rows))
    (concept,) = read.concepts
    assert (concept.vi_variants, concept.en_variants) == (("P.",), ("urban commune",))
    assert read.losses == {"rows of other languages": 1}


def test_a_tmx_is_a_list_of_terms_too(write):
    path = write(
        '<tmx version="1.4"><header srclang="en"/><body><tu>'
        '<tuv xml:lang="en"><seg>ward</seg></tuv><tuv xml:lang="vi"><seg>phường</seg></tuv>'
        "</tu></body></tmx>",
        "terms.tmx",
    )
    read = import_glossary(path)
    assert read.format == "tmx"
    assert [(c.vi, c.en) for c in read.concepts] == [("phường", "ward")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("phường,ward,urban\n", ":1: 3 cells"),
        ("phường,ward\nxã,\n", ":2: an empty side"),
        ('phường,"ward\n', ":1: not CSV"),
        ("", "empty"),
        ("\n\n", "no term"),
        ("vi,en\nphường,ward,x\n", ":2: 3 cells under 2 columns"),
        ("vi,en\nphường,\n", "no term in both"),
        ("<html><p>x</p></html>", "<html>"),
        ("id,vi,en\nward,phường,\n", ":2: en: empty"),
    ],
)
def test_a_file_of_another_form_is_one_line(write, text, words):
    with pytest.raises(GlossaryError) as caught:
        import_glossary(write(text))
    assert "terms.csv" in str(caught.value)
    assert words in str(caught.value)


def test_the_wrong_format_is_said(write):
    path = write("phường,ward\n")
    for format in ("tbx", "tmx"):
        with pytest.raises(GlossaryError, match="not well-formed"):
            import_glossary(path, format)
    with pytest.raises(GlossaryError, match="exported"):
        export_glossary([WARD], "tmx")


def test_a_plain_list_is_a_users_glossary_for_one_call(write):
    mine = Glossary.load(write("cà phê sách,book café\n"))
    assert mine.concepts == tuple(
        replace(c, subdomain="terms") for c in Glossary.from_pairs([("cà phê sách", "book café")])
    )
    (match,) = Glossary.default().extend(mine).find("hai quán cà phê sách", "vi")
    assert match.concept.en == "book café"


def test_shape_of_a_list_whose_terms_look_like_codes_is_a_list():
    assert shape_of([(1, ["GDP", "TSP"])]) is None
