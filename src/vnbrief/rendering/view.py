"""The brief as sections of bilingual lines: the one arrangement that every readable form sets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.rendering import wording
from vnbrief.rendering.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from vnbrief.briefing.schema import (
        Brief,
        Check,
        DocumentRecord,
        Entity,
        Event,
        Figure,
        Point,
        TermUse,
    )
    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Two:
    """A text made ready for display in both languages."""

    vi: str
    en: str

    @classmethod
    def of(cls, say: Callable[[Language], str]) -> Two:
        """Build from a function of the language."""
        return cls(say("vi"), say("en"))

    @property
    def alike(self) -> bool:
        """Whether both languages write the same."""
        return bool(self.vi) and self.vi == self.en

    def __getitem__(self, language: Language) -> str:
        """Return the side in ``language``."""
        return self.vi if language == "vi" else self.en


TERMS_SHOWN = 24  # an article of two pages holds two hundred; the JSON has them all
NOTHING = Two("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section.

    Attributes:
        lead: what stands before the text: a figure's value, an event's day, a document's number.
        note: what is said after it, less loudly.
        change: how a figure moved.
        low: the language, if any, in which the line needs a look at the source.
        figure: for forms that draw it.
        check: for forms that mark it.
        again: figures or documents say it too: paper, short of room, leaves it out.
    """

    text: Two
    evidence: tuple[int, ...] = ()
    lead: Two = NOTHING
    note: Two = NOTHING
    change: Two = NOTHING
    low: Language | None = None
    figure: Figure | None = None
    check: Check | None = None
    again: bool = False

    def notes(self, language: Language) -> str:
        """Return what is said after the text, on one line."""
        return "; ".join(part for part in (self.note[language], self.change[language]) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (a key of the labels) and its lines.

    Attributes:
        numbered: the order of the lines matters.
        rest: lines that a reader can do without.
    """

    key: str
    lines: tuple[Line, ...]
    numbered: bool = False
    rest: tuple[Line, ...] = ()

    @property
    def heading(self) -> str:
        """The label of the heading, for forms that set results and targets as two sections."""
        return {"results": "figures", "targets": "figures_aimed_at"}.get(self.key, self.key)

    def more(self, language: Language) -> str:
        """Say how many lines were left out; empty if none was."""
        count = len(self.rest)
        return label("more", language).format(count=count) if count else ""

    @property
    def again(self) -> bool:
        """Whether other sections say all of it."""
        return all(line.again for line in (*self.lines, *self.rest))

    @property
    def names(self) -> bool:
        """Whether each line is a short name, so that both languages fit on one line."""
        return self.key in {"organizations", "programmes", "places", "terms"}


def sections(brief: Brief) -> tuple[Section, ...]:
    """Return the sections that hold something, in the order in which they are read."""
    results = tuple(_figure(brief, f) for f in brief.figures if not f.target)
    targets = tuple(_figure(brief, f) for f in brief.figures if f.target)
    terms = tuple(_term(brief, t) for t in brief.terms)
    found = (
        Section("gist", (_gist(brief),)),
        Section("key_points", tuple(_said(brief, p) for p in brief.key_points), numbered=True),
        Section("results", results),
        Section("targets", targets),
        Section("checks", tuple(_check(c) for c in brief.checks)),
        Section("documents", tuple(_document(brief, d) for d in brief.documents)),
        Section("timeline", tuple(_event(brief, number) for number in range(len(brief.timeline)))),
        Section("organizations", tuple(_name(brief, e) for e in brief.organizations)),
        Section("programmes", tuple(_name(brief, e) for e in brief.programmes)),
        Section("people", tuple(_person(brief, number) for number in range(len(brief.people)))),
        Section("places", tuple(_name(brief, e) for e in brief.places)),
        Section("tasks", tuple(_said(brief, t) for t in brief.tasks), numbered=True),
        Section("terms", terms[:TERMS_SHOWN], rest=terms[TERMS_SHOWN:]),
    )
    return tuple(section for section in found if section.lines)


def title_line(brief: Brief) -> Line:
    """Return the article's title, marked as any line is."""
    title = brief.source.title
    return Line(
        Two.of(lambda lang: wording.title(brief, lang)),
        low=marked_evidence(brief, title.evidence) if title else None,
    )


def translation_lines(brief: Brief) -> tuple[Two, ...]:
    """Return the sentences on how the other language came about."""
    pairs = zip(
        wording.translation_note(brief, "vi"), wording.translation_note(brief, "en"), strict=True
    )
    return tuple(Two(vi, en) for vi, en in pairs)


def marked_evidence(
    brief: Brief, evidence: tuple[int, ...], *, wholly: bool = False
) -> Language | None:
    """Return the translated language if a sentence's translation needs a look.

    Args:
        wholly: only if all of the sentences do: for names, which are cited all over the article.
    """
    doubtful = set(evidence) & set(brief.translation.low_confidence)
    if not doubtful or (wholly and doubtful != set(evidence)):
        return None
    return wording.translated_into(brief)


def _name(brief: Brief, entity: Entity) -> Line:
    return replace(_said(brief, entity), low=marked_evidence(brief, entity.evidence, wholly=True))


def _gist(brief: Brief) -> Line:
    note = Two.of(lambda lang: wording.gist_note(brief, lang))
    return replace(_said(brief, brief.gist), note=note)


def _said(brief: Brief, item: Point | Entity) -> Line:
    return Line(
        Two.of(lambda lang: wording.capital(wording.say(item, lang))),
        item.evidence,
        low=marked_evidence(brief, item.evidence),
    )


def _figure(brief: Brief, figure: Figure) -> Line:
    return Line(
        Two.of(lambda lang: wording.capital(wording.say(figure.label, lang))),
        figure.evidence,
        lead=Two.of(lambda lang: wording.figure_value(figure, lang)),
        note=Two.of(lambda lang: wording.when(figure.period, lang) if figure.period else ""),
        change=Two.of(lambda lang: wording.change_text(figure.change, lang)),
        low=marked_evidence(brief, figure.evidence),
        figure=figure,
    )


def _check(check: Check) -> Line:
    return Line(
        Two.of(lambda lang: wording.check_text(check.statement, lang)),
        check.evidence,
        lead=Two.of(lambda lang: label(check.status, lang)),
        check=check,
    )


def _document(brief: Brief, record: DocumentRecord) -> Line:
    about = Two.of(lambda lang: wording.document_about(record, lang))
    return Line(
        about,
        record.evidence,
        lead=Two.of(lambda lang: wording.document_name(record, lang)),
        low=marked_evidence(brief, record.evidence, wholly=True) if about.vi else None,
    )


def _event(brief: Brief, number: int) -> Line:
    event = brief.timeline[number]
    return Line(
        Two.of(lambda lang: wording.capital(wording.say(event.event, lang))),
        event.evidence,
        lead=Two.of(lambda lang: wording.when(event.date, lang)),
        low=marked_evidence(brief, event.evidence),
        again=_said_again(brief, event),
    )


def _said_again(brief: Brief, event: Event) -> bool:
    """Whether the event is a year's result or the issuing of a document."""
    others: tuple[Figure | DocumentRecord, ...] = tuple(
        record for record in brief.documents if record.date == event.date
    )
    if len(event.date) == len("2024"):
        others += brief.figures
    return any(set(event.evidence) & set(other.evidence) for other in others)


def _person(brief: Brief, number: int) -> Line:
    person = brief.people[number]
    return Line(
        Two.of(lambda lang: wording.say(person.name, lang)),
        person.evidence,
        note=Two.of(lambda lang: wording.say(person.role, lang) if person.role else ""),
    )


def _term(brief: Brief, term: TermUse) -> Line:
    return Line(
        Two.of(lambda lang: wording.say(term, lang)),
        note=Two.of(lambda lang: wording.seen_as(brief, term, lang)),
    )
