"""How much of an editor's abstract a choice of sentences is likely to hold.

Every word of an article has a chance to stand in its abstract, by a logistic model over the features
below. The expected ROUGE-1 F1 of a choice follows from them: what it is likely to hold, against how
long it is. So a second sentence is taken where it says something new in few words.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing.features import STOP, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ABSTRACT_WORDS = 30  # of the abstract that is imagined: an editor's has one or two sentences
FEATURES = (
    "constant",
    "title",  # stands in the title
    "count",  # log of its occurrences
    "spread",  # share of the sentences that hold it
    "opening",  # stands in the first sentence
    "late",  # how far into the article it first stands, 0 to 1
    "grammar",  # is a word of grammar
    "digits",
    "title_count",
    "grammar_spread",
)


def word_features(title: str, sentences: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Return the features of every word of ``sentences``, in the order of :data:`FEATURES`."""
    cut = [words(text) for text in sentences]
    titled = frozenset(words(title))
    counts = Counter(word for line in cut for word in line)
    holding = Counter(word for line in cut for word in set(line))
    first: dict[str, int] = {}
    for number, line in enumerate(cut):
        for word in line:
            first.setdefault(word, number)
    found: dict[str, tuple[float, ...]] = {}
    for word, count in counts.items():
        spread, grammar = holding[word] / len(cut), float(word in STOP)
        named = float(word in titled)
        found[word] = (
            1.0, named, math.log(count), spread, float(first[word] == 0), first[word] / len(cut),
            grammar, float(word.isdigit()), named * math.log(count), grammar * spread,
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Coverage:
    """An article's sentences as words, and each word's chance to stand in its abstract."""

    sentences: tuple[tuple[str, ...], ...]
    chances: dict[str, float]

    @classmethod
    def of(cls, title: str, sentences: Sequence[str], weights: Sequence[float]) -> Coverage:
        """Compute the chances; ``weights`` are those of :data:`FEATURES`."""
        chances = {
            word: 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
            for word, values in word_features(title, sentences).items()
        }
        return cls(tuple(tuple(words(text)) for text in sentences), chances)

    def expected(self, chosen: Iterable[int]) -> float:
        """Return the expected ROUGE-1 F1, 0 to 1, of the sentences with these places."""
        lines = [self.sentences[i] for i in chosen]
        held = sum(self.chances[word] for word in {word for line in lines for word in line})
        return 2 * held / (sum(map(len, lines)) + ABSTRACT_WORDS)
