"""The documents that an article rests on: one record each, with title, issuer and date where stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing.codes import issuer_of, kind_of, short_citation
from vnbrief.briefing.drafts import DocumentDraft, Phrase
from vnbrief.briefing.laws import Law, find_laws
from vnbrief.mentions.mention import Kind, Mention, Named, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.briefing.analysis import Analysis, Marked
    from vnbrief.document import Language

_DATE_GAP = {
    "en": re.compile(
        r"^,? ?\(?(?:dated|issued on|signed on|adopted on|promulgated on|of|on)? ?(?:the )?$", re.I
    ),
    "vi": re.compile(r"^,? ?\(?(?:ngày|ban hành ngày|ký ngày|được ban hành ngày)? ?$", re.I),
}
_ISSUER = {
    "en": re.compile(r"^,? ?(?:issued )?(?:of|by|from) (?:the )?", re.I),
    "vi": re.compile(r"^,? ?(?:của|do) ", re.I),
}
_TERM_NOTE = re.compile(r"^ ?\([^()]{0,40}\)")
_TITLE = {
    "en": re.compile(
        r'^,? ?(?:(?:on|regarding|concerning|about|promulgating|approving)\b|["“])', re.I
    ),
    "vi": re.compile(
        r'^,? ?(?:(?:về(?: việc)?|quy định|phê duyệt|ban hành|hướng dẫn)\b|["“])', re.I
    ),
}
_TITLE_END = {
    "en": re.compile(
        r",? (?=dated\b|ngày\b)|,? and (?=[A-Z][a-z]+ (?:No\.?|number) )|[;:()]|\.\.\.|…"
        r"|(?<!No)\.(?=\s|$)| (?=(?:with|which"
        r"|that|associated|and the annual|dated|has|have|is|was|are|were|will"
        r"|in the coming|to the)\b)",
    ),
    "vi": re.compile(
        r",? (?=dated\b|ngày\b)|,? và (?=[A-ZĐ]\w+ \w+ số )|[;:()]|\.\.\.|…"
        r"|(?<!No)\.(?=\s|$)| (?=(?:với|đã|được"
        r"|gắn với|trong thời gian|là|có hiệu lực|đến|nhằm|đồng thời)\b)",
    ),
}
_LISTED = {
    "en": re.compile(
        r"^, (?!\w+ly\b)(?:(?:and )?[\w'-]+ ?){1,4}(?:,|\band\b)|^, and "
        r"(?!\w+ly\b)(?:[\w'-]+ ?){1,5}$"
    ),
    "vi": re.compile(
        r"^, (?!(?:các|đã|được|tỉnh|huyện|xã|ngày|để|nhằm|góp|qua|từ"
        r"|cấp)\b)(?:[^\W\d]+ ?){1,6}(?:,|\b(?:và|trong|của|đối với|cho|ở|tại|trên)\b)"
    ),
}
MAX_TITLE_WORDS = 40


@dataclass(frozen=True, slots=True)
class _Citation:
    number: str
    evidence: int
    kind: str | None
    title: str | None
    issuer: str | None
    date: str | None


def documents(analysis: Analysis) -> tuple[DocumentDraft, ...]:
    """Return one record a document in the order of their first citation."""
    cited: dict[str, list[_Citation]] = {}
    for sentence in analysis.sentences:
        for mention in sentence.of_kinds((Kind.DOCUMENT,)):
            if isinstance(mention.value, Named):
                found = _citation(sentence, mention, analysis.language)
                cited.setdefault(mention.value.id, []).append(found)
    for sentence in analysis.sentences:
        for number, citation in _short(sentence, tuple(cited), analysis.language):
            cited[number].append(citation)
    numbered = tuple(
        _record(id, many, analysis.language, analysis.document.text) for id, many in cited.items()
    )
    return (*numbered, *_laws(analysis))


def _laws(analysis: Analysis) -> Iterable[DocumentDraft]:
    """Laws cited by name alone; a longer name of the same law takes the shorter one's citations."""
    cited: dict[str, list[tuple[int, Law]]] = {}
    for sentence in analysis.sentences:
        for law in find_laws(sentence, analysis.language):
            cited.setdefault(law.id, []).append((sentence.id, law))
    for id, many in cited.items():
        evidence = tuple(sorted({sentence for sentence, _ in many}))
        law = many[0][1]
        kind = kind_of("", law.name, analysis.language)
        title = Phrase(law.name, evidence, law.other)
        yield DocumentDraft(id, "", Phrase(kind[0], evidence, kind[1]), title, None, None, evidence)


def _record(id: str, citations: list[_Citation], language: Language, whole: str) -> DocumentDraft:
    def first(values: Iterable[tuple[str | None, int]]) -> Phrase | None:
        return next((Phrase(v, (e,)) for v, e in values if v), None)

    evidence = tuple(sorted({c.evidence for c in citations}))
    number = next((c.number for c in citations), "")
    kind = kind_of(id, next((c.kind for c in citations if c.kind), None), language)
    issuer = first((c.issuer, c.evidence) for c in citations)
    if issuer is None:
        known = issuer_of(id, language, whole)
        issuer = Phrase(known[0], evidence, known[1]) if known else None
    return DocumentDraft(
        id=id,
        number=number,
        kind=Phrase(kind[0], evidence, kind[1]),
        title=first((c.title, c.evidence) for c in citations),
        issuer=issuer,
        date=next((c.date for c in citations if c.date), None),
        evidence=evidence,
    )


def _citation(sentence: Marked, mention: Mention, language: Language) -> _Citation:
    id = mention.value.id if isinstance(mention.value, Named) else ""
    date, after = _date(sentence, mention.span.end, language)
    issuer, after = _issuer(sentence, after, language)
    if date is None:
        date, after = _date(sentence, after, language)
    return _Citation(
        number=id,
        evidence=sentence.id,
        kind=_kind_words(sentence, mention),
        title=_title(sentence, after, language),
        issuer=issuer,
        date=date,
    )


def _kind_words(sentence: Marked, mention: Mention) -> str:
    """The words that name the kind, in the mention itself or just before it."""
    inside = re.match(r"[^\d]*", mention.text)
    before = sentence.text[max(0, mention.span.start - 40) : mention.span.start]
    return before + (inside[0] if inside else "")


def _date(sentence: Marked, start: int, language: Language) -> tuple[str | None, int]:
    for mention in sentence.of_kinds((Kind.DATE,)):
        gap = sentence.text[start : mention.span.start]
        if mention.span.start >= start and _DATE_GAP[language].match(gap):
            value = mention.value
            if isinstance(value, When) and value.as_date():
                return value.start, mention.span.end
    return None, start


def _issuer(sentence: Marked, start: int, language: Language) -> tuple[str | None, int]:
    match = _ISSUER[language].match(sentence.text[start:])
    if not match:
        return None, start
    begin = start + match.end()
    owners = [
        m
        for m in sentence.of_kinds((Kind.ORGANIZATION, Kind.TERM))
        if abs(m.span.start - begin) <= 6 and len(m.text) > 3
    ]
    if not owners:
        return None, start
    best = max(owners, key=lambda m: m.span.end)
    end = best.span.end
    while True:  # "Provincial Party Committee" + "Standing Committee": one name, two mentions
        further = [
            m for m in sentence.of_kinds((Kind.ORGANIZATION, Kind.TERM)) if m.span.start == end + 1
        ]
        if not further:
            break
        end = max(m.span.end for m in further)
    note = _TERM_NOTE.match(sentence.text[end:])
    return sentence.text[best.span.start : end], end + (note.end() if note else 0)


def _title(sentence: Marked, start: int, language: Language) -> str | None:
    rest = sentence.text[start:]
    if not _TITLE[language].match(rest):
        return None
    begin = len(rest) - len(rest.lstrip(", "))
    if rest[begin] in '"“':
        close = re.search(r'["”]', rest[begin + 1 :])
        return rest[begin : begin + close.end() + 1] if close else None
    quoted = re.match(r'\w+(?: việc)? ["“][^"”]+["”]', rest[begin:])
    if quoted:
        return quoted[0]
    end = _title_end(rest, begin, language)
    title = rest[begin:end].strip(' ,."')
    return title if 2 < len(title.split()) <= MAX_TITLE_WORDS else None


def _title_end(rest: str, begin: int, language: Language) -> int:
    stop = _TITLE_END[language].search(rest, begin)
    end = stop.start() if stop else len(rest)
    for comma in re.finditer(", ", rest[begin:end]):
        place = begin + comma.start()
        if not _LISTED[language].match(rest[place:end]):
            return place
    return end


def _short(
    sentence: Marked, ids: tuple[str, ...], language: Language
) -> Iterable[tuple[str, _Citation]]:
    """``Resolution 25 of the Central Committee`` is 25-NQ/TW where only one document fits."""
    taken = [m.span for m in sentence.of_kinds((Kind.DOCUMENT,))]
    for span, id in short_citation(sentence.text, ids, language):
        if any(span.overlaps(t) for t in taken):
            continue
        _, after = _issuer(sentence, span.end, language)
        title = _title(sentence, after, language)
        yield id, _Citation(id, sentence.id, None, title, None, None)
