"""People: whole names, given names with a title, leaders, and their offices."""

import pytest

from vnbrief.mentions.people import find_people, same_person
from vnbrief.mentions.places import find_places


def found(text, language):
    return find_people(text, language, find_places(text, language))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Ông Nguyễn Văn Chương, Phó Chủ tịch UBND tỉnh Hòa Bình, chủ trì họp báo.",
            "Nguyễn Văn Chương",
            "Phó Chủ tịch UBND tỉnh Hòa Bình",
        ),
        (
            "Bí thư Tỉnh ủy Yên Bái Phạm Thị Thanh Trà đã phủ nhận.",
            "Phạm Thị Thanh Trà",
            "Bí thư Tỉnh ủy Yên Bái",
        ),
        ("Chủ tịch Hà Nội Nguyễn Thế Thảo nghỉ hưu.", "Nguyễn Thế Thảo", "Chủ tịch Hà Nội"),
        ("Trưởng bản Giàng A Chu vui mừng nói.", "Giàng A Chu", "Trưởng bản"),
        ("Chị H'Lơi Kbuôr trồng cà phê.", "H'Lơi Kbuôr", None),
    ],
)
def test_vietnamese_names_with_their_offices(text, name, role):
    (person,) = found(text, "vi")
    assert (person.name, person.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Secretary of the Yen Bai Provincial Party Committee Pham Thi Thanh Tra denied it.",
            "Pham Thi Thanh Tra",
            "Secretary of the Yen Bai Provincial Party Committee",
        ),
        (
            "Mr. Nguyen Van Chuong, Vice Chairman of the Provincial People's Committee, spoke.",
            "Nguyen Van Chuong",
            "Vice Chairman of the Provincial People's Committee",
        ),
        ("Ms. Phan Thi My Thanh signed it.", "Phan Thi My Thanh", None),
        ("Tran Vu Quynh Anh's record was checked.", "Tran Vu Quynh Anh", None),
    ],
)
def test_english_names_with_their_offices(text, name, role):
    (person,) = found(text, "en")
    assert (person.name, person.role) == (name, role)


def test_a_name_loses_its_marks_in_english_and_is_one_person_in_both():
    (vi,) = found("Đồng chí Đỗ Việt Anh phát biểu.", "vi")
    (en,) = found("Comrade Do Viet Anh spoke.", "en")
    assert vi.id == en.id == "do viet anh"
    assert vi.en[0] == "Do Viet Anh"
    assert en.vi == ("Do Viet Anh",)


def test_leaders_have_two_names():
    (person,) = found("Tổng Bí thư Tập Cận Bình đã đến Hà Nội.", "vi")
    assert (person.id, person.en[0]) == ("xi jinping", "Xi Jinping")


@pytest.mark.parametrize(
    "text",
    [
        "Thành phố Hồ Chí Minh và tỉnh Thái Bình ký kết.",
        "Phó Trưởng Ban Kinh tế Trung ương đến dự.",
        "Đồng chí Phó Bí thư chủ trì hội nghị.",
        "Từ Bắc Kinh đến Thượng Hải mất bốn giờ.",
        "CÔNG TÁC DÂN VẬN NĂM MỚI CÓ NHIỀU ĐỔI MỚI",
    ],
)
def test_nobody_in_vietnamese(text):
    assert found(text, "vi") == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Đỗ Việt Anh", "Do Viet Anh", True),
        ("Khai", "Nguyễn Văn Khải", True),
        ("Nguyễn Văn Khải", "Nguyễn Văn Bình", False),
        ("Khai", "Binh", False),
    ],
)
def test_same_person(a, b, same):
    assert same_person(a, b) is same_person(b, a) is same
