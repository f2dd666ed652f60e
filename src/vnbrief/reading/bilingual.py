"""Files that hold a text and its translation: TMX, XLIFF 1.2 and 2, and two-column TSV or CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.errors import InputError, LanguageError
from vnbrief.reading.encoding import decode
from vnbrief.reading.language import identify
from vnbrief.reading.source import MAX_BYTES, from_path, from_stdin
from vnbrief.reading.xml import Node, is_xml, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vnbrief.document import Language

# Elements whose content is a tool's own code (TMX 1.4, XLIFF 1.2), not text. Those of XLIFF 2 are
# empty, or hold text (pc, mrk).
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "sub", "x", "bx", "ex"})
_ROOT = re.compile(r"<(?:\w+:)?([A-Za-z][\w.-]*)")
_SAMPLE = 200  # segments, to identify a language by
_BILINGUAL_ROOTS = ("tmx", "xliff")


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment and its translation.

    Attributes:
        number: of the segment in its file, from 1; for TSV and CSV that of the line.
        source: one line of NFC text.
        target: empty where there is no translation yet.
        id: that the file gives it, or ``""``.
    """

    number: int
    source: str
    target: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Bitext:
    """A text in segments with their translations; ``losses``: what was passed over, by kind."""

    name: str
    source_language: Language
    target_language: Language
    segments: tuple[Segment, ...]
    losses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Unit:
    number: int
    texts: tuple[str, str]
    codes: tuple[str, str]
    id: str = ""


def is_bilingual(path: str) -> bool:
    """Tell whether a file holds two languages, by its name or, for XML, its root element."""
    suffix = Path(path).suffix.lower()
    if suffix in (".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tsv", ".csv"):
        return True
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return False
    return is_xml(head) and root_name(head, path) in _BILINGUAL_ROOTS


def root_name(data: bytes, name: str) -> str:
    """Return the name of an XML file's root element, as its beginning shows it, or ``""``."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    head = data[:4096].decode(encoding, errors="replace")
    bare = re.sub(r"<!--.*?-->|<\?.*?\?>", "", head, flags=re.DOTALL)
    found = _ROOT.search(bare)
    return found[1] if found else ""


def read_bitext(path: str, source: Language | None = None) -> Bitext:
    """Read a bilingual file.

    Args:
        path: a TMX or XLIFF file, or a two-column TSV or CSV; ``-`` is standard input.
        source: which of the two languages is the source, where the file does not say it: of a TMX
            and a table it is the first one.

    Raises:
        InputError: it cannot be read; names file and line.
        LanguageError: its languages are not Vietnamese and English.
    """
    data = from_stdin(MAX_BYTES) if path == "-" else from_path(Path(path), MAX_BYTES)
    if is_xml(data[:100]):
        return read_xml_segments(data, path, source)
    text = decode(data, path)
    rows = _csv_rows(text, path) if path.lower().endswith(".csv") else _tsv_rows(text)
    return _bitext(path, _table(rows, path), {}, source)


def read_xml_segments(data: bytes, name: str, source: Language | None = None) -> Bitext:
    """Read a TMX or XLIFF file at hand; see :func:`read_bitext`.

    Raises:
        InputError: it is neither, or is not well-formed.
        LanguageError: its languages are not Vietnamese and English.
    """
    root = parse_xml(data, name)
    if root.name not in _BILINGUAL_ROOTS:
        raise InputError(f"{name}: its root is <{root.name}>: give a TMX or XLIFF file")
    losses: Counter[str] = Counter()
    units = list(_tmx(root, losses) if root.name == "tmx" else _xliff(root, losses))
    return _bitext(name, units, +losses, source)


def _tmx(root: Node, losses: Counter[str]) -> Iterator[_Unit]:
    header = next(root.walk("header"), None)
    first = _primary(header.attributes.get("srclang", "")) if header else ""
    for number, unit in enumerate(root.walk("tu"), 1):
        ours = _primary(unit.attributes.get("srclang", "")) or first
        found: dict[str, str] = {}
        for variant in unit.children("tuv"):
            text = next((_text(seg) for seg in variant.children("seg")), "")
            code = _primary(variant.attributes.get("lang", "")) or identify(text).language or ""
            if code in ("vi", "en"):
                found.setdefault(code, text)
            else:
                losses["segments in other languages"] += 1
        if len(found) < 2:
            losses["units without both languages"] += 1
            continue
        source, target = sorted(found, key=lambda code: code != ours) if ours in found else found
        name = unit.attributes.get("tuid", "")
        yield _Unit(number, (found[source], found[target]), (source, target), name)


def _xliff(root: Node, losses: Counter[str]) -> Iterator[_Unit]:
    number = 0
    codes = (root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""))
    for file in root.children("file"):
        ours = (
            _primary(file.attributes.get("source-language", "") or codes[0]),
            _primary(file.attributes.get("target-language", "") or codes[1]),
        )
        for unit in file.walk("trans-unit", "unit"):
            segments = [unit] if unit.name == "trans-unit" else list(unit.children("segment"))
            for segment in segments:
                number += 1
                if unit.attributes.get("translate") == "no":
                    losses["segments not to be translated"] += 1
                    continue
                sides = [_side(segment, side) for side in ("source", "target")]
                name = segment.attributes.get("id", "") or unit.attributes.get("id", "")
                yield _Unit(number, (sides[0], sides[1]), ours, name)


def _side(segment: Node, name: str) -> str:
    return next((_text(child) for child in segment.children(name)), "")


def _text(node: Node) -> str:
    return _clean(node.text(without=_CODES))


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _primary(code: str) -> str:
    return re.split(r"[-_]", code.strip().lower())[0]


def _tsv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    # Neither quotes nor line breaks mean anything in a TSV cell; U+2028 and the like are no line ends.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line.strip():
            yield number, line.split("\t")


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"{name}:{line}: not CSV: {error}") from None


def _table(rows: Iterator[tuple[int, list[str]]], name: str) -> list[_Unit]:
    units: list[_Unit] = []
    columns, codes, width = (0, 1), ("", ""), 2
    for index, (number, row) in enumerate(rows):
        cells = [_clean(cell) for cell in row]
        if index == 0 and (header := _header(cells)):
            columns, codes = header
            width = len(cells)
            continue
        if len(cells) != width:
            wanted = (
                "two are wanted, source and target" if width == 2 else f"the header has {width}"
            )
            raise InputError(f"{name}:{number}: {_columns(len(cells))}: {wanted}")
        units.append(_Unit(number, (cells[columns[0]], cells[columns[1]]), codes))
    return units


def _columns(count: int) -> str:
    return f"{count} column{'' if count == 1 else 's'}"


def _header(cells: Sequence[str]) -> tuple[tuple[int, int], tuple[str, str]] | None:
    """Return which columns a header names as source and target, and their languages."""
    lower = [cell.lower() for cell in cells]
    if "source" in lower and "target" in lower:
        return (lower.index("source"), lower.index("target")), ("", "")
    known = [(index, _primary(cell)) for index, cell in enumerate(lower) if len(cell) <= 5]
    named = [(index, code) for index, code in known if code in ("vi", "en")]
    if len(named) == 2 and named[0][1] != named[1][1]:
        return (named[0][0], named[1][0]), (named[0][1], named[1][1])
    return None


def _bitext(
    name: str, units: Sequence[_Unit], losses: Mapping[str, int], source: Language | None
) -> Bitext:
    if not units:
        raise InputError(f"{name}: holds no segment with a translation")
    codes = Counter(unit.codes for unit in units).most_common(1)[0][0]
    sides = [_language(units, side, codes[side], name) for side in (0, 1)]
    if sides[0] == sides[1]:
        raise LanguageError(f"{name}: both sides are in {sides[0]}: one has to be its translation")
    turned = source is not None and source != sides[0]
    segments = []
    for unit in units:
        # In a TMX without a source language, each unit may have them in an order of its own.
        other = (unit.codes[0] == sides[1]) != turned
        texts = unit.texts[::-1] if other else unit.texts
        if texts[0] or texts[1]:
            segments.append(Segment(unit.number, *texts, unit.id))
    if turned:
        sides.reverse()
    return Bitext(name, sides[0], sides[1], tuple(segments), losses)


def _language(units: Sequence[_Unit], side: int, code: str, name: str) -> Language:
    if code in ("vi", "en"):
        return "vi" if code == "vi" else "en"
    if code:
        raise LanguageError(f"{name}: a side is in {code!r}: Vietnamese and English are wanted")
    sample = "\n".join(unit.texts[side] for unit in units[:_SAMPLE])
    found = identify(sample).language
    if found is None:
        which = "second" if side else "first"
        raise LanguageError(f"{name}: its {which} side is in neither Vietnamese nor English")
    return found
