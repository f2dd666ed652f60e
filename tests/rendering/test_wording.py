"""Numbers, dates, figures and changes read as each language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.brief import figure, make, term
from vnbrief.briefing.schema import Change, Figure
from vnbrief.rendering import wording
from vnbrief.rendering.view import sections


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (2046, "2.046", "2,046"),
        (2046.5, "2.046,5", "2,046.5"),
        (2.36, "2,36", "2.36"),
        (0.1 + 0.2, "0,3", "0.3"),
        (63, "63", "63"),
        (0, "0", "0"),
        (-1200, "-1.200", "-1,200"),
    ],
)
def test_marks_of_numbers(value: float, vi: str, en: str) -> None:
    assert (wording.number(value, "vi"), wording.number(value, "en")) == (vi, en)


@given(st.integers(-(10**13), 10**13))
def test_a_number_reads_back_in_either_language(value: int) -> None:
    assert int(wording.number(value, "vi").replace(".", "")) == value
    assert int(wording.number(value, "en").replace(",", "")) == value


@pytest.mark.parametrize(
    ("value", "unit", "vi", "en"),
    [
        (9_100_000, "VND", "9,1 triệu đồng", "9.1 million VND"),
        (130e9, "VND", "130 tỷ đồng", "130 billion VND"),
        (4.25e12, "VND", "4.250 tỷ đồng", "4,250 billion VND"),
        (500_000, "VND", "500.000 đồng", "500,000 VND"),
        (2.5, "percent", "2,5%", "2.5%"),
        (0.4, "percentage points", "0,4 điểm phần trăm", "0.4 percentage points"),
        (1, "places", "1 bậc", "1 place"),
        (14, "place", "14 bậc", "14 places"),
        (7, None, "7", "7"),
        (7, "ha", "7 ha", "7 ha"),
    ],
)
def test_amounts(value: float, unit: str | None, vi: str, en: str) -> None:
    assert (wording.amount(value, unit, "vi"), wording.amount(value, unit, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2013-08-20", "20/8/2013", "20 August 2013"),
        ("--08-20", "20/8", "20 August"),
        ("2013-08", "tháng 8/2013", "August 2013"),
        ("2022", "2022", "2022"),
        ("2025-Q1", "quý I/2025", "first quarter of 2025"),
        ("2024-H1", "6 tháng đầu năm 2024", "first half of 2024"),
        ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024"),
        ("2021-2025", "2021–2025", "2021–2025"),
        ("2021/2025", "2021–2025", "2021–2025"),
        ("2021-01/2021-06", "tháng 1/2021 – tháng 6/2021", "January 2021 – June 2021"),
        ("2017/..", "từ 2017 đến nay", "since 2017"),
        ("2013-13-41", "2013-13-41", "2013-13-41"),
        ("nhiệm kỳ 2020-2025", "nhiệm kỳ 2020-2025", "nhiệm kỳ 2020-2025"),
    ],
)
def test_dates_and_periods(iso: str, vi: str, en: str) -> None:
    assert (wording.when(iso, "vi"), wording.when(iso, "en")) == (vi, en)


def made(value: float, scale: tuple[str, str], **more: object) -> Figure:
    return Figure.model_validate(figure(("xã", "communes"), value, "communes", scale, 1, **more))


@pytest.mark.parametrize(
    ("made_figure", "vi", "en"),
    [
        (made(30, ("30/119 xã", "30/119 communes"), of=119), "30/119 xã", "30/119 communes"),
        (made(30, ("30 xã", "30 communes"), of=119), "30 xã / 119", "30 communes / 119"),
        (made(1333, ("1.333 xã", "1,333 communes"), of=1355), "1.333 xã / 1.355",
         "1,333 communes / 1,355"),
        (made(333, ("333/1355", "333/1355"), of=1355), "333/1355", "333/1355"),
        (made(25, ("thứ 25", "25th"), rank_of=63), "thứ 25 / 63", "25th / 63"),
        (made(130, ("130 xã", "130 communes"), approximate="over"), "trên 130 xã",
         "over 130 communes"),
        (made(130, ("hơn 130 xã", "more than 130 communes"), approximate="over"), "hơn 130 xã",
         "more than 130 communes"),
        (made(130, ("130 triệu đồng", "VND 130 million"), approximate="nearly"),
         "gần 130 triệu đồng", "nearly VND 130 million"),
        (made(130, ("", "")), "130 communes", "130 communes"),
    ],
)  # fmt: skip
def test_a_figure_says_its_base_its_rank_and_its_approximation_once(
    made_figure: Figure, vi: str, en: str
) -> None:
    assert wording.figure_value(made_figure, "vi") == vi
    assert wording.figure_value(made_figure, "en") == en


@pytest.mark.parametrize(
    ("change", "vi", "en"),
    [
        (Change(direction="up", value=14, unit="places", since="2021"),
         "tăng 14 bậc so với năm 2021", "up 14 places compared with 2021"),
        (Change(direction="down", value=0.5, unit="percent"), "giảm 0,5%", "down 0.5%"),
        (Change(direction="up", value=9.1e6, unit="VND", since="previous year"),
         "tăng 9,1 triệu đồng so với năm trước",
         "up 9.1 million VND compared with the previous year"),
        (Change(direction="same"), "không đổi", "unchanged"),
        (Change(direction="up", since="2022-06"), "tăng so với tháng 6/2022",
         "up compared with June 2022"),
        (None, "", ""),
    ],
)  # fmt: skip
def test_changes(change: Change | None, vi: str, en: str) -> None:
    assert (wording.change_text(change, "vi"), wording.change_text(change, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("statement", "vi", "en"),
    [
        ("812 + 664 + 570 = 2,046", "812 + 664 + 570 = 2.046", "812 + 664 + 570 = 2,046"),
        ("660/694 ≠ 95.1%", "660/694 ≠ 95,1%", "660/694 ≠ 95.1%"),
        ("1,500 + 500 = 2,000 VND", "1.500 + 500 = 2.000 đồng", "1,500 + 500 = 2,000 VND"),
        ("1,930,000,000,000 + 845,500,000,000 = 2,775,500,000,000 VND",
         "1.930 + 845,5 = 2.775,5 tỷ đồng", "1,930 + 845.5 = 2,775.5 billion VND"),
        ("1,930,000,001 + 2 = 1,930,000,003 VND",
         "1.930.000.001 + 2 = 1.930.000.003 đồng", "1,930,000,001 + 2 = 1,930,000,003 VND"),
        ("40.5 + 59.5 = 100 percent", "40,5 + 59,5 = 100%", "40.5 + 59.5 = 100%"),
        ("1 + 1.5 = 2.5 ha", "1 + 1,5 = 2,5 ha", "1 + 1.5 = 2.5 ha"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_check_takes_the_marks_of_the_language(statement: str, vi: str, en: str) -> None:
    assert wording.check_text(statement, "vi") == vi
    assert wording.check_text(statement, "en") == en


@given(st.text() | st.text("0123456789.,+=/% VND", max_size=30))
def test_any_statement_of_a_check_can_be_shown(statement: str) -> None:
    for unit in ("", " VND"):
        assert isinstance(wording.check_text(statement + unit, "vi"), str)


def test_only_the_translated_side_is_marked_for_a_look() -> None:
    """The fixture is in English, and sentence 16 came through badly."""
    points = next(s for s in sections(make()) if s.key == "key_points").lines
    assert [line.low for line in points] == [None, None, None, None, "vi"]
    vietnamese = make().source.model_copy(update={"language": "vi"})
    points = next(s for s in sections(make(source=vietnamese)) if s.key == "key_points").lines
    assert points[-1].low == "en"


def test_a_name_is_marked_only_if_it_stands_in_no_sentence_that_came_through_well() -> None:
    record = make().translation.model_copy(update={"low_confidence": (2, 12)})
    named = next(s for s in sections(make(translation=record)) if s.key == "organizations").lines
    assert [line.low for line in named] == [None, None, "vi", None]  # [1, 2], [2, 3], [12], [19]


def test_forms_of_a_term_other_than_the_preferred_one_are_told_in_the_sources_language() -> None:
    terms = next(s for s in sections(make()) if s.key == "terms").lines
    assert [line.note.vi for line in terms] == [""] * 6
    assert terms[-1].note.en == "seen as: administrative reform index"
    assert terms[0].note.en == ""


def test_plurals_and_capitals_are_no_other_form_of_a_term() -> None:
    one = term("r", "nghị quyết", "resolution", 2, "Resolutions", "resolution", "decrees")
    (line,) = sections(make(terms=[one]))[-1].lines
    assert line.note.en == "seen as: decrees"


def test_the_note_on_the_translation_counts_mentions_and_names_the_engine() -> None:
    en = " ".join(wording.translation_note(make(), "en"))
    assert "from English into Vietnamese (embedded · vnbrief-small-1)." in en
    assert "62 terms, names and figures: 41 held" in en
    assert "17 verified, 3 mended, 1 missing" in en
    assert en.endswith("Sentences to check against the source: 9, 16.")


@given(st.text())
def test_clean_text_is_one_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    once = wording.clean(text)
    assert "\n" not in once
    assert once.isprintable() or any(ord(c) > 0x7F for c in once)
    assert wording.clean(once) == once


def test_units_of_changes_are_said_in_words_in_both_languages() -> None:
    change = Change(direction="down", value=18, unit="percentage_point", since="2020")
    vi = wording.change_text(change, "vi")
    en = wording.change_text(change, "en")
    assert "18 điểm phần trăm" in vi
    assert "18 percentage points" in en
