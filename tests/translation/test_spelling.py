import pytest

from vnbrief.document import Span
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.translation.spelling import (
    fit_prepositions,
    invented_words,
    near_name,
    repeated_members,
    respell,
    untranslated_words,
)


def name(kind: Kind, source: str, *renderings: str) -> Mention:
    return Mention(kind, Span(0, len(source)), source, Named(source), renderings, "en")


def test_marks_that_a_model_guessed_are_taken_from_a_persons_name() -> None:
    mention = name(Kind.PERSON, "Phan Viet Cuong", "Phan Viet Cuong")
    text = "Ông Phan Việt Cường giữ chức Chủ tịch."
    assert respell("Mr. Phan", text, [mention], "vi") == "Ông Phan Viet Cuong giữ chức Chủ tịch."


def test_a_place_gets_the_marks_that_it_has() -> None:
    mention = name(Kind.PLACE, "Ba Ria city", "thành phố Bà Rịa", "Bà Rịa")
    assert respell("The city", "Chợ Bá Ria", [mention], "vi") == "Chợ Bà Rịa"


def test_a_name_of_one_syllable_leaves_other_words_alone() -> None:
    mention = name(Kind.PERSON, "Thu", "Thu")
    text = "Thứ trưởng gặp bà Thư và ông Hải."
    assert respell("Ms. Thu", text, [mention], "vi") == "Thứ trưởng gặp bà Thu và ông Hải."


def test_a_sentence_begins_with_a_capital_if_its_source_does() -> None:
    assert respell("In March 2015, he left.", "tháng 3/2015, ông rời đi.", (), "vi").startswith(
        "Tháng"
    )
    assert respell("in March 2015", "tháng 3/2015", (), "vi") == "tháng 3/2015"


def test_names_lose_their_marks_in_english_and_other_words_are_counted() -> None:
    text = respell("Ông Lê Thanh Liêm", "Mr. Lê Thanh Liêm committed tội phạm", (), "en")
    assert text == "Mr. Le Thanh Liem committed tội phạm"
    assert untranslated_words(text, "en") == 2
    assert untranslated_words("Ông Liêm", "vi") == 0


def test_an_approved_spelling_stays() -> None:
    mention = name(Kind.PLACE, "Dak Lak", "Đắk Lắk", "Đak Lak")
    assert respell("Dak Lak", "Tỉnh Đắk Lắk", [mention], "vi") == "Tỉnh Đắk Lắk"
    assert respell("Dak Lak", "Tỉnh Đăk Lak", [mention], "vi") == "Tỉnh Đắk Lắk"


def test_the_second_half_of_a_sentence_begins_small_unless_with_a_name() -> None:
    assert respell("established 16 groups", "Thành lập 16 tổ", (), "vi") == "thành lập 16 tổ"
    mention = name(Kind.PLACE, "Ninh Binh", "Ninh Bình")
    assert respell("in Ninh Binh", "Ninh Bình có", [mention], "vi") == "Ninh Bình có"
    assert respell("the UBND", "UBND tỉnh", (), "vi") == "UBND tỉnh"


def test_a_name_that_was_meant_is_found_and_another_is_not() -> None:
    text = "Mr. Pham Hong Chu and Mr. Nguyen Van Ba met."
    span = near_name(text, "Pham Hong Chuong", ())
    assert span is not None
    assert span.cut(text) == "Pham Hong Chu"
    assert near_name(text, "Tran Dang Tuan", ()) is None
    assert near_name(text, "Pham Hong Chuong", (span,)) is None


def test_a_title_keeps_its_capital_in_the_second_half_of_a_sentence() -> None:
    assert respell("ông Tùng", "Mr. Tung", (), "en") == "Mr. Tung"
    assert respell("việc nâng cao", "Improving it", (), "en") == "improving it"
    assert respell("the Party", "Đảng ta", (), "vi") == "Đảng ta"


def test_days_take_on_and_months_take_in() -> None:
    text = "On March 2015 he left; in August 20, 2013 and on 5 May he came in June."
    dates = ["March 2015", "August 20, 2013", "5 May", "June"]
    spans = [Span(text.index(d), text.index(d) + len(d)) for d in dates]
    assert (
        fit_prepositions(text, spans)
        == "In March 2015 he left; on August 20, 2013 and on 5 May he came in June."
    )


def test_words_of_no_language_are_counted() -> None:
    """What the source has, inflected words, names and units are none of them."""
    source = "Con hổ ở vườn thú Kurzen ăn 5 kg thịt, theo fanpage."
    told = "The tigrague at the Kurzen zoo ate 5 kg of meats, its fanpage optoped."
    assert invented_words(source, told, "en") == 2
    assert invented_words("The tiger ate on video.", "Con hổ ăn lênon trên video.", "vi") == 1


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("It develops agriculture, agriculture, and trade.", 1),
        ("The site clearance and site clearance were slow.", 1),
        ("Họ mang gạo gạo gạo.", 1),
        ("It grew worse and worse, again and again.", 0),
        ("A head of division, deputy head of division, and director.", 0),
    ],
)
def test_members_of_a_list_said_twice_are_counted(target: str, count: int) -> None:
    assert repeated_members("Tỉnh phát triển nông nghiệp và thương mại.", target) == count
    assert repeated_members("Họ nói: nhanh, nhanh, nhanh.", target) == 0
