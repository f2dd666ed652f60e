"""How often other systems break a number or a date, and how often such a finding is right.

    python -m benchmarks.systems --flores DIR                          the table
    python -m benchmarks.systems --flores DIR --sample 100 --seed N    a sheet to judge, on stdout
    python -m benchmarks.systems --flores DIR --sample 100 --seed N --read   with the sentences
    python -m benchmarks.systems [--flores DIR] --sheet                precision by the judged sheet

``DIR`` holds FLORES dev as ``vi.txt`` and ``en.txt``, a sentence a line, and what each system made of
it: ``NAME.en.txt`` from ``vi.txt``, ``NAME.vi.txt`` from ``en.txt``. It is not in the repository.
The findings are those of a number, a date or a document that ``vnbrief check`` shows by default.
``judged-findings.tsv`` keeps the verdicts that a reader gave, without the sentences (FLORES is
CC BY-SA): with ``--flores`` it is also told how many of its findings are still found.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.checks import check_pair
from vnbrief.checking.finding import Code
from vnbrief.glossary import Glossary
from vnbrief.mentions.values import find_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.checking.finding import Finding
    from vnbrief.document import Language

SHEET = Path(__file__).with_name("judged-findings.tsv")
COLUMNS = ("sentence", "system", "from", "code", "source", "output", "verdict", "reason")
HUMAN = "human"
CODES = (
    *(Code.NUMBER_MISSING, Code.NUMBER_WRONG, Code.NUMBER_ADDED, Code.SCALE_WRONG),
    *(Code.DATE_MISSING, Code.DOCUMENT_MISSING),
)
LANGUAGES: tuple[Language, Language] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Output:
    """What one system, or FLORES' translators, made of the sentences of one language."""

    system: str
    source_language: Language
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def target_language(self) -> Language:
        """The language of the output."""
        return "en" if self.source_language == "vi" else "vi"


class Judged(NamedTuple):
    """A row of the sheet: which finding, and what a reader said of it (empty: nothing yet)."""

    sentence: int
    system: str
    source_language: str
    code: str
    source: str
    output: str
    verdict: str = ""
    reason: str = ""

    @property
    def finding(self) -> tuple[str | int, ...]:
        """What the row shares with the finding that it judges."""
        return self[:6]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its sentence (counted from one) and the two texts."""

    system: str
    source_language: Language
    sentence: int
    source: str
    target: str
    finding: Finding

    @property
    def row(self) -> Judged:
        """The finding as a row that nobody has judged."""
        one, two = self.finding.source_span, self.finding.target_span
        return Judged(
            self.sentence,
            self.system,
            self.source_language,
            str(self.finding.code),
            one.cut(self.source) if one else "",
            two.cut(self.target) if two else "",
        )


def outputs(folder: Path) -> list[Output]:
    """Read the outputs in ``folder``, the human translations first."""
    texts = {language: _lines(folder / f"{language}.txt") for language in LANGUAGES}
    found = [
        Output(HUMAN, one, texts[one], texts[two]) for one, two in (LANGUAGES, LANGUAGES[::-1])
    ]
    names = {path.name.removesuffix(".txt").rpartition(".")[0] for path in folder.glob("*.*.txt")}
    for name in sorted(names):
        for source, target in (LANGUAGES, LANGUAGES[::-1]):
            path = folder / f"{name}.{target}.txt"
            if path.exists():
                found.append(Output(name, source, texts[source], _lines(path)))
    return found


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8").splitlines())


@cache
def _glossary() -> Glossary:
    return Glossary.default()


def find(output: Output) -> Iterator[Found]:
    """Yield the findings of numbers, dates and documents in one output, notes left out."""
    pairs = zip(output.sources, output.targets, strict=True)
    one, two = output.source_language, output.target_language
    for number, (source, target) in enumerate(pairs, 1):
        for finding in check_pair(source, target, one, two, _glossary()):
            if finding.code in CODES and finding.severity != "note":
                yield Found(output.system, one, number, source, target, finding)


def holding(output: Output) -> int:
    """Count the source sentences that hold a number, a date or a document's number."""
    return sum(
        any(m.kind in VALUE_KINDS for m in find_values(text, output.source_language))
        for text in output.sources
    )


def table(found: Sequence[tuple[Output, Sequence[Found]]]) -> str:
    """Set out the findings by code for 100 source sentences that hold a number or a date."""
    codes = [c for c in CODES if any(f.finding.code is c for _, some in found for f in some)]
    lines = [
        f"| system | direction | sentences | {' | '.join(codes)} | all |",
        f"| --- | --- |{' --- |' * (len(codes) + 2)}",
    ]
    for output, some in found:
        size = holding(output)
        counts = Counter(f.finding.code for f in some)
        shares = [f"{100 * n / max(1, size):.1f}" for n in (*(counts[c] for c in codes), len(some))]
        way = f"{output.source_language} → {output.target_language}"
        lines.append(f"| {output.system} | {way} | {size} | {' | '.join(shares)} |")
    return "\n".join(lines)


def sample(found: Sequence[Found], size: int, seed: int) -> list[Found]:
    """Draw findings of the systems, not of the human translations, each as likely as another."""
    systems = [f for f in found if f.system != HUMAN]
    return random.Random(seed).sample(systems, min(size, len(systems)))


def read_sheet(path: Path = SHEET) -> list[Judged]:
    """Read the judged findings; lines that begin with # tell which sample they are."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if tuple(rows[0]) != COLUMNS:
        raise SystemExit(f"{path}: the first row must be {' '.join(COLUMNS)}, between tabs")
    return [Judged(int(number), *rest) for number, *rest in rows[1:]]


def precision(rows: Sequence[Judged]) -> float:
    """Return the share of the judged findings that are right."""
    verdicts = [row.verdict for row in rows]
    if set(verdicts) - {"right", "wrong"}:
        raise SystemExit("a verdict is right or wrong")
    return verdicts.count("right") / max(1, len(verdicts))


def _print_sample(drawn: Sequence[Found], seed: int, readable: bool) -> None:
    print(f"# {len(drawn)} findings, drawn with seed {seed}\n" + "\t".join(COLUMNS))
    for f in drawn:
        print("\t".join(map(str, f.row)))
        if readable:
            print(f"#   {f.finding.message}\n#   {f.source}\n#   {f.target}")


def main() -> None:
    """Print the table, a sample, or the sheet's precision."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--flores", type=Path, metavar="DIR")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="print the sentences beside the sample")
    parser.add_argument("--sheet", action="store_true", help="precision by the judged sheet alone")
    options = parser.parse_args()
    if not options.flores and not options.sheet:
        parser.error("--flores DIR is needed for all but --sheet")
    found = [(o, list(find(o))) for o in outputs(options.flores)] if options.flores else []
    every = [f for _, some in found for f in some]
    if options.sample:
        _print_sample(sample(every, options.sample, options.seed), options.seed, options.read)
        return
    if not options.sheet:
        print("Findings for 100 sentences that hold a number or a date\n")
        print(table(found))
    rows = read_sheet()
    print(f"\n{len(rows)} judged findings, {precision(rows):.1%} of them right", end="")
    if every:
        still = Counter(f.row.finding for f in every)
        kept = [row for row in rows if still[row.finding]]
        print(f"; {len(kept)} are still found, {precision(kept):.1%} of them right", end="")
    print()


if __name__ == "__main__":
    main()
