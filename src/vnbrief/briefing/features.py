"""What speaks for a sentence: features between 0 and 1 that a reader can check by eye."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from vnbrief.briefing.analysis import AMOUNTS, Analysis, Marked
from vnbrief.document import BlockKind
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.words import words_of
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_NAMES = frozenset({Kind.TERM, Kind.ORGANIZATION, Kind.PROGRAMME, Kind.DOCUMENT})

# Words that introduce an outcome, a decision or a summary, in either language.
_CUES = re.compile(
    r"\b(kết quả|theo đó|nhằm|quyết định|kết luận|đạt|hoàn thành|tổng|mục tiêu"
    r"|phấn đấu|chỉ đạo|yêu cầu"
    r"|nhấn mạnh|ban hành|công bố|khẳng định|triển khai|tổ chức|result|decid|announc|issued|achiev"
    r"|total|complet|target|strive|direct|require|emphasi[sz]|launch|approved|according to"
    r"|up to now|to date|plans? to|aim)"
)
# A sentence that leans on the one before it reads badly alone.
_LEANING = re.compile(
    r"^(tuy nhiên|nhưng|song|ngoài ra|bên cạnh đó|do đó|vì vậy|vì thế|mặt khác"
    r"|trong khi đó|sau đó|đồng thời"
    r"|điều này|việc này|đây|đó|ông|bà|anh|chị|họ|nó|cũng|theo ông|theo bà|however|but|moreover"
    r"|in addition|besides|therefore|thus|meanwhile|then|this|that|these|those|he|she"
    r"|they|it|also)\b"
)
_SPEECH = re.compile(r'^["-]|"[^"]{60,}"|\b(chia sẻ|tâm sự|kể|cho hay|bộc bạch|he said|she said)\b')

# Words of grammar carry no topic; counting them would make any long sentence central.
STOP = words_of(
    "và của các là có được cho trong với đã để một những này khi đến về từ tại người không ra "
    "cũng như theo sẽ vào đó trên ở phải do bị sau hơn còn rất việc đang nhiều nên mà lại thì "
    "cùng năm ngày bằng qua nhưng hay hoặc rằng lên nếu đây nay vì the a an of to and in on for "
    "is are was were be been has have had with by that this it as at from will which its their or "
    "not they he she his her who than more also into but"
)


@dataclass(frozen=True, slots=True)
class Features:
    """Each between 0 and 1; ``leaning``, ``speech`` and ``question`` speak against a sentence."""

    first: float  # the first sentence of the body
    early: float  # falls from 1 with the sentence's place
    title: float  # share of the title's topic words that it holds
    central: float  # cosine with the whole text
    figures: float
    names: float  # terms, organizations, programmes, documents
    cue: float
    length: float  # neither a fragment nor a paragraph
    opening: float  # first sentence of its section or paragraph
    leaning: float
    speech: float
    question: float


def words(text: str) -> list[str]:
    """Cut text into folded words (syllables, in Vietnamese)."""
    return _WORD.findall(fold(text))


def topic_words(text: str) -> list[str]:
    """Words and neighbouring pairs without the words of grammar: pairs stand for Vietnamese words."""
    kept = words(text)
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(kept) if not {a, b} & STOP]
    return [w for w in kept if w not in STOP and not w.isdigit()] + pairs


Vector = dict[str, float]


def vectors(bags: Sequence[Sequence[str]]) -> list[Vector]:
    """Unit tf-isf vectors of the sentences' topic words."""
    frequency = Counter(w for bag in bags for w in set(bag))
    total = len(bags)
    return [
        _unit({w: n * math.log(1 + total / frequency[w]) for w, n in Counter(bag).items()})
        for bag in bags
    ]


def _unit(vector: Vector) -> Vector:
    norm = math.sqrt(sum(x * x for x in vector.values()))
    return {w: x / norm for w, x in vector.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum(x * large[w] for w, x in small.items() if w in large)


def features(analysis: Analysis, sentences: Sequence[Marked], bags: list[Vector]) -> list[Features]:
    """Compute the features of ``sentences`` (the body) whose unit vectors are ``bags``."""
    centroid: Counter[str] = Counter()
    for bag in bags:
        centroid.update(bag)
    centre = _unit(dict(centroid))
    title = frozenset(topic_words(analysis.document.title or ""))
    openings = _openings(analysis)
    return [
        _one(sentence, index, len(sentences), cosine(bag, centre), title, sentence.id in openings)
        for index, (sentence, bag) in enumerate(zip(sentences, bags, strict=True))
    ]


def _one(
    sentence: Marked, index: int, total: int, central: float, title: frozenset[str], opening: bool
) -> Features:
    folded = fold(sentence.text)
    size = len(words(sentence.text))
    held = title & frozenset(topic_words(sentence.text))
    return Features(
        first=float(index == 0),
        early=1 - index / max(total, 8),
        title=len(held) / len(title) if title else 0.0,
        central=central,
        figures=min(len(sentence.of_kinds(AMOUNTS)), 3) / 3,
        names=min(len(sentence.of_kinds(_NAMES)), 5) / 5,
        cue=min(len(_CUES.findall(folded)), 3) / 3,
        length=_length(size),
        opening=float(opening),
        leaning=float(bool(_LEANING.match(folded))),
        speech=float(bool(_SPEECH.search(folded))),
        question=float(folded.rstrip('" ').endswith("?")),
    )


def _length(size: int) -> float:
    """1 from 18 to 50 words, falling to 0 at 4 and at 120."""
    if size < 18:
        return max(0.0, (size - 4) / 14)
    return 1.0 if size <= 50 else max(0.0, (120 - size) / 70)


def _openings(analysis: Analysis) -> frozenset[int]:
    opened: set[int] = set()
    block = -1
    for sentence in analysis.sentences:
        if sentence.block != block and sentence.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            opened.add(sentence.id)
        block = sentence.block
    return frozenset(opened)


NAMES = tuple(f.name for f in fields(Features))
