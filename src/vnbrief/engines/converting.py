"""From a checkpoint of the Hub to a folder that CTranslate2 loads, eight bits a weight."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from vnbrief.engines.catalog import find_folder
from vnbrief.engines.hub import explained, load_hub_tokenizer
from vnbrief.engines.manifest import read_manifest, sha256
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from vnbrief.engines.profiles import Profile

Quantization = Literal["int8", "int8_float32", "int16", "float32"]


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted model: where it is, and how many bytes it takes."""

    folder: Path
    size: int


def convert(
    model: str | Path,
    folder: str | Path,
    quantization: Quantization = "int8",
    profile: str | Profile | None = None,
    revision: str | None = None,
) -> Converted:
    """Convert a checkpoint; the folder appears only when it is whole.

    Args:
        model: a folder, a name in the user's model folder, or a name on the Hub.
        folder: to be made; must not exist.
        quantization: of the weights.
        profile: instead of the one that the model's name and files suggest.
        revision: branch, tag or commit on the Hub.

    Raises:
        ModelError: torch is not installed, the folder exists, or the model cannot be converted.
    """
    target = Path(folder)
    if target.exists():
        raise ModelError(f"{target}: exists already; choose another folder")
    model = (None if revision else find_folder(model, "transformers")) or model
    tokenizer = load_hub_tokenizer(model, profile, revision)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as scratch:
        made = Path(scratch) / "model"
        with explained(model):
            commit, positions = _convert(str(model), made, quantization, revision)
            tokenizer.save(made)
        longest = tokenizer.profile.max_source_tokens
        _write_manifest(
            made, model, tokenizer.profile, quantization, commit, min(longest, positions or longest)
        )
        shutil.move(made, target)
    return Converted(target, sum(f.stat().st_size for f in target.iterdir()))


def _convert(
    model: str, folder: Path, quantization: str, revision: str | None
) -> tuple[str, int | None]:
    """Convert the weights; return the commit that they came from and how many positions they have."""
    try:
        import torch  # noqa: F401 (the converter fails without it, and less clearly)
    except ImportError as error:
        raise ModelError("conversion needs torch: pip install 'vnbrief[torch]'") from error
    import numpy
    from ctranslate2.converters import TransformersConverter

    found: list[tuple[str, int | None]] = []

    class Converter(TransformersConverter):  # type: ignore[misc] # untyped base
        def load_model(self, *args: Any, **kwargs: Any) -> Any:
            loaded = super().load_model(*args, **kwargs)
            positions = getattr(loaded.config, "max_position_embeddings", None)
            found.append((getattr(loaded.config, "_commit_hash", None) or "", positions))
            return loaded

        def _load(self) -> Any:
            spec = super()._load()
            # The mean of all heads of the last layer but one aligns best (Garg et al., EMNLP
            # 2019); the converter would take one head of the last. The transformers engine
            # gives the same.
            layers = len(spec.decoder.layer)
            spec.decoder.alignment_layer = numpy.int16(max(0, layers - 2))
            spec.decoder.alignment_heads = numpy.int16(0)
            return spec

    Converter(model, revision=revision).convert(str(folder), quantization=quantization)
    return found[0] if found else ("", None)


def _write_manifest(
    folder: Path,
    model: str | Path,
    profile: Profile,
    quantization: str,
    commit: str,
    positions: int,
) -> None:
    given = Path(model)
    origin = read_manifest(given)
    said = {
        "name": given.resolve().name if given.is_dir() else str(model),
        "source": origin.source or (given.resolve().name if given.is_dir() else str(model)),
        "revision": origin.revision or commit,
        "profile": profile.name,
        "quantization": quantization,
        "licence": profile.licence if origin.licence == "unknown" else origin.licence,
        "tone_style": profile.tone_style,
        "positions": positions,
        "sha256": sha256(folder / "model.bin"),
    }
    text = json.dumps(said, indent=2, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
