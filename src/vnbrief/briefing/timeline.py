"""What happened when: the clause that holds each date, and the documents' own dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.briefing.analysis import TIMES, Analysis, Marked
from vnbrief.briefing.clauses import region_at
from vnbrief.briefing.drafts import DocumentDraft, EventDraft, Phrase
from vnbrief.briefing.periods import is_period, iso
from vnbrief.briefing.shortening import shorten
from vnbrief.document import BlockKind, Language, Span
from vnbrief.mentions.mention import Mention, When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MAX_WORDS = 40
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}$|\d{4}-[QH]\d$")
_ISSUED = {"en": ("{} issued", "{}"), "vi": ("Ban hành {}", "{}")}


def timeline(analysis: Analysis, documents: Iterable[DocumentDraft]) -> tuple[EventDraft, ...]:
    """Return events by date; one event a date and clause."""
    found = [*_documents(documents, analysis.language)]
    for sentence in analysis.sentences:
        if sentence.kind is not BlockKind.TITLE:
            found += _of_sentence(sentence, analysis)
    seen: set[tuple[str, str]] = set()
    distinct = []
    for event in found:
        key = (event.date, event.event.text)
        if key not in seen:
            seen.add(key)
            distinct.append(event)
    return tuple(sorted(distinct, key=lambda e: (e.date, e.event.evidence)))


def _documents(documents: Iterable[DocumentDraft], language: Language) -> Iterable[EventDraft]:
    for document in documents:
        if document.date:
            own = f"{document.kind.text} {'số' if language == 'vi' else 'No.'} {document.number}"
            other_kind = document.kind.other or document.kind.text
            theirs = f"{other_kind} {'No.' if language == 'vi' else 'số'} {document.number}"
            texts = (
                (f"Ban hành {own}", f"{theirs} issued")
                if language == "vi"
                else (f"{own} issued", f"Ban hành {theirs}")
            )
            yield EventDraft(
                document.date, When(document.date), Phrase(texts[0], document.evidence, texts[1])
            )


def _of_sentence(sentence: Marked, analysis: Analysis) -> Iterable[EventDraft]:
    for mention in sentence.of_kinds(TIMES):
        when = mention.value
        if not isinstance(when, When) or not _says_when(sentence, mention):
            continue
        shown = event_date(when, analysis.document.published)
        text = _event(sentence, mention, analysis.language) if shown else ""
        if shown and text:
            yield EventDraft(shown, when, Phrase(text, (sentence.id,)))


_LED = re.compile(
    r"\b(?:in|by|since|until|of|from|for|during|to|before|after|late|early|mid|around"
    r"|year|and|cuối|đầu|giữa|từ|đến|năm"
    r"|tới|hết|trong|trước|sau|và)[ -]$|^$|[(,] ?$",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:sinh|sinh ngày|born|born in|born on|SN)\s*$", re.IGNORECASE)


def _says_when(sentence: Marked, mention: Mention) -> bool:
    """A year inside a name (the 2018 examination) or a birth is no event."""
    before = sentence.text[: mention.span.start]
    bare = mention.text.isdigit() and not _LED.search(before)
    return is_period(sentence, mention) and not bare and not _BIRTH.search(before)


def event_date(when: When, published: date | None) -> str | None:
    """Return the ISO date to order by; ``None`` for what is no place in time (a clock, a term)."""
    if when.label or when.end is not None:
        return None
    text = iso(when, published)
    return text if text and _ISO.match(text) else None


def _event(sentence: Marked, mention: Mention, language: Language) -> str:
    """The part of the sentence that holds the date, short enough to read."""
    region = region_at(sentence.masked, mention.span)
    start, end = _between(sentence, mention.span, region.span)
    text = " ".join(sentence.text[start:end].split()).strip(" ,;:")
    if len(text.split()) < 4:
        return ""
    return shorten(text, MAX_WORDS, language)


def _between(sentence: Marked, where: Span, region: Span) -> tuple[int, int]:
    start, end = region.start, region.end
    for match in re.finditer(r"; |\.\.\.|… ", sentence.text[region.start : region.end]):
        place = region.start + match.start()
        if place < where.start:
            start = region.start + match.end()
        elif place >= where.end:
            end = place
            break
    return start, end
