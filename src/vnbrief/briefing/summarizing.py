"""Summarization checkpoints (ViT5, BARTpho, mT5, BART …) through the transformers engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from vnbrief.engines.engine import Options, Request
from vnbrief.engines.hub import explained
from vnbrief.engines.profiles import Profile
from vnbrief.engines.transformers import TransformersEngine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vnbrief.document import Language
    from vnbrief.engines.engine import EngineInfo

_LONGEST = 256  # tokens of a summary that a gist can use
_USUAL = 128
_BEAM = 4


class Summarizes(Protocol):
    """What the brief asks of a summarizer."""

    @property
    def info(self) -> EngineInfo:
        """Say which model this is."""
        ...

    @property
    def languages(self) -> tuple[Language, ...]:
        """Say in which languages it was trained to summarize."""
        ...

    def summarize(self, sentences: Sequence[str], language: Language) -> str:
        """Summarize an article in its own language; the model's words as they are."""
        ...


@dataclass(frozen=True, slots=True)
class SummaryProfile:
    """How to feed one kind of summarizer.

    Attributes:
        pattern: which model names it is for (a regular expression, any case).
        prefix: what stands before the article.
        max_source_tokens: the longest article, prefix and end included; the rest is cut off.
        max_summary_tokens: the longest summary.
        licence: SPDX identifier of the weights.
    """

    name: str
    pattern: str = ""
    prefix: str = ""
    languages: tuple[Language, ...] = ("vi", "en")
    max_source_tokens: int = 512
    max_summary_tokens: int = _USUAL
    licence: str = "unknown"

    def engine_profile(self) -> Profile:
        """Return the profile by which the engine tokenizes."""
        return Profile(
            name=self.name,
            directions=(),
            source_prefix=dict.fromkeys(self.languages, self.prefix),
            max_source_tokens=self.max_source_tokens,
            licence=self.licence,
        )


# As the model cards have it: of the two ViT5 models the large one alone was trained with a prefix.
SUMMARIZERS: tuple[SummaryProfile, ...] = (
    SummaryProfile(
        name="vit5-large-vietnews",
        pattern=r"vit5-large-vietnews-summarization",
        prefix="vietnews: ",
        languages=("vi",),
        max_source_tokens=1024,
        max_summary_tokens=256,
        licence="MIT",
    ),
    SummaryProfile(
        name="vit5-base-vietnews",
        pattern=r"vit5-base-vietnews-summarization",
        languages=("vi",),
        max_source_tokens=1024,
        max_summary_tokens=256,
        licence="MIT",
    ),
    SummaryProfile(
        name="mt5-xlsum",
        pattern=r"mt5\w*_xlsum",
        max_source_tokens=512,
        max_summary_tokens=84,
        licence="CC-BY-NC-SA-4.0",
    ),
)


def choose_summarizer(model: str, configuration: Mapping[str, Any]) -> SummaryProfile:
    """Choose a profile by a model's name, else by what its files say of summarizing.

    T5's ``config.json`` gives prefix and lengths under ``task_specific_params``.

    Args:
        model: name on the Hub, or path.
        configuration: the content of ``config.json``.
    """
    for name in (model, str(configuration.get("_name_or_path") or "")):
        for part in reversed(re.split(r"[/\\]", name)):
            for profile in SUMMARIZERS:
                if part and re.search(profile.pattern, part, re.IGNORECASE):
                    return profile
    kind = str(configuration.get("model_type") or "any")
    said = (configuration.get("task_specific_params") or {}).get("summarization") or {}
    usual = "summarize: " if kind == "t5" and not said else ""
    positions = configuration.get("max_position_embeddings") or configuration.get("n_positions")
    return SummaryProfile(
        name=f"generic-{kind}",
        prefix=str(said.get("prefix") or usual),
        max_source_tokens=min(1024, int(positions or 512)),
        max_summary_tokens=min(_LONGEST, int(said.get("max_length") or _USUAL)),
    )


class Summarizer(TransformersEngine):
    """A summarization checkpoint, loaded as the transformers engine loads a translation model."""

    def __init__(
        self,
        model: str | Path,
        threads: int | None = None,
        device: str = "cpu",
        revision: str | None = None,
    ) -> None:
        """Load the model; code that comes with a checkpoint is never run.

        Args:
            model: a folder, a name in the user's model folder, or one on the Hub.
            threads: of torch, for the whole process; torch's own choice by default.
            device: ``cpu`` or ``cuda``.
            revision: branch, tag or commit on the Hub.

        Raises:
            ModelError: torch is not installed, or the model is missing or damaged.
        """
        from vnbrief.engines.catalog import find_folder

        found = str(find_folder(model, "transformers") or model)
        self.profile = choose_summarizer(found, _configuration(found, revision))
        super().__init__(found, threads, device, self.profile.engine_profile(), revision)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Say in which languages it was trained to summarize."""
        return self.profile.languages

    def summarize(self, sentences: Sequence[str], language: Language) -> str:
        """Summarize an article, as much of it from the start as the model can take."""
        if not sentences:
            return ""
        request = Request(self._fitting(sentences, language), self._forced())
        options = Options(beam=_BEAM, max_length=self.profile.max_summary_tokens)
        hypotheses = self.translate([request], language, options)[0]
        return self.detokenize(hypotheses[0].tokens, language)

    def _forced(self) -> tuple[str, ...]:
        """Return the token that BART's summaries were trained to begin with."""
        forced = self._model.generation_config.forced_bos_token_id
        return tuple(self._tokenizer.tokens([forced])) if isinstance(forced, int) else ()

    def _fitting(self, sentences: Sequence[str], language: Language) -> tuple[str, ...]:
        """Return the tokens of the first sentences that fit; of the first one, its first words."""
        around = len(self.tokenize("", language, language))
        kept: list[str] = []
        room = self._longest - around
        for sentence in sentences:
            room -= len(self.tokenize(sentence, language, language)) - around
            if kept and room < 0:
                break
            kept.append(sentence)
        words = " ".join(kept).split(" ")
        tokens = self.tokenize(" ".join(words), language, language)
        while len(tokens) > self._longest and len(words) > 1:
            words = words[: min(len(words) - 1, len(words) * self._longest // len(tokens))]
            tokens = self.tokenize(" ".join(words), language, language)
        return tokens


def _configuration(model: str, revision: str | None) -> dict[str, Any]:
    import transformers

    with explained(model):
        found: dict[str, Any] = transformers.PretrainedConfig.get_config_dict(
            model, revision=revision or "main"
        )[0]
    return found
