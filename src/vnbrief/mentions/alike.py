"""Names and codes that both languages write alike, but for marks: Velkor Branidze, A320, thôn Pú.

A model has met few of them and spells the others anew, so they are carried through as they stand.
What has a form of its own in the other language is a matter of the other recognizers; what is left
is a name if its language cannot have the word (in Vietnamese, a capitalized word that is no syllable;
in English, one that an English vocabulary lacks), or if a unit's word stands beside it.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.english import is_english_word
from vnbrief.mentions.family_names import is_syllable
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.words import CAPITALS, bare, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vnbrief.document import Language

# Capitals and digits in one word; "25TH" and "10AM" are no codes.
_CODE = re.compile(
    r"(?<![\w<./-])(?=[A-Za-z/-]*\d)(?=[a-z\d/-]*[A-Z])(?!\d+(?:ST|ND|RD|TH|AM|PM|H)\b)"
    r"[A-Za-z\d]+(?:[/-][A-Za-z\d]+)*(?![\w>]|[.,/-]\w)"
)
_WORD = r"[A-Z][a-zA-Z]*[a-z][a-zA-Z]*(?:['’-][A-Za-z]+)*?(?=['’]s\b|[^\w'’-]|['’-]\W|$|['’-]$)"
_RUN = re.compile(rf"(?<![\w<@/.'’-]){_WORD}(?: {_WORD})*")
# English makes such words of names, and Vietnamese does not write them so: Kazakhstani, Keynesian.
_DERIVED = re.compile(r".*(?:[ei]an|ese|ish|ism|ist|ic|ite|ani|men|man)s?")
_PROPER = rf"[{CAPITALS}][^\W\d_]*[^\W\d_{CAPITALS}][^\W\d_]*"
_BESIDE_UNIT: Mapping[Language, re.Pattern[str]] = MappingProxyType(
    {
        "vi": re.compile(
            rf"\b(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hị trấn|[Tt]hôn|[Bb]uôn|[Ấấ]p|[Tt]hị xã) "
            rf"(?P<name>{_PROPER}(?: {_PROPER}){{0,3}})(?!\w)"
        ),
        "en": re.compile(
            rf"(?<!\w)(?!The )(?P<name>{_PROPER}(?: {_PROPER}){{0,3}}) "
            r"(?:commune|ward|township|village|hamlet)(?!\w)"
        ),
    }
)
# Names of the Central Highlands begin so: they are Vietnam's own, and the gazetteer's matter.
_HIGHLANDS = words_of("dak dac krong ea ia plei buon chu kbang knop")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n][\"'”’)\]]*\s*|[\"“'‘(\[–-]\s*)$")


def find_alike(text: str, language: Language, taken: Sequence[Span] = ()) -> tuple[Mention, ...]:
    """Return the names and codes of NFC ``text`` that the other language writes alike, in order.

    Args:
        taken: what other mentions own; nothing that overlaps them is returned.
    """
    spans = list(find_codes(text))
    if not _like_a_title(text):
        spans += _names(text, language)
        spans += _beside_units(text, language)
    owned = {at for span in taken for at in range(span.start, span.end)}
    free = (s for s in sorted(spans) if owned.isdisjoint(range(s.start, s.end)))
    found: list[Mention] = []
    for span in free:
        if not found or span.start >= found[-1].span.end:
            found.append(_mention(span, text, language))
    return tuple(found)


def find_codes(text: str) -> tuple[Span, ...]:
    """Return where words of capitals and digits stand."""
    return tuple(Span(*match.span()) for match in _CODE.finditer(text))


def _mention(span: Span, text: str, language: Language) -> Mention:
    words = span.cut(text)
    other = bare(words)
    return Mention(
        kind=Kind.NAME,
        span=span,
        text=words,
        value=Named(other.casefold()),
        renderings=(other,),
        language=language,
        strength="should",
        figure=span,
        figure_rendering=other,
    )


def _names(text: str, language: Language) -> Iterator[Span]:
    foreign = _no_syllable if language == "vi" else _no_english
    for match in _RUN.finditer(text):
        words = match.group().split(" ")
        start = match.start()
        # A sentence's first word is capitalized whatever it is.
        if _SENTENCE_START.search(text[max(0, start - 6) : start]) and not foreign(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
        first = _SENTENCE_START.search(text[max(0, start - 6) : start]) is not None
        if not words or (first and len(words) == 1):
            continue
        known = [not foreign(word) for word in words]
        # Titles and offices stand before and behind a name: President Velkor, Velkor Industries.
        while words and known[0]:
            start += len(words[0]) + 1
            words, known = words[1:], known[1:]
        while words and known[-1]:
            words, known = words[:-1], known[:-1]
        if words and not any(known):
            yield Span(start, start + len(" ".join(words)))


def _beside_units(text: str, language: Language) -> Iterator[Span]:
    for match in _BESIDE_UNIT[language].finditer(text):
        start = match.start("name")
        first = _SENTENCE_START.search(text[max(0, start - 6) : start]) is not None
        # "Any commune", "Regular village meetings": capitals of a sentence, not of a name.
        if language == "vi" or not (first and is_english_word(match["name"].split(" ")[0])):
            yield Span(*match.span("name"))


def _no_syllable(word: str) -> bool:
    if word.lower() in _HIGHLANDS:
        return False
    return not all(is_syllable(part) for part in re.split(r"['’-]", word) if part)


def _no_english(word: str) -> bool:
    """Tell whether no English word has this form, and no Vietnamese syllable either."""
    parts = [part for part in re.split(r"['’-]", word) if part]
    if len(parts) == 1 and _DERIVED.fullmatch(word):
        return False
    return not any(
        is_english_word(part) or is_syllable(part) or part.lower() in _HIGHLANDS for part in parts
    )


def _like_a_title(text: str) -> bool:
    """Tell whether capitals say nothing: most words of a headline have them."""
    words = [w for w in re.findall(r"[^\W\d_]{2,}", text) if not w.isupper()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.65 * len(words)
