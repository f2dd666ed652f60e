"""The way of a translation: recognize, hold, decode, verify, mend, report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING, Literal

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.document import BlockKind, Document, Span
from vnbrief.engines.engine import Options, Request
from vnbrief.mentions.context import Context, document_context
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.recognize import recognize
from vnbrief.reading.language import identify
from vnbrief.translation.candidates import Candidate, read_back
from vnbrief.translation.holding import hold
from vnbrief.translation.mending import Mender
from vnbrief.translation.reporting import findings, signature
from vnbrief.translation.splitting import split_long
from vnbrief.translation.translation import MentionResult, Segment, Status, Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Engine, EngineInfo
    from vnbrief.glossary import Glossary
    from vnbrief.mentions.mention import Mention


@dataclass(frozen=True, slots=True)
class _Job:
    """A piece of a text on its way: which text it belongs to, where, and what it mentions."""

    text: int
    span: Span
    source: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a job; which of its mentions the first decoding lacked."""

    job: _Job
    candidate: Candidate
    missing_at_first: frozenset[int]


# How sure, and of how many words, one has to be that a sentence is in a third language.
_FOREIGN = 0.8
_ENOUGH = 6
# A faulty piece is cut at most this often, and never into pieces of fewer tokens than that.
_DIVISIONS = 2
_SHORTEST = 12


class Translator:
    """Translates between Vietnamese and English with the mentions held, verified and mended.

    Args:
        engine: an engine, or the name of one (``embedded``, ``ctranslate2``, ``transformers``).
        glossary: whose terms are to be kept; the built-in one if none is given.
        model: what a named engine loads.
        beam: beam width; 1 is greedy.
        threshold: segments that score below it are marked as of low confidence.
        annotate: give the model the wanted form of every fixed term and name at once, or only of
            those that its first translation lacks.

    Raises:
        ModelError: if the engine's model is missing or damaged.
    """

    def __init__(
        self,
        engine: Engine | str = "embedded",
        glossary: Glossary | None = None,
        *,
        model: str | None = None,
        beam: int = 4,
        threshold: float = 0.35,
        annotate: Literal["missing", "all"] = "missing",
    ) -> None:
        if isinstance(engine, str):
            from vnbrief.engines import load_engine

            engine = load_engine(engine, model)
        if glossary is None:
            from vnbrief.glossary import Glossary

            glossary = Glossary.default()
        self.engine = engine
        self.glossary = glossary
        self.options = Options(beam=beam)
        self.threshold = threshold
        self.annotate = annotate

    @property
    def signature(self) -> str:
        """What a result depends on: version, engine, model, glossary and options."""
        return signature(self.engine.info, self.glossary, self.options, self.annotate)

    def translate(
        self, source: str | Document, to: Language = "en", *, language: Language | None = None
    ) -> Translation:
        """Translate a text or document, its paragraphs kept.

        Args:
            source: a text, or what :func:`vnbrief.read` returned.
            to: the target language.
            language: of the source, if it is known.

        Raises:
            LanguageError: if the text is in neither language.
        """
        from vnbrief.reading import read_plain

        document = source if isinstance(source, Document) else read_plain(source, language=language)
        stretches = _stretches(document)
        texts = [span.cut(document.text) for span in stretches]
        if document.language == to:
            segments = [Segment(text, text, 1.0, passed_through=True) for text in texts]
        else:
            context = document_context(document, self.glossary)
            segments = self.translate_segments(texts, document.language, to, context)
        return self._assemble(document, to, stretches, segments)

    def translate_segments(
        self,
        texts: Sequence[str],
        source: Language,
        target: Language,
        context: Context | None = None,
    ) -> list[Segment]:
        """Translate sentences or phrases, each by itself, in one batch.

        Args:
            texts: NFC texts without line breaks.
            context: what is known of the document that they stand in.

        Returns:
            One segment a text, in order.
        """
        jobs = [
            job
            for i, text in enumerate(texts)
            for job in self._jobs(i, text, source, target, context)
        ]
        mender = Mender(self.engine, source, target, self.glossary, self.options)
        outcomes = self._outcomes(jobs, mender)
        for _ in range(_DIVISIONS):
            outcomes = self._divided(outcomes, mender)
        pieces: list[list[Segment]] = [[] for _ in texts]
        finished = mender.finish([outcome.candidate for outcome in outcomes])
        for outcome, candidate in zip(outcomes, finished, strict=True):
            final = replace(outcome, candidate=candidate)
            pieces[outcome.job.text].append(self._segment(final))
        return [_joined(text, piece) for text, piece in zip(texts, pieces, strict=True)]

    def _outcomes(self, jobs: Sequence[_Job], mender: Mender) -> list[_Outcome]:
        """Decode and mend a batch of jobs."""
        first = self._decode(jobs, mender.source, mender.target)
        mended = mender.mend(first)
        return [
            _Outcome(job, candidate, frozenset(before.missing))
            for job, candidate, before in zip(jobs, mended, first, strict=True)
        ]

    def _divided(self, outcomes: Sequence[_Outcome], mender: Mender) -> list[_Outcome]:
        """Translate what is still faulty clause by clause, and keep that where it has fewer faults.

        What a small model loses in a sentence of eighty words it keeps in two of forty.
        """
        parts = {
            i: self._halves(o.job, mender) for i, o in enumerate(outcomes) if o.candidate.faults
        }
        jobs = [job for halves in parts.values() for job in halves if len(halves) > 1]
        if not jobs:
            return list(outcomes)
        again = iter(self._outcomes(jobs, mender))
        result: list[_Outcome] = []
        for i, outcome in enumerate(outcomes):
            halves = parts.get(i, [])
            new = [next(again) for _ in halves] if len(halves) > 1 else []
            better = new and sum(o.candidate.faults for o in new) < outcome.candidate.faults
            result += new if better else [outcome]
        return result

    def _halves(self, job: _Job, mender: Mender) -> list[_Job]:
        """Cut a job in pieces of about half its tokens, at its clauses."""
        length = self._length(mender.source, mender.target)
        limit = max(_SHORTEST, length(job.source) // 2 + 2)
        spans = split_long(job.source, limit, length, [m.span for m in job.mentions])
        return [
            _Job(
                job.text,
                span.shift(job.span.start),
                span.cut(job.source),
                _within(job.mentions, span),
            )
            for span in spans
        ]

    def _length(self, source: Language, target: Language) -> Callable[[str], int]:
        return lambda text: len(self.engine.tokenize(text, source, target))

    def _jobs(
        self, index: int, text: str, source: Language, target: Language, context: Context | None
    ) -> list[_Job]:
        if not _is_prose(text):
            return []
        mentions = recognize(text, source, self.glossary, context=context)
        limit = self.engine.info.max_source_tokens
        spans = split_long(
            text,
            limit,
            self._length(source, target),
            [m.span for m in mentions],
        )
        jobs = [_Job(index, span, span.cut(text), _within(mentions, span)) for span in spans]
        # What cannot be cut (a line of Base64, say) and is far too long for the model stays as it is.
        length = self._length(source, target)
        most = min(2 * limit, self.engine.info.positions)
        return jobs if all(length(job.source) <= most for job in jobs) else []

    def _decode(self, jobs: Sequence[_Job], source: Language, target: Language) -> list[Candidate]:
        info = self.engine.info
        held = [
            hold(
                job.source,
                job.mentions,
                placeholders=info.placeholders,
                names=info.names,
                annotate=_to_annotate(job.mentions, self.annotate, info),
            )
            for job in jobs
        ]
        requests = [Request(self.engine.tokenize(h.text, source, target)) for h in held]
        decoded = self.engine.translate(requests, target, self.options) if requests else []
        return [
            read_back(h, hypotheses[0], self.engine, target, self.glossary)
            for h, hypotheses in zip(held, decoded, strict=True)
        ]

    def _segment(self, outcome: _Outcome) -> Segment:
        job, candidate = outcome.job, outcome.candidate
        target = candidate.text.upper() if candidate.held.capitals else candidate.text
        results = []
        for i, slot in enumerate(candidate.held.slots):
            place = candidate.verification.places[i]
            if place is None:
                status = Status.MISSED
            elif i in outcome.missing_at_first:
                status = Status.MENDED
            elif slot.placeholder or slot.annotated:
                status = Status.HELD
            else:
                status = Status.VERIFIED
            text = place.cut(target) if place else None
            results.append(MentionResult(slot.mention, status, place, text))
        score = exp(candidate.hypothesis.score)
        return Segment(
            job.source,
            target,
            round(score, 4),
            tuple(results),
            low_confidence=score < self.threshold or candidate.faults > 0 or candidate.pasted,
        )

    def _assemble(
        self,
        document: Document,
        to: Language,
        stretches: Sequence[Span],
        segments: Sequence[Segment],
    ) -> Translation:
        parts: list[str] = []
        starts: list[int] = []
        at = length = 0
        for span, segment in zip(stretches, segments, strict=True):
            gap = document.text[at : span.start]
            starts.append(length + len(gap))
            parts += [gap, segment.target]
            length += len(gap) + len(segment.target)
            at = span.end
        parts.append(document.text[at:])
        if document.language == to:
            return Translation(to, to, document.text, tuple(segments), (), self.signature)
        found = findings(segments, [span.start for span in stretches], starts)
        return Translation(
            document.language, to, "".join(parts), tuple(segments), found, self.signature
        )


def _is_prose(text: str) -> bool:
    """Tell whether a sentence can be translated: it has letters, and is not in a third language."""
    if not any(char.isalpha() for char in text):
        return False
    guess = identify(text)
    return guess.language is not None or guess.score < _FOREIGN or len(text.split()) < _ENOUGH


def _stretches(document: Document) -> list[Span]:
    """Return what is translated: the sentences, and the lines of bylines, which are no sentences."""
    spans = [sentence.span for sentence in document.sentences]
    for block in document.blocks:
        if block.kind is BlockKind.BYLINE:
            at = block.span.start
            for line in block.span.cut(document.text).split("\n"):
                if line.strip():
                    spans.append(Span(at, at + len(line)))
                at += len(line) + 1
    return sorted(spans)


def _within(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """Return the mentions inside ``span``, their own spans counted from its start."""
    return tuple(
        replace(
            m,
            span=m.span.shift(-span.start),
            figure=m.figure.shift(-span.start) if m.figure else None,
        )
        for m in mentions
        if span.start <= m.span.start and m.span.end <= span.end
    )


def _to_annotate(mentions: Sequence[Mention], which: str, info: EngineInfo) -> set[int]:
    """Return the mentions whose form the model is given from the start.

    Names are among them whatever is asked for: a small model has not met most of them, and would
    spell them anew. Those that have placeholders need no annotation.
    """
    if not info.annotations:
        return set()
    names = {Kind.PERSON, Kind.PLACE} if info.names else {Kind.PERSON, Kind.PLACE, Kind.NAME}
    return {
        i
        for i, m in enumerate(mentions)
        if (m.strength == "must" or m.kind is Kind.NAME)
        and m.renderings
        and m.kind not in VALUE_KINDS
        and (m.kind in names or (which == "all" and m.kind is not Kind.NAME))
    }


def _joined(text: str, pieces: Sequence[Segment]) -> Segment:
    """Put the pieces of one text together; a text without any is passed through as it is."""
    if not pieces:
        return Segment(text, text, 1.0, passed_through=True)
    if len(pieces) == 1 and pieces[0].source == text:
        return pieces[0]
    source_at = target_at = 0
    results: list[MentionResult] = []
    targets = [*(_ended_as(p.source, p.target) for p in pieces[:-1]), pieces[-1].target]
    for piece, target in zip(pieces, targets, strict=True):
        source_at = text.index(piece.source, source_at)
        results += [_shifted(result, source_at, target_at) for result in piece.mentions]
        source_at += len(piece.source)
        target_at += len(target) + 1
    return Segment(
        text,
        " ".join(targets),
        min(piece.score for piece in pieces),
        tuple(results),
        low_confidence=any(piece.low_confidence for piece in pieces),
    )


def _ended_as(source: str, target: str) -> str:
    """End a piece as its source ends: the model likes to close each with a full stop."""
    end = source[-1:] if source[-1:] in ",;:." else ""
    body = target.rstrip(",;:")
    if end != "." and body.endswith(".") and not body.endswith(".."):
        body = body[:-1]
    return body if body.endswith(end) else body + end


def _shifted(result: MentionResult, source: int, target: int) -> MentionResult:
    mention = replace(
        result.mention,
        span=result.mention.span.shift(source),
        figure=result.mention.figure.shift(source) if result.mention.figure else None,
    )
    place = result.target_span.shift(target) if result.target_span else None
    return replace(result, mention=mention, target_span=place)
