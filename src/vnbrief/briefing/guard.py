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
from vnbrief.mentions.formatting import MONTHS
from vnbrief.mentions.mention import Amount, Mention, Named, When
from vnbrief.mentions.values import find_values
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.document import Document, Language

Atom = Decimal | str
# Stands before source text that is shown in place of a translation.
UNTRANSLATED = {"vi": "[chưa dịch] ", "en": "[untranslated] "}
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
                frozenset(a for m in mentions for a in atoms(m)) | _in_words(text, language),
                frozenset(a for m in mentions if _claims(m) for a in atoms(m)),
            )
        return self._known[key]


_ROMAN = re.compile(r"\b(?=[IVXL]+\b)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def _in_words(text: str, language: Language) -> frozenset[Atom]:
    """Numbers that may stand for figures of the other language: XXII for 22nd, March for tháng 3."""
    found = {_roman(m[0]) for m in _ROMAN.finditer(text) if m[0]}  # "XXL" matches as nothing
    if language == "en":
        found |= {i for i, name in enumerate(MONTHS, 1) if name[:3] in text}
    return frozenset(Decimal(n).normalize() for n in found)


def _roman(letters: str) -> int:
    values = [_ROMAN_VALUES[c] for c in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def _claims(mention: Mention) -> bool:
    if any(c.isdigit() for c in mention.text):
        return True
    return isinstance(mention.value, Amount) and mention.value.value > _SMALL


def atoms(mention: Mention) -> Iterator[Atom]:
    """Yield the numbers that a value is made of."""
    value = mention.value
    if isinstance(value, Amount):
        yield from (n.normalize() for n in (value.value, value.of, value.rank_of) if n is not None)
        if value.unit in ("percent", "percentage_point"):
            yield f"{value.value.normalize():f}%"
    elif isinstance(value, When):
        yield from _when_atoms(value)
    elif isinstance(value, Named):
        yield fold(value.id)


def _when_atoms(when: When) -> Iterator[Atom]:
    label = when.label or ""
    for text in (when.start, when.end or "", label.partition(":")[2]):
        for digits in re.findall(r"\d+", text):
            if int(digits):  # the minutes of a full hour are not said
                yield Decimal(int(digits)).normalize()


def unsourced(
    text: str, language: Language, source: str, source_language: Language, numbers: Numbers
) -> bool:
    """Tell whether a translation holds a number that its source lacks, or lacks one that it holds."""
    args = (text, language, source, source_language, numbers)
    return adds_number(*args) or loses_number(*args)


def adds_number(
    text: str, language: Language, source: str, source_language: Language, numbers: Numbers
) -> bool:
    """Tell whether a translation holds a number that its source lacks: it must not be shown."""
    if not _might_count(text):
        return False
    added = numbers.claimed(text, language) - numbers.of(source, source_language)
    return bool(_not_implied(added, source))


def loses_number(
    text: str, language: Language, source: str, source_language: Language, numbers: Numbers
) -> bool:
    """Tell whether a translation lacks a number that its source holds: it is shown as doubtful."""
    if not _might_count(source):
        return False
    lost = numbers.claimed(source, source_language) - numbers.of(text, language)
    values = frozenset(a for a in lost if not (isinstance(a, str) and a.endswith("%")))
    return bool(_not_implied(values, text))


def _might_count(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _not_implied(found: Iterable[Atom], text: str) -> set[Atom]:
    """Numbers that are not in ``text`` as a run of digits either (parts of names and codes).

    The full number of a document is implied by its short one: the glossary makes Chỉ thị số 05-CT/TW
    of Chỉ thị 05.
    """
    runs = {Decimal(int(d)).normalize() for d in re.findall(r"\d+", text)}
    return {
        a for a in found if a not in runs and not (isinstance(a, str) and _cited(a, text, runs))
    }


def _cited(id: str, text: str, runs: set[Decimal]) -> bool:
    number = re.match(r"\d+(?=[^%]*/)", id)
    return id in fold(text) or bool(number and Decimal(int(number[0])).normalize() in runs)


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

    def foreign(text: str, language: Language) -> set[Atom]:
        return _not_implied(numbers.claimed(text, language) - held, shown)

    def wrong(text: str, language: Language) -> bool:
        found = foreign(text, language)
        if found and UNTRANSLATED[language] in text:  # source text stands in it
            found &= foreign(text.replace(UNTRANSLATED[language], ""), document.language)
        return bool(found)

    return tuple(t for t, language in texts(brief) if _might_count(t) and wrong(t, language))
