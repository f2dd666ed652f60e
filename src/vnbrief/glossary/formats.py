"""A glossary in and out: which format a file is in, reading it, and writing it in another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vnbrief.errors import GlossaryError, InputError
from vnbrief.glossary import csv_shapes
from vnbrief.glossary.concept import Concept
from vnbrief.glossary.csv_shapes import Written
from vnbrief.glossary.settling import settle
from vnbrief.glossary.tables import pair_id, read_table
from vnbrief.glossary.tbx import read_tbx, write_tbx
from vnbrief.reading.encoding import decode
from vnbrief.reading.source import MAX_BYTES, from_path
from vnbrief.reading.xml import is_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vnbrief.document import Language
    from vnbrief.glossary.tbx import Style

Format = Literal["csv", "tbx", "tmx", "deepl", "google", "pairs"]
FORMATS: tuple[Format, ...] = ("csv", "tbx", "tmx", "deepl", "google", "pairs")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file gave.

    Attributes:
        concepts: a valid glossary: no two claim one Vietnamese term.
        format: of the file, as given or found.
        losses: what could not be kept, kinds and counts.
    """

    concepts: tuple[Concept, ...]
    format: Format
    losses: Mapping[str, int]


def import_glossary(
    path: str | Path, format: Format | None = None, source: Language | None = None
) -> Imported:
    """Read terms from a file of any kind that is known.

    Args:
        path: TBX, TMX, our own CSV, or a list as DeepL and Google Cloud Translation take it.
        format: of the file; found by its content if none is given.
        source: the language of the first column of a list; found from its letters.

    Raises:
        GlossaryError: the file cannot be read, or is not in the format.
    """
    name = str(path)
    try:
        data = from_path(Path(path), MAX_BYTES)
        if is_xml(data[:100]) if format is None else format in ("tbx", "tmx"):
            found, concepts, losses = _from_xml(data, name, format)
        else:
            found, concepts, losses = _from_text(decode(data, name), Path(path), format, source)
    except InputError as error:
        raise GlossaryError(str(error)) from None
    stem = Path(path).stem
    settled, conflicts = settle(replace(c, subdomain=c.subdomain or stem) for c in concepts)
    if not settled:
        raise GlossaryError(f"{name}: holds no term in both languages")
    return Imported(settled, found, Counter(losses) + Counter(conflicts))


_Read = tuple[Format, "Iterable[Concept]", "Mapping[str, int]"]


def _from_xml(data: bytes, name: str, format: Format | None) -> _Read:
    from vnbrief.reading.bilingual import read_xml_segments, root_name

    if format == "tmx" or (format is None and root_name(data, name) == "tmx"):
        bitext = read_xml_segments(data, name)
        taken: set[str] = set()
        concepts = []
        for segment in bitext.segments:
            pair = (segment.source, segment.target)
            vi, en = pair if bitext.source_language == "vi" else pair[::-1]
            if vi and en:
                concepts.append(Concept(pair_id(vi, taken), vi, en))
        return "tmx", concepts, bitext.losses
    read = read_tbx(data, name)
    return "tbx", read.concepts, dict(read.losses)


def _from_text(text: str, path: Path, format: Format | None, source: Language | None) -> _Read:
    name = str(path)
    rows = csv_shapes.read_rows(text, name)
    shape = csv_shapes.shape_of(rows)
    if format == "csv" or (format is None and shape == "csv"):
        table = read_table(path)
        errors = [fault for fault in table.faults if fault.severity == "error"]
        if errors:
            more = f" (and {len(errors) - 1} more faults)" if len(errors) > 1 else ""
            raise GlossaryError(f"{errors[0]}{more}")
        return "csv", [row.concept for row in table.rows], {}
    if shape == "google" and format in (None, "google"):
        return "google", *csv_shapes.read_term_sets(rows, name)
    return format or shape or "pairs", *csv_shapes.read_pairs(rows, name, source)


def export_glossary(
    concepts: Iterable[Concept],
    format: Format,
    source: Language | None = None,
    *,
    style: Style = "dca",
    delimiter: str = ",",
) -> Written:
    """Return concepts in a format that others take.

    Args:
        format: ``tbx``, ``deepl``, ``google``, ``pairs`` or our own ``csv``.
        source: of the first column, for ``deepl`` and ``pairs`` Vietnamese by default; for ``google``
            it makes a unidirectional list, else a table of equivalent terms is made.
        style: of TBX.
        delimiter: of unidirectional lists.

    Raises:
        GlossaryError: the format can be read only.
    """
    if format == "tbx":
        return Written(write_tbx(concepts, style), {})
    if format == "csv":
        return csv_shapes.write_own(concepts)
    if format == "google" and source is None:
        return csv_shapes.write_term_sets(concepts)
    if format in ("deepl", "google", "pairs"):
        codes = format == "deepl" and delimiter == ","
        return csv_shapes.write_pairs(concepts, source or "vi", codes=codes, delimiter=delimiter)
    raise GlossaryError(f"{format} can be imported, not exported: use tbx, deepl, google or csv")
