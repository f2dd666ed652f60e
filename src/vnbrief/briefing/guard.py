"""No number stands in a brief that is not in its source: by value, in both languages.

A text is compared by the numbers that its values are made of, so that ``88 million VND`` and
``88 triệu đồng``, ``August 20, 2013`` and ``20/8/2013``, ``25th out of 63`` and ``thứ 25/63`` agree, and
``88 billion`` and ``88 triệu`` do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import BaseModel

from vnbrief.briefing.schema import Bilingual, Brief
from vnbrief.mentions.mention import Amount, Mention, Named, When
from vnbrief.mentions.values import find_values
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.document import Document, Language

Atom = Decimal | str
# Number words up to here are also grammar (một trong, one of, both, đôi): no translation owes them.
_SMALL = 20


@dataclass
class Numbers:
    """The numbers of texts, looked up once each."""

    _known: dict[tuple[str, Language], tuple[frozenset[Atom], frozenset[Atom]]] = field(
        default_factory=dict
    )

    def of(self, text: str, language: Language) -> frozenset[Atom]:
        """Return every number of ``text``."""
        return self._look_up(text, language)[0]

    def claimed(self, text: str, language: Language) -> frozenset[Atom]:
        """Return the numbers that ``text`` has to answer for: those in digits, and large ones in words."""
        return self._look_up(text, language)[1]

    def _look_up(self, text: str, language: Language) -> tuple[frozenset[Atom], frozenset[Atom]]:
        key = (text, language)
        if key not in self._known:
            mentions = find_values(text, language)
            self._known[key] = (
                frozenset(a for m in mentions for a in atoms(m)),
                frozenset(a for m in mentions if _claims(m) for a in atoms(m)),
            )
        return self._known[key]


def _claims(mention: Mention) -> bool:
    if any(c.isdigit() for c in mention.text):
        return True
    return isinstance(mention.value, Amount) and mention.value.value > _SMALL


def atoms(mention: Mention) -> Iterator[Atom]:
    """Yield the numbers that a value is made of."""
    value = mention.value
    if isinstance(value, Amount):
        yield from (n.normalize() for n in (value.value, value.of, value.rank_of) if n is not None)
    elif isinstance(value, When):
        yield from _when_atoms(value)
    elif isinstance(value, Named):
        yield fold(value.id)


def _when_atoms(when: When) -> Iterator[Atom]:
    label = when.label or ""
    for text in (when.start, when.end or "", label.partition(":")[2]):
        for digits in re.findall(r"\d+", text):
            yield Decimal(int(digits)).normalize()


def unsourced(
    text: str, language: Language, source: str, source_language: Language, numbers: Numbers
) -> bool:
    """Tell whether a translation holds a number that its source lacks, or lacks one that it holds."""
    if not _might_count(text) and not _might_count(source):
        return False
    added = numbers.claimed(text, language) - numbers.of(source, source_language)
    lost = numbers.claimed(source, source_language) - numbers.of(text, language)
    return bool(_not_implied(added, source) or _not_implied(lost, text))


def _might_count(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _not_implied(found: Iterable[Atom], text: str) -> set[Atom]:
    """Numbers that are not in ``text`` as a string of digits either (parts of names and codes)."""
    runs = {Decimal(int(d)).normalize() for d in re.findall(r"\d+", text)}
    return {a for a in found if a not in runs and not (isinstance(a, str) and a in fold(text))}


def texts(model: BaseModel) -> Iterator[tuple[str, Language]]:
    """Yield every text of a brief that a reader sees in two languages."""
    if isinstance(model, Bilingual):
        yield model.vi, "vi"
        yield model.en, "en"
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from texts(item)


def foreign_numbers(brief: Brief, document: Document, numbers: Numbers) -> tuple[str, ...]:
    """Return the texts of ``brief`` with a number that ``document`` does not hold; none, if all is well."""
    held: set[Atom] = set()
    published = document.published
    if published:
        held |= {Decimal(n).normalize() for n in (published.year, published.month, published.day)}
    whole = " ".join(s.text for s in document.sentences)
    shown = f"{whole} {document.text} {document.title or ''} {document.publisher or ''}"
    for sentence in document.sentences:
        held |= numbers.of(sentence.text, document.language)
    for block in document.blocks:
        held |= numbers.of(block.span.cut(document.text), document.language)
    return tuple(
        text
        for text, language in texts(brief)
        if _might_count(text) and _not_implied(numbers.claimed(text, language) - held, shown)
    )
