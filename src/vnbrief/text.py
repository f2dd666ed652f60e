"""Folding for matching: case, tone placement and spelling twins, never changing a text's length.

Vietnamese writes the tone of oa, oe, uy on either vowel: the old style hòa (most newspapers and State
documents), the new style hoà (schoolbooks since 1984); both are right.
Folding maps both to the old style and keeps the number of code points, so that offsets in folded text
are offsets in the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "̣̀́̃̉"  # grave, acute, tilde, hook above, dot below


def _compose(base: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + tone)


def _tone_pairs() -> dict[str, str]:
    """From new style (tone on the second vowel of oa, oe, uy) to old style (on the first)."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            pairs[first + _compose(second, tone)] = _compose(first, tone) + second
    return pairs


_NEW_TO_OLD = _tone_pairs()
_OLD_TO_NEW = {old: new for new, old in _NEW_TO_OLD.items()}
# After q the u belongs to the consonant (quý is the only form), and a letter after the pair leaves
# one place for the tone (hoàn, toán).
_LETTERS = r"[^\W\d_]"
_NEW = re.compile(rf"(?<![qQ])({'|'.join(_NEW_TO_OLD)})(?!{_LETTERS})", re.IGNORECASE)
# Without IGNORECASE, for folded text: eight times as fast, and scanning is bound by it.
_NEW_LOWER = re.compile(rf"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!{_LETTERS})")
_OLD = re.compile(rf"(?<![qQ])({'|'.join(_OLD_TO_NEW)})(?!{_LETTERS})", re.IGNORECASE)


def _like(model: str, text: str) -> str:
    return "".join(t.upper() if m.isupper() else t for m, t in zip(model, text, strict=True))


def old_style_tones(text: str) -> str:
    """Return NFC ``text`` with hoà, khoẻ, thuý written hòa, khỏe, thúy; the length stays."""
    return _NEW.sub(lambda m: _like(m[0], _NEW_TO_OLD[m[0].lower()]), text)


def new_style_tones(text: str) -> str:
    """Return NFC ``text`` with hòa, khỏe, thúy written hoà, khoẻ, thuý; the length stays."""
    return _OLD.sub(lambda m: _like(m[0], _OLD_TO_NEW[m[0].lower()]), text)


def fold(text: str) -> str:
    """Return NFC ``text`` folded for matching: lower case, old-style tones, plain quotes and dashes.

    The result has exactly as many code points as ``text``.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # the dotted capital I of Turkish becomes two code points
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return _NEW_LOWER.sub(lambda m: _NEW_TO_OLD[m[0]], lowered).translate(_TWINS)


_TWINS = {
    ord(c): twin
    for twin, many in {
        '"': "“”„‟«»",
        "'": "‘’ʼ‚‛′",
        "-": "‐‑‒–—−",
        " ": "\u00a0\u2007\u2009\u202f\t",
    }.items()
    for c in many
}


def strip_marks(text: str) -> str:
    """Return ``text`` without Vietnamese marks: Đỗ Việt Anh → Do Viet Anh; NFC in, the length stays."""
    return text if text.isascii() else "".join(map(_bare, text))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    if char in "đĐ":
        return "d" if char == "đ" else "D"
    base = unicodedata.normalize("NFD", char)
    kept = "".join(c for c in base if unicodedata.category(c) != "Mn")
    return kept if len(kept) == 1 else char
