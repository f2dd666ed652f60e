"""Which sentences stand for the article: a gist of one or two, and three to seven key points."""

from __future__ import annotations

import functools
import itertools
import json
import re
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.briefing.coverage import FEATURES, Coverage
from vnbrief.briefing.features import (
    Features,
    Vector,
    cosine,
    features,
    topic_words,
    vectors,
    words,
)
from vnbrief.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.briefing.analysis import Analysis, Marked

# Key points tell results and names more than a gist does, and from the whole length of a report.
KEY_WEIGHTS = {"figures": 0.3, "names": 0.05, "early": 0.05}
REDUNDANCY = 0.8
SPREAD = 0.25
LEAST_POINTS = 3
GIST_WORDS = 70  # of two sentences together
OWN_SCORE = 0.2  # how much a sentence's own score counts beside the expected overlap
CANDIDATES = 40  # for a gist, of a long report
MIN_WORDS = 6
_CAPTION = re.compile(
    r"^(?:Video|Ảnh|Clip|Photo|Image|Đồ họa)\s?:|[-–.] ?(?:Ảnh|Photo)\s?: ?[^.]{0,30}\.?$"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Ids of the chosen sentences, in the source's order."""

    gist: tuple[int, ...]
    key_points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence of the body with its score and unit vector."""

    sentence: Marked
    score: float
    vector: Vector
    order: int
    features: Features


@functools.cache
def word_weights() -> tuple[float, ...]:
    """Read the weights of ``coverage.FEATURES`` that ``python -m training.ranking`` fitted."""
    held = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return tuple(held["words"][name] for name in FEATURES)


@functools.cache
def gist_weights() -> Features:
    """Read the weights that ``python -m training.ranking`` fitted, with the penalties set by hand."""
    held = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Features(**held["fitted"], **held["set_by_hand"])


def select(analysis: Analysis, taken: frozenset[int] = frozenset()) -> Selection:
    """Choose gist and key points; sentences in ``taken`` (shown as tasks) are no key points.

    A notice of five lines gives what it has; a text without sentences gives its title.
    """
    scored = score(analysis)
    if not scored:
        ids = tuple(s.id for s in analysis.sentences[:1])
        return Selection(ids, ids)
    free = [s for s in scored if s.sentence.id not in taken] or scored
    wanted = _how_many(free)
    weights = replace(gist_weights(), **KEY_WEIGHTS)
    gist = choose_gist(analysis.document.title or "", free)
    # What the gist says needs no saying again, unless a short text has nothing else.
    others = [s for s in free if s.sentence.id not in gist]
    others = others if len(others) >= LEAST_POINTS else free
    telling = [replace(s, score=_dot(s.features, weights)) for s in others]
    return Selection(gist, choose(telling, wanted, REDUNDANCY, SPREAD))


def score(analysis: Analysis, weights: Features | None = None) -> list[Scored]:
    """Score the sentences that can stand alone, in order; by the fitted weights if none are given."""
    weights = weights or gist_weights()
    body = [
        s
        for s in analysis.body()
        if len(words(s.text)) >= MIN_WORDS and not _CAPTION.search(s.text)
    ] or [s for s in analysis.sentences if s.kind is not BlockKind.TITLE]
    bags = vectors([topic_words(s.text) for s in body])
    values = features(analysis, body, bags)
    return [
        Scored(sentence, _dot(value, weights), bag, order, value)
        for order, (sentence, value, bag) in enumerate(zip(body, values, bags, strict=True))
    ]


def _dot(values: Features, weights: Features) -> float:
    return float(sum(v * w for v, w in zip(astuple(values), astuple(weights), strict=True)))


def choose(
    scored: Sequence[Scored], wanted: int, redundancy: float, spread: float = 0.0
) -> tuple[int, ...]:
    """Greedily take the best sentence least like those taken (maximal marginal relevance).

    Carbonell and Goldstein, 1998. ``spread`` also keeps neighbours apart, so that a long report is
    covered to its end. Returns ids in the source's order.
    """
    chosen: list[Scored] = []
    rest = list(scored)
    reach = len(rest) / max(wanted, 1)
    while rest and len(chosen) < wanted:
        best = max(rest, key=lambda s: (_marginal(s, chosen, redundancy, spread, reach), -s.order))
        chosen.append(best)
        rest.remove(best)
    return tuple(s.sentence.id for s in sorted(chosen, key=lambda s: s.order))


def _marginal(
    candidate: Scored, chosen: Sequence[Scored], redundancy: float, spread: float, reach: float
) -> float:
    alike = max((cosine(candidate.vector, c.vector) for c in chosen), default=0.0)
    near = max((1 - abs(candidate.order - c.order) / reach for c in chosen), default=0.0)
    return candidate.score - redundancy * alike - spread * max(0.0, near)


def choose_gist(
    title: str, scored: Sequence[Scored], sizes: Sequence[int] = (1, 2)
) -> tuple[int, ...]:
    """Choose the sentences, one or two (``sizes``), that are likeliest to be an editor's abstract.

    By the expected overlap (:mod:`vnbrief.briefing.coverage`) and the sentences' own scores.
    """
    best = sorted(scored, key=lambda s: (-s.score, s.order))
    able = sorted(best[:CANDIDATES], key=lambda s: s.order)
    coverage = Coverage.of(title, [s.sentence.text for s in scored], word_weights())
    place = {s.sentence.id: number for number, s in enumerate(scored)}

    def worth(choice: tuple[Scored, ...]) -> float:
        places = [place[s.sentence.id] for s in choice]
        own = sum(s.score for s in choice) / len(choice)
        return coverage.expected(places) + OWN_SCORE * own

    choices = [
        choice
        for size in sizes
        for choice in itertools.combinations(able, min(size, len(able)))
        if len(choice) == 1 or _words_in(choice) <= GIST_WORDS or sizes == (size,)
    ]
    return tuple(s.sentence.id for s in max(choices, key=worth))


def _words_in(choice: Sequence[Scored]) -> int:
    return sum(len(words(s.sentence.text)) for s in choice)


def _how_many(scored: Sequence[Scored]) -> int:
    """Three for a short text, up to seven for a long one."""
    return max(LEAST_POINTS, min(7, 2 + len(scored) // 5))
