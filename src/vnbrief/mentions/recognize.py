"""All mentions of a text: values, terms, places, people, organizations and programmes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.mentions.alike import find_alike, find_codes
from vnbrief.mentions.context import Context, document_context
from vnbrief.mentions.known import known_names
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.named_bodies import find_named_bodies
from vnbrief.mentions.organizations import find_organizations, organization_mention, split_titles
from vnbrief.mentions.people import find_people, person_mention
from vnbrief.mentions.places import find_places, place_mention
from vnbrief.mentions.programmes import find_programmes, programme_mention
from vnbrief.mentions.syllables import whole_words
from vnbrief.mentions.terms import as_written, concept_kind, term_mention
from vnbrief.mentions.values import find_values
from vnbrief.mentions.words import marked_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vnbrief.document import Language, Span
    from vnbrief.glossary.glossary import Glossary, TermMatch
    from vnbrief.mentions.places import Place

# Of two names of one length the earlier kind owns the words.
_ORDER = {
    Kind.PROGRAMME: 0,
    Kind.ORGANIZATION: 1,
    Kind.PLACE: 2,
    Kind.PERSON: 3,
    Kind.TERM: 4,
}


def recognize(
    text: str, language: Language, glossary: Glossary, *, context: Context | None = None
) -> tuple[Mention, ...]:
    """Return the mentions of NFC ``text``, sorted by place.

    Figures, dates and documents never overlap one another, nor do names and terms: the longest owns
    its words; but a figure may stand inside a name.

    Args:
        context: of the document that ``text`` is from; the text alone, if it is not given.
    """
    context = context or document_context(text, glossary, language)
    values = _outside_codes(find_values(text, language), find_codes(text))
    matches = _beside_documents(text, language, glossary, values)
    if language == "vi":
        matches = whole_words(text, matches, glossary, context.institutions)
    else:
        matches = tuple(as_written(text, m) for m in matches)
    names = _own_words(_outside_values(_names(text, language, glossary, matches, context), values))
    owners = _owners(names)
    kept = [v for v in values if not _word_of_a_term(v, names, owners)]
    alike = find_alike(text, language, [m.span for m in (*names, *kept)])
    return tuple(sorted((*names, *kept, *alike), key=lambda m: (m.span.start, -m.span.end)))


def _outside_codes(values: Sequence[Mention], codes: Sequence[Span]) -> tuple[Mention, ...]:
    """Leave out the numbers that are a piece of a code: 83 in PPF2883/83."""
    return tuple(
        v
        for v in values
        if v.kind is Kind.DOCUMENT
        or not any(c.start < v.span.start and v.span.end <= c.end for c in codes)
    )


def _beside_documents(
    text: str, language: Language, glossary: Glossary, values: Sequence[Mention]
) -> tuple[TermMatch, ...]:
    """Return the terms of a text; of one that holds a document's number, what stands before that."""
    documents = [v.span for v in values if v.kind is Kind.DOCUMENT]
    matches: list[TermMatch] = []
    for match in glossary.find(text, language):
        held = next((d for d in documents if d.overlaps(match.span)), None)
        if held is None:
            matches.append(match)
            continue
        start = match.span.start
        for before in glossary.find(text[start : max(start, held.start)], language):
            matches.append(replace(before, span=before.span.shift(start)))
    return tuple(matches)


def places_in(
    mention: Mention, glossary: Glossary, context: Context | None = None
) -> tuple[Mention, ...]:
    """Return the places inside a longer name: Ninh Bình in Tỉnh ủy Ninh Bình; spans as ``mention``'s."""
    text, language = mention.text, mention.language
    context = context or document_context(text, glossary, language)
    matches = glossary.find(text, language)
    found = _places(text, language, find_places(text, language, context.surroundings), matches)
    return tuple(replace(m, span=m.span.shift(mention.span.start)) for m in found)


def _names(
    text: str,
    language: Language,
    glossary: Glossary,
    matches: Sequence[TermMatch],
    context: Context,
) -> Iterator[Mention]:
    places = find_places(text, language, context.surroundings)
    yield from _places(text, language, places, matches)
    if language == "vi":
        matches = split_titles(
            text, matches, places, glossary, context.institutions, context.surroundings
        )
    for person in find_people(text, language, places, context.people):
        yield person_mention(text, person, language)
    for organization in find_organizations(
        text, language, matches, places, context.institutions, context.surroundings
    ):
        yield organization_mention(text, organization, language)
    yield from find_named_bodies(text, language)
    for programme in find_programmes(text, language, context.titles):
        if programme.renderings:
            yield programme_mention(text, programme, language)
    spots = {p.span for p in places}
    for match in matches:
        if concept_kind(match.concept) is not Kind.PLACE and match.span not in spots:
            yield term_mention(text, match, language)


def _places(
    text: str, language: Language, places: Sequence[Place], matches: Sequence[TermMatch]
) -> Iterator[Mention]:
    by_span = {m.span: m for m in matches if concept_kind(m.concept) is Kind.PLACE}
    for place in places:
        match = by_span.get(place.span)
        if match is not None and ":" in place.id:
            continue
        yield place_mention(text, place, language, match.concept.id if match else None)
    certain = {at for p in places if ":" not in p.id for at in range(p.span.start, p.span.end)}
    for span, match in by_span.items():
        written = span.cut(text)
        if certain.isdisjoint(range(span.start, span.end)) and not _is_word(written):
            yield _as_unit(term_mention(text, match, language), match)


def _is_word(written: str) -> bool:
    return written[0].islower() and " " not in written


def _as_unit(mention: Mention, match: TermMatch) -> Mention:
    """Give a place of the glossary the id that the gazetteer has for it, if it is a unit."""
    known = known_names("vi").get(marked_key(match.concept.vi))
    return mention if known is None else replace(mention, value=Named(known.id))


def _outside_values(names: Iterable[Mention], values: Sequence[Mention]) -> Iterator[Mention]:
    """Leave out the names that a value holds, and those that a document's number tears."""
    owners = _owners(values)
    for name in names:
        inside = [values[i].span for i in _met(name.span, owners)]
        held = any(s.start <= name.span.start and name.span.end <= s.end for s in inside)
        documents = (values[i] for i in _met(name.span, owners))
        if not held and not any(
            v.kind is Kind.DOCUMENT and _tear(name.span, v.span) for v in documents
        ):
            yield name


def _owners(mentions: Sequence[Mention]) -> dict[int, int]:
    """From each code point that a mention takes to the mention's number; no two overlap."""
    return {at: i for i, m in enumerate(mentions) for at in range(m.span.start, m.span.end)}


def _met(span: Span, owners: Mapping[int, int]) -> set[int]:
    return {owners[at] for at in range(span.start, span.end) if at in owners}


def _tear(name: Span, other: Span) -> bool:
    """Tell whether ``name`` shares words with ``other`` and neither holds all of the other's."""
    holds = name.start <= other.start and other.end <= name.end
    held = other.start <= name.start and name.end <= other.end
    return name.overlaps(other) and not holds and not held


def _own_words(names: Iterable[Mention]) -> list[Mention]:
    """Keep of names that overlap the longest; of equals the more certain kind.

    A term that only reaches into a name gives way to it, however long: trên địa bàn tỉnh | Kon Tum.
    """
    every = tuple(names)
    proper = _longest(m for m in every if m.kind is not Kind.TERM)
    owners = _owners(proper)
    terms = (
        m
        for m in every
        if m.kind is Kind.TERM
        and not any(_tear(m.span, proper[i].span) for i in _met(m.span, owners))
    )
    return _longest((*proper, *terms))


def _longest(names: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda m: (-len(m.span), _ORDER[m.kind], m.span.start)):
        words = range(name.span.start, name.span.end)
        if taken.isdisjoint(words):
            kept.append(name)
            taken.update(words)
    return kept


def _word_of_a_term(value: Mention, names: Sequence[Mention], owners: Mapping[int, int]) -> bool:
    """Tell whether a number in words is only a word of a name: một cửa, gia đình năm không."""
    if value.figure is not None or value.kind is Kind.DOCUMENT:
        return False
    name = owners.get(value.span.start)
    return name is not None and value.span.end <= names[name].span.end
