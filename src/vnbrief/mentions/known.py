"""Names that stand for a place without a kind word: provinces, cities, countries, regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from vnbrief.mentions.gazetteer import gazetteer
from vnbrief.mentions.words import bare, marked_key, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vnbrief.document import Language

# How English runs together or shortens some names (first the preferred form).
_EN_FORMS = {
    "Hà Nội": ("Hanoi", "Ha Noi"),
    "Hải Phòng": ("Hai Phong", "Haiphong"),
    "Đà Nẵng": ("Da Nang", "Danang"),
    "Đắk Lắk": ("Dak Lak", "Daklak", "Dac Lac"),
    "Đắk Nông": ("Dak Nong", "Daknong"),
    "Kon Tum": ("Kon Tum", "Kontum"),
    "Bà Rịa - Vũng Tàu": ("Ba Ria - Vung Tau", "Ba Ria-Vung Tau", "Ba Ria – Vung Tau"),
    "Phan Rang-Tháp Chàm": ("Phan Rang - Thap Cham", "Phan Rang-Thap Cham"),
    "Thừa Thiên Huế": ("Thua Thien Hue", "Thua Thien-Hue", "Thua Thien - Hue"),
    "Đà Lạt": ("Da Lat", "Dalat"),
    "Sài Gòn": ("Saigon", "Sai Gon"),
}
_VI_FORMS = {
    "Đắk Lắk": ("Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "Đak Lak", "Đắklắk"),
    "Đắk Nông": ("Đắk Nông", "Đăk Nông", "Đắc Nông"),
    "Kon Tum": ("Kon Tum", "Kontum"),
    "Bắc Kạn": ("Bắc Kạn", "Bắc Cạn"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bà Rịa-Vũng Tàu", "BR-VT"),
    "Thừa Thiên Huế": ("Thừa Thiên Huế", "Thừa Thiên - Huế", "Thừa Thiên-Huế", "TT-Huế"),
    "Pleiku": ("Pleiku", "Plei Ku"),
    "Buôn Ma Thuột": ("Buôn Ma Thuột", "Buôn Mê Thuột"),
}
# Cities whose names are also given names, or words: never a place without a kind word.
_NOT_ALONE = frozenset({"vinh", "hồ chí minh", "thuận an", "bình minh", "hồng ngự", "sông công"})


@dataclass(frozen=True, slots=True)
class Known:
    """A place known by name: ``kind`` is a letter of the gazetteer, or ``country``, ``city``, ``region``."""

    id: str
    kind: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


HO_CHI_MINH_CITY = Known(
    "79",
    "P",
    (
        *("TP. Hồ Chí Minh", "TP Hồ Chí Minh", "Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        *("TP.Hồ Chí Minh", "TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Tp.HCM", "Tp. Hồ Chí Minh"),
    ),
    ("Ho Chi Minh City", "Ho Chi Minh city", "HCM City", "HCMC", "Hochiminh City"),
)


def english_names(name_vi: str) -> tuple[str, ...]:
    """Return how English writes a Vietnamese place name, the preferred form first."""
    return _EN_FORMS.get(name_vi, (bare(name_vi),))


def vietnamese_names(name_vi: str) -> tuple[str, ...]:
    """Return the spellings of a Vietnamese place name, the preferred one first."""
    return _VI_FORMS.get(name_vi, (name_vi,))


def _slug(name: str) -> str:
    return name_key(name).replace(" ", "-").replace("'", "")


_WORLD_KINDS = {"C": "country", "W": "city", "R": "region", "V": "spot"}


def _world() -> Iterator[Known]:
    text = resources.files("vnbrief.mentions").joinpath("data/world.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        kind, vi, en, adjectives = line.split("\t")
        forms = tuple(en.split("|"))
        yield Known(
            _slug(forms[0]),
            _WORLD_KINDS[kind],
            tuple(vi.split("|")),
            forms,
            tuple(adjectives.split("|")) if adjectives else (),
        )


def _units() -> Iterator[Known]:
    cities = []
    for unit in gazetteer().units():
        if unit.name.lower() in _NOT_ALONE:
            continue
        known = Known(unit.code, unit.kind, vietnamese_names(unit.name), english_names(unit.name))
        if unit.level == 1:
            yield known
        elif unit.kind == "C":
            cities.append(known)
    yield HO_CHI_MINH_CITY
    yield from cities


@cache
def known_names(language: Language) -> Mapping[str, Known]:
    """Return every bare place name by its key: ``marked_key`` (Vietnamese), ``name_key`` (English)."""
    return name_table((*_units(), *_world()), language)


@cache
def known_openings(language: Language) -> frozenset[str]:
    """Return the first words of :func:`known_names`' keys."""
    return frozenset(key.split(" ")[0] for key in known_names(language))


def name_table(names: Iterable[Known], language: Language) -> Mapping[str, Known]:
    """Return names by their keys in ``language``; the first of two with one key stays."""
    table: dict[str, Known] = {}
    for known in names:
        for form in known.vi if language == "vi" else known.en:
            table.setdefault(marked_key(form) if language == "vi" else name_key(form), known)
    return table
