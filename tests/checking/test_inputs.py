from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnbrief.checking.finding import Code
from vnbrief.checking.inputs import check_bitext
from vnbrief.errors import InputError, LanguageError
from vnbrief.glossary import Glossary
from vnbrief.reading.bilingual import Segment, is_bilingual, read_bitext, read_xml_segments

RIGHT = (
    "Tỉnh Ninh Bình có 119 xã đạt chuẩn nông thôn mới.",
    "Ninh Binh province has 119 communes meeting new-style rural standards.",
)
WRONG = (
    "Năm 2022, tỉnh chi 15 triệu đồng cho công tác dân vận.",
    "In 2022, the province spent 15 billion VND on mass mobilization work.",
)


def tmx(*pairs, srclang="vi", languages=("vi", "en")):
    units = "".join(
        f'<tu tuid="u{n}">'
        + "".join(
            f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>'
            for language, text in zip(languages, pair, strict=True)
        )
        + "</tu>"
        for n, pair in enumerate(pairs, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4"><header srclang="{srclang}"/><body>{units}</body></tmx>'
    )


def xliff1(*pairs):
    units = "".join(
        f'<trans-unit id="{n}"><source>{one}</source><target>{other}</target>'
        "<alt-trans><target>something else</target></alt-trans></trans-unit>"
        for n, (one, other) in enumerate(pairs, 1)
    )
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file source-language="vi-VN" target-language="en-US" datatype="plaintext" original="a">'
        f"<body><group>{units}</group></body></file></xliff>"
    )


def xliff2(*pairs):
    segments = "".join(
        f'<segment id="s{n}"><source>{one}</source><target>{other}</target></segment>'
        for n, (one, other) in enumerate(pairs, 1)
    )
    return (
        '<xliff version="2.0" srcLang="vi" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
        f'<file id="f"><unit id="u">{segments}</unit></file></xliff>'
    )


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture(scope="module")
def glossary():
    return Glossary.default()


FILES = {
    "a.tmx": tmx(RIGHT, WRONG),
    "a.xlf": xliff1(RIGHT, WRONG),
    "b.xliff": xliff2(RIGHT, WRONG),
    "a.tsv": "\n".join("\t".join(pair) for pair in (RIGHT, WRONG)),
    "a.csv": "vi,en\n" + "\n".join(f'"{vi}","{en}"' for vi, en in (RIGHT, WRONG)),
    "b.csv": "source,target\n" + "\n".join(f'"{vi}","{en}"' for vi, en in (RIGHT, WRONG)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_fault_is_found_in_its_segment(write, glossary, name):
    path = write(name, FILES[name])
    assert is_bilingual(path)
    bitext = read_bitext(path)
    assert (bitext.source_language, bitext.target_language) == ("vi", "en")
    assert [(s.source, s.target) for s in bitext.segments] == [RIGHT, WRONG]
    (found,) = [f for f in check_bitext(bitext, glossary) if f.finding.severity == "error"]
    assert found.finding.code is Code.SCALE_WRONG
    assert found.segment == bitext.segments[1].number
    assert found.source_words == "15 triệu đồng"
    assert found.target_words == "15 billion VND"


def test_the_file_says_which_side_is_the_source(write):
    for srclang, first in (("en-US", "en"), ("vi", "vi"), ("*all*", "vi")):
        assert read_bitext(write("a.tmx", tmx(RIGHT, srclang=srclang))).source_language == first
    assert read_bitext(write("a.tmx", tmx(RIGHT)), "en").segments[0].source == RIGHT[1]


def test_languages_that_are_not_given_are_told_from_the_text(write):
    path = write("a.tsv", "\n".join("\t".join(pair[::-1]) for pair in (RIGHT, WRONG)))
    bitext = read_bitext(path)
    assert (bitext.source_language, bitext.segments[0].target) == ("en", RIGHT[0])
    bare = tmx(RIGHT).replace('xml:lang="vi"', "").replace('xml:lang="en"', "")
    assert read_bitext(write("a.tmx", bare)).segments[0].source == RIGHT[0]


def test_the_codes_of_tools_are_no_text():
    text = tmx(
        (
            'Tỉnh <bpt i="1">&lt;b&gt;</bpt>Ninh Bình<ept i="1">&lt;/b&gt;</ept> có <hi>119</hi> xã',
            "Ninh Binh province",
        )
    )
    assert (
        read_xml_segments(text.encode(), "a.tmx").segments[0].source == "Tỉnh Ninh Bình có 119 xã"
    )
    text = xliff2(('Tỉnh <pc id="1">Ninh Bình</pc><ph id="2"/> có 119 xã', "Ninh Binh"))
    assert (
        read_xml_segments(text.encode(), "a.xlf").segments[0].source == "Tỉnh Ninh Bình có 119 xã"
    )
    text = xliff1(('Tỉnh <g id="1">Ninh <mrk mtype="x">Bình</mrk></g> có<x id="1"/> 119 xã', "N"))
    assert (
        read_xml_segments(text.encode(), "a.xlf").segments[0].source == "Tỉnh Ninh Bình có 119 xã"
    )


def test_what_has_no_translation_is_an_omission_and_other_languages_are_passed_over(
    write, glossary
):
    bitext = read_bitext(write("a.xlf", xliff1(RIGHT, (WRONG[0], ""))))
    assert [f.finding.code for f in check_bitext(bitext, glossary)] == [Code.OMISSION]
    mixed = tmx(RIGHT).replace("</tu>", '<tuv xml:lang="fr"><seg>La province</seg></tuv></tu>')
    assert read_bitext(write("a.tmx", mixed)).losses == {"segments in other languages": 1}


def test_segments_are_numbered_as_in_the_file(write):
    path = write("a.tsv", f"\n{RIGHT[0]}\t{RIGHT[1]}\n\n{WRONG[0]}\t{WRONG[1]}\n")
    assert [s.number for s in read_bitext(path).segments] == [2, 4]


TEXTS = st.lists(
    st.text("aăâđêôơưáàảãạ bcdxyz0123456789&<>'\",.;", min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_xml_gives_back_every_segment_as_it_was(texts):
    pairs = [(text, text.upper()) for text in texts]
    escaped = [(escape(one), escape(other)) for one, other in pairs]
    wanted = tuple(Segment(n, one, other, f"u{n}") for n, (one, other) in enumerate(pairs, 1))
    assert read_xml_segments(tmx(*escaped).encode(), "a.tmx").segments == wanted
    found = read_xml_segments(xliff2(*escaped).encode(), "a.xlf").segments
    assert [(s.source, s.target) for s in found] == pairs


BAD = {
    "three columns": ("a.tsv", "một\tone\tn\n", "a.tsv:1: 3 columns"),
    "one column": ("a.tsv", f"{RIGHT[0]}\t{RIGHT[1]}\nmột\n", "a.tsv:2: 1 column: two are wanted"),
    "a quote never closed": ("a.csv", '"một,one\n', "a.csv:1: not CSV"),
    "blank": ("a.tsv", "\n\n", "no segment"),
    "empty": ("a.tmx", "", "empty"),
    "cut off": ("a.tmx", tmx(RIGHT)[:-30], "not well-formed"),
    "html": ("a.xlf", "<html><body/></html>", "<html>"),
    "no unit": ("a.tmx", tmx(), "no segment"),
    "laughs": (
        "a.tmx",
        '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
        "entity 'a'",
    ),
    "external": (
        "a.xlf",
        '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
        "entity 'a'",
    ),
}


@pytest.mark.parametrize(("name", "text", "words"), BAD.values(), ids=list(BAD))
def test_a_broken_file_is_one_line(write, name, text, words):
    with pytest.raises(InputError) as caught:
        read_bitext(write(name, text))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.tsv", f"{RIGHT[1]}\t{WRONG[1]}\n", "both sides are in en"),
        ("a.tsv", f"{RIGHT[0]}\tLe gouvernement de la province est dans la ville.\n", "second"),
        ("a.xlf", xliff1(RIGHT).replace("en-US", "fr"), "'fr'"),
    ],
)
def test_other_languages_are_said(write, name, text, words):
    with pytest.raises(LanguageError, match=words):
        read_bitext(write(name, text))


def test_articles_are_not_bilingual(write, tmp_path):
    assert not is_bilingual(write("a.txt", "Tỉnh Ninh Bình"))
    assert not is_bilingual(write("a.html", "<html><p>x</p></html>"))
    assert not is_bilingual(str(tmp_path / "none.txt"))
    assert is_bilingual(write("memory.xml", tmx(RIGHT)))
