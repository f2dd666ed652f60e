"""A hypothesis read back as text and verified: what the mending steps compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vnbrief.checking.verification import Verification, verify
from vnbrief.engines.loops import has_loop
from vnbrief.mentions.mention import Kind, Named
from vnbrief.mentions.values import find_values
from vnbrief.text import fold
from vnbrief.translation.holding import PLACEHOLDER, Held, Slot, put_back
from vnbrief.translation.spelling import (
    fit_prepositions,
    invented_words,
    repeated_members,
    respell,
    untranslated_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language, Span
    from vnbrief.engines.engine import Engine, Hypothesis
    from vnbrief.glossary import Glossary
    from vnbrief.glossary.glossary import TermMatch
    from vnbrief.mentions.mention import Mention


@dataclass(frozen=True)
class Candidate:
    """One possible translation of a held segment.

    Attributes:
        held: what the model was given.
        hypothesis: what it gave back.
        text: the target text with its figures put back.
        verification: of every mention of the segment.
        repeated: placeholders that stand more often than in the source.
        slips: words left in the source's language, words that no language has, words and members of
            a list said again, and figures that lost their "over" or "nearly".
        avoided: forms of its concepts that the glossary avoids.
        pasted: a rendering was put in place of words after decoding: the sentence around it was not
            made for it.
    """

    held: Held
    hypothesis: Hypothesis
    text: str
    verification: Verification
    repeated: int
    slips: int = 0
    pasted: bool = False
    avoided: tuple[TermMatch, ...] = ()

    @cached_property
    def missing(self) -> tuple[int, ...]:
        """Indexes of the mentions that have to be there and are not."""
        return tuple(
            i
            for i, (slot, place) in enumerate(
                zip(self.held.slots, self.verification.places, strict=True)
            )
            if place is None and _owed(slot)
        )

    @property
    def faults(self) -> int:
        """How much is wrong: mentions missing, figures added, forms to avoid, repetitions, slips."""
        wrong = len(self.missing) + len(self.verification.added) + len(self.avoided)
        return wrong + self.repeated + self.slips


def _owed(slot: Slot) -> bool:
    """Tell whether a mention has to be mended: what must stand or was held, and any body of a
    certain place.

    A check only notes that such a body is rendered in another way (careful translators have several);
    our own translation has no reason to.
    """
    mention = slot.mention
    if not mention.renderings:
        return False
    if mention.strength == "must" or (
        mention.kind is Kind.NAME and (slot.placeholder or slot.annotated)
    ):
        return True
    named = mention.value if isinstance(mention.value, Named) else None
    return mention.kind is Kind.ORGANIZATION and named is not None and "@" in named.id


def read_back(
    held: Held, hypothesis: Hypothesis, engine: Engine, language: Language, glossary: Glossary
) -> Candidate:
    """Turn a hypothesis into text, put the figures back, and verify it."""
    raw = engine.detokenize(hypothesis.tokens, language)
    text, found = put_back(raw, held.figures)
    symbols = [match[0] for match in PLACEHOLDER.finditer(raw)]
    places = dict(reversed(found))  # the first of repeated placeholders
    known = {
        i: places[slot.placeholder]
        for i, slot in enumerate(held.slots)
        if slot.placeholder in places and slot.placeholder
    }
    mentions: Sequence[Mention] = [slot.mention for slot in held.slots]
    if language == "en":
        text = fit_prepositions(text, (span for symbol, span in found if symbol[1] == "d"))
    text = respell(held.source, text, mentions, language)
    verification = verify(mentions, text, language, glossary, known)
    return Candidate(
        held,
        hypothesis,
        text,
        verification,
        repeated=len(symbols) - len(set(symbols)),
        slips=untranslated_words(text, language)
        + invented_words(held.source, text, language)
        + repeated_members(held.source, text)
        + has_loop(tuple(text.lower().split()))
        + _approximations_lost(mentions, verification, text, language),
        avoided=avoided_forms(mentions, text, language, glossary, verification),
    )


def _approximations_lost(
    mentions: Sequence[Mention], verification: Verification, text: str, language: Language
) -> int:
    """Count the figures said to be over, nearly or about a value that the target says is exact."""
    places = [
        place
        for mention, place in zip(mentions, verification.places, strict=True)
        if place and mention.approximation
    ]
    if not places:
        return 0
    exact = [v.span for v in find_values(text, language) if v.approximation is None]
    return sum(any(span.overlaps(place) for span in exact) for place in places)


def avoided_forms(
    mentions: Sequence[Mention],
    text: str,
    language: Language,
    glossary: Glossary,
    verification: Verification,
) -> tuple[TermMatch, ...]:
    """Return where ``text`` names a concept of the mentions in a form that the glossary avoids."""
    concepts = {m.concept for m in mentions if m.concept is not None and m.concept in glossary}
    forms = {form for id in concepts for form in glossary[id].deprecated(language)}
    folded = fold(text) if forms else ""
    if not any(fold(form) in folded for form in forms):
        return ()
    taken = [place for place in verification.places if place]
    return tuple(
        match
        for match in glossary.find(text, language)
        if match.status == "deprecated"
        and any(concept.id in concepts for concept in match.concepts)
        and not any(match.span.overlaps(place) for place in taken)
    )


def replace_words(text: str, span: Span, words: str) -> str:
    """Return ``text`` with the words of ``span`` replaced, single spaces around the new ones."""
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip()
    gap = "" if not after or after[0] in ",.;:!?)%" else " "
    return f"{before} {words}{gap}{after}".strip()
