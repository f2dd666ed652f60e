"""What a digest keeps of an article: notes, and none of its text but the sentences that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing.scales import scale_text
from vnbrief.digesting.candidates import Chunk, chunks
from vnbrief.digesting.copies import Sketch, sketch
from vnbrief.digesting.indicators import Key, key_of
from vnbrief.digesting.places import PlaceName, main_place, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vnbrief.briefing.analysis import Analysis
    from vnbrief.briefing.drafts import DocumentDraft, Drafts, EventDraft, FigureDraft, Phrase
    from vnbrief.document import Document, Language
    from vnbrief.glossary.glossary import Glossary

EVENTS_SHOWN = 12  # an article's own brief has all of them


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure that may stand in a table beside the same figure of other articles."""

    figure: FigureDraft
    scale: Phrase
    place: PlaceName | None
    key: Key


@dataclass(frozen=True, slots=True)
class Extract:
    """An article as the digest remembers it; ``sentences`` are those that its notes rest on."""

    name: str
    language: Language
    title: Phrase | None
    publisher: str | None
    published: str | None
    gist: tuple[Phrase, ...]
    figures: tuple[FigureNote, ...]
    events: tuple[EventDraft, ...]
    documents: tuple[DocumentDraft, ...]
    chunks: tuple[Chunk, ...]
    sketch: Sketch
    sentences: Mapping[int, str]


def extract(document: Document, glossary: Glossary) -> Extract:
    """Return what the digest keeps of ``document``."""
    from vnbrief.briefing.analysis import analyse
    from vnbrief.briefing.brief import draft
    from vnbrief.mentions.context import document_context
    from vnbrief.mentions.recognize import recognize

    language = document.language
    context = document_context(document, glossary)
    analysis = analyse(document, lambda text: recognize(text, language, glossary, context=context))
    drafts = draft(analysis, glossary)
    figures = tuple(_figures(analysis, drafts, glossary))
    events = _events(drafts)
    found = tuple(chunks(analysis))
    return Extract(
        name=document.name,
        language=language,
        title=drafts.title,
        publisher=document.publisher,
        published=document.published.isoformat() if document.published else None,
        gist=drafts.gist,
        figures=figures,
        events=events,
        documents=drafts.documents,
        chunks=found,
        sketch=sketch(document.text),
        sentences=_sentences(document, drafts, figures, events, found),
    )


def _figures(analysis: Analysis, drafts: Drafts, glossary: Glossary) -> Iterable[FigureNote]:
    home = main_place(analysis)
    by_id = {s.id: s for s in analysis.sentences}
    for figure in drafts.figures:
        key = key_of(figure.label.text, analysis.language, glossary)
        if key is not None:
            place = place_of(by_id[figure.sentence], figure.mention.span, home)
            yield FigureNote(figure, scale_text(figure, analysis.language), place, key)


def _events(drafts: Drafts) -> tuple[EventDraft, ...]:
    """The events told in the sentences that matter most, then the most exactly dated; by date."""
    telling = {i for p in (*drafts.gist, *drafts.key_points) for i in p.evidence}
    best = sorted(
        _once(e for e in drafts.timeline if e.event.other is None),  # documents have their own list
        key=lambda e: (telling.isdisjoint(e.event.evidence), -len(e.date), e.event.evidence),
    )
    return tuple(sorted(best[:EVENTS_SHOWN], key=lambda e: (e.date, e.event.evidence)))


def _once(events: Iterable[EventDraft]) -> Iterable[EventDraft]:
    """One event a sentence and wording: under its most exact date, the first of two as exact."""
    best: dict[str, EventDraft] = {}
    for event in events:
        old = best.get(event.event.text)
        if old is None or len(event.date) > len(old.date):
            best[event.event.text] = event
    return best.values()


def _sentences(
    document: Document,
    drafts: Drafts,
    figures: Iterable[FigureNote],
    events: Iterable[EventDraft],
    found: Iterable[Chunk],
) -> dict[int, str]:
    wanted = {i for p in drafts.gist for i in p.evidence}
    wanted |= {i for d in drafts.documents for i in d.evidence}
    wanted |= {i for n in figures for i in (n.figure.sentence, *n.figure.label.evidence)}
    wanted |= {i for e in events for i in e.event.evidence}
    wanted |= {c.sentence for c in found}
    return {s.id: s.text for s in document.sentences if s.id in wanted}
