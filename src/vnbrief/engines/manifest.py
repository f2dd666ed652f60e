"""``model.json``: what a model's folder says of itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_POSITIONS = 512  # of a Marian-type model


@dataclass(frozen=True, slots=True)
class Manifest:
    """Name, origin and limits of a converted model.

    Attributes:
        max_source_tokens: how long the sources were that it was trained on; longer ones are
            translated less well.
        positions: the longest source that it can take at all.
        digest: SHA-256 of ``model.bin``, in hexadecimal.
        adds_end: CTranslate2 appends the end of sentence to the source by itself.
        prefix_starts: the first token of a forced prefix starts the decoder.
        profile: of a converted model, the name of the profile that it needs.
        source: of a converted or fetched model, the repository or folder that it came from.
        revision: the commit there.
        files: of a fetched model, the SHA-256 of each file.
        names: the model was trained for placeholders of names that both languages write alike.
        scores: measured figures, as the model card gives them.
    """

    name: str
    version: str = ""
    digest: str = ""
    licence: str = "unknown"
    tone_style: Literal["old", "new"] = "old"
    max_source_tokens: int = _POSITIONS
    positions: int = _POSITIONS
    adds_end: bool = False
    prefix_starts: bool = False
    profile: str = ""
    source: str = ""
    revision: str = ""
    names: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Any] = field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """Read ``model.json`` and what CTranslate2's ``config.json`` says of start and end.

    Without a ``model.json`` the name is the folder's and the digest is empty.

    Raises:
        ModelError: one of the files is no JSON object.
    """
    said = _read_object(folder / "model.json")
    config = _read_object(folder / "config.json")
    digest = str(said.get("sha256") or said.get("digest") or "")
    positions = int(said.get("positions") or _POSITIONS)
    return Manifest(
        name=str(said.get("name") or folder.resolve().name),
        version=str(said.get("version") or ""),
        digest=digest.removeprefix("sha256:"),
        licence=str(said.get("licence") or said.get("license") or "unknown"),
        tone_style="new" if said.get("tone_style") == "new" else "old",
        max_source_tokens=int(said.get("max_source_tokens") or positions),
        positions=positions,
        adds_end=bool(config.get("add_source_eos", False)),
        prefix_starts=config.get("decoder_start_token", "") is None,
        profile=str(said.get("profile") or ""),
        source=str(said.get("source") or ""),
        revision=str(said.get("revision") or ""),
        names="names" in ((said.get("symbols") or {}).get("placeholders") or {}),
        files={str(name): str(digest) for name, digest in (said.get("files") or {}).items()},
        scores=said.get("scores") or {},
    )


def verified_digest(folder: Path, manifest: Manifest) -> str:
    """Return the SHA-256 of ``model.bin``.

    Raises:
        ModelError: it is not the one that ``model.json`` gives.
    """
    found = sha256(folder / "model.bin")
    if manifest.digest and found != manifest.digest:
        raise ModelError(f"{folder}: model.bin is damaged: its SHA-256 is not that of model.json")
    return found


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read: {error.strerror}") from error


def _read_object(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: not a readable JSON file") from error
    if not isinstance(found, dict):
        raise ModelError(f"{path}: not a JSON object")
    return found
