"""What a whole document tells of the names in each of its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.mentions.gazetteer import KINDS
from vnbrief.mentions.institutions import Institutions
from vnbrief.mentions.known import Known
from vnbrief.mentions.people import KnownPeople, find_people, gather_people
from vnbrief.mentions.places import Place, Surroundings, find_places
from vnbrief.mentions.programmes import Titles
from vnbrief.mentions.words import marked_key, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.document import Document, Language
    from vnbrief.glossary.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Context:
    """A document's names, worked out once (:func:`document_context`), and the glossary's institutions."""

    institutions: Institutions
    titles: Titles
    surroundings: Surroundings
    people: KnownPeople


class _Same:
    """A glossary as a cache's key: the same object, not an equal one, which is slow to tell."""

    __slots__ = ("glossary",)

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    def __hash__(self) -> int:
        return id(self.glossary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.glossary is self.glossary


@lru_cache(maxsize=4)
def _tables(same: _Same) -> tuple[Institutions, Titles]:
    return Institutions(same.glossary), Titles(same.glossary)


def document_context(
    source: Document | str, glossary: Glossary, language: Language | None = None
) -> Context:
    """Return what ``source`` tells of its names.

    Args:
        language: needed for a text that is no ``Document``.
    """
    text = source if isinstance(source, str) else source.text
    if language is None:
        if isinstance(source, str):
            raise ValueError("a plain text needs its language")
        language = source.language
    first = find_places(text, language)
    near = frozenset(_near(first))
    places = find_places(text, language, Surroundings(near=near))
    people = gather_people(find_people(text, language, places))
    institutions, titles = _tables(_Same(glossary))
    surroundings = Surroundings(
        near=near,
        confirmed=MappingProxyType(dict(_confirmed(places, language, people))),
        marked=MappingProxyType(dict(_marked(places))),
    )
    return Context(institutions, titles, surroundings, people)


def _near(places: Iterable[Place]) -> Iterable[str]:
    return (p.id for p in places if p.kind in KINDS and KINDS[p.kind].level < 3 and p.id.isdigit())


def _confirmed(
    places: Iterable[Place], language: Language, people: KnownPeople
) -> Iterable[tuple[str, Known]]:
    for place in places:
        name = place.vi[0] if language == "vi" else place.en[0]
        if place.kind not in KINDS or KINDS[place.kind].level == 1 or " " not in name:
            continue
        if name_key(name) in people.full:
            continue
        key = marked_key(name) if language == "vi" else name_key(name)
        yield key, Known(place.id, place.kind, place.vi, place.en)


def _marked(places: Iterable[Place]) -> Iterable[tuple[str, str]]:
    for place in places:
        if place.vi[0] != place.en[0]:
            yield name_key(place.vi[0]), place.vi[0]
