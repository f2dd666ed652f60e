"""Fits the weights by which a brief chooses its sentences, to editors' abstracts.

Usage: ``python -m training.ranking --vietnews ARTICLES.jsonl [--out src/vnbrief/briefing/weights.json]``.

Each sentence of the odd-numbered articles is worth its mean ROUGE-1, 2 and L F1 against the
article's abstract. What a sentence is worth beyond its article's mean is fitted by ridge regression
to the features of ``vnbrief.briefing.features``; a word's chance to stand in the abstract, by
logistic regression to the features of ``vnbrief.briefing.coverage``. ``benchmarks.selection``
measures them on the even-numbered articles. Nothing is drawn at random: the same file gives the same weights.
The articles come as lists of sentences, so ``opening`` is 1 throughout and gets no weight here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.rouge import rouge
from benchmarks.selection import analysis_of, records
from vnbrief.briefing.coverage import FEATURES, word_features
from vnbrief.briefing.features import NAMES, Features, words
from vnbrief.briefing.selection import score
from vnbrief.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]
    Article = tuple[Vector, Vector]  # (sentences, features) and (sentences,)

# Sentences that lean on others, quote or ask may score, but read badly alone in a brief.
PENALTIES = {"leaning": -0.1, "speech": -0.08, "question": -0.2}
FITTED = tuple(name for name in NAMES if name not in PENALTIES)
RIDGE = 1.0
# The size of scores that the penalties, REDUNDANCY and SPREAD were set for; it orders nothing.
SCALE = 4.0


def examples(articles: Iterable[dict[str, object]]) -> list[Article]:
    """Return features and worth of every sentence that can stand alone, an article at a time."""
    nothing, glossary = Features(**dict.fromkeys(NAMES, 0.0)), Glossary.default()
    found: list[Article] = []
    for record in articles:
        scored = score(analysis_of(record, glossary), nothing)
        rows = [[getattr(s.features, name) for name in FITTED] for s in scored]
        worth = [sum(rouge(s.sentence.text, str(record["abstract"]))) / 3 for s in scored]
        if rows:
            found.append((np.array(rows, dtype=np.float64), np.array(worth, dtype=np.float64)))
    return found


def fit(articles: Sequence[Article], ridge: float = RIDGE) -> Vector:
    """Fit worth to features within each article, by least squares with weights of zero or more.

    A feature that would get a negative weight gets none, and the rest are fitted again: every one of
    them is defined to speak for a sentence.
    """
    x = np.concatenate([features - features.mean(axis=0) for features, _ in articles])
    y = np.concatenate([worth - worth.mean() for _, worth in articles])
    weights = np.zeros(x.shape[1])
    kept = np.arange(x.shape[1])
    while kept.size:
        part = x[:, kept]
        solved = np.linalg.solve(part.T @ part + ridge * np.eye(kept.size), part.T @ y)
        if solved.min() >= 0:
            weights[kept] = solved
            break
        kept = kept[solved >= 0]
    return weights


def word_examples(articles: Iterable[dict[str, object]]) -> tuple[Vector, Vector]:
    """Return the features of every word of every article, and whether its abstract holds it."""
    rows: list[tuple[float, ...]] = []
    held: list[float] = []
    nothing, glossary = Features(**dict.fromkeys(NAMES, 0.0)), Glossary.default()
    for record in articles:
        scored = score(analysis_of(record, glossary), nothing)
        abstract = frozenset(words(str(record["abstract"])))
        texts = [s.sentence.text for s in scored]
        for word, values in word_features(str(record["title"]), texts).items():
            rows.append(values)
            held.append(float(word in abstract))
    return np.array(rows, dtype=np.float64), np.array(held, dtype=np.float64)


def fit_words(x: Vector, y: Vector, ridge: float = RIDGE, rounds: int = 30) -> Vector:
    """Fit a logistic model by Newton's method, with a ridge."""
    weights = np.zeros(x.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights = weights + np.linalg.solve(curve, x.T @ (y - chance) - ridge * weights)
    return weights


def train(path: Path) -> dict[str, object]:
    """Fit and round; return what ``weights.json`` holds."""
    articles = examples(records(path, "odd"))
    solved = SCALE * fit(articles)
    fitted = {name: round(float(w), 2) for name, w in zip(FITTED, solved, strict=True)}
    chances = fit_words(*word_examples(records(path, "odd")))
    return {
        "about": "Weights of briefing/features.py, made by: python -m training.ranking --vietnews FILE",
        "data": {
            "collection": "VietNews, validation articles; odd lines fitted, even lines left to measure",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "articles_fitted": len(articles),
            "sentences_fitted": sum(len(worth) for _, worth in articles),
        },
        "fit": {"ridge": RIDGE, "scale": SCALE},
        "fitted": fitted,
        "set_by_hand": PENALTIES,
        "words": {n: round(float(w), 2) for n, w in zip(FEATURES, chances, strict=True)},
    }


def main() -> None:
    """Fit, print, and write the file where ``--out`` names one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vietnews", type=Path, required=True, help="one JSON record a line")
    parser.add_argument("--out", type=Path, help="where to write the weights")
    given = parser.parse_args()
    text = json.dumps(train(given.vietnews), indent=2, ensure_ascii=False) + "\n"
    print(text, end="")
    if given.out:
        given.out.write_text(text, encoding="utf-8")
        print("Measure them: python -m benchmarks.selection", given.vietnews)


if __name__ == "__main__":
    main()
