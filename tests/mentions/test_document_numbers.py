"""Document numbers of the Party and the State."""

from __future__ import annotations

import pytest

from vnbrief.mentions.documents import document_issuer, document_kind, find_documents
from vnbrief.mentions.mention import Named

NUMBERS = [
    ("vi", "Nghị quyết số 25-NQ/TW của Trung ương", "25-NQ/TW", "25-NQ/TW"),
    ("vi", "Nghị quyết số: 12 - NQ/TU", "12-NQ/TU", "12 - NQ/TU"),
    ("vi", "Quyết định 217-QD/TW", "217-QĐ/TW", "217-QD/TW"),
    ("en", "Decision No. 217-QD/TW", "217-QĐ/TW", "217-QD/TW"),
    ("en", "Resolution No.25-NQ-TW of the Party", "25-NQ/TW", "25-NQ-TW"),
    ("vi", "Chương trình hành động số 19-CTr/TU", "19-CTr/TU", "19-CTr/TU"),
    ("vi", "Quy định số 07-QĐi/TW", "07-QĐi/TW", "07-QĐi/TW"),
    ("vi", "Hướng dẫn 15-HD/BTGTW", "15-HD/BTGTW", "15-HD/BTGTW"),
    ("vi", "Nghị quyết 25-NQ/T.Ư", "25-NQ/TW", "25-NQ/T.Ư"),
    ("vi", "Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("en", "Decree No. 30/2020/ND-CP", "30/2020/NĐ-CP", "30/2020/ND-CP"),
    ("vi", "Quyết định 1234/QĐ-UBND", "1234/QĐ-UBND", "1234/QĐ-UBND"),
    ("vi", "Quyết định số 18/2020/QĐ-TTg", "18/2020/QĐ-TTg", "18/2020/QĐ-TTg"),
    ("vi", "Luật số 54/2024/QH15", "54/2024/QH15", "54/2024/QH15"),
    ("vi", "Thông tư 01/2021/TT-BTC", "01/2021/TT-BTC", "01/2021/TT-BTC"),
    ("en", "Resolution 12/2022/NQ-HDND", "12/2022/NQ-HĐND", "12/2022/NQ-HDND"),
    ("vi", "Thông báo số 142/TB-UBND", "142/TB-UBND", "142/TB-UBND"),
    ("vi", "Nghị quyết 03/2017 của Hội đồng Thẩm phán", "03/2017", "03/2017"),
    ("vi", "Quyết định số 4914 / QĐ - UBND", "4914/QĐ-UBND", "4914 / QĐ - UBND"),
    ("vi", "văn bản số 8771/UBND-CN", "8771/UBND-CN", "8771/UBND-CN"),
]


@pytest.mark.parametrize(("language", "text", "number", "shown"), NUMBERS)
def test_document_numbers_have_one_canonical_form(
    language: str, text: str, number: str, shown: str
) -> None:
    (found,) = find_documents(text, language)
    assert (found.value, found.text) == (Named(number), shown)


@pytest.mark.parametrize(
    "text", ["chạy 80 km/h", "30/119 xã", "trực 24/7", "giá 2/KG", "16-TP/HCM"]
)
def test_other_things_with_slashes_are_no_documents(text: str) -> None:
    assert find_documents(text, "vi") == ()


def test_vietnamese_gets_its_marks_back() -> None:
    (found,) = find_documents("Decision No. 217-QD/TW", "en")
    assert found.renderings[0] == "217-QĐ/TW"
    (found,) = find_documents("Quyết định số 217-QĐ/TW", "vi")
    assert found.renderings[:2] == ("217-QD/TW", "217-QĐ/TW")


def test_kinds_and_issuers() -> None:
    assert document_kind("25-NQ/TW") == ("Nghị quyết", "Resolution")
    assert document_kind("19-CTr/TU") == ("Chương trình", "Program")
    assert document_kind("30/2020/NĐ-CP") == ("Nghị định", "Decree")
    assert document_kind("54/2024/QH15") == ("Luật", "Law")
    assert document_kind("8771/UBND-CN") == ("Công văn", "Official Letter")
    assert document_issuer("30/2020/NĐ-CP") == ("Chính phủ", "Government")
    assert document_issuer("18/2020/QĐ-TTg") == ("Thủ tướng Chính phủ", "Prime Minister")
    assert document_issuer("54/2024/QH15") == ("Quốc hội", "National Assembly")
    assert document_issuer("01/2021/TT-BCT") == ("Bộ Công Thương", "Ministry of Industry and Trade")
    assert document_issuer("15-HD/XYZ") is None
