"""The CSV and TSV shapes in which glossaries travel: our own, DeepL's, Google Cloud Translation's.

- *own*: a header, one concept a row, variants joined by ``|`` (see ``glossary/README.md``);
- *DeepL*: ``source,target`` or ``source,target,source_lang,target_lang``, no header, one direction;
- *Google*, unidirectional: ``source,target`` as CSV or TSV, no header;
- *Google*, equivalent term sets: CSV under a header of language codes, with ``pos`` and
  ``description`` where wanted.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vnbrief.errors import GlossaryError
from vnbrief.glossary.concept import Concept
from vnbrief.glossary.tables import COLUMNS, PARTS_OF_SPEECH, pair_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vnbrief.document import Language

Shape = Literal["csv", "deepl", "google"]

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HEADER = (*COLUMNS[:6], "vi_avoid", *COLUMNS[6:])
_GOOGLE_POS = {"n": "noun", "v": "verb", "adj": "adjective", "adv": "adverb", "name": "proper noun"}
_POS_READ = {value: key for key, value in _GOOGLE_POS.items()} | {
    pos: pos for pos in PARTS_OF_SPEECH
}
_VIETNAMESE = re.compile(r"[ăâêôơưđ\u1ea0-\u1ef9àáãèéìíòóõùúýĩũ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text and what of the concepts it could not hold: kinds and counts."""

    text: str
    losses: Mapping[str, int]


def write_own(concepts: Iterable[Concept]) -> Written:
    """Return concepts as a glossary file of this package's own form.

    Its file name is the subdomain of all, and ``|`` parts variants, so that none may hold one.
    """
    losses: Counter[str] = Counter()
    rows, subdomains = [], set()
    for concept in concepts:
        cells = {"id": concept.id, "vi": concept.vi, "en": concept.en, "pos": concept.pos}
        for column in ("vi_variants", "en_variants", "vi_avoid", "en_avoid"):
            forms: tuple[str, ...] = getattr(concept, column)
            whole = [form for form in forms if "|" not in form]
            losses["terms with | in them"] += len(forms) - len(whole)
            cells[column] = " | ".join(whole)
        cells |= {"strength": concept.strength, "note": concept.note}
        rows.append([cells[column] for column in _HEADER])
        subdomains.add(concept.subdomain)
    if len(subdomains) > 1:
        losses["subdomains (the file's name is the only one)"] = len(subdomains)
    return Written(_table([list(_HEADER), *rows]), +losses)


def write_pairs(
    concepts: Iterable[Concept], source: Language, *, codes: bool, delimiter: str = ","
) -> Written:
    """Return concepts as source terms and the one target term of each.

    Every approved source term has a row; the target is the preferred term.

    Args:
        source: the language of the first column.
        codes: whether two columns more give the languages (DeepL's longer form).
        delimiter: a comma or a tab.
    """
    target: Language = "en" if source == "vi" else "vi"
    losses: Counter[str] = Counter()
    tail = [source, target] if codes else []
    rows: dict[str, list[str]] = {}
    targets: set[str] = set()
    for concept in concepts:
        losses["concepts apart from another with the same target"] += (
            concept.preferred(target) in targets
        )
        targets.add(concept.preferred(target))
        for form in concept.approved(source):
            if form in rows:
                losses["source terms that another concept has"] += 1
            rows.setdefault(form, [form, concept.preferred(target), *tail])
        losses[f"{_LANGUAGE[target]} variants"] += len(concept.approved(target)) - 1
        _count_rest(concept, losses)
        losses["parts of speech"] += concept.pos != "n"
        losses["notes"] += bool(concept.note)
    return Written(_table(rows.values(), delimiter), +losses)


def write_term_sets(concepts: Iterable[Concept]) -> Written:
    """Return concepts as Google's equivalent term sets: one row each, its preferred terms."""
    losses: Counter[str] = Counter()
    rows = []
    for concept in concepts:
        rows.append([concept.vi, concept.en, _GOOGLE_POS.get(concept.pos, "other"), concept.note])
        losses["Vietnamese variants"] += len(concept.vi_variants)
        losses["English variants"] += len(concept.en_variants)
        _count_rest(concept, losses)
    return Written(_table([["vi", "en", "pos", "description"], *rows]), +losses)


_LANGUAGE: dict[Language, str] = {"vi": "Vietnamese", "en": "English"}


def _count_rest(concept: Concept, losses: Counter[str]) -> None:
    losses["avoided terms"] += len(concept.vi_avoid) + len(concept.en_avoid)
    losses["strengths (should)"] += concept.strength == "should"
    losses["ids and subdomains"] += 1


def _table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerows(rows)
    return stream.getvalue()


def read_rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV or TSV text that hold anything, each with its line in the file.

    Raises:
        GlossaryError: a quotation mark is never closed, or there is no row.
    """
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = "\t" if "\t" in first else ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for record in reader:
            cells = [" ".join(unicodedata.normalize("NFC", cell).split()) for cell in record]
            if any(cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(f"{name}:{line}: not CSV: {error}") from None
    if not rows:
        raise GlossaryError(f"{name}: holds no term")
    return rows


def shape_of(rows: Sequence[tuple[int, list[str]]]) -> Shape | None:
    """Return the shape of a file's rows: ``None`` for a plain list of pairs."""
    first = [cell.lower() for cell in rows[0][1]]
    if "id" in first and {"vi", "en"} <= set(first):
        return "csv"
    if len(first) > 1 and _is_header(first):
        return "google"
    if len(first) == 4 and all(_CODE.fullmatch(cell) for cell in first[2:]):
        return "deepl"
    return None


def _is_header(cells: Sequence[str]) -> bool:
    codes = [cell for cell in cells if cell not in ("pos", "description")]
    known = {_primary(code) for code in codes}
    return all(_CODE.fullmatch(code) for code in codes) and {"vi", "en"} <= known


def _primary(code: str) -> str:
    return re.split(r"[-_]", code.lower())[0]


def read_term_sets(
    rows: Sequence[tuple[int, list[str]]], name: str
) -> tuple[list[Concept], Mapping[str, int]]:
    """Return the concepts of Google's equivalent term sets.

    Raises:
        GlossaryError: the header has no Vietnamese or no English, or a row has more cells than it.
    """
    header = [cell.lower() for cell in rows[0][1]]
    if not _is_header(header):
        raise GlossaryError(
            f"{name}:{rows[0][0]}: the first row has to name the languages, vi and en among them"
        )
    columns = {_primary(cell): index for index, cell in reversed(list(enumerate(header)))}
    losses: Counter[str] = Counter()
    taken: set[str] = set()
    concepts = []
    for line, cells in rows[1:]:
        if len(cells) > len(header):
            raise GlossaryError(
                f"{name}:{line}: {len(cells)} cells under {len(header)} columns: quote the cells with commas"
            )
        row = {key: cells[index] for key, index in columns.items() if index < len(cells)}
        losses["terms in other languages"] += sum(bool(row[k]) for k in row if k not in _KNOWN)
        losses["other English or Vietnamese columns"] += len(header) > len(columns)
        vi, en = row.get("vi", ""), row.get("en", "")
        if not vi or not en:
            losses["rows without a term in both languages"] += 1
            continue
        pos = _POS_READ.get(row.get("pos", "").lower(), "phrase" if row.get("pos") else "n")
        note = row.get("description", "")
        concepts.append(Concept(pair_id(vi, taken), vi, en, pos=pos, note=note))
    return concepts, +losses


_KNOWN = frozenset({"vi", "en", "pos", "description"})


def read_pairs(
    rows: Sequence[tuple[int, list[str]]], name: str, source: Language | None = None
) -> tuple[list[Concept], Mapping[str, int]]:
    """Return the concepts of source–target rows; rows in a sequence with one target are one concept.

    Args:
        source: the language of the first column; where the rows do not say it either, it is told
            from the letters.

    Raises:
        GlossaryError: a row has not two or four cells, or an empty side.
    """
    if [cell.lower() for cell in rows[0][1][:2]] == ["source", "target"]:
        rows = rows[1:]
    fallback = source or first_language(rows)
    losses: Counter[str] = Counter()
    grouped: dict[tuple[Language, str], list[str]] = {}
    for line, cells in rows:
        if len(cells) not in (2, 4):
            raise GlossaryError(
                f"{name}:{line}: {len(cells)} cells: two are wanted, source and target, or four,"
                " with the languages of both (quote a cell that holds a comma)"
            )
        if not cells[0] or not cells[1]:
            raise GlossaryError(f"{name}:{line}: an empty side")
        ours = fallback
        if len(cells) == 4:
            pair = (_primary(cells[2]), _primary(cells[3]))
            if pair not in (("vi", "en"), ("en", "vi")):
                losses["rows of other languages"] += 1
                continue
            ours = "vi" if pair[0] == "vi" else "en"
        grouped.setdefault((ours, cells[1]), []).append(cells[0])
    return _merged(grouped), +losses


def _merged(grouped: Mapping[tuple[Language, str], Sequence[str]]) -> list[Concept]:
    """Return the concepts of both directions: what one says in rows, the other adds variants to."""
    taken: set[str] = set()
    concepts: dict[tuple[str, str], Concept] = {}
    for (source, target), forms in grouped.items():
        pair = (forms[0], target) if source == "vi" else (target, forms[0])
        known = concepts.get(pair)
        vi_variants = tuple(forms[1:]) if source == "vi" else (known.vi_variants if known else ())
        en_variants = tuple(forms[1:]) if source == "en" else (known.en_variants if known else ())
        concepts[pair] = Concept(
            known.id if known else pair_id(pair[0], taken),
            *pair,
            vi_variants=vi_variants,
            en_variants=en_variants,
        )
    return list(concepts.values())


def first_language(rows: Sequence[tuple[int, list[str]]]) -> Language:
    """Tell from the letters which language the first of two columns is in; Vietnamese if in doubt."""

    def marks(column: int) -> int:
        return sum(
            bool(_VIETNAMESE.search(cells[column])) for _, cells in rows if len(cells) > column
        )

    return "en" if marks(1) > marks(0) else "vi"
