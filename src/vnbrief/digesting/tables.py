"""The same indicator across provinces and years: figures of many articles in one table."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vnbrief.digesting.indicators import key_of
from vnbrief.digesting.joining import Measured, unit_of
from vnbrief.digesting.schema import Indicator, Place, Reference, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.briefing.bilingual import Lexicon
    from vnbrief.digesting.joining import Joined
    from vnbrief.digesting.places import PlaceName
    from vnbrief.document import Language
    from vnbrief.glossary.glossary import Glossary


_SIDES: tuple[tuple[Language, Language], ...] = (("vi", "en"), ("en", "vi"))


def indicators(
    joined: Joined,
    lexicons: Mapping[Language, Lexicon],
    ids: Mapping[int, int],
    glossary: Glossary,
) -> tuple[Indicator, ...]:
    """Return every measure that has values of two places or times, the fullest table first."""
    names = _place_names(joined)
    tables = [
        _table(group, joined, lexicons, ids, names) for group in _groups(joined, lexicons, glossary)
    ]
    told = [t for t in tables if len({(v.place and v.place.id, v.period) for v in t.values}) > 1]
    return tuple(sorted(told, key=lambda t: (-len(t.values), t.label.en)))


def _groups(
    joined: Joined, lexicons: Mapping[Language, Lexicon], glossary: Glossary
) -> list[list[Measured]]:
    """Join figures whose unit and label agree, in the source's language or in English.

    The labels form a graph: two are joined by an equal key on either side.
    """
    leaders: dict[object, object] = {}

    def find(key: object) -> object:
        while leaders.setdefault(key, key) != key:
            key = leaders[key]
        return key

    known: dict[tuple[Language, str], object] = {}
    for measured in joined.figures:
        language = joined.extracts[measured.article].language
        phrase = measured.note.figure.label
        own = (unit_of(measured), measured.note.key)
        english = lexicons[language].say(phrase).en
        if (language, english) not in known:
            known[language, english] = key_of(english, "en", glossary)
        theirs = known[language, english]
        if theirs is not None:
            leaders[find((unit_of(measured), theirs))] = find(own)
        else:
            find(own)
    groups: dict[object, list[Measured]] = defaultdict(list)
    for measured in joined.figures:
        groups[find((unit_of(measured), measured.note.key))].append(measured)
    return list(groups.values())


def _table(
    group: Sequence[Measured],
    joined: Joined,
    lexicons: Mapping[Language, Lexicon],
    ids: Mapping[int, int],
    names: Mapping[str, PlaceName],
) -> Indicator:
    cells: dict[tuple[object, ...], list[Measured]] = defaultdict(list)
    for measured in group:
        cells[(*_cell(measured), measured.note.figure.amount.value)].append(measured)
    values = [_value(many, joined, lexicons, ids, names) for many in cells.values()]
    per_cell = Counter(cell[:3] for cell in cells if cell[1] is not None)
    counted = next((m.note.figure.counted for m in group if m.note.figure.counted), None)
    unit = group[0].note.figure.amount.unit
    if unit is None and counted is not None:
        owner = next(m for m in group if m.note.figure.counted is counted)
        unit = lexicons[joined.extracts[owner.article].language].say(counted).en
    return Indicator(
        label=_label(group, joined, lexicons),
        unit=unit,
        values=tuple(sorted(values, key=_order)),
        disputed=any(count > 1 for count in per_cell.values()),
    )


def _cell(measured: Measured) -> tuple[object, ...]:
    note = measured.note
    place = note.place.id if note.place else None
    return place, note.figure.period, note.figure.target


def _order(value: Value) -> tuple[str, str, bool]:
    return (value.place.vi if value.place else "\uffff", value.period or "\uffff", value.target)


def _label(group: Iterable[Measured], joined: Joined, lexicons: Mapping[Language, Lexicon]) -> Text:
    """The commonest label in each language: of an article in it, else a translation.

    Of two as common the shorter one is taken, and one without doubt about its translation first.
    """
    from vnbrief.digesting.assembly import text

    said: dict[Language, Counter[Text]] = {"vi": Counter(), "en": Counter()}
    for measured in group:
        language = joined.extracts[measured.article].language
        said[language][text(measured.note.figure.label, lexicons[language])] += 1
    vi, en = (_commonest(said[own] or said[other]) for own, other in _SIDES)
    return Text(
        vi=_without_place(vi.vi),
        en=_without_place(en.en),
        uncertain=not (said["vi"] and said["en"]) and vi.uncertain,
    )


_PLACE = re.compile(
    r"(?<=\w)(?: (?:của|trên địa bàn|tại|ở|trong))? (?:toàn )?(?:tỉnh|huyện|xã|thành phố|quận|phường|thị xã)"
    r"(?: [A-ZĐ][^\W\d_]*)*$"
    r"|(?<=\w) (?:of|in) (?:the )?(?:whole )?(?:[A-ZĐ][^\W\d_]* )*(?:province|district|commune|city|ward)$"
)


def _without_place(label: str) -> str:
    """Take the place off the end of a label that stands over several places' values."""
    short = _PLACE.sub("", label) if len(label.split()) > 4 else label
    return short[:1].upper() + short[1:]


def _commonest(said: Counter[Text]) -> Text:
    return min(said, key=lambda t: (t.uncertain, -said[t], len(t.vi), t.vi))


def _value(
    many: Sequence[Measured],
    joined: Joined,
    lexicons: Mapping[Language, Lexicon],
    ids: Mapping[int, int],
    names: Mapping[str, PlaceName],
) -> Value:
    first = many[0]
    figure = first.note.figure
    amount = figure.amount
    place = names[first.note.place.id] if first.note.place else None
    lexicon = lexicons[joined.extracts[first.article].language]
    sentences: dict[int, set[int]] = defaultdict(set)
    for measured in many:
        sentences[ids[measured.article]].add(measured.note.figure.sentence)
    return Value(
        place=Place(vi=place.vi, en=place.en, id=place.id) if place else None,
        period=figure.period,
        value=float(amount.value),
        of=float(amount.of) if amount.of is not None else None,
        rank_of=float(amount.rank_of) if amount.rank_of is not None else None,
        scale_text=lexicon.say(first.note.scale),
        approximate=figure.approximation,
        target=figure.target,
        references=tuple(
            Reference(article=a, sentences=tuple(sorted(s))) for a, s in sorted(sentences.items())
        ),
    )


def _place_names(joined: Joined) -> dict[str, PlaceName]:
    """One name a place: the Vietnamese of a Vietnamese article where there is one, it has the marks."""
    names: dict[str, PlaceName] = {}
    for wanted in ("vi", "en"):
        for measured in joined.figures:
            place = measured.note.place
            if place and joined.extracts[measured.article].language == wanted:
                names.setdefault(place.id, place)
    return names
