"""Where bytes come from: a path, standard input, an open file; never more of them than allowed."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING, BinaryIO

from vnbrief.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50 * 1024 * 1024


def from_path(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises:
        InputError: there is no such file, it is no file, may not be read, or is over ``max_bytes``.
    """
    name = str(path)
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise InputError(f"{name}: a folder, not a file; give the files in it")
        if stat.S_ISREG(info.st_mode) and info.st_size > max_bytes:
            raise too_large(name, max_bytes, info.st_size)
        with path.open("rb") as file:
            return from_stream(file, name, max_bytes)
    except FileNotFoundError:
        raise InputError(f"{_short(name)}: no such file") from None
    except PermissionError:
        raise InputError(f"{name}: no permission to read it") from None
    except (OSError, ValueError) as error:  # a name too long, a null character, a failing disk
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{_short(name)}: cannot be read ({reason})") from None


def from_stream(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    """Return all bytes of ``stream``, of which only ``max_bytes`` and one are ever read.

    Raises:
        InputError: there are more.
    """
    chunks = []
    left = max_bytes + 1
    while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
        if isinstance(chunk, str):
            chunk = chunk.encode("utf-8", errors="surrogatepass")
        chunks.append(chunk)
        left -= len(chunk)
    if left <= 0:
        raise too_large(name, max_bytes)
    return b"".join(chunks)


def from_stdin(max_bytes: int) -> bytes:
    """Return the bytes of standard input.

    Raises:
        InputError: there is none, or it is over ``max_bytes``.
    """
    if sys.stdin is None:
        raise InputError("-: there is no standard input; give a file")
    return from_stream(sys.stdin.buffer, "-", max_bytes)


def too_large(name: str, max_bytes: int, size: int | None = None) -> InputError:
    """Return the error for an input over the limit, sizes in MB."""
    is_size = f"{size / 1_048_576:.0f} MB" if size is not None else "more"
    return InputError(
        f"{name}: {is_size}, and the limit is {max_bytes / 1_048_576:.0f} MB; split it"
    )


def _short(name: str) -> str:
    shown = " ".join(name.split())
    return shown if len(shown) <= 80 else f"{shown[:77]}..."
