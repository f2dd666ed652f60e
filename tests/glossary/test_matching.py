from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.glossary import Case, Matcher
from vnbrief.glossary.matching import match_fold
from vnbrief.text import fold, new_style_tones


def found(patterns, text, case=Case.ANY):
    return [match.span.cut(text) for match in Matcher([(p, p) for p in patterns], case).find(text)]


def test_a_long_name_owns_its_words():
    patterns = ["Tỉnh ủy", "Ban Thường vụ", "Ban Thường vụ Tỉnh ủy"]
    text = "Ban Thường vụ Tỉnh ủy họp; Tỉnh ủy ra nghị quyết."
    assert found(patterns, text) == ["Ban Thường vụ Tỉnh ủy", "Tỉnh ủy"]


def test_words_inside_a_name_do_not_cut_its_head_off():
    patterns = ["the Provincial Party Committee", "Standing Committee"]
    name = "Provincial Party Committee Standing Committee"
    assert found([*patterns, name], f"In 10 years, the {name} met") == [name]


def test_two_words_are_not_read_as_one_across_their_border():
    patterns = ["hội nghị", "quyết định", "nghị quyết"]
    assert found(patterns, "Hội nghị quyết định khởi kiện") == ["Hội nghị", "quyết định"]
    assert found(["nhân dân", "vận động", "dân vận"], "nhân dân vận động nhau") == [
        "nhân dân",
        "vận động",
    ]


def test_only_whole_syllables_match():
    assert found(["xã"], "xãhội, làng-xã, xã, các xã.") == ["xã", "xã", "xã"]
    assert found(["an"], "Nghệ An bàn an ninh") == ["An", "an"]


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức chính trị - xã hội",
        "tổ chức chính trị-xã hội",
        "tổ chức chính trị – xã hội",
        "tổ chức  chính trị xã hội",
        "Tổ chức chính trị\n- xã hội",
        "TỔ CHỨC CHÍNH TRỊ - XÃ HỘI",
    ],
)
def test_hyphens_blanks_and_capitals_do_not_matter(text):
    assert found(["tổ chức chính trị - xã hội"], text) == [text]


def test_tone_placement_and_i_for_y_do_not_matter():
    assert found(["hòa giải", "tỷ lệ", "Tỉnh ủy"], "hoà giải, tỉ lệ, Tỉnh uỷ") == [
        "hoà giải",
        "tỉ lệ",
        "Tỉnh uỷ",
    ]


def test_a_sentence_end_or_comma_parts_a_term():
    assert found(["an ninh trật tự"], "giữ an ninh. Trật tự được bảo đảm") == []
    assert found(["an ninh, trật tự"], "giữ an ninh trật tự") == []
    assert found(["an ninh, trật tự"], "giữ an ninh, trật tự") == ["an ninh, trật tự"]
    assert found(["mass mobilization"], "for the mass\n\nMobilization of funds") == []


def test_a_full_stop_after_an_abbreviation_parts_nothing():
    assert found(["TP Hồ Chí Minh"], "tại TP. Hồ Chí Minh") == ["TP. Hồ Chí Minh"]


def test_the_comma_before_and_is_free():
    pattern = "cadres, civil servants and public employees"
    assert found([pattern], "cadres, civil servants, and public employees met") == [
        "cadres, civil servants, and public employees"
    ]


def test_quotation_marks_inside_are_free_and_stay_in_pairs():
    text = 'phong trào "Dân vận khéo" và phong trào Dân vận khéo'
    assert found(['phong trào "Dân vận khéo"'], text) == [
        'phong trào "Dân vận khéo"',
        "phong trào Dân vận khéo",
    ]


def test_the_outer_quotation_marks_of_a_pattern_are_free():
    pattern = '"tự diễn biến", "tự chuyển hóa"'
    quoted = "những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ"
    assert found([pattern], quoted) == ["“tự diễn biến”, “tự chuyển hóa”"]
    assert found([pattern], "tự diễn biến, tự chuyển hóa") == ["tự diễn biến, tự chuyển hóa"]


def test_outer_signs_of_a_pattern_belong_to_it():
    assert found(["/QH15"], "Luật số 10/2022/QH15 và QH15") == ["/QH15"]


def test_capitals_bind_as_far_as_asked():
    assert found(["Mặt trận"], "trên mặt trận; Mặt trận", Case.CAPITALS) == ["Mặt trận"]
    assert found(["tỉnh Hòa Bình"], "Tỉnh Hòa Bình; tỉnh hòa bình", Case.CAPITALS) == [
        "Tỉnh Hòa Bình"
    ]
    assert found(["Mặt trận"], "BÁO CÁO CỦA MẶT TRẬN", Case.CAPITALS) == ["MẶT TRẬN"]
    assert found(["TBT"], "tbt TBT Tbt", Case.EXACT) == ["TBT"]


def test_a_pattern_may_bring_its_own_rule():
    matcher = Matcher([("TW", "abbreviation", Case.EXACT), ("tw", "any")], Case.ANY)
    assert [match.payloads for match in matcher.find("TW tw")] == [
        ("abbreviation", "any"),
        ("any",),
    ]


def test_payloads_come_in_the_order_given():
    (match,) = Matcher([("làng", 2), ("Làng", 1), ("làng", 3)]).find("làng")
    assert match.payloads == (2, 1, 3)


def test_nothing_to_find():
    assert Matcher([]).find("Nghị quyết") == []
    assert Matcher([("---", 1), ("Nghị quyết", 2)]).find("") == []


def test_spans_after_long_separators_cut_the_text():
    text = "(1)  Nghị quyết …, «Chỉ thị»!!\n\nKết luận"
    assert found(["nghị quyết", "chỉ thị", "kết luận"], text) == [
        "Nghị quyết",
        "Chỉ thị",
        "Kết luận",
    ]


TERMS = ["dân vận", "công tác dân vận", "vận động", "nhân dân", "hòa bình", "nghị quyết", "TW"]
PIECES = st.sampled_from([*TERMS, "công tác", " ", ", ", " - ", "\n", "İ", "hoà bình", "“", ". "])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_span_cuts_a_form_of_its_pattern(text):
    matches = Matcher([(term, term) for term in TERMS]).find(text)
    for match in matches:
        letters = [c for c in match_fold(match.span.cut(text)) if c.isalnum()]
        assert letters == [c for c in match_fold(match.payloads[0]) if c.isalnum()]
    for left, right in pairwise(matches):
        assert left.span.end <= right.span.start


@given(st.text(alphabet="hòoàaáuyúýquTĩỉị İßẞ-“”‘\t\u00a0", max_size=40))
def test_folding_keeps_the_length_and_both_tone_styles_fold_alike(text):
    assert len(fold(text)) == len(text)
    assert len(match_fold(text)) == len(text)
    assert fold(new_style_tones(text)) == fold(text)
