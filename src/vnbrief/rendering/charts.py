"""Small drawings beside figures: geometry only, the words say the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vnbrief.briefing.schema import Figure

_PLACES = {None, "rank", "place", "places"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A share (a bar filled to ``at``) or a rank (a dot at ``at`` on a line, the first place left).

    Attributes:
        at: between 0 and 100.
        before: where the rank was, if the figure says how many places it moved.
    """

    kind: Literal["share", "rank"]
    at: float
    before: float | None = None


def chart(figure: Figure) -> Chart | None:
    """Return the drawing for a percentage, a ratio or a rank; ``None`` where none would be true."""
    if figure.rank_of is not None:
        return _rank(figure, figure.rank_of)
    if figure.of is not None:
        return _share(figure.value, figure.of)
    return _share(figure.value, 100) if figure.unit == "percent" else None


def _share(value: float, whole: float) -> Chart | None:
    if whole <= 0 or not 0 <= value <= whole:
        return None
    return Chart("share", round(100 * value / whole, 1))


def _rank(figure: Figure, ranks: float) -> Chart | None:
    at = _position(figure.value, ranks)
    if at is None:
        return None
    change = figure.change
    before = None
    if change and change.value is not None and change.unit in _PLACES:
        moved = {"up": change.value, "down": -change.value, "same": 0}[change.direction]
        before = _position(figure.value + moved, ranks) if moved else None
    return Chart("rank", at, before)


def _position(rank: float, ranks: float) -> float | None:
    if ranks <= 1 or not 1 <= rank <= ranks:
        return None
    return round(100 * (rank - 1) / (ranks - 1), 1)
