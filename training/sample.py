"""Stage two: samples training shards ahead of the trainer, in a process of its own.

Every line is made anew: the grammar is sampled, figures are held or not, terms annotated or
not, text roughened. A shard is an .npz of piece ids, lengths and alignments.

    python -m training.sample --work DIR
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training import (
    align,
    annotate,
    augment,
    config,
    fillers,
    grammar,
    holding,
    names,
    prepare,
    records,
    vocabulary,
)
from vnbrief.text import old_style_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AHEAD = 3
MACHINE_PROSE = 0.008  # of the prose lines into Vietnamese: a small body, not to be overlearned
PHRASES = ("NP", "VB", "VG", "VD", "ORG", "ORGS", "PEOPLE", "TIME", "IND", "PROG", "MANNER")


class Sampler:
    """Draws lines for one work folder."""

    def __init__(self, work: Path, seed: int) -> None:
        """Loads corpus, vocabulary and alignment table."""
        sources = prepare.Sources.load(work)
        self.settings = config.load(Path(sources.config))
        third = Path(sources.third_party) if sources.third_party else None
        share = self.settings.data.share
        parts = prepare.splits(third, share)
        self.rng = random.Random(seed)
        self.rules = grammar.thin(grammar.load(prepare.CORPUS / "grammar"), share)
        self.machine = grammar.load(prepare.CORPUS / "machine" / "rules", self.rules)
        self.fill = fillers.Fillers.load(Path(sources.gazetteer))
        entries = records.thin(prepare.lexicon(), share)
        self.spm = vocabulary.load(work / "sentencepiece.model")
        self.joint = np.load(work / "alignment.npy")
        self.terms = annotate.Terms.load(
            entries, Path(sources.glossary) if sources.glossary else None
        )
        self.prose = self._cycle(parts.prose["train"])
        self.words = self._cycle(parts.words or parts.prose["train"])
        self.real = self._cycle(parts.real["train"] or parts.prose["train"])
        self.back = {
            side: self._cycle([records.Pair(*cells) for _, _, cells in found])
            for side in ("vi", "en")
            if (found := list(records.rows(work, 2, f"back-{side}.tsv")))
        }
        short = sorted(parts.prose["train"] + parts.real["train"], key=lambda p: len(p.vi))
        self.short = self._cycle(short[: len(short) // 3])
        machine = [
            pair
            for group in records.articles(prepare.CORPUS / "machine" / "prose")
            for pair in group
        ]
        self.machine_prose = self._cycle(machine)
        self.lexicon = self._cycle([records.Pair(e.vi, e.en) for e in entries])

    def _cycle(self, pairs: list[records.Pair]) -> Iterator[records.Pair]:
        while True:
            yield from self.rng.sample(pairs, len(pairs))

    def draw(self, progress: float) -> tuple[str, str, str]:
        """One line: (target language, source, target). `progress` runs from 0 to 1."""
        rng, data = self.rng, self.settings.data
        target = rng.choice(("en", "vi"))
        order = ("vi", "en") if target == "en" else ("en", "vi")
        if target in self.back and progress > data.phrases_until and rng.random() < data.back:
            return target, *self._synthetic(target, order)
        early = rng.random() < 0.9 * max(0.0, 1 - progress / data.phrases_until)
        shares = (
            (0, 0, 0, 0.4, 0.3, 0.3)
            if early
            else (data.prose, data.words, data.real, data.grammar, data.lexicon, 0)
        )
        kinds = ("prose", "words", "real", "grammar", "lexicon", "short")
        kind = rng.choices(kinds, shares)[0]
        # English as machines write it is only ever a source.
        rules = self.machine if target == "vi" and rng.random() < data.machine else self.rules
        annotated = rng.random() < data.annotated
        if kind == "grammar":
            invent = annotated and rng.random() < data.invented
            vi, en = self._grammar(rules, early, target if invent else None)
            annotated = annotated and not invent
        else:
            stilted = kind == "prose" and target == "vi" and rng.random() < MACHINE_PROSE
            vi, en = self._pair("machine" if stilted else kind)
            if rng.random() < data.renamed:
                vi, en = names.rename(vi, en, lambda: self.fill.name(rng))
        source, goal = (vi, en) if target == "en" else (en, vi)
        source, goal = augment.roughen(source, goal, order, self.terms, rng)
        if rng.random() < data.held:
            source, goal = holding.hold_pair(source, goal, order, rng)
            if "<t>" not in source:
                source, goal = names.hold(source, goal, order, rng)
        if "<t>" in source:
            pass
        elif rng.random() < data.named:
            source, goal = annotate.annotate_names(source, goal, order, self.terms, rng)
        elif annotated and kind != "lexicon" and rng.random() < 0.5 * data.invented:
            source, goal = annotate.invent(source, goal, order, self.terms, rng)
        elif annotated:
            source = annotate.annotate(
                source, goal, order, self.terms, rng, lambda s, t: self._spans(s, t)
            )
        source, goal = augment.recase(source, goal, rng)
        return target, source, goal

    def _synthetic(self, target: str, order: tuple[str, str]) -> tuple[str, str]:
        pair = next(self.back[target])
        source, goal = (pair.vi, pair.en) if target == "en" else (pair.en, pair.vi)
        if target == "vi":
            goal = old_style_tones(goal)
        if self.rng.random() < self.settings.data.held:
            source, goal = holding.hold_pair(source, goal, order, self.rng)
        return f"{vocabulary.BACK} {source}", goal

    def _pair(self, kind: str) -> tuple[str, str]:
        pairs = {
            "prose": self.prose,
            "words": self.words,
            "real": self.real,
            "short": self.short,
            "lexicon": self.lexicon,
            "machine": self.machine_prose,
        }[kind]
        pair = next(pairs)
        if kind in ("prose", "real") and len(pair.vi) < 90 and self.rng.random() < 0.1:
            other = next(self.short)
            return f"{pair.vi} {other.vi}", f"{pair.en} {other.en}"
        return pair.vi, pair.en

    def _grammar(
        self, rules: grammar.Grammar, early: bool, invent_for: str | None
    ) -> tuple[str, str]:
        rng = self.rng
        if early:
            return grammar.sample(rules, rng, rng.choice(PHRASES), self.fill, depth=2)
        symbol = rng.choices(("S", "HEAD", rng.choice(PHRASES)), (0.76, 0.1, 0.14))[0]
        mark = self.terms.marker(invent_for) if invent_for else None
        depth = rng.choice((2, 3, 3, 4))
        return grammar.sample(rules, rng, symbol, self.fill, mark, depth)

    def _spans(self, source: str, target: str) -> list[tuple[str, str]]:
        return annotate.phrases(self.joint, self.spm, source, target)

    def line(self, progress: float) -> tuple[list[int], list[int], list[int]]:
        """Piece ids of source and target, both ended, and each target piece's origin."""
        while True:
            target, text, goal = self.draw(progress)
            symbol = self.spm.piece_to_id(f"<2{target}>")
            body = self.spm.encode(text)
            # Both readings of "<2en> text" are met: with and without the lone space piece.
            head = [symbol] if self.rng.random() < 0.97 else [self.spm.piece_to_id("▁"), symbol]
            source = [*head, *body, vocabulary.EOS]
            goal_ids = [*self.spm.encode(goal), vocabulary.EOS]
            longest = self.settings.data.longest
            if 2 < len(source) <= longest and 1 < len(goal_ids) <= longest:
                break
        origins = align.align(
            self.joint,
            np.array([*body, vocabulary.EOS], dtype=np.int32),
            np.array(goal_ids, dtype=np.int32),
        )
        moved = [int(o) + len(head) if o >= 0 else -1 for o in origins]
        moved[-1] = len(source) - 1
        return source, goal_ids, moved


def write(path: Path, lines: Sequence[tuple[list[int], list[int], list[int]]]) -> int:
    """Writes one shard, whole or not at all; returns its tokens, both sides."""
    columns = [
        np.array(list(itertools.chain.from_iterable(line[i] for line in lines)), np.int16)
        for i in range(3)
    ]
    lengths = np.array([[len(line[0]), len(line[1])] for line in lines], np.int16)
    temporary = path.with_suffix(".tmp.npz")
    np.savez(temporary, source=columns[0], target=columns[1], origins=columns[2], lengths=lengths)
    os.replace(temporary, path)
    return int(lengths.sum())


def main(arguments: Sequence[str] | None = None) -> None:
    """Keeps a few shards ahead of the trainer until the plan's tokens are sampled (or stopped)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print this many lines and stop")
    parser.add_argument("--progress", type=float, default=0.5, help="for --show")
    options = parser.parse_args(arguments)
    if options.show:
        sampler = Sampler(options.work, 1)
        for _ in range(options.show):
            print("<2{}> {}\t{}".format(*sampler.draw(options.progress)))
        return
    shards = options.work / "shards"
    shards.mkdir(exist_ok=True)
    state = options.work / "sampled.json"
    done = json.loads(state.read_text()) if state.exists() else {"shards": 0, "tokens": 0}
    sampler = Sampler(options.work, 1000 + done["shards"])
    data = sampler.settings.data
    while True:
        if len(list(shards.glob("*[0-9].npz"))) >= AHEAD:
            time.sleep(2)
            continue
        progress = min(1.0, done["tokens"] / data.planned_tokens)
        lines = [sampler.line(progress) for _ in range(data.shard_lines)]
        done["tokens"] += write(shards / f"{done['shards']:05d}.npz", lines)
        done["shards"] += 1
        state.write_text(json.dumps(done))
        print(f"shard {done['shards']}, {done['tokens']} tokens", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
