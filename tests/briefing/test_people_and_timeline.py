from datetime import date

from tests.briefing.conftest import document, draft_of
from vnbrief.document import Author


def people(*lines, language="vi"):
    found = draft_of(document(*lines, language=language)).people
    return [(p.name.text, p.role and p.role.text) for p in found]


def test_a_person_has_the_office_beside_the_name_and_not_the_neighbours():
    line = (
        "Hội nghị do ông Phạm Quốc Hưng, Giám đốc Sở Nội vụ và bà Lê Thị Hồng Vân, "
        "Chủ tịch UBND huyện Bình Lâm chủ trì."
    )
    assert people(line) == [
        ("Phạm Quốc Hưng", "Giám đốc Sở Nội vụ"),
        ("Lê Thị Hồng Vân", "Chủ tịch UBND huyện Bình Lâm"),
    ]


def test_a_rank_before_the_name_and_the_office_after_it_are_one_role():
    line = (
        "Lieutenant Colonel Dao Minh Khoa, Deputy Commander of the Provincial Border Guard, spoke."
    )
    assert people(line, language="en") == [
        ("Dao Minh Khoa", "Lieutenant Colonel, Deputy Commander of the Provincial Border Guard")
    ]


def test_a_given_name_alone_is_the_person_already_met():
    found = people("Ông Trần Văn Luyện có 300 m2 đất.", "Gia đình ông Luyện đã hiến một nửa.")
    assert [name for name, _ in found] == ["Trần Văn Luyện"]


def test_the_author_comes_first_with_the_office():
    from dataclasses import replace

    doc = replace(
        document("Bà Lê Thị Hồng Vân dự hội nghị."),
        author=Author("Đỗ Việt Anh", "Trưởng ban Dân vận"),
    )
    first = draft_of(doc).people[0]
    assert (first.name.text, first.name.other) == ("Đỗ Việt Anh", "Do Viet Anh")
    assert first.role.text == "Trưởng ban Dân vận"


def events(*lines, language="vi", published=None):
    found = draft_of(document(*lines, language=language, published=published)).timeline
    return [(e.date, e.event.text) for e in found]


def test_events_stand_by_date_with_the_documents_among_them():
    assert events(
        "Ngày 18/9/2024, hai bên ký kết chương trình cho vay.",
        "Thực hiện Nghị quyết số 12-NQ/TU, ngày 5/12/2007, các xã đã hành động.",
    ) == [
        ("2007-12-05", "Ban hành Nghị quyết số 12-NQ/TU"),
        ("2024-09-18", "Ngày 18/9/2024, hai bên ký kết chương trình cho vay."),
    ]


def test_a_day_without_a_year_is_the_last_one_before_the_article():
    line = "Sáng 28/12, huyện tổ chức hội nghị tổng kết công tác năm."
    assert events(line, published=date(2024, 1, 3)) == [("2023-12-28", line)]
    assert events(line) == []


def test_a_year_in_a_name_and_a_birth_are_no_events():
    assert events("Ông là trưởng ban thi THPT quốc gia 2018 tỉnh Hà Giang, sinh năm 1970.") == []
