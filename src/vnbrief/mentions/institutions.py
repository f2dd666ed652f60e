"""The institutions of a glossary by their names: what is a kind, or a part, of what."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from vnbrief.glossary.glossary import TermMatch
from vnbrief.glossary.matching import Case, Matcher
from vnbrief.mentions.terms import is_institution
from vnbrief.mentions.words import marked_key, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.glossary.concept import Concept

_LEVEL_WORDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
# Of which kind of unit an institution is by its own name.
_OWN_LEVEL = (
    (re.compile(r"\btỉnh(?: ủy| đoàn)?$|^tỉnh ủy|tỉnh ủy$|^tỉnh đoàn"), "T"),
    (re.compile(r"huyện(?: ủy| đoàn)?$|^huyện ủy"), "H"),
    (re.compile(r"thành (?:ủy|đoàn|phố)$"), "PC"),
    (re.compile(r"quận(?: ủy)?$"), "Q"),
    (re.compile(r"thị (?:ủy|xã)$"), "X"),
    (re.compile(r"\bxã$"), "x"),
    (re.compile(r"phường$"), "f"),
)


class Institutions:
    """The institutions of a glossary by their Vietnamese forms: what is a kind or a part of what."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._concepts = tuple(c for c in concepts if is_institution(c))

    @cached_property
    def _by_form(self) -> Mapping[str, Concept]:
        table: dict[str, Concept] = {}
        for concept in self._concepts:
            table.setdefault(marked_key(concept.vi), concept)
        for concept in self._concepts:
            for form in concept.vi_variants:
                table.setdefault(marked_key(form), concept)
        return table

    def institution_at_end(self, words: Sequence[str]) -> int | None:
        """Return at which of a term's folded words the institution begins that ends it, if one does.

        Phó Chủ tịch UBND: 3.
        """
        for at in range(1, len(words)):
            if " ".join(words[at:]) in self._by_form:
                return at
        return None

    def find(self, form: str) -> Concept | None:
        """Return the institution with a Vietnamese form (a ``marked_key``), if there is one."""
        return self._by_form.get(form)

    def atoms(self, concept: Concept) -> tuple[Concept, ...]:
        """Return the institutions of which a concept's name is made, without the words of a level.

        Văn phòng UBND tỉnh is (Văn phòng, UBND); UBND tỉnh is (UBND).
        """
        for form in (concept.vi, *concept.vi_variants):
            generic = self._without_level(marked_key(form))
            if generic is not None and generic.id != concept.id:
                return self.atoms(generic)
        words = marked_key(concept.vi).split()
        for cut in range(len(words) - 1, 0, -1):
            inner = self._by_form.get(" ".join(words[:cut]))
            outer = self._by_form.get(" ".join(words[cut:]))
            if inner and outer and concept.id not in (inner.id, outer.id):
                return without_owner((*self.atoms(inner), *self.atoms(outer)))
        return (concept,)

    @cached_property
    def _loose(self) -> Matcher[Concept]:
        """Names of ministries and departments without their và and &: Sở Tài nguyên - Môi trường."""
        forms = []
        for concept in self._concepts:
            for form in (concept.vi, *concept.vi_variants):
                shorter = form.replace(" và ", " ").replace("&", " ").replace(", ", " ")
                if form.startswith(("Sở ", "Bộ ", "Ủy ban ")) and shorter != form:
                    forms += [(shorter, concept), (form.replace("&", " và "), concept)]
                if form.startswith(("Hội ", "Liên đoàn ")) and form.endswith(" Việt Nam"):
                    forms.append((form.removesuffix(" Việt Nam"), concept))
        return Matcher(forms, Case.ANY)

    def loose(self, text: str) -> tuple[TermMatch, ...]:
        """Return the institutions whose names stand in ``text`` without và, with hyphens instead."""
        return tuple(
            TermMatch(m.span, m.payloads[0], m.payloads[0].vi, "admitted", m.payloads[:1])
            for m in self._loose.find(text)
            if m.span.cut(text)[0].isupper() or not m.span.cut(text).islower()
        )

    @cached_property
    def _by_english(self) -> Mapping[str, Concept]:
        table: dict[str, Concept] = {}
        for concept in self._concepts:
            for form in concept.approved("en"):
                table.setdefault(name_key(form.removeprefix("the ")), concept)
        return table

    @cached_property
    def _owned(self) -> Mapping[str, Concept]:
        table: dict[str, Concept] = {}
        for concept in self._concepts:
            for form in concept.approved("en"):
                table.setdefault(name_key(form.replace(" the ", " ")), concept)
        return table

    def has_levels(self, concept: Concept) -> bool:
        """Tell whether the glossary has an institution at some level too: Đảng bộ, Đảng bộ tỉnh."""
        form = marked_key(concept.vi)
        return any(f"{form} {level}" in self._by_form for level in _LEVEL_WORDS)

    def english(self, name: str) -> Concept | None:
        """Return the institution that has an English form."""
        return self._by_english.get(name_key(name))

    def owned(self, inner: str, outer: str) -> Concept | None:
        """Return the institution with one English name "inner of (the) outer"."""
        return self._owned.get(name_key(f"{inner} of {outer}"))

    def _without_level(self, form: str) -> Concept | None:
        for level in _LEVEL_WORDS:
            if form.endswith(f" {level}"):
                return self._by_form.get(form[: -len(level) - 1])
        return None


def without_owner(atoms: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """Leave out the Party committee whose commission is named: there is no other owner of one."""
    inner = marked_key(atoms[0].vi)
    commission = inner.startswith(("ban ", "ủy ban kiểm tra")) and not inner.startswith(
        ("ban thường vụ", "ban chấp hành")
    )
    if commission and len(atoms) == 2 and own_level(atoms[1]):
        return atoms[:1]
    return atoms


def own_level(concept: Concept) -> str:
    """Return the letters of the kind of unit that an institution's name holds (Huyện ủy: H), or ""."""
    form = marked_key(concept.vi)
    return next((kinds for pattern, kinds in _OWN_LEVEL if pattern.search(form)), "")
