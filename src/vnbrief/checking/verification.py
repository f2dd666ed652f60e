"""Step 4, verify: look for every mention of a source in its translation, each occurrence counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS, find_form
from vnbrief.checking.implied import implied_numbers, loose_numbers, numbers_of
from vnbrief.document import Span
from vnbrief.mentions.mention import Amount, Kind, When
from vnbrief.mentions.values import agree, facts, facts_of, find_values, units_differ
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from vnbrief.document import Language
    from vnbrief.glossary import Glossary
    from vnbrief.glossary.glossary import TermMatch
    from vnbrief.mentions.mention import Mention, Value

_NAMES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION, Kind.PROGRAMME})


@dataclass(frozen=True, slots=True)
class Verification:
    """Where each mention of the source stands in the target.

    Attributes:
        places: one a mention, in order; ``None`` where it is missing.
        added: figures of the target that no mention of the source accounts for.
    """

    places: tuple[Span | None, ...]
    added: tuple[Mention, ...]


def verify(
    mentions: Sequence[Mention],
    target: str,
    language: Language,
    glossary: Glossary,
    known: Mapping[int, Span] | None = None,
    *,
    source: str | None = None,
) -> Verification:
    """Look for the source's mentions in ``target``.

    Args:
        mentions: of the source, sorted.
        target: the translation.
        language: of ``target``.
        glossary: whose approved forms count.
        known: places that are sure already (placeholders put back), by index of the mention.
        source: the source text, where somebody else translated it: then numbers that it says outside
            its mentions (Roman numerals, first) excuse a figure, and a name that came without marks
            may have got them back.
    """
    values = find_values(target, language)
    places = _placed_values(mentions, values, known or {})
    _place_implied(mentions, values, places, target, language)
    folded = fold(target)
    matches = glossary.find(target, language)
    # Longest first, so that "mass mobilization" does not take the words of "skillful mass mobilization".
    order = sorted(
        (i for i, place in enumerate(places) if place is None and mentions[i].renderings),
        key=lambda i: -len(mentions[i].renderings[0]),
    )
    for i in order:
        mention, claims = mentions[i], _claims(mentions, places, i, values)
        places[i] = _concept_place(mention, matches, claims) or find_form(
            mention.renderings, folded, language, claims
        )
        if places[i] is None and source is not None and language == "vi" and mention.kind in _NAMES:
            places[i] = find_form(mention.renderings, folded, language, claims, unmarked=True)
    return Verification(tuple(places), _added(mentions, values, places, source))


def _placed_values(
    mentions: Sequence[Mention], values: Sequence[Mention], known: Mapping[int, Span]
) -> list[Span | None]:
    places: list[Span | None] = [None] * len(mentions)
    for i, span in known.items():
        # The figure was put back by us; the mention is the figure with its unit, as recognized there.
        around = next((v for v in values if v.span.overlaps(span)), None)
        if (
            around is None
            or agree(around.value, mentions[i].value)
            or _same_figure(mentions[i], around)
        ):
            places[i] = around.span if around else span
    free = [v for v in values if not _met(v.span, [p for p in places if p])]
    # All exact ones first: "five agencies" must not take the words of "over 5%".
    for same in (_equal, agree):
        for i, mention in enumerate(mentions):
            if places[i] is None and mention.kind in VALUE_KINDS:
                found = next((v for v in free if same(v.value, mention.value)), None)
                if found is not None:
                    places[i] = found.span
                    free.remove(found)
    _place_facts(mentions, free, places)
    return places


def _equal(one: Value, two: Value) -> bool:
    return one == two


def _place_facts(
    mentions: Sequence[Mention], values: Sequence[Mention], places: list[Span | None]
) -> None:
    """Place what the target says in another cut: "10-15%" as "10% to 15%", a month within a date."""
    free = {v.span: facts([v]) for v in values}
    amounts = {v.span: v.value for v in values if isinstance(v.value, Amount)}
    for i, mention in enumerate(mentions):
        if places[i] is not None or mention.kind not in VALUE_KINDS or not free:
            continue
        wanted = facts_of(mention.value)
        holders = [
            span
            for span, said in free.items()
            if said & wanted and not _contradict(mention.value, amounts.get(span))
        ]
        if wanted and not wanted - sum((free[span] for span in holders), Counter()):
            places[i] = Span(min(holders).start, max(h.end for h in holders))
            for span in holders:
                free[span] = free[span] - wanted


def _contradict(one: Value, two: Value | None) -> bool:
    return isinstance(one, Amount) and isinstance(two, Amount) and units_differ(one, two)


def _place_implied(
    mentions: Sequence[Mention],
    values: Sequence[Mention],
    places: list[Span | None],
    target: str,
    language: Language,
) -> None:
    """Place figures that the target says otherwise than as a value: level II, the 6 of 6x6."""
    missing = [i for i, m in enumerate(mentions) if places[i] is None and m.kind in VALUE_KINDS]
    if not missing:
        return
    atoms = implied_numbers(target, language, values)
    taken = [place for place in places if place]
    plain = {v.span: v.value for v in values if _is_plain(v.value) and v.span not in taken}
    atoms += [(s, n) for s, v in plain.items() for n in numbers_of(v) if not _met(s, taken)]
    loose = [(v.span, n) for v in values if v.span in taken for n in loose_numbers([v.value])]
    for i in missing:
        value = mentions[i].value
        usable = [atom for atom in atoms if not _contradict(value, plain.get(atom[0]))]
        numbers = numbers_of(value)
        spans = _take(usable, numbers) or _take(loose, numbers if len(numbers) == 1 else ())
        if spans:
            places[i] = Span(min(s.start for s in spans), max(s.end for s in spans))
            atoms = [atom for atom in atoms if atom[0] not in spans]


def _met(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _is_plain(value: Value) -> bool:
    """Tell whether a value may be taken apart into its numbers: not a day and month, not 5 of 30.

    A time of day may: 11 giờ 29 phút is also a length of time.
    """
    if isinstance(value, When):
        return len(numbers_of(value)) == 1 or value.start.startswith("T")
    return isinstance(value, Amount) and len(numbers_of(value)) == 1


def _take(atoms: Sequence[tuple[Span, Decimal]], wanted: Sequence[Decimal]) -> list[Span]:
    """Return the place of one atom for each number; nothing, if one is lacking."""
    left, spans = list(atoms), []
    for number in wanted:
        found = next((atom for atom in left if atom[1] == number), None)
        if found is None:
            return []
        left.remove(found)
        spans.append(found[0])
    return spans


def _same_figure(mention: Mention, found: Mention) -> bool:
    """A date or document that was put back counts inside a longer one; an amount only if it agrees.

    The figure of an amount is sure, but the unit beside it is the model's: "2.3 billion VND" for
    "2,3 tỷ đô".
    """
    return not (isinstance(mention.value, Amount) and isinstance(found.value, Amount))


def _concept_place(
    mention: Mention, matches: Sequence[TermMatch], claims: Sequence[Span]
) -> Span | None:
    """Return the first free approved form of a mention's concept."""
    if mention.concept is None:
        return None
    for match in matches:
        if (
            match.status != "deprecated"
            and any(concept.id == mention.concept for concept in match.concepts)
            and not _met(match.span, claims)
        ):
            return match.span
    return None


def _claims(
    mentions: Sequence[Mention],
    places: Sequence[Span | None],
    asking: int,
    values: Sequence[Mention],
) -> list[Span]:
    """Spans that ``asking`` may not use: names and figures may share words, two names may not."""
    mention = mentions[asking]
    figure = mention.kind in VALUE_KINDS
    claims = [
        place
        for i, place in enumerate(places)
        if place is not None and (mentions[i].kind in VALUE_KINDS) == figure
    ]
    if figure:  # nor does the 15 of "15 million" say 15
        claims += [v.span for v in values if not _may_hold(v, mention)]
    return claims


def _may_hold(value: Mention, mention: Mention) -> bool:
    one, two = mention.value, value.value
    if isinstance(one, Amount) and isinstance(two, Amount) and units_differ(one, two):
        return False
    if Kind.DOCUMENT in (value.kind, mention.kind):
        return value.value == mention.value
    return set(numbers_of(mention.value)) <= set(numbers_of(value.value))


def _added(
    mentions: Sequence[Mention],
    values: Sequence[Mention],
    places: Sequence[Span | None],
    source: str | None,
) -> tuple[Mention, ...]:
    """Return the figures of the target that nothing in the source accounts for.

    Numbers in words are left out: "one", "first" and "half" are ordinary words too.
    """
    taken = [place for place in places if place]
    figures = [m for m in mentions if m.kind in VALUE_KINDS]
    added = [
        value
        for value in values
        if any(char.isdigit() for char in value.text)
        and not _met(value.span, taken)
        and not any(agree(value.value, m.value) for m in figures)
    ]
    if not added or source is None:
        return tuple(added)
    language: Language = "en" if added[0].language == "vi" else "vi"
    facts_said = facts(figures)
    said = {number for _, number in implied_numbers(source, language, figures)}
    said |= loose_numbers(m.value for m in figures)
    return tuple(
        value
        for value in added
        if (not (n := set(numbers_of(value.value))) or not n <= said)
        and not facts_of(value.value) <= facts_said
    )
