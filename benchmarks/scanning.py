"""How long scanning for the whole glossary and gazetteer takes, by size of text and of list.

    python -m benchmarks.scanning [TEXT]...

Without TEXT, one is made of the glossary's terms, the gazetteer's names and other words, with as
many matches as a long report of a province has (about one in 90 code points).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.glossary import Case, Glossary, Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RUNS = 5
MEGABYTE = 1_000_000  # code points; Vietnamese UTF-8 is about 1.3 times as many bytes
TEXT_SIZES = (MEGABYTE // 4, MEGABYTE // 2, MEGABYTE, 2 * MEGABYTE)
PLAIN_WORDS = "đã và trong với được tại nhằm trên 95% những mà khi cũng rất 1.234 như thế nào"
SHARES = (0.125, 0.25, 0.5, 1.0)

Pattern = tuple[str, str, Case]


def glossary_patterns(glossary: Glossary) -> list[Pattern]:
    """Return every approved Vietnamese form of the glossary."""
    return [(form, concept.id, Case.ANY) for concept in glossary for form in concept.approved("vi")]


def gazetteer_patterns() -> list[Pattern]:
    """Return the names of all administrative units, with and without their kind."""
    from vnbrief.mentions.gazetteer import KINDS, gazetteer

    names = {}
    for unit in gazetteer().units():
        for kind in KINDS[unit.kind].vi[:1] if unit.kind in KINDS else ():
            names[f"{kind} {unit.name}"] = unit.code
        if not unit.name.isdigit():
            names[unit.name] = unit.code
    return [(name, code, Case.CAPITALS) for name, code in names.items()]


def made_text(patterns: Sequence[Pattern], size: int) -> str:
    """Return ``size`` code points of random patterns among plain words."""
    rng = random.Random(25)
    words = PLAIN_WORDS.split()
    parts: list[str] = []
    length = 0
    while length < size:
        plain = " ".join(rng.choices(words, k=14))
        sentence = f"{rng.choice(patterns)[0]} {plain}. "
        parts.append(sentence)
        length += len(sentence)
    return "".join(parts)[:size]


def best(action: Callable[[], object]) -> float:
    """Return the least time of some runs, in seconds of this process."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print the two tables and the time of building the default matchers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", metavar="TEXT", help="texts to scan, not a made one")
    paths: Sequence[str] = parser.parse_args().paths
    glossary = Glossary.default()
    patterns = [*glossary_patterns(glossary), *gazetteer_patterns()]
    random.Random(1).shuffle(patterns)
    if paths:
        given = "\n\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
        text = given * (TEXT_SIZES[-1] // len(given) + 1)
    else:
        text = made_text(patterns, TEXT_SIZES[-1])
    whole = Matcher(patterns)
    print(f"{len(whole):,} patterns from {len(glossary):,} concepts and the gazetteer\n")
    print("| text, Mchar | seconds | s per Mchar | matches |\n| --- | --- | --- | --- |")
    for size in TEXT_SIZES:
        piece = text[:size]
        seconds = best(lambda piece=piece: whole.find(piece))  # type: ignore[misc]
        million = size / MEGABYTE
        found = len(whole.find(piece))
        print(f"| {million:.2f} | {seconds:.3f} | {seconds / million:.3f} | {found:,} |")
    print("\n| patterns | build, s | scan 1 Mchar, s | matches |\n| --- | --- | --- | --- |")
    piece = text[:MEGABYTE]
    for share in SHARES:
        some = patterns[: int(len(patterns) * share)]
        building = best(lambda some=some: Matcher(some))  # type: ignore[misc]
        matcher = Matcher(some)
        seconds = best(lambda matcher=matcher: matcher.find(piece))  # type: ignore[misc]
        found = len(matcher.find(piece))
        print(f"| {len(matcher):,} | {building:.3f} | {seconds:.3f} | {found:,} |")
    print(f"\nthe default glossary: read {best(Glossary.default):.3f} s", end="")
    for language in ("vi", "en"):
        first = best(lambda language=language: Glossary.default().find("", language))  # type: ignore[misc]
        print(f", read and built for {language} {first:.3f} s", end="")
    print()


if __name__ == "__main__":
    main()
