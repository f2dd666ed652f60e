"""Sentences longer than the model likes are cut at clauses, never inside a mention or a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# From the best place to cut to the least good one.
_CUTS = (
    re.compile(r";\s+"),
    re.compile(r":\s+|\)\s+(?=\w)|\s[–—]\s"),
    re.compile(r",\s+(?=(?:and|but|while|which|đồng thời|nhưng|trong đó|và|song|để|nhằm)\s)"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?=(?:and|to|for|of|that|và|của|để|nhằm|trong|với)\s)"),
    re.compile(r"\s+"),
)


def split_long(
    text: str, limit: int, length: Callable[[str], int], closed: Sequence[Span] = ()
) -> list[Span]:
    """Cut a sentence into pieces of at most ``limit`` tokens where that can be done.

    Args:
        text: one sentence.
        limit: tokens; a piece without any place to cut may be longer.
        length: counts the tokens of a text.
        closed: spans that are never cut (mentions).

    Returns:
        Spans in order; whitespace between them belongs to none.
    """
    whole = Span(0, len(text))
    pending, done = [whole], []
    while pending:
        piece = pending.pop()
        if length(piece.cut(text)) <= limit:
            done.append(piece)
            continue
        cut = _best_cut(text, piece, closed)
        if cut is None:
            done.append(piece)
        else:
            pending += [Span(piece.start, cut.start), Span(cut.end, piece.end)]
    return sorted(done)


def _best_cut(text: str, piece: Span, closed: Sequence[Span]) -> Span | None:
    """Return the whitespace at which to cut: the best kind of place, nearest to the middle."""
    middle = (piece.start + piece.end) / 2
    margin = len(piece) * 0.15
    for pattern in _CUTS:
        cuts = [
            Span(match.start() + len(match[0].rstrip()), match.end())
            for match in pattern.finditer(text, piece.start, piece.end)
            if piece.start + margin < match.end() < piece.end - margin
        ]
        cuts = [cut for cut in cuts if not any(_inside(cut, c) for c in closed)]
        if cuts:
            return min(cuts, key=lambda cut: abs(cut.end - middle))
    return None


def _inside(cut: Span, closed: Span) -> bool:
    return closed.start < cut.end and cut.start < closed.end
