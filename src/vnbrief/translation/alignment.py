"""From tokens to characters, and from the attention to the words that it joins."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.document import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vnbrief.engines.engine import Hypothesis

_SPACE = "▁"  # SentencePiece's mark for a space before a piece
_SHARE = 0.3
_LETTERS = re.compile(r"[^\W\d_]+")  # a piece inside a word: no mark of a space, no signs
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


def token_spans(tokens: Sequence[str], text: str) -> list[Span]:
    """Find each SentencePiece token in the text that it came from.

    Control tokens that do not stand in the text (language codes), and the bytes of a character, get
    an empty span at the place where they occur, the last byte the whole character.
    """
    spans: list[Span] = []
    at = 0
    for token in tokens:
        piece = token.removeprefix(_SPACE)
        start = at
        while start < len(text) and text[start].isspace():
            start += 1
        byte = _BYTE.fullmatch(piece)
        if byte:
            # A character's UTF-8 ends where the next byte is not a continuation (10xxxxxx).
            spans.append(Span(start, min(start + 1, len(text))))
            at = start + 1 if _ends_character(byte[1], text, start) else start
        elif piece and text.startswith(piece, start):
            spans.append(Span(start, start + len(piece)))
            at = start + len(piece)
        else:
            spans.append(Span(start, start))
    return spans


def _ends_character(byte: str, text: str, at: int) -> bool:
    if at >= len(text):
        return False
    return text[at].encode()[-1] == int(byte, 16)


def tokens_within(spans: Sequence[Span], span: Span) -> frozenset[int]:
    """Return the indexes of the tokens that share a character with ``span``."""
    return frozenset(i for i, token in enumerate(spans) if token.overlaps(span))


def target_run(hypothesis: Hypothesis, source: frozenset[int]) -> range:
    """Return the run of target tokens that translates some source tokens.

    A target token belongs to the mention if it attends most to one of its tokens, or gives them a
    good share of its weight (Vietnamese words are written in pieces, and their first syllable often
    looks elsewhere too); the run is the densest stretch of such tokens, grown over single gaps.
    If none attends to them most, it is the one token that gives them the most weight.

    Args:
        hypothesis: with its attention, target tokens × source tokens.
        source: indexes of source tokens; not empty.
    """
    mass = [sum(row[i] for i in source if i < len(row)) for row in hypothesis.attention]
    best = [
        share >= _SHARE or max(range(len(row)), key=row.__getitem__, default=-1) in source
        for row, share in zip(hypothesis.attention, mass, strict=True)
    ]
    if not mass:
        return range(0)
    if not any(best):
        peak = max(range(len(mass)), key=mass.__getitem__)
        return range(peak, peak + 1)
    runs: list[range] = []
    for i, inside in enumerate(best):
        if not inside:
            continue
        if runs and i - runs[-1].stop <= 1:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return max(runs, key=lambda run: sum(mass[i] for i in run))


def ended_at(hypothesis: Hypothesis, at: int, endings: Collection[str] = ()) -> Hypothesis:
    """Return a hypothesis in which the word before ``at`` ends there.

    A decoder that goes on from a forced word may go on in the word itself: "Hung Yen province" +
    "ople".

    Args:
        hypothesis: decoded from a prefix of ``at`` tokens.
        at: how many tokens were forced.
        endings: what may follow all the same (the plural of an English noun).
    """
    stop = at
    while stop < len(hypothesis.tokens) and _LETTERS.fullmatch(hypothesis.tokens[stop]):
        stop += 1
    if stop == at or "".join(hypothesis.tokens[at:stop]) in endings:
        return hypothesis
    tokens, rows = hypothesis.tokens, hypothesis.attention
    return replace(
        hypothesis,
        tokens=(*tokens[:at], *tokens[stop:]),
        attention=(*rows[:at], *rows[stop:]),
    )


def word_start(tokens: Sequence[str], at: int) -> int:
    """Move ``at`` back to the first token of the word in which it stands."""
    while 0 < at < len(tokens) and not tokens[at].startswith(_SPACE):
        at -= 1
    return at


def word_end(tokens: Sequence[str], at: int) -> int:
    """Move ``at`` on to the first token after the word that ends before or at it."""
    while at < len(tokens) and not tokens[at].startswith(_SPACE):
        at += 1
    return at
