"""Words with their places in a text: what the name recognizers walk over."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from vnbrief.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ] ?(?!s\b)[^\W\d_]+)*|\d+")
_JOINTS = frozenset((" ", "-", " - ", " – ", "–", ".", ". ", "\u00a0"))
_VOWELS = "aăâeêioôơuưyđ"


def _strip_table() -> dict[int, str]:
    """From every letter with a Vietnamese mark to its bare letter, both cases."""
    table = {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"}
    for base in _VOWELS + _VOWELS.upper():
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            char = unicodedata.normalize("NFC", base + tone)
            if len(char) == 1 and base not in "đĐ":
                table[ord(char)] = unicodedata.normalize("NFD", char)[0]
    return table


_STRIP = _strip_table()
# For character classes: the capital letters of both languages.
CAPITALS = "A-Z" + "".join(sorted({chr(c) for c in _STRIP if chr(c).isupper() and c > 127}))


def bare(text: str) -> str:
    """Return ``text`` without Vietnamese marks; the fast twin of ``text.strip_marks`` for names."""
    return text.translate(_STRIP)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as one text."""
    return frozenset(text.split())


class Word(NamedTuple):
    """One word: ``text[start:end]``, and the same folded (lower case, old-style tones)."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=16)
def split_words(text: str) -> tuple[Word, ...]:
    """Cut NFC ``text`` into words; an apostrophe joins (H'Mông), a hyphen parts (Cam-pu-chia)."""
    folded = fold(text)
    spans = (m.span() for m in _WORD.finditer(text))
    return tuple(Word(at, end, text[at:end], folded[at:end]) for at, end in spans)


def joined(text: str, left: Word, right: Word) -> bool:
    """Tell whether only a space, a hyphen or an abbreviation's point parts two words."""
    between = text[left.end : right.start]
    if between in ("-", " ") or between == "":
        return True
    if between in (".", ". "):
        return len(left.text) == 1 and left.capital
    return between in _JOINTS and right.capital and left.capital


def spaced(text: str, left: Word, right: Word) -> bool:
    """Tell whether exactly one space parts two words."""
    return text[left.end : right.start] in (" ", "\u00a0")


def name_key(name: str) -> str:
    """Return the key under which a name is looked up: bare lower-case words, single spaces."""
    return bare(" ".join(m[0] for m in _WORD.finditer(fold(name)))).replace("' ", "'")


def marked_key(name: str) -> str:
    """Return the key of a name with its marks: folded words, single spaces."""
    return " ".join(m[0] for m in _WORD.finditer(fold(name))).replace("' ", "'")


def all_capitals(words: tuple[Word, ...]) -> bool:
    """Tell whether a text is set in capitals, as headlines are; then capitals mark no name."""
    long = [w for w in words if len(w.text) > 1 and not w.text.isdigit()]
    return len(long) > 3 and sum(w.text.isupper() for w in long) > 0.8 * len(long)


def in_address(text: str, end: int) -> bool:
    """Tell whether a word that ends at ``end`` is part of an address on the net: daknong.gov.vn."""
    return text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
