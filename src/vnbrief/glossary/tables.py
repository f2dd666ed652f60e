"""Reading a glossary's files: CSV with a header, a plain list of Vietnamese–English pairs, or TBX."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from vnbrief.errors import GlossaryError
from vnbrief.glossary.concept import Concept
from vnbrief.text import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("id", "vi", "vi_variants", "en", "en_variants", "en_avoid", "pos", "strength", "note")
REQUIRED = ("id", "vi", "en")
OPTIONAL = ("vi_avoid",)
PARTS_OF_SPEECH = ("n", "v", "adj", "adv", "name", "phrase")
STRENGTHS = ("must", "should")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a glossary file.

    Attributes:
        file: its path as given.
        row: of the file as an editor shows it, from 1; 0 where the whole file is meant.
        field: the column, or ``""`` where the whole row is meant.
        severity: an ``error`` makes the file unusable, a ``warning`` is worth a look.
    """

    severity: Literal["error", "warning"]
    file: str
    row: int
    field: str
    message: str

    def __str__(self) -> str:
        """Return the fault as one line: place, field, message."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One concept with its place in a file."""

    file: str
    row: int
    concept: Concept


@dataclass(frozen=True, slots=True)
class Table:
    """The concepts of one file and the faults of its form."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(path: Path) -> Table:
    """Read a glossary file; what cannot be read becomes a fault, never an exception."""
    file = str(path)
    try:
        data = path.read_bytes()
        if path.suffix.lower() == ".tbx":
            return _terminology(path, data)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _broken(file, 0, f"not UTF-8 (byte {error.start}): save it as UTF-8")
    except OSError as error:
        return _broken(file, 0, f"cannot be read: {error.strerror or error}")
    delimiter = _delimiter(path, text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                records.append((line, record))
            line = reader.line_num + 1
    except csv.Error as error:
        return _broken(file, line, f"not CSV: {error}")
    if not records:
        return _broken(file, 0, "holds no concept")
    header = [cell.strip().lower() for cell in records[0][1]]
    foreign = _foreign(path, [(row, [cell.strip() for cell in cells]) for row, cells in records])
    if foreign is not None:
        return foreign
    if set(header) & {*COLUMNS, *OPTIONAL}:
        return _with_header(path, header, records)
    return _pairs(path, records)


def _terminology(path: Path, data: bytes) -> Table:
    from vnbrief.glossary.tbx import read_tbx

    def read() -> _Read:
        found = read_tbx(data, str(path))
        return found.concepts, dict(found.losses), found.lines

    return _converted(path, read)


def _foreign(path: Path, records: list[tuple[int, list[str]]]) -> Table | None:
    """Read a list as DeepL takes it or a table as Google does; ``None`` if it is neither."""
    from vnbrief.glossary import csv_shapes

    shape = csv_shapes.shape_of(records)
    if shape == "deepl":
        return _converted(path, lambda: (*csv_shapes.read_pairs(records, str(path)), {}))
    if shape == "google" and {cell.lower() for cell in records[0][1]} != {"vi", "en"}:
        return _converted(path, lambda: (*csv_shapes.read_term_sets(records, str(path)), {}))
    return None


_Read = tuple[Iterable[Concept], Mapping[str, int], Mapping[str, int]]


def _converted(path: Path, read: Callable[[], _Read]) -> Table:
    """Return the concepts of a format from elsewhere; what could not be kept is a warning a kind."""
    from vnbrief.glossary.settling import settle

    file = str(path)
    try:
        concepts, losses, lines = read()
    except GlossaryError as error:
        line, _, message = str(error).removeprefix(f"{file}:").partition(" ")
        return _broken(file, int(line.rstrip(":") or 0), message)
    settled, conflicts = settle(replace(c, subdomain=c.subdomain or path.stem) for c in concepts)
    warnings = (
        Fault("warning", file, 0, "", f"not kept: {kind} ({count})")
        for kind, count in (*losses.items(), *conflicts.items())
    )
    rows = tuple(Row(file, lines.get(concept.id, 0), concept) for concept in settled)
    return Table(rows, tuple(warnings))


def _broken(file: str, row: int, message: str, field: str = "") -> Table:
    return Table((), (Fault("error", file, row, field, message),))


def _delimiter(path: Path, text: str) -> str:
    first = text.split("\n", 1)[0]
    if path.suffix == ".tsv" or "\t" in first:
        return "\t"
    return ";" if ";" in first and "," not in first else ","


def _with_header(path: Path, header: list[str], records: list[tuple[int, list[str]]]) -> Table:
    file = str(path)
    required = REQUIRED if "id" in header or set(header) - {"vi", "en"} else ("vi", "en")
    missing = [name for name in required if name not in header]
    if missing:
        return Table(
            (),
            tuple(
                Fault("error", file, records[0][0], name, "missing column in the header")
                for name in missing
            ),
        )
    rows, faults = [], []
    taken: set[str] = set()
    for number, record in records[1:]:
        if len(record) > len(header):
            message = (
                f"{len(record)} cells under {len(header)} columns: quote the cells with commas"
            )
            faults.append(Fault("error", file, number, "", message))
            continue
        cells = dict(zip(header, (cell.strip() for cell in record), strict=False))
        if "id" not in header:
            cells["id"] = pair_id(cells.get("vi", ""), taken)
        found = _row_faults(file, number, cells)
        faults += found
        if not any(fault.severity == "error" for fault in found):
            rows.append(Row(file, number, _concept(cells, path.stem)))
    return Table(tuple(rows), tuple(faults))


def _pairs(path: Path, records: list[tuple[int, list[str]]]) -> Table:
    file = str(path)
    from vnbrief.glossary.csv_shapes import first_language

    rows, faults = [], []
    taken: set[str] = set()
    turned = first_language(records) == "en"
    for number, record in records:
        if len(record) != 2:
            message = (
                f"{len(record)} cells: a list without header has two, Vietnamese and English"
                " (quote a cell that holds a comma)"
            )
            faults.append(Fault("error", file, number, "", message))
            continue
        vi, en = (cell.strip() for cell in (reversed(record) if turned else record))
        cells = {"id": pair_id(vi, taken), "vi": vi, "en": en}
        found = _row_faults(file, number, cells)
        faults += found
        if not any(fault.severity == "error" for fault in found):
            rows.append(Row(file, number, _concept(cells, path.stem)))
    return Table(tuple(rows), tuple(faults))


def _row_faults(file: str, number: int, cells: dict[str, str]) -> list[Fault]:
    faults = []

    def fault(field: str, message: str) -> None:
        faults.append(Fault("error", file, number, field, message))

    for field in REQUIRED:
        if not cells.get(field):
            fault(field, "empty")
    for field, text in cells.items():
        if not unicodedata.is_normalized("NFC", text):
            fault(field, f"not NFC: {text}")
    pos, strength = cells.get("pos") or "n", cells.get("strength") or "must"
    if pos not in PARTS_OF_SPEECH:
        fault("pos", f"unknown part of speech {pos!r}: one of {', '.join(PARTS_OF_SPEECH)}")
    if strength not in STRENGTHS:
        fault("strength", f"unknown strength {strength!r}: one of {', '.join(STRENGTHS)}")
    return faults


def split_forms(cell: str) -> tuple[str, ...]:
    """Return the forms of a cell that joins them by ``|``."""
    return tuple(form for part in cell.split("|") if (form := part.strip()))


def _concept(cells: dict[str, str], subdomain: str) -> Concept:
    return Concept(
        id=cells["id"],
        vi=cells["vi"],
        en=cells["en"],
        vi_variants=split_forms(cells.get("vi_variants", "")),
        en_variants=split_forms(cells.get("en_variants", "")),
        en_avoid=split_forms(cells.get("en_avoid", "")),
        vi_avoid=split_forms(cells.get("vi_avoid", "")),
        pos=cells.get("pos") or "n",
        strength="should" if cells.get("strength") == "should" else "must",
        note=cells.get("note", ""),
        subdomain=subdomain,
    )


def pair_id(vi: str, taken: set[str]) -> str:
    """Return a new id for a pair of a user's list, and add it to ``taken``."""
    slug = re.sub(r"[^a-z0-9]+", "-", strip_marks(vi).lower()).strip("-")
    base = f"list-{slug or 'term'}"
    made, count = base, 1
    while made in taken:
        count += 1
        made = f"{base}-{count}"
    taken.add(made)
    return made
