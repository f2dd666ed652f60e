from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.glossary.concepts import CONCEPTS, TERMS
from vnbrief.errors import GlossaryError
from vnbrief.glossary import Concept, Glossary
from vnbrief.glossary.tbx import read_tbx, write_tbx

PARTY_CELL = Concept(
    id="party-cell",
    vi="chi bộ",
    en="Party cell",
    vi_variants=("chi bộ Đảng",),
    en_variants=("cell of the Party",),
    en_avoid=("party branch",),
    vi_avoid=("tế bào Đảng",),
    strength="should",
    note="The smallest unit of the Party; <not> a party committee.",
    subdomain="party-organization",
)


@settings(max_examples=30, deadline=None)
@given(st.lists(CONCEPTS, min_size=1, max_size=3), st.sampled_from(["dca", "dct"]))
def test_writing_and_reading_tbx_loses_nothing(concepts, style):
    read = read_tbx(write_tbx(concepts, style).encode(), "terms.tbx")
    assert read.concepts == tuple(concepts)
    assert read.losses == ()


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=12), TERMS)
def test_any_id_can_be_written_as_an_xml_id(id, term):
    id = f"id-{id.strip()}-x" if id.strip() else "id-x"
    concept = Concept(id=id, vi=term, en=term, subdomain="terms")
    if id.isprintable():
        assert read_tbx(write_tbx([concept]).encode(), "terms.tbx").concepts[0].id == id


@pytest.mark.parametrize("style", ["dca", "dct"])
def test_the_built_in_glossary_survives_tbx(style):
    glossary = Glossary.default()
    read = read_tbx(write_tbx(glossary, style).encode(), "all.tbx")
    assert read.concepts == glossary.concepts


OLDER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc/></martifHeader><text><body>
<termEntry id="c1">
  <descripGrp><descrip type="definition">Work among the people.</descrip>
    <admin type="source">Statute</admin></descripGrp>
  <langSet xml:lang="en-US">
    <tig><term>mass agitation</term>
      <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
    <tig><term>people's mobilization</term></tig>
    <ntig><termGrp><term>mass <hi>mobilization</hi></term>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
  </langSet>
  <langSet xml:lang="vi"><tig><term>dân
     vận</term><termNote type="partOfSpeech">noun</termNote>
    <termNote type="termType">fullForm</termNote></tig></langSet>
  <langSet xml:lang="fr"><tig><term>mobilisation des masses</term></tig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="en"><tig><term>ward</term></tig></langSet></termEntry>
</body></text></martif>
"""


def test_an_older_termbase_is_read_and_what_a_glossary_cannot_hold_is_counted():
    read = read_tbx(OLDER.encode(), "folder/mine.tbx")
    assert read.concepts == (
        Concept(
            id="mine-c1",
            vi="dân vận",
            en="mass mobilization",
            en_variants=("people's mobilization",),
            en_avoid=("mass agitation",),
            note="Work among the people.",
            subdomain="mine",
        ),
    )
    assert dict(read.losses) == {
        "data of the kind source": 1,
        "data of the kind termType": 1,
        "terms in other languages": 1,
        "entries without an approved term in both languages": 1,
    }


def test_utf16_is_read():
    text = OLDER.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert read_tbx(text.encode("utf-16"), "x.tbx").concepts[0].vi == "dân vận"


def _entities(levels: int) -> str:
    lines = ['<!ENTITY a0 "lol">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels)]
    return f"<?xml version='1.0'?><!DOCTYPE tbx [{''.join(lines)}]><tbx>&a{levels - 1};</tbx>"


HOSTILE = {
    "billion laughs": (_entities(10), "entity 'a0'"),
    "external entity": (
        '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><text>&x;</text></tbx>',
        "entity 'x'",
    ),
    "parameter entity": (
        '<!DOCTYPE tbx [<!ENTITY % x SYSTEM "http://localhost/x.dtd"> %x;]><tbx/>',
        "entity 'x'",
    ),
    "undefined entity": ('<!DOCTYPE tbx SYSTEM "x.dtd"><tbx>&nbsp;</tbx>', "&nbsp;"),
    "not closed": ("<tbx>\n<text>\n</tbx>", ":3: not well-formed"),
    "deep": ("<tbx>" + "<a>" * 5000, "deep"),
    "another root": ("<html/>", "<html>"),
    "no terms": ("<tbx><text><body/></text></tbx>", "no entry"),
    "empty": ("", "no element found"),
    "unknown encoding": ("<?xml version='1.0' encoding='klingon'?><tbx/>", "encoding"),
}


@pytest.mark.parametrize(("text", "words"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_or_broken_file_is_one_line(text, words):
    with pytest.raises(GlossaryError) as caught:
        read_tbx(text.encode(), "bad.tbx")
    assert str(caught.value).startswith("bad.tbx:")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)


def test_a_termbase_serves_as_a_glossary_as_it_is(tmp_path):
    path = tmp_path / "mine.tbx"
    path.write_text(write_tbx([PARTY_CELL]), encoding="utf-8")
    glossary = Glossary.default().extend(Glossary.load(path))
    assert glossary["party-cell"] == PARTY_CELL
    (match,) = glossary.find("Party branches met", "en")
    assert (match.concept.id, match.status) == ("party-cell", "deprecated")


def test_two_entries_for_one_term_do_not_make_a_termbase_unusable(tmp_path):
    other = Concept(id="cell-again", vi="Chi bộ", en="Party group")
    path = tmp_path / "mine.tbx"
    path.write_text(write_tbx([PARTY_CELL, other]), encoding="utf-8")
    (concept,) = Glossary.load(path)
    assert concept.en_variants == ("cell of the Party", "Party group")


def test_a_broken_termbase_is_a_glossary_error(tmp_path):
    path = tmp_path / "mine.tbx"
    path.write_text(_entities(5), encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"mine\.tbx:1: declares the entity 'a0'"):
        Glossary.load(path)
