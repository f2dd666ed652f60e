"""Both languages: every phrase of the brief translated once, in one batch, and guarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from vnbrief.briefing.guard import UNTRANSLATED, Numbers, adds_number, loses_number, unsourced
from vnbrief.briefing.schema import Bilingual
from vnbrief.translation.translation import Segment, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vnbrief.briefing.drafts import Phrase
    from vnbrief.briefing.schema import MentionCounts
    from vnbrief.document import Language
    from vnbrief.mentions.context import Context
    from vnbrief.mentions.mention import Kind


_WORSE = (Status.HELD, Status.VERIFIED, Status.MENDED, Status.MISSED)


class SegmentTranslator(Protocol):
    """What the brief asks of a translator."""

    @property
    def signature(self) -> str:
        """What its results depend on."""
        ...

    def translate_segments(
        self, texts: Sequence[str], source: Language, target: Language, context: Context | None
    ) -> list[Segment]:
        """Translate each text by itself, in one batch; ``context`` is what the document tells."""
        ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The two sides of every phrase: what the source says, and the translation that may be shown.

    Attributes:
        language: the source's.
        own: harmonized source text by phrase text.
        segments: translations by harmonized text.
        shown: what the other side shows, by harmonized text.
        doubtful: ids of sentences whose translation is of low confidence or was not used.
    """

    language: Language
    own: Mapping[str, str]
    segments: Mapping[str, Segment]
    shown: Mapping[str, str]
    doubtful: tuple[int, ...]

    def say(self, phrase: Phrase) -> Bilingual:
        """Return the phrase in both languages."""
        own = self.own.get(phrase.text, phrase.text)
        other = phrase.other if phrase.other is not None else self.shown.get(own, own)
        return Bilingual(vi=own, en=other) if self.language == "vi" else Bilingual(vi=other, en=own)

    def fates(self, phrases: Iterable[Phrase]) -> dict[tuple[int, Kind, object], Status]:
        """Say what became of the mentions of each sentence, by its id and their kind and value.

        A phrase that rests on several sentences speaks for none of them. The worst fate counts.
        """
        found: dict[tuple[int, Kind, object], Status] = {}
        for phrase in phrases:
            segment = self.segments.get(self.own.get(phrase.text, phrase.text))
            if segment is None or phrase.other is not None or len(phrase.evidence) != 1:
                continue
            for result in segment.mentions:
                key = (phrase.evidence[0], result.mention.kind, result.mention.value)
                found[key] = max(found.get(key, Status.HELD), result.status, key=_WORSE.index)
        return found

    def counts(self) -> MentionCounts:
        """Count what became of the mentions of every translated phrase."""
        from vnbrief.briefing.schema import MentionCounts

        results = [r.status for s in self.segments.values() for r in s.mentions]
        return MentionCounts(
            held=results.count(Status.HELD),
            verified=results.count(Status.VERIFIED),
            mended=results.count(Status.MENDED),
            missed=results.count(Status.MISSED),
        )


def translate_phrases(
    phrases: Iterable[Phrase],
    language: Language,
    translator: SegmentTranslator,
    harmonize: Callable[[str], str],
    numbers: Numbers,
    context: Context | None = None,
) -> Lexicon:
    """Translate the phrases that have no other side yet; each distinct text once.

    A translation that holds a number which its source does not is not shown: the source's words
    stand in its place, marked as untranslated. One that lacks a number is shown, marked as doubtful.
    """
    known = list(phrases)
    own = {
        p.text: p.text if p.other is not None else _harmonized(p.text, language, harmonize, numbers)
        for p in known
    }
    wanted = list(dict.fromkeys(own[p.text] for p in known if p.other is None and p.text.strip()))
    other: Language = "en" if language == "vi" else "vi"
    segments = dict(
        zip(wanted, translator.translate_segments(wanted, language, other, context), strict=True)
        if wanted
        else ()
    )
    shown, doubted = {}, set()
    for text, segment in segments.items():
        compared = (segment.target, other, text, language, numbers)
        if adds_number(*compared) or not segment.target.strip():
            shown[text] = UNTRANSLATED[other] + text
            doubted.add(text)
        else:
            shown[text] = _same_start(text, segment.target)
            if loses_number(*compared):
                doubted.add(text)
    doubtful = _doubtful(known, own, segments, doubted)
    return Lexicon(language, own, segments, shown, doubtful)


def _harmonized(
    text: str, language: Language, harmonize: Callable[[str], str], numbers: Numbers
) -> str:
    """The text with preferred terms, unless a term's full name would add a number."""
    better = harmonize(text)
    return text if unsourced(better, language, text, language, numbers) else better


def _same_start(source: str, target: str) -> str:
    """A sentence keeps its capital; a label may begin with a name, so nothing is made small."""
    return target[:1].upper() + target[1:] if source[:1].isupper() else target


def _doubtful(
    phrases: Iterable[Phrase],
    own: Mapping[str, str],
    segments: Mapping[str, Segment],
    refused: set[str],
) -> tuple[int, ...]:
    ids: set[int] = set()
    for phrase in phrases:
        text = own[phrase.text]
        segment = segments.get(text) if phrase.other is None else None
        if segment and (segment.low_confidence or text in refused):
            ids.update(phrase.evidence)
    return tuple(sorted(ids))
