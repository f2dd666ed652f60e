"""Proper names are written as their rendering writes them, and a sentence begins as its source does.

A model that has met a name only with marks puts them where it guesses: "Phan Viet Cuong" becomes
"Phan Việt Cường". Whether that is right nobody knows, so a person's name from an English text stays
without marks; a place gets those that the gazetteer has.
Every change here keeps the text's length, so that spans stay true.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.english import is_english_word
from vnbrief.mentions.family_names import is_syllable
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.words import words_of
from vnbrief.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.document import Language
    from vnbrief.mentions.mention import Mention

# A name of one syllable is looked for only behind one of these: "Thu" may be part of "Thứ trưởng".
# (ông, bà, anh, chị, cô, em, cụ, đồng chí; the text is searched without its marks.)
_BEFORE = r"(?:(?<=ong )|(?<=ba )|(?<=anh )|(?<=chi )|(?<=co )|(?<=em )|(?<=cu ))"


_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = r"([^\W\d_]{2,}(?: [^\W\d_]+){0,4}?)"
_AFTER = r"(?= ?(?:[,.;:!?)]|$|and\b|và\b))"
# "again and again" is a way of speaking, "agriculture, agriculture" is not.
_TWICE = re.compile(
    rf"(?<!\w){_PHRASE},(?: and| và)? \1{_AFTER}"
    r"|(?<!\w)([^\W\d_]+(?: [^\W\d_]+){1,4}?)(?: and| và) \2(?!\w)",
    re.IGNORECASE,
)
_THRICE = re.compile(rf"(?<!\w){_PHRASE}(?: \1){{2,}}(?!\w)", re.IGNORECASE)
_SHORTEST_WORD = 4  # shorter ones are units and abbreviations


def respell(source: str, target: str, mentions: Sequence[Mention], language: Language) -> str:
    """Return ``target`` with its names spelled as their renderings and its first letter cased.

    Args:
        source: the segment that was translated.
        target: its translation; the result has the same length.
        mentions: of the source.
        language: of ``target``; in English every capitalized word loses its Vietnamese marks.
    """
    bare = strip_marks(target)
    for mention in mentions:
        if mention.kind not in {Kind.PERSON, Kind.PLACE}:
            continue
        for rendering in mention.renderings:
            pattern = re.escape(strip_marks(rendering))
            if " " not in rendering:
                pattern = rf"(?i:{_BEFORE}){pattern}"
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", bare):
                # Đắk Lắk and Đak Lak are both right: an approved spelling stays as it is.
                if target[match.start() : match.end()] not in mention.renderings:
                    target = target[: match.start()] + rendering + target[match.end() :]
    if language == "en":
        target = _WORD.sub(lambda m: strip_marks(m[0]) if m[0][0].isupper() else m[0], target)
    return _begun_as(source, target, mentions, language)


def _begun_as(source: str, target: str, mentions: Iterable[Mention], language: Language) -> str:
    """Begin a sentence with a capital, and the second half of one without, unless a name stands there."""
    first = target[:1]
    if source[:1].isupper() and first.islower() and len(first.upper()) == 1:
        return first.upper() + target[1:]
    if source[:1].islower() and first.isupper() and not target[:2].isupper():
        names = (r for m in mentions for r in m.renderings if r[:1].isupper())
        if not any(target.startswith(name) for name in names) and _is_common(target, language):
            return first.lower() + target[1:]
    return target


def _is_common(text: str, language: Language) -> bool:
    """Tell whether a text surely begins with a common word, whose capital says nothing.

    In Vietnamese a name's second syllable has a capital too (mostly); in English only the little
    words and the forms of verbs are sure.
    """
    words = text.split(" ", 2)
    if language == "vi":
        return len(words) > 1 and not words[1][:1].isupper() and words[0] not in _NAMES_OF_ONE
    return words[0].lower() in _LITTLE or words[0].endswith(("ing", "ed"))


_NAMES_OF_ONE = {"Đảng", "Nhà", "Quốc"}
_LITTLE = words_of(
    "the a an and or but of in on at to for with by from as this these that those it its they he she "
    "which who while after before including also not no all some many most both each more"
)


def untranslated_words(target: str, language: Language) -> int:
    """Count the words of an English text that carry Vietnamese marks: the model left them as they were.

    The other way there is no such sign: English words stand in Vietnamese texts by right.
    """
    if language != "en":
        return 0
    return sum(strip_marks(word) != word for word in _WORD.findall(target))


def invented_words(source: str, target: str, language: Language) -> int:
    """Count the small words of a translation that no language has, and the source has not either.

    A model that never met a word makes one of pieces: "tigrague", "optop".
    """
    given = set(_WORD.findall(fold(source)))
    return sum(
        len(word) >= _SHORTEST_WORD
        and word.islower()
        and fold(word) not in given
        and not is_english_word(word)
        and not (language == "vi" and is_syllable(word))
        for word in _WORD.findall(target)
    )


def repeated_members(source: str, target: str) -> int:
    """Count the members of a list that a translation says twice in a row, if its source does not.

    "agriculture, agriculture, trade"; and words said three times: "gạo gạo gạo".
    """
    if _TWICE.search(source) or _THRICE.search(source):
        return 0
    return len(_TWICE.findall(target)) + len(_THRICE.findall(target))


def near_name(text: str, name: str, taken: Sequence[Span]) -> Span | None:
    """Return where ``text`` has a name that was meant for ``name``: "Pham Hong Chu" for Pham Hong Chuong.

    At least half of the syllables, and two of a longer name, stand in their places; capitals only.

    Args:
        taken: spans of other names, which are not looked at.
    """
    wanted = strip_marks(name).split()
    needed = max((len(wanted) + 1) // 2, min(2, len(wanted)))
    words = list(_WORD.finditer(text))
    best: tuple[int, Span] | None = None
    for i in range(len(words)):
        run = words[i : i + len(wanted)]
        if len(wanted) < 2 or any(not w[0][0].isupper() for w in run):
            continue
        span = Span(run[0].start(), run[-1].end())
        same = sum(strip_marks(w[0]) == part for w, part in zip(run, wanted, strict=False))
        if same >= needed and not any(span.overlaps(t) for t in taken):
            best = max(best or (0, span), (same, span), key=lambda pair: pair[0])
    return best[1] if best else None


_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}(?!\d)|\d{1,2} [A-Z]")


def fit_prepositions(text: str, dates: Iterable[Span]) -> str:
    """Put "on" before an English date that names a day, and "in" before one that does not.

    The model sees one kind of placeholder for both, and can only guess.

    Args:
        dates: spans of the dates that were put back; the result has the same length.
    """
    for span in dates:
        start = span.start - 3
        word = text[max(start, 0) : span.start]
        if start < 0 or word.lower() not in {"on ", "in "} or text[start - 1 : start].isalnum():
            continue
        right = "on " if _DAY.search(span.cut(text)) else "in "
        right = right.capitalize() if word[0].isupper() else right
        text = text[:start] + right + text[span.start :]
    return text
