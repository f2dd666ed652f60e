"""The two placements of Vietnamese tones."""

from __future__ import annotations

import pytest

from vnbrief.text import new_style_tones, old_style_tones


def test_tone_placement_turns_and_turns_back() -> None:
    """hoà/hòa both ways; quý keeps its mark, and so do longer rhymes."""
    text = "hòa thủy ủy quý hoàn thuyết khỏe"
    assert new_style_tones(text) == "hoà thuỷ uỷ quý hoàn thuyết khoẻ"
    assert old_style_tones(new_style_tones(text)) == text


@pytest.mark.parametrize("word", ["hoặc", "toàn", "quý", "xoắn", "thuở", "loắt choắt"])
def test_tones_that_have_one_place_stay(word: str) -> None:
    """Only open oa, oe and uy have two placements."""
    assert old_style_tones(word) == new_style_tones(word) == word
