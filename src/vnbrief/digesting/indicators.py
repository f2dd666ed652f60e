"""Which figures of different articles measure the same thing.

Two labels are one indicator if they say the same without their places, times and articles, glossary
terms counting as one word whatever their form or language; and if their units agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.mentions.words import words_of
from vnbrief.text import fold

if TYPE_CHECKING:
    from vnbrief.document import Language
    from vnbrief.glossary.glossary import Glossary

_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W_]+")
# What a label may add without measuring another thing.
_EMPTY = {
    "vi": words_of(
        "của trên địa bàn tỉnh huyện xã phường thành phố toàn cả trong năm tháng quý số tổng là các "
        "những và có được đã hiện nay ước khoảng gần hơn chung thị trấn quận"
    ),
    "en": words_of(
        "the a an of in its their this that total overall province provincial district s across whole "
        "number city year estimated local area is are has have been"
    ),
}
_HEAVY = {"vi": 3, "en": 2}  # words that make a label tell one thing from others


@dataclass(frozen=True, slots=True)
class Key:
    """What a label says: ``words`` in ``language``, which is ``None`` where terms say it all."""

    language: Language | None
    words: tuple[str, ...]


def key_of(label: str, language: Language, glossary: Glossary) -> Key | None:
    """Return the key of a label; ``None`` if it is too plain to compare (``people``, ``products``)."""
    from vnbrief.mentions.places import find_places

    text = _without(label, [(m.start(), m.end()) for m in _ASIDE.finditer(label)])
    places = find_places(text, language)
    text = _without(text, [(p.span.start, p.span.end) for p in places])
    terms = [m for m in glossary.find(text, language) if not _is_empty(m.form, language)]
    rest = _without(text, [(m.span.start, m.span.end) for m in terms])
    words = [w for w in _WORD.findall(fold(rest)) if w not in _EMPTY[language]]
    weight = len(words) + sum(len(m.form.split()) for m in terms)
    if weight < _HEAVY[language]:
        return None
    if language == "en":
        words = [_singular(w) for w in words]
    said = tuple(sorted({*words, *(f"#{m.concept.id}" for m in terms)}))
    return Key(None if not words else language, said)


def _is_empty(form: str, language: Language) -> bool:
    return all(word in _EMPTY[language] for word in fold(form).split())


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _singular(word: str) -> str:
    """Take the plural's ending off: communes, cities; not of business, status, basis."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if len(word) > 3 and ends else word
