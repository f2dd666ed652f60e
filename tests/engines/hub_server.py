"""A server on this machine that speaks as much of the Hub's language as fetching a model needs."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Repository:
    """What a repository holds at each commit, and what its branches and requests stand for.

    Attributes:
        commits: by commit, file names and their content.
        refs: by branch, tag or ``refs/pr/N``, the commit.
        licence: as the model's card gives it.
        gated: its publisher wants to know first who asks.
    """

    commits: dict[str, dict[str, bytes]]
    refs: dict[str, str]
    licence: str | None = "apache-2.0"
    gated: bool = False


@dataclass
class Hub:
    """Repositories, and what was asked of them.

    Attributes:
        broken: files that end early, as if the line went dead.
        swapped: files that come with other content than is listed.
    """

    repositories: dict[str, Repository] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    swapped: dict[str, bytes] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    url: str = ""


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def serve() -> Iterator[Hub]:
    """Yield a running hub; it stops when the generator is closed."""
    hub = Hub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield hub
    server.shutdown()
    thread.join()
    server.server_close()


_API = re.compile(
    r"/api/models/(?P<name>[^/]+/[^/]+)(?:/(?P<what>revision|refs)(?:/(?P<revision>.+))?)?"
)
_FILE = re.compile(r"/(?P<name>[^/]+/[^/]+)/resolve/(?P<revision>[^/]+)/(?P<file>.+)")


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        path = urlsplit(self.path).path
        found = _API.fullmatch(path) or _FILE.fullmatch(path)
        repository = self.hub.repositories.get(found["name"]) if found else None
        if not found or repository is None:
            self._error(404, "RepoNotFound")
        elif repository.gated:
            self._error(403, "GatedRepo")
        elif "file" in found.groupdict():
            self._file(repository, found["revision"], found["file"], body)
        elif found["what"] == "refs":
            pulls = [
                {"name": ref, "ref": ref, "targetCommit": commit}
                for ref, commit in repository.refs.items()
                if ref.startswith("refs/pr/")
            ]
            self._json({"branches": [], "converts": [], "tags": [], "pullRequests": pulls})
        else:
            self._info(found["name"], repository, unquote(found["revision"] or "main"))

    def _info(self, name: str, repository: Repository, revision: str) -> None:
        commit = repository.refs.get(revision, revision)
        if commit not in repository.commits:
            self._error(404, "RevisionNotFound")
            return
        said = {"license": repository.licence} if repository.licence else {}
        siblings = [_listed(n, c) for n, c in repository.commits[commit].items()]
        self._json({"id": name, "sha": commit, "siblings": siblings, "cardData": said, "tags": []})

    def _file(self, repository: Repository, revision: str, name: str, body: bool) -> None:
        content = repository.commits.get(revision, {}).get(name)
        if content is None:
            self._error(404, "EntryNotFound")
            return
        listed = _listed(name, content)
        if body:
            self.hub.fetched.append(name)
            if name in self.hub.broken:
                self._error(403, "Broken")
                return
            content = self.hub.swapped.get(name, content)
        self.send_response(200)
        self.send_header(
            "ETag", f'"{listed["lfs"]["sha256"] if "lfs" in listed else listed["blobId"]}"'
        )
        self.send_header("X-Repo-Commit", revision)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _json(self, value: Any) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _error(self, code: int, name: str) -> None:
        self.send_response(code)
        self.send_header("X-Error-Code", name)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _listed(name: str, content: bytes) -> dict[str, Any]:
    """Describe a file as the Hub's listing does."""
    blob = hashlib.sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()
    listed: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": blob}
    if name.endswith((".safetensors", ".bin", ".spm")):
        digest = hashlib.sha256(content).hexdigest()
        listed["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 130}
    return listed
