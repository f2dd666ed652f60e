"""Which words are English: by the vocabulary of the training corpus, and how English inflects."""

from __future__ import annotations

import lzma
import re
from functools import cache
from importlib import resources

_ENDINGS = re.compile(r"(?:'s|’s|s|es|ed|d|ing|ly|er|ers|or|ors|ness|ment|al|able|ion|ions)$")


def is_english_word(word: str) -> bool:
    """Tell whether a word is English, in any form of it.

    Capitalized words are English if Vietnamese writes them in another way: Cambodian, not Tokyo.
    """
    vocabulary = _vocabulary()
    low = word.lower()
    if low in vocabulary or word in vocabulary:
        return True
    stem = _ENDINGS.sub("", low)
    forms = (stem, stem + "e", stem + "y", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    return len(stem) > 2 and any(form in vocabulary for form in forms)


@cache
def _vocabulary() -> frozenset[str]:
    """Words that English writes small, and capitalized ones that Vietnamese writes in another way."""
    packed = resources.files("vnbrief.mentions").joinpath("data/english.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode("utf-8").split("\n"))
