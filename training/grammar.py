"""The synchronous grammar: rules whose two sides expand together."""

# ruff: noqa: SIM905 (word lists read better as text)

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from training.records import CorpusError, rows

if TYPE_CHECKING:
    from pathlib import Path

SYMBOLS = "S HEAD ORG ORGS PEOPLE VB VD VG NP IND PROG TIME MANNER ADJ".split()
FILLERS = (
    "NUM DEC PCT MONEY YEAR YEARS DATE MONTH DOC PLACENAME PLACE DISTRICT COMMUNE PERSON RANK AREA"
).split()
_SLOT = re.compile(r"\{([A-Z]+)(\d?)\}")
_DOUBLED = re.compile(r"\b(đã|việc|các|những|của) (\1 )+", re.IGNORECASE)
# "năm", "tháng" … after a count: only small values read naturally there.
_SMALL = re.compile(r"\{NUM\d?\} (năm|tháng|tuần|ngày|lần|kỳ|giờ|phút|bậc|tiêu chí)")

Filler = Callable[[random.Random, str, bool], tuple[str, str]]
Marker = Callable[[random.Random, str], tuple[str, str] | None]


@dataclass(frozen=True)
class Rule:
    """One rule: both templates, their slots in Vietnamese order, and how deep it must go."""

    vi: str
    en: str
    slots: tuple[str, ...]


@dataclass
class Grammar:
    """All rules by symbol, and the least depth that each symbol needs."""

    rules: dict[str, list[Rule]] = field(default_factory=dict)
    leaves: dict[str, list[Rule]] = field(default_factory=dict)


def slot_names(template: str) -> list[str]:
    """The slots of one side, numbers included: `["NP", "NUM1"]`."""
    return [name + number for name, number in _SLOT.findall(template)]


def load(folder: Path, base: Grammar | None = None) -> Grammar:
    """Reads every rule; raises CorpusError where the two sides hold different slots.

    With a `base`, the folder's sentences and headlines take its place, and its other
    symbols are added to the base's.
    """
    rules: dict[str, list[Rule]] = defaultdict(list)
    if base:
        rules.update({s: list(r) for s, r in base.rules.items() if s not in ("S", "HEAD")})
    for name, number, (symbol, vi, en) in rows(folder, 3):
        slots, others = slot_names(vi), slot_names(en)
        if symbol not in SYMBOLS or sorted(set(slots)) != sorted(set(others)):
            raise CorpusError(f"{name}:{number}: {symbol}: slots {slots} and {others}")
        known = set(SYMBOLS) | set(FILLERS)
        if any(slot.rstrip("0123456789") not in known for slot in slots):
            raise CorpusError(f"{name}:{number}: unknown slot in {slots}")
        rules[symbol].append(Rule(vi, en, tuple(dict.fromkeys(slots))))
    return _grammar(rules)


def thin(grammar: Grammar, share: float) -> Grammar:
    """Keeps every n-th rule of each symbol, a share of them all, and at least eight."""
    if share >= 1:
        return grammar
    return _grammar(
        {
            symbol: found[:: min(round(1 / share), max(1, len(found) // 8))]
            for symbol, found in grammar.rules.items()
        }
    )


def _grammar(rules: dict[str, list[Rule]]) -> Grammar:
    leaves = {
        symbol: [r for r in found if all(s.rstrip("0123456789") in FILLERS for s in r.slots)]
        for symbol, found in rules.items()
    }
    return Grammar(dict(rules), leaves)


def sample(
    grammar: Grammar,
    rng: random.Random,
    symbol: str,
    fill: Filler,
    mark: Marker | None = None,
    depth: int = 4,
) -> tuple[str, str]:
    """Expands a symbol into (Vietnamese, English).

    `mark` may stand in for a symbol (a term annotated with an invented translation); it
    returns None where it has nothing to offer. `depth` counts rules from the root.
    """
    vi, en = _expand(grammar, rng, symbol, fill, mark, depth)
    if symbol in ("S", "HEAD"):
        vi, en = capitalize(vi), capitalize(en)
    return _DOUBLED.sub(lambda m: m.group(1) + " ", vi), en


def capitalize(text: str) -> str:
    """Upper-cases the first letter, leaving an annotation's brackets alone."""
    start = 3 if text.startswith("<t>") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def _expand(
    grammar: Grammar,
    rng: random.Random,
    symbol: str,
    fill: Filler,
    mark: Marker | None,
    depth: int,
) -> tuple[str, str]:
    stop = depth <= 1 or (depth <= 3 and symbol not in ("S", "HEAD") and rng.random() < 0.45)
    pool = grammar.leaves.get(symbol) if stop else None
    rule = rng.choice(pool or grammar.rules[symbol])
    small = bool(_SMALL.search(rule.vi)) or rng.random() < 0.35
    values: dict[str, tuple[str, str]] = {}
    for slot in rule.slots:
        name = slot.rstrip("0123456789")
        if name in FILLERS:
            values[slot] = fill(rng, name, small)
            continue
        marked = mark(rng, name) if mark else None
        values[slot] = marked or _expand(grammar, rng, name, fill, mark, depth - 1)
    vi = _SLOT.sub(lambda m: values[m.group(1) + m.group(2)][0], rule.vi)
    en = _SLOT.sub(lambda m: values[m.group(1) + m.group(2)][1], rule.en)
    return vi, en
