"""The check of somebody's translation: nothing on careful ones, and each fault named where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnbrief
from vnbrief.checking.checks import check_pair
from vnbrief.checking.finding import Code
from vnbrief.glossary import Glossary

# Careful pairs, written for this test.
PAIRS = [
    (
        "Ngày 5/3/2024, Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU về công tác dân vận.",
        "On March 5, 2024, the Ninh Binh Provincial Party Committee issued Resolution No. 25-NQ/TU "
        "on mass mobilization work.",
    ),
    (
        "Toàn tỉnh có 1.355 thôn, 30/119 xã hoàn thành kế hoạch, đạt 25,2%.",
        "The province has 1,355 villages; 30/119 communes completed the plan, or 25.2%.",
    ),
    (
        "Tổng vốn là 15,6 tỷ đồng, trong đó người dân góp 88 triệu đồng.",
        "Total capital was 15.6 billion VND, of which residents contributed 88 million VND.",
    ),
    (
        "Chỉ số của tỉnh xếp thứ 33/63, tăng 9 bậc so với năm 2022.",
        "The province's index ranked 33rd out of 63, up 9 places from 2022.",
    ),
    (
        "Trong 6 tháng đầu năm 2023, Hội Nông dân tỉnh vận động hội viên hiến 12,5 ha đất.",
        "In the first 6 months of 2023, the provincial Farmers' Union mobilized its members to give "
        "12.5 hectares of land.",
    ),
    (
        "Giai đoạn 2021-2025, Mặt trận Tổ quốc các cấp giám sát 420 công trình.",
        "In the 2021-2025 period, the Fatherland Front at all levels supervised 420 projects.",
    ),
    (
        "Ông Giàng Mí Pó, 65 tuổi, ở huyện Mèo Vạc, đã đi bộ hai ngày.",
        "Mr. Giang Mi Po, 65, of Meo Vac district, walked for two days.",
    ),
    (
        "Đại hội lần thứ XIII đã thông qua ba đột phá chiến lược.",
        "The 13th Congress adopted three strategic breakthroughs.",
    ),
    (
        "Sáng 28/6, bà con ra đồng từ sớm.",
        "On the morning of June 28, people were in the fields early.",
    ),
    (
        "Nghị định số 30/2020/NĐ-CP có hiệu lực từ ngày 05 tháng 3 năm 2020.",
        "Decree No. 30/2020/ND-CP took effect on March 5, 2020.",
    ),
]


@pytest.fixture(scope="module")
def glossary():
    return Glossary.default()


def check(source, target, glossary, language="vi"):
    return check_pair(source, target, language, "en" if language == "vi" else "vi", glossary)


def codes(source, target, glossary, language="vi"):
    found = check(source, target, glossary, language)
    return [f.code for f in found if f.severity != "note"]


@pytest.mark.parametrize(("vi", "en"), PAIRS)
def test_a_careful_translation_brings_nothing(vi, en, glossary):
    assert codes(vi, en, glossary) == []
    assert codes(en, vi, glossary, "en") == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=6, unique=True))
def test_a_text_of_careful_translations_brings_nothing(glossary, pairs):
    vi, en = ("\n\n".join(side) for side in zip(*pairs, strict=True))
    for source, target in ((vi, en), (en, vi)):
        assert [
            f for f in vnbrief.check(source, target, glossary=glossary) if f.severity != "note"
        ] == []


VI, EN = PAIRS[0]
FAULTS = [
    (VI, EN.replace("March 5", "March 6"), Code.DATE_MISSING, "ngày 5/3/2024", "March 6, 2024"),
    (VI, EN.replace("March 5", "May 3"), Code.DATE_MISSING, "ngày 5/3/2024", "May 3, 2024"),
    (VI, EN.replace("25-NQ", "26-NQ"), Code.DOCUMENT_MISSING, "25-NQ/TU", "26-NQ/TU"),
    (VI, EN.replace("on mass mobilization work", "on it"), Code.TERM_MISSING, "dân vận", None),
    (*(PAIRS[1][0], PAIRS[1][1].replace("1,355", "1,365")), Code.NUMBER_WRONG, "1.355", "1,365"),
    (*(PAIRS[1][0], PAIRS[1][1].replace("1,355", "many")), Code.NUMBER_MISSING, "1.355", None),
    (
        *(PAIRS[1][0], PAIRS[1][1].replace("30/119", "30/191")),
        Code.NUMBER_WRONG,
        "30/119",
        "30/191",
    ),
    (PAIRS[1][0], f"{PAIRS[1][1][:-1]} in 47 days.", Code.NUMBER_ADDED, None, "47"),
    (
        *(PAIRS[2][0], PAIRS[2][1].replace("88 million", "88 billion")),
        *(Code.SCALE_WRONG, "88 triệu đồng", "88 billion VND"),
    ),
    (
        PAIRS[6][0],
        PAIRS[6][1].replace("Giang Mi Po", "the man"),
        Code.NAME_MISSING,
        "Giàng Mí Pó",
        None,
    ),
    (
        PAIRS[6][0],
        PAIRS[6][1].replace("of Meo Vac district, ", ""),
        Code.PLACE_MISSING,
        "Mèo Vạc",
        None,
    ),
]


@pytest.mark.parametrize(("source", "target", "code", "said", "became"), FAULTS)
def test_a_fault_is_named_where_it_stands(source, target, code, said, became, glossary):
    found = [f for f in check(source, target, glossary) if f.code is code]
    assert len(found) == 1, check(source, target, glossary)
    (finding,) = found
    assert finding.severity == "error"
    if said is not None:
        assert said.lower() in finding.source_span.cut(source).lower()
    if became is not None:
        assert finding.target_span.cut(target) == became


@pytest.mark.parametrize(("source", "target"), [fault[:2] for fault in FAULTS])
def test_every_span_cuts_words_that_its_message_names(source, target, glossary):
    for start in (0, 7):
        found = check_pair(
            source, target, "vi", "en", glossary, source_start=start, target_start=start
        )
        for finding in found:
            named = re.findall("“(.+?)”", finding.message)
            for span, text in ((finding.source_span, source), (finding.target_span, target)):
                if span is not None and named:
                    cut = span.shift(-start) if start else span
                    avoided = finding.code is Code.TERM_AVOIDED and text is source
                    assert cut.cut(text) in named or avoided


def test_an_avoided_form_is_one_finding_not_also_a_missing_term(glossary):
    source = "Ban Thường vụ Tỉnh ủy họp bàn về 14 xã."
    avoided = "Standing Committee of the Provincial Party Committee"
    target = f"The {avoided} met to discuss 14 communes."
    (finding,) = [f for f in check(source, target, glossary) if f.severity != "note"]
    assert (finding.code, finding.severity) == (Code.TERM_AVOIDED, "error")
    assert finding.suggestion == "Provincial Party Standing Committee"
    assert finding.source_span.cut(source) == "Ban Thường vụ Tỉnh ủy"
    assert finding.target_span.cut(target) == avoided


def test_what_was_left_in_the_source_language_is_untranslated(glossary):
    assert codes(VI, VI, glossary) == [Code.UNTRANSLATED]
    assert codes(EN, EN, glossary, "en") == [Code.UNTRANSLATED]
    source = "Người dân góp công làm đường, ai cũng vui vì con đường mới rộng và sạch hơn trước."
    target = (
        "Residents gave labor for the road, ai cũng vui vì con đường mới rộng và sạch hơn trước."
    )
    (finding,) = [f for f in check(source, target, glossary) if f.code is Code.UNTRANSLATED]
    assert finding.target_span.cut(target).startswith("ai cũng vui")


def test_a_foreign_title_may_stay_as_it_is(glossary):
    source = 'The choir sang "What a Friend We Have in Jesus and Him" for an hour on Sunday.'
    target = 'Ca đoàn hát bài "What a Friend We Have in Jesus and Him" suốt một giờ hôm Chủ nhật.'
    assert Code.UNTRANSLATED not in codes(source, target, glossary, "en")


def test_words_said_again_and_again_are_repeated_text(glossary):
    source = "Bà con rất phấn khởi trước những đổi thay của quê hương mình hôm nay."
    target = "People are glad of the changes, of the changes, in their homes today."
    (finding,) = [f for f in check(source, target, glossary) if f.code is Code.REPEATED]
    assert finding.target_span.cut(target) == "of the changes"
    assert codes(source, target.replace(", of the changes,", ""), glossary) == []
    twice = "Họ làm đường, làm đường, làm đường cho thôn mình."
    assert Code.REPEATED not in codes(twice, "They built roads, roads, roads.", glossary)


def test_a_translation_far_too_short_is_an_omission(glossary):
    source = "Bà con rất phấn khởi trước những đổi thay của quê hương mình, nhất là con đường mới."
    assert codes(source, "People are glad.", glossary) == [Code.OMISSION]
    assert codes(source, " ", glossary) == [Code.OMISSION]
    assert codes("", "", glossary) == []


def test_findings_of_documents_point_into_the_documents(glossary):
    vi = "\n\n".join(vi for vi, _ in PAIRS)
    en = "\n\n".join(en for _, en in PAIRS if "33rd" not in en).replace("420", "402")
    found = [f for f in vnbrief.check(vi, en, glossary=glossary) if f.severity != "note"]
    assert [f.code for f in found] == [Code.OMISSION, Code.NUMBER_WRONG]
    omission, wrong = found
    assert omission.source_span.cut(vi) == PAIRS[3][0]
    assert (wrong.source_span.cut(vi), wrong.target_span.cut(en)) == ("420", "402")


def test_a_sentence_of_the_target_that_comes_twice_is_repeated_text(glossary):
    vi, en = ("\n\n".join(side) for side in zip(*PAIRS[:5], strict=True))
    again = f"{en}\n\n{PAIRS[1][1]}"
    (finding,) = [f for f in vnbrief.check(vi, again, glossary=glossary) if f.severity != "note"]
    assert finding.code is Code.REPEATED
    assert finding.target_span.cut(again) == PAIRS[1][1]


def test_two_names_of_one_thing_are_noted(glossary):
    vi = (
        "Luật Ngân sách nhà nước được thông qua năm 2015.\n\nLuật Ngân sách nhà nước có 77 điều.\n\n"
        "Theo Luật Ngân sách nhà nước, thu và chi phải được công khai."
    )
    en = (
        "The Law on the State Budget was adopted in 2015.\n\nThe Law on the State Budget has 77 "
        "articles.\n\nUnder the State Budget Law, revenue and spending have to be made public."
    )
    found = vnbrief.check(vi, en, glossary=glossary)
    (finding,) = [f for f in found if f.code is Code.TERM_INCONSISTENT]
    assert finding.severity == "note"
    assert finding.target_span.cut(en) == "State Budget Law"
