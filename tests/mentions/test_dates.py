"""Dates and periods in both languages, and the calendar's and context's say in 5/3."""

from __future__ import annotations

import pytest

from vnbrief.mentions.formatting import format_date
from vnbrief.mentions.mention import Kind, When
from vnbrief.mentions.values import find_values

DAY = When("2025-03-05")
DATES = [
    ("vi", "ngày 5/3/2025", DAY),
    ("vi", "ngày 05.3.2025", DAY),
    ("vi", "5-3-2025", DAY),
    ("vi", "ngày 05 tháng 3 năm 2025", DAY),
    ("en", "March 5, 2025", DAY),
    ("en", "5 March 2025", DAY),
    ("en", "5/3/2025", DAY),
    ("en", "Mar. 5, 2025", DAY),
    ("vi", "sáng 22/1", When("--01-22")),
    ("vi", "sáng nay 6-9", When("--09-06")),
    ("vi", "ngày 24-6", When("--06-24")),
    ("en", "the morning of January 22", When("--01-22")),
    ("en", "the 20th of August", When("--08-20")),
    ("vi", "tháng 3/2025", When("2025-03")),
    ("vi", "tháng 3 năm 2025", When("2025-03")),
    ("vi", "tháng Tám", When("--08")),
    ("vi", "đến tháng tư", When("--04")),
    ("en", "in March 2025", When("2025-03")),
    ("en", "in May", When("--05")),
    ("vi", "năm 2022", When("2022")),
    ("en", "in mid-2016", When("2016")),
    ("en", "by the end of 2023", When("2023")),
    ("vi", "quý I/2025", When("2025-Q1")),
    ("vi", "quý 1 năm 2025", When("2025-Q1")),
    ("en", "the first quarter of 2025", When("2025-Q1")),
    ("en", "Q1/2025", When("2025-Q1")),
    ("vi", "6 tháng đầu năm 2024", When("2024-H1", None, "months:6")),
    ("vi", "nửa đầu năm 2024", When("2024-H1", None, "months:6")),
    ("en", "the first six months of 2024", When("2024-H1", None, "months:6")),
    ("en", "H1 2024", When("2024-H1", None, "months:6")),
    ("vi", "chín tháng đầu năm", When("--", None, "months:9")),
    ("en", "the first 9 months of the year", When("--", None, "months:9")),
    ("vi", "10 tháng năm 2023", When("2023", None, "months:10")),
    ("vi", "giai đoạn 2021-2025", When("2021", "2025")),
    ("vi", "nhiệm kỳ 2020-2025", When("2020", "2025", "term")),
    ("en", "the 2020-2025 term", When("2020", "2025", "term")),
    ("vi", "năm học 2023-2024", When("2023", "2024", "school-year")),
    ("en", "the 2023-2024 school year", When("2023", "2024", "school-year")),
    ("vi", "thế kỷ XX", When("20", None, "century")),
    ("en", "the twentieth century", When("20", None, "century")),
    ("vi", "những năm 1990", When("1990", None, "decade")),
    ("en", "the 1990s", When("1990", None, "decade")),
    ("vi", "ngày 5-6/3", When("--03-05", "--03-06")),
    ("en", "March 5 and 6", When("--03-05", "--03-06")),
    ("vi", "lúc 16 giờ 30", When("T16:30")),
    ("vi", "lúc 2 giờ chiều", When("T14:00")),
    ("en", "at 4:30 p.m.", When("T16:30")),
    ("en", "at 16:30", When("T16:30")),
]


@pytest.mark.parametrize(("language", "text", "value"), DATES)
def test_dates_and_periods(language: str, text: str, value: When) -> None:
    (found,) = find_values(text, language)
    assert found.kind in (Kind.DATE, Kind.PERIOD)
    assert found.value == value


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("vi", "tổ chức ngày 5/3 tại huyện", Kind.DATE),
        ("vi", "chiều 5/3, lãnh đạo tỉnh", Kind.DATE),
        ("vi", "kể từ 20/8, các xã", Kind.DATE),
        ("vi", "hôm 6/7 ban bố lệnh", Kind.DATE),
        ("vi", "có 3/5 xã đạt chuẩn", Kind.RATIO),
        ("vi", "đến nay 8/8 huyện đạt chuẩn", Kind.RATIO),
        ("vi", "trong đó 31/2 đơn vị", Kind.RATIO),
        ("vi", "đã có 30/119 xã", Kind.RATIO),
        ("en", "11/12 communes", Kind.RATIO),
    ],
)
def test_the_words_around_settle_what_a_slash_means(language: str, text: str, kind: Kind) -> None:
    (found,) = find_values(text, language)
    assert found.kind is kind


@pytest.mark.parametrize("text", ["ngày 31/2/2024", "ngày 30/2 năm nay", "ngày 45 tháng 13"])
def test_days_that_no_calendar_has_are_not_dates(text: str) -> None:
    assert all(m.kind is not Kind.DATE for m in find_values(text, "vi"))


@pytest.mark.parametrize("text", ["ngày 10 tháng 3 âm lịch", "rằm tháng Bảy", "mỗi tháng hai lần"])
def test_lunar_days_are_not_dates(text: str) -> None:
    assert all(m.kind is not Kind.DATE for m in find_values(text, "vi"))


def test_may_is_a_month_only_where_it_can_be() -> None:
    assert find_values("May we ask Ms. May and General March", "en") == ()
    (found,) = find_values("the regular May meeting", "en")
    assert found.value == When("--05")


def test_four_digits_before_what_is_counted_are_no_year() -> None:
    assert [m.kind for m in find_values("có 2000 người", "vi")] == [Kind.NUMBER]
    assert [m.kind for m in find_values("about 2000 people", "en")] == [Kind.NUMBER]


def test_preferred_forms() -> None:
    assert format_date(DAY, "vi") == "ngày 5/3/2025"
    assert format_date(DAY, "en") == "March 5, 2025"
    assert format_date(When("2025-Q1"), "en") == "the first quarter of 2025"
    assert format_date(When("--", None, "months:9"), "vi") == "9 tháng đầu năm"
    assert format_date(When("--03-30", "--04-02"), "en") == "March 30 to April 2"


def test_two_days_joined_by_and_are_no_range_in_the_other_language() -> None:
    (found,) = find_values("ngày 14 và 20/2", "vi")
    assert found.renderings[0] == found.figure_rendering == "February 14 and 20"
    (found,) = find_values("ngày 14-20/2", "vi")
    assert found.renderings[0] == "February 14-20"
    (found,) = find_values("on March 5 and 9, 2024", "en")
    assert found.renderings[0] == "ngày 5 và 9/3/2024"


def test_days_of_the_week_are_no_ordinals() -> None:
    assert all(m.text != "thứ 7" for m in find_values("chiều thứ 7 và chủ nhật", "vi"))


def test_a_year_inside_a_period_is_its_figure() -> None:
    text = "quý I/2025"
    (found,) = find_values(text, "vi")
    assert found.figure is not None
    assert (found.figure.cut(text), found.figure_rendering) == ("2025", "2025")


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("Trong tháng 7", "vi", "July"),
        ("In July", "en", "tháng 7"),
        ("tháng 8/2013", "vi", "August 2013"),
        ("năm 2013", "vi", "2013"),
    ],
)
def test_what_is_put_back_for_a_date_is_in_the_other_language(text, language, figure):
    (mention,) = find_values(text, language)
    assert mention.figure_rendering == figure
