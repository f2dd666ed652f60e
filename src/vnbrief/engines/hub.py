"""Tokenizers of models on the Hugging Face Hub, as their profiles want them; no torch needed."""

from __future__ import annotations

import contextlib
import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.engines.profiles import Profile, choose_profile, profile_named
from vnbrief.errors import ModelError
from vnbrief.text import new_style_tones, old_style_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vnbrief.document import Language

# For folders whose files do not name the class (opus-mt of 2020, converted models).
_CLASSES = {
    "marian": "MarianTokenizer",
    "t5": "T5Tokenizer",
    "mbart": "MBartTokenizer",
    "m2m_100": "M2M100Tokenizer",
}

_SPACE = "▁"  # SentencePiece's mark for a space before a piece


class HubTokenizer:
    """The tokenizer of a checkpoint together with the profile that says how to use it."""

    def __init__(self, tokenizer: Any, profile: Profile) -> None:
        """Take a loaded ``transformers`` tokenizer."""
        self._tokenizer = tokenizer
        self.profile = profile
        self.special: frozenset[str] = frozenset(tokenizer.all_special_tokens)
        codes = (profile.code(language) for language in profile.codes)
        missing = [code for code in codes if code and not self.knows(code)]
        if missing:
            raise ModelError(
                f"{profile.name}: the model's vocabulary has no token {', '.join(missing)}"
            )

    def knows(self, token: str) -> bool:
        """Tell whether a token is in the vocabulary."""
        # M2M100's language codes have numbers, but do not stand in its list of tokens.
        number: int = self._tokenizer.convert_tokens_to_ids(token)
        unknown: int = self._tokenizer.unk_token_id
        return number != unknown

    def tokenize(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """Cut a source text into tokens, control tokens and the end of sentence included."""
        self._check(source, target)
        text = self.profile.source_prefix.get(target, "") + self._tones(text, source)
        if self.profile.codes:
            self._tokenizer.src_lang = self.profile.codes[source]
        found: list[str] = self._tokenizer.convert_ids_to_tokens(self._tokenizer(text)["input_ids"])
        if self._tokenizer.unk_token in found:
            found = self._with_unknown(found, text)
        return tuple(found)

    def tokenize_target(self, text: str, target: Language) -> tuple[str, ...]:
        """Cut target text into tokens, without control tokens.

        What the vocabulary cannot spell stands as it is written: a forced prefix is put back by it.
        """
        if self.profile.codes:
            self._tokenizer.tgt_lang = self.profile.codes[target]
        text = self._tones(text, target)
        ids = self._tokenizer(text_target=text, add_special_tokens=False)["input_ids"]
        found: list[str] = self._tokenizer.convert_ids_to_tokens(ids)
        if self._tokenizer.unk_token in found:
            found = self._spelled(found, self._target_pieces(text, found))
        return tuple(found)

    def detokenize(self, tokens: Sequence[str]) -> str:
        """Join target tokens to text."""
        text: str = self._tokenizer.convert_tokens_to_string(list(tokens))
        return text.strip()

    def control(self, target: Language) -> tuple[str, ...]:
        """Return the target tokens that every hypothesis starts with: code, output prefix."""
        code = self.profile.code(target)
        prefix = self.profile.output_prefix.get(target, "").strip()
        words = self.tokenize_target(prefix, target) if prefix else ()
        return (code, *words) if code else words

    def ids(self, tokens: Sequence[str]) -> list[int]:
        """Return the numbers of tokens; one that the vocabulary lacks is the unknown token."""
        found: list[int] = self._tokenizer.convert_tokens_to_ids(list(tokens))
        return found

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """Return the tokens with these numbers."""
        found: list[str] = self._tokenizer.convert_ids_to_tokens(list(ids))
        return found

    def save(self, folder: Path) -> None:
        """Write the tokenizer's files into a folder."""
        self._tokenizer.save_pretrained(str(folder))

    def _tones(self, text: str, language: Language) -> str:
        if language != "vi" or not self.profile.normalizes_tones:
            return text
        new = self.profile.tone_style == "new"
        return new_style_tones(text) if new else old_style_tones(text)

    def _check(self, source: Language, target: Language) -> None:
        directions = self.profile.directions
        if directions and (source, target) not in directions:
            able = " and ".join(f"{a} to {b}" for a, b in directions)
            raise ModelError(f"{self.profile.name} translates {able}, not {source} to {target}")

    def _with_unknown(self, tokens: list[str], text: str) -> list[str]:
        """Write the words of the text for unknown tokens, so that they can be found and copied."""
        unknown = self._tokenizer.unk_token
        if self._tokenizer.is_fast:
            offsets = self._tokenizer(text, return_offsets_mapping=True)["offset_mapping"]
            pieces = [text[start:end] for start, end in offsets]
        else:
            own = self._tokenizer.tokenize(text)
            # Control tokens stand before (codes) and after (end of sentence); none is unknown.
            before = next(i for i, t in enumerate(tokens) if t == own[0] or t == unknown)
            pieces = [""] * before + own
        return self._spelled(tokens, pieces)

    def _target_pieces(self, text: str, tokens: Sequence[str]) -> list[str]:
        """Return the pieces of a target text for its tokens, unknown ones too."""
        if self._tokenizer.is_fast:
            kind = {"text_target": text, "add_special_tokens": False}
            offsets = self._tokenizer(**kind, return_offsets_mapping=True)["offset_mapping"]
            return [
                # A space is a token of its own, or the start of the unknown one.
                _SPACE * (_follows_space(text, start) and before != _SPACE) + text[start:end]
                for (start, end), before in zip(offsets, ["", *tokens], strict=False)
            ]
        switch = getattr(self._tokenizer, "_switch_to_target_mode", None)
        if switch:
            switch()
        try:
            found: list[str] = self._tokenizer.tokenize(text)
        finally:
            if switch:
                self._tokenizer._switch_to_input_mode()
        return found

    def _spelled(self, tokens: Sequence[str], pieces: Sequence[str]) -> list[str]:
        """Return tokens with the pieces of the text in place of unknown ones."""
        return [
            (piece or token) if token == self._tokenizer.unk_token else token
            for token, piece in zip(tokens, [*pieces, *[""] * len(tokens)], strict=False)
        ]


def load_hub_tokenizer(
    model: str | Path, profile: str | Profile | None = None, revision: str | None = None
) -> HubTokenizer:
    """Load the tokenizer of a folder or of a model on the Hub, and choose its profile.

    Raises:
        ModelError: it cannot be loaded.
    """
    chosen = profile if isinstance(profile, Profile) else profile_of(model, profile)
    with explained(model), warnings.catch_warnings():
        # Marian's tokenizer recommends a punctuation normalizer that is made for European text.
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        return HubTokenizer(_load(str(model), chosen, revision), chosen)


def _load(model: str, profile: Profile, revision: str | None) -> Any:
    import transformers

    folder = Path(model)
    if folder.is_dir():
        said = read_json(folder / "tokenizer_config.json").get("tokenizer_class")
        typed = read_json(folder / "config.json").get("model_type")
        name = str(said or ("" if typed else _CLASSES.get(profile.architecture, "")))
        loader = getattr(transformers, name, None)
        if loader is not None and not typed:
            return loader.from_pretrained(model)
    return transformers.AutoTokenizer.from_pretrained(model, revision=revision or "main")


def _follows_space(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()


def profile_of(model: str | Path, name: str | None = None) -> Profile:
    """Return the profile of this name, or the one that a model's name and files suggest."""
    if name:
        found = profile_named(name)
        if found is None:
            raise ModelError(f"no profile {name!r}")
        return found
    folder = Path(model)
    manifest = read_json(folder / "model.json")
    named = profile_named(str(manifest.get("profile") or ""))
    return named or choose_profile(
        str(folder.resolve()) if folder.is_dir() else str(model),
        read_json(folder / "config.json"),
        read_json(folder / "tokenizer_config.json"),
    )


def read_json(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file, or nothing where there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextlib.contextmanager
def explained(model: str | Path) -> Iterator[None]:
    """Turn what ``transformers`` raises over a missing or damaged model into one line."""
    try:
        yield
    except ModelError:
        raise
    except Exception as error:  # its loaders raise nearly everything
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise ModelError(f"{model}: the model cannot be loaded: {reason[:300]}") from error


class HubTokenized:
    """What the engines over a Hub checkpoint share: text goes in and out through its tokenizer."""

    _tokenizer: HubTokenizer

    def tokenize(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """Cut a source text into the model's tokens, control tokens included."""
        return self._tokenizer.tokenize(text, source, target)

    def tokenize_target(self, text: str, target: Language) -> tuple[str, ...]:
        """Cut target text (for a forced prefix) into tokens, without control tokens."""
        return self._tokenizer.tokenize_target(text, target)

    def detokenize(self, tokens: Sequence[str], target: Language) -> str:
        """Join target tokens to text."""
        return self._tokenizer.detokenize(tokens)
