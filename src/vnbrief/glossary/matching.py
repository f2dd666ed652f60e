"""One multi-pattern matcher for glossary terms and gazetteer names, in either language.

The text is folded (``vnbrief.text.fold``) and flattened: every run of characters that are neither
letters nor digits becomes one blank.
An Aho-Corasick automaton over blank-padded patterns then finds only whole words, in time linear in
the text and independent of the number of patterns.
What flattening forgot (commas, sentence ends, capitals) is looked at again for each candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from vnbrief.document import Span
from vnbrief.text import fold

T = TypeVar("T")


class Case(StrEnum):
    """How far the capitals of a pattern bind the text."""

    ANY = "any"  # capitals do not matter
    CAPITALS = "capitals"  # what is capitalized in the pattern is capitalized in the text
    EXACT = "exact"  # letter by letter: abbreviations


CaseRule = Callable[[str], Case]


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """One match: where it stands, and every payload whose pattern stands there.

    Attributes:
        span: in the text that was searched, code points.
        payloads: in the order in which the patterns were given.
        forms: the patterns, one for each payload.
    """

    span: Span
    payloads: tuple[T, ...]
    forms: tuple[str, ...]


class _Entry(NamedTuple, Generic[T]):
    form: str
    payload: T
    case: Case
    separators: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    quoted: bool = False


_Hit = tuple[int, int, tuple[_Entry[T], ...]]


def _is_free(entry: _Entry[T]) -> bool:
    """Tell whether the letters alone decide: no capitals, no signs."""
    return entry.case is Case.ANY and entry[3:] == ((), "", "", False)


_SEPARATORS = re.compile(r"[\W_]+")
_LONG_SEPARATOR = re.compile(r"[\W_]{2,}")
_PARAGRAPH = re.compile(r"\n\s*\n")
# i and y are one vowel after these consonants, ending a syllable: tỷ/tỉ, kỹ/kĩ, lý/lí, sỹ/sĩ.
_I_FOR_Y = re.compile(r"\b([hklmstv])([iìíỉĩị])\b")
_Y_OF_I = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))
_ANDS = ("and ", "và ")
_QUOTES = "\"'"
_JOINTS = " -\t\r\n" + _QUOTES


def match_fold(text: str) -> str:
    """Return NFC ``text`` as it is compared: folded, and i written y where both are right."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    return _I_FOR_Y.sub(lambda m: m[1] + _Y_OF_I[m[2]], fold(text))


def _core(separator: str, before: str) -> str:
    """Return what matters of the characters between two words: no blanks, hyphens or quotes."""
    if _PARAGRAPH.search(separator):
        return "¶"
    kept = "".join(c for c in separator if c not in _JOINTS)
    # The full stop of TP. Hồ Chí Minh or T.Ư parts no sentences.
    return "" if kept == "." and len(before) <= 2 else kept


def _cores(folded: str) -> tuple[str, ...]:
    """Return the cores of the separators inside ``folded``, which starts and ends with a word."""
    cores, start = [], 0
    for found in _SEPARATORS.finditer(folded):
        core = _core(found[0], folded[start : found.start()])
        start = found.end()
        # A list is the same with and without a comma before its last member.
        cores.append("" if core == "," and folded.startswith(_ANDS, start) else core)
    return tuple(cores)


def _entry(form: str, payload: T, case: Case) -> tuple[str, _Entry[T]] | None:
    folded = match_fold(form)
    if _only_blanks(folded) and folded[0] != " " != folded[-1]:
        return f" {folded} ", _Entry(form, payload, case)
    flat = _SEPARATORS.sub(" ", folded).strip()
    if not flat:
        return None
    start = 0 if folded[0].isalnum() else _first_letter(folded)
    end = len(folded) if folded[-1].isalnum() else len(folded) - _first_letter(folded[::-1])
    cores = _cores(folded[start:end])
    return f" {flat} ", _Entry(
        form=form[start:end],
        payload=payload,
        case=case,
        separators=cores if any(cores) else (),
        prefix=folded[:start].strip(_JOINTS),
        suffix=folded[end:].strip(_JOINTS),
        quoted=folded.startswith('"') and folded.endswith('"'),
    )


def _first_letter(text: str) -> int:
    return next(index for index, char in enumerate(text) if char.isalnum())


def _capitals_hold(form: str, text: str) -> bool:
    """Tell whether each word capitalized in ``form`` is capitalized in ``text``."""
    wanted = _SEPARATORS.split(form)
    found = _SEPARATORS.split(text)
    return all(f[:1].isupper() for w, f in zip(wanted, found, strict=False) if w[:1].isupper())


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _case_holds(case: Case, form: str, text: str) -> bool:
    if case is Case.ANY:
        return True
    if case is Case.CAPITALS:
        return _capitals_hold(form, text)
    shape = [c.isupper() for c in _letters(form)]
    return shape == [c.isupper() for c in _letters(text)]


@dataclass(frozen=True, slots=True)
class _Flat:
    """Flattened text with the way back to the offsets of the folded text."""

    flat: str
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, folded: str) -> _Flat:
        breaks, shifts, lost = [], [0], 0
        for found in _LONG_SEPARATOR.finditer(folded):
            breaks.append(found.start() - lost)
            lost += found.end() - found.start() - 1
            shifts.append(lost)
        return cls(f" {_SEPARATORS.sub(' ', folded)} ", tuple(breaks), tuple(shifts))

    def back(self, offset: int) -> int:
        """Return the place in the folded text of the letter at ``offset`` of the flat one."""
        unpadded = offset - 1
        return unpadded + self.shifts[bisect_left(self.breaks, unpadded)]


class Matcher(Generic[T]):
    """Finds many patterns at once in a text, whole words only, each word owned by one match.

    Building costs time in proportion to the patterns, finding only to the text and what is found.
    """

    def __init__(
        self,
        patterns: Iterable[tuple[str, T] | tuple[str, T, Case]],
        case: Case | CaseRule = Case.ANY,
    ) -> None:
        """Build the automaton.

        Args:
            patterns: a form (NFC), whatever it stands for, and, where it has a rule of its own, how
                far its capitals bind; one form may come many times.
            case: how far capitals bind elsewhere, for all patterns or worked out from each form.
        """
        entries: dict[str, list[_Entry[T]]] = {}
        for form, payload, *own in patterns:
            bound = own[0] if own else case if isinstance(case, Case) else case(form)
            made = _entry(form, payload, bound)
            if made is not None:
                entries.setdefault(made[0], []).append(made[1])
        self._entries = tuple(tuple(many) for many in entries.values())
        self._free = tuple(all(map(_is_free, many)) for many in self._entries)
        self._automaton = _automaton(list(entries)) if entries else None

    def __len__(self) -> int:
        """Return the number of different patterns, folded."""
        return len(self._entries)

    def candidates(self, text: str) -> Iterator[Match[T]]:
        """Yield every match in NFC ``text``, overlapping ones too, by their ends."""
        return map(_match, self._hits(text))

    def find(self, text: str) -> list[Match[T]]:
        """Return the matches in NFC ``text``, left to right, each word owned by one of them.

        Among overlapping ones those stay that together cover the most letters, and of such the
        fewest: hội nghị + quyết định, not nghị quyết; one long name, not two halves of it.
        """
        kept: list[_Hit[T]] = []
        cluster: list[_Hit[T]] = []
        reach = 0
        for hit in sorted(self._hits(text), key=_start):
            if hit[0] >= reach:
                kept += _settled(cluster)
                cluster = []
            cluster.append(hit)
            reach = max(reach, hit[1])
        return [_match(hit) for hit in kept + _settled(cluster)]

    def _hits(self, text: str) -> Iterator[_Hit[T]]:
        if self._automaton is None:
            return
        folded = match_fold(text)
        flattened = _Flat.of(folded)
        flat, back = flattened.flat, flattened.back
        for index, first, last in self._automaton(flat):
            start = back(first + 1)
            end = back(last - 2) + 1
            piece = folded[start:end]
            plain = piece == flat[first + 1 : last - 1] and _only_blanks(piece)
            entries = self._entries[index]
            if not plain or not self._free[index]:
                cores = () if plain else _cores(piece)
                entries = _accepted(entries, text, folded, start, end, cores if any(cores) else ())
                if not entries:
                    continue
                start, end = _with_affixes(entries[0], folded, start, end)
            yield start, end, entries


def _accepted(
    entries: tuple[_Entry[T], ...],
    text: str,
    folded: str,
    start: int,
    end: int,
    separators: tuple[str, ...],
) -> tuple[_Entry[T], ...]:
    """Return those of ``entries`` whose capitals and signs the text has too."""
    return tuple(
        entry
        for entry in entries
        if entry.separators == separators
        and (entry.case is Case.ANY or _case_holds(entry.case, entry.form, text[start:end]))
        and folded.endswith(entry.prefix, 0, start)
        and folded.startswith(entry.suffix, end)
    )


def _start(hit: _Hit[T]) -> int:
    return hit[0]


def _end(hit: _Hit[T]) -> int:
    return hit[1]


def _weight(hit: _Hit[T]) -> int:
    """Return the letters covered; an article must not outweigh a name that starts after it."""
    start, end, entries = hit
    return end - start - 4 if entries[0].form.startswith("the ") else end - start


def _match(hit: _Hit[T]) -> Match[T]:
    start, end, entries = hit
    return Match(
        Span(start, end), tuple(e.payload for e in entries), tuple(e.form for e in entries)
    )


def _settled(cluster: list[_Hit[T]]) -> list[_Hit[T]]:
    """Settle hits that overlap one another directly or through others (weighted intervals)."""
    if len(cluster) < 2:
        return cluster
    cluster = sorted(cluster, key=_end)
    ends = [hit[1] for hit in cluster]
    # For the first n hits: letters covered, minus the number of owners; the last owner or none,
    # and for how many hits before it the rest was settled.
    best: list[tuple[int, int]] = [(0, 0)]
    last: list[tuple[_Hit[T] | None, int]] = [(None, 0)]
    for index, hit in enumerate(cluster):
        before = bisect_right(ends, hit[0], 0, index)
        covered, minus = best[before]
        with_it = (covered + _weight(hit), minus - 1)
        better = with_it > best[index]
        best.append(with_it if better else best[index])
        last.append((hit, before) if better else last[index])
    owners: list[_Hit[T]] = []
    owner, rest = last[-1]
    while owner is not None:
        owners.append(owner)
        owner, rest = last[rest]
    return owners[::-1]


def _only_blanks(piece: str) -> bool:
    return piece.replace(" ", "").isalnum()


def _with_affixes(entry: _Entry[T], folded: str, start: int, end: int) -> tuple[int, int]:
    start, end = start - len(entry.prefix), end + len(entry.suffix)
    if entry.quoted and folded.startswith('"', end) and folded.endswith('"', 0, start):
        return start - 1, end + 1
    # A name that opens a quotation keeps its other quotation mark: phong trào "Dân vận khéo".
    if folded.count('"', start, end) % 2:
        if folded.startswith('"', end):
            end += 1
        elif folded.endswith('"', 0, start):
            start -= 1
    return start, end


def _automaton(patterns: list[str]) -> Callable[[str], list[tuple[int, int, int]]]:
    from ahocorasick_rs import AhoCorasick

    built = AhoCorasick(patterns, store_patterns=False)
    return lambda text: built.find_matches_as_indexes(text, overlapping=True)
