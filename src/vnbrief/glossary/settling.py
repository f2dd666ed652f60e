"""Concepts from elsewhere made into a glossary without conflicts, and what that took."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.glossary.matching import match_fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.document import Language
    from vnbrief.glossary.concept import Concept

JOINED = "entries joined to another with the same Vietnamese term"
RENAMED = "ids that stand twice (a number was added)"
CLAIMED = "Vietnamese variants that another concept has"
WANTED = "avoided forms that are approved elsewhere"


def form_key(form: str) -> str:
    """Return what the matcher would compare of a form."""
    return re.sub(r"[\s\-'\"]+", " ", match_fold(form)).strip()


def settle(concepts: Iterable[Concept]) -> tuple[tuple[Concept, ...], Mapping[str, int]]:
    """Return concepts that make a valid glossary, and how often something had to give way.

    Entries with one preferred Vietnamese term become one concept; a variant that two concepts claim
    stays with the one that prefers it, else with the first; a form is not both avoided and approved.
    """
    losses: Counter[str] = Counter()
    joined = _unique_ids(_joined(concepts, losses), losses)
    owners = {form_key(concept.vi): concept.id for concept in joined}
    for concept in joined:
        for form in concept.vi_variants:
            owners.setdefault(form_key(form), concept.id)
    kept = []
    for concept in joined:
        mine = _once(concept.vi_variants, {concept.vi})
        free = tuple(form for form in mine if owners[form_key(form)] == concept.id)
        losses[CLAIMED] += len(mine) - len(free)
        english = _once(concept.en_variants, {concept.en})
        kept.append(replace(concept, vi_variants=free, en_variants=english))
    return _without_wanted(kept, losses), +losses


def _joined(concepts: Iterable[Concept], losses: Counter[str]) -> list[Concept]:
    first: dict[str, Concept] = {}
    for concept in concepts:
        key = form_key(concept.vi)
        if key in first:
            losses[JOINED] += 1
            first[key] = _join(first[key], concept)
        else:
            first[key] = concept
    return list(first.values())


def _join(one: Concept, other: Concept) -> Concept:
    notes = [note for note in dict.fromkeys((one.note, other.note)) if note]
    return replace(
        one,
        vi_variants=(*one.vi_variants, *other.vi_variants),
        en_variants=(*one.en_variants, *other.approved("en")),
        vi_avoid=(*one.vi_avoid, *other.vi_avoid),
        en_avoid=(*one.en_avoid, *other.en_avoid),
        strength="must" if "must" in (one.strength, other.strength) else "should",
        note=" ".join(notes),
    )


def _unique_ids(concepts: Sequence[Concept], losses: Counter[str]) -> list[Concept]:
    every = {concept.id for concept in concepts}
    taken: set[str] = set()
    unique = []
    for concept in concepts:
        made, count = concept.id, 1
        while made in taken or (count > 1 and made in every):
            count += 1
            made = f"{concept.id}-{count}"
        losses[RENAMED] += made != concept.id
        taken.add(made)
        unique.append(replace(concept, id=made))
    return unique


def _once(forms: Iterable[str], seen: set[str]) -> tuple[str, ...]:
    """Return ``forms`` without those that only repeat what was ``seen``."""
    return tuple(form for form in dict.fromkeys(forms) if form not in seen)


def _without_wanted(concepts: Sequence[Concept], losses: Counter[str]) -> tuple[Concept, ...]:
    settled = []
    preferred: dict[Language, set[str]] = {
        "vi": {form_key(concept.vi) for concept in concepts},
        "en": {form_key(concept.en) for concept in concepts},
    }
    for concept in concepts:
        kept = {}
        for language, taken in preferred.items():
            own = {form_key(form) for form in concept.approved(language)}
            forms = _once(concept.deprecated(language), set())
            kept[language] = tuple(f for f in forms if form_key(f) not in taken | own)
            losses[WANTED] += len(forms) - len(kept[language])
        settled.append(replace(concept, vi_avoid=kept["vi"], en_avoid=kept["en"]))
    return tuple(settled)
