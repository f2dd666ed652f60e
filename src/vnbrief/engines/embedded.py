"""The model that comes with the package: CTranslate2 and SentencePiece, no torch."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.engines.decoding import Decoder, decode, load_translator
from vnbrief.engines.engine import EngineInfo
from vnbrief.engines.manifest import read_manifest, verified_digest
from vnbrief.errors import ModelError
from vnbrief.text import new_style_tones, old_style_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Hypothesis, Options, Request

_END = "</s>"


def package_folder() -> Path:
    """Return where the package keeps its model."""
    return Path(__file__).resolve().parent.parent / "model"


class EmbeddedEngine:
    """Both directions in one small model; the first source token says which."""

    def __init__(
        self,
        folder: str | Path | None = None,
        threads: int | None = None,
        device: str = "cpu",
        compute_type: str = "default",
    ) -> None:
        """Load the model.

        Args:
            folder: with ``model.bin``, ``sentencepiece.model`` and ``model.json``; by default the
                package's own.
            threads: segments decoded side by side; one a core, at most 8, by default.
            device: ``cpu`` or ``cuda``.
            compute_type: of CTranslate2: ``default``, ``int8``, ``float32`` …

        Raises:
            ModelError: a file is missing or damaged.
        """
        self.folder = Path(folder) if folder is not None else package_folder()
        translator = load_translator(
            self.folder, threads or default_threads(), device, compute_type
        )
        self._pieces = _load_pieces(self.folder)
        self._manifest = read_manifest(self.folder)
        unknown = self._pieces.unk_id()
        self._decoder = Decoder(
            translator,
            lambda token: self._pieces.piece_to_id(token) != unknown,
            self._manifest.adds_end,
            self._manifest.prefix_starts,
            self._manifest.positions,
        )

    @cached_property
    def info(self) -> EngineInfo:
        """Say which model this is and what it was trained for."""
        manifest = self._manifest
        return EngineInfo(
            engine="embedded",
            model=f"{manifest.name} {manifest.version}".strip(),
            digest=verified_digest(self.folder, manifest),
            licence=manifest.licence,
            annotations=self._knows("<t>", "<=>", "</t>"),
            placeholders=self._knows("<n1>"),
            names=manifest.names,
            max_source_tokens=manifest.max_source_tokens,
            tone_style=manifest.tone_style,
            positions=manifest.positions,
        )

    def tokenize(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """Cut a source text into pieces, after the token of the target language, ``</s>`` last."""
        return (f"<2{target}>", *self._encode(text, source), _END)

    def tokenize_target(self, text: str, target: Language) -> tuple[str, ...]:
        """Cut target text (for a forced prefix) into pieces."""
        return tuple(self._encode(text, target))

    def detokenize(self, tokens: Sequence[str], target: Language) -> str:
        """Join target pieces to text."""
        text: str = self._pieces.decode_pieces(list(tokens))
        return text.strip()

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        """Decode each request; the best hypothesis first."""
        return decode(self._decoder, requests, (), options)

    def _encode(self, text: str, language: Language) -> list[str]:
        """Cut text, its Vietnamese tones placed as in the training text."""
        if language == "vi":
            old = self._manifest.tone_style == "old"
            text = old_style_tones(text) if old else new_style_tones(text)
        pieces: list[str] = self._pieces.encode(text, out_type=str)
        return pieces

    def _knows(self, *symbols: str) -> bool:
        return all(self._decoder.known(symbol) for symbol in symbols)


def default_threads() -> int:
    """Return how many segments are decoded side by side: one a core, at most 8."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, 8)


def _load_pieces(folder: Path) -> Any:
    import sentencepiece

    path = folder / "sentencepiece.model"
    if not path.is_file():
        raise ModelError(f"{folder}: sentencepiece.model is missing")
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise ModelError(f"{path}: not a SentencePiece model") from error
