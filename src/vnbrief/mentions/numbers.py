"""Bare numbers: counts and figures without a unit, in digits or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.mentions.amounts import Measured, amount_mention, measure
from vnbrief.mentions.mention import Kind, Mention

if TYPE_CHECKING:
    from vnbrief.document import Language


def find_numbers(
    text: str, language: Language, measured: list[Measured] | None = None
) -> tuple[Mention, ...]:
    """Find numbers without scale word and unit: 1.355, 05, 88; hai mươi lăm, twenty-five."""
    found = measure(text, language) if measured is None else measured
    return tuple(
        amount_mention(item, Kind.NUMBER, text, language)
        for item in found
        if item.unit is None and item.scale == 1
    )
