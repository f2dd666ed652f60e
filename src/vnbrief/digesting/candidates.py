"""Words that keep coming back in an article and are in no glossary: candidates for new terms.

Sequences are counted as for ``vnbrief glossary extract``, between punctuation, figures, names and the
words that part terms; a term of the glossary counts as one word.  What stands in quotation marks, or is
given an abbreviation, is a candidate at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from vnbrief.document import BlockKind
from vnbrief.glossary.ngrams import frequent_ngrams
from vnbrief.glossary.stopwords import FIRST, LAST, PARTING
from vnbrief.mentions.mention import Kind
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.briefing.analysis import Analysis, Marked
    from vnbrief.document import Language

_QUOTED = re.compile(r"[\"“]([^\"”“]{6,70})[\"”]")
_SHORTENED = re.compile(r"\(([A-ZĐ][A-ZĐ0-9&-]{1,9})\)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")
_LENGTH = {"vi": (3, 6), "en": (2, 4)}  # words
# What is done to a term stands before it: triển khai nghị quyết is no term.
_DOING = re.compile(
    r"^(?:thực hiện|triển khai|tiếp tục|tổ chức|đẩy mạnh|tăng cường|nâng cao|xây dựng|hoàn thành|ban hành"
    r"|tham gia|phối hợp|phát huy|đề nghị|yêu cầu|tập trung|chủ trì|phát biểu|chỉ đạo|bảo đảm|đảm bảo"
    r"|hỗ trợ|góp phần|implement\w*|strengthen\w*|continu\w+|promot\w+|improv\w+|organiz\w+)\b",
    re.IGNORECASE,
)
_TWICE = 2
_FRAGMENT = 0.75  # of its occurrences with one neighbour: a piece of something longer
_KNOWN = "\ue000"  # before the id of a term that the glossary has


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of an article that are no term yet: how often, and in which sentence first.

    ``marked``: they stood in quotation marks, or were given an abbreviation.
    """

    text: str
    count: int
    sentence: int
    marked: bool


@dataclass(frozen=True, slots=True)
class _Token:
    key: str
    text: str


def chunks(analysis: Analysis) -> Iterator[Chunk]:
    """Yield what the article marks as a name, then what comes back in it."""
    language = analysis.language
    body = [s for s in analysis.sentences if s.kind is not BlockKind.BYLINE]
    marked: dict[str, Chunk] = {}
    for sentence in body:
        for text in _pointed_out(sentence, language):
            old = marked.get(fold(text))
            count = old.count + 1 if old else 1
            marked[fold(text)] = Chunk(
                old.text if old else text, count, old.sentence if old else sentence.id, True
            )
    yield from marked.values()
    yield from (c for c in _returning(body, language) if fold(c.text) not in marked)


# --- sequences that come back ---------------------------------------------------------------------


def _returning(body: Iterable[Marked], language: Language) -> Iterator[Chunk]:
    stretches = [(s.id, run) for s in body for run in _stretches(s, language)]
    keys = [(id, [t.key for t in run]) for id, run in stretches]
    least, most = _LENGTH[language]
    for ngram in frequent_ngrams(keys, _TWICE, most):
        words = ngram.words
        fresh = [w for w in words if w[0] != _KNOWN]
        edges = words[0] in FIRST[language] or words[-1] in LAST[language]
        short = len(words) < least or len("".join(fresh)) < 4
        if edges or short or ngram.extension >= _FRAGMENT:
            continue
        text = _written(words, ngram.segments[0], stretches)
        if _DOING.match(text):
            continue
        yield Chunk(text, ngram.count, ngram.segments[0], False)


def _written(
    words: tuple[str, ...], segment: int, stretches: Iterable[tuple[int, list[_Token]]]
) -> str:
    """Return the words as they stand in that sentence."""
    size = len(words)
    for id, run in stretches:
        if id != segment:
            continue
        for start in range(len(run) - size + 1):
            part = run[start : start + size]
            if tuple(t.key for t in part) == words:
                return " ".join(t.text for t in part)
    return " ".join(words)


def _stretches(sentence: Marked, language: Language) -> Iterator[list[_Token]]:
    parting = PARTING[language]
    tokens = _tokens(sentence)
    for broken, run in groupby(tokens, key=lambda t: t is None or t.key in parting):
        if not broken:
            yield [token for token in run if token is not None]


def _tokens(sentence: Marked) -> Iterator[_Token | None]:
    """Yield a sentence's words and known terms; ``None`` for marks, figures and names."""
    at = 0
    for mention in sentence.mentions:
        if mention.span.start < at:
            continue
        yield from _words(sentence.text[at : mention.span.start])
        known = mention.kind is Kind.TERM and mention.concept
        yield _Token(f"{_KNOWN}{mention.concept}", mention.text) if known else None
        at = mention.span.end
    yield from _words(sentence.text[at:])


def _words(text: str) -> Iterator[_Token | None]:
    for found in _WORD.findall(text):
        yield _Token(fold(found), found) if found[0].isalpha() else None


# --- what the article itself marks ----------------------------------------------------------------


def _pointed_out(sentence: Marked, language: Language) -> Iterator[str]:
    """What is quoted as a name is, or followed by its abbreviation, where no mention covers it."""
    least, most = _LENGTH[language]
    for match in _QUOTED.finditer(sentence.text):
        words = match[1].split()
        told = match[1].endswith((".", "!", "?", ",")) or any(c.isdigit() for c in match[1])
        named = match[1][:1].isupper() and least <= len(words) <= most + 2
        if named and not told and not _known(sentence, match.start(1), match.end(1)):
            yield match[1].strip()
    for match in _SHORTENED.finditer(sentence.text):
        words = _before(sentence, match.start(), language)
        if least <= len(words) <= most and not _known(sentence, match.start(1), match.end(1)):
            yield f"{' '.join(words)} ({match[1]})"


def _known(sentence: Marked, start: int, end: int) -> bool:
    covered = sum(
        max(0, min(end, m.span.end) - max(start, m.span.start)) for m in sentence.mentions
    )
    return covered * 2 > end - start


def _before(sentence: Marked, end: int, language: Language) -> list[str]:
    """The words before an abbreviation, back to a word that parts terms."""
    words: list[str] = []
    for token in reversed(sentence.text[:end].split()):
        if fold(token) in PARTING[language] or not token[-1:].isalpha():
            break
        words.insert(0, token)
    return words
