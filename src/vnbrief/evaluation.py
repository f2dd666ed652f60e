"""How good translations are: BLEU and chrF++ as the field takes them, and terms and figures kept.

Term success is counted by occurrence, as in the terminology track of WMT25: of all mentions of
``must`` concepts in the sources, the share whose translation holds an approved form.
Term consistency is the share of a concept's occurrences that read as its most frequent form does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.verification import verify
from vnbrief.errors import ConfigError
from vnbrief.mentions.recognize import recognize
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language
    from vnbrief.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of something there were, and how many came through."""

    total: int
    kept: int

    @property
    def rate(self) -> float:
        """Kept of total; 1 where there was nothing to keep."""
        return self.kept / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of translations; BLEU and chrF++ from 0 to 100, rates from 0 to 1."""

    segments: int
    bleu: float | None
    chrf: float | None
    signatures: tuple[str, ...]
    terms: Kept
    consistency: float
    figures: Kept
    figures_added: int


def evaluate(
    sources: Sequence[str],
    hypotheses: Sequence[str],
    references: Sequence[str] | None,
    source: Language,
    target: Language,
    glossary: Glossary,
) -> Scores:
    """Score translations.

    Args:
        sources: one segment each.
        hypotheses: their translations, in the same order.
        references: careful translations; without them BLEU and chrF++ are ``None``.
        source: language of the sources.
        target: language of the translations.
        glossary: whose terms are to be kept.

    Raises:
        ValueError: if there are not as many hypotheses, or references, as sources.
        ConfigError: if references are given and sacrebleu is not installed.
    """
    if references is not None and len(references) != len(sources):
        raise ValueError(f"{len(sources)} sources, but {len(references)} references")
    terms, figures, added = Counter[bool](), Counter[bool](), 0
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text, translation in zip(sources, hypotheses, strict=True):
        mentions = recognize(text, source, glossary)
        verification = verify(mentions, translation, target, glossary, source=text)
        added += len(verification.added)
        for mention, place in zip(mentions, verification.places, strict=True):
            if mention.strength != "must":
                continue
            if mention.kind in VALUE_KINDS:
                figures[place is not None] += 1
            elif mention.concept is not None and mention.renderings:
                terms[place is not None] += 1
                if place:
                    forms[mention.concept][fold(place.cut(translation))] += 1
    bleu, chrf, signatures = _corpus_scores(hypotheses, references)
    return Scores(
        len(sources),
        bleu,
        chrf,
        signatures,
        Kept(terms.total(), terms[True]),
        _consistency(forms),
        Kept(figures.total(), figures[True]),
        added,
    )


def _consistency(forms: dict[str, Counter[str]]) -> float:
    repeated = [counter for counter in forms.values() if counter.total() > 1]
    total = sum(counter.total() for counter in repeated)
    return sum(max(counter.values()) for counter in repeated) / total if total else 1.0


def _corpus_scores(
    hypotheses: Sequence[str], references: Sequence[str] | None
) -> tuple[float | None, float | None, tuple[str, ...]]:
    if references is None:
        return None, None, ()
    try:
        from sacrebleu.metrics import BLEU, CHRF
    except ImportError as error:
        raise ConfigError(
            "scores against references need sacrebleu: pip install 'vnbrief[evaluate]'"
        ) from error
    bleu, chrf = BLEU(), CHRF(word_order=2)
    scores = [
        metric.corpus_score(list(hypotheses), [list(references)]).score for metric in (bleu, chrf)
    ]
    return scores[0], scores[1], (str(bleu.get_signature()), str(chrf.get_signature()))
