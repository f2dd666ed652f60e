"""Reads the corpus and splits it by article into train, dev and test."""

from __future__ import annotations

import hashlib
import lzma
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST_ARTICLE = 25
_STOP = re.compile(r"[.!?:;…]['\"”’)]*\s*$")


@dataclass(frozen=True)
class Pair:
    """One sentence in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Entry:
    """One line of the lexicon; `pos` is n, v, adj, adv, name, phrase, conj or prep."""

    vi: str
    en: str
    pos: str


Record = TypeVar("Record", Pair, Entry)


class CorpusError(ValueError):
    """A line of the corpus does not follow its format; names file, line and fault."""


def rows(folder: Path, fields: int, pattern: str = "*.tsv") -> Iterator[tuple[str, int, list[str]]]:
    """Yields (file name, line number, fields) of a folder's TSVs, files in order of name."""
    for path in sorted(folder.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            cells = [unicodedata.normalize("NFC", cell).strip() for cell in line.split("\t")]
            if len(cells) != fields or not all(cells):
                raise CorpusError(f"{path.name}:{number}: {len(cells)} fields, wanted {fields}")
            yield path.name, number, cells


def articles(folder: Path) -> list[list[Pair]]:
    """Groups a folder's pairs by article: a headline (no final stop) opens one.

    Files without headlines are cut every 25 lines, so that a held-out stretch stays whole.
    """
    found: list[list[Pair]] = []
    previous = ""
    for name, _, (vi, en) in rows(folder, 2):
        headline = not _STOP.search(vi)
        if name != previous or headline or len(found[-1]) >= LONGEST_ARTICLE:
            found.append([])
        found[-1].append(Pair(vi, en))
        previous = name
    return found


def part(article: list[Pair], dev: int, test: int) -> str:
    """Says where an article belongs: dev and test are percentages, by a hash of its text."""
    text = "\n".join(pair.vi for pair in article)
    bucket = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 1000 / 10
    if bucket < dev:
        return "dev"
    return "test" if bucket < dev + test else "train"


def split(groups: Iterable[list[Pair]], dev: int, test: int) -> dict[str, list[Pair]]:
    """Splits articles; a training pair that shares a side with a held-out one is dropped."""
    parts: dict[str, list[Pair]] = {"train": [], "dev": [], "test": []}
    for group in groups:
        parts[part(group, dev, test)].extend(group)
    held = {pair.vi for name in ("dev", "test") for pair in parts[name]}
    held |= {pair.en for name in ("dev", "test") for pair in parts[name]}
    parts["train"] = [p for p in parts["train"] if p.vi not in held and p.en not in held]
    return parts


def lexicon(*folders: Path) -> list[Entry]:
    """All entries of the lexicons, in order."""
    return [Entry(*cells) for folder in folders for _, _, cells in rows(folder, 3)]


def words(folder: Path, held: Iterable[Pair]) -> list[Pair]:
    """Single sentences for training alone, less those that share a side with a held-out pair."""
    banned = {side for pair in held for side in (pair.vi, pair.en)}
    pairs = (Pair(*cells) for _, _, cells in rows(folder, 2))
    return [pair for pair in pairs if pair.vi not in banned and pair.en not in banned]


def thin(found: list[Record], share: float) -> list[Record]:
    """Keeps a share of the records, by a hash of their Vietnamese."""
    if share >= 1:
        return found

    def bucket(record: Record) -> float:
        return int(hashlib.sha256(record.vi.encode()).hexdigest()[8:16], 16) / 2**32

    return [record for record in found if bucket(record) < share]


def monolingual(third_party: Path, side: str) -> Iterator[str]:
    """The lines of `mono/SIDE-news.txt.xz`."""
    with lzma.open(third_party / "mono" / f"{side}-news.txt.xz", "rt", encoding="utf-8") as stream:
        for raw in stream:
            yield unicodedata.normalize("NFC", " ".join(raw.split()))


def digest(pairs: Iterable[Pair]) -> str:
    """A SHA-256 over pairs, in order: a changed test set cannot go unseen."""
    total = hashlib.sha256()
    for pair in pairs:
        total.update(f"{pair.vi}\t{pair.en}\n".encode())
    return total.hexdigest()
