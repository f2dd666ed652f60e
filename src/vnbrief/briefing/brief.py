"""From a document to its bilingual brief: recognize, select, set out, test, translate, guard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.briefing.analysis import Analysis, analyse
from vnbrief.briefing.arithmetic import checks
from vnbrief.briefing.assembly import assemble
from vnbrief.briefing.bilingual import SegmentTranslator, translate_phrases
from vnbrief.briefing.documents import documents
from vnbrief.briefing.drafts import Drafts, Phrase
from vnbrief.briefing.entities import entities, terms
from vnbrief.briefing.figures import figures
from vnbrief.briefing.guard import Numbers, foreign_numbers
from vnbrief.briefing.people import people
from vnbrief.briefing.selection import select
from vnbrief.briefing.shortening import shorten, standing_alone
from vnbrief.briefing.tasks import tasks
from vnbrief.briefing.timeline import timeline
from vnbrief.errors import GuardError
from vnbrief.mentions.mention import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.briefing.analysis import Recognizer
    from vnbrief.briefing.schema import Brief, SummarizerRecord
    from vnbrief.briefing.summarizing import Summarizes
    from vnbrief.document import Document
    from vnbrief.glossary.glossary import Glossary
    from vnbrief.mentions.mention import Mention

POINT_WORDS = 60
GIST_WORDS = 70


def brief(
    document: Document,
    *,
    translator: SegmentTranslator,
    glossary: Glossary,
    summarizer: Summarizes | None = None,
) -> Brief:
    """Return the bilingual brief of ``document``.

    Args:
        document: what :func:`vnbrief.read` returned.
        translator: translates every text of the brief in one batch.
        glossary: whose preferred terms both sides use.
        summarizer: writes the gist, if all that it says is in the document.

    Raises:
        GuardError: a number would stand in the brief that is not in the document.
    """
    from vnbrief.checking.harmonizing import harmonize
    from vnbrief.mentions.context import document_context
    from vnbrief.mentions.recognize import recognize

    context = document_context(document, glossary)
    language = document.language

    def recognizer(text: str) -> tuple[Mention, ...]:
        return recognize(text, language, glossary, context=context)

    analysis = analyse(document, recognizer)
    drafts = draft(analysis, glossary)
    drafts, record = _summarized(drafts, analysis, summarizer, recognizer)
    numbers = Numbers()
    lexicon = translate_phrases(
        drafts.phrases(),
        language,
        translator,
        lambda text: harmonize(text, language, glossary).text,
        numbers,
        context,
    )
    result = assemble(analysis, drafts, lexicon, translator, record)
    foreign = foreign_numbers(result, document, numbers)
    if foreign:
        raise GuardError(
            f"{document.name}: the brief would hold a number that is not in it: {foreign[0]!r}"
        )
    return result


def _summarized(
    drafts: Drafts, analysis: Analysis, summarizer: Summarizes | None, recognize: Recognizer
) -> tuple[Drafts, SummarizerRecord | None]:
    """Put the summarizer's gist in place of the article's sentences, if it may stand there."""
    if summarizer is None:
        return drafts, None
    from vnbrief.briefing.abstractive import write_gist
    from vnbrief.briefing.schema import SummarizerRecord

    written, info = write_gist(analysis, summarizer, recognize), summarizer.info
    record = SummarizerRecord(
        model=info.model, digest=info.digest, licence=info.licence, refused=written.refused
    )
    return (replace(drafts, gist=written.phrases) if written.phrases else drafts), record


def draft(analysis: Analysis, glossary: Glossary) -> Drafts:
    """Return everything that the brief says, in the document's language."""
    todo = tasks(analysis)
    selection = select(analysis, _told(analysis, todo))
    found = figures(analysis)
    cited = documents(analysis)
    return Drafts(
        title=_title(analysis),
        author_role=_role(analysis),
        gist=_points(analysis, selection.gist, GIST_WORDS),
        key_points=_points(analysis, selection.key_points, POINT_WORDS),
        figures=found,
        documents=cited,
        organizations=entities(analysis, Kind.ORGANIZATION, glossary),
        programmes=entities(analysis, Kind.PROGRAMME, glossary),
        places=entities(analysis, Kind.PLACE, glossary),
        people=people(analysis),
        timeline=timeline(analysis, cited),
        tasks=todo,
        terms=terms(analysis, glossary),
        checks=checks(analysis, found),
    )


def _told(analysis: Analysis, todo: Iterable[Phrase]) -> frozenset[int]:
    """Sentences shown as tasks, and those that go on in the paragraph which a task opens."""
    ids = {i for task in todo for i in task.evidence}
    first: dict[int, int] = {}
    for sentence in analysis.sentences:
        first.setdefault(sentence.block, sentence.id)
    opened = {block for block, id in first.items() if id in ids}
    return frozenset(ids | {s.id for s in analysis.sentences if s.block in opened})


def _title(analysis: Analysis) -> Phrase | None:
    title = analysis.document.title
    return Phrase(title, tuple(sorted(analysis.title_ids))) if title else None


def _role(analysis: Analysis) -> Phrase | None:
    author = analysis.document.author
    return Phrase(author.role, ()) if author and author.role else None


def _points(analysis: Analysis, ids: Iterable[int], limit: int) -> tuple[Phrase, ...]:
    by_id = {s.id: s for s in analysis.sentences}
    return tuple(
        Phrase(_whole(shorten(standing_alone(by_id[i].text), limit, analysis.language)), (i,))
        for i in ids
    )


def _whole(text: str) -> str:
    """End a shortened sentence as a sentence."""
    return text if text.endswith((".", "!", "?", "…", '"', "”", ":")) else text.rstrip(" ,;") + "."
