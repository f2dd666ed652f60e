"""What is wrong with glossary files: every fault with its file, row and field."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vnbrief.errors import GlossaryError
from vnbrief.glossary.settling import form_key
from vnbrief.glossary.tables import Fault, Row, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.document import Language

SUFFIXES = (".csv", ".tsv", ".tbx")


def glossary_files(path: Path) -> tuple[Path, ...]:
    """Return the glossary files that ``path`` names: itself, or those of a folder in order.

    Raises:
        GlossaryError: there is no such file, or a folder without any.
    """
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix in SUFFIXES)
        if not files:
            raise GlossaryError(f"{path}: holds no glossary (no .csv, .tsv or .tbx file)")
        return tuple(files)
    if not path.exists():
        raise GlossaryError(f"{path}: no such glossary file or folder")
    return (path,)


def validate(*paths: str | Path) -> tuple[Fault, ...]:
    """Return the faults of glossary files and folders taken together, by file and row.

    Raises:
        GlossaryError: a path does not exist, or a folder holds no glossary.
    """
    tables = [read_table(file) for path in paths for file in glossary_files(Path(path))]
    rows = [row for table in tables for row in table.rows]
    faults = [fault for table in tables for fault in table.faults]
    faults += _duplicate_ids(rows)
    for language in _LANGUAGES:
        faults += _shared_forms(rows, language)
        faults += _avoided_forms(rows, language)
        faults += _repeated_forms(rows, language)
    return tuple(sorted(faults, key=lambda fault: (fault.file, fault.row, fault.field)))


_LANGUAGES: tuple[Language, ...] = ("vi", "en")


def _fields(row: Row, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each approved form with the column that it stands in."""
    for number, form in enumerate(row.concept.approved(language)):
        yield (f"{language}_variants" if number else language), form


def _duplicate_ids(rows: Iterable[Row]) -> Iterator[Fault]:
    first: dict[str, Row] = {}
    for row in rows:
        seen = first.setdefault(row.concept.id, row)
        if seen is not row:
            message = f"{row.concept.id} is already the id of {seen.file}:{seen.row}"
            yield Fault("error", row.file, row.row, "id", message)


def _claims(rows: Iterable[Row], language: Language) -> dict[str, list[tuple[Row, str, str]]]:
    claims: dict[str, list[tuple[Row, str, str]]] = defaultdict(list)
    for row in rows:
        for field, form in _fields(row, language):
            claims[form_key(form)].append((row, field, form))
    return claims


def _shared_forms(rows: list[Row], language: Language) -> Iterator[Fault]:
    severity: Literal["error", "warning"] = "error" if language == "vi" else "warning"
    for claims in _claims(rows, language).values():
        owner = claims[0][0]
        for row, field, form in claims[1:]:
            if row.concept.id != owner.concept.id:
                message = (
                    f"{form!r} is also a form of {owner.concept.id} ({owner.file}:{owner.row})"
                )
                yield Fault(severity, row.file, row.row, field, message)


def _avoided_forms(rows: list[Row], language: Language) -> Iterator[Fault]:
    claims = _claims(rows, language)
    for avoiding in rows:
        for avoided in avoiding.concept.deprecated(language):
            for row, field, form in claims.get(form_key(avoided), ()):
                if row.concept.id == avoiding.concept.id and row is not avoiding:
                    continue  # a duplicate id, reported as such
                severity: Literal["error", "warning"] = (
                    "error" if field == language or row is avoiding else "warning"
                )
                message = (
                    f"{form!r} is a form that {avoiding.concept.id} avoids"
                    f" ({avoiding.file}:{avoiding.row})"
                )
                yield Fault(severity, row.file, row.row, field, message)


def _repeated_forms(rows: Iterable[Row], language: Language) -> Iterator[Fault]:
    for row in rows:
        seen: set[str] = set()
        for field, form in _fields(row, language):
            if form in seen:
                yield Fault("warning", row.file, row.row, field, f"{form!r} stands there twice")
            seen.add(form)
