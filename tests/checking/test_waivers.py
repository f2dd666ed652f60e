from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.checking.finding import Code, Finding
from vnbrief.checking.inputs import Located
from vnbrief.checking.waivers import Waiver, read_waivers, sift
from vnbrief.document import Span
from vnbrief.errors import InputError

SOURCE = "Tỉnh chi 15 triệu đồng cho 3 xã."
TARGET = "The province spent 15 billion VND on 3 communes."
WRONG = Located(
    Finding(
        Code.SCALE_WRONG,
        "error",
        "“15 triệu đồng” became “15 billion VND”",
        Span(9, 22),
        Span(19, 33),
    ),
    SOURCE,
    TARGET,
    segment=4,
)
ADDED = Located(
    Finding(Code.NUMBER_ADDED, "error", "“7” is not in the source", None, Span(0, 1)),
    SOURCE,
    "7 communes",
    5,
)
OMITTED = Located(
    Finding(Code.OMISSION, "error", "This has no translation", Span(0, len(SOURCE))), SOURCE, "", 6
)


@pytest.fixture
def write(tmp_path):
    def write(text, name="waivers.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_spans_of_these_examples_cut_what_they_name():
    assert (WRONG.source_words, WRONG.target_words) == ("15 triệu đồng", "15 billion VND")


def test_a_file_has_one_waiver_a_line(write):
    path = write(
        "# the annual report\n\n"
        'scale-wrong source="15 triệu đồng" target="15 billion VND" # corrected below\n'
        'number-added   segment=5   # "7" comes from the table\n'
        'term-missing source="xã \\"điểm\\"" # quoted\n'
    )
    assert read_waivers(path) == (
        Waiver(Code.SCALE_WRONG, "corrected below", "15 triệu đồng", "15 billion VND", None, 3),
        Waiver(Code.NUMBER_ADDED, '"7" comes from the table', None, None, 5, 4),
        Waiver(Code.TERM_MISSING, "quoted", 'xã "điểm"', None, None, 5),
    )


def test_a_toml_file_says_the_same(write):
    path = write(
        '[[waiver]]\ncode = "scale-wrong"\nsource = "15 triệu đồng"\nreason = "corrected below"\n'
        '[[waiver]]\ncode = "number-added"\nsegment = 5\nreason = "from the table"\n',
        "waivers.toml",
    )
    assert [(w.code, w.source, w.segment) for w in read_waivers(path)] == [
        ("scale-wrong", "15 triệu đồng", None),
        ("number-added", None, 5),
    ]


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver(Code.SCALE_WRONG, "why", source="15 triệu đồng"),
        Waiver(Code.SCALE_WRONG, "why", source="15  TRIỆU đồng"),
        Waiver(Code.SCALE_WRONG, "why", target="15 billion VND"),
        Waiver(Code.SCALE_WRONG, "why", segment=4),
        Waiver(Code.SCALE_WRONG, "why", source="15 triệu…"),
    ],
)
def test_a_waiver_silences_the_finding_that_it_names(waiver):
    sifted = sift([WRONG, ADDED], [waiver])
    assert (sifted.kept, sifted.waived, sifted.unused) == ((ADDED,), ((WRONG, waiver),), ())


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver(Code.NUMBER_WRONG, "why", source="15 triệu đồng"),
        Waiver(Code.SCALE_WRONG, "why", source="15"),
        Waiver(Code.SCALE_WRONG, "why", source="5 triệu đồng"),
        Waiver(Code.SCALE_WRONG, "why", segment=5),
        Waiver(Code.SCALE_WRONG, "why", source="15 triệu đồng", target="15 million VND"),
    ],
)
def test_a_waiver_of_something_else_silences_nothing_and_is_reported(waiver):
    sifted = sift([WRONG, ADDED], [waiver])
    assert (sifted.kept, sifted.waived, sifted.unused) == ((WRONG, ADDED), (), (waiver,))


def test_a_finding_without_words_on_one_side_is_about_its_segment():
    by_source = Waiver(Code.NUMBER_ADDED, "why", source="3 xã")
    half_a_word = Waiver(Code.NUMBER_ADDED, "why", source="3 x")
    assert sift([ADDED], [by_source]).kept == ()
    assert sift([ADDED], [half_a_word]).kept == (ADDED,)
    assert sift([OMITTED], [Waiver(Code.OMISSION, "why", source="Tỉnh chi...")]).kept == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('number-wong source="3" # why', "unknown code 'number-wong'"),
        ('number-wrong source="3"', "reason"),
        ("number-wrong # why", "every number-wrong"),
        ('number-wrong sauce="3" # why', "unknown field 'sauce'"),
        ('number-wrong source="3 # why', "not understood"),
        ("number-wrong segment=zero # why", "segment"),
        ('= "x" # why', "begins with the code"),
    ],
)
def test_a_faulty_line_is_named(write, text, words):
    path = write(f"# waivers\n{text}\n")
    with pytest.raises(InputError) as caught:
        read_waivers(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("waiver = 3", "[[waiver]]"),
        ("[[waiver]]\ncode = ", "not TOML"),
        ('[[waiver]]\ncode = "omission"\nsource = "x"\n', "waiver 1: give the reason"),
        ('[[findings]]\ncode = "omission"\n', "[[waiver]]"),
        ("waiver = [3]", "waiver 1: not a table"),
    ],
)
def test_a_faulty_toml_file_is_one_line(write, text, words):
    with pytest.raises(InputError) as caught:
        read_waivers(write(text, "waivers.toml"))
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_waivers(str(tmp_path / "none.txt"))


@given(st.lists(st.sampled_from([WRONG, ADDED, OMITTED])), st.sets(st.integers(4, 6)))
def test_every_finding_is_kept_or_waived_and_every_waiver_used_or_not(found, segments):
    waivers = [
        Waiver(f.finding.code, "why", segment=f.segment)
        for f in (WRONG, ADDED, OMITTED)
        if f.segment in segments
    ]
    sifted = sift(found, waivers)
    assert len(sifted.kept) + len(sifted.waived) == len(found)
    assert {w for _, w in sifted.waived} | set(sifted.unused) == set(waivers)
