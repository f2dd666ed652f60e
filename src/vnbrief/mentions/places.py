"""Places: administrative units, villages, rivers, regions and countries, in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.mentions.gazetteer import KINDS, LEVEL_NAMES, gazetteer
from vnbrief.mentions.known import HO_CHI_MINH_CITY, Known, english_names, vietnamese_names
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.words import bare, marked_key, name_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vnbrief.document import Language, Span
    from vnbrief.mentions.gazetteer import Resolution

# Kinds of place that the gazetteer does not list: Vietnamese words before the name, English ones after.
FEATURES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "village": (("thôn", "làng", "bản", "buôn"), ("village", "Village", "hamlet")),
    "hamlet": (("ấp", "xóm", "sóc", "phum"), ("hamlet", "Hamlet", "village")),
    "quarter": (("khu phố",), ("residential quarter", "Residential Quarter", "quarter")),
    "group": (("tổ dân phố", "tổ dân phố số"), ("residential group", "Residential Group")),
    "archipelago": (("quần đảo",), ("archipelago", "Archipelago", "islands")),
    "island": (("đảo", "huyện đảo"), ("island", "Island")),
    "river": (("sông",), ("River", "river")),
    "stream": (("suối",), ("stream", "Stream")),
    "lake": (("hồ",), ("Lake", "lake", "reservoir")),
    "mountain": (("núi", "đỉnh"), ("Mountain", "mountain", "Mount")),
    "pass": (("đèo",), ("Pass", "pass")),
    "bridge": (("cầu",), ("Bridge", "bridge")),
    "port": (("cảng",), ("Port", "port")),
    "airport": (("sân bay", "cảng hàng không"), ("Airport", "airport", "International Airport")),
    "gate": (("cửa khẩu", "cửa khẩu quốc tế"), ("border gate", "Border Gate")),
    "bay": (("vịnh",), ("Bay", "bay", "Gulf")),
    "street": (("đường", "phố", "đại lộ"), ("street", "Street", "road", "Road", "Avenue")),
    "park": (("vườn quốc gia", "Vườn quốc gia"), ("National Park", "national park")),
}
# One identity for what the two languages do not part: thôn, ấp, xóm are village or hamlet.
_ID_KINDS = {"hamlet": "village", "gate": "gate"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text.

    Attributes:
        kind: a letter of ``gazetteer.KINDS``, a key of :data:`FEATURES`, or a kind of ``known.Known``.
        vi: its names in Vietnamese without a kind word, the preferred one first.
        en: the same in English.
        with_kind: the span holds the kind word (huyện Yên Khánh).
        adjectives: English adjectives that may stand for it.
    """

    span: Span
    id: str
    kind: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    with_kind: bool = False
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a document tells of its places.

    Attributes:
        near: codes of the provinces and districts that it names.
        confirmed: places that it names with a kind word, by the bare name's key.
        marked: names that it writes with marks, by their bare keys.
    """

    near: frozenset[str] = frozenset()
    confirmed: Mapping[str, Known] = field(default_factory=lambda: MappingProxyType({}))
    marked: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NOWHERE = Surroundings()


def known_place(span: Span, known: Known) -> Place:
    """Return the place that a bare name stands for."""
    return Place(span, known.id, known.kind, known.vi, known.en, False, known.adjectives)


def unit_place(
    span: Span, resolved: Resolution, kinds: Collection[str], written: str, with_kind: bool
) -> Place:
    """Return the place of a resolved unit name; ``written`` is the name as the text has it."""
    kind = resolved.kind if resolved.kind in kinds else next(iter(kinds))
    name = resolved.name
    if resolved.id == HO_CHI_MINH_CITY.id:
        return replace(known_place(span, HO_CHI_MINH_CITY), with_kind=with_kind)
    if name is None:
        others = dict.fromkeys(unit.name for unit in resolved.candidates)
        vi: tuple[str, ...] = (written, *others)
        en = english_names(resolved.candidates[0].name)
    else:
        vi, en = vietnamese_names(name), english_names(name)
    return Place(span, resolved.id, kind, vi, en, with_kind)


def unknown_place(span: Span, kind: str, written: str, surroundings: Surroundings) -> Place:
    """Return a place that no table lists: its name loses its marks in English."""
    key = name_key(written)
    level = LEVEL_NAMES[KINDS[kind].level] if kind in KINDS else _ID_KINDS.get(kind, kind)
    marked = surroundings.marked.get(key, written)
    return Place(span, f"{level}:{key}", kind, (marked,), (bare(marked),), True)


def resolve_unit(
    name: str, kinds: Collection[str], language: Language, surroundings: Surroundings
) -> Resolution | None:
    """Look up a unit's name as written, of the given kinds, near the document's other places."""
    key = name_key(name)
    marked = marked_key(name) if language == "vi" and key != marked_key(name) else None
    key = _RUN_TOGETHER.get(key, key)
    found = gazetteer().resolve(key, kinds, surroundings.near, marked)
    if found is not None and found.name is None and key in surroundings.marked:
        known = marked_key(surroundings.marked[key])
        return gazetteer().resolve(key, kinds, surroundings.near, known) or found
    return found


_RUN_TOGETHER = {
    "hanoi": "ha noi",
    "haiphong": "hai phong",
    "danang": "da nang",
    "dalat": "da lat",
    "daklak": "dak lak",
    "kontum": "kon tum",
    "hcm": "ho chi minh",
    "buon me thuot": "buon ma thuot",
}


def place_forms(place: Place, target: Language) -> tuple[str, ...]:
    """Return how ``place`` may read in ``target``, the preferred form first."""
    names = place.vi if target == "vi" else place.en
    kinded = tuple(_kinded(place, name, target) for name in names)
    flat = [form for forms in kinded for form in forms]
    if _is_number(names[0]):
        forms = flat
    elif place.with_kind and place.id != _HANOI:
        forms = [*flat, *names]
    else:
        forms = [*names, *flat]
    if target == "en":
        forms += place.adjectives
    return tuple(dict.fromkeys(forms))


_HANOI = "01"  # never "Hanoi City" by preference


def _is_number(name: str) -> bool:
    return name.isdigit()


def _kinded(place: Place, name: str, target: Language) -> list[str]:
    """Return the forms of one name with its kind word."""
    if place.id == HO_CHI_MINH_CITY.id:
        return []
    if place.kind in KINDS:
        kind = KINDS[place.kind]
        befores, afters = kind.vi, kind.en
    elif place.kind in FEATURES:
        befores, afters = FEATURES[place.kind]
    else:
        return []
    if target == "vi":
        forms = [f"{word} {name}" for word in befores]
        return forms + [f"{w}{name}" for w in befores if w.endswith(".")]
    if _is_number(name):
        return [f"{word.capitalize()} {name}" for word in afters[:1]] + [
            f"{word} {name}" for word in afters
        ]
    return [f"{name} {word}" for word in afters] + [f"{afters[0]} of {name}"]


def names_money(text: str, place: Place) -> bool:
    """Tell whether an English place only says whose money is meant: US dollars, a U.S. cent."""
    return _MONEY.match(text, place.span.end) is not None


_MONEY = re.compile(r" (?:dollars?|cents?)\b", re.IGNORECASE)


def place_mention(text: str, place: Place, language: Language, concept: str | None) -> Mention:
    """Return the mention of a place found in ``text``."""
    target: Language = "en" if language == "vi" else "vi"
    return Mention(
        kind=Kind.PLACE,
        span=place.span,
        text=place.span.cut(text),
        value=Named(place.id),
        renderings=place_forms(place, target),
        language=language,
        concept=concept,
    )


def find_places(
    text: str, language: Language, surroundings: Surroundings = NOWHERE
) -> tuple[Place, ...]:
    """Return the places in NFC ``text``, left to right, the longest at each place."""
    if language == "vi":
        from vnbrief.mentions.places_vi import find
    else:
        from vnbrief.mentions.places_en import find
    return longest(find(text, surroundings))


def longest(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places that do not overlap: the longer one of two, the earlier of equals."""
    kept: list[Place] = []
    taken: set[int] = set()
    for place in sorted(places, key=lambda p: (-len(p.span), p.span.start)):
        spot = range(place.span.start, place.span.end)
        if taken.isdisjoint(spot):
            kept.append(place)
            taken.update(spot)
    return tuple(sorted(kept, key=lambda p: p.span.start))
