"""What each known translation model needs: prefixes, codes, lengths, tones, and its licence.

The facts are those that the models' publishers give; checkpoints of their architectures, made by the
tests, go through the same code, the published weights themselves have not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from vnbrief.document import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

Architecture = Literal["marian", "t5", "mbart", "m2m_100", "any"]
Direction = tuple[Language, Language]

_BOTH: tuple[Direction, ...] = (("vi", "en"), ("en", "vi"))
_OPEN = ("apache-2.0", "mit", "bsd-3-clause", "cc-by-4.0", "cc0-1.0")


@dataclass(frozen=True, slots=True)
class Profile:
    """How to feed one kind of checkpoint, and how to read what it gives back.

    Attributes:
        name: short, as ``models list`` shows it.
        pattern: which model names it is for (a regular expression, found anywhere, any case).
        repository: the checkpoint on the Hub that the profile was written for.
        architecture: the ``model_type`` of its configuration.
        directions: (source, target) pairs; empty when nobody can say.
        source_prefix: by target language, what stands before the source text.
        codes: the language's code, as the tokenizer calls it; empty without codes.
        code_token: the code as a token of the vocabulary, ``{}`` its place.
        code_starts: the decoder starts with the target's code; otherwise the code follows the
            decoder's own start token.
        output_prefix: by target language, text that every output begins with: forced, then removed.
        normalizes_tones: Vietnamese sources have to be in ``tone_style``.
        tone_style: how its Vietnamese places tones (hòa is old, hoà is new).
        max_source_tokens: the longest source, control tokens counted.
        licence: SPDX identifier of the weights.
    """

    name: str
    pattern: str = ""
    repository: str = ""
    architecture: Architecture = "any"
    directions: tuple[Direction, ...] = _BOTH
    source_prefix: Mapping[Language, str] = field(default_factory=dict)
    codes: Mapping[Language, str] = field(default_factory=dict)
    code_token: str = "{}"
    code_starts: bool = False
    output_prefix: Mapping[Language, str] = field(default_factory=dict)
    normalizes_tones: bool = False
    tone_style: Literal["old", "new"] = "old"
    max_source_tokens: int = 512
    licence: str = "unknown"

    def code(self, language: Language) -> str | None:
        """Return the token of a language's code, if the model has such tokens."""
        return self.code_token.format(self.codes[language]) if self.codes else None

    @property
    def warning(self) -> str | None:
        """Say what has to be minded about the licence."""
        return licence_warning(self.licence)


PROFILES: tuple[Profile, ...] = (
    Profile(
        name="opus-mt-vi-en",
        pattern=r"opus-mt-(tc-\w+-)?vi-en",
        repository="Helsinki-NLP/opus-mt-vi-en",
        architecture="marian",
        directions=(("vi", "en"),),
        licence="Apache-2.0",
    ),
    Profile(
        name="opus-mt-en-vi",
        pattern=r"opus-mt-(tc-\w+-)?en-vi",
        repository="Helsinki-NLP/opus-mt-en-vi",
        architecture="marian",
        directions=(("en", "vi"),),
        source_prefix={"vi": ">>vie<< "},
        licence="Apache-2.0",
    ),
    Profile(
        name="envit5",
        pattern=r"envit5",
        repository="VietAI/envit5-translation",
        architecture="t5",
        # The prefix names the language of the text that follows it, on either side.
        source_prefix={"en": "vi: ", "vi": "en: "},
        output_prefix={"en": "en: ", "vi": "vi: "},
        licence="OpenRAIL",
    ),
    Profile(
        name="vinai-vi2en",
        pattern=r"vinai-translate-vi2en",
        repository="vinai/vinai-translate-vi2en-v2",
        architecture="mbart",
        directions=(("vi", "en"),),
        codes={"vi": "vi_VN", "en": "en_XX"},
        code_starts=True,
        normalizes_tones=True,
        tone_style="new",
        max_source_tokens=1024,
        licence="AGPL-3.0",
    ),
    Profile(
        name="vinai-en2vi",
        pattern=r"vinai-translate-en2vi",
        repository="vinai/vinai-translate-en2vi-v2",
        architecture="mbart",
        directions=(("en", "vi"),),
        codes={"vi": "vi_VN", "en": "en_XX"},
        code_starts=True,
        tone_style="new",
        max_source_tokens=1024,
        licence="AGPL-3.0",
    ),
    Profile(
        name="nllb-200",
        pattern=r"nllb",
        repository="facebook/nllb-200-distilled-600M",
        architecture="m2m_100",
        codes={"vi": "vie_Latn", "en": "eng_Latn"},
        licence="CC-BY-NC-4.0",
    ),
    Profile(
        name="m2m100",
        pattern=r"m2m[-_]?100",
        repository="facebook/m2m100_418M",
        architecture="m2m_100",
        codes={"vi": "vi", "en": "en"},
        code_token="__{}__",
        max_source_tokens=1024,
        licence="MIT",
    ),
    Profile(
        name="mbart-50",
        pattern=r"mbart-large-50",
        repository="facebook/mbart-large-50-many-to-many-mmt",
        architecture="mbart",
        codes={"vi": "vi_VN", "en": "en_XX"},
        max_source_tokens=1024,
        licence="MIT",
    ),
    Profile(
        name="madlad-400",
        pattern=r"madlad",
        repository="google/madlad400-3b-mt",
        architecture="t5",
        source_prefix={"en": "<2en> ", "vi": "<2vi> "},
        licence="Apache-2.0",
    ),
)

_BY_NAME = {profile.name: profile for profile in PROFILES}
_GENERIC = Profile(name="generic", directions=())


def profile_named(name: str) -> Profile | None:
    """Return the profile of exactly this name."""
    return _GENERIC if name == _GENERIC.name else _BY_NAME.get(name)


def choose_profile(
    model: str, configuration: Mapping[str, Any], tokenizer: Mapping[str, Any]
) -> Profile:
    """Choose a profile for a checkpoint: by its name, else by what its files say of it.

    Args:
        model: name on the Hub, or path.
        configuration: the content of ``config.json``; may be empty.
        tokenizer: the content of ``tokenizer_config.json``; may be empty.
    """
    for name in (str(configuration.get("_name_or_path") or ""), model):
        # The last part of a name first: a folder /models/nllb/opus-mt-vi-en holds opus-mt-vi-en.
        for part in reversed(re.split(r"[/\\]", name)):
            for profile in PROFILES:
                if part and re.search(profile.pattern, part, re.IGNORECASE):
                    return profile
    return _by_files(configuration, tokenizer)


def _by_files(configuration: Mapping[str, Any], tokenizer: Mapping[str, Any]) -> Profile:
    kind = str(configuration.get("model_type") or "")
    tokens = str(tokenizer.get("tokenizer_class") or configuration.get("tokenizer_class") or "")
    tokens = tokens.removesuffix("Fast")
    by_tokenizer = {
        "NllbTokenizer": "nllb-200",
        "M2M100Tokenizer": "m2m100",
        "MBart50Tokenizer": "mbart-50",
    }
    if tokens in by_tokenizer:
        return _stranger(_BY_NAME[by_tokenizer[tokens]], _BOTH)
    if tokens == "MBartTokenizer" or kind == "mbart":
        return _stranger(_BY_NAME["vinai-vi2en"], _BOTH)
    if kind == "m2m_100":
        return _stranger(_BY_NAME["m2m100"], _BOTH)
    return _GENERIC


def _stranger(like: Profile, directions: tuple[Direction, ...]) -> Profile:
    """Return the profile of an unknown model that is built like a known one."""
    return Profile(
        name=f"generic-{like.architecture}",
        architecture=like.architecture,
        directions=directions,
        codes=like.codes,
        code_token=like.code_token,
        code_starts=like.code_starts,
        max_source_tokens=like.max_source_tokens,
    )


def licence_warning(licence: str) -> str | None:
    """Say in one sentence what has to be minded about a licence (SPDX's spelling or the Hub's)."""
    name = licence.lower()
    if name.startswith("agpl"):
        return "AGPL: who offers a service with this model has to offer the service's source too."
    if re.search(r"\bnc\b|non-?commercial", name):
        return "Non-commercial: this model must not be used for commercial purposes."
    if "openrail" in name:
        return "OpenRAIL: use is restricted to the purposes that the licence allows."
    if name in _OPEN:
        return None
    if name != "unknown":
        return f"{licence}: read what this licence asks for before you use the model."
    return "The licence of this model is not known: ask its publisher before you use it."
