"""Putting the brief together from its drafts and their two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.briefing.drafts import (
    ChangeDraft,
    DocumentDraft,
    Drafts,
    EntityDraft,
    FigureDraft,
    PersonDraft,
    Phrase,
    plain,
)
from vnbrief.briefing.scales import scale_text
from vnbrief.briefing.schema import (
    AuthorRecord,
    Bilingual,
    Brief,
    Change,
    Check,
    DocumentRecord,
    Entity,
    Event,
    Figure,
    Person,
    Point,
    Source,
    SourceMention,
    SourceSentence,
    SummarizerRecord,
    TermUse,
    Title,
    TranslationRecord,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vnbrief.briefing.analysis import Analysis
    from vnbrief.briefing.bilingual import Lexicon, SegmentTranslator
    from vnbrief.document import Language
    from vnbrief.mentions.mention import Kind, Mention
    from vnbrief.translation.translation import Status


def assemble(
    analysis: Analysis,
    drafts: Drafts,
    lexicon: Lexicon,
    translator: SegmentTranslator,
    summarizer: SummarizerRecord | None = None,
) -> Brief:
    """Return the finished brief; nothing is looked up here, only put in its place."""
    say = lexicon.say
    return Brief(
        signature=_signature(translator, summarizer),
        source=_source(analysis, drafts, lexicon),
        gist=_joined(drafts.gist, lexicon),
        key_points=tuple(_point(p, lexicon) for p in drafts.key_points),
        figures=tuple(_figure(f, lexicon, analysis.language) for f in drafts.figures),
        documents=tuple(_document(d, lexicon) for d in drafts.documents),
        organizations=_entities(drafts.organizations, lexicon),
        programmes=_entities(drafts.programmes, lexicon),
        places=_entities(drafts.places, lexicon),
        people=tuple(_person(p, lexicon) for p in drafts.people),
        timeline=tuple(
            Event(date=e.date, event=say(e.event), evidence=e.event.evidence)
            for e in drafts.timeline
        ),
        tasks=tuple(_point(p, lexicon) for p in drafts.tasks),
        terms=tuple(
            TermUse(vi=t.vi, en=t.en, id=t.id, count=t.count, variants_seen=t.variants)
            for t in drafts.terms
        ),
        checks=tuple(
            Check(
                kind=c.kind,
                statement=c.statement,
                status="ok" if c.ok else "mismatch",
                evidence=c.evidence,
            )
            for c in drafts.checks
        ),
        translation=_record(lexicon, translator),
        summarizer=summarizer,
    )


def _signature(translator: SegmentTranslator, summarizer: SummarizerRecord | None) -> str:
    if summarizer is None:
        return translator.signature
    return f"{translator.signature}|summarizer:{summarizer.model}:{summarizer.digest[:12]}"


def _source(analysis: Analysis, drafts: Drafts, lexicon: Lexicon) -> Source:
    document = analysis.document
    author = document.author
    return Source(
        name=document.name,
        language=document.language,
        title=_title(drafts.title, lexicon) if drafts.title else None,
        publisher=document.publisher,
        author=AuthorRecord(
            name=author.name,
            role=lexicon.say(drafts.author_role) if drafts.author_role else None,
        )
        if author
        else None,
        published=document.published.isoformat() if document.published else None,
        sentences=_sentences(analysis, lexicon.fates(drafts.phrases())),
    )


def _title(phrase: Phrase, lexicon: Lexicon) -> Title:
    said = lexicon.say(phrase)
    return Title(vi=said.vi, en=said.en, evidence=phrase.evidence)


def _sentences(
    analysis: Analysis, fates: Mapping[tuple[int, Kind, object], Status]
) -> tuple[SourceSentence, ...]:
    mentions = {
        s.id: tuple(
            SourceMention(
                start=m.span.start,
                end=m.span.end,
                kind=m.kind,
                status=fates.get((s.id, m.kind, m.value)),
            )
            for m in _apart(s.mentions)
        )
        for s in analysis.sentences
    }
    return tuple(
        SourceSentence(
            id=s.id,
            start=s.span.start,
            end=s.span.end,
            text=s.text,
            mentions=mentions.get(s.id, ()),
        )
        for s in analysis.document.sentences
    )


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that overlap no earlier or longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _point(phrase: Phrase, lexicon: Lexicon) -> Point:
    said = lexicon.say(phrase)
    return Point(vi=said.vi, en=said.en, evidence=phrase.evidence)


def _joined(phrases: Sequence[Phrase], lexicon: Lexicon) -> Point:
    said = [lexicon.say(p) for p in phrases]
    evidence = tuple(sorted({i for p in phrases for i in p.evidence}))
    return Point(
        vi=" ".join(s.vi for s in said), en=" ".join(s.en for s in said), evidence=evidence
    )


def _figure(figure: FigureDraft, lexicon: Lexicon, language: Language) -> Figure:
    amount = figure.amount
    return Figure(
        label=lexicon.say(figure.label),
        value=float(amount.value),
        unit=amount.unit or (lexicon.say(figure.counted).en if figure.counted else None),
        of=float(amount.of) if amount.of is not None else None,
        rank_of=float(amount.rank_of) if amount.rank_of is not None else None,
        scale_text=lexicon.say(scale_text(figure, language)),
        period=figure.period,
        approximate=figure.approximation,
        target=figure.target,
        change=_change(figure.change) if figure.change else None,
        evidence=tuple(sorted({figure.sentence, *figure.label.evidence})),
    )


def _change(change: ChangeDraft) -> Change:
    value = float(plain(change.amount.value)) if change.amount else None
    return Change(direction=change.direction, value=value, unit=change.unit, since=change.since)


def _document(document: DocumentDraft, lexicon: Lexicon) -> DocumentRecord:
    def say(phrase: Phrase | None) -> Bilingual | None:
        return lexicon.say(phrase) if phrase else None

    return DocumentRecord(
        kind=lexicon.say(document.kind),
        number=document.number,
        title=say(document.title),
        issuer=say(document.issuer),
        date=document.date,
        evidence=document.evidence,
    )


def _entities(drafts: Sequence[EntityDraft], lexicon: Lexicon) -> tuple[Entity, ...]:
    entities = []
    for draft in drafts:
        said = lexicon.say(draft.name)
        entities.append(
            Entity(
                vi=said.vi, en=said.en, id=draft.id, count=draft.count, evidence=draft.name.evidence
            )
        )
    return tuple(entities)


def _person(person: PersonDraft, lexicon: Lexicon) -> Person:
    return Person(
        name=lexicon.say(person.name),
        role=lexicon.say(person.role) if person.role else None,
        evidence=person.name.evidence,
    )


def _record(lexicon: Lexicon, translator: SegmentTranslator) -> TranslationRecord:
    engine = getattr(translator, "engine", None)
    info = getattr(engine, "info", None)
    return TranslationRecord(
        engine=getattr(info, "engine", "none"),
        model=getattr(info, "model", "none"),
        mentions=lexicon.counts(),
        low_confidence=lexicon.doubtful,
    )
