"""Labels that measure one thing have one key, whatever their place, time or language."""

from __future__ import annotations

import pytest

from tests.briefing.conftest import glossary
from vnbrief.digesting.indicators import key_of


def key(label, language="vi"):
    return key_of(label, language, glossary())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo của tỉnh"),
        ("tổng thu ngân sách nhà nước trên địa bàn", "Thu ngân sách nhà nước"),
        ("Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)", "Chỉ số năng lực cạnh tranh cấp tỉnh"),
    ],
)
def test_places_totals_and_brackets_make_no_other_measure(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỷ lệ hộ nghèo", "tỷ lệ hộ cận nghèo"),
        ("xã đạt chuẩn nông thôn mới", "xã đạt chuẩn nông thôn mới nâng cao"),
        ("kim ngạch xuất khẩu", "kim ngạch nhập khẩu"),
    ],
)
def test_another_measure_has_another_key(one, other):
    assert key(one) != key(other)


def test_terms_say_the_same_in_both_languages():
    assert key("tỷ lệ hộ nghèo") == key("the poverty rate", "en")


def test_a_plural_is_no_other_measure():
    assert key("concrete village roads", "en") == key("concrete village road", "en")


@pytest.mark.parametrize(
    ("label", "language"), [("người", "vi"), ("sản phẩm", "vi"), ("people", "en")]
)
def test_a_plain_noun_is_too_little_to_compare(label, language):
    assert key(label, language) is None
