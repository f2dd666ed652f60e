"""Values in both languages: what is found, what it is worth, how it reads on the other side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from vnbrief.mentions.holding import figure_class
from vnbrief.mentions.mention import Amount, Kind, Mention, Named, When
from vnbrief.mentions.values import agree, facts, find_values


def only(text: str, language: str, kind: Kind | None = None) -> Mention:
    """Return the one mention (of a kind) of a text."""
    found = [m for m in find_values(text, language) if kind is None or m.kind is kind]
    assert len(found) == 1, found
    return found[0]


def amount(value: str, unit: str | None = None, **more: int) -> Amount:
    return Amount(Decimal(value), unit, **{k: Decimal(v) for k, v in more.items()})


NUMBERS = [
    ("vi", "toàn tỉnh có 1.355 thôn", "1.355", "1355", "1,355"),
    ("en", "the province has 1,355 villages", "1,355", "1355", "1.355"),
    ("vi", "công nhận thêm 05 xã", "05", "5", "5"),
    ("vi", "có 1 355 thôn", "1 355", "1355", "1,355"),
    ("vi", "cả tỉnh có 1,355 thôn", "1,355", "1355", "1,355"),
    ("vi", "hệ số 2,36 theo bảng lương", "2,36", "2.36", "2.36"),
    ("vi", "hệ số 2.36 theo bảng lương", "2.36", "2.36", "2.36"),
    ("en", "a coefficient of 2.36", "2.36", "2.36", "2,36"),
    ("vi", "12.345.678 lượt truy cập", "12.345.678", "12345678", "12,345,678"),
    ("vi", "1.355,5 công trình", "1.355,5", "1355.5", "1,355.5"),
    ("vi", "cuộc cách mạng công nghiệp 4.0", "4.0", "4.0", "4.0"),
    ("vi", "hai mươi lăm hộ", "hai mươi lăm", "25", "twenty-five"),
    ("vi", "một trăm linh năm người", "một trăm linh năm", "105", "one hundred and five"),
    ("vi", "mười hộ dân", "mười", "10", "ten"),
    ("vi", "ba mươi tư mô hình", "ba mươi tư", "34", "thirty-four"),
    ("vi", "hai nghìn ba trăm hộ", "hai nghìn ba trăm", "2300", "2.3 thousand"),
    ("en", "twenty-five households", "twenty-five", "25", "hai mươi lăm"),
    ("en", "one hundred and five people", "one hundred and five", "105", "một trăm linh năm"),
    ("en", "two thousand three hundred farmers", "two thousand three hundred", "2300", None),
    ("vi", "1,2 triệu người", "1,2 triệu", "1200000", "1.2 million"),
    ("en", "88 million people", "88 million", "88000000", "88 triệu"),
    ("vi", "3 vạn người", "3 vạn", "30000", "30 thousand"),
]


@pytest.mark.parametrize(("language", "text", "shown", "value", "rendering"), NUMBERS)
def test_numbers(language: str, text: str, shown: str, value: str, rendering: str | None) -> None:
    found = only(text, language)
    assert (found.kind, found.text, found.value) == (Kind.NUMBER, shown, amount(value))
    if rendering is not None:
        assert found.renderings[0] == rendering


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "một xã, không có hộ nào"),
        ("vi", "trong những năm qua, mỗi năm học"),
        ("vi", "đồng chí Ba Đình, anh Tư và chị Năm"),
        ("vi", "phiên bản 1.1.1.1 của máy chủ 192.168.1.1"),
        ("vi", "dịch COVID-19, mạng 5G, vụ A51, biển số 29A-790.93"),
        ("en", "one commune, a household, no one"),
        ("en", "Ten Tan commune and the COVID-19 epidemic on a 5G network"),
        ("vi", "thứ Hai, ba lô, chín muồi"),
    ],
)
def test_words_and_codes_that_are_no_numbers(language: str, text: str) -> None:
    assert find_values(text, language) == ()


def test_nam_is_year_after_numbers_and_five_before_what_can_be_counted() -> None:
    found = find_values("Năm 2013, sau hai năm, huyện có năm xã đạt chuẩn trong năm năm", "vi")
    assert [(m.text, m.value) for m in found] == [
        ("Năm 2013", When("2013")),
        ("hai", amount("2")),
        ("năm", amount("5")),
    ]


def test_identifiers_keep_their_digits() -> None:
    found = only("liên hệ điện thoại 0912345678", "vi")
    assert found.renderings == ("0912345678",)


AMOUNTS = [
    ("vi", "giảm còn 2,36%", Kind.PERCENT, amount("2.36", "percent"), "2.36%"),
    ("vi", "đạt 95 phần trăm", Kind.PERCENT, amount("95", "percent"), "95%"),
    ("en", "95.1 percent of them", Kind.PERCENT, amount("95.1", "percent"), "95,1%"),
    ("vi", "tăng 1,3 điểm phần trăm", Kind.PERCENT, amount("1.3", "percentage_point"), None),
    ("vi", "30/119 xã đạt chuẩn", Kind.RATIO, amount("30", of=119), "30/119"),
    ("vi", "8/8 huyện, thành phố", Kind.RATIO, amount("8", of=8), "8/8"),
    ("vi", "9/33 xã đạt chuẩn", Kind.RATIO, amount("9", of=33), "9/33"),
    ("vi", "cấp cho 660/694 cơ sở", Kind.RATIO, amount("660", of=694), "660/694"),
    ("en", "333/1,355 villages", Kind.RATIO, amount("333", of=1355), "333/1.355"),
    ("en", "9 out of 33 communes", Kind.RATIO, amount("9", of=33), "9/33"),
    ("vi", "đạt 87,5/100 điểm", Kind.RATIO, amount("87.5", of=100), "87.5/100"),
    ("vi", "hai phần ba số hộ", Kind.RATIO, amount("2", of=3), "two-thirds"),
    ("en", "a third of the households", Kind.RATIO, amount("1", of=3), "một phần ba"),
    ("vi", "xếp thứ 25/63 tỉnh", Kind.RANK, amount("25", rank_of=63), "25th out of 63"),
    ("vi", "xếp thứ 25 trên 63 tỉnh", Kind.RANK, amount("25", rank_of=63), "25th out of 63"),
    ("vi", "đứng thứ 3 cả nước", Kind.RANK, amount("3"), "3rd"),
    ("vi", "xếp hạng 17 cả nước", Kind.RANK, amount("17"), "17th"),
    ("en", "ranked 25th out of 63", Kind.RANK, amount("25", rank_of=63), "thứ 25/63"),
    ("en", "25th of 63 provinces", Kind.RANK, amount("25", rank_of=63), "thứ 25/63"),
    ("en", "it ranked third", Kind.RANK, amount("3"), "thứ 3"),
    ("vi", "hơn 130 tỷ đồng", Kind.MONEY, amount("130000000000", "VND"), "130 billion VND"),
    ("vi", "88 triệu đồng/người", Kind.MONEY, amount("88000000", "VND"), "88 million VND"),
    ("vi", "5.000 tỉ đồng", Kind.MONEY, amount("5000000000000", "VND"), "5,000 billion VND"),
    ("vi", "1,2 nghìn tỷ đồng", Kind.MONEY, amount("1200000000000", "VND"), "1.2 trillion VND"),
    ("vi", "52.000 đồng", Kind.MONEY, amount("52000", "VND"), "52,000 VND"),
    ("vi", "1 tỷ 250 triệu đồng", Kind.MONEY, amount("1250000000", "VND"), "1.25 billion VND"),
    ("vi", "5 triệu USD", Kind.MONEY, amount("5000000", "USD"), "5 million USD"),
    ("en", "2.5 trillion VND", Kind.MONEY, amount("2500000000000", "VND"), "2.500 tỷ đồng"),
    ("en", "it cost $5m", Kind.MONEY, amount("5000000", "USD"), "5 triệu USD"),
    ("en", "VND 130 billion", Kind.MONEY, amount("130000000000", "VND"), "130 tỷ đồng"),
    ("vi", "1.200 ha", Kind.QUANTITY, amount("1200", "ha"), "1,200 hectares"),
    ("vi", "12 km", Kind.QUANTITY, amount("12", "km"), "12 km"),
    ("vi", "rộng 4.000 m2", Kind.QUANTITY, amount("4000", "m2"), "4,000 m2"),
    ("vi", "42,8 điểm", Kind.QUANTITY, amount("42.8", "point"), "42.8 points"),
    ("vi", "tăng 14 bậc", Kind.QUANTITY, amount("14", "place"), "14 places"),
    ("vi", "8 tạ cá", Kind.QUANTITY, amount("800", "kg"), "800 kg"),
    ("en", "a 300-hectare park", Kind.QUANTITY, amount("300", "ha"), "300 ha"),
    ("en", "up 14 places", Kind.QUANTITY, amount("14", "place"), "14 bậc"),
]


@pytest.mark.parametrize(("language", "text", "kind", "value", "rendering"), AMOUNTS)
def test_amounts(
    language: str, text: str, kind: Kind, value: Amount, rendering: str | None
) -> None:
    found = only(text, language)
    assert (found.kind, found.value) == (kind, value)
    if rendering is not None:
        assert found.renderings[0] == rendering


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "15 đồng chí"),
        ("vi", "12 điểm cầu"),
        ("en", "in 42 places"),
        ("en", "76 won the title"),
    ],
)
def test_words_that_only_look_like_units(language: str, text: str) -> None:
    found = only(text, language)
    assert found.kind is Kind.NUMBER
    assert found.value.unit is None


def test_more_renderings_of_large_sums() -> None:
    assert "5 trillion VND" in only("5.000 tỷ đồng", "vi").renderings
    assert "2,5 nghìn tỷ đồng" in only("2.5 trillion VND", "en").renderings
    assert "$5 million" in only("5 triệu USD", "vi").renderings


def test_ratios_may_read_as_all_and_as_fractions() -> None:
    assert "all 8" in only("8/8 huyện", "vi").renderings
    assert "two-thirds" in only("2/3 số đại biểu", "vi").renderings


def test_both_ends_of_a_range_have_the_unit() -> None:
    for text, language in (("tăng 10-15%", "vi"), ("up 10 to 15 percent", "en")):
        values = [m.value for m in find_values(text, language)]
        assert values == [amount("10", "percent"), amount("15", "percent")]
    values = [m.value for m in find_values("từ 5 đến 7 tỷ đồng", "vi")]
    assert values == [amount("5000000000", "VND"), amount("7000000000", "VND")]
    values = [m.value for m in find_values("từ 500.000 đến 1 triệu đồng", "vi")]
    assert values == [amount("500000", "VND"), amount("1000000", "VND")]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("vi", "hơn 300 cuộc", "over"),
        ("vi", "gần 300 cuộc", "nearly"),
        ("vi", "khoảng 300 cuộc", "about"),
        ("en", "more than 300 meetings", "over"),
        ("en", "almost 300 meetings", "nearly"),
        ("en", "some 300 meetings", "about"),
        ("en", "300 meetings", None),
    ],
)
def test_approximation_stands_outside_the_span(language: str, text: str, word: str | None) -> None:
    found = only(text, language)
    assert (found.text, found.approximation) == ("300", word)


ORDINALS = [
    ("vi", "nhiệm kỳ khóa XIII", "13"),
    ("vi", "Đại hội XIII của Đảng", "13"),
    ("vi", "Đại hội lần thứ XX", "20"),
    ("vi", "Quốc hội khoá 14", "14"),
    ("en", "the 13th National Party Congress", "13"),
    ("en", "the provincial Party committee (19th term)", "19"),
    ("en", "the fourteenth session", "14"),
]


@pytest.mark.parametrize(("language", "text", "value"), ORDINALS)
def test_ordinals(language: str, text: str, value: str) -> None:
    found = only(text, language)
    assert (found.value, found.strength) == (amount(value, "ordinal"), "should")


def test_lists_of_roman_numerals() -> None:
    vi = find_values("Nghị quyết Trung ương 4 khóa XII và XIII", "vi")
    en = find_values("the Resolution of the 4th Central Committee, Session XII and XIII", "en")
    assert [m.value for m in vi] == [m.value for m in en]
    assert [int(m.value.value) for m in vi] == [4, 12, 13]


CLASSES = [
    ("vi", "30/119 xã", "n", "30/119", "30/119"),
    ("vi", "130 tỷ đồng", "n", "130", "130"),
    ("vi", "2,36%", "n", "2,36", "2.36"),
    ("vi", "5 xã", None, "5", "5"),
    ("vi", "năm 2022", "y", "2022", "2022"),
    ("en", "in 2022", "y", "2022", "2022"),
    ("vi", "giai đoạn 2021-2025", "y", "2021-2025", "2021-2025"),
    ("vi", "ngày 20/8/2013", "d", "ngày 20/8/2013", "August 20, 2013"),
    ("en", "August 2013", "d", "August 2013", "tháng 8/2013"),
    ("vi", "số 217-QĐ/TW", "c", "217-QĐ/TW", "217-QD/TW"),
    ("en", "No. 217-QD/TW", "c", "217-QD/TW", "217-QĐ/TW"),
    ("vi", "xếp thứ 17/63", "r", "thứ 17/63", "17th out of 63"),
    ("en", "2.5 trillion VND", "n", "2.5 trillion", "2.500 tỷ"),
    ("en", "$5m", "n", "$5m", "5 triệu USD"),
]


@pytest.mark.parametrize(("language", "text", "letter", "figure", "rendering"), CLASSES)
def test_what_a_placeholder_replaces(
    language: str, text: str, letter: str | None, figure: str, rendering: str
) -> None:
    found = only(text, language)
    assert figure_class(found) == letter
    assert found.figure is not None
    assert (found.figure.cut(text), found.figure_rendering) == (figure, rendering)


def test_the_longest_mention_owns_its_words() -> None:
    text = "Quyết định số 18/2020/QĐ-TTg ngày 13/7/2020, 30/119 xã"
    found = find_values(text, "vi")
    assert [m.kind for m in found] == [Kind.DOCUMENT, Kind.DATE, Kind.RATIO]
    assert found[0].value == Named("18/2020/QĐ-TTg")


def test_values_agree_however_they_are_told() -> None:
    assert agree(only("khóa XIII", "vi").value, amount("13"))
    assert agree(only("kỷ niệm 50 năm", "vi").value, only("the 50th anniversary", "en").value)
    assert not agree(amount("13"), amount("14"))
    assert facts(find_values("từ 5/3 đến 7/3", "vi")) == facts(
        find_values("from March 5 to 7", "en")
    )


def test_a_quarter_in_letters_is_held_whole() -> None:
    """Of Q1/2023 a placeholder takes the Q too: left to a model, quý I becomes a month."""
    (mention,) = find_values("in Q1/2023", "en")
    assert mention.figure == mention.span
    assert mention.figure_rendering == "quý I/2023"
