"""Translate Toolkit's ``pofilter`` beside ``vnbrief check``, on the same planted faults and clean pairs.

    pip install translate-toolkit        (GPL: never a dependency, only compared with here)
    python -m benchmarks.pofilter [--faults N] [--pairs N]

pofilter is given its best chance:

- all tests of its standard checker, set to the target language, source language set too;
- its list of words that must be translated: the commonest function words of the source language;
- a second time with the number marks of the source changed to those of the target (1.355 to 1,355),
  as a user might do beforehand: it compares digits, not values;
- beside the tests that are meant for a kind of fault (``FILTERS``) it is told what *any* test says.

A fault is found if a test fails that does not fail for the clean pair; *flagged* also counts the pairs
whose clean translation it flags just so. Kinds without a test of its own show a dash.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.document import Language

FILTERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("number changed", "number dropped", "number added", "scale changed", "date changed"),
        frozenset({"numbers"}),
    ),
    "document changed": frozenset({"numbers", "acronyms"}),
    "untranslated": frozenset({"unchanged", "untranslated", "musttranslatewords"}),
    "text repeated": frozenset({"doublewords", "long"}),
    faults.OMITTED: frozenset({"short", "blank", "untranslated", "sentencecount"}),
}
FUNCTION_WORDS = {
    "en": "the of and to in for on with by from as at that this which was were is are has have been",
    "vi": "của và các là trong được những cho với có không đã để từ này đến theo tại về vào trên",
}
_MARKED = re.compile(r"\d+(?:[.,]\d+)+")
_SWAP = str.maketrans(".,", ",.")


@dataclass(frozen=True, slots=True)
class Case:
    """A faulty translation, the clean one, and whether ours found the fault."""

    kind: str
    source: str
    clean: str
    faulty: str
    language: Language
    ours: bool


@cache
def checker(source: Language) -> Any:
    """Return pofilter's standard checker for translations from ``source``.

    Raises:
        SystemExit: Translate Toolkit is not installed.
    """
    try:
        checks = importlib.import_module("translate.filters.checks")
        factory = importlib.import_module("translate.lang.factory")
    except ImportError:
        raise SystemExit("pofilter is not installed: pip install translate-toolkit") from None
    config = checks.CheckerConfig(
        targetlanguage="en" if source == "vi" else "vi",
        musttranslatewords=FUNCTION_WORDS[source].split(),
    )
    config.sourcelang = factory.getlanguage(source)
    return checks.StandardChecker(checkerconfig=config)


def failures(source: str, target: str, language: Language) -> frozenset[str]:
    """Return the names of pofilter's tests that fail for a pair."""
    unit = importlib.import_module("translate.storage.base").TranslationUnit(source)
    unit.target = target
    return frozenset(checker(language).run_filters(unit))


def unify(source: str) -> str:
    """Write the figures of a source with the other language's marks: 1.355,5 as 1,355.5."""
    return _MARKED.sub(lambda m: m[0].translate(_SWAP), source)


def cases(pairs: Sequence[faults.Pair], count: int) -> Iterator[Case]:
    """Yield the faults that ``benchmarks.faults`` plants, of all kinds."""
    for kind in faults.KINDS:
        for p in faults.plant(kind, pairs, count):
            pair = p.pair
            yield Case(kind, pair.source, pair.target, p.target, pair.language, p.found)
    found = [p.found for p in faults.plant(faults.OMITTED, pairs, count)]
    for (some, gone), ours in zip(faults.documents(pairs, count), found, strict=True):
        targets = [p.target for p in some]
        kept = [t for i, t in enumerate(targets) if i != gone]
        source = " ".join(p.source for p in some)
        language = some[0].language
        yield Case(faults.OMITTED, source, " ".join(targets), " ".join(kept), language, ours)


def recall(some: Sequence[Case]) -> list[str]:
    """Return the row of one kind: ours, then pofilter's with marks as they are and unified."""
    wanted = FILTERS.get(some[0].kind, frozenset())
    hits: Counter[str] = Counter()
    for case in some:
        hits["ours"] += case.ours
        for way, source in (("as", case.source), ("unified", unify(case.source))):
            before = failures(source, case.clean, case.language)
            after = failures(source, case.faulty, case.language)
            hits[f"{way} new"] += bool((after - before) & wanted)
            hits[f"{way} flagged"] += bool(after & wanted)
            hits[f"{way} any"] += bool(after - before)
    names = [f"{way} {what}" for way in ("as", "unified") for what in ("new", "flagged", "any")]
    return [
        f"{hits[name] / len(some):.0%}" if wanted or name.endswith(("any", "ours")) else "–"
        for name in ("ours", *names)
    ]


def false_alarms(pairs: Sequence[faults.Pair]) -> list[tuple[str, float, float, float]]:
    """Return, by what is looked for, the shares of clean pairs flagged: ours, pofilter's, unified."""
    ours = faults.false_findings(pairs)
    counts: dict[str, Counter[str]] = {"as": Counter(), "unified": Counter()}
    for pair in pairs:
        for way, source in (("as", pair.source), ("unified", unify(pair.source))):
            failed = failures(source, pair.target, pair.language)
            counts[way].update(failed)
            counts[way]["any"] += bool(failed)
            counts[way]["meant"] += bool(failed & frozenset().union(*FILTERS.values()))
    rows = [
        ("numbers and dates / numbers", ours["figures"], "numbers"),
        ("untranslated / unchanged", ours["untranslated"], "unchanged"),
        ("untranslated / musttranslatewords", ours["untranslated"], "musttranslatewords"),
        ("repeated text / doublewords", ours["repeated-text"], "doublewords"),
        ("omission / short", ours["omission"], "short"),
        ("omission / sentencecount", ours["omission"], "sentencecount"),
        ("any / any test meant for one of the kinds", ours["any"], "meant"),
        ("any / any test at all", ours["any"], "any"),
    ]
    return [
        (
            name,
            own / len(pairs),
            counts["as"][key] / len(pairs),
            counts["unified"][key] / len(pairs),
        )
        for name, own, key in rows
    ]


def main() -> None:
    """Print recall by kind of fault, then false alarms on clean pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", type=int, default=50, help="of each kind")
    parser.add_argument("--pairs", type=int, default=3000, help="clean ones to check")
    options = parser.parse_args()
    checker("vi")
    pairs = list(faults.clean_pairs())
    by_kind: dict[str, list[Case]] = {}
    for case in cases(pairs, options.faults):
        by_kind.setdefault(case.kind, []).append(case)
    print(
        "pofilter: new failure of a test meant for the kind / flagged at all / new, of any test\n"
    )
    print("| fault | planted | vnbrief | pofilter | | | marks unified | | |")
    print("| --- | --- | --- |" + " --- |" * 6)
    for kind, some in by_kind.items():
        print(f"| {kind} | {len(some)} | {' | '.join(recall(some))} |", flush=True)
    print("\n| clean pairs flagged: vnbrief / pofilter | vnbrief | pofilter | marks unified |")
    print("| --- | --- | --- | --- |")
    for name, own, plain, unified in false_alarms(pairs[: options.pairs]):
        print(f"| {name} | {own:.1%} | {plain:.1%} | {unified:.1%} |")


if __name__ == "__main__":
    main()
