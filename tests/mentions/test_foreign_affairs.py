"""What looks Vietnamese and is not: other countries' parties, money, children, religions, regions."""

from __future__ import annotations

import pytest

from vnbrief.checking.checks import check_pair
from vnbrief.checking.finding import Code
from vnbrief.glossary import Glossary
from vnbrief.mentions import recognize
from vnbrief.mentions.mention import Kind


@pytest.fixture(scope="module")
def glossary():
    return Glossary.default()


def of_kind(text, language, glossary, *kinds):
    return [m.text for m in recognize(text, language, glossary) if m.kind in kinds]


def test_children_of_a_country_are_no_person(glossary):
    text = "Gần 2 triệu trẻ em Mỹ được khám."
    assert of_kind(text, "vi", glossary, Kind.PERSON) == []
    assert of_kind(text, "vi", glossary, Kind.PLACE) == ["Mỹ"]
    assert of_kind("Em Mỹ và em Lan đoạt giải.", "vi", glossary, Kind.PERSON) == ["Mỹ", "Lan"]


def test_money_is_not_its_country(glossary):
    assert of_kind("Họ giấu hàng tỷ đô la Mỹ ở đó.", "vi", glossary, Kind.PLACE) == []
    assert of_kind("They hid billions of US dollars there.", "en", glossary, Kind.PLACE) == []
    assert of_kind("Quan hệ giữa Nga và Mỹ xấu đi.", "vi", glossary, Kind.PLACE) == ["Nga", "Mỹ"]


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Đảng Cộng hòa giành đa số ghế.", "The Republicans won a majority of seats."),
        ("Ông là ứng viên của Đảng Bảo thủ.", "He is the Conservative candidate."),
        ("Quốc hội Brazil bác dự luật.", "Brazil's Congress rejected the bill."),
        ("Úc đã ký Nghị định thư Kyoto.", "Australia signed the Kyoto Protocol."),
        ("Thành phố sẽ là thành phố xanh đầu tiên.", "The city will be the first green one."),
        ("Thành phố Bắc Kinh đăng cai đại hội.", "The city of Beijing hosted the games."),
        ("Muỗi Bắc Âu rất khó chịu.", "Northern European mosquitoes are a nuisance."),
        ("Họ đóng quân ở Bắc Phi.", "They were stationed in North Africa."),
        ("Ấn Độ giáo có nhiều lễ hội.", "Hinduism has many festivals."),
    ],
)
def test_a_good_translation_of_foreign_news_brings_nothing(vi, en, glossary):
    found = check_pair(vi, en, "vi", "en", glossary)
    assert [f.message for f in found if f.severity != "note"] == []


def test_vietnam_s_own_institutions_stay_fixed(glossary):
    source = "Quốc hội Việt Nam thông qua luật, Đảng và Nhà nước quan tâm."
    target = "The Vietnamese Congress passed the law, and the state cares."
    codes = {f.code for f in check_pair(source, target, "vi", "en", glossary)}
    assert Code.NAME_MISSING in codes


def test_a_term_that_is_said_nowhere_is_still_an_error(glossary):
    found = check_pair("Thành phố sẽ xanh hơn.", "It will be greener.", "vi", "en", glossary)
    assert [(f.code, f.severity) for f in found] == [(Code.TERM_MISSING, "error")]
