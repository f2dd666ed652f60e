"""Which mentions a placeholder carries through the translation, and of which class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from vnbrief.mentions.mention import Kind

if TYPE_CHECKING:
    from vnbrief.mentions.mention import Mention

FigureClass = Literal["n", "y", "d", "c", "r", "x"]
_YEARS = re.compile(r"(?:1\d|20)\d\d(?: ?[-–—/] ?(?:1\d|20)\d\d)?")


def figure_class(mention: Mention) -> FigureClass | None:
    """Return the class of placeholder that replaces ``mention.figure``; ``None``: it stays as text.

    n: digits (two or more, or with separators); y: a year or range of years; d: a date;
    c: a document number; r: a rank or an ordinal; x: a name or a code that stays as it is.
    """
    if mention.figure is None:
        return None
    if mention.kind is Kind.NAME:
        return "x"
    if mention.kind is Kind.DOCUMENT:
        return "c"
    if mention.kind is Kind.RANK or getattr(mention.value, "unit", None) == "ordinal":
        return "r"
    start = mention.figure.start - mention.span.start
    figure = mention.text[start : start + len(mention.figure)]
    if mention.kind in (Kind.DATE, Kind.PERIOD):
        if _YEARS.fullmatch(figure):
            return "y"
        return "n" if getattr(mention.value, "start", "").startswith("T") else "d"
    return "n" if len(figure) > 1 else None
