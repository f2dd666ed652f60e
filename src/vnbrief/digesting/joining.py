"""The articles' notes joined: one record a document, event, measure and candidate, still untranslated."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vnbrief.briefing.drafts import DocumentDraft, Phrase
    from vnbrief.digesting.extract import Extract, FigureNote
    from vnbrief.document import Language
    from vnbrief.glossary.glossary import Glossary

SAME_EVENT = 0.6  # share of the shorter telling's words that the other has, on the same date
CANDIDATES_SHOWN = 60
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Cited:
    """Where something stands: article number → sentence ids."""

    places: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of an article."""

    article: int
    note: FigureNote


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a date, however many articles tell it; ``phrase`` is the fullest telling."""

    date: str
    phrase: Phrase
    language: Language
    cited: Cited


@dataclass(frozen=True, slots=True)
class CitedDraft:
    """A document with every citation of it; ``draft`` says most of it."""

    draft: DocumentDraft
    language: Language
    cited: Cited
    citations: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A candidate term; ``phrase`` is its first form."""

    phrase: Phrase
    language: Language
    count: int
    cited: Cited


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that the digest says, before translation; ``kept`` leaves out the copies."""

    extracts: Sequence[Extract]
    kept: tuple[int, ...]
    copies: Mapping[int, tuple[int, float]]
    figures: tuple[Measured, ...]
    events: tuple[Event, ...]
    documents: tuple[CitedDraft, ...]
    candidates: tuple[Proposed, ...]

    def phrases(self, language: Language) -> Iterator[Phrase]:
        """Yield every phrase in ``language`` that the digest shows."""
        for index in self.kept:
            article = self.extracts[index]
            if article.language == language:
                yield from (p for p in (article.title, *article.gist) if p is not None)
        for measured in self.figures:
            if self.extracts[measured.article].language == language:
                figure = measured.note.figure
                yield from (p for p in (figure.label, figure.counted) if p is not None)
        for document in self.documents:
            if document.language == language:
                draft = document.draft
                yield from (p for p in (draft.kind, draft.title, draft.issuer) if p is not None)
        yield from (e.phrase for e in self.events if e.language == language)
        yield from (c.phrase for c in self.candidates if c.language == language)


def join(
    extracts: Sequence[Extract], copies: Mapping[int, tuple[int, float]], glossary: Glossary
) -> Joined:
    """Join the notes of every article that is not a copy."""
    kept = tuple(i for i in range(len(extracts)) if i not in copies)
    return Joined(
        extracts=extracts,
        kept=kept,
        copies=copies,
        figures=_comparable(extracts, kept),
        events=_events(extracts, kept),
        documents=_documents(extracts, kept),
        candidates=_candidates(extracts, kept, glossary),
    )


def _comparable(extracts: Sequence[Extract], kept: Iterable[int]) -> tuple[Measured, ...]:
    """Every figure whose measure may come twice.

    Labels in both languages can only be compared once they are translated: with articles in both, all
    are kept whose unit comes in both.
    """
    every = [Measured(i, note) for i in kept for note in extracts[i].figures]
    by_key: dict[object, int] = defaultdict(int)
    units: dict[object, set[Language]] = defaultdict(set)
    for measured in every:
        by_key[measured.note.key] += 1
        units[unit_of(measured)].add(extracts[measured.article].language)
    return tuple(m for m in every if by_key[m.note.key] > 1 or len(units[unit_of(m)]) > 1)


def unit_of(measured: Measured) -> tuple[str | None, bool]:
    """Return what has to agree between two figures of one indicator: the unit, and whether it ranks."""
    amount = measured.note.figure.amount
    return amount.unit, amount.rank_of is not None or amount.unit == "ordinal"


# --- events ---------------------------------------------------------------------------------------


def _events(extracts: Sequence[Extract], kept: Iterable[int]) -> tuple[Event, ...]:
    by_day: dict[str, list[Event]] = defaultdict(list)
    for index in kept:
        for draft in extracts[index].events:
            event = Event(
                draft.date,
                draft.event,
                extracts[index].language,
                Cited({index: draft.event.evidence}),
            )
            same = by_day[draft.date]
            twin = next((i for i, other in enumerate(same) if _alike(event, other)), None)
            if twin is None:
                same.append(event)
            else:
                same[twin] = _fuller(same[twin], event)
    return tuple(event for day in sorted(by_day) for event in by_day[day])


def _alike(one: Event, other: Event) -> bool:
    if one.language != other.language:
        return False
    numbers = [set(_NUMBER.findall(e.phrase.text)) for e in (one, other)]
    if not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        return False  # two provinces tell of two poverty rates in the same words
    first, second = (set(fold(e.phrase.text).split()) for e in (one, other))
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) / smaller >= SAME_EVENT


def _fuller(one: Event, other: Event) -> Event:
    longer = max(one, other, key=lambda e: len(e.phrase.text))
    return Event(one.date, longer.phrase, one.language, _together((one.cited, other.cited)))


def _together(many: Iterable[Cited]) -> Cited:
    places: dict[int, set[int]] = defaultdict(set)
    for article, sentences in chain.from_iterable(c.places.items() for c in many):
        places[article] |= set(sentences)
    return Cited({a: tuple(sorted(s)) for a, s in sorted(places.items())})


# --- documents ------------------------------------------------------------------------------------


def _documents(extracts: Sequence[Extract], kept: Iterable[int]) -> tuple[CitedDraft, ...]:
    """Return documents by how many articles cite them, then how often, then their number."""
    cited: dict[str, list[tuple[int, DocumentDraft]]] = defaultdict(list)
    for index in kept:
        for draft in extracts[index].documents:
            cited[draft.id].append((index, draft))
    records = [_document(extracts, many) for many in cited.values()]
    return tuple(
        sorted(records, key=lambda d: (-len(d.cited.places), -d.citations, d.draft.number))
    )


def _document(extracts: Sequence[Extract], many: Sequence[tuple[int, DocumentDraft]]) -> CitedDraft:
    index, draft = max(many, key=lambda m: _told(m[1]))
    places = {i: d.evidence for i, d in many}
    count = sum(len(d.evidence) for _, d in many)
    return CitedDraft(draft, extracts[index].language, Cited(places), count)


def _told(draft: DocumentDraft) -> int:
    return sum(part is not None for part in (draft.title, draft.issuer, draft.date))


# --- candidates -----------------------------------------------------------------------------------


def _candidates(
    extracts: Sequence[Extract], kept: Iterable[int], glossary: Glossary
) -> tuple[Proposed, ...]:
    """Return what two articles have, or one has three times, or marks as a name; the commonest first."""
    seen: dict[tuple[Language, str], list[tuple[int, str, int, int, bool]]] = defaultdict(list)
    for index in kept:
        article = extracts[index]
        for chunk in article.chunks:
            key = (article.language, fold(chunk.text))
            seen[key].append((index, chunk.text, chunk.count, chunk.sentence, chunk.marked))
    proposed = []
    for (language, _), uses in seen.items():
        total = sum(use[2] for use in uses)
        marked = any(use[4] for use in uses)
        if len(uses) < 2 and total < 3 and not (marked and total > 1):
            continue
        text = uses[0][1]
        if any(len(m.span) == len(text) for m in glossary.find(text, language)):
            continue
        cited = Cited({use[0]: (use[3],) for use in uses})
        proposed.append(_proposed(text, language, total, cited))
    proposed.sort(key=lambda p: (-len(p.cited.places), -p.count, p.phrase.text))
    return tuple(_outer(proposed)[:CANDIDATES_SHOWN])


def _proposed(text: str, language: Language, count: int, cited: Cited) -> Proposed:
    from vnbrief.briefing.drafts import Phrase

    return Proposed(Phrase(text, ()), language, count, cited)


def _outer(proposed: Sequence[Proposed]) -> list[Proposed]:
    """Leave out what is only seen inside a longer candidate."""
    kept: list[Proposed] = []
    for one in proposed:
        words = f" {fold(one.phrase.text)} "
        inside = any(
            words in f" {fold(o.phrase.text)} " and o is not one and o.count >= one.count
            for o in proposed
        )
        if not inside:
            kept.append(one)
    return kept
