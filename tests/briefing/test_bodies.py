"""Bodies that no list knows, one identity for a name in full and in short, and ranges of time."""

from __future__ import annotations

import pytest

from tests.briefing.conftest import analysis_of, document, draft_of
from vnbrief.mentions.mention import Kind, When


def bodies(line, language="vi"):
    analysis = analysis_of(document(line, language=language))
    return [m.text for m in analysis.sentences[0].of_kinds((Kind.ORGANIZATION,))]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "Công ty Cổ phần Cấp nước Hải Bình thông báo ngừng cấp nước.",
            "Công ty Cổ phần Cấp nước Hải Bình",
        ),
        (
            "Hôm qua, Trung tâm Y tế huyện Nam Rú khai trương khu khám.",
            "Trung tâm Y tế huyện Nam Rú",
        ),
        ("Người bệnh phải lên Bệnh viện Đa khoa tỉnh mỗi tuần.", "Bệnh viện Đa khoa tỉnh"),
        ("Hợp tác xã chè Tân Lĩnh do anh Thành làm giám đốc.", "Hợp tác xã chè Tân Lĩnh"),
    ],
)
def test_a_vietnamese_body_ends_with_its_unit_or_its_own_name(line, name):
    assert name in bodies(line)


@pytest.mark.parametrize(
    "line",
    [
        "Bệnh viện tuyến huyện làm chủ kỹ thuật mới.",
        "Quỹ đất của huyện còn nhiều.",
        "Phòng chống lụt bão tỉnh được quan tâm.",
        "Viện trưởng Viện Kinh tế phát biểu.",
    ],
)
def test_a_kind_alone_is_no_body(line):
    assert not [
        name
        for name in bodies(line)
        if name.startswith(("Bệnh viện", "Quỹ", "Phòng", "Viện trưởng"))
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "The Phu Ninh Industrial Zones Authority granted 9 permits.",
            "Phu Ninh Industrial Zones Authority",
        ),
        (
            "A plant of Hanil Electronics Vietnam Co., Ltd. will open.",
            "Hanil Electronics Vietnam Co., Ltd",
        ),
        (
            "The Standing Committee of the Lam Giang Provincial Party Committee met on Friday.",
            "Standing Committee of the Lam Giang Provincial Party Committee",
        ),
    ],
)
def test_an_english_body_is_its_whole_name(line, name):
    assert name in bodies(line, "en")


def test_a_province_is_no_person_in_the_name_of_its_office():
    drafts = draft_of(
        document("The Quang Hai Provincial Social Insurance released its report.", language="en")
    )
    assert drafts.people == ()


def test_a_body_named_in_short_is_the_one_named_in_full():
    drafts = draft_of(
        document(
            "UBND tỉnh Đồng Giang tổ chức hội nghị tổng kết.",
            "UBND tỉnh yêu cầu các sở báo cáo trước ngày 30/6/2025.",
        )
    )
    assert [(o.name.text, o.count) for o in drafts.organizations] == [("UBND tỉnh Đồng Giang", 2)]


def test_a_body_of_another_level_is_another_one():
    drafts = draft_of(
        document("UBND huyện Bình Lâm báo cáo.", "UBND tỉnh đã chỉ đạo khắc phục hậu quả mưa lũ.")
    )
    assert len(drafts.organizations) == 2


@pytest.mark.parametrize(
    ("line", "language", "when"),
    [
        ("Từ năm 2019 đến năm 2024, tỉnh xây 1.870 nhà.", "vi", When("2019", "2024")),
        (
            "Từ năm 2020 đến hết tháng 6/2023, tỉnh kết nạp 5.860 đảng viên.",
            "vi",
            When("2020", "2023-06"),
        ),
        ("From 2021 to 2023, the budget spent 864 billion VND.", "en", When("2021", "2023")),
    ],
)
def test_two_dates_with_from_and_to_are_one_period(line, language, when):
    sentence = analysis_of(document(line, language=language)).sentences[0]
    assert [m.value for m in sentence.of_kinds((Kind.PERIOD, Kind.DATE))] == [when]
    figure = draft_of(document(line, language=language)).figures[0]
    assert figure.period == f"{when.start}/{when.end}"


def test_up_from_a_year_is_no_period():
    line = "In 2024 the province drew 2.4 billion USD in investment, up 38% from 2023."
    figure = draft_of(document(line, language="en")).figures[0]
    assert figure.period == "2024"
    assert figure.change.since == "2023"


@pytest.mark.parametrize(
    "line", ["Tỉnh cung cấp 1.486 dịch vụ công.", "Đã thi hành kỷ luật 312 đảng viên."]
)
def test_a_count_after_a_word_that_ends_like_a_names_head_is_a_figure(line):
    assert len(draft_of(document(line)).figures) == 1
