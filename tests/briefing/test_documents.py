import pytest

from tests.briefing.conftest import document, draft_of


def records(*lines, language):
    return {
        d.number: (d.kind.text, d.title and d.title.text, d.issuer and d.issuer.text, d.date)
        for d in draft_of(document(*lines, language=language)).documents
    }


def test_one_record_a_document_however_it_is_written():
    found = records(
        "Implementing Resolution No. 12-NQ/TU, many communes acted.",
        "Resolution No. 12 - NQ/TU, dated December 5, 2007 was a turning point.",
        "The province also issued Decision No. 217-QD/TW.",
        language="en",
    )
    assert list(found) == ["12-NQ/TU", "217-QĐ/TW"]
    assert found["12-NQ/TU"][3] == "2007-12-05"
    assert found["217-QĐ/TW"][0] == "Decision"


@pytest.mark.parametrize(
    ("language", "line", "number", "record"),
    [
        (
            "en",
            "Party cells follow Conclusion No. 01-KL/TW, dated May 18, 2021 of the "
            "Politburo on studying and following Ho Chi Minh's ideology, morality, "
            "and lifestyle.",
            "01-KL/TW",
            (
                "Conclusion",
                "on studying and following Ho Chi Minh's ideology, morality, and lifestyle",
                "Politburo",
                "2021-05-18",
            ),
        ),
        (
            "vi",
            "Thực hiện Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị về đẩy "
            "mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, các "
            "chi bộ đã đăng ký việc làm theo.",
            "05-CT/TW",
            (
                "Chỉ thị",
                "về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
                "Bộ Chính trị",
                "2016-05-15",
            ),
        ),
        (
            "vi",
            "Theo Nghị định số 30/2020/NĐ-CP, văn bản phải ghi số.",
            "30/2020/NĐ-CP",
            ("Nghị định", None, "Chính phủ", None),
        ),
    ],
)
def test_title_issuer_and_date_stand_beside_the_number(language, line, number, record):
    assert records(line, language=language)[number] == record


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        (
            "en",
            "Effectively implement the Law on Democracy at the Grassroots Level.",
            "Law on Democracy at the Grassroots Level",
        ),
        (
            "vi",
            "Cử tri góp ý dự thảo Luật Bảo vệ bí mật nhà nước tại hội nghị.",
            "Luật Bảo vệ bí mật nhà nước",
        ),
    ],
)
def test_a_law_cited_by_name_is_a_document_without_a_number(language, line, name):
    (record,) = draft_of(document(line, language=language)).documents
    assert (record.number, record.title.text) == ("", name)


def test_a_lawyer_is_no_law():
    line = "Luật sư Nguyễn Văn An và Công ty Luật Minh Khuê đã dự."
    assert draft_of(document(line)).documents == ()
