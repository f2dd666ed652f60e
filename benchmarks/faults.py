"""How many planted faults the check finds, and how often it speaks up about clean pairs.

    python -m benchmarks.faults [--faults N] [--pairs N] [--show]

Faults of eleven kinds are planted by program into careful pairs of the project's own corpus, in the
translation only, half of them in English and half in Vietnamese.
Figures, dates and document numbers are found by plain patterns, not by the recognizers that the check
itself uses; of terms, those are taken that are fixed and stand in the translation.
A fault is found if a warning or an error speaks of it that the clean pair does not bring.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.checking.checks import check_documents, check_pair
from vnbrief.checking.finding import Code
from vnbrief.checking.verification import verify
from vnbrief.glossary import Glossary
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.recognize import recognize
from vnbrief.reading import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vnbrief.checking.finding import Finding
    from vnbrief.document import Language, Span

CORPUS = Path(__file__).parents[1] / "training" / "corpus" / "prose"
LANGUAGES: tuple[Language, Language] = ("vi", "en")
TOGETHER = 5  # sentences of a document in which one is left out
_FIGURE = re.compile(r"(?<![\w.,/–-])\d+(?:[.,]\d+)*(?![\w/–-]|[.,]\d)")
_SCALE = {
    "vi": re.compile(r"(?<=\d )(?:nghìn|triệu|tỷ)(?! (?:tỷ|người ta))(?!\w)"),
    "en": re.compile(r"(?<=\d )(?:thousand|million|billion|trillion)(?!\w)"),
}
_OTHER_SCALE = {
    **{"nghìn": "triệu", "triệu": "tỷ", "tỷ": "triệu"},
    **{"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"},
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = {
    "vi": re.compile(r"(?:(?<=ngày )|(?<=sáng )|(?<=chiều ))\d{1,2}(?=/\d{1,2}(?!\d))"),
    "en": re.compile(rf"(?:(?:{_MONTHS}) )(\d{{1,2}})(?!\w|[–/-])"),
}
_DOCUMENT = re.compile(r"(?<![\w/-])\d{1,4}(?=(?:/\d{4})?[-/][A-ZĐ][A-Za-zĐđ]{1,5}[-/][A-ZĐ])")


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and a careful translation of it."""

    source: str
    target: str
    language: Language

    @property
    def other(self) -> Language:
        """The language of the translation."""
        return "en" if self.language == "vi" else "vi"


def clean_pairs(seed: int = 11) -> Iterator[Pair]:
    """Yield the corpus's pairs in an order that the seed decides, from Vietnamese and English by turns."""
    lines = [
        line.split("\t")[:2]
        for path in sorted(CORPUS.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.count("\t") >= 1 and line.strip()
    ]
    random.Random(seed).shuffle(lines)
    for number, (vi, en) in enumerate(lines):
        yield Pair(vi, en, "vi") if number % 2 else Pair(en, vi, "en")


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return re.sub(r"  +| (?=[,.;])", lambda m: m[0][:-1], text[: span[0]] + new + text[span[1] :])


def _other_number(written: str, rng: random.Random) -> str:
    """Return a number as long as the written one that differs from it in one digit."""
    places = [i for i, char in enumerate(written) if char.isdigit()]
    at = rng.choice(places)
    digits = "123456789" if at == 0 else "0123456789"
    return written[:at] + rng.choice(digits.replace(written[at], "")) + written[at + 1 :]


def _figure(pair: Pair, rng: random.Random) -> re.Match[str] | None:
    found = list(_FIGURE.finditer(pair.target))
    return rng.choice(found) if found else None


def number_changed(pair: Pair, rng: random.Random) -> str | None:
    """Change a digit of a figure."""
    figure = _figure(pair, rng)
    return figure and _put(pair.target, figure.span(), _other_number(figure[0], rng))


def number_dropped(pair: Pair, rng: random.Random) -> str | None:
    """Leave a figure out, with its percent sign."""
    figure = _figure(pair, rng)
    if figure is None:
        return None
    percent = pair.target[figure.end() :].startswith("%")
    return _put(pair.target, (figure.start(), figure.end() + percent), "")


def number_added(pair: Pair, rng: random.Random) -> str | None:
    """Put a figure of two digits or more between two words."""
    gaps = [m.start() for m in re.finditer(r"(?<=[^\W\d]) (?=[^\W\d])", pair.target)]
    number = str(rng.choice((rng.randint(11, 99), rng.randint(101, 1899))))
    if not gaps or number in pair.source or number in pair.target:
        return None
    at = rng.choice(gaps)
    return f"{pair.target[:at]} {number}{pair.target[at:]}"


def scale_changed(pair: Pair, rng: random.Random) -> str | None:
    """Write a million for a billion, or the other way."""
    found = list(_SCALE[pair.other].finditer(pair.target))
    if not found:
        return None
    scale = rng.choice(found)
    return _put(pair.target, scale.span(), _OTHER_SCALE[scale[0]])


def date_changed(pair: Pair, rng: random.Random) -> str | None:
    """Change the day of a date."""
    found = list(_DAY[pair.other].finditer(pair.target))
    if not found:
        return None
    day = rng.choice(found)
    others = [d for d in range(1, 29) if d != int(day[day.re.groups])]
    return _put(pair.target, day.span(day.re.groups), str(rng.choice(others)))


def document_changed(pair: Pair, rng: random.Random) -> str | None:
    """Change a digit of a document's number."""
    found = list(_DOCUMENT.finditer(pair.target))
    if not found:
        return None
    number = rng.choice(found)
    return _put(pair.target, number.span(), _other_number(number[0], rng))


@cache
def _glossary() -> Glossary:
    return Glossary.default()


def _term(pair: Pair, rng: random.Random) -> tuple[str, Span] | None:
    """Return a fixed concept of the source and where the translation has it."""
    mentions = recognize(pair.source, pair.language, _glossary())
    places = verify(mentions, pair.target, pair.other, _glossary()).places
    found = [
        (m.concept, place)
        for m, place in zip(mentions, places, strict=True)
        if place and m.concept and m.kind is Kind.TERM and m.strength == "must"
    ]
    return rng.choice(found) if found else None


def term_dropped(pair: Pair, rng: random.Random) -> str | None:
    """Leave a fixed term out."""
    term = _term(pair, rng)
    return _put(pair.target, (term[1].start, term[1].end), "") if term else None


def term_avoided(pair: Pair, rng: random.Random) -> str | None:
    """Put a form that the glossary avoids in the place of an approved one."""
    term = _term(pair, rng)
    avoided = _glossary()[term[0]].deprecated(pair.other) if term else ()
    if not term or not avoided:
        return None
    return _put(pair.target, (term[1].start, term[1].end), rng.choice(avoided))


def untranslated(pair: Pair, rng: random.Random) -> str | None:
    """Leave a whole sentence as it is in the source, or the first half of a long one."""
    words = pair.source.split()
    if len(words) < 7:
        return None
    if len(words) < 24 or rng.random() < 0.5:
        return pair.source
    half = pair.target.split()
    return " ".join(words[: len(words) // 2] + half[len(half) // 2 :])


def repeated(pair: Pair, rng: random.Random) -> str | None:
    """Say three to ten words twice, as a model does that has lost its way, or one word four times."""
    words = pair.target.split()
    if len(words) < 14:
        return None
    size = rng.choice((1, 3, 5, 8, 10))
    at = rng.randrange(len(words) - size)
    run = words[at : at + size]
    if not all(word.isalpha() for word in run):
        return None
    return " ".join((*words[:at], *run * (2 if size > 2 else 4), *words[at + size :]))


_NUMBERS = {
    *(Code.NUMBER_WRONG, Code.NUMBER_MISSING, Code.NUMBER_ADDED),
    *(Code.SCALE_WRONG, Code.DATE_MISSING, Code.DOCUMENT_MISSING),
}
_TERMS = {Code.TERM_MISSING, Code.TERM_AVOIDED, Code.NAME_MISSING, Code.PLACE_MISSING}
KINDS: dict[str, tuple[Callable[[Pair, random.Random], str | None], set[Code]]] = {
    "term avoided": (term_avoided, {Code.TERM_AVOIDED, Code.TERM_MISSING}),
    "term dropped": (term_dropped, _TERMS),
    "number changed": (number_changed, _NUMBERS),
    "number dropped": (number_dropped, _NUMBERS),
    "number added": (number_added, _NUMBERS),
    "scale changed": (scale_changed, _NUMBERS),
    "date changed": (date_changed, _NUMBERS),
    "document changed": (document_changed, _NUMBERS),
    "untranslated": (untranslated, {Code.UNTRANSLATED}),
    "text repeated": (repeated, {Code.REPEATED}),
}
OMITTED = "sentence omitted"


def _check(pair: Pair, target: str) -> list[Finding]:
    found = check_pair(pair.source, target, pair.language, pair.other, _glossary())
    return [f for f in found if f.severity != "note"]


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: its kind, the pair, the faulty translation, and whether the check found it."""

    kind: str
    pair: Pair
    target: str
    found: bool


def plant(kind: str, pairs: Sequence[Pair], count: int, seed: int = 5) -> Iterator[Planted]:
    """Plant ``count`` faults of one kind, one a pair, and look for each of them."""
    if kind == OMITTED:
        yield from _omissions(pairs, count, seed)
        return
    planter, codes = KINDS[kind]
    rng = random.Random(f"{kind} {seed}")
    for pair in pairs:
        target = planter(pair, rng)
        if target is None or target == pair.target:
            continue
        before = Counter((f.code, f.message) for f in _check(pair, pair.target))
        after = Counter((f.code, f.message) for f in _check(pair, target))
        yield Planted(kind, pair, target, any(code in codes for code, _ in after - before))
        count -= 1
        if not count:
            return


def documents(pairs: Sequence[Pair], count: int, seed: int = 5) -> Iterator[tuple[list[Pair], int]]:
    """Yield documents of a few sentences, all of one language, and which sentence to leave out."""
    rng = random.Random(f"{OMITTED} {seed}")
    for number in range(count):
        language = LANGUAGES[number % 2]
        some = [p for p in rng.sample(pairs, 4 * TOGETHER) if p.language == language]
        some = [p for p in some if len(p.source) > 40][:TOGETHER]
        yield some, rng.randrange(len(some))


def _omissions(pairs: Sequence[Pair], count: int, seed: int) -> Iterator[Planted]:
    """Leave one sentence out of documents of a few sentences, all translated from one language."""
    for some, gone in documents(pairs, count, seed):
        kept = [p.target for i, p in enumerate(some) if i != gone]
        source = read_plain("\n\n".join(p.source for p in some), language=some[0].language)
        target = read_plain("\n\n".join(kept), language=some[0].other)
        at = source.text.index(some[gone].source)
        end = at + len(some[gone].source)
        found = any(
            f.code is Code.OMISSION and f.source_span and f.source_span.start < end
            and f.source_span.end > at
            for f in check_documents(source, target, _glossary())
        )  # fmt: skip
        yield Planted(OMITTED, some[gone], " | ".join(kept), found)


def false_findings(pairs: Sequence[Pair]) -> Counter[str]:
    """Count the clean pairs that bring a finding: by code, ``figures`` for any of a value, ``any``."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        codes = {f.code for f in _check(pair, pair.target)}
        counts.update(str(code) for code in codes)
        counts["figures"] += bool(codes & _NUMBERS)
        counts["any"] += bool(codes)
    return counts


def main() -> None:
    """Print recall by kind, then the share of clean pairs with findings, then the time a pair takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--faults", type=int, default=50, help="of each kind")
    parser.add_argument("--pairs", type=int, default=3000, help="clean ones to check")
    parser.add_argument("--show", action="store_true", help="print the faults that were not found")
    options = parser.parse_args()
    pairs = list(clean_pairs())
    total: Counter[bool] = Counter()
    missed: list[Planted] = []
    print("| fault | planted | found |\n| --- | --- | --- |")
    for kind in (*KINDS, OMITTED):
        planted = list(plant(kind, pairs, options.faults))
        hits = Counter(p.found for p in planted)
        total += hits
        missed += [p for p in planted if not p.found]
        print(f"| {kind} | {len(planted)} | {hits[True] / max(1, len(planted)):.1%} |", flush=True)
    print(f"| all | {total.total()} | {total[True] / total.total():.1%} |\n")
    start = time.process_time()
    counts = false_findings(pairs[: options.pairs])
    seconds = time.process_time() - start
    print("| finding on a clean pair | of pairs |\n| --- | --- |")
    for name, count in counts.most_common():
        print(f"| {name} | {count / options.pairs:.2%} |")
    print(f"\n{10_000 * seconds / options.pairs:.1f} s of CPU for 10,000 pairs")
    for p in missed if options.show else ():
        print(f"\n{p.kind}\n  {p.pair.source}\n  {p.pair.target}\n  {p.target}")


if __name__ == "__main__":
    main()
