"""Laws that are cited by name: Luật Đất đai 2024, the Law on Democracy at the Grassroots Level."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.mention import Kind
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.briefing.analysis import Marked

_SMALL = r"(?:and|of|the|at|in|for|on|to|against|by|with)"
_PATTERN = {
    "en": re.compile(
        rf"\b(?:Law|Ordinance) on (?:{_SMALL} )*[A-Z][\w'’-]*(?:,? (?:{_SMALL} "
        rf")*[A-Z][\w'’-]*)*(?: \(amended\))?"
        r"(?: (?:of )?(?P<a>(?:19|20)\d\d))?"
        r"|\b(?:(?P<b>(?:19|20)\d\d) )?(?:(?:[A-Z][a-z]+ ){1,3}Law|(?:Penal|Civil"
        r"|Labor|Labour|Maritime) Code"
        r"|Constitution)\b(?: (?:of )?(?P<c>(?:19|20)\d\d))?"
    ),
    "vi": re.compile(
        r"(?<!\w)(?:(?:Bộ luật|Luật|Pháp lệnh) [A-ZĐÀ-Ỹ][^\W\d_]*(?:(?:,"
        r"| và)? (?!(?:được|đã|có|của|quy|trong|tại|về|là|cho"
        r"|với|khi|này|nêu|đối|năm|theo|nhằm|do|mới|sẽ|cũng|thì|từ|sau|để|ban|gồm|ra"
        r"|đến|như|trên|vào|hiện|thông|tới"
        r"|nên|bằng|không|còn|phải|cần|giúp|tạo|nhưng|các|những|số|vì|nếu|hoặc|mà|ngày"
        r"|giữa|lên)\b)[a-zđà-ỹ]+){0,7}"
        r"|Hiến pháp)(?: sửa đổi| \(sửa đổi\))?(?: (?:năm )?(?P<a>(?:19|20)\d\d))?"
    ),
}
_LAW = {
    "en": re.compile(r"(?:Law|Ordinance) on |.* (?:Law|Code)$"),
    "vi": re.compile(r"(?:Bộ luật|Luật|Pháp lệnh) "),
}


@dataclass(frozen=True, slots=True)
class Law:
    """A law cited by name: where, its identity, the words, and the other language's where known."""

    span: Span
    id: str
    name: str
    other: str | None


def find_laws(sentence: Marked, language: Language) -> Iterator[Law]:
    """Yield the laws named in a sentence; the glossary's names go before the pattern's."""
    taken: list[Span] = []
    for mention in sentence.of_kinds((Kind.TERM,)):
        if _LAW[language].match(mention.text) and mention.concept and len(mention.text.split()) > 2:
            taken.append(mention.span)
            other = mention.renderings[0] if mention.renderings else None
            yield Law(mention.span, mention.concept, mention.text, other)
    for match in _PATTERN[language].finditer(sentence.text):
        span = Span(match.start(), match.end())
        name = match[0].strip(" ,")
        bare = len(name.split()) < (3 if name[:1] in "BLP" else 2)
        if (
            bare
            or any(span.overlaps(t) for t in taken)
            or _is_start(sentence.text, match, language)
        ):
            continue
        yield Law(span, f"law:{fold(name)}", name, None)


def _is_start(text: str, match: re.Match[str], language: Language) -> bool:
    """``Under Vietnamese Law`` and a sentence's first capital are no names of laws."""
    if language == "vi":
        return bool(re.search(r"[Ll]uật sư|[Ll]uật gia|Luật Hà Nội|Luật TP", match[0]))
    return bool(re.search(r"^(?:The |A |By |Under |This |Vietnamese |International )", match[0]))
