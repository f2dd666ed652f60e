"""Drawings say what their figures say, and where a drawing would lie there is none."""

from __future__ import annotations

import pytest

from tests.rendering.brief import figure
from vnbrief.briefing.schema import Figure
from vnbrief.rendering.charts import Chart, chart


def drawn(value: float, unit: str | None = "communes", **more: object) -> Chart | None:
    return chart(Figure.model_validate(figure(("xã", "x"), value, unit, ("", ""), 1, **more)))


def change(direction: str, value: float | None, unit: str | None) -> dict[str, object]:
    return {"direction": direction, "value": value, "unit": unit}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (drawn(95.1, "percent"), Chart("share", 95.1)),
        (drawn(30, of=119), Chart("share", 25.2)),
        (drawn(8, of=8), Chart("share", 100)),
        (drawn(0, of=8), Chart("share", 0)),
        (drawn(1, "rank", rank_of=63), Chart("rank", 0)),
        (drawn(63, "rank", rank_of=63), Chart("rank", 100)),
        (drawn(25, "rank", rank_of=63, change=change("up", 14, "places")),
         Chart("rank", 38.7, 61.3)),
        (drawn(25, "rank", rank_of=63, change=change("down", 14, None)), Chart("rank", 38.7, 16.1)),
        (drawn(25, "rank", rank_of=63, change=change("up", 1.5, "points")), Chart("rank", 38.7)),
        (drawn(25, "rank", rank_of=63, change=change("up", 60, "places")), Chart("rank", 38.7)),
        (drawn(25, "rank", rank_of=63, change=change("up", None, None)), Chart("rank", 38.7)),
    ],
)  # fmt: skip
def test_shares_and_ranks(made: Chart | None, expected: Chart) -> None:
    assert made == expected


@pytest.mark.parametrize(
    "made",
    [
        drawn(88_000_000, "VND"),
        drawn(105.4, "percent"),
        drawn(-2, "percent"),
        drawn(30, of=0),
        drawn(120, of=119),
        drawn(64, "rank", rank_of=63),
        drawn(1, "rank", rank_of=1),
    ],
)
def test_no_drawing_where_it_would_not_be_true(made: Chart | None) -> None:
    assert made is None
