"""Organizations: the glossary's institutions, alone, one of another, or of a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.glossary.glossary import Glossary, TermMatch
from vnbrief.mentions.gazetteer import KINDS, gazetteer
from vnbrief.mentions.institutions import Institutions, own_level, without_owner
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.organization_forms import english_forms, vietnamese_forms
from vnbrief.mentions.places import Place, Surroundings, resolve_unit, unit_place
from vnbrief.mentions.terms import concept_kind, is_institution, is_national
from vnbrief.mentions.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.glossary.concept import Concept

_OF = re.compile(r" of (?:the )?")
_INNER = re.compile(r"((?:[^\W\d_]+,? )*[^\W\d_]+) of (?:the )?$")
_GOES_ON = re.compile(r" (?:[A-Z]|provincial\b|municipal\b|district\b)")
_CAPITALS = re.compile(r" ([^\W\d_]+(?:(?: | - |-)[^\W\d_]+){0,4})")


@dataclass(frozen=True, slots=True)
class Organization:
    """An institution in a text.

    Attributes:
        parts: its concepts, the innermost first: the Commission, then the Committee that it belongs to.
        place: where it is, if the name says so.
    """

    span: Span
    parts: tuple[Concept, ...]
    place: Place | None
    id: str


def _may_be_owned(part: Concept, match: TermMatch) -> bool:
    """Tell whether an institution may be part of another: no Department of nothing, no Politburo."""
    return " " in match.form and not is_national(part)


def _may_be_placed(match: TermMatch, place: Place) -> bool:
    """Tell whether an institution can be one of a place: not the Party (of China), the Front."""
    if place.kind == "region":
        return False
    if place.kind == "country":
        return "Việt Nam" not in match.concept.vi
    english = match.form in match.concept.approved("en")
    return not is_national(match.concept) and not (english and " " not in match.form)


def find_organizations(
    text: str,
    language: Language,
    matches: Sequence[TermMatch],
    places: Sequence[Place],
    institutions: Institutions,
    surroundings: Surroundings,
) -> tuple[Organization, ...]:
    """Return the institutions in NFC ``text`` that the glossary's terms and the places in it make up."""
    at = {m.span.start: m for m in matches if is_institution(m.concept)}
    finder = _finder(text, at, places, institutions, surroundings)
    return tuple(finder.vietnamese() if language == "vi" else finder.english())


def _finder(
    text: str,
    at: Mapping[int, TermMatch],
    places: Sequence[Place],
    institutions: Institutions,
    surroundings: Surroundings,
) -> _Finder:
    starts = tuple(p.span.start for p in places)
    return _Finder(text, at, tuple(places), institutions, surroundings, starts)


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    at: Mapping[int, TermMatch]
    places: tuple[Place, ...]
    institutions: Institutions
    surroundings: Surroundings
    starts: tuple[int, ...]

    def vietnamese(self) -> Iterable[Organization]:
        end = 0
        for start in sorted(self.at):
            if start < end:
                continue
            parts = [self.at[start].concept]
            end = self.at[start].span.end
            while (following := self.at.get(end + 1)) and self.text[end] == " ":
                if is_national(parts[-1]):
                    break
                parts.append(following.concept)
                end = following.span.end
            place = self.place_after(start, end, parts[-1])
            if place is not None and not _may_be_placed(self.at[start], place):
                place = None
            if place is not None:
                end = place.span.end
            made = self._made(Span(start, end), parts, place)
            if made is not None:
                yield made

    def place_after(self, start: int, end: int, last: Concept) -> Place | None:
        """Return the place that a Vietnamese name from ``start`` to ``end`` goes on with."""
        for place in self._starting(start + 1, end + 2):
            begins = place.span.start
            inside = begins < end < place.span.end
            if (begins == end + 1 and self.text[end] == " ") or inside:
                return None if place.kind == "region" else place
        return self._implied_place(end, last)

    def _starting(self, first: int, last: int) -> tuple[Place, ...]:
        """Return the places that begin at ``first`` or later, before ``last``."""
        starts = self.starts
        return self.places[bisect_left(starts, first) : bisect_left(starts, last)]

    def _implied_place(self, end: int, last: Concept) -> Place | None:
        """Return the unit that follows a name with a level: Huyện ủy Yên Khánh."""
        kinds = own_level(last)
        run = _CAPITALS.match(self.text, end) if kinds else None
        if run is None:
            return None
        words = run[1].split(" ")
        for size in range(min(len(words), gazetteer().longest), 0, -1):
            name = " ".join(words[:size])
            if not all(w[:1].isupper() or w == "-" for w in words[:size]):
                continue
            found = resolve_unit(name, kinds, "vi", self.surroundings)
            if found is not None:
                span = Span(run.start(1), run.start(1) + len(name))
                return unit_place(span, found, kinds, name, with_kind=False)
        return None

    def english(self) -> Iterable[Organization]:
        end = 0
        for start in sorted(self.at):
            if start < end:
                continue
            place = self._place_before(start)
            if place is not None and not _may_be_placed(self.at[start], place):
                place = None
            begin = place.span.start if place else start
            end = self.at[start].span.end
            parts = [self._raised(place, start)]
            owned = self._owned_before(begin, start)
            if owned is not None:
                begin, parts = owned[0], [owned[1]]
            if place is not None and end <= place.span.end:
                continue  # the Union of Soviet Union
            while (of := _OF.match(self.text, end)) is not None:
                link = self._unit_at(of.end()) if _may_be_owned(parts[-1], self.at[start]) else None
                if link is None:
                    after = self._place_of(self.at[start], of) if place is None else None
                    if after is not None:
                        place, end = after, after.span.end
                        parts[-1:] = [self._raised(place, start)] if len(parts) == 1 else parts[-1:]
                    break
                outer, outer_place = link
                parts.append(self._raised(outer_place, outer.span.start))
                place = place or outer_place
                end = outer.span.end
            made = self._made(Span(begin, end), parts, place)
            if made is not None:
                yield made

    def _place_before(self, start: int) -> Place | None:
        number = bisect_left(self.starts, start) - 1
        if number < 0:
            return None
        place = self.places[number]
        ends = place.span.end
        beside = ends == start - 1 and self.text[ends] == " "
        return place if (beside or start < ends) and place.kind != "region" else None

    def _place_at(self, start: int) -> Place | None:
        return next(iter(self._starting(start, start + 1)), None)

    def _place_of(self, match: TermMatch, of: re.Match[str]) -> Place | None:
        """Return the place after "of": People's Committee of Yen Khanh district."""
        place = self._place_at(of.end())
        if place is None or _GOES_ON.match(self.text, place.span.end):
            return None
        # "of the Hau Giang …" goes on with something else that is Hau Giang's.
        unfinished = of[0].endswith("the ") and place.kind in KINDS and not place.with_kind
        return place if _may_be_placed(match, place) and not unfinished else None

    def _raised(self, place: Place | None, start: int) -> Concept:
        """Return the institution of the place's level: Ho Chi Minh City | Party Committee."""
        concept = self.at[start].concept
        if place is not None and place.span.end == start - 1:
            level = self.text[place.span.start : place.span.end].rpartition(" ")[2]
            name = self.at[start].span.cut(self.text)
            raised = self.institutions.english(f"{level} {name}")
            if raised is not None:
                return raised
        if place is not None:
            # Of several concepts with one English name, the one that levels have: đảng bộ.
            local = (c for c in self.at[start].concepts if self.institutions.has_levels(c))
            return next(local, concept)
        return concept

    def _owned_before(self, begin: int, start: int) -> tuple[int, Concept] | None:
        """Return where a part of the institution at ``start`` begins, if the glossary knows it whole.

        Internal Affairs Commission of the (Dong Nai) Provincial Party Committee.
        """
        before = _INNER.search(self.text, max(0, begin - 80), begin)
        if before is None:
            return None
        outer = self.at[start].span.cut(self.text)
        words = before[1].split(" ")
        for first in range(len(words)):
            inner = " ".join(words[first:])
            concept = self.institutions.owned(inner, outer)
            if concept is not None and inner[:1].isupper():
                return before.start(1) + len(before[1]) - len(inner), concept
        return None

    def _unit_at(self, start: int) -> tuple[TermMatch, Place | None] | None:
        """Return the institution that begins at ``start``, with the place before its name."""
        if start in self.at:
            return self.at[start], None
        place = self._place_at(start)
        if place is None:
            return None
        for begin in (place.span.end + 1, *range(start + 1, place.span.end)):
            if begin in self.at and self.at[begin].span.end > place.span.end:
                return self.at[begin], place
        return None

    def _made(
        self, span: Span, parts: Sequence[Concept], place: Place | None
    ) -> Organization | None:
        if place is None and len(parts) == 1:
            concept = parts[0]
            if concept_kind(concept) is not Kind.ORGANIZATION or span.cut(self.text).islower():
                return None
            return Organization(span, (concept,), None, concept.id)
        atoms = without_owner(
            tuple(atom for part in parts for atom in self.institutions.atoms(part))
        )
        name = "/".join(atom.id for atom in atoms)
        return Organization(span, tuple(parts), place, f"{name}@{place.id}" if place else name)


def split_titles(
    text: str,
    matches: Sequence[TermMatch],
    places: Sequence[Place],
    glossary: Glossary,
    institutions: Institutions,
    surroundings: Surroundings,
) -> tuple[TermMatch, ...]:
    """Part an office from the institution where a place makes the institution a certain one.

    Phó Chủ tịch UBND is one term, but in Phó Chủ tịch UBND tỉnh Hòa Bình the English has the place
    inside: Vice Chairman of the Hoa Binh Provincial People's Committee.
    """
    finder = _finder(text, {}, places, institutions, surroundings)
    result: list[TermMatch] = []
    for match in matches:
        words = split_words(match.span.cut(text))
        at = institutions.institution_at_end([w.key for w in words])
        if at is None or is_institution(match.concept):
            result.append(match)
            continue
        concept = institutions.find(" ".join(w.key for w in words[at:]))
        start = match.span.start + words[at].start
        if concept is None or finder.place_after(start, match.span.end, concept) is None:
            result.append(match)
            continue
        for before in glossary.find(text[match.span.start : start], "vi"):
            result.append(replace(before, span=before.span.shift(match.span.start)))
        span = Span(start, match.span.end)
        result.append(TermMatch(span, concept, span.cut(text), "admitted", (concept,)))
    return tuple(result)


def organization_mention(text: str, found: Organization, language: Language) -> Mention:
    """Return the mention of an organization found in ``text``."""
    make = english_forms if language == "vi" else vietnamese_forms
    only = found.parts[0] if len(found.parts) == 1 and found.place is None else None
    return Mention(
        kind=Kind.ORGANIZATION,
        span=found.span,
        text=found.span.cut(text),
        value=Named(found.id),
        renderings=make(found.parts, found.place),
        language=language,
        strength="should" if any(p.strength == "should" for p in found.parts) else "must",
        concept=only.id if only else None,
    )
