"""Programmes, movements, campaigns, funds and projects that bear a title in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.terms import concept_kind
from vnbrief.mentions.words import marked_key, name_key, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vnbrief.glossary.concept import Concept
    from vnbrief.glossary.glossary import Glossary

# Vietnamese head, English head; the first that fits is taken.
_HEADS = (
    ("phong trào thi đua yêu nước", "patriotic emulation movement"),
    ("phong trào thi đua", "emulation movement"),
    ("phong trào", "movement"),
    ("cuộc vận động", "campaign"),
    ("chiến dịch", "campaign"),
    ("chương trình mục tiêu quốc gia", "national target program"),
    ("chương trình", "program"),
    ("quỹ", "Fund"),
    ("đề án", "project"),
    ("dự án", "project"),
)
_EN_OF_VI = dict(_HEADS)
_EN_WORDS = (
    "(?:(?:patriotic |national target )?(?:emulation )?"
    "(?:movement|campaign|program(?:me)?|fund|project|scheme)s?)"
)
_TITLE = r"[\"“”«](?P<title>[^\"“”«»\n]{3,220})[\"”“»]"
_VI = re.compile(
    rf"(?P<head>\b(?:{'|'.join(h for h, _ in _HEADS)}))(?P<more>(?: [^\W\d_]+){{0,2}})? ?:? ?{_TITLE}",
    re.IGNORECASE,
)
_EN_BEFORE = re.compile(rf"(?P<head>\b{_EN_WORDS}) ?:? ?,? ?{_TITLE}", re.IGNORECASE)
_EN_AFTER = re.compile(rf"{_TITLE} (?P<head>{_EN_WORDS})\b", re.IGNORECASE)
_NEXT = re.compile(rf"(?:,| and| và|;)(?: and| và)? ?{_TITLE}")


@dataclass(frozen=True, slots=True)
class Programme:
    """A titled programme in a text.

    Attributes:
        span: head word and title, quotation marks with it; of a list's later titles, the title alone.
        id: the concept's, or one made of the title in the text's language.
        head: its head word as the text has it.
        title: without quotation marks.
        renderings: in the other language; empty where the glossary does not know the title.
    """

    span: Span
    id: str
    head: str
    title: str
    renderings: tuple[str, ...]
    concept: str | None = None


class Titles:
    """The programmes of a glossary by the titles that their names quote."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary

    @cached_property
    def _by_title(self) -> Mapping[str, Concept]:
        table: dict[str, Concept] = {}
        for concept in self._glossary.concepts:
            if concept_kind(concept) is not Kind.PROGRAMME:
                continue
            forms = (*concept.approved("vi"), *concept.approved("en"))
            for form in (*forms, *concept.vi_avoid, *concept.en_avoid):
                for title in re.findall(r'"([^"]+)"', form):
                    table.setdefault(marked_key(title), concept)
        return table

    def concept(self, title: str, language: Language) -> Concept | None:
        """Return the programme with a title, or else the concept that the whole title is a form of."""
        known = self._by_title.get(marked_key(title))
        if known is not None:
            return known
        whole = self._begun(marked_key(title))
        if whole is not None:
            return whole
        size = len(title.strip(" .,"))
        for match in self._glossary.find(title, language):
            if len(match.span) >= size - 1:
                for form in (*match.concept.approved("vi"), *match.concept.approved("en")):
                    if marked_key(form) in self._by_title:
                        return self._by_title[marked_key(form)]
                return match.concept
        return None

    def begins_only(self, concept: Concept, title: str) -> bool:
        """Tell whether ``title`` is longer than the programme's: no form of it is a rendering then."""
        return self._begun(marked_key(title)) is concept

    def _begun(self, title: str) -> Concept | None:
        """Return the programme with whose title a longer one begins: … in Ninh Binh, 2021-2025."""
        words = title.split()
        for size in range(len(words) - 1, 4, -1):
            concept = self._by_title.get(" ".join(words[:size]))
            if concept is not None:
                return concept
        return None


def find_programmes(text: str, language: Language, titles: Titles) -> tuple[Programme, ...]:
    """Return the titled programmes in NFC ``text``, also those whose title the glossary lacks."""
    found: dict[tuple[int, int], Programme] = {}
    patterns = (_VI,) if language == "vi" else (_EN_AFTER, _EN_BEFORE)
    for pattern in patterns:
        for match in pattern.finditer(text):
            for start, end, title in _titles(text, match, pattern is _EN_AFTER):
                if start not in {s for s, _ in found}:
                    made = _programme(Span(start, end), match["head"], title, language, titles)
                    found[start, end] = made
    return _without_overlaps(found.values())


def _titles(text: str, match: re.Match[str], after: bool) -> Iterator[tuple[int, int, str]]:
    yield match.start(), match.end(), match["title"]
    end = match.end()
    while not after and (following := _NEXT.match(text, end)) is not None:
        yield following.start("title") - 1, following.end(), following["title"]
        end = following.end()


def _without_overlaps(found: Iterable[Programme]) -> tuple[Programme, ...]:
    kept: list[Programme] = []
    for programme in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        if not kept or programme.span.start >= kept[-1].span.end:
            kept.append(programme)
    return tuple(kept)


def _programme(span: Span, head: str, title: str, language: Language, titles: Titles) -> Programme:
    concept = titles.concept(title, language)
    if concept is None:
        return Programme(span, f"programme:{name_key(title)}", head, title, ())
    if concept_kind(concept) is Kind.PROGRAMME and titles.begins_only(concept, title):
        return Programme(span, concept.id, head, title, (), concept.id)
    if concept_kind(concept) is Kind.PROGRAMME:
        forms = concept.approved("en" if language == "vi" else "vi")
        return Programme(span, concept.id, head, title, forms, concept.id)
    make: Callable[[str, str], list[str]] = _english if language == "vi" else _vietnamese
    target: Language = "en" if language == "vi" else "vi"
    renderings = [form for term in concept.approved(target)[:4] for form in make(head, term)]
    return Programme(
        span, f"programme:{concept.id}", head, title, tuple(dict.fromkeys(renderings)), None
    )


def _english(head: str, term: str) -> list[str]:
    word = _EN_OF_VI.get(head.lower(), "program")
    name = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in term.split())
    return [f'"{name}" {word}', f'{word} "{name}"', f'"{name}"', name]


_SMALL = words_of("a an and at by for from in of on or the to with")
_VI_OF_EN: Mapping[str, tuple[str, ...]] = {
    "emulation movement": ("phong trào thi đua",),
    "movement": ("phong trào", "phong trào thi đua"),
    "campaign": ("cuộc vận động", "chiến dịch"),
    "program": ("chương trình",),
    "programme": ("chương trình",),
    "fund": ("Quỹ", "quỹ"),
    "project": ("Đề án", "đề án", "dự án"),
    "scheme": ("Đề án", "đề án"),
}


def _vietnamese(head: str, term: str) -> list[str]:
    words = _VI_OF_EN.get(head.lower().removesuffix("s"), ("chương trình",))
    name = term[:1].upper() + term[1:]
    return [*(f'{word} "{name}"' for word in words), f'"{name}"', name]


def programme_mention(text: str, found: Programme, language: Language) -> Mention:
    """Return the mention of a programme found in ``text``."""
    return Mention(
        kind=Kind.PROGRAMME,
        span=found.span,
        text=found.span.cut(text),
        value=Named(found.id),
        renderings=found.renderings,
        language=language,
        strength="must" if found.renderings else "should",
        concept=found.concept,
    )
