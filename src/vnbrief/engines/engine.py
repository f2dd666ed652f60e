"""The protocol that every translation engine fulfils."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Request:
    """One segment to be translated.

    Attributes:
        tokens: the source, cut by ``Engine.tokenize``.
        prefix: target tokens that the hypothesis has to begin with (may be empty).
        avoid: token sequences that the hypothesis must not hold, where the engine can do that.
    """

    tokens: tuple[str, ...]
    prefix: tuple[str, ...] = ()
    avoid: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one segment.

    Attributes:
        tokens: target tokens, without special ones (language codes, end of sentence).
        score: mean log probability of a token (natural log, at most 0).
        attention: ``len(tokens)`` rows of ``len(request.tokens)`` weights, each summing to about 1.
    """

    tokens: tuple[str, ...]
    score: float
    attention: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How to decode: beam width (1 is greedy), number of hypotheses, bound of the length."""

    beam: int = 4
    hypotheses: int = 1
    max_length: int = 256


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What a result's signature and ``models info`` say of an engine.

    Attributes:
        max_source_tokens: the longest source that it translates well.
        positions: the longest source, and the longest target, that it can take at all.
    """

    engine: str
    model: str
    digest: str
    licence: str
    annotations: bool  # trained for inline term annotations
    placeholders: bool  # trained for placeholders
    max_source_tokens: int
    tone_style: Literal["old", "new"] = "old"  # how its Vietnamese places tones: hòa or hoà
    positions: int = 512
    names: bool = False  # trained for placeholders of names that both languages write alike


class Engine(Protocol):
    """Tokens in, hypotheses with scores and attention out. Engines know nothing of terms."""

    @property
    def info(self) -> EngineInfo:
        """Say which model this is and what it was trained for."""
        ...

    def tokenize(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """Cut a source text into the model's tokens, control tokens (language codes) included."""
        ...

    def tokenize_target(self, text: str, target: Language) -> tuple[str, ...]:
        """Cut target text (for a forced prefix) into tokens, without control tokens."""
        ...

    def detokenize(self, tokens: Sequence[str], target: Language) -> str:
        """Join target tokens to text."""
        ...

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        """Decode each request; the best hypothesis first."""
        ...
