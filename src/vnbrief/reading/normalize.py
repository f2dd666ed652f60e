"""Text as the other modules expect it: NFC, plain line breaks, nothing invisible; and back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from itertools import pairwise

from vnbrief.document import OffsetMap

# Byte order marks and zero-width spaces, joiners and hyphens: never part of a word that we match.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_RUN = re.compile(
    rf"\r\n?|[\u2028\u2029\u0085\f\v]|[{_INVISIBLE}]+|[^\s{_INVISIBLE}\u2028\u2029\u0085]+"
)
_BREAKS = dict.fromkeys(("\r\n", "\r", "\u2028", "\u2029", "\u0085", "\f", "\v"), "\n")


def normalize(text: str) -> tuple[str, OffsetMap]:
    """Return ``text`` in NFC with ``\\n`` line breaks, and the map to the original's offsets."""
    pieces: list[str] = []
    breaks, shifts = [0], [0]
    length = done = 0
    for start, end, new in _changes(text):
        pieces.append(text[done:start])
        pieces.append(new)
        length += start - done + len(new)
        done = end
        if done - length != shifts[-1]:
            if breaks[-1] == length:
                shifts[-1] = done - length
            else:
                breaks.append(length)
                shifts.append(done - length)
    if not pieces:
        return text, OffsetMap()
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(tuple(breaks), tuple(shifts))


def _changes(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches ``(start, end, replacement)`` that change, in order."""
    if text.isascii():
        return [(m.start(), m.end(), "\n") for m in re.finditer(r"\r\n?|[\f\v]", text)]
    changes = []
    for match in _RUN.finditer(text):
        run = match[0]
        if run in _BREAKS:
            changes.append((match.start(), match.end(), "\n"))
        elif run[0] in _INVISIBLE:
            changes.append((match.start(), match.end(), ""))
        elif not unicodedata.is_normalized("NFC", run):
            changes.extend(_clusters(run, match.start()))
    return changes


def _clusters(run: str, start: int) -> list[tuple[int, int, str]]:
    """Return the changes that compose ``run``, one for each base letter with its marks."""
    edges = [i for i, char in enumerate(run) if i == 0 or not unicodedata.combining(char)]
    edges.append(len(run))
    parts = [(a, b, unicodedata.normalize("NFC", run[a:b])) for a, b in pairwise(edges)]
    whole = unicodedata.normalize("NFC", run)
    if "".join(part for _, _, part in parts) != whole:  # scripts that compose across base letters
        return [(start, start + len(run), whole)]
    return [(start + a, start + b, new) for a, b, new in parts if new != run[a:b]]


def compose(pieces: list[tuple[int, int, int]], inner: OffsetMap) -> OffsetMap:
    """Return the map for a text put together from stretches of a normalized one.

    Args:
        pieces: ``(start in the new text, start in the normalized text, length)``, in order, in
            code points.
        inner: the normalized text's own map.
    """
    breaks: list[int] = []
    shifts: list[int] = []

    def add(at: int, shift: int) -> None:
        if breaks and breaks[-1] == at:
            shifts[-1] = shift
        elif not shifts or shifts[-1] != shift:
            breaks.append(at)
            shifts.append(shift)

    for new, old, length in pieces:
        by = old - new
        first = bisect_right(inner.breaks, old)
        add(new if breaks else 0, by + inner.shifts[first - 1])
        last = bisect_right(inner.breaks, old + length)
        for index in range(first, last):
            add(inner.breaks[index] - by, by + inner.shifts[index])
    if not breaks:
        return OffsetMap()
    return OffsetMap(tuple(breaks), tuple(shifts))
