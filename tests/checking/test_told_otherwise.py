"""Figures that a good translation says in another way bring nothing; a real slip beside them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vnbrief.checking.checks import check_pair
from vnbrief.checking.finding import Code
from vnbrief.glossary import Glossary
from vnbrief.mentions.units import unit_table
from vnbrief.mentions.values import find_values

if TYPE_CHECKING:
    from vnbrief.document import Language

SAME = [
    ("Gió giật tới 90 km trên giờ.", "Winds gusted to 90 kilometers an hour."),
    ("Vận tốc tối đa là 80 km / giờ.", "The speed limit is 80 kilometres per hour."),
    ("Lũ đạt 1.200 mét khối trên giây.", "The flood reached 1,200 m3/s."),
    ("Khu vực rộng 1.250 km<sup>2</sup>.", "The area covers 1,250 km <sup>2</sup>."),
    ("Vùng này rộng 3.400 km<sup>2 </sup>.", "The region covers 3,400 square kilometers."),
    ("Đoàn xe đi 12 km, tức 8 dặm mỗi giờ.", "The convoy made 12 km or 8 miles an hour."),
    ("Cô nặng 120 cân Anh.", "She weighs 120 pounds."),
    ("Lễ khai mạc bắt đầu lúc 8:00 giờ sáng.", "The opening ceremony began at 8:00 a.m."),
    ("Máy bay hạ cánh lúc 02:30 UTC.", "The plane landed at 0230 UTC."),
    ("Khoảng 9 giờ 15 phút, đoàn lên đường.", "At around 9:15 a.m. the delegation set off."),
    ("Đội vô địch mùa giải 1998-1999.", "The team won the 1998-99 season."),
    ("Trời nóng, nhiệt độ trên 90 độ.", "It was hot, with temperatures in the 90s."),
    ("Chuyến đi mất 2 tiếng rưỡi.", "The trip took two and a half hours."),
    ("Họ chạy 1,5 km mỗi sáng.", "They run one and a half kilometers every morning."),
    ("Cự ly tăng từ 1/4 lên 1/2 dặm.", "The distance rose from a quarter to half a mile."),
    ("Mùa khô kéo dài từ tháng 11 đến tháng 4.", "The dry season lasts Nov-Apr."),
    ("Lớp rộng khoảng 1/5 inch.", "The layer is about 1/5 inch wide."),
    ("Khoảng một phần ba trong số 1.200 hộ.", "Roughly a third of the 1,200 households."),
]
BROKEN = [
    ("Gió giật tới 90 km trên giờ.", "Winds gusted to 90 miles an hour.", Code.NUMBER_MISSING),
    ("Khu vực rộng 1.250 km<sup>2</sup>.", "The area covers 1,250 hectares.", Code.NUMBER_MISSING),
    ("Lễ bắt đầu lúc 8:00 giờ sáng.", "The ceremony began at 8:00 p.m.", Code.DATE_MISSING),
    ("Đội vô địch mùa giải 1998-1999.", "The team won the 1997-98 season.", Code.DATE_MISSING),
    ("Vật bay 1,5 km/giây.", "The object flew at 1.5 km/h.", Code.NUMBER_MISSING),
    ("Lớp rộng khoảng 1/5 inch.", "The layer is about 15 inches wide.", Code.NUMBER_MISSING),
]


@pytest.fixture(scope="module")
def glossary():
    return Glossary.default()


def figures(source, target, languages, glossary):
    return [
        (f.code, f.message)
        for f in check_pair(source, target, *languages, glossary)
        if f.severity != "note"
    ]


@pytest.mark.parametrize(("vi", "en"), SAME)
def test_a_figure_may_be_told_otherwise(vi, en, glossary):
    assert figures(vi, en, ("vi", "en"), glossary) == []
    assert figures(en, vi, ("en", "vi"), glossary) == []


@pytest.mark.parametrize(("vi", "en", "code"), BROKEN)
def test_a_slip_in_unit_or_time_is_found(vi, en, code, glossary):
    codes = [c for c, _ in figures(vi, en, ("vi", "en"), glossary)]
    assert code in codes or Code.NUMBER_WRONG in codes


def test_a_character_reference_holds_no_number(glossary):
    source, target = "Nhà của người nông dân.", "The farmer&#39;s house."
    assert figures(source, target, ("vi", "en"), glossary) == []


def test_the_number_of_a_name_is_in_the_source(glossary):
    source, target = "They stayed at Six Flags.", "Họ ở lại công viên 6 Flags."
    assert figures(source, target, ("en", "vi"), glossary) == []


def test_of_two_wrong_figures_each_finds_the_one_that_is_like_it(glossary):
    source = "Tỉnh có 15.400 hộ, trong đó 728 hộ nghèo."
    target = "The province has 729 poor households among 15,500 households."
    messages = [m for _, m in figures(source, target, ("vi", "en"), glossary)]
    assert messages == ["“728” became “729”", "“15.400” became “15,500”"]


def test_figures_that_share_nothing_are_no_pair(glossary):
    source, target = "The district has 900 pupils.", "Huyện có 14 học sinh."
    codes = {c for c, _ in figures(source, target, ("en", "vi"), glossary)}
    assert codes == {Code.NUMBER_MISSING, Code.NUMBER_ADDED}


@pytest.mark.parametrize(
    ("vi", "en", "code"),
    [
        ("Hệ thống khóa lúc 17:00 ngày cuối.", "The system locks on the last day.", "date-missing"),
        ("Hội nghị lần thứ 7 đã họp.", "The meeting was held.", "number-missing"),
    ],
)
def test_an_hour_or_ordinal_in_digits_is_not_left_out_in_silence(vi, en, code, glossary):
    found = check_pair(vi, en, "vi", "en", glossary)
    assert (code, "warning") in [(f.code, f.severity) for f in found]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_way_to_write_a_rate_is_read(language: Language) -> None:
    """Whatever joins the two units of a rate, a figure before them is found and nothing fails."""
    joints = {"vi": ("/", " / ", " trên ", " mỗi ", "-"), "en": ("/", " / ", " per ", " an ")}
    for form in unit_table(language):
        for joint in joints[language]:
            assert find_values(f"12 {form.replace('/', joint)}", language)
