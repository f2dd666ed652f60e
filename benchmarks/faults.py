"""How many planted faults the check finds, and how often it speaks up about clean pairs.

    python -m benchmarks.faults [--faults N] [--pairs N] [--show]

Into careful pairs of the project's own corpus, faults of eleven kinds are planted by program, in the
translation only, half of them in English and half in Vietnamese.
Figures, dates and document numbers are found by plain patterns, not by the recognizers that the check
itself uses; of terms, those are taken whose approved form stands in the translation just once.
A fault counts as found if a finding that speaks of it is a warning or an error (a note for a term or
number that is not fixed), and is not there without the fault.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.checking.checks import check_documents, check_pair
from vnbrief.checking.finding import Code
from vnbrief.glossary import Glossary
from vnbrief.reading import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vnbrief.checking.finding import Finding
    from vnbrief.document import Language

CORPUS = Path(__file__).parents[1] / "training" / "corpus" / "prose"
LANGUAGES: tuple[Language, Language] = ("vi", "en")
_NUMBER = r"(?<![\w.,/–-])(\d+(?:[.,]\d+)*)(?![\w/–-]|[.,]\d)"
_FIGURE = re.compile(_NUMBER)
_COUNT = re.compile(_NUMBER + r"(?=%| (?![A-Z(])\w)")
_SCALES = {
    "vi": re.compile(r"(?<=\d )(nghìn|triệu|tỷ)(?! (?:tỷ|người ta))(?!\w)"),
    "en": re.compile(r"(?<=\d )(thousand|million|billion|trillion)(?!\w)"),
}
_OTHER_SCALE = {
    **{"nghìn": "triệu", "triệu": "tỷ", "tỷ": "triệu"},
    **{"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"},
}
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DATES = {
    "vi": re.compile(r"(?:(?<=ngày )|(?<=sáng )|(?<=chiều ))(\d{1,2})(?=/\d{1,2})"),
    "en": re.compile(rf"(?<!\w)(?:{_MONTHS}) (\d{{1,2}})(?!\w|[.,/-]\d|-)"),
}
_DOCUMENT = re.compile(r"(?<![\w/-])(\d{1,4})(?=(?:/\d{4})?[-/][A-ZĐ][A-ZĐa-z]{1,5}(?:[-/][A-ZĐ]))")


@dataclass(frozen=True, slots=True)
class Pair:
    """A careful pair: the source, its translation, and which language the source is in."""

    source: str
    target: str
    language: Language

    @property
    def other(self) -> Language:
        """The language of the translation."""
        return "en" if self.language == "vi" else "vi"


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: the faulty translation, and the codes by which it may be reported."""

    kind: str
    pair: Pair
    target: str
    codes: frozenset[Code]


Planter = Callable if TYPE_CHECKING else object
