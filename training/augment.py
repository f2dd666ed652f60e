"""Roughens clean pairs: case, marks, tone placement, typing noise, missing stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.fillers import unmark
from vnbrief.text import new_style_tones, old_style_tones

if TYPE_CHECKING:
    import random

    from training.annotate import Terms

SYMBOL = re.compile(r"(<[^<> ]{1,4}>|<=>)")


def typos(text: str, rng: random.Random) -> str:
    """One or two slips of the finger: a letter doubled, dropped or swapped, never a digit."""
    words = text.split(" ")
    for _ in range(rng.choice((1, 1, 2))):
        spot = rng.randrange(len(words))
        word = words[spot]
        if len(word) < 3 or not word.isalpha():
            continue
        i = rng.randrange(len(word) - 1)
        words[spot] = rng.choice(
            (
                word[:i] + word[i] + word[i:],
                word[:i] + word[i + 1 :],
                word[:i] + word[i + 1] + word[i] + word[i + 2 :],
            )
        )
    return " ".join(words)


def roughen(
    source: str, target: str, order: tuple[str, str], terms: Terms, rng: random.Random
) -> tuple[str, str]:
    """Changes a pair before holding. The target stays clean: always the old tone placement."""
    if order[0] == "vi":
        source = new_style_tones(source) if rng.random() < 0.25 else old_style_tones(source)
        if rng.random() < 0.025:
            source = unmark(source)
    else:
        target = old_style_tones(target)
        if rng.random() < 0.15:
            source = terms.worsen(source, rng)
    if rng.random() < 0.015:
        source = typos(source, rng)
    if rng.random() < 0.03 and source.endswith(".") and target.endswith("."):
        source, target = source[:-1], target[:-1]
    return source, target


def upper(text: str) -> str:
    """Upper-cases everything but symbols."""
    return "".join(part if SYMBOL.fullmatch(part) else part.upper() for part in SYMBOL.split(text))


def recase(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Sometimes a headline in capitals (both sides), sometimes no capitals at the start."""
    chance = rng.random()
    if chance < 0.02:
        return upper(source), upper(target)
    if chance < 0.03:
        return source.lower() if "<" not in source else source, target
    return source, target
