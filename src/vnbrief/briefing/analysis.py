"""A document with its mentions, in the form that every step of the brief reads.

A rule about words around a figure would have to spell out every way to write a figure.
So each sentence also has a *masked* form of the same length, in which every amount, date and document
number is a run of one private character: ``up 14 places`` and ``up 1,200 places`` read alike, and
offsets in the mask are offsets in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vnbrief.briefing.bodies import same_bodies, with_bodies
from vnbrief.briefing.naming import is_name_number
from vnbrief.document import BlockKind, Document, Language, Span
from vnbrief.mentions.mention import Amount, Kind, Mention, Named, When

NUM = "\ue001"
TIME = "\ue002"
DOC = "\ue003"

AMOUNTS = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.RATIO, Kind.RANK, Kind.MONEY, Kind.QUANTITY})
TIMES = frozenset({Kind.DATE, Kind.PERIOD})

Recognizer = Callable[[str], Iterable[Mention]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of the document with its mentions in order.

    ``masked`` has the length of ``text``; see the module's text.
    """

    id: int
    text: str
    kind: BlockKind
    block: int
    mentions: tuple[Mention, ...]
    masked: str

    def of_kinds(self, kinds: Iterable[Kind]) -> tuple[Mention, ...]:
        """Return the mentions of these kinds, in order."""
        wanted = frozenset(kinds)
        return tuple(m for m in self.mentions if m.kind in wanted)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the steps of the brief work on."""

    document: Document
    sentences: tuple[Marked, ...]
    title_ids: frozenset[int] = field(default=frozenset())

    @property
    def language(self) -> Language:
        """The document's language."""
        return self.document.language

    def body(self) -> tuple[Marked, ...]:
        """Return the sentences that are neither title nor heading."""
        skipped = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE)
        return tuple(s for s in self.sentences if s.kind not in skipped)


def analyse(document: Document, recognize: Recognizer) -> Analysis:
    """Recognize the mentions of every sentence; ``recognize`` takes one sentence's text."""
    marked = tuple(_mark(document, index, recognize) for index in range(len(document.sentences)))
    marked = _merged(marked)
    titles = frozenset(s.id for s in marked if s.kind is BlockKind.TITLE)
    return Analysis(document, marked, titles)


def _merged(marked: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """Give a body one identity, whether it is named in full or in short."""
    bodies = [m for s in marked for m in s.mentions if m.kind is Kind.ORGANIZATION]
    same = same_bodies(bodies)
    if not same:
        return marked

    def one(mention: Mention) -> Mention:
        value = mention.value
        if mention.kind is Kind.ORGANIZATION and isinstance(value, Named) and value.id in same:
            return replace(mention, value=Named(same[value.id]))
        return mention

    return tuple(replace(s, mentions=tuple(one(m) for m in s.mentions)) for s in marked)


def _mark(document: Document, index: int, recognize: Recognizer) -> Marked:
    sentence = document.sentences[index]
    found = sorted(recognize(sentence.text), key=lambda m: (m.span.start, -m.span.end))
    named = with_bodies(sentence.text, found, document.language)
    mentions = with_ranges(sentence.text, with_ratios(sentence.text, named))
    return Marked(
        id=sentence.id,
        text=sentence.text,
        kind=document.blocks[sentence.block].kind,
        block=sentence.block,
        mentions=without_inner_amounts(mentions),
        masked=mask(sentence.text, mentions, document.language),
    )


_OF = re.compile(
    r" of (?:the |its |their |a |an )?(?:[\w-]+['’]s )?(?:total (?:of )?)?$"
    r"| (?:trên|trong) (?:tổng số|tổng cộng|số) $"
)


def with_ratios(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join ``3,200 of the province's 4,150`` into one ratio."""
    amounts = [m for m in mentions if m.kind in AMOUNTS]
    joined = {a: r for a, b in pairwise(amounts) if (r := _ratio(text, a, b))}
    taken = {b for a, b in pairwise(amounts) if a in joined}
    return tuple(joined.get(m, m) for m in mentions if m not in taken)


def _ratio(text: str, part: Mention, whole: Mention) -> Mention | None:
    one, all_ = part.value, whole.value
    if not (isinstance(one, Amount) and isinstance(all_, Amount)):
        return None
    plain = part.kind is whole.kind is Kind.NUMBER and 0 < one.value <= all_.value
    if not plain or not _OF.fullmatch(text[part.span.end : whole.span.start]):
        return None
    span = Span(part.span.start, whole.span.end)
    value = Amount(one.value, of=all_.value)
    return replace(
        part,
        kind=Kind.RATIO,
        span=span,
        text=span.cut(text),
        value=value,
        renderings=(),
        figure=None,
    )


_RANGE_OPENS = re.compile(r"\b(?:từ|from|between)(?: năm)? $", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(
    r" (?:đến|tới|to|until|through|and)(?: hết| cuối)?(?: năm)?(?: the end of)? ", re.IGNORECASE
)


def with_ranges(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join ``từ năm 2019 đến hết tháng 6/2023`` and ``from 2021 to 2023`` into one period."""
    dates = [m for m in mentions if m.kind is Kind.DATE]
    joined = {a: r for a, b in pairwise(dates) if (r := _range(text, a, b))}
    taken = {b for a, b in pairwise(dates) if a in joined}
    return tuple(joined.get(m, m) for m in mentions if m not in taken)


def _range(text: str, first: Mention, last: Mention) -> Mention | None:
    one, other = first.value, last.value
    if not (isinstance(one, When) and isinstance(other, When)) or one.end or other.end:
        return None
    opens = _RANGE_OPENS.search(text[max(0, first.span.start - 12) : first.span.start])
    goes_on = _RANGE_GOES_ON.fullmatch(text[first.span.end : last.span.start])
    whole = one.start[:1].isdigit() and other.start[:1].isdigit() and one.start < other.start
    if not (opens and goes_on and whole):
        return None
    span = Span(first.span.start, last.span.end)
    value = When(one.start, other.start)
    return replace(
        first,
        kind=Kind.PERIOD,
        span=span,
        text=span.cut(text),
        value=value,
        renderings=(),
        figure=None,
    )


def without_inner_amounts(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drop amounts that stand inside a date, document, name or longer amount: they are its parts."""
    owners = [
        m.span for m in mentions if m.kind not in (Kind.TERM, Kind.ORGANIZATION, Kind.PROGRAMME)
    ]

    def inner(mention: Mention) -> bool:
        if mention.kind not in AMOUNTS:
            return False
        mine = mention.span
        return any(
            o.start <= mine.start and mine.end <= o.end and len(o) > len(mine) for o in owners
        )

    return tuple(m for m in mentions if not inner(m))


def mask(text: str, mentions: Iterable[Mention], language: Language) -> str:
    """Return ``text`` with amounts, times and document numbers as runs of one private character.

    Numbers that are part of a name (``level 2``) stay as they are.
    """
    chars = list(text)
    for mention in mentions:
        sign = _sign(mention.kind)
        if sign and not _is_plain_word(mention, text, language):
            _fill(chars, mention.span, sign)
    return "".join(chars)


_LENGTH_OF_TIME = re.compile(
    r" (?:năm|tháng|tuần|giờ|phút|ngày(?! công)|years?|months?|weeks?|days?|hours?|minutes?)\b"
)


def _is_plain_word(mention: Mention, text: str, language: Language) -> bool:
    """``level 2`` is a name; ``one of the``, ``9 months`` are words like others."""
    if mention.kind is Kind.NUMBER and is_name_number(text, mention.span.start, language):
        return True
    if mention.kind is Kind.NUMBER and _LENGTH_OF_TIME.match(text, mention.span.end):
        return True
    small = isinstance(mention.value, Amount) and mention.value.value < 10
    return small and mention.kind is Kind.NUMBER and not any(c.isdigit() for c in mention.text)


def _sign(kind: Kind) -> str | None:
    if kind in AMOUNTS:
        return NUM
    if kind in TIMES:
        return TIME
    return DOC if kind is Kind.DOCUMENT else None


def _fill(chars: list[str], span: Span, sign: str) -> None:
    for position in range(span.start, span.end):
        if chars[position] not in (TIME, DOC) or sign != NUM:
            chars[position] = sign
