"""From a repository of the Hugging Face Hub to the user's models: numbers and tables, nothing that runs.

Weights are taken as safetensors only: a pickle can run code when it is opened, a table of numbers
cannot.
What is fetched is the commit that a branch stood for when it was asked, and the folder says which.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.engines.catalog import models_folder
from vnbrief.engines.hub import profile_of
from vnbrief.engines.manifest import read_manifest, sha256
from vnbrief.engines.profiles import licence_warning, profile_named
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WHOLE = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors")
# The tokenizer's files, the configuration, and what the publisher says of the model and its licence.
_SMALL = re.compile(
    r"(?!.*\.index\.json)[\w.-]+\.(?:json|model|spm|txt|vocab)"
    r"|(?:LICEN[CS]E|NOTICE|README)(?:\.(?:txt|md))?"
)
_PICKLED = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
_PARTIAL = ".partial"
_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EPERM)
_SHA1 = 40  # hexadecimal digits
_PULL_REQUESTS = 12  # looked into for safetensors, the newest first


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository.

    Attributes:
        size: in bytes.
        digest: SHA-256 of a large file; of a small one the name that Git gives its content (SHA-1).
    """

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What would be fetched of a repository at one commit.

    Attributes:
        commit: that the asked branch, tag or pull request stood for.
        asked: the revision as it was asked for.
        licence: as the Hub gives it; ``unknown`` if it gives none.
        files: weights last.
        endpoint: of the server that listed them.
    """

    repository: str
    commit: str
    asked: str
    licence: str
    files: tuple[RemoteFile, ...]
    endpoint: str

    @property
    def size(self) -> int:
        """Of all files, in bytes."""
        return sum(file.size for file in self.files)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What has to be minded about the licence: the Hub's, and the publisher's if that differs."""
        known = profile_of(self.repository).licence
        said = self.licence if self.licence != "unknown" else known
        both = [said] if known in ("unknown", said) else [said, known]
        return tuple(dict.fromkeys(w for licence in both if (w := licence_warning(licence))))


def look_up(name: str, revision: str | None = None, endpoint: str | None = None) -> Checkpoint:
    """Ask the Hub what it has under a name; nothing is fetched.

    Args:
        name: of a repository, or of a profile (``nllb-200``).
        revision: branch, tag, commit or pull request (``refs/pr/4``); the main branch by default.
        endpoint: another server that speaks the Hub's language; ``HF_ENDPOINT`` by default.

    Raises:
        ModelError: the Hub cannot be reached, has no such repository or revision, or there are no
            safetensors in it.
    """
    from huggingface_hub import HfApi

    profile = profile_named(name)
    repository = profile.repository if profile and profile.repository else name
    asked = revision or "main"
    with explained(repository, asked):
        api = HfApi(endpoint=endpoint or os.environ.get("HF_ENDPOINT"))
        info = api.model_info(repository, revision=asked, files_metadata=True)
        files = _chosen(info.siblings or ())
        weights = [file for file in files if file.name.endswith(".safetensors")]
        if not weights:
            raise ModelError(_refusal(api, repository, asked, info.siblings or ()))
        if not any(file.name == "config.json" for file in files):
            raise ModelError(
                f"{repository}: no config.json at {asked}: not a model of transformers"
            )
        if not info.sha:
            raise ModelError(f"{repository}: the Hub names no commit for {asked}")
        return Checkpoint(repository, info.sha, asked, _licence(info), files, api.endpoint)


def fetch(checkpoint: Checkpoint, folder: str | Path | None = None) -> Path:
    """Fetch a checkpoint; the folder appears, or changes, only when all of it is here and right.

    What an interrupted run has fetched is kept beside it, and the next run goes on from there.

    Args:
        checkpoint: what :func:`look_up` found.
        folder: to be made; by default ``OWNER/NAME`` in the user's model folder, where the engines
            find it by this name.

    Returns:
        The folder.

    Raises:
        ModelError: the Hub cannot be reached, a file is not what the Hub promised, or the folder
            holds something else.
    """
    target = Path(folder) if folder is not None else models_folder() / checkpoint.repository
    _check_target(target, checkpoint)
    if _is_here(target, checkpoint):
        return target
    partial = target.parent / f".{target.name}{_PARTIAL}" / checkpoint.commit
    try:
        partial.mkdir(parents=True, exist_ok=True)
        digests = {f.name: _fetch(checkpoint, f, partial) for f in checkpoint.files}
        _check_shards(partial, digests)
        _write_manifest(partial, checkpoint, digests)
        shutil.rmtree(partial / ".cache", ignore_errors=True)
        _move(partial, target)
        shutil.rmtree(partial.parent, ignore_errors=True)
    except OSError as error:
        raise ModelError(f"{target}: cannot be written: {error.strerror or error}") from error
    return target


def _chosen(siblings: Sequence[Any]) -> tuple[RemoteFile, ...]:
    """Return the files that are fetched: small ones first, then one form of the weights."""
    found = {s.rfilename: s for s in siblings}
    small = [name for name in found if _SMALL.fullmatch(name)]
    weights = [_WHOLE] if _WHOLE in found else []
    if not weights and _INDEX in found:
        weights = sorted(name for name in found if _SHARD.fullmatch(name))
        small += [_INDEX] if weights else []
    return tuple(_remote(found[name]) for name in (*sorted(small), *weights))


def _remote(sibling: Any) -> RemoteFile:
    digest = sibling.lfs.sha256 if sibling.lfs else sibling.blob_id
    return RemoteFile(sibling.rfilename, int(sibling.size or 0), str(digest or ""))


def _licence(info: Any) -> str:
    """Return the licence that the model's card or its tags give."""
    card = info.card_data
    said = card.get("license") if card else None
    if isinstance(said, list):
        said = " and ".join(map(str, said))
    if said == "other" and card.get("license_name"):
        said = card.get("license_name")
    tags = (tag.removeprefix("license:") for tag in info.tags or () if tag.startswith("license:"))
    return str(said or next(tags, "") or "unknown")


def _refusal(api: Any, repository: str, asked: str, siblings: Sequence[Any]) -> str:
    """Say why a repository is not fetched, and where its weights can be had after all."""
    if not any(sibling.rfilename.endswith(_PICKLED) for sibling in siblings):
        return f"{repository}: no safetensors weights at {asked}"
    told = f"{repository}: only pickled weights at {asked}, which can run code: not fetched"
    found = _pull_request(api, repository)
    if found is None:
        return told
    return f"{told}; a pull request has safetensors: --revision {found} (look who opened it)"


def _pull_request(api: Any, repository: str) -> str | None:
    """Return the newest pull request's revision that holds safetensors."""
    with contextlib.suppress(Exception):  # a hint is no reason to fail in another way
        requests = api.list_repo_refs(repository, include_pull_requests=True).pull_requests or []
        refs = [str(r.ref) for r in requests if r.ref.rsplit("/", 1)[-1].isdigit()]
        refs.sort(key=lambda ref: -int(ref.rsplit("/", 1)[-1]))
        for ref in refs[:_PULL_REQUESTS]:
            siblings = api.model_info(repository, revision=ref).siblings or ()
            if any(sibling.rfilename in (_WHOLE, _INDEX) for sibling in siblings):
                return ref
    return None


def _fetch(checkpoint: Checkpoint, file: RemoteFile, folder: Path) -> str:
    """Fetch one file and compare it with what the Hub promised; return its SHA-256."""
    from huggingface_hub import hf_hub_download

    with explained(checkpoint.repository, checkpoint.asked):
        path = hf_hub_download(
            checkpoint.repository,
            file.name,
            revision=checkpoint.commit,
            local_dir=folder,
            endpoint=checkpoint.endpoint,
        )
    found = sha256(Path(path))
    promised = _git_name(Path(path)) if len(file.digest) == _SHA1 else found
    if file.digest and file.digest != promised:
        shutil.rmtree(folder, ignore_errors=True)
        raise ModelError(
            f"{checkpoint.repository}: {file.name} is not the file that the Hub lists; "
            f"nothing was kept, try again"
        )
    return found


def _git_name(path: Path) -> str:
    """Return the name that Git gives a file's content."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


def _check_shards(folder: Path, names: dict[str, str]) -> None:
    """Refuse an index that points to weights which were not fetched."""
    if not (folder / _INDEX).is_file():
        return
    try:
        shards = json.loads((folder / _INDEX).read_text(encoding="utf-8"))["weight_map"].values()
        missing = sorted(set(map(str, shards)) - set(names))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder / _INDEX}: not an index of weights") from error
    if missing:
        raise ModelError(f"{_INDEX} names weights that the repository lacks: {missing[0]}")


def _write_manifest(folder: Path, checkpoint: Checkpoint, digests: dict[str, str]) -> None:
    profile = profile_of(checkpoint.repository)
    said = {
        "name": checkpoint.repository,
        "source": checkpoint.repository,
        "revision": checkpoint.commit,
        "asked": checkpoint.asked,
        "licence": checkpoint.licence,
        # Where the name says nothing, the files may.
        "profile": "" if profile.name == "generic" else profile.name,
        "files": digests,
    }
    text = json.dumps(said, indent=2, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def _check_target(target: Path, checkpoint: Checkpoint) -> None:
    if not target.exists():
        return
    if not target.is_dir() or read_manifest(target).source != checkpoint.repository:
        raise ModelError(f"{target}: exists already and is not {checkpoint.repository}")


def _is_here(target: Path, checkpoint: Checkpoint) -> bool:
    """Tell whether this very commit lies there, every file as it came."""
    if not target.is_dir():
        return False
    manifest = read_manifest(target)
    return (
        manifest.revision == checkpoint.commit
        and set(manifest.files) == {file.name for file in checkpoint.files}
        and all(
            (target / n).is_file() and sha256(target / n) == d for n, d in manifest.files.items()
        )
    )


def _move(folder: Path, target: Path) -> None:
    """Put a whole folder in its place; an older revision there makes room in one step."""
    if not target.exists():
        os.replace(folder, target)
        return
    old = folder.parent / "old"
    shutil.rmtree(old, ignore_errors=True)
    os.replace(target, old)
    os.replace(folder, target)


@contextlib.contextmanager
def explained(repository: str, asked: str) -> Iterator[None]:
    """Turn what ``huggingface_hub`` raises into one line that says what to do."""
    from huggingface_hub import errors

    try:
        yield
    except ModelError:
        raise
    except errors.GatedRepoError as error:
        raise ModelError(
            f"{repository}: its publisher asks you to accept terms on the Hub first, then to log in "
            f"(hf auth login)"
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise ModelError(f"{repository}: no such model on the Hub, or a private one") from error
    except errors.RevisionNotFoundError as error:
        raise ModelError(f"{repository}: no revision {asked} on the Hub") from error
    except errors.HFValidationError as error:
        raise ModelError(
            f"{repository}: not the name of a model on the Hub (OWNER/NAME)"
        ) from error
    except errors.OfflineModeIsEnabled as error:
        raise ModelError(f"{repository}: HF_HUB_OFFLINE is set: nothing can be fetched") from error
    except Exception as error:  # of HTTP, of sockets, of its own: the Hub did not answer
        if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
            raise
        raise ModelError(
            f"{repository}: the Hub cannot be reached, or did not answer rightly ({_reason(error)}); "
            f"what was fetched so far is kept for the next try"
        ) from error


def _reason(error: BaseException) -> str:
    """Return the first line of what lies at the bottom of an error."""
    while error.__cause__ is not None:
        error = error.__cause__
    return next(iter(str(error).splitlines()), "")[:200] or type(error).__name__


__all__ = ["Checkpoint", "RemoteFile", "fetch", "look_up"]
