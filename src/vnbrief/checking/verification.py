"""Step 4, verify: look for every mention of a source in its translation, each occurrence counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS, agree, find_form, locate
from vnbrief.document import Span
from vnbrief.mentions.mention import Amount, Kind
from vnbrief.mentions.values import facts, find_values
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vnbrief.document import Language
    from vnbrief.glossary import Glossary
    from vnbrief.mentions.mention import Mention


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
) -> Verification:
    """Look for the source's mentions in ``target``.

    Args:
        mentions: of the source, sorted.
        target: the translation.
        language: of ``target``.
        glossary: whose approved forms count.
        known: places that are sure already (placeholders put back), by index of the mention.
    """
    values = find_values(target, language)
    places = _placed_values(mentions, values, known or {})
    folded = fold(target)
    _place_terms(mentions, places, glossary.find(target, language))
    # Longest first, so that "mass mobilization" does not take the words of "skillful mass mobilization".
    order = sorted(
        (i for i, place in enumerate(places) if place is None and mentions[i].renderings),
        key=lambda i: -len(mentions[i].renderings[0]),
    )
    for i in order:
        places[i] = find_form(
            mentions[i].renderings, folded, language, _claims(mentions, places, i)
        )
    return Verification(tuple(places), _added(mentions, values, places))


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
    for i, mention in enumerate(mentions):
        if places[i] is None and mention.kind in VALUE_KINDS:
            places[i] = locate(mention, values, [p for p in places if p])
    _place_facts(mentions, values, places)
    return places


def _place_facts(
    mentions: Sequence[Mention], values: Sequence[Mention], places: list[Span | None]
) -> None:
    """Place what the target says in another cut: "10-15%" as "10% to 15%", a month within a date."""
    taken = [place for place in places if place]
    free = {
        v.span: facts([v]) for v in values if not any(v.span.overlaps(place) for place in taken)
    }
    for i, mention in enumerate(mentions):
        if places[i] is not None or mention.kind not in VALUE_KINDS or not free:
            continue
        wanted = facts([mention])
        holders = [span for span, said in free.items() if said & wanted]
        if wanted and not wanted - sum((free[span] for span in holders), Counter()):
            places[i] = Span(min(holders).start, max(h.end for h in holders))
            for span in holders:
                free[span] = free[span] - wanted


def _same_figure(mention: Mention, found: Mention) -> bool:
    """A held figure may stand beside a unit that only one language writes (``7 kg`` / ``7 cân``)."""
    one, other = mention.value, found.value
    if not isinstance(one, Amount) or not isinstance(other, Amount):
        return True
    return one.value == other.value


def _place_terms(
    mentions: Sequence[Mention], places: list[Span | None], matches: Sequence[object]
) -> None:
    """Give each mention of a concept the first free approved form of that concept."""
    taken: set[Span] = {place for place in places if place}
    for i, mention in enumerate(mentions):
        if places[i] is not None or mention.concept is None:
            continue
        for match in matches:
            span: Span = match.span  # type: ignore[attr-defined]
            ids = {c.id for c in match.concepts}  # type: ignore[attr-defined]
            if match.status != "deprecated" and span not in taken and mention.concept in ids:  # type: ignore[attr-defined]
                places[i] = span
                taken.add(span)
                break


def _claims(mentions: Sequence[Mention], places: Sequence[Span | None], asking: int) -> list[Span]:
    """Spans that ``asking`` may not use: names and figures may share words, two names may not."""
    figure = mentions[asking].kind in VALUE_KINDS
    return [
        place
        for i, place in enumerate(places)
        if place is not None and (mentions[i].kind in VALUE_KINDS) == figure
    ]


def _added(
    mentions: Sequence[Mention], values: Sequence[Mention], places: Sequence[Span | None]
) -> tuple[Mention, ...]:
    """Return the figures of the target that nothing in the source accounts for.

    Numbers in words are left out: "one", "first" and "half" are ordinary words too.
    """
    taken = [place for place in places if place]
    return tuple(
        value
        for value in values
        if any(char.isdigit() for char in value.text)
        and not any(value.span.overlaps(place) for place in taken)
        and not any(agree(value.value, m.value) for m in mentions if m.kind is not Kind.TERM)
    )
