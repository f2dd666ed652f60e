"""Names and codes that both languages write alike."""

from __future__ import annotations

import pytest

from vnbrief.document import Span
from vnbrief.glossary import Glossary
from vnbrief.mentions.alike import find_alike
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.recognize import recognize


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("vi", "Đại sứ Velkor Branidze đã thăm nhà máy.", ["Velkor Branidze"]),
        ("en", "Ambassador Velkor Branidze visited the plant.", ["Velkor Branidze"]),
        ("vi", "Máy bay A320 và tàu QX-119 chờ ở cảng.", ["A320", "QX-119"]),
        ("en", "The A320 and the QX-119/TK were waiting.", ["A320", "QX-119/TK"]),
        ("en", "The Fibonacci sequence appears in sunflowers.", ["Fibonacci"]),
        ("en", "He met Kurzen's brother in Fukushima.", ["Kurzen", "Fukushima"]),
        ("vi", "Người dân thôn Pú và xã Quệnh hiến đất.", ["Pú", "Quệnh"]),
        ("en", "Residents of Pu village and Quenh commune donated land.", ["Pu", "Quenh"]),
        ("en", "Any commune that meets the criteria is recognized.", []),
        ("vi", "Đây là bản Di chúc của Người.", []),
        # What each language writes in its own way, and what is no name.
        ("en", "On Sunday the Cambodian minister left for Beijing.", []),
        ("en", "Researchers and Kazakhstani farmers met Vietnamese officials.", []),
        ("en", "Mobilization work in Hoa Binh and Dak Mil went well.", []),
        ("en", "The 25TH session opened at 10AM.", []),
        ("vi", "Ông Nguyễn Văn Hùng ở xã Đắk Glong gặp bà H'Bliăk Niê.", []),
        ("vi", "Container chở gạo đã rời cảng lúc 10 giờ.", []),
        ("vi", "Biển số 80A-167.33 thuộc đoàn đại biểu.", []),
        ("en", "Sequestration Hits Velkor Defense Budgets Harder Than Expected", []),
        ("vi", "", []),
    ],
)
def test_what_both_write_alike_is_found(language: str, text: str, names: list[str]) -> None:
    assert [m.text for m in find_alike(text, language)] == names


def test_a_number_in_a_code_is_no_number() -> None:
    found = recognize("Thiết bị PPF2883/83 đạt 83 điểm.", "vi", Glossary.default())
    assert [(m.text, m.figure_rendering) for m in found if m.kind is Kind.NAME] == [
        ("PPF2883/83", "PPF2883/83")
    ]
    assert [m.text for m in found if m.kind is Kind.QUANTITY] == ["83 điểm"]


def test_a_name_stays_as_it_is_and_other_mentions_own_their_words() -> None:
    text = "Tokyo Skytree mua 20 chiếc B737."
    (mention,) = find_alike(text, "vi", [Span(0, 13)])
    assert mention.text == mention.figure_rendering == mention.renderings[0] == "B737"
    assert mention.span == mention.figure == Span(27, 31)
    assert mention.kind is Kind.NAME


def test_countries_and_documents_keep_their_own_kinds() -> None:
    glossary = Glossary.default()
    found = recognize("Theo Nghị quyết 25-NQ/TW, Campuchia mua A320 của Airbus.", "vi", glossary)
    assert [(m.text, m.kind) for m in found if m.kind is not Kind.TERM] == [
        ("25-NQ/TW", Kind.DOCUMENT),
        ("Campuchia", Kind.PLACE),
        ("A320", Kind.NAME),
        ("Airbus", Kind.NAME),
    ]
