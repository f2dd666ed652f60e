"""Translation engines behind one protocol; each is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.errors import ConfigError, ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from vnbrief.engines.catalog import ModelInfo
    from vnbrief.engines.engine import Engine

ENGINES = ("embedded", "ctranslate2", "transformers")


def load_engine(
    name: str = "embedded",
    model: str | Path | None = None,
    *,
    threads: int | None = None,
    device: str = "cpu",
    profile: str | None = None,
) -> Engine:
    """Load an engine and its model.

    Args:
        name: ``embedded``, ``ctranslate2`` (a converted model) or ``transformers``.
        model: a folder; a name in the user's model folder; for ``transformers`` also a name on the
            Hub or of a profile. The embedded engine has its own.
        threads: segments decoded side by side (CTranslate2), or threads of one (torch).
        device: ``cpu`` or ``cuda``.
        profile: of another model, instead of the one that name and files suggest.

    Raises:
        ConfigError: no such engine, or an engine without its model.
        ModelError: the model is missing or damaged, or needs a package that is not installed.
    """
    if name not in ENGINES:
        raise ConfigError(f"no engine {name!r}: choose one of {', '.join(ENGINES)}")
    if name == "embedded":
        from vnbrief.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(model, threads=threads, device=device)
    if model is None:
        raise ConfigError(f"the engine {name} needs a model: name or folder")
    from vnbrief.engines.catalog import find_folder
    from vnbrief.engines.profiles import profile_named

    folder = find_folder(model, name)
    if name == "ctranslate2":
        from vnbrief.engines.ctranslate2 import CTranslate2Engine

        if folder is None:
            raise ModelError(f"{model}: no such folder; convert a model first (models convert)")
        if not (folder / "model.bin").is_file():
            raise ModelError(f"{folder}: not converted; convert it first (models convert {model})")
        return CTranslate2Engine(folder, threads=threads, device=device, profile=profile)
    from vnbrief.engines.transformers import TransformersEngine

    known = profile_named(str(model))
    source = folder or (known and known.repository) or model
    return TransformersEngine(source, threads=threads, device=device, profile=profile)


def available_models() -> list[ModelInfo]:
    """List the models on this machine, and the known ones that are not."""
    from vnbrief.engines import catalog

    return catalog.available_models()


def model_info(name: str | Path | None = None) -> ModelInfo:
    """Describe a model by folder or name, the embedded one by default.

    Raises:
        ModelError: nothing of this name is known.
    """
    from vnbrief.engines import catalog

    return catalog.model_info(name)


def pull_model(
    name: str,
    revision: str | None = None,
    folder: str | Path | None = None,
    *,
    endpoint: str | None = None,
) -> ModelInfo:
    """Fetch a model from the Hugging Face Hub into the user's models, where all engines find it.

    Safetensors only, at one commit, which is recorded with the licence and the digest of each file.
    :func:`vnbrief.engines.pulling.look_up` tells size and licence without fetching.

    Args:
        name: of a repository (``Helsinki-NLP/opus-mt-vi-en``), or of a profile.
        revision: branch, tag, commit or pull request (``refs/pr/4``); the main branch by default.
        folder: to be made; by default one of this name in the user's model folder.
        endpoint: another server that speaks the Hub's language; ``HF_ENDPOINT`` by default.

    Returns:
        What is known of it; mind its ``warning``.

    Raises:
        ModelError: the Hub cannot be reached, has no such model, or no safetensors of it.
    """
    from vnbrief.engines import catalog, pulling

    return catalog.model_info(pulling.fetch(pulling.look_up(name, revision, endpoint), folder))


__all__ = ["ENGINES", "available_models", "load_engine", "model_info", "pull_model"]
