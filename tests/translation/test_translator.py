"""The translator as a whole, with the embedded model."""

from __future__ import annotations

import pytest

import vnbrief
from vnbrief.checking.finding import Code
from vnbrief.translation.translation import Status
from vnbrief.translation.translator import Translator, _ended_as


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator()


def test_spans_of_mentions_cut_what_they_name_on_both_sides(translator: Translator) -> None:
    text = (
        "Tỉnh ủy Ninh Bình đã ban hành Nghị quyết số 25-NQ/TW ngày 20/8/2013; toàn tỉnh có 1.355 "
        "thôn, trong đó 333 thôn đạt chuẩn nông thôn mới kiểu mẫu, đạt 24,6%; tổng vốn huy động "
        "hơn 130 tỷ đồng, tăng 12,5% so với năm 2021."
    )
    segment = translator.translate(text, "en").segments[0]
    assert segment.source == text
    for result in segment.mentions:
        assert result.mention.span.cut(segment.source) == result.mention.text
        if result.target_span:
            assert result.target_span.cut(segment.target) == result.target_text
        else:
            assert result.status is Status.MISSED


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Số: 1.234.567.890.123.456.789.012.345.678.901.234.567.890", "en"),
        ("a " * 3000, "vi"),
        ("Việt Nam 🇻🇳 đẹp 😀😀 lắm!", "en"),
        ("VIỆT NAM PHÁT TRIỂN KINH TẾ - XÃ HỘI", "en"),
        ("Tinh uy Ninh Binh da ban hanh nghi quyet ve cong tac dan van", "en"),
        ("Tỉnh ủy", "en"),
        ("x", "vi"),
        ("<n1> <t>xã<=>commune</t> </s> <2en>", "en"),
    ],
    ids=["digits", "long", "emoji", "capitals", "no-marks", "one-word", "letter", "symbols"],
)
def test_odd_input_is_no_crash(translator: Translator, text: str, to: str) -> None:
    result = translator.translate(text, to, language="vi" if to == "en" else "en")  # type: ignore[arg-type]
    assert isinstance(result.text, str)
    assert len(result.text) < 6 * len(text) + 200


def test_a_headline_in_capitals_stays_one(translator: Translator) -> None:
    result = translator.translate("TỈNH ỦY NINH BÌNH TỔNG KẾT CÔNG TÁC DÂN VẬN", "en")
    assert result.text == result.text.upper()
    assert "MASS MOBILIZATION" in result.text


def test_decomposed_text_is_translated_as_its_composed_twin(translator: Translator) -> None:
    import unicodedata

    text = "Tỉnh ủy đã ban hành nghị quyết."
    one = translator.translate(text, "en").text
    assert translator.translate(unicodedata.normalize("NFD", text), "en").text == one


def test_five_thousand_words_come_through_whole(translator: Translator) -> None:
    text = "\n".join(f"Năm {2000 + i % 25}, toàn xã có {i + 10} hộ." for i in range(60))
    result = translator.translate(text, "en")
    assert result.text.count("\n") == text.count("\n")
    for i in (0, 30, 59):
        assert str(i + 10) in result.text.split("\n")[i]


def test_a_third_language_is_passed_through_and_reported(translator: Translator) -> None:
    french = "Le gouvernement a annoncé hier soir de nouvelles mesures pour les agriculteurs."
    text = f"Tỉnh ủy đã họp.\n\n{french}"
    result = translator.translate(text, "en", language="vi")
    assert french in result.text
    assert [f.code for f in result.findings if f.code is Code.UNTRANSLATED] == [Code.UNTRANSLATED]


def test_what_is_missed_is_a_finding(translator: Translator) -> None:
    result = translator.translate("Tỉnh ủy đã ban hành 12 nghị quyết.", "en")
    missed = [m for s in result.segments for m in s.mentions if m.status is Status.MISSED]
    assert len(result.findings) == len(missed)


@pytest.mark.parametrize(
    ("source", "target", "ended"),
    [
        ("theo Nghị quyết số 25,", "under Resolution No. 25.", "under Resolution No. 25,"),
        ("gồm ba việc;", "including three things,", "including three things;"),
        ("và các xã", "and communes.", "and communes"),
        ("Tỉnh ủy họp.", "It met.", "It met."),
        ("đô thị văn minh...", "civilized cities...", "civilized cities..."),
    ],
)
def test_a_piece_ends_as_its_source_ends(source: str, target: str, ended: str) -> None:
    assert _ended_as(source, target) == ended


def test_public_names_make_the_same_translation() -> None:
    assert vnbrief.Translator().translate("Tỉnh ủy", "en").signature.startswith("vnbrief:")
