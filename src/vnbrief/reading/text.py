"""Plain text, pasted or saved: its lines, with hard-wrapped paragraphs put together again."""

from __future__ import annotations

import re
from itertools import pairwise

from vnbrief.reading.lines import Extract, Line
from vnbrief.reading.normalize import normalize
from vnbrief.reading.structure import ends_sentence, is_list_item

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_NARROWEST, _WIDEST = 40, 130  # code points of a hard-wrapped line


def extract(text: str) -> Extract:
    """Return the lines of plain ``text``."""
    source, offsets = normalize(text)
    lines: list[Line] = []
    for paragraph in _PARAGRAPH.finditer(source):
        lines.extend(_lines(paragraph[0], paragraph.start()))
    return Extract(tuple(lines), source, offsets)


def _lines(paragraph: str, start: int) -> list[Line]:
    raw = paragraph.split("\n")
    if len(raw) > 2 and _is_wrapped(raw):
        return _joined(raw, start)
    lines = []
    for line in raw:
        lines.append(_line(line, start))
        start += len(line) + 1
    return lines


def _line(raw: str, start: int) -> Line:
    lead = len(raw) - len(raw.lstrip())
    return Line(raw.strip(), start + lead)


def _is_wrapped(raw: list[str]) -> bool:
    """Tell whether the lines are one paragraph: full lines, broken in mid-sentence."""
    width = max(len(line.rstrip()) for line in raw)
    if not _NARROWEST <= width <= _WIDEST:
        return False
    breaks = list(pairwise(raw))
    whole = [(a, b) for a, b in breaks if not is_list_item(b.strip())]
    # a line is full when the next line's first word would not have fitted into it
    full = sum(len(a.rstrip()) + 1 + len(b.split(maxsplit=1)[0]) > width - 2 for a, b in whole)
    open_ended = sum(not ends_sentence(a.strip()) for a, _ in whole)
    return bool(whole) and full >= 0.8 * len(whole) and open_ended >= 0.6 * len(whole)


def _joined(raw: list[str], start: int) -> list[Line]:
    """Join wrapped lines, a space for each line break, so that the length and the offsets stay."""
    lines: list[Line] = []
    pending, at = "", start
    for line in raw:
        if pending and is_list_item(line.strip()):
            lines.append(_line(pending, at))
            pending = ""
        if pending:
            pending = f"{pending} {line}"
        else:
            pending, at = line, start
        start += len(line) + 1
    lines.append(_line(pending, at))
    return lines
