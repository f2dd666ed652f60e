"""How a figure reads: ``88 million VND``, ``30/119``, ``25th out of 63``, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.briefing.drafts import FigureDraft, Phrase, plain
from vnbrief.mentions.formatting import format_number
from vnbrief.mentions.mention import Kind

if TYPE_CHECKING:
    from vnbrief.document import Language

_SCALES = (
    (Decimal(10) ** 9, "tỷ", "billion"),
    (Decimal(10) ** 6, "triệu", "million"),
)


def scale_text(figure: FigureDraft, language: Language) -> Phrase:
    """Return the figure as the source has it, and as the other language writes it.

    Where its own words do not say it alone (the 9 of ``9 to 13 million VND``), it is written from its value.
    """
    other: Language = "en" if language == "vi" else "vi"
    mention = figure.mention
    own = " ".join(mention.text.split())
    rendered = mention.renderings[0] if mention.renderings else written(figure, other)
    joined = mention.kind is Kind.RATIO and any(c.isalpha() for c in own)
    lent = mention.kind in (Kind.MONEY, Kind.PERCENT) and not re.search(r"[^\W\d_]|[%$€₫]", own)
    if mention.kind is Kind.RANK or joined or lent or _in_words(own):
        own, rendered = written(figure, language), written(figure, other)
    return Phrase(own, (figure.sentence,), rendered)


def _in_words(text: str) -> bool:
    return not any(c.isdigit() for c in text)


def written(figure: FigureDraft, language: Language) -> str:
    """Write the figure from its value."""
    amount = figure.amount
    if figure.mention.kind is Kind.RANK:
        return _rank(amount.value, amount.rank_of, language)
    number = format_number(plain(amount.value), language)
    if amount.of is not None:
        return f"{number}/{format_number(plain(amount.of), language)}"
    if amount.unit == "percent":
        return f"{number}%"
    if amount.unit == "VND":
        return f"{_scaled(amount.value, language)} {'đồng' if language == 'vi' else 'VND'}"
    return f"{number} {amount.unit}" if amount.unit else number


def _rank(value: Decimal, among: Decimal | None, language: Language) -> str:
    from vnbrief.mentions.formatting import ordinal

    if language == "vi":
        return f"thứ {plain(value)}/{plain(among)}" if among else f"thứ {plain(value)}"
    place = ordinal(int(value))
    return f"{place} out of {plain(among)}" if among else place


def _scaled(value: Decimal, language: Language) -> str:
    for size, vi, en in _SCALES:
        if value >= size and plain(value / size).as_tuple().exponent >= -3:  # type: ignore[operator]
            return (
                f"{format_number(plain(value / size), language)} {vi if language == 'vi' else en}"
            )
    return format_number(plain(value), language)
