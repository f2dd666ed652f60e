"""What a document's number, and the words before it, say of its kind and issuer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.documents import KINDS, document_issuer, document_kind
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]  # Vietnamese, English

# Other words by which texts call the kinds.
_TWINS: tuple[Pair, ...] = (
    ("Chương trình", "Programme"),
    ("Chương trình hành động", "Action Programme"),
    ("Hướng dẫn", "Guidance"),
    ("Quy định", "Regulations"),
    ("Quy chế", "Regulation"),
    ("Công văn", "Official Dispatch"),
    ("Tờ trình", "Proposal"),
    ("Bộ luật", "Code"),
    ("Hiến pháp", "Constitution"),
)


def _words() -> tuple[Pair, ...]:
    return (*dict.fromkeys(KINDS.values()), *_TWINS)


def _ordered(pair: Pair, language: Language) -> Pair:
    return pair if language == "vi" else (pair[1], pair[0])


def kind_of(id: str, words: str | None, language: Language) -> Pair:
    """Return the kind in the document's language and the other one.

    The words of the text decide where they name a kind; the code of the number otherwise.
    """
    pair = _worded(words or "", language) or document_kind(id)
    return _ordered(pair or ("Văn bản", "Document"), language)


def _worded(words: str, language: Language) -> Pair | None:
    """The kind whose name stands nearest to the number; of two there, the longer one."""
    side = 0 if language == "vi" else 1
    text = fold(words)
    hits = []
    for pair in _words():
        at = text.rfind(fold(pair[side]))
        if at >= 0:
            hits.append((at + len(pair[side]), len(pair[side]), pair))
    return max(hits, key=lambda h: h[:2])[2] if hits else None


def issuer_of(id: str, language: Language, whole: str) -> Pair | None:
    """Return who issues documents of this number, in the document's language and the other one.

    ``whole`` is the article: TU is a province's or a city's Party committee, and the article says which.
    """
    pair = document_issuer(id)
    if pair and pair[0].startswith("Tỉnh ủy,"):
        text = fold(whole)
        city = ("thành ủy" in text or "city party committee" in text) and not (
            "tỉnh ủy" in text or "provincial party" in text
        )
        pair = (
            ("Thành ủy", "City Party Committee")
            if city
            else ("Tỉnh ủy", "Provincial Party Committee")
        )
    return _ordered(pair, language) if pair else None


def short_citation(text: str, ids: Iterable[str], language: Language) -> Iterable[tuple[Span, str]]:
    """Find numbers without a code behind a kind's name, where one of ``ids`` alone fits both."""
    known = list(ids)
    side = 0 if language == "vi" else 1
    names = sorted({re.escape(p[side]) for p in _words()}, key=len, reverse=True)
    pattern = re.compile(
        rf"\b({'|'.join(names)}) (?:số |No\. ?)?(\d{{1,4}})(?![\d/.,-]|\s?-\s?[A-ZĐ])",
        re.IGNORECASE,
    )
    for match in pattern.finditer(text):
        fitting = [
            id
            for id in known
            if re.match(rf"0*{int(match[2])}\b", id)
            and kind_of(id, None, language)[0].lower() == match[1].lower()
        ]
        if len(fitting) == 1:
            yield Span(match.start(), match.end()), fitting[0]
