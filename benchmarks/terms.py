"""Terms and figures kept, in the modes of the WMT25 terminology task, and what that costs.

``proper`` is the built-in glossary.
``random`` gives each sentence up to three words or phrases of its own that are no terms, with the
translation that really stands in its reference (pairs of the lexicon that stand on both sides).
``invented`` is a user's list: up to 200 nouns of the test sentences, each with the translation of some
other noun, so that only obedience helps.
``no terms`` holds figures and names alone, and is scored against the built-in glossary.

    python -m benchmarks.terms [--flores DIR] [--vietnews FILE] [--third-party DIR] [--limit N]

The folders are text that is measured on but not in the repository (see ``training/README.md``):
``--flores`` has ``vi.txt`` and ``en.txt``; ``--vietnews`` is JSON lines with ``sentences``, of which
300 that hold terms are translated without a reference.
Of each other set ``--limit`` sentences are taken, evenly spread.

Terms are those of ``must`` concepts, counted by occurrence.  ``unrep.`` (unreported) counts terms and
figures that are neither in the translation nor in its findings.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.outcomes import Outcomes, is_figure, is_term, outcomes
from benchmarks.translation import Set, sets
from training import prepare, records
from vnbrief.engines import load_engine
from vnbrief.evaluation import Kept, Scores, evaluate
from vnbrief.glossary import Glossary
from vnbrief.mentions.recognize import recognize
from vnbrief.text import fold
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Engine, EngineInfo, Hypothesis, Options, Request
    from vnbrief.translation.translation import Segment

INVENTED = 200
WITHOUT_REFERENCE = 300
A_SENTENCE = 3  # random terms, at most
SEED = 25
MODES = ("proper", "random", "invented", "no terms")


@dataclass
class Timed:
    """An engine that counts its seconds of processor time."""

    engine: Engine
    seconds: float = 0.0

    def __getattr__(self, name: str) -> Any:
        """Give whatever else the engine has."""
        return getattr(self.engine, name)

    @property
    def info(self) -> EngineInfo:
        """Say which model this is."""
        return self.engine.info

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        """Decode, and take the time."""
        start = time.process_time()
        found = self.engine.translate(requests, target, options)
        self.seconds += time.process_time() - start
        return found


@dataclass
class Cost:
    """Seconds of processor time.

    Attributes:
        decoding: the first decoding of each sentence, which any translation needs.
        around: recognizing, holding, reading back and verifying around it.
        mending: all that follows where something is wrong: decoding again, verifying again.
    """

    decoding: float = 0.0
    around: float = 0.0
    mending: float = 0.0

    def __str__(self) -> str:
        """Say what is added, as a share of decoding."""
        return (
            f"decoding {self.decoding:.1f} s of processor time; holding and verifying add "
            f"{self.around / self.decoding:.1%}, mending {self.mending / self.decoding:.1%}"
        )

    def take(self, translator: Translator, texts: Sequence[str], source: Language) -> list[Segment]:
        """Translate, and add what it cost; the first pass is done once more by itself for that."""
        target, timed = _other(source), translator.engine
        assert isinstance(timed, Timed)
        timed.seconds, start = 0.0, time.process_time()
        jobs = [
            job
            for i, text in enumerate(texts)
            for job in translator._jobs(i, text, source, target, None)
        ]
        translator._decode(jobs, source, target)
        first, decoding = time.process_time() - start, timed.seconds
        start = time.process_time()
        found = translator.translate_segments(texts, source, target)
        self.decoding += decoding
        self.around += first - decoding
        self.mending += time.process_time() - start - first
        return found


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that are translated together, with one glossary: indexes into the set."""

    indexes: tuple[int, ...]
    glossary: Glossary


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    scores: Scores
    terms: Outcomes
    figures: Outcomes


def lexicon() -> list[records.Entry]:
    """Return the entries of the corpus's lexicon."""
    return records.lexicon(prepare.CORPUS / "lexicon")


def invented(sources: Sequence[str], source: Language) -> Glossary:
    """Return a glossary of nouns of the sources, each with another noun's translation."""
    nouns = [e for e in lexicon() if e.pos == "n"]
    # Of two words and more: a single syllable (ông, hành) is a part of too many other words.
    own = {form: e for e in nouns if " " in (form := (e.vi if source == "vi" else e.en).lower())}
    known = Glossary.from_pairs([(e.vi, e.en) for e in own.values()])
    counts = Counter(match.form.lower() for text in sources for match in known.find(text, source))
    found = [own[form] for form, _ in counts.most_common() if form in own][:INVENTED]
    others = random.Random(SEED).sample(nouns, len(found))
    if source == "vi":
        return Glossary.from_pairs([(e.vi, o.en) for e, o in zip(found, others, strict=True)])
    return Glossary.from_pairs([(o.vi, e.en) for e, o in zip(found, others, strict=True)])


def standing(
    pairs: Sequence[tuple[str, str]], source: Language, proper: Glossary
) -> list[list[tuple[str, str]]]:
    """Return for each pair of sentences some pairs of words that stand in both, and are no terms."""
    known = Glossary.from_pairs(sorted({(e.vi, e.en) for e in lexicon() if e.pos != "name"}))
    chance = random.Random(SEED)
    chosen = []
    for vi, en in pairs:
        ours = vi if source == "vi" else en
        taken = [m.span for m in recognize(ours, source, proper)]
        other = {
            c.id
            for match in known.find(en if source == "vi" else vi, _other(source))
            for c in match.concepts
        }
        found = {
            (c.vi, c.en)
            for match in known.find(ours, source)
            if not any(match.span.overlaps(span) for span in taken)
            for c in match.concepts
            if c.id in other
        }
        chosen.append(chance.sample(sorted(found), min(A_SENTENCE, len(found))))
    return chosen


def grouped(
    sources: Sequence[str], terms: Sequence[Sequence[tuple[str, str]]], side: int
) -> list[Group]:
    """Put sentences together whose terms do not stand in one another: a batch is cheaper than each."""
    folded = [fold(text) for text in sources]
    forms = [[fold(pair[side]) for pair in found] for found in terms]
    groups: list[list[int]] = []
    for i, text in enumerate(folded):
        for group in groups:
            if not any(
                any(form in text for form in forms[j])
                or any(form in folded[j] for form in forms[i])
                for j in group
            ):
                group.append(i)
                break
        else:
            groups.append([i])
    return [
        Group(tuple(group), Glossary.from_pairs(dict.fromkeys(p for j in group for p in terms[j])))
        for group in groups
    ]


def _other(language: Language) -> Language:
    return "en" if language == "vi" else "vi"


def groups(mode: str, pairs: Sequence[tuple[str, str]], source: Language) -> list[Group]:
    """Return which sentences are translated with which glossary."""
    side = 0 if source == "vi" else 1
    sources = [pair[side] for pair in pairs]
    everything = tuple(range(len(pairs)))
    if mode == "random":
        return grouped(sources, standing(pairs, source, Glossary.default()), side)
    if mode == "invented":
        return [Group(everything, invented(sources, source))]
    return [Group(everything, Glossary.default() if mode == "proper" else Glossary())]


def measure(one: Set, source: Language, mode: str, engine: Engine, cost: Cost | None = None) -> Row:
    """Translate a set one way and score it; its time goes to ``cost``."""
    target, side = _other(source), 0 if source == "vi" else 1
    sources = [pair[side] for pair in one.pairs]
    references = [pair[1 - side] for pair in one.pairs]
    segments: dict[int, Segment] = {}
    terms, figures, scored = Outcomes(), Outcomes(), []
    for group in groups(mode, one.pairs, source):
        texts = [sources[i] for i in group.indexes]
        translator = Translator(Timed(engine), group.glossary)
        if cost is None:
            found = translator.translate_segments(texts, source, target)
        else:
            found = cost.take(translator, texts, source)
        segments |= dict(zip(group.indexes, found, strict=True))
        glossary = Glossary.default() if mode == "no terms" else group.glossary
        scored.append(evaluate(texts, [s.target for s in found], None, source, target, glossary))
        terms += outcomes(found, target, group.glossary, is_term)
        figures += outcomes(found, target, group.glossary, is_figure)
    hypotheses = [segments[i].target for i in range(len(sources))]
    known = references if all(references) else None
    scores = evaluate(sources, hypotheses, known, source, target, Glossary())
    return Row(_with_terms(scores, scored), terms, figures)


def _with_terms(scores: Scores, groups: Iterable[Scores]) -> Scores:
    """Return the scores of a set with the terms of its groups."""
    found = list(groups)
    terms = Kept(sum(s.terms.total for s in found), sum(s.terms.kept for s in found))
    return replace(
        scores, terms=terms, consistency=found[0].consistency if len(found) == 1 else 0.0
    )


def vietnews(file: Path, limit: int) -> Set:
    """Return Vietnamese news sentences that hold terms, evenly taken; their references are empty."""
    glossary = Glossary.default()
    lines = file.read_text(encoding="utf-8").splitlines()
    texts = (
        text
        for line in lines[:: max(1, len(lines) // (4 * limit))]
        for text in json.loads(line)["sentences"][:2]
    )
    found = [text for text in texts if any(map(is_term, recognize(text, "vi", glossary)))]
    return Set("VietNews", tuple((text, "") for text in found[:limit]))


def spread(one: Set, limit: int) -> Set:
    """Return at most ``limit`` pairs of a set, evenly spread over it."""
    step = max(1, len(one.pairs) / limit)
    return Set(one.name, tuple(one.pairs[int(i * step)] for i in range(min(limit, len(one.pairs)))))


def main() -> None:
    """Print one row a set, direction and mode, then what holding, verifying and mending cost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--third-party", type=Path)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--vietnews", type=Path)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--limit", type=int, default=300, help="sentences of each set")
    parser.add_argument("--modes", default=",".join(MODES))
    options = parser.parse_args()
    chosen = [
        spread(one, options.limit)
        for one in sets(options.third_party, options.flores, options.part, 10**6)
    ]
    if options.vietnews:
        chosen.append(vietnews(options.vietnews, min(options.limit, WITHOUT_REFERENCE)))
    engine, cost, start = load_engine("embedded"), Cost(), time.perf_counter()
    print(
        "set          dir  mode         n  terms   kept  rep.  figures   kept  rep.  unrep.  cons.  "
        " BLEU  chrF++"
    )
    for one in chosen:
        for source in ("vi", "en") if all(en for _, en in one.pairs) else ("vi",):
            for mode in options.modes.split(","):
                if mode == "random" and not all(en for _, en in one.pairs):
                    continue
                row = measure(one, source, mode, engine, cost if mode == "proper" else None)
                print(line(one.name, source, mode, row), flush=True)
    if cost.decoding:
        print(f"\nproper terms: {cost}")
    print(f"{time.perf_counter() - start:.0f} s in all")


def line(name: str, source: str, mode: str, row: Row) -> str:
    """Return a row of the table as text."""
    s, lost = row.scores, row.terms.unreported + row.figures.unreported
    quality = "    –       –" if s.bleu is None else f"{s.bleu:5.1f}  {s.chrf:6.1f}"
    steady = "–" if mode == "random" else f"{s.consistency:.1%}"
    return (
        f"{name:<12} {source}→  {mode:<9} {s.segments:4}  {s.terms.total:5} {s.terms.rate:6.1%} "
        f"{row.terms.reported:5}  {row.figures.mentions:7} {row.figures.kept:6.1%} "
        f"{row.figures.reported:5}  {lost:6}  {steady:>6}  {quality}"
    )


if __name__ == "__main__":
    main()
