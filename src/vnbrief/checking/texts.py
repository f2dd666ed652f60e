"""Faults of a translation that show without its mentions: left untranslated, too short, repeated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.checking.finding import Code, Finding
from vnbrief.document import Span
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vnbrief.document import Language

# Over 25,000 pairs of the corpus the shortest thousandth has 0.68 English code points for a Vietnamese
# one, and 0.49 the other way (0.57 and 0.41 the very shortest).
_SHORTEST: Mapping[str, float] = {"vi": 0.55, "en": 0.40}
_SHORTEST_OF_SEVERAL: Mapping[str, float] = {"vi": 0.72, "en": 0.52}
_SHARED = 6  # words in a row that source and target share
_LONG = 8  # words in a row that stand twice
_WORD = re.compile(r"\w+(?:[.,/'’-]\w+)*")


def untranslated(
    source: str, target: str, source_language: Language, target_language: Language
) -> Span | None:
    """Return the stretch of ``target`` that is still in the source's language, if there is one.

    Either words in a row that stand in the source too, or the whole target.
    """
    words = list(_WORD.finditer(target))
    if len(words) < 5:
        return None
    run = _shared_run([w[0] for w in _WORD.finditer(fold(source))], [fold(w[0]) for w in words])
    if run:
        span = Span(words[run.start].start(), words[run.stop - 1].end())
        quoted = target[: span.start].endswith(("(", '"', "“")) and target[span.end :][:1] in ')"”'
        if len(run) == len(words) or (not quoted and _is_in(span.cut(target), source_language)):
            return span
    marked = sum(not word[0].isascii() for word in words) / len(words)
    if (marked > 0.3) == (target_language == "en") and _is_in(target, source_language):
        return Span(0, len(target))
    return None


def _is_in(text: str, language: Language) -> bool:
    from vnbrief.reading.language import identify

    guess = identify(text)
    return guess.language == language and guess.score > 0.75


def _shared_run(source: Sequence[str], target: Sequence[str]) -> range:
    """Return the longest run of target words that stands in the source, if it is long enough."""
    size = min(_SHARED, len(target))
    starts = {tuple(source[i : i + size]): i for i in range(len(source) - size, -1, -1)}
    best = range(0)
    for i in range(len(target) - size + 1):
        at = starts.get(tuple(target[i : i + size]))
        if at is None or i + size <= best.stop:
            continue
        length = size
        while (
            i + length < len(target)
            and at + length < len(source)
            and target[i + length] == source[at + length]
        ):
            length += 1
        if length > len(best):
            best = range(i, i + length)
    return best


def too_short(source: str, target: str, source_language: Language, several: bool) -> bool:
    """Tell whether a translation is far shorter than careful ones ever are.

    Args:
        several: of the sentences of ``source`` fewer are in ``target``: one may have been left out.
    """
    floor = (_SHORTEST_OF_SEVERAL if several else _SHORTEST)[source_language]
    return len(source.split()) >= 12 and len(target) < len(source) * floor


def repeated(source: str, target: str) -> Iterator[Finding]:
    """Report words that the target says again right after themselves, or a long run that it says twice.

    What the source repeats too is left alone.
    """
    places = list(_WORD.finditer(target))
    again = _again([fold(w[0]) for w in places])
    if again and not _again([w[0] for w in _WORD.finditer(fold(source))]):
        span = Span(places[again.start].start(), places[again.stop - 1].end())
        message = f"“{span.cut(target)}” is repeated"
        yield Finding(Code.REPEATED, "error", message, None, span)


def _again(words: Sequence[str]) -> range:
    """Return the place of words that repeat earlier ones; the empty range if there are none."""
    for i, word in enumerate(words):
        for size in range(1, min(12, (len(words) - i) // 2) + 1):
            if word != words[i + size] or words[i : i + size] != words[i + size : i + 2 * size]:
                continue
            run = words[i : i + size]
            # One or two words twice are ways of speaking: từng bước từng bước, very, very.
            thrice = run == words[i + 2 * size : i + 3 * size]
            if any(w.isalpha() for w in run) and (size > 2 or thrice):
                return range(i + size, i + 2 * size)
    seen: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _LONG + 1):
        first = seen.setdefault(tuple(words[i : i + _LONG]), i)
        if first + _LONG <= i:
            return range(i, i + _LONG)
    return range(0)
