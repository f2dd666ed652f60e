"""Mentions are looked for by value or approved form, each occurrence counted."""

from __future__ import annotations

import pytest

from vnbrief.checking.verification import verify
from vnbrief.document import Span
from vnbrief.glossary import Glossary
from vnbrief.mentions import agree, find_values, recognize
from vnbrief.mentions.mention import Kind


@pytest.fixture(scope="module")
def glossary():
    return Glossary.default()


def where(source, target, language, glossary, /, **more):
    """From each mention of the source to the words of the target that say it."""
    other = "en" if language == "vi" else "vi"
    mentions = recognize(source, language, glossary)
    places = verify(mentions, target, other, glossary, **more).places
    return [(m.text, p and p.cut(target)) for m, p in zip(mentions, places, strict=True)]


def value(text, language):
    (mention,) = find_values(text, language)
    return mention.value


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("1.234 hộ", "1,234 households"),
        ("1.234,5 ha", "1,234.5 hectares"),
        ("15 triệu đồng", "15 million VND"),
        ("ngày 5/3/2024", "March 5, 2024"),
        ("ngày 5/3", "March 5, 2024"),
        ("95,1%", "95.1 percent"),
        ("thứ 25/63", "25th out of 63"),
        ("812 dịch vụ", "812 services"),
        ("217-QĐ/TW", "217-QD/TW"),
        ("27 triệu bảng Anh", "£27 million"),
        ("2,2 triệu cây số vuông", "2.2 million km2"),
    ],
)
def test_values_that_say_the_same_agree(vi, en):
    assert agree(value(vi, "vi"), value(en, "en"))


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("15 triệu", "15 billion"),
        ("ngày 5/3/2024", "May 3, 2024"),
        ("5 km", "5 kg"),
        ("200 triệu đồng", "200 million USD"),
        ("30/119 xã", "30/191 communes"),
        ("217-QĐ/TW", "271-QD/TW"),
        ("1.234 hộ", "1.234"),
    ],
)
def test_values_that_differ_do_not_agree(vi, en):
    assert not agree(value(vi, "vi"), value(en, "en"))


def test_every_occurrence_is_counted(glossary):
    source = "Hội Nông dân trao 20 con bò, Hội Phụ nữ trao 20 suất quà."
    target = "The Farmers' Union gave 20 cows and the Women's Union gave gifts."
    found = [place for text, place in where(source, target, "vi", glossary) if text == "20"]
    assert found == ["20", None]


def test_the_longest_match_owns_its_words(glossary):
    source = "Dân vận khéo là một phần của công tác dân vận."
    found = dict(where(source, "Skillful mass mobilization is a part of it.", "vi", glossary))
    assert found["Dân vận khéo"] == "Skillful mass mobilization"
    assert found["công tác dân vận"] is None


def test_exact_values_take_their_words_before_loose_ones(glossary):
    source = "Five agencies had over 5% of their files overdue."
    target = "Năm cơ quan có hồ sơ quá hạn trên 5%."
    found = dict(where(source, target, "en", glossary))
    assert found["5%"] == "5%"


def test_english_inflection_is_no_miss(glossary):
    source = "Chi bộ báo cáo với đảng ủy."
    target = "The Party cells reported to the Party Committees."
    found = dict(where(source, target, "vi", glossary))
    assert found["Chi bộ"] == "Party cells"
    assert found["đảng ủy"] == "Party Committees"


def test_a_form_inside_a_word_does_not_count(glossary):
    own = Glossary.from_pairs([("lúa", "rice")])
    assert where("Giá lúa tăng.", "The price rose.", "vi", own) == [("lúa", None)]


def test_the_digits_of_another_figure_do_not_count(glossary):
    found = where("Xã có 15 mô hình.", "The commune has 15 million models.", "vi", glossary)
    assert dict(found)["15"] is None


def test_a_value_cut_otherwise_is_found(glossary):
    found = dict(where("giai đoạn 2021-2025", "between 2021 and 2025", "vi", glossary))
    assert found["2021-2025"] == "2021 and 2025"


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("61 bác sĩ chuyên khoa II", "61 level 2 specialist doctors", "vi"),
        ("phim cỡ 6x6 cm", "a 6 by 6 cm film", "vi"),
        ("đêm 20, rạng sáng 21/7", "on the night of July 20-21", "vi"),
        ("the first meeting", "cuộc họp lần thứ 1", "en"),
        ("15 doctors per 10,000 people", "15 bác sĩ/vạn dân", "en"),
        ("in January 2017", "vào tháng Giêng năm 2017", "en"),
    ],
)
def test_numbers_said_otherwise_than_as_a_value_excuse_a_figure(source, target, language, glossary):
    mentions = recognize(source, language, glossary)
    other = "en" if language == "vi" else "vi"
    found = verify(mentions, target, other, glossary, source=source)
    assert not found.added
    values = [p for m, p in zip(mentions, found.places, strict=True) if m.kind is not Kind.TERM]
    assert None not in values


def test_a_number_of_nothing_in_the_source_is_added(glossary):
    source, target = "Xã có mười hộ nghèo.", "The commune has ten poor households and 37 shops."
    mentions = recognize(source, "vi", glossary)
    (added,) = verify(mentions, target, "en", glossary, source=source).added
    assert added.text == "37"


def test_a_name_from_english_may_get_its_marks_back_but_not_others(glossary):
    source = "Mr. Trieu Van Mao told us."
    marked, other = "Anh Triệu Văn Mão kể.", "Anh Triệu Văn Minh kể."
    assert dict(where(source, marked, "en", glossary, source=source))["Trieu Van Mao"]
    assert dict(where(source, other, "en", glossary, source=source))["Trieu Van Mao"] is None
    # Our own translations leave such a name as it is: marks would be guessed.
    assert dict(where(source, marked, "en", glossary))["Trieu Van Mao"] is None


def test_what_was_put_back_is_known_to_be_there(glossary):
    source, target = "Xã có 12 thôn.", "The commune has 12 villages."
    mentions = recognize(source, "vi", glossary)
    (index,) = [i for i, m in enumerate(mentions) if m.text == "12"]
    places = verify(mentions, target, "en", glossary, {index: Span(16, 18)}).places
    assert places[index].cut(target) == "12"


def test_a_figure_put_back_beside_the_wrong_currency_is_missing() -> None:
    source = "Tài sản khoảng 2,3 tỷ đô."
    target = "Assets of about 2.3 billion VND."
    mentions = find_values(source, "vi")
    at = target.index("2.3")
    known = {0: Span(at, at + 3)}
    assert verify(mentions, target, "en", Glossary.from_pairs([]), known).places == (None,)
