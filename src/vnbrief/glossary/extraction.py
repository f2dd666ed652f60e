"""Term candidates from translated text: sequences that come often, and come together.

A Vietnamese and an English sequence are partners if each is the other's best, by the log-likelihood
ratio of their segments (Dunning, 1993) among those whose Dice coefficient is high enough.
What the glossary knows already is one word each to the counting: it is never a candidate, nor cut
apart, but may be part of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import log, log2
from typing import TYPE_CHECKING

from vnbrief.glossary.inflection import singular
from vnbrief.glossary.ngrams import frequent_ngrams
from vnbrief.glossary.stopwords import FIRST, LAST, PARTING
from vnbrief.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.document import Language
    from vnbrief.glossary.glossary import Glossary
    from vnbrief.glossary.ngrams import Ngram

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")
_LONGEST = 6  # words
_FRAGMENT = 0.6  # of its occurrences with one and the same neighbour: a piece of something longer
_DICE = 0.35
_SHORTEST: dict[Language, int] = {"vi": 2, "en": 1}
# One English word that is an adverb or a verb in the past.
_INFLECTED = re.compile(r"[^ -]{3,}(?:ly|[^e]ed)")
_SAMPLE = 50  # segments, to see how a term is written
_KNOWN = "\ue000"  # before the words of a term that the glossary has


@dataclass(frozen=True, slots=True)
class Candidate:
    """A Vietnamese term and its likely English partner.

    Attributes:
        count: segments that hold both.
        vi_count: segments that hold the Vietnamese one.
        en_count: the same of the English one.
        dice: twice ``count`` by the sum of the two, 0 to 1.
        association: the log-likelihood ratio.
        score: the association, more for terms of several words (as in Frantzi's C-value); the list is
            sorted by it.
        segment: the number of the first that holds both.
    """

    vi: str
    en: str
    count: int
    vi_count: int
    en_count: int
    dice: float
    association: float
    score: float
    segment: int


@dataclass(frozen=True, slots=True)
class _Term:
    key: tuple[str, ...]
    segments: tuple[int, ...]


def extract_terms(
    pairs: Sequence[tuple[str, str]], glossary: Glossary, *, min_count: int = 5
) -> list[Candidate]:
    """Return terms of a parallel text that the glossary lacks, the surest first.

    Args:
        pairs: (Vietnamese, English) segments in NFC; numbered from 0 in the result.
        glossary: what is known already.
        min_count: the segments that a pair of terms has to share.
    """
    vi = _Side([vi for vi, _ in pairs], "vi", glossary)
    en = _Side([en for _, en in pairs], "en", glossary)
    links = _mutual(vi.terms(min_count), en.terms(min_count), len(pairs), min_count)
    found = (_candidate(link, vi, en) for link in links)
    return sorted(filter(None, found), key=lambda c: (-c.score, c.vi))


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    text: str


class _Side:
    """The segments of one language in words, a known term being one word."""

    def __init__(self, texts: Sequence[str], language: Language, glossary: Glossary) -> None:
        self.language = language
        self.chunks: list[tuple[int, list[_Token]]] = []
        self.of_segment: dict[int, list[list[_Token]]] = defaultdict(list)
        for number, text in enumerate(texts):
            for chunk in _chunks(text, language, glossary):
                self.chunks.append((number, chunk))
                self.of_segment[number].append(chunk)

    def terms(self, minimum: int) -> list[_Term]:
        """Return the sequences that may be terms."""
        keys = ((number, [token.key for token in chunk]) for number, chunk in self.chunks)
        ngrams = frequent_ngrams(keys, minimum, _LONGEST)
        return [_Term(n.words, n.segments) for n in ngrams if self._may_be_term(n)]

    def _may_be_term(self, ngram: Ngram) -> bool:
        first, last = FIRST[self.language], LAST[self.language]
        if ngram.words[0] in first or ngram.words[-1] in last:
            return False
        fresh = [w for w in ngram.words if w[0] != _KNOWN and (w not in first or w not in last)]
        if not fresh:
            return False
        if len(ngram.words) < _SHORTEST[self.language] or len("".join(fresh)) < 3:
            return False
        return ngram.extension < _FRAGMENT

    def shown(self, term: _Term) -> str:
        """Return a term as it is written most often, not counting the capital of a sentence."""
        inside: Counter[str] = Counter()
        opening: Counter[str] = Counter()
        size = len(term.key)
        for number in term.segments[:_SAMPLE]:
            for order, chunk in enumerate(self.of_segment[number]):
                for start in range(len(chunk) - size + 1):
                    part = chunk[start : start + size]
                    if tuple(token.key for token in part) == term.key:
                        forms = inside if order or start else opening
                        forms[" ".join(token.text for token in part)] += 1
        forms = inside or opening
        return min(forms, key=lambda form: (-forms[form], form))


def _chunks(text: str, language: Language, glossary: Glossary) -> Iterator[list[_Token]]:
    """Yield the stretches of a segment that no punctuation, figure or parting word interrupts."""
    parting = PARTING[language]
    chunk: list[_Token] = []
    for token in _tokens(text, language, glossary):
        if token is None or token.key in parting:
            if chunk:
                yield chunk
            chunk = []
        else:
            chunk.append(token)
    if chunk:
        yield chunk


def _tokens(text: str, language: Language, glossary: Glossary) -> Iterator[_Token | None]:
    """Yield the words of a text and its known terms; ``None`` for any other sign."""
    at = 0
    for match in glossary.find(text, language):
        yield from _words(text[at : match.span.start], language)
        yield _Token(_KNOWN + match.concept.id, match.span.cut(text))
        at = match.span.end
    yield from _words(text[at:], language)


def _words(text: str, language: Language) -> Iterator[_Token | None]:
    folded = fold(text)
    for found in _WORD.finditer(text):
        key = folded[found.start() : found.end()]
        if not key[0].isalpha():
            yield None
        elif language == "vi":
            yield _Token(key, found[0])
        else:
            yield _Token(_singular(key.removesuffix("'s")), found[0])


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    return singular(word)


@dataclass(frozen=True, slots=True)
class _Link:
    vi: _Term
    en: _Term
    count: int
    dice: float
    association: float
    segment: int


def _mutual(
    vi: Sequence[_Term], en: Sequence[_Term], segments: int, minimum: int
) -> Iterator[_Link]:
    """Yield the pairs in which each is the other's best."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, term in enumerate(en):
        for number in term.segments:
            holders[number].append(index)
    best_of_vi: dict[int, _Link] = {}
    best_of_en: dict[int, _Link] = {}
    for index, term in enumerate(vi):
        together = Counter(i for number in term.segments for i in holders.get(number, ()))
        for other, count in together.items():
            link = _link(term, en[other], count, segments) if count >= minimum else None
            if link is None:
                continue
            for best, key in ((best_of_vi, index), (best_of_en, other)):
                if key not in best or _rank(link) > _rank(best[key]):
                    best[key] = link
    for link in best_of_vi.values():
        if any(link is kept for kept in best_of_en.values()):
            yield link


def _rank(link: _Link) -> tuple[float, int]:
    return link.association, len(link.en.key)


def _link(vi: _Term, en: _Term, count: int, segments: int) -> _Link | None:
    dice = 2 * count / (len(vi.segments) + len(en.segments))
    if dice < _DICE:
        return None
    association = _likelihood(count, len(vi.segments), len(en.segments), segments)
    first = next(iter(sorted(set(vi.segments) & set(en.segments))))
    return _Link(vi, en, count, dice, association, first)


def _likelihood(both: int, one: int, other: int, total: int) -> float:
    """Return the log-likelihood ratio of two terms' segments being independent."""
    table = (
        (both, one * other),
        (one - both, one * (total - other)),
        (other - both, (total - one) * other),
        (total - one - other + both, (total - one) * (total - other)),
    )
    return 2 * sum(seen * log(seen * total / expected) for seen, expected in table if seen)


def _candidate(link: _Link, vi: _Side, en: _Side) -> Candidate | None:
    left, right = vi.shown(link.vi), en.shown(link.en)
    if _is_name(left, right) or _INFLECTED.fullmatch(right):
        return None
    return Candidate(
        vi=left,
        en=right,
        count=link.count,
        vi_count=len(link.vi.segments),
        en_count=len(link.en.segments),
        dice=round(link.dice, 3),
        association=round(link.association, 1),
        score=round(link.association * log2(len(link.vi.key) * len(link.en.key)), 1),
        segment=link.segment,
    )


def _is_name(vi: str, en: str) -> bool:
    """Tell whether the English is the Vietnamese without its marks, wholly or for a good part."""
    syllables = set(strip_marks(vi).lower().split())
    words = en.lower().split()
    return sum(word in syllables for word in words) * 3 > len(words)
