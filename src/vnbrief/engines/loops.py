"""Loops: a decoder that says the same words over and over until it runs out of room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 40  # tokens of one round; what repeats at a longer distance is a refrain, not a loop
_ROUNDS = 4  # of a short pattern; "rất rất rất" is still emphasis
_ROUNDS_OF_PHRASE = 3  # of a pattern of a phrase's length
_PHRASE = 5  # tokens
_TOKENS = 8  # in all, or nothing was lost by it


def has_loop(tokens: Sequence[str]) -> bool:
    """Tell whether some words are repeated at once, over and over.

    Patterns without a letter do not count: 1.000.000.000 and a row of dots repeat rightly.
    """
    return any(
        _loops(tokens, period)
        for period in range(1, min(_LONGEST, len(tokens) // _ROUNDS_OF_PHRASE) + 1)
    )


def _loops(tokens: Sequence[str], period: int) -> bool:
    rounds = _ROUNDS_OF_PHRASE if period >= _PHRASE else _ROUNDS
    needed = max(rounds * period, _TOKENS) - period
    run = 0
    for i in range(period, len(tokens)):
        run = run + 1 if tokens[i] == tokens[i - period] else 0
        if run >= needed and any(c.isalpha() for t in tokens[i - period : i] for c in t):
            return True
    return False
