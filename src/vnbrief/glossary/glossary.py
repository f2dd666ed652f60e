"""A glossary: its concepts, and where their terms stand in a text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from vnbrief.errors import GlossaryError
from vnbrief.glossary.concept import Concept
from vnbrief.glossary.inflection import written_forms
from vnbrief.glossary.matching import Case, Match, Matcher
from vnbrief.glossary.tables import pair_id, read_table
from vnbrief.glossary.validation import glossary_files, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.document import Language, Span

Status = Literal["preferred", "admitted", "deprecated"]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a text.

    Attributes:
        span: in the text that was searched, code points.
        concept: the most plausible concept that has this form.
        form: the form as the glossary has it; the text may inflect or capitalize it.
        status: of that form in ``concept``.
        concepts: every concept that has this form, ``concept`` first.
        own: it comes from a user's list, not from the glossary under it.
    """

    span: Span
    concept: Concept
    form: str
    status: Status
    concepts: tuple[Concept, ...]
    own: bool = False


class _Term(NamedTuple):
    concept: Concept
    form: str
    status: Status
    layer: int
    generated: bool = False


@dataclass(frozen=True, repr=False)
class Glossary:
    """An immutable set of concepts; later layers win over earlier ones.

    Attributes:
        concepts: no two with one id.
        layers: for each concept, the number of the glossary that it came from.
    """

    concepts: tuple[Concept, ...] = ()
    layers: tuple[int, ...] = ()

    @classmethod
    def default(cls) -> Glossary:
        """Return the glossary that comes with the package."""
        rows = [row for file in glossary_files(shipped_folder()) for row in read_table(file).rows]
        return cls._of([row.concept for row in rows])

    @classmethod
    def load(cls, *paths: str | Path) -> Glossary:
        """Return the glossary of files and folders, each a layer; later ones win.

        Raises:
            GlossaryError: a file cannot be read or has an error; names file, row and field.
        """
        glossary = cls()
        for path in paths:
            files = glossary_files(Path(path))
            errors = [fault for fault in validate(*files) if fault.severity == "error"]
            if errors:
                more = f" (and {len(errors) - 1} more faults)" if len(errors) > 1 else ""
                raise GlossaryError(f"{errors[0]}{more}")
            concepts = [row.concept for file in files for row in read_table(file).rows]
            glossary = glossary.extend(cls._of(concepts))
        return glossary

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Glossary:
        """Return the glossary of (Vietnamese, English) pairs.

        Raises:
            GlossaryError: one side of a pair is empty.
        """
        import unicodedata

        taken: set[str] = set()
        concepts = []
        for vi, en in pairs:
            vi, en = (unicodedata.normalize("NFC", side).strip() for side in (vi, en))
            if not vi or not en:
                raise GlossaryError(f"a pair with an empty side: {vi!r}, {en!r}")
            concepts.append(Concept(pair_id(vi, taken), vi, en, subdomain=_LIST))
        return cls._of(concepts)

    @classmethod
    def _of(cls, concepts: list[Concept]) -> Glossary:
        unique = {concept.id: concept for concept in concepts}
        return cls(tuple(unique.values()), (0,) * len(unique))

    def extend(self, other: Glossary) -> Glossary:
        """Return this glossary with ``other`` over it: its ids replace, its forms win."""
        above = max(self.layers, default=-1) + 1
        merged = {c.id: (c, layer) for c, layer in zip(self.concepts, self.layers, strict=True)}
        for concept, layer in zip(other.concepts, other.layers, strict=True):
            merged[concept.id] = (concept, above + layer)
        return Glossary(tuple(c for c, _ in merged.values()), tuple(n for _, n in merged.values()))

    def __repr__(self) -> str:
        """Return how many concepts there are, not all of them."""
        return f"<Glossary of {len(self.concepts)} concepts>"

    def __len__(self) -> int:
        """Return the number of concepts."""
        return len(self.concepts)

    def __iter__(self) -> Iterator[Concept]:
        """Iterate over the concepts, file by file."""
        return iter(self.concepts)

    def __contains__(self, id: object) -> bool:
        """Tell whether a concept has this id."""
        return id in self._by_id

    def __getitem__(self, id: str) -> Concept:
        """Return the concept of this id; raises KeyError if there is none."""
        return self._by_id[id]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content, in hexadecimal; the order of concepts does not matter."""
        names = [field.name for field in fields(Concept)]
        lines = sorted(
            repr((layer, *(getattr(concept, name) for name in names)))
            for concept, layer in zip(self.concepts, self.layers, strict=True)
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def find(self, text: str, language: Language) -> tuple[TermMatch, ...]:
        """Return the terms in NFC ``text``, left to right, the longest one at each place."""
        matcher = self._vi_matcher if language == "vi" else self._en_matcher
        return tuple(_term_match(match, text, language) for match in matcher.find(text))

    @cached_property
    def _by_id(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def _vi_matcher(self) -> Matcher[_Term]:
        return self._matcher("vi")

    @cached_property
    def _en_matcher(self) -> Matcher[_Term]:
        return self._matcher("en")

    def _matcher(self, language: Language) -> Matcher[_Term]:
        ranked = []
        for number, concept in enumerate(self.concepts):
            layer, proper = self.layers[number], _is_proper(concept.vi)
            for form, term in _written(concept, language, layer):
                # What somebody wrote down, as good or as bad, goes before what was generated.
                rank = (-layer, term.generated, _ORDER[term.status], number)
                ranked.append((rank, form, term, _case(form, language, proper)))
        ranked.sort(key=lambda entry: entry[0])
        return Matcher((form, term, case) for _, form, term, case in ranked)


def _term_match(match: Match[_Term], text: str, language: Language) -> TermMatch:
    # A user's list says what its forms mean; what the built-in glossary says of them no longer counts.
    top = max(term.layer for term in match.payloads)
    terms = tuple(term for term in match.payloads if term.layer == top)
    if len(terms) > 1:
        found = match.span.cut(text)
        terms = tuple(sorted(terms, key=lambda term: _implausibility(term, found, language)))
    return TermMatch(
        span=match.span,
        concept=terms[0].concept,
        form=terms[0].form,
        status=terms[0].status,
        concepts=tuple({term.concept.id: term.concept for term in terms}.values()),
        own=top > 0 or terms[0].concept.subdomain == _LIST,
    )


def _implausibility(
    term: _Term, found: str, language: Language
) -> tuple[int, bool, bool, int, int]:
    """Return what puts a concept behind others of the same form: other capitals than the text's.

    Party Committee is đảng ủy, Party committee cấp ủy; government is chính quyền, Government Chính
    phủ.
    """
    return (
        -term.layer,
        term.generated,
        term.status == "deprecated",
        _other_capitals(term.form, found),
        _other_capitals(term.concept.preferred(language), found),
    )


def _other_capitals(form: str, found: str) -> int:
    pairs = zip(form.removeprefix("the ").split(), found.split(), strict=False)
    return sum(one[0].isupper() != other[0].isupper() for one, other in pairs)


_LIST = "list"  # the subdomain of pairs that a program gave
_ORDER = {"preferred": 0, "admitted": 1, "deprecated": 2}


def _terms(concept: Concept, language: Language, layer: int) -> Iterator[_Term]:
    for number, form in enumerate(concept.approved(language)):
        yield _Term(concept, form, "admitted" if number else "preferred", layer)
    for form in concept.deprecated(language):
        yield _Term(concept, form, "deprecated", layer)


def _written(concept: Concept, language: Language, layer: int) -> Iterator[tuple[str, _Term]]:
    """Yield each form in which a concept may be written, with the term that it is a form of."""
    inflects = language == "en" and not _is_proper(concept.vi)
    first: _Term | None = None
    of_first: frozenset[str] = frozenset()
    for term in _terms(concept, language, layer):
        forms = written_forms(term.form, concept.pos) if inflects else (term.form,)
        if first is None:
            first, of_first = term, frozenset(forms)
        # A plural that is listed is still the preferred term.
        known = term.status == "admitted" and term.form in of_first
        given = first if known else term
        made = given._replace(generated=True)
        listed = (term.form, term.form.removeprefix("the "))
        for form in forms:
            yield form, given if form in listed else made


def _is_proper(vi: str) -> bool:
    """Tell whether a concept is a proper name (Hòa Bình), whose lower case may be a common word."""
    return all(word[0].isupper() for word in vi.split() if word[0].isalpha())


def _case(form: str, language: Language, proper: bool) -> Case:
    """Return how far capitals bind a form.

    Short abbreviations bind letter by letter (TW, QH, NTM), proper names and names of one word, in
    Vietnamese of two, by their initials: Mặt trận is the Front, trên mặt trận is at the front.
    """
    blanks = form.count(" ")
    if not blanks and len(form) <= 5 and sum(c.isupper() for c in form) >= 2:
        return Case.EXACT
    if proper or blanks < (2 if language == "vi" else 1):
        return Case.CAPITALS
    return Case.ANY


def shipped_folder() -> Path:
    """Return the folder of the built-in glossary: in the package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "glossary"
