"""The administrative units of Vietnam, before and after 1 July 2025, looked up by name.

The facts come from the public vietnamese-provinces-database (MIT licence); see ``data/README.md``.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from vnbrief.mentions.words import bare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit: how both languages name it.

    Attributes:
        level: 1 province, 2 district, 3 commune.
        vi: its word before a name, the full one first, then abbreviations.
        en: its word after a name, the preferred one first.
        adjectives: what stands for it in an English institution's name, the preferred one first.
    """

    level: int
    vi: tuple[str, ...]
    en: tuple[str, ...]
    adjectives: tuple[str, ...]


KINDS = {
    "T": UnitKind(1, ("tỉnh",), ("province", "Province"), ("Provincial",)),
    "P": UnitKind(
        1, ("thành phố", "TP", "TP.", "Thành phố"), ("City", "city"), ("Municipal", "City")
    ),
    "Q": UnitKind(2, ("quận", "Q."), ("district", "District"), ("District", "Urban District")),
    "H": UnitKind(2, ("huyện", "H."), ("district", "District"), ("District",)),
    "X": UnitKind(2, ("thị xã", "TX", "TX."), ("town", "Town"), ("Town",)),
    "C": UnitKind(
        2, ("thành phố", "TP", "TP.", "Thành phố"), ("City", "city"), ("City", "Municipal")
    ),
    "f": UnitKind(3, ("phường", "P."), ("ward", "Ward"), ("Ward",)),
    "t": UnitKind(3, ("thị trấn", "TT", "TT."), ("township", "Township", "town"), ("Township",)),
    "x": UnitKind(3, ("xã",), ("commune", "Commune"), ("Commune",)),
    "d": UnitKind(3, ("đặc khu",), ("special zone", "Special Zone"), ("Special Zone",)),
}
LEVEL_NAMES = {1: "province", 2: "district", 3: "commune"}


class Unit(NamedTuple):
    """One administrative unit; ``editions`` is a (until 2025), b (since) or c (both).

    ``province`` and ``district`` are the codes of the units that it belongs to (its own, if it is one).
    """

    level: int
    kind: str
    editions: str
    code: str
    name: str
    province: str
    district: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name turned out to be.

    Attributes:
        id: the unit's code, or ``level:name`` where several units of that level bear the name.
        name: with its marks; ``None`` where the candidates' names differ by marks.
        kind: letter of :data:`KINDS`.
        candidates: the units that it may be.
    """

    id: str
    name: str | None
    kind: str
    candidates: tuple[Unit, ...]


class Gazetteer:
    """All units by the bare, lower-case form of their names."""

    longest = 6  # words of the longest name

    def __init__(self, units: Iterable[tuple[str, Unit]]) -> None:
        by_key: dict[str, list[Unit]] = {}
        for key, unit in units:
            by_key.setdefault(key, []).append(unit)
        self._by_key = by_key

    def lookup(self, key: str) -> tuple[Unit, ...]:
        """Return the units whose bare name is ``key`` (see ``words.name_key``)."""
        return tuple(self._by_key.get(key, ()))

    def units(self) -> Iterable[Unit]:
        """Yield every unit."""
        for many in self._by_key.values():
            yield from many

    def resolve(
        self,
        key: str,
        kinds: Collection[str],
        provinces: Collection[str] = (),
        marked: str | None = None,
    ) -> Resolution | None:
        """Find what a name with a kind word stands for.

        Args:
            key: the bare name (``words.name_key``).
            kinds: letters of :data:`KINDS`, the likeliest first.
            provinces: codes of provinces that the document names; units in them are preferred.
            marked: the name with its marks (``words.marked_key``), from a Vietnamese text.

        Returns:
            ``None`` if no unit of those kinds (or of their levels) bears the name.
        """
        found = self._of_kinds(key, kinds)
        if not found:
            return None
        inside = [u for u in found if u.province in provinces]
        found = inside or found
        level = found[0].level
        same_level = [u for u in found if u.level == level]
        codes = {u.code for u in same_level}
        unit_id = codes.pop() if len(codes) == 1 else f"{LEVEL_NAMES[level]}:{key}"
        if marked is not None:
            # Not one of them: a spelling of its own (Đăk Nông) or a slip; the marks do not matter then.
            same_level = [u for u in same_level if _marked(u.name) == marked] or same_level
        names = {_marked(u.name) for u in same_level}
        name = same_level[0].name if len(names) == 1 else None
        return Resolution(unit_id, name, same_level[0].kind, tuple(same_level))

    def _of_kinds(self, key: str, kinds: Collection[str]) -> list[Unit]:
        units = self._by_key.get(key, ())
        for kind in kinds:
            found = [u for u in units if u.kind == kind]
            if found:
                return found
        levels = {KINDS[kind].level for kind in kinds}
        return [u for u in units if u.level in levels]


def _marked(name: str) -> str:
    return _plain(name.lower())


def _plain(name: str) -> str:
    if "-" in name or "'" in name or "." in name:
        return name.replace(" - ", " ").replace("-", " ").replace("' ", "'").replace(".", " ")
    return name


def _parse(text: str) -> Iterator[tuple[str, Unit]]:
    """Yield the units with their keys; the keys are made of the whole text at once, for speed."""
    province = district = ""
    folded = bare(text.lower())
    for line, key_line in zip(text.splitlines(), folded.splitlines(), strict=True):
        first, kind, *rest = line.split("\t")
        if first == "0":
            province, district = kind, ""
            continue
        editions, code, name = rest
        if first == "1":
            province, district = code, ""
        elif first == "2":
            district = code
        key = key_line.rpartition("\t")[2]
        if not key.isalpha():
            key = _plain(key)
        yield key, Unit(int(first), kind, editions, code, name, province, district)
    # Until 2025 the city of Huế was part of this province; the table has only what replaced it.
    yield "thua thien hue", Unit(1, "T", "a", "46", "Thừa Thiên Huế", "46", "")


@cache
def gazetteer() -> Gazetteer:
    """Return the package's gazetteer, read on the first call."""
    data = resources.files("vnbrief.mentions").joinpath("data/units.tsv.xz").read_bytes()
    return Gazetteer(_parse(lzma.decompress(data).decode()))
