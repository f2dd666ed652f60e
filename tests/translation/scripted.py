"""An engine whose every answer is known: it translates word by word, and forgets some words.

A forgotten word comes out only if a prefix forces it, which is just what mending has to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vnbrief.engines.engine import EngineInfo, Hypothesis, Options, Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vnbrief.document import Language


@dataclass
class ScriptedEngine:
    """Words of the dictionary are translated, others copied, forgotten ones replaced by ``blah``.

    So are words that a request wants to avoid.
    """

    words: Mapping[str, str]
    forgets: frozenset[str] = frozenset()
    placeholders: bool = True
    annotations: bool = False
    deaf: bool = False  # gives its answer whatever prefix it is given
    calls: list[int] = field(default_factory=list)
    avoided: list[str] = field(default_factory=list)

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(
            "scripted", "toy", "0" * 64, "Apache-2.0", self.annotations, self.placeholders, 200
        )

    def tokenize(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        return (f"<2{target}>", *self.tokenize_target(text, target))

    def tokenize_target(self, text: str, target: Language) -> tuple[str, ...]:
        return tuple("▁" + word for word in text.split())

    def detokenize(self, tokens: Sequence[str], target: Language) -> str:
        return "".join(tokens).replace("▁", " ").strip()

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        self.calls.append(len(requests))
        self.avoided += [self.detokenize(words, target) for r in requests for words in r.avoid]
        return [[self._one(request)] for request in requests]

    def _one(self, request: Request) -> Hypothesis:
        source = request.tokens[1:]
        out = [] if self.deaf else list(request.prefix)
        rows = [self._row(len(request.tokens), min(i, len(source) - 1)) for i in range(len(out))]
        for i in range(len(out), len(source)):
            word = source[i].removeprefix("▁")
            said = "▁" + ("blah" if word in self.forgets else self.words.get(word, word))
            out.append("▁blah" if (said,) in request.avoid else said)
            rows.append(self._row(len(request.tokens), i))
        return Hypothesis(tuple(out), -0.1, tuple(rows))

    def _row(self, width: int, at: int) -> tuple[float, ...]:
        return tuple(1.0 if i == at + 1 else 0.0 for i in range(width))
