"""Sums of money: 130 tỷ đồng, 5.000 tỷ đồng, $5m, 2.5 trillion VND."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.amounts import _CURRENCY_KEYS, Measured, amount_mention, measure
from vnbrief.mentions.mention import Amount, Kind, Mention

if TYPE_CHECKING:
    from decimal import Decimal

    from vnbrief.document import Language


def find_money(
    text: str, language: Language, measured: list[Measured] | None = None
) -> tuple[Mention, ...]:
    """Find sums of money; the two parts of 1 tỷ 250 triệu đồng are one sum."""
    found = measure(text, language) if measured is None else measured
    out: list[Mention] = []
    for i, item in enumerate(found):
        if item.unit is None or item.unit.key not in _CURRENCY_KEYS:
            continue
        mention = amount_mention(item, Kind.MONEY, text, language)
        if i and _continues(found[i - 1], item, text):
            mention = _join(found[i - 1], mention, text)
        out.append(replace(mention, renderings=_with_prefix(mention, language)))
    return tuple(out)


def _continues(one: Measured, two: Measured, text: str) -> bool:
    return (
        one.unit is None
        and one.scale > two.scale > 1
        and text[one.span.end : two.span.start] in (" ", " and ", ", ")
    )


def _join(one: Measured, mention: Mention, text: str) -> Mention:
    """Add ``1 tỷ`` to ``250 triệu đồng``: one sum, written in the smaller unit or in full."""
    assert isinstance(mention.value, Amount)
    total = one.value + mention.value.value
    span = Span(one.span.start, mention.span.end)
    unit = mention.value.unit or ""
    plain = _sum_forms(total, unit, mention.language)
    return replace(
        mention,
        span=span,
        text=span.cut(text),
        value=Amount(total, unit),
        renderings=plain,
        figure=span,
        figure_rendering=plain[0],
    )


def _sum_forms(total: Decimal, unit: str, language: Language) -> tuple[str, ...]:
    from vnbrief.mentions.amounts import _scaled_words
    from vnbrief.mentions.figures import other
    from vnbrief.mentions.units import unit_table

    target = other(language)
    forms = unit_table("vi")[unit.lower()]
    word = forms.vi[0] if target == "vi" else forms.en[1]
    return tuple(f"{number} {word}" for number in _scaled_words(total, target))


def _with_prefix(mention: Mention, language: Language) -> tuple[str, ...]:
    """Add the forms with the currency before the figure, which English admits."""
    assert isinstance(mention.value, Amount)
    if language == "en":
        return mention.renderings
    code = mention.value.unit
    tail = f" {code}"
    numbers = [
        r.removesuffix(tail) for r in mention.renderings if r.endswith(tail) and r[0].isdigit()
    ]
    marks = {"USD": ("$", "US$", "USD "), "VND": ("VND ", "VND"), "EUR": ("€", "EUR ")}
    prefixed = [f"{mark}{number}" for mark in marks.get(code or "", ()) for number in numbers]
    return (*mention.renderings, *prefixed)
