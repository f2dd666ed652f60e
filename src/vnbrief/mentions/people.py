"""People: Vietnamese names, the leaders whose names Vietnamese respells, and their offices."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.family_names import (
    family_strength,
    is_english,
    is_middle,
    is_person_run,
    is_syllable,
)
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.roles import is_courtesy, role_after, role_before
from vnbrief.mentions.words import Word, all_capitals, bare, name_key, spaced, split_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vnbrief.mentions.places import Place


def _no_names() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in a text.

    Attributes:
        span: of the name alone, without titles.
        id: the bare, lower-case name; a leader's English one.
        name: as the text has it.
        role: the office beside the name, in the text's language; ``None`` if none stands there.
        role_span: where that office stands.
        vi: how Vietnamese writes the name, the preferred form first.
        en: how English writes it.
    """

    span: Span
    id: str
    name: str
    role: str | None
    role_span: Span | None
    vi: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """What a document tells of its people.

    Attributes:
        full: whole names' ids, by that name's key.
        short: from a given name's key to the id of the one person who bears it.
        marked: names with marks, by their bare keys.
    """

    full: Mapping[str, str] = field(default_factory=_no_names)
    short: Mapping[str, str] = field(default_factory=_no_names)
    marked: Mapping[str, str] = field(default_factory=_no_names)


NOBODY = KnownPeople()


def same_person(a: str, b: str) -> bool:
    """Tell whether two names may be one person's: equal but for marks, or one is the other's given name.

    Do Viet Anh and Đỗ Việt Anh; Khai and Nguyễn Văn Khải.
    """
    left, right = name_key(a).split(), name_key(b).split()
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return 0 < len(short) <= 2 < len(long) + (len(short) == 1) and long[-len(short) :] == short


def find_people(
    text: str,
    language: Language,
    places: Sequence[Place] = (),
    known: KnownPeople = NOBODY,
) -> tuple[Person, ...]:
    """Return the people named in NFC ``text``, left to right.

    Args:
        places: the places found in it, whose names are no people's (``find_places``).
        known: the people whom the document names elsewhere.
    """
    words = split_words(text)
    ends = dict(_place_ends(words, places))
    headline = all_capitals(words)
    found, at = [], 0
    while at < len(words):
        size = _name_at(text, words, at, language, ends, known, headline)
        if size and language == "en" and _names_unit(text, words, at + size):
            at += size
            continue
        if size:
            found.append(_person(text, words[at : at + size], language, known))
        at += size or 1
    return tuple(found)


def _names_unit(text: str, words: Sequence[Word], after: int) -> bool:
    """``the Quang Hai Provincial Social Insurance``: a unit's name, known or not, and no person's."""
    return (
        after < len(words)
        and words[after].capital
        and words[after].key in _UNIT_ADJECTIVES
        and spaced(text, words[after - 1], words[after])
    )


_UNIT_ADJECTIVES = words_of("provincial municipal district communal")


def _place_ends(words: Sequence[Word], places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield, for each word inside a place's name, where the word begins and the name ends."""
    starts = [w.start for w in words]
    for place in places:
        first, last = (bisect_left(starts, at) for at in (place.span.start, place.span.end))
        yield from ((start, place.span.end) for start in starts[first:last])


def _person(text: str, run: Sequence[Word], language: Language, known: KnownPeople) -> Person:
    span = Span(run[0].start, run[-1].end)
    name = span.cut(text)
    key = name_key(name)
    role = role_after(text, span.end, language) or role_before(text, span.start, language)
    shown = role.cut(text) if role else None
    leader = _leaders().get(key)
    if leader is not None:
        return Person(span, name_key(leader[1][0]), name, shown, role, *leader)
    own = name.title() if name.isupper() else name
    marked = known.marked.get(key, own)
    vi = tuple(dict.fromkeys((marked, own, bare(own))))
    en = tuple(dict.fromkeys((bare(own), own, marked)))
    person_id = known.short.get(key, key) if len(run) == 1 else key
    return Person(span, person_id, name, shown, role, vi, en)


def _name_at(
    text: str,
    words: tuple[Word, ...],
    at: int,
    language: Language,
    place_ends: Mapping[int, int],
    known: KnownPeople,
    headline: bool,
) -> int:
    """Return of how many words the personal name at word ``at`` is made; 0 if none begins there."""
    if not words[at].capital:
        return 0
    leader = _leader_size(words, at)
    if leader:
        return leader
    if words[at].key in _OFFICES[language]:
        return 0
    courtesy = is_courtesy(text, words[at].start, language)
    run = _run(text, words, at, language)
    place_end = place_ends.get(words[at].start, 0)
    if place_end and not (courtesy and place_end < run[-1].end):
        return 0
    size = _whole_name(text, run, language, courtesy, known, headline)
    if size:
        return size
    if courtesy and not headline and len(run) == 1 and _given_name(run[0], language):
        return 1
    return 0


def _run(text: str, words: tuple[Word, ...], at: int, language: Language) -> tuple[Word, ...]:
    """Return the capitalized words from ``at`` on that may belong to one name, at most five."""
    end = at + 1
    while end < len(words) and end - at < 5 and words[end].capital:
        if not spaced(text, words[end - 1], words[end]) or words[end].key in _UNIT_WORDS:
            break
        if (
            f"{words[end].key} {words[end + 1].key if end + 1 < len(words) else ''}"
            in _OFFICE_WORDS
        ):
            break
        if language == "en" and not is_syllable(words[end].text) and "'" not in words[end].text:
            break
        if words[end].text.isupper() != words[at].text.isupper() and len(words[end].text) > 1:
            break
        end += 1
    return words[at:end]


_UNIT_WORDS = words_of("city province district commune street")
_OFFICE_WORDS = frozenset(
    [
        "phó chủ",
        "phó bí",
        "phó giám",
        "phó trưởng",
        "bí thư",
        "chủ tịch",
        "trưởng ban",
        "giám đốc",
        "ủy viên",
        "tổng giám",
    ]
)
_OFFICES: Mapping[Language, frozenset[str]] = {
    "vi": words_of("phó bí trưởng ủy giám chủ chánh thủ thứ tổng viện hiệu đại"),
    "en": words_of("city province district commune street"),
}


def _whole_name(
    text: str,
    run: Sequence[Word],
    language: Language,
    courtesy: bool,
    known: KnownPeople,
    headline: bool,
) -> int:
    with_marks = language == "vi"
    for size in range(min(len(run), 5), 1, -1):
        if " ".join(bare(w.key) for w in run[:size]) in known.full:
            return size
    first = run[0].key
    strength = 1 if first.startswith(("h'", "h’")) else family_strength(first, with_marks)
    if not strength and with_marks and len(run) > 2 and all(w.key == bare(w.key) for w in run):
        strength = family_strength(first, with_marks=False)
    if len(run) < 2 or not (strength or courtesy):
        return 0
    if headline:
        return len(run) if courtesy else 0
    if courtesy or _minority(run):
        return len(run)
    if is_person_run(run, with_marks):
        return len(run)
    office = role_before(text, run[0].start, language)
    if office is not None and strength and office.end >= run[0].start - 2:
        return len(run)
    return len(run) if strength and len(run) > 2 and is_middle(run[1].key, with_marks) else 0


def _minority(run: Sequence[Word]) -> bool:
    """Tell whether a run is a name like Y Kăm Niê, H'Lơi Kbuôr, Giàng A Páo."""
    first = run[0].key
    if first == "y" and len(run) > 1:
        return len(run[1].text) > 1
    return first.startswith(("h'", "h’")) or (len(run) > 2 and run[1].key == "a")


def _given_name(word: Word, language: Language) -> bool:
    return (
        is_syllable(word.text)
        and not word.text.isupper()
        and not (language == "en" and is_english(word.text))
    )


@cache
def _leaders() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    data = resources.files("vnbrief.mentions").joinpath("data/leaders.tsv").read_text("utf-8")
    table = {}
    for line in data.splitlines():
        if line.startswith("#"):
            continue
        vi, en = (tuple(side.split("|")) for side in line.split("\t"))
        for form in (*vi, *en):
            table[name_key(form)] = (vi, en)
    return MappingProxyType(table)


@cache
def _leader_openings() -> frozenset[str]:
    return frozenset(key.split(" ")[0] for key in _leaders())


def _leader_size(words: tuple[Word, ...], at: int) -> int:
    if bare(words[at].key) not in _leader_openings():
        return 0
    for size in range(min(6, len(words) - at), 0, -1):
        if " ".join(bare(w.key) for w in words[at : at + size]) in _leaders():
            return size
    return 0


def person_mention(text: str, person: Person, language: Language) -> Mention:
    """Return the mention of a person found in ``text``; titles and offices are not part of it."""
    return Mention(
        kind=Kind.PERSON,
        span=person.span,
        text=person.span.cut(text),
        value=Named(person.id),
        renderings=person.en if language == "vi" else person.vi,
        language=language,
    )


def gather_people(found: Iterator[Person] | Sequence[Person]) -> KnownPeople:
    """Return what the people of a document say together: whole names, and whom a short name means."""
    full: dict[str, str] = {}
    marked: dict[str, str] = {}
    shorts: dict[str, set[str]] = {}
    for person in found:
        key = name_key(person.name)
        if " " not in key:
            continue
        full[key] = person.id
        if bare(person.name) != person.name:
            marked[key] = person.name.title() if person.name.isupper() else person.name
        shorts.setdefault(key.split()[-1], set()).add(person.id)
    only = {short: ids.pop() for short, ids in shorts.items() if len(ids) == 1}
    return KnownPeople(MappingProxyType(full), MappingProxyType(only), MappingProxyType(marked))
