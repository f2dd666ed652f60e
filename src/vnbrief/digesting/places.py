"""Which place a figure is of: one named beside it, else the one that the article is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing.clauses import part_at
from vnbrief.mentions.mention import Kind, Mention, Named

if TYPE_CHECKING:
    from vnbrief.briefing.analysis import Analysis, Marked
    from vnbrief.document import Language, Span

_UNIT = re.compile(r"(?:\d+|province:.+|district:.+|commune:.+)$")
_WHOLE_COUNTRY = re.compile(
    r"\b(?:cả nước|toàn quốc|nationwide|the whole country|across the country|national average)\b",
    re.IGNORECASE,
)
_OPENING_SENTENCES = 4
COUNTRY_ID = "vietnam"


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place with its name in both languages."""

    id: str
    vi: str
    en: str


COUNTRY = PlaceName(COUNTRY_ID, "Cả nước", "Nationwide")


def main_place(analysis: Analysis) -> PlaceName | None:
    """Return the place that the article is about: its title's, its opening's, else the commonest."""
    language = analysis.language
    titled = [p for s in analysis.sentences if s.id in analysis.title_ids for p in _units(s)]
    if titled:
        return _named(titled[0], language)
    opening = [p for s in analysis.sentences[:_OPENING_SENTENCES] for p in _units(s)]
    every = opening or [p for s in analysis.sentences for p in _units(s)]
    if not opening and (inside := _in_names(analysis)):
        return inside
    if not every:
        return None
    counts = Counter(_id(p) for p in every)
    best = max(every, key=lambda p: counts[_id(p)])
    return _named(best, language)


def _in_names(analysis: Analysis) -> PlaceName | None:
    """The unit in the name of a body that the opening names: UBND tỉnh Đồng Giang."""
    from vnbrief.mentions.gazetteer import KINDS
    from vnbrief.mentions.places import find_places

    for sentence in analysis.sentences[:_OPENING_SENTENCES]:
        for place in find_places(sentence.text, analysis.language):
            kind = KINDS.get(place.kind)
            if kind and _UNIT.match(place.id):
                vi, en = f"{kind.vi[0]} {place.vi[0]}", f"{place.en[0]} {kind.en[0]}"
                return PlaceName(place.id, _capital(vi), _capital(en))
    return None


def place_of(sentence: Marked, where: Span, home: PlaceName | None) -> PlaceName | None:
    """Return the place of the figure at ``where``: in its clause, in its sentence, else ``home``."""
    part = part_at(sentence.masked, where)
    if _WHOLE_COUNTRY.search(sentence.text[part.span.start : part.span.end]):
        return COUNTRY
    named = _units(sentence)
    own = [p for p in named if part.span.start <= p.span.start and p.span.end <= part.span.end]
    before = [p for p in own if p.span.end <= where.start]
    chosen = (before[-1:] or own[:1]) or (named if len({_id(p) for p in named}) == 1 else [])
    return _named(chosen[0], chosen[0].language) if chosen else home


def _units(sentence: Marked) -> list[Mention]:
    """The administrative units named in a sentence, and those in the names of their bodies."""
    return [m for m in sentence.of_kinds((Kind.PLACE,)) if _UNIT.match(_id(m))]


def _id(mention: Mention) -> str:
    return mention.value.id if isinstance(mention.value, Named) else ""


def _named(mention: Mention, language: Language) -> PlaceName:
    own = " ".join(mention.text.split())
    other = mention.renderings[0] if mention.renderings else own
    vi, en = (own, other) if language == "vi" else (other, own)
    return PlaceName(_id(mention), _capital(vi), _capital(en))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
