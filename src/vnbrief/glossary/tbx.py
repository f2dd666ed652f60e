"""TBX (ISO 30042): reading version 2 and 3, both styles; writing TBX-Basic of version 3.

In the style *dca* a data category is an attribute (``<termNote type="partOfSpeech">``), in *dct* an
element of a module's namespace (``<min:partOfSpeech>``).
Where TBX-Basic has no data category of its own, a note says it in words: a concept's strength.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape, quoteattr

from vnbrief.errors import GlossaryError
from vnbrief.glossary.concept import Concept
from vnbrief.glossary.tables import pair_id
from vnbrief.reading.xml import Node, parse_xml
from vnbrief.text import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vnbrief.document import Language

Style = Literal["dca", "dct"]
Status = Literal["preferred", "admitted", "deprecated"]

_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_POS = {
    "n": "noun",
    "v": "verb",
    "adj": "adjective",
    "adv": "adverb",
    "name": "properNoun",
    "phrase": "other",
}
_POS_READ = {value.lower(): key for key, value in _POS.items()} | {"proper noun": "name"}
_STRENGTH = "Strength: should"
# What carries data categories, and what only groups elements that do.
_GROUPS = frozenset({"descripGrp", "termNoteGrp", "adminGrp", "transacGrp", "termGrp"})
_READ = frozenset(
    {"term", "administrativeStatus", "normativeAuthorization", "partOfSpeech", "subjectField"}
    | {"note", "definition"}
)
_NUMBERED = re.compile(r"[^\W\d]{0,4}[-_.]?\d+")
_ESCAPED = re.compile(r"_x([0-9A-F]{2,6})_")
_UNSAFE = re.compile(r"^[^A-Za-z_]|[^A-Za-z0-9_.-]|_(?=x[0-9A-F]{2,6}_)")
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Terminology:
    """What was read from a file.

    Attributes:
        concepts: as the file has them; two may claim one term.
        losses: what a glossary cannot hold, and how many of each kind.
        lines: of the concepts in the file, by id.
    """

    concepts: tuple[Concept, ...]
    losses: tuple[tuple[str, int], ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Entry:
    """The terms of an entry as they are gathered, each with its status if it has one."""

    terms: dict[Language, list[tuple[str, Status | None]]]
    pos: str = ""
    subject: str = ""
    strength: Literal["must", "should"] = "must"
    notes: list[str] = field(default_factory=list)


def read_tbx(data: bytes, name: str) -> Terminology:
    """Return the concepts of a TBX file that have an approved term in both languages.

    Args:
        data: the file.
        name: its path, for messages; its stem is the subdomain of entries that give none.

    Raises:
        GlossaryError: it is not well-formed, declares entities, or is no TBX.
    """
    root = parse_xml(data, name, GlossaryError)
    if root.name not in ("tbx", "martif"):
        raise GlossaryError(f"{name}: not TBX: its root is <{root.name}>, not <tbx> or <martif>")
    losses: Counter[str] = Counter()
    concepts: list[Concept] = []
    lines: dict[str, int] = {}
    taken: set[str] = set()
    stem = PurePath(name).stem
    for node in root.walk(*_ENTRIES):
        concept = _concept(node, stem, losses, taken)
        if concept is not None:
            concepts.append(concept)
            lines.setdefault(concept.id, node.line)
    if not concepts:
        raise GlossaryError(f"{name}: no entry has terms in Vietnamese and in English")
    return Terminology(tuple(concepts), tuple((+losses).items()), lines)


def _concept(node: Node, stem: str, losses: Counter[str], taken: set[str]) -> Concept | None:
    entry = _Entry({"vi": [], "en": []})
    for child in node.children():
        if child.name in _SECTIONS:
            _section(child, entry, losses)
        else:
            _category(child, entry, losses)
    forms = {language: _ranked(terms) for language, terms in entry.terms.items()}
    vi, en = forms["vi"], forms["en"]
    if not vi[0] or not en[0]:
        losses["entries without an approved term in both languages"] += 1
        return None
    return Concept(
        id=_read_id(node.attributes.get("id", ""), stem) or pair_id(vi[0][0], taken),
        vi=vi[0][0],
        en=en[0][0],
        vi_variants=vi[0][1:],
        en_variants=en[0][1:],
        vi_avoid=vi[1],
        en_avoid=en[1],
        pos=entry.pos or "n",
        strength=entry.strength,
        note=" ".join(entry.notes),
        subdomain=entry.subject or stem,
    )


def _ranked(terms: list[tuple[str, Status | None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the approved terms, the preferred one first, and those to avoid."""
    approved = [form for form, status in terms if status == "preferred"]
    approved += [form for form, status in terms if status in ("admitted", None)]
    return tuple(approved), tuple(form for form, status in terms if status == "deprecated")


def _section(node: Node, entry: _Entry, losses: Counter[str]) -> None:
    language = node.attributes.get("lang", "").lower().partition("-")[0]
    if language not in ("vi", "en"):
        losses["terms in other languages"] += sum(1 for _ in node.walk("term"))
        return
    for child in node.children():
        if child.name in _TERMS:
            _term(child, entry, entry.terms["vi" if language == "vi" else "en"], losses)
        else:
            _category(child, entry, losses)


def _term(
    node: Node, entry: _Entry, terms: list[tuple[str, Status | None]], losses: Counter[str]
) -> None:
    form, status = "", None
    for part in _flat(node):
        category = _named(part)
        if category == "term":
            form = _clean(part.text())
        elif category in ("administrativeStatus", "normativeAuthorization"):
            status = _status(part.text()) or status
        else:
            _category(part, entry, losses)
    if form:
        terms.append((form, status))


def _flat(node: Node) -> Iterator[Node]:
    for child in node.children():
        if child.name in _GROUPS:
            yield from _flat(child)
        else:
            yield child


def _named(node: Node) -> str:
    return node.attributes.get("type") or node.name


def _category(node: Node, entry: _Entry, losses: Counter[str]) -> None:
    if node.name in _GROUPS:
        for part in _flat(node):
            _category(part, entry, losses)
        return
    category, text = _named(node), _clean(node.text())
    if category == "partOfSpeech":
        entry.pos = entry.pos or _POS_READ.get(text.lower(), "")
        losses["parts of speech of other kinds"] += text.lower() not in _POS_READ
    elif category == "subjectField" and not entry.subject:
        entry.subject = text
    elif category == "note" and text == _STRENGTH:
        entry.strength = "should"
    elif category in ("note", "definition"):
        entry.notes += [text] if text else []
    elif category not in _READ or category == "subjectField":
        losses[f"data of the kind {category}"] += 1


def _status(text: str) -> Status | None:
    word = text.strip().lower()
    if word.startswith(("preferred", "standardized", "legal", "regulated")):
        return "preferred"
    if word.startswith(("deprecated", "superseded", "obsolete", "forbidden", "notrecommended")):
        return "deprecated"
    return "admitted" if word.startswith("admitted") else None


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _read_id(written: str, stem: str) -> str:
    """Return an entry's id; numbers get the file's name before them, as every file has a c1."""
    plain = _ESCAPED.sub(_unescaped, written.strip())
    if not _NUMBERED.fullmatch(plain):
        return plain
    slug = re.sub(r"[^a-z0-9]+", "-", strip_marks(stem).lower()).strip("-")
    return f"{slug or 'tbx'}-{plain}"


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]


def write_tbx(concepts: Iterable[Concept], style: Style = "dca") -> str:
    """Return concepts as a TBX-Basic file (ISO 30042:2019), which holds all that they have."""
    spaces = (
        ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
        if style == "dct"
        else ""
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="{style}" xml:lang="en" '
        f'xmlns="urn:iso:std:iso:30042:ed-2"{spaces}>',
        "<tbxHeader><fileDesc><sourceDesc><p>Written by vnbrief</p></sourceDesc></fileDesc></tbxHeader>",
        "<text><body>",
    ]
    for concept in concepts:
        lines += _entry_lines(concept, style)
    return "\n".join([*lines, "</body></text>", "</tbx>", ""])


def _entry_lines(concept: Concept, style: Style) -> Iterator[str]:
    yield f"<conceptEntry id={quoteattr(_UNSAFE.sub(_escaped, concept.id))}>"
    if concept.subdomain:
        yield "  " + _data("descrip", "subjectField", concept.subdomain, style)
    if concept.strength == "should":
        yield f"  <note>{_STRENGTH}</note>"
    if concept.note:
        yield f"  <note>{_plain(concept.note)}</note>"
    languages: tuple[Language, ...] = ("vi", "en")
    for language in languages:
        yield f'  <langSec xml:lang="{language}">'
        for form, status in _terms(concept, language):
            admin = _data("termNote", "administrativeStatus", f"{status}Term-admn-sts", style)
            pos = _data("termNote", "partOfSpeech", _POS.get(concept.pos, "other"), style)
            yield f"    <termSec><term>{_plain(form)}</term>{admin}{pos}</termSec>"
        yield "  </langSec>"
    yield "</conceptEntry>"


def _terms(concept: Concept, language: Language) -> Iterator[tuple[str, Status]]:
    for number, form in enumerate(concept.approved(language)):
        yield form, "admitted" if number else "preferred"
    for form in concept.deprecated(language):
        yield form, "deprecated"


def _data(element: str, category: str, text: str, style: Style) -> str:
    if style == "dct":
        return f"<min:{category}>{_plain(text)}</min:{category}>"
    return f'<{element} type="{category}">{_plain(text)}</{element}>'


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _plain(text: str) -> str:
    """Return text escaped; control characters, which XML cannot write, become blanks."""
    return escape(_UNWRITABLE.sub(" ", text))
