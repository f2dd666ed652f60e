"""The gist as a model writes it, kept only if nothing in it is new.

A summarizer invents: a wrong figure, a name from its training.
So its words stand in a brief only if every figure, date, document's number, name and term in them is
in the article: values are compared, names by their words too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vnbrief.briefing.drafts import Phrase
from vnbrief.briefing.shortening import shorten
from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.implied import implied_numbers, numbers_of
from vnbrief.checking.texts import repeated
from vnbrief.engines.loops import has_loop
from vnbrief.mentions.mention import Amount, Kind, Mention, When
from vnbrief.mentions.values import agree, same_unit
from vnbrief.reading.language import identify
from vnbrief.reading.sentences import sentence_spans
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbrief.briefing.analysis import Analysis, Marked, Recognizer
    from vnbrief.briefing.summarizing import Summarizes
    from vnbrief.document import Document, Language
    from vnbrief.mentions.mention import Value

Reason = Literal["empty", "language", "repeated", "number", "date", "document", "name", "term"]

_WORDS = 90  # of a gist; what a model says beyond them is left out
_FEWEST = 4
_WORD = re.compile(r"[\w][\w.,/'’-]*[\w]|\w")
_NAMES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION, Kind.PROGRAMME, Kind.NAME})
_REASONS: dict[Kind, Reason] = {
    **dict.fromkeys(_NAMES, "name"),
    Kind.TERM: "term",
    Kind.DATE: "date",
    Kind.PERIOD: "date",
    Kind.DOCUMENT: "document",
}
_SPACED = re.compile(r" +(?=[,.;:!?)\]”…](?!\d))|(?<=[(\[“]) +")
_JOINED = re.compile(r"(?<=[^\W\d_])_(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a model's summary: the phrases of the gist, or why there are none."""

    phrases: tuple[Phrase, ...] = ()
    refused: Reason | None = None


def write_gist(analysis: Analysis, summarizer: Summarizes, recognize: Recognizer) -> Written:
    """Have the gist written, and look at every word of it.

    Args:
        analysis: of the article.
        summarizer: the model.
        recognize: finds the mentions of a sentence in the article's language.
    """
    if analysis.language not in summarizer.languages:
        return Written(refused="language")
    body = [s.text for s in analysis.body()] or [s.text for s in analysis.sentences]
    sentences = _sentences(summarizer.summarize(body, analysis.language), analysis.language)
    reason = refusal(sentences, analysis, recognize)
    if reason:
        return Written(refused=reason)
    return Written(
        tuple(Phrase(text, _evidence(text, recognize(text), analysis)) for text in sentences)
    )


def _sentences(summary: str, language: Language) -> tuple[str, ...]:
    """Cut a summary into whole sentences, at most a gist's words of them."""
    # Models for segmented Vietnamese join syllables: thành_phố.
    text = _JOINED.sub(" ", " ".join(unicodedata.normalize("NFC", summary).split()))
    text = _SPACED.sub("", text)
    found = [text[span.start : span.end].strip() for span in sentence_spans(text)]
    found = [sentence for sentence in found if sentence]
    if len(found) > 1 and not found[-1].endswith((".", "!", "?", "…", "”", '"')):
        found.pop()  # cut off where the model's room ended
    kept: list[str] = []
    for sentence in found:
        if kept and sum(len(s.split()) for s in (*kept, sentence)) > _WORDS:
            break
        kept.append(_whole(sentence, language))
    return tuple(kept)


def _whole(sentence: str, language: Language) -> str:
    short = shorten(sentence, _WORDS, language)
    ended = short if short.endswith((".", "!", "?", "…", "”", '"')) else short.rstrip(" ,;") + "."
    return ended[:1].upper() + ended[1:]


def refusal(sentences: Sequence[str], analysis: Analysis, recognize: Recognizer) -> Reason | None:
    """Return why a summary must not be shown, or ``None`` if it may.

    Args:
        sentences: of the summary.
        analysis: of the article.
        recognize: finds the mentions of a sentence in the article's language.
    """
    text = " ".join(sentences)
    if sum(word[0].isalpha() for word in _WORD.findall(text)) < _FEWEST:
        return "empty"
    article = " ".join(s.text for s in analysis.sentences)
    if has_loop(_WORD.findall(fold(text))) or any(repeated(article, text)):
        return "repeated"
    if identify(text).language != analysis.language:
        return "language"
    source = _Source.of(analysis)
    for sentence in sentences:
        for mention in recognize(sentence):
            if not source.says(mention):
                code = mention.kind is Kind.NAME and any(c.isdigit() for c in mention.text)
                return "number" if code else _REASONS.get(mention.kind, "number")
        if (foreign := source.foreign(sentence)) is not None:
            return "number" if any(char.isdigit() for char in foreign) else "name"
    return None


@dataclass(frozen=True, slots=True)
class _Source:
    """What an article holds: its mentions, its words in order, and the numbers that it implies."""

    mentions: tuple[Mention, ...]
    dates: tuple[Value, ...]
    words: str
    implied: frozenset[object]

    @classmethod
    def of(cls, analysis: Analysis) -> _Source:
        language = analysis.language
        shown = " ".join(_shown(analysis.document, analysis.sentences))
        published = analysis.document.published
        return cls(
            tuple(m for s in analysis.sentences for m in s.mentions),
            (When(published.isoformat()),) if published else (),
            f" {_plain(shown)} ",
            frozenset(
                n for s in analysis.sentences
                for _, n in implied_numbers(s.text, language, s.mentions)
            ),
        )  # fmt: skip

    def says(self, mention: Mention) -> bool:
        """Tell whether the article holds what a mention says."""
        if mention.kind in VALUE_KINDS:
            values = (*(m.value for m in self.mentions if m.kind in VALUE_KINDS), *self.dates)
            return any(says(value, mention.value) for value in values) or self._in_words(mention)
        if f" {_plain(mention.text)} " in self.words:
            return True
        return mention.kind is not Kind.PERSON and any(
            m.value == mention.value or (mention.concept and m.concept == mention.concept)
            for m in self.mentions
        )

    def _in_words(self, mention: Mention) -> bool:
        """Tell whether a small number in words is one of the article's ordinary words too."""
        return not any(char.isdigit() for char in mention.text) and set(
            numbers_of(mention.value)
        ) <= set(self.implied)

    def foreign(self, sentence: str) -> str | None:
        """Return a name or code that is not in the article: capitals, digits, each run of words."""
        for run in _runs(sentence):
            if f" {_plain(run)} " not in self.words:
                return run
        return None


def _shown(document: Document, sentences: Iterable[Marked]) -> Iterator[str]:
    yield from (s.text for s in sentences)
    yield from (block.span.cut(document.text) for block in document.blocks)
    for more in (document.title, document.publisher, document.author and document.author.name):
        if more:
            yield more


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _runs(sentence: str) -> Iterator[str]:
    """Yield the words of a sentence that look like names or codes, neighbours together.

    Its first word has a capital anyway: it counts only where a name goes on after it.
    """
    words = list(_WORD.finditer(sentence))
    run: list[str] = []
    for i, word in enumerate(words):
        capital = word[0][0].isupper() and not any(char.isdigit() for char in word[0])
        near = i and sentence[words[i - 1].end() : word.start()] == " "
        if run and not (capital and near):
            yield from _run(run, i - len(run) == 0)
            run = []
        if capital:
            run.append(word[0])
        elif _is_code(word[0]):
            yield word[0]
    if run:
        yield from _run(run, len(words) == len(run))


def _run(run: Sequence[str], first: bool) -> Iterator[str]:
    """Leave out the word that opens a sentence."""
    names = run[1:] if first else run
    if names:
        yield " ".join(names)


def _is_code(word: str) -> bool:
    """Tell whether letters and digits are one word: 5G, COVID-19, A320; plain figures are values."""
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


def says(source: Value, value: Value) -> bool:
    """Tell whether a value of the article tells a value of the summary: it, or a part of it.

    The year of a day, one end of a period, the 30 of 30/119 are parts; a unit is never dropped from
    a percentage, nor one put to a bare number.
    """
    if isinstance(source, Amount) and isinstance(value, Amount):
        numbers = set(numbers_of(source))
        return same_unit(source, value) and set(numbers_of(value)) <= numbers
    if isinstance(source, When) and isinstance(value, When):
        return agree(source, value) or _is_part(source, value)
    return agree(source, value)


def _is_part(source: When, value: When) -> bool:
    if value.label not in (None, source.label):
        return False
    ends = [end for end in (source.start, source.end) if end]
    if value.end is not None:
        return [value.start, value.end] == ends
    return any(end == value.start or end.startswith(f"{value.start}-") for end in ends)


def _evidence(text: str, mentions: Iterable[Mention], analysis: Analysis) -> tuple[int, ...]:
    """Return the sentences that a sentence of the summary rests on.

    The one that has most of its words, and for every mention that this one lacks the first that has
    it.
    """
    body = analysis.body() or analysis.sentences
    wanted = set(_plain(text).split())
    best = max(body, key=lambda s: (len(wanted & set(_plain(s.text).split())), -s.id))
    ids = {best.id}
    for mention in mentions:
        holders = [s for s in analysis.sentences if _holds(s, mention)]
        if holders and not ids & {s.id for s in holders}:
            ids.add(holders[0].id)
    return tuple(sorted(ids))


def _holds(sentence: Marked, mention: Mention) -> bool:
    if mention.kind in VALUE_KINDS:
        return any(
            m.kind in VALUE_KINDS and says(m.value, mention.value) for m in sentence.mentions
        )
    return any(m.value == mention.value for m in sentence.mentions)
