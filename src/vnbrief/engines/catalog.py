"""Which models there are on this machine, and what is known of each."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.engines.embedded import package_folder
from vnbrief.engines.hub import profile_of, read_json
from vnbrief.engines.manifest import read_manifest, sha256
from vnbrief.engines.profiles import PROFILES, Direction, Profile, licence_warning, profile_named
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What is known of a model.

    Attributes:
        engine: which loads it.
        folder: where it is; ``None`` for a known model that is not on this machine.
        repository: its name on the Hub, if it comes from there.
        revision: the commit that it was made from.
        size: of the folder, in bytes.
        digest: SHA-256 of its weights; empty when they were not read.
        files: of a fetched model, the SHA-256 of each file as it came.
        intact: the digests are those that ``model.json`` gives; ``None`` without such a promise.
        scores: measured figures, as the model card gives them.
    """

    name: str
    engine: str
    folder: Path | None = None
    version: str = ""
    repository: str = ""
    revision: str = ""
    profile: str = ""
    directions: tuple[Direction, ...] = ()
    size: int = 0
    digest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    intact: bool | None = None
    licence: str = "unknown"
    tone_style: str = "old"
    max_source_tokens: int = 0
    scores: Mapping[str, Any] = field(default_factory=dict)

    @property
    def warning(self) -> str | None:
        """Say what has to be minded about the licence."""
        return licence_warning(self.licence)


def models_folder() -> Path:
    """Return where the user's models are kept: converted ones by name, fetched ones by owner and name."""
    from platformdirs import user_data_path

    return user_data_path("vnbrief") / "models"


def available_models() -> list[ModelInfo]:
    """List the embedded model, the user's, those in the Hub's cache, and known ones not here.

    Weights are not read: digests are empty.
    """
    found = []
    if (package_folder() / "model.bin").is_file():
        found.append(_describe(package_folder(), digest=False))
    found += [_describe(folder, digest=False) for folder in _own(models_folder())]
    cached = list(_cached())
    found += [_describe(folder, name, digest=False) for name, folder in cached]
    here = {name for name, _ in cached} | {model.repository for model in found}
    found += [_known(profile) for profile in PROFILES if profile.repository not in here]
    return found


def model_info(name: str | Path | None = None) -> ModelInfo:
    """Describe a model, its digest computed.

    Args:
        name: a folder, a name in the user's model folder, a profile's name, or a name on the Hub;
            the embedded model by default.

    Raises:
        ModelError: nothing of this name is known.
    """
    if name is None or str(name) == "embedded":
        if not (package_folder() / "model.bin").is_file():
            raise ModelError(f"{package_folder()}: no model here (model.bin is missing)")
        return _describe(package_folder(), digest=True)
    folder = find_folder(name)
    if folder is not None:
        return _describe(folder, digest=True)
    repository = _repository(str(name))
    for cached, path in _cached():
        if cached == repository:
            return _describe(path, cached, digest=True)
    for profile in PROFILES:
        if profile.repository == repository:
            return _known(profile)
    raise ModelError(f"{name}: no such folder, and no model of this name is known here")


def find_folder(name: str | Path, engine: str | None = None) -> Path | None:
    """Return the folder of a model: a path, or a name (a profile's too) in the user's model folder.

    Args:
        name: path or name.
        engine: of models of one name, one converted and one not, the one that this engine loads.

    Raises:
        ModelError: it is a folder without a model.
    """
    own, repository = models_folder(), _repository(str(name))
    places = (Path(name), own / name, own / repository, own / Path(repository).name)
    here = [folder for folder in places if folder.is_dir()]
    if not here:
        return None
    if not _engine(here[0]):
        raise ModelError(f"{here[0]}: no model here (no model.bin, no weights)")
    fitting = (folder for folder in here if folder != Path(name) and _engine(folder) == engine)
    return here[0] if here[0] == Path(name) else next(fitting, here[0])


def _own(folder: Path, depth: int = 2) -> Iterator[Path]:
    """Yield the user's models in a folder and those of an owner below; half a download is hidden."""
    for path in sorted(folder.iterdir()) if folder.is_dir() and depth else ():
        if _engine(path):
            yield path
        elif not path.name.startswith("."):
            yield from _own(path, depth - 1)


def _repository(name: str) -> str:
    profile = profile_named(name)
    return profile.repository if profile and profile.repository else name


def _engine(folder: Path) -> str | None:
    """Say which engine loads a folder."""
    if (folder / "model.bin").is_file():
        return "embedded" if (folder / "sentencepiece.model").is_file() else "ctranslate2"
    if (folder / "config.json").is_file() and any(_weights(folder)):
        return "transformers"
    return None


def _weights(folder: Path) -> list[Path]:
    return [path for pattern in _WEIGHTS for path in sorted(folder.glob(pattern))]


def _describe(folder: Path, name: str = "", *, digest: bool) -> ModelInfo:
    engine = _engine(folder)
    manifest = read_manifest(folder)
    profile = _EMBEDDED if engine == "embedded" else profile_of(name or folder)
    weights = _weights(folder) if engine == "transformers" else [folder / "model.bin"]
    found = sha256(weights[0]) if digest else ""
    intact = found == manifest.digest if found and manifest.digest else None
    if digest and manifest.files:
        intact = all(_is_as_it_came(folder / n, d) for n, d in manifest.files.items())
    config = read_json(folder / "config.json")
    longest = manifest.max_source_tokens if engine == "embedded" else profile.max_source_tokens
    return ModelInfo(
        name=name or manifest.name,
        engine=engine or "",
        folder=folder,
        version=manifest.version,
        repository=name or manifest.source,
        revision=manifest.revision or (folder.name if name else ""),
        profile="" if engine == "embedded" else profile.name,
        directions=profile.directions,
        size=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        digest=found,
        files=manifest.files,
        intact=intact,
        licence=profile.licence if manifest.licence == "unknown" else manifest.licence,
        tone_style=manifest.tone_style if engine == "embedded" else profile.tone_style,
        max_source_tokens=min(
            longest,
            int(config.get("max_position_embeddings") or longest),
            manifest.positions if manifest.profile and engine == "ctranslate2" else longest,
        ),
        scores=manifest.scores,
    )


def _is_as_it_came(file: Path, digest: str) -> bool:
    return file.is_file() and sha256(file) == digest


_EMBEDDED = Profile(name="embedded")


def _known(profile: Profile) -> ModelInfo:
    """Describe a model that is not on this machine."""
    return ModelInfo(
        name=profile.repository,
        engine="transformers",
        repository=profile.repository,
        profile=profile.name,
        directions=profile.directions,
        licence=profile.licence,
        tone_style=profile.tone_style,
        max_source_tokens=profile.max_source_tokens,
    )


def _cached() -> Iterator[tuple[str, Path]]:
    """Yield name and newest snapshot of each model with a profile in the Hub's cache."""
    home = os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface"
    cache = Path(os.environ.get("HF_HUB_CACHE") or Path(home) / "hub")
    for folder in sorted(cache.glob("models--*")):
        name = folder.name.removeprefix("models--").replace("--", "/")
        snapshots = [path for path in folder.glob("snapshots/*") if _engine(path)]
        if snapshots and profile_of(name).name != "generic":
            yield name, max(snapshots, key=lambda path: path.stat().st_mtime)
