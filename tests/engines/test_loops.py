from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.engines.loops import has_loop


@pytest.mark.parametrize(
    "text",
    [
        "the people the people the people the people the people",
        "in the area in the area in the area in the area of the province",
        "▁and ▁and ▁and ▁and ▁and ▁and ▁and ▁and",
        "and the work of mass mobilization and the work of mass mobilization "
        "and the work of mass mobilization",
    ],
)
def test_the_same_words_over_and_over_are_a_loop(text: str) -> None:
    assert has_loop(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Provincial Party Committee",
        "very , very , very good",
        "the Party Committee , the People's Council and the People's Committee",
        "1 . 0 0 0 . 0 0 0 . 0 0 0 . 0 0 0 . 0 0 0 VND",
        ". . . . . . . . . . . . . . . .",
        "812 + 664 + 570 + 812 + 664 + 570 = 2 , 0 4 6",
        "strengthen Party leadership , strengthen State management , strengthen supervision",
    ],
)
def test_emphasis_lists_and_figures_are_no_loops(text: str) -> None:
    assert not has_loop(text.split())


@given(
    st.lists(st.sampled_from(["▁the", "▁work", "▁of", "s"]), min_size=1, max_size=12),
    st.lists(st.text("abcd", min_size=1, max_size=3), max_size=20),
)
def test_ten_rounds_are_a_loop_whatever_stands_before(round_: list[str], before: list[str]) -> None:
    assert has_loop([*before, *round_ * 10])
