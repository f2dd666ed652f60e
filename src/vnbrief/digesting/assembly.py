"""Putting a digest together from what was joined and both languages of every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.briefing.guard import UNTRANSLATED
from vnbrief.briefing.schema import MentionCounts
from vnbrief.digesting.schema import (
    Article,
    Candidate,
    CitedDocument,
    CitedSentence,
    Copy,
    Digest,
    DigestTranslation,
    Failure,
    Happening,
    Reference,
    Text,
)
from vnbrief.digesting.tables import indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.briefing.bilingual import Lexicon, SegmentTranslator
    from vnbrief.briefing.drafts import Phrase
    from vnbrief.digesting.joining import Cited, CitedDraft, Joined
    from vnbrief.digesting.schema import Indicator
    from vnbrief.document import Language
    from vnbrief.glossary.glossary import Glossary


def assemble(
    joined: Joined,
    lexicons: Mapping[Language, Lexicon],
    translator: SegmentTranslator,
    glossary: Glossary,
    failures: Sequence[Failure],
) -> Digest:
    """Return the finished digest; articles are numbered from 1 in the order in which they came."""
    ids = {index: number for number, index in enumerate(joined.kept, 1)}

    def refer(cited: Cited) -> tuple[Reference, ...]:
        return tuple(
            Reference(article=ids[a], sentences=sentences) for a, sentences in cited.places.items()
        )

    timeline = tuple(
        Happening(
            date=e.date, event=text(e.phrase, lexicons[e.language]), references=refer(e.cited)
        )
        for e in joined.events
    )
    documents = tuple(_document(d, lexicons[d.language], refer(d.cited)) for d in joined.documents)
    candidates = tuple(
        Candidate(
            **text(c.phrase, lexicons[c.language]).model_dump(),
            language=c.language,
            articles=len(c.cited.places),
            count=c.count,
            references=refer(c.cited),
        )
        for c in joined.candidates
    )
    tables = indicators(joined, lexicons, ids, glossary)
    shown = _shown(timeline, documents, candidates, tables)
    return Digest(
        signature=translator.signature,
        articles=tuple(_article(joined, i, ids, lexicons, shown.get(ids[i], set())) for i in ids),
        timeline=timeline,
        indicators=tables,
        documents=documents,
        candidates=candidates,
        failures=tuple(failures),
        translation=_record(lexicons, translator),
    )


def text(phrase: Phrase, lexicon: Lexicon) -> Text:
    """Return a phrase in both languages, marked where its translation is doubtful."""
    said = lexicon.say(phrase)
    uncertain = False
    if phrase.other is None:
        own = lexicon.own.get(phrase.text, phrase.text)
        segment = lexicon.segments.get(own)
        refused = lexicon.shown.get(own, "").startswith(tuple(UNTRANSLATED.values()))
        uncertain = refused or (segment is not None and segment.low_confidence)
    return Text(vi=said.vi, en=said.en, uncertain=uncertain)


def _document(
    cited: CitedDraft, lexicon: Lexicon, references: tuple[Reference, ...]
) -> CitedDocument:
    draft = cited.draft
    return CitedDocument(
        kind=lexicon.say(draft.kind),
        number=draft.number,
        title=text(draft.title, lexicon) if draft.title else None,
        issuer=text(draft.issuer, lexicon) if draft.issuer else None,
        date=draft.date,
        articles=len(references),
        citations=cited.citations,
        references=references,
    )


def _article(
    joined: Joined,
    index: int,
    ids: Mapping[int, int],
    lexicons: Mapping[Language, Lexicon],
    shown: set[int],
) -> Article:
    extract = joined.extracts[index]
    lexicon = lexicons[extract.language]
    gist = [text(p, lexicon) for p in extract.gist]
    shown = shown | {i for p in extract.gist for i in p.evidence}
    return Article(
        id=ids[index],
        name=extract.name,
        language=extract.language,
        title=text(extract.title, lexicon) if extract.title else None,
        publisher=extract.publisher,
        published=extract.published,
        gist=Text(
            vi=" ".join(g.vi for g in gist),
            en=" ".join(g.en for g in gist),
            uncertain=any(g.uncertain for g in gist),
        ),
        copies=tuple(
            Copy(
                name=joined.extracts[copy].name,
                title=_plain(joined.extracts[copy].title),
                shared=share,
            )
            for copy, (kept, share) in joined.copies.items()
            if kept == index
        ),
        sentences=tuple(
            CitedSentence(id=i, text=said)
            for i, said in sorted(extract.sentences.items())
            if i in shown
        ),
    )


def _plain(phrase: Phrase | None) -> str | None:
    return phrase.text if phrase else None


def _shown(
    timeline: Iterable[Happening],
    documents: Iterable[CitedDocument],
    candidates: Iterable[Candidate],
    tables: Iterable[Indicator],
) -> dict[int, set[int]]:
    """Return the sentences that something refers to, by article."""
    shown: dict[int, set[int]] = {}
    cited = [item.references for many in (timeline, documents, candidates) for item in many]
    cited += [value.references for table in tables for value in table.values]
    for references in cited:
        for reference in references:
            shown.setdefault(reference.article, set()).update(reference.sentences)
    return shown


def _record(
    lexicons: Mapping[Language, Lexicon], translator: SegmentTranslator
) -> DigestTranslation:
    info = getattr(getattr(translator, "engine", None), "info", None)
    counts = [lexicon.counts() for lexicon in lexicons.values()]
    return DigestTranslation(
        engine=getattr(info, "engine", "none"),
        model=getattr(info, "model", "none"),
        mentions=MentionCounts(
            held=sum(c.held for c in counts),
            verified=sum(c.verified for c in counts),
            mended=sum(c.mended for c in counts),
            missed=sum(c.missed for c in counts),
        ),
    )
