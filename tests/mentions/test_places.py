"""Places in running text, in both languages, with what they read in the other one."""

import pytest

from vnbrief.mentions.places import find_places, place_forms


def found(text, language):
    other = "en" if language == "vi" else "vi"
    return [(p.span.cut(text), p.id, place_forms(p, other)[0]) for p in find_places(text, language)]


def test_units_with_their_kind_words():
    text = "Xã Thanh Giang, huyện Thanh Chương, tỉnh Nghệ An"
    assert found(text, "vi") == [
        ("Xã Thanh Giang", "11287", "Thanh Giang commune"),
        ("huyện Thanh Chương", "428", "Thanh Chuong district"),
        ("tỉnh Nghệ An", "40", "Nghe An province"),
    ]


def test_the_same_units_in_english():
    text = "Thanh Giang commune, Thanh Chuong district, Nghe An province"
    assert found(text, "en") == [
        ("Thanh Giang commune", "11287", "xã Thanh Giang"),
        ("Thanh Chuong district", "428", "huyện Thanh Chương"),
        ("Nghe An province", "40", "tỉnh Nghệ An"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TP.HCM", ("TP.HCM", "79", "Ho Chi Minh City")),
        ("TP Hồ Chí Minh", ("TP Hồ Chí Minh", "79", "Ho Chi Minh City")),
        ("thành phố Hà Nội", ("thành phố Hà Nội", "01", "Hanoi")),
        ("TP. Tam Điệp", ("TP. Tam Điệp", "370", "Tam Diep City")),
        ("thị xã Bỉm Sơn", ("thị xã Bỉm Sơn", "381", "Bim Son town")),
        ("quận 1", ("quận 1", "district:1", "District 1")),
        ("Q.3", ("Q.3", "district:3", "District 3")),
        ("thôn Đông", ("thôn Đông", "village:dong", "Dong village")),
        ("buôn Akõ Dhông", ("buôn Akõ Dhông", "village:ako dhong", "Ako Dhong village")),
        ("bản Nậm Cắn", ("bản Nậm Cắn", "village:nam can", "Nam Can village")),
        ("tỉnh Đăk Nông", ("tỉnh Đăk Nông", "67", "Dak Nong province")),
        ("tỉnh Hoà Bình", ("tỉnh Hoà Bình", "17", "Hoa Binh province")),
        ("châu Á - Thái Bình Dương", ("châu Á - Thái Bình Dương", "asia-pacific", "Asia-Pacific")),
    ],
)
def test_vietnamese_ways_of_writing(text, expected):
    assert found(f"Hội nghị tại {text} đã thành công.", "vi") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hanoi", ("Hanoi", "01", "Hà Nội")),
        ("Ha Noi", ("Ha Noi", "01", "Hà Nội")),
        ("Da Nang City", ("Da Nang City", "48", "thành phố Đà Nẵng")),
        ("Bim Son town", ("Bim Son town", "381", "thị xã Bỉm Sơn")),
        ("District 1", ("District 1", "district:1", "quận 1")),
        ("the U.S.", ("U.S.", "united-states", "Hoa Kỳ")),
        ("To Lich River", ("To Lich River", "river:to lich", "sông To Lich")),
    ],
)
def test_english_ways_of_writing(text, expected):
    assert found(f"The conference in {text} was a success.", "en") == [expected]


def test_a_list_after_one_kind_word():
    text = "Các huyện Yên Khánh, Hoa Lư và Kim Sơn đạt chuẩn."
    assert [f[:2] for f in found(text, "vi")] == [
        ("Yên Khánh", "375"),
        ("Hoa Lư", "374"),
        ("Kim Sơn", "376"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The districts of Yen Khanh, Hoa Lu, and Kim Son met the standards.",
        "Yen Khanh, Hoa Lu and Kim Son districts met the standards.",
    ],
)
def test_an_english_list_of_districts(text):
    assert [f[:2] for f in found(text, "en")] == [
        ("Yen Khanh", "375"),
        ("Hoa Lu", "374"),
        ("Kim Son", "376"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nhân dân yêu chuộng hòa bình.",
        "Anh chị em công nhân đến sớm.",
        "Đồng chí Chủ tịch tỉnh Ngô Văn Tuấn phát biểu.",
        "Trưởng công an xã Hồ Xuân Tuấn trả lại tiền.",
        "Ông Hồ Văn Năm nghỉ hưu.",
        "Trưởng bản Giàng A Chu vui mừng nói.",
        "Ông yêu cầu Sở Y tế vào cuộc.",
        "Theo văn bản Luật mới, hợp tác xã Đoàn Kết được vay vốn.",
        "Bà Nga và ông Đức cùng dự.",
    ],
)
def test_no_place_in_vietnamese(text):
    assert found(text, "vi") == []


@pytest.mark.parametrize(
    "text",
    [
        "Let us know who wrote it.",
        "Ms. Dinh Thi Bay walked home.",
        "The new City plan and the Ring Road project.",
        "The photo is from daknong.gov.vn today.",
    ],
)
def test_no_place_in_english(text):
    assert found(text, "en") == []


def test_a_district_is_known_by_the_province_after_it():
    assert found("Làng ở Thanh Chương, Nghệ An", "vi")[0][:2] == ("Thanh Chương", "428")
    assert found("A village in Thanh Chuong, Nghe An", "en")[0][:2] == ("Thanh Chuong", "428")


def test_spans_cut_what_they_name():
    text = "TP. Hà Nội, TX. Sơn Tây và đảo Lý Sơn"
    for place in find_places(text, "vi"):
        assert place.span.cut(text)[:1].strip()
        assert text[place.span.start : place.span.end] in text
