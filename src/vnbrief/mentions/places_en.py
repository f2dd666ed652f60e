"""Places in English text: a name and a kind word, lists of names, and well-known bare names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vnbrief.document import Span
from vnbrief.mentions.family_names import is_english, is_person_run, is_syllable
from vnbrief.mentions.gazetteer import KINDS
from vnbrief.mentions.known import Known, known_names, known_openings
from vnbrief.mentions.places import (
    Place,
    Surroundings,
    known_place,
    names_money,
    resolve_unit,
    unit_place,
    unknown_place,
)
from vnbrief.mentions.words import (
    Word,
    bare,
    in_address,
    joined,
    name_key,
    spaced,
    split_words,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# From an English kind word to letters of the gazetteer's kinds, likeliest first, or a key of FEATURES.
_SINGULAR: Mapping[str, str] = {
    "province": "TP",
    "city": "PC",
    "district": "HQ",
    "town": "Xt",
    "township": "t",
    "commune": "x",
    "ward": "f",
    "village": "village",
    "hamlet": "hamlet",
    "quarter": "quarter",
    "archipelago": "archipelago",
    "island": "island",
    "river": "river",
    "stream": "stream",
    "lake": "lake",
    "mountain": "mountain",
    "pass": "pass",
    "bridge": "bridge",
    "port": "port",
    "airport": "airport",
    "bay": "bay",
    "street": "street",
    "road": "street",
    "avenue": "street",
}
_PLURAL: Mapping[str, str] = {
    "provinces": "TP",
    "cities": "PC",
    "districts": "HQ",
    "towns": "Xt",
    "townships": "t",
    "communes": "x",
    "wards": "f",
    "villages": "village",
    "hamlets": "hamlet",
}
_TWO_WORDS: Mapping[tuple[str, str], str] = {
    ("special", "zone"): "d",
    ("border", "gate"): "gate",
    ("residential", "quarter"): "quarter",
    ("national", "park"): "park",
    ("international", "airport"): "airport",
    ("urban", "district"): "Q",
    ("provincial", "city"): "C",
}
_BEFORE_NUMBER: Mapping[str, str] = {
    "district": "Q",
    "ward": "f",
    "village": "village",
    "hamlet": "hamlet",
    "quarter": "quarter",
}
_LOWER_FIRST = frozenset({"northern", "central", "southern"})
_MOST_WORDS = 7


class _Kind(NamedTuple):
    kinds: str
    first: int  # index of the kind's first word
    end: int  # index after its last
    plural: bool


def find(text: str, surroundings: Surroundings) -> Iterator[Place]:
    """Yield places in English ``text``; some may overlap."""
    words = split_words(text)
    known = known_names("en")
    openings = known_openings("en") | {key.split(" ")[0] for key in surroundings.confirmed}
    for at in range(len(words)):
        kind = _kind_at(words, at)
        if kind is not None:
            yield from _kinded(text, words, kind, surroundings)
    for at, word in enumerate(words):
        if bare(word.key) in openings and (word.capital or word.key in _LOWER_FIRST):
            place = _bare(text, words, at, known, surroundings.confirmed)
            if place is not None and not names_money(text, place):
                yield place
                yield from _district_before(text, words, at, place, surroundings)


def _kind_at(words: tuple[Word, ...], at: int) -> _Kind | None:
    key = words[at].key
    if at + 1 < len(words):
        two = _TWO_WORDS.get((key, words[at + 1].key))
        if two is not None:
            return _Kind(two, at, at + 2, plural=False)
    if key in _SINGULAR:
        return _Kind(_SINGULAR[key], at, at + 1, plural=False)
    if key in _PLURAL:
        return _Kind(_PLURAL[key], at, at + 1, plural=True)
    return None


def _kinded(
    text: str, words: tuple[Word, ...], kind: _Kind, surroundings: Surroundings
) -> Iterator[Place]:
    if _number_follows(text, words, kind):
        yield _numbered(words, kind)
        return
    before = _before(text, words, kind, surroundings)
    if before is not None:
        if kind.plural:
            yield from _list_before(text, words, before[1], kind, surroundings)
        yield before[0]
    elif _follows_of(text, words, kind):
        yield from _list_after(text, words, kind, surroundings)


def _number_follows(text: str, words: tuple[Word, ...], kind: _Kind) -> bool:
    return (
        kind.end < len(words)
        and words[kind.first].key in _BEFORE_NUMBER
        and words[kind.first].capital
        and words[kind.end].text.isdigit()
        and len(words[kind.end].text) < 3
        and spaced(text, words[kind.end - 1], words[kind.end])
    )


def _numbered(words: tuple[Word, ...], kind: _Kind) -> Place:
    name = words[kind.end].text.lstrip("0") or "0"
    kinds = _BEFORE_NUMBER[words[kind.first].key]
    level = {"Q": "district", "f": "commune"}.get(kinds, "village")
    span = Span(words[kind.first].start, words[kind.end].end)
    return Place(span, f"{level}:{name}", kinds, (name,), (name,), with_kind=True)


def _run_start(text: str, words: tuple[Word, ...], end: int) -> int:
    """Return the index of the first word of the capitalized run that ends before ``end``."""
    start = end
    while start > 0 and end - start < _MOST_WORDS and words[start - 1].capital:
        if start < end and not joined(text, words[start - 1], words[start]):
            break
        start -= 1
    return start


def _before(
    text: str, words: tuple[Word, ...], kind: _Kind, surroundings: Surroundings
) -> tuple[Place, int] | None:
    """Return the place whose name ends where the kind word begins, and the name's first index."""
    end = kind.first
    if end == 0 or not words[end - 1].capital or not spaced(text, words[end - 1], words[end]):
        return None
    start = _run_start(text, words, end)
    to = words[end - 1].end if kind.plural else words[kind.end - 1].end
    if kind.kinds[0] in KINDS and kind.kinds not in _FEATURES:
        for first in range(start, end):
            place = _unit(text, words, first, end, kind.kinds, surroundings, to)
            if place is not None:
                return place, first
    return None if kind.plural else _unknown(text, words, start, kind, surroundings, to)


_FEATURES = frozenset(v for v in (*_SINGULAR.values(), *_TWO_WORDS.values()) if len(v) > 2)


def _unit(
    text: str,
    words: tuple[Word, ...],
    first: int,
    end: int,
    kinds: str,
    surroundings: Surroundings,
    to: int,
) -> Place | None:
    written = text[words[first].start : words[end - 1].end]
    resolved = resolve_unit(written, kinds, "en", surroundings)
    if resolved is None:
        return None
    with_kind = to > words[end - 1].end
    return unit_place(Span(words[first].start, to), resolved, kinds, written, with_kind)


def _unknown(
    text: str,
    words: tuple[Word, ...],
    start: int,
    kind: _Kind,
    surroundings: Surroundings,
    to: int,
) -> tuple[Place, int] | None:
    first = end = kind.first
    while first > max(start, end - 4) and _name_word(
        words[first - 1], first == 1 or _opens(text, words, first - 1)
    ):
        first -= 1
    if first == end or (kind.kinds == "PC" and end - first == 1):
        return None
    run = words[first:end]
    if len(run) > 2 and kind.kinds != "street" and is_person_run(run, with_marks=False):
        return None
    if words[end].capital and is_person_run(words[first : end + 1], with_marks=False):
        return None  # Ms. Dinh Thi Bay
    written = text[run[0].start : run[-1].end]
    span = Span(run[0].start, to)
    return unknown_place(
        span, kind.kinds if kind.kinds in _FEATURES else kind.kinds[0], written, surroundings
    ), first


def _opens(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a word opens a sentence, where a capital says nothing."""
    return text[words[at - 1].end : words[at].start].strip(" \"'“”(") in (".", ":", ";", "?", "!")


def _name_word(word: Word, opens: bool) -> bool:
    if word.key in _NOT_NAMES or (opens and is_english(word.key)):
        return False
    return is_syllable(word.text)


_NOT_NAMES = words_of(
    "the both each all new red home main high port sea coast war old big top ring non south north "
    "west east lower upper inner outer mother"
)


def _list_before(
    text: str, words: tuple[Word, ...], first: int, kind: _Kind, surroundings: Surroundings
) -> Iterator[Place]:
    """Yield the earlier names of a list that ends in a plural kind word: A, B and C districts."""
    while first > 0:
        end = first
        if words[end - 1].key == "and" and spaced(text, words[end - 1], words[end]):
            end -= 1
        between = text[words[end - 1].end : words[end].start] if end > 0 else ""
        if end == 0 or not words[end - 1].capital or between not in (", ", " ", ","):
            return
        if end == first and between == " ":
            return
        for start in range(_run_start(text, words, end), end):
            to = words[end - 1].end
            place = _unit(text, words, start, end, kind.kinds, surroundings, to)
            if place is not None:
                yield place
                first = start
                break
        else:
            return


def _follows_of(text: str, words: tuple[Word, ...], kind: _Kind) -> bool:
    at = kind.end
    if at >= len(words) or kind.kinds in _FEATURES:
        return False
    return words[at].key == "of" or text[words[at - 1].end : words[at].start] == ": "


def _list_after(
    text: str, words: tuple[Word, ...], kind: _Kind, surroundings: Surroundings
) -> Iterator[Place]:
    """Yield the names after ``of``: the districts of Yen Khanh, Hoa Lu and Kim Son."""
    at = kind.end + (words[kind.end].key == "of")
    while at < len(words) and words[at].capital:
        end = at + 1
        while end < len(words) and end - at < _MOST_WORDS and words[end].capital:
            if not joined(text, words[end - 1], words[end]):
                break
            end += 1
        for last in range(end, at, -1):
            to = words[last - 1].end
            place = _unit(text, words, at, last, kind.kinds, surroundings, to)
            if place is not None:
                break
        else:
            return
        yield place
        if not kind.plural:
            return
        at = _next_in_list(text, words, last)


def _next_in_list(text: str, words: tuple[Word, ...], end: int) -> int:
    """Return the index of the next name of a list, or the number of words if there is none."""
    if end >= len(words):
        return end
    between = text[words[end - 1].end : words[end].start]
    if words[end].key == "and" and between in (" ", ", "):
        return end + 1
    return end if between == ", " else len(words)


def _bare(
    text: str,
    words: tuple[Word, ...],
    at: int,
    known: Mapping[str, Known],
    confirmed: Mapping[str, Known],
) -> Place | None:
    most = at + 1
    while most < len(words) and most - at < _MOST_WORDS and _in_name(text, words, most):
        most += 1
    for end in range(most, at, -1):
        key = " ".join(bare(w.key) for w in words[at:end])
        found = known.get(key) or confirmed.get(key)
        if found is None or (not words[end - 1].capital and found.kind != "region"):
            continue
        written = text[words[at].start : words[end - 1].end]
        stop = words[end - 1].end
        if text[stop : stop + 1] == "." and written.count(".") and len(words[end - 1].text) == 1:
            stop += 1
        if end - at == 1 and not _may_stand_alone(text, words, at):
            return None
        if in_address(text, words[end - 1].end):
            return None
        if any(name_key(form) == key and _same_case(form, written) for form in found.en):
            return known_place(Span(words[at].start, stop), found)
    return None


def _same_case(form: str, written: str) -> bool:
    if form.isupper() and len(form) < 6:
        return written.replace(" ", "").isupper()
    return form[:1] == written[:1] or form[:1].isupper()


def _in_name(text: str, words: tuple[Word, ...], at: int) -> bool:
    lower_part = words[at].key in ("and", "of", "the", "vietnam", "region")
    return (words[at].capital or lower_part) and joined(text, words[at - 1], words[at])


def _may_stand_alone(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a one-word name (Hue, US) is a place and not part of a person's name or a word."""
    word = words[at]
    if word.key in ("us", "uk", "usa", "uae", "prc", "rok", "dprk"):
        return word.text.isupper()
    if word.key not in ("hue", "niger", "chad", "mali", "jordan", "georgia", "pacific"):
        return True
    before = words[at - 1] if at > 0 else None
    beside = before is not None and before.capital and spaced(text, before, word)
    after = words[at + 1] if at + 1 < len(words) else None
    return not beside and not (
        after is not None
        and after.capital
        and spaced(text, word, after)
        and len(word.key) < 5
        and after.key not in ("city", "province")
    )


def _district_before(
    text: str, words: tuple[Word, ...], at: int, province: Place, surroundings: Surroundings
) -> Iterator[Place]:
    """Yield the district named before its province: Thanh Chuong, Nghe An."""
    if province.kind not in ("T", "P") or at < 2:
        return
    if text[words[at - 1].end : words[at].start] not in (", ", " ("):
        return
    for size in (3, 2):
        first = at - size
        if first < 0 or not all(w.capital for w in words[first:at]):
            continue
        written = text[words[first].start : words[at - 1].end]
        if written.count(" ") != size - 1 or is_person_run(words[first:at], with_marks=False):
            continue
        inside = Surroundings(frozenset({province.id}), marked=surroundings.marked)
        found = resolve_unit(written, "HXCQ", "en", inside)
        if found is not None and all(u.province == province.id for u in found.candidates):
            span = Span(words[first].start, words[at - 1].end)
            yield unit_place(span, found, found.kind, written, with_kind=False)
            return
