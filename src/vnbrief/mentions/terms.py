"""Glossary terms, and what each concept names: a thing of its own, an institution, a programme, a place."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.words import words_of

if TYPE_CHECKING:
    from vnbrief.document import Language
    from vnbrief.glossary.concept import Concept
    from vnbrief.glossary.glossary import TermMatch

# Heads of English terms that name an institution: the last noun before "of", "for", "and".
_INSTITUTIONS = words_of(
    "committee commission board ministry department union association council assembly front "
    "office agency bank government court procuracy army police guard force navy command "
    "federation confederation inspectorate academy school institute secretariat politburo party "
    "treasury television vietnam delegation body presidium staff corps police cooperative "
    "university hospital authority authorities centre center nations asean society bureau "
    "organization"
)
_PROGRAMMES = words_of(
    "movement movements program programs programme programmes campaign campaigns fund project"
)
# Of these there are many, so that with a place they are certain ones: the Ninh Binh People's Committee.
_COMMON_INSTITUTIONS = words_of(
    "committee commission board department union association council front office court procuracy "
    "police command federation confederation inspectorate delegation organization"
)
_PARTS = ("of", "for", "in", "on", "at", "to", "from", "by", "with", "under")
_VIETNAMESE_PROGRAMMES = ("phong trào", "cuộc vận động", "chương trình", "quỹ", "đề án", "dự án")


def _english_head(term: str) -> str:
    words = term.replace("'s", "").replace('"', "").lower().split()
    for number, word in enumerate(words):
        if word in _PARTS and number:
            return words[number - 1]
    return words[-1] if words else ""


@lru_cache(maxsize=16384)
def concept_kind(concept: Concept) -> Kind:
    """Return what a concept names: an ORGANIZATION, PROGRAMME, PLACE, or else a TERM.

    It is worked out from the terms, so that a user's own glossary is understood too.
    """
    head = _english_head(concept.en)
    vi = concept.vi.lower()
    quoted = '"' in concept.vi or '"' in concept.en
    if head in _PROGRAMMES and (quoted or concept.pos == "name"):
        return Kind.PROGRAMME
    if quoted and vi.startswith(_VIETNAMESE_PROGRAMMES):
        return Kind.PROGRAMME
    if concept.pos == "name" and concept.subdomain == "places" and head not in _INSTITUTIONS:
        return Kind.PLACE
    if concept.pos == "name" and head in _INSTITUTIONS:
        return Kind.ORGANIZATION
    if concept.pos == "name" and _is_region(concept):
        return Kind.PLACE
    return Kind.TERM


def _is_region(concept: Concept) -> bool:
    return concept.vi.startswith(("tỉnh ", "huyện ", "xã ", "thành phố ", "sông ", "vùng ", "đảo "))


@lru_cache(maxsize=16384)
def is_institution(concept: Concept) -> bool:
    """Tell whether a concept is an institution, or a kind of one that a place makes a certain one.

    ``tòa án nhân dân`` is a term, ``Tòa án nhân dân tỉnh Ninh Bình`` an organization.
    """
    if concept_kind(concept) in (Kind.PROGRAMME, Kind.PLACE):
        return False
    head = _english_head(concept.en)
    if concept.pos == "name":
        return head in _INSTITUTIONS
    return concept.pos == "n" and " " in concept.en and head in _COMMON_INSTITUTIONS


def as_written(text: str, match: TermMatch) -> TermMatch:
    """Return a match with the concept first whose approved form is spelled just as the found one.

    Party Committee is đảng ủy, Party committee is cấp ủy.
    """
    written = match.span.cut(text)
    for concept in match.concepts[1:]:
        if written in concept.approved("en") and written not in match.concept.approved("en"):
            others = tuple(c for c in match.concepts if c.id != concept.id)
            return replace(match, concept=concept, concepts=(concept, *others))
    return match


def is_national(concept: Concept) -> bool:
    """Tell whether a country has only one such institution, so that no province has its own."""
    head = _english_head(concept.en)
    return (
        head in _NATIONAL or "trung ương" in concept.vi.lower() or "tối cao" in concept.vi.lower()
    )


_NATIONAL = words_of("assembly government ministry politburo secretariat army navy party")


def term_mention(text: str, match: TermMatch, language: Language) -> Mention:
    """Return the mention of a glossary term found in ``text``.

    Its renderings are the approved forms of every concept that has the form, the likeliest first.
    """
    target: Language = "en" if language == "vi" else "vi"
    forms = (form for concept in match.concepts for form in concept.approved(target))
    strength = match.concept.strength
    if language == "en" and " " not in match.form and not match.form.isupper() and not match.own:
        # head, question, member: one English word has many Vietnamese ones; a user's list has chosen.
        strength = "should"
    kind = concept_kind(match.concept)
    if kind is Kind.ORGANIZATION and match.span.cut(text).islower():
        kind = Kind.TERM  # the army, an army
    return Mention(
        kind=kind,
        span=match.span,
        text=match.span.cut(text),
        value=Named(match.concept.id),
        renderings=tuple(dict.fromkeys(forms)),
        language=language,
        strength=strength,
        concept=match.concept.id,
    )
