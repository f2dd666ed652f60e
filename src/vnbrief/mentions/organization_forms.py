"""How an institution's name is put together from its parts and its place, in either language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.mentions.gazetteer import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.glossary.concept import Concept
    from vnbrief.mentions.places import Place

_EN_LEVEL = re.compile(
    r"\b(?:Provincial|Municipal|City|Urban District|District|Commune|Ward|Town|Township)\b",
    re.IGNORECASE,
)
_VI_LEVEL = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$")
_VI_OWN_LEVEL = re.compile(
    r"\b(?:tỉnh|thành|huyện|quận|thị) ?(?:ủy|uỷ|đoàn)\b|\b(?:tỉnh|huyện|xã|thành phố|quận|phường)$",
    re.IGNORECASE,
)
_ASSOCIATIONS = ("Hội ", "Liên đoàn ", "Đoàn ")
_MOST = 32


def _english_terms(concept: Concept) -> list[str]:
    return list(dict.fromkeys(form.removeprefix("the ") for form in concept.approved("en")))


def english_forms(parts: Sequence[Concept], place: Place | None) -> tuple[str, ...]:
    """Return the English names of an institution, the preferred one first, without an article."""
    *inner, last = parts
    outers = _english_terms(last)
    if place is not None and place.kind in KINDS:
        # The Women's Union of a province is no Vietnam Women's Union, and its court a certain one.
        outers = [_capitalized(form) for form in outers]
        local = [form.removeprefix("Vietnam ") for form in outers]
        outers = list(dict.fromkeys((*local, *outers)))
    if place is not None:
        outers = [form for outer in outers[:3] for form in _english_at(outer, place)]
    forms: Iterable[str] = outers
    for part in reversed(inner):
        names = sorted(_english_terms(part), key=lambda form: " of " in form)[:2]
        forms = [
            joined
            for outer in list(forms)[:8]
            for name in names
            for joined in (f"{name} of the {outer}", f"{name} of {outer}", f"{outer}'s {name}")
            + ((f"{outer} {name}",) if " of " not in outer else ())
        ]
    if place is None and not inner:
        # Thứ trưởng Bộ Xây dựng is Deputy Minister of Construction.
        forms = [*forms, *(f"Minister {f[9:]}" for f in outers if f.startswith("Ministry of "))]
    if place is not None and inner:
        plain = english_forms(parts, None)[0]
        forms = [*forms, *_english_at(plain, place)]
    return tuple(dict.fromkeys(forms))[:_MOST]


def _capitalized(term: str) -> str:
    small = ("of", "and", "for", "in", "the")
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in term.split(" "))


def _english_at(term: str, place: Place) -> list[str]:
    """Return an institution's English name with its place put in, the usual order first."""
    name = place.en[0]
    forms = []
    for written in place.en[:2]:
        level = _EN_LEVEL.search(term)
        if level is not None:
            before, after = term[: level.start()], term[level.start() :]
            forms.append(f"{before}{written} {after}")
            bare = f"{before}{term[level.end() :].lstrip()}"
            forms.append(f"{before}{written} {term[level.end() :].lstrip()}")
            forms.append(f"{bare} of {written}")
    if place.kind in KINDS:
        kind = KINDS[place.kind]
        by_level = [f"{name} {adjective} {term}" for adjective in kind.adjectives]
        plain = [f"{name} {term}", *(f"{n} {term}" for n in place.en[1:2])]
        if name.endswith("City"):
            forms += plain  # Ho Chi Minh City People's Council
        if not forms:
            forms += by_level + plain if place.with_kind else plain + by_level
        forms += [f"{term} of {name} {word}" for word in kind.en]
        forms += [f"{name} {kind.en[0]} {term}", f"{name} {kind.en[0]}'s {term}"]
    else:
        forms += [f"{adjective} {term}" for adjective in place.adjectives]
        forms += [f"{name} {term}"]
    return [*forms, f"{term} of {name}", f"{name}'s {term}", f"{term} in {name}"]


def vietnamese_forms(parts: Sequence[Concept], place: Place | None) -> tuple[str, ...]:
    """Return the Vietnamese names of an institution, the preferred one first."""
    *inner, last = parts
    forms = list(last.approved("vi"))
    if place is not None and place.kind in KINDS:
        local = [f.removesuffix(" Việt Nam") for f in forms if f.startswith(_ASSOCIATIONS)]
        forms = list(dict.fromkeys((*local, *forms)))
    if place is not None:
        forms = [form for outer in forms[:5] for form in _vietnamese_at(outer, place)]
    for part in reversed(inner):
        names = sorted(part.approved("vi"), key=_inner_rank)[:3]
        forms = [f"{name} {outer}" for name in names for outer in forms[:8]]
    return tuple(dict.fromkeys(forms))[:_MOST]


def _inner_rank(form: str) -> tuple[bool, int]:
    """Rank the forms of a part before its owner: no abbreviations, and none that names the owner."""
    return (" " not in form, len(form.split()))


def _vietnamese_at(term: str, place: Place) -> list[str]:
    name = place.vi[0]
    if place.kind not in KINDS:
        return [f"{term} {n}" for n in place.vi[:2]]
    words = KINDS[place.kind].vi
    if place.id == "79":
        stem = _VI_LEVEL.sub("", term)
        return [f"{stem} {n}" for n in place.vi]
    level = _VI_LEVEL.search(term)
    if level is not None:
        stem = term[: level.start()]
        own = [f"{term} {name}"] if level[0].strip() == words[0] else []
        return [*own, *(f"{stem} {word} {name}" for word in words), f"{stem} {name}"]
    if _VI_OWN_LEVEL.search(term):
        return [f"{term} {n}" for n in place.vi[:2]]
    kinded = [f"{term} {word} {name}" for word in words]
    plain = [f"{term} {name}"]
    return kinded + plain if place.with_kind else plain + kinded
