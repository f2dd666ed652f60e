"""Terms whose first syllable is the end of another word, and committees written in lower case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.glossary.glossary import Glossary, TermMatch
from vnbrief.mentions.known import known_names
from vnbrief.mentions.words import words_of
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vnbrief.mentions.institutions import Institutions

# A term's first syllable, and the syllables before it that make it part of another word:
# cán bộ | y tế is no Bộ Y tế; phó trưởng ban | thường trực no Ban Thường trực.
_WORDS: Mapping[str, frozenset[str]] = {
    "bộ": words_of("cán tiến toàn nội đồng cục đảng chi trung bắc nam tây đường tản"),
    "ban": frozenset(["trưởng"]),
    "hội": words_of("đại xã cơ quốc lễ giáo"),
    "sở": words_of("cơ trụ công"),
    "đoàn": words_of("tập công binh sư trung tiểu"),
    "thường": words_of("thư trưởng bình"),
    "dân": words_of("nhân người nông cư"),
    "sự": words_of("nhân dân quân"),
    "nước": frozenset(["đất"]),
    "xã": frozenset(["tác", "thị"]),
}
# Parties that are not the Communist Party of Vietnam.
_OTHER_PARTY = re.compile(
    r" (?:cộng h(?:òa|oà)|dân chủ|bảo thủ|lao động(?! việt nam)|tự do|xanh|xã hội|quốc đại|cải cách"
    r"|hành động|nhân dân|công lý|tiến bộ|cầm quyền|đối lập|dân tộc|liên minh)(?!\w)"
)
# Words of which a term is only the beginning.
_LONGER = re.compile(r"(?:nghị định thư)(?!\w)")
_OWNER = re.compile(r" (?:của )?(?:nước )?")
_BEFORE = re.compile(r"([^\W\d_]+) $")
_COMMITTEES = re.compile(r"\b(?:tỉnh|thành|huyện|quận|thị) ủy\b(?! viên)")


def whole_words(
    text: str, matches: Sequence[TermMatch], glossary: Glossary, institutions: Institutions
) -> tuple[TermMatch, ...]:
    """Return the terms of Vietnamese ``text`` that begin where a word begins.

    Of a term that does not, what the glossary has in the rest of it stands in its place.
    Tỉnh ủy, Huyện ủy … are found in lower case too, as newspapers write them.
    """
    folded = fold(text)
    for loose in institutions.loose(text):
        beside = tuple(m for m in matches if not m.span.overlaps(loose.span))
        inside = [m for m in matches if m.span.overlaps(loose.span)]
        if all(len(m.span) < len(loose.span) for m in inside):
            matches = (*beside, loose)
    result: list[TermMatch] = []
    for match in matches:
        if _is_foreign(folded, match):
            continue
        result.extend(_whole(text, folded, match, glossary))
    result.extend(_lower_case(folded, result, institutions))
    return tuple(sorted(result, key=lambda m: m.span.start))


def _is_foreign(folded: str, match: TermMatch) -> bool:
    """Tell whether an institution is another country's: Đảng Cộng hòa, Quốc hội Brazil."""
    name = folded[match.span.start : match.span.end]
    if name == "đảng":
        return bool(_OTHER_PARTY.match(folded, match.span.end))
    if name != "quốc hội":
        return False
    owner = _OWNER.match(folded, match.span.end)
    words = folded[owner.end() : owner.end() + 40].split(" ")[:4] if owner else []
    names = (" ".join(words[:size]).rstrip(".,;:!?)") for size in range(len(words), 0, -1))
    found = next((known for name in names if (known := known_names("vi").get(name))), None)
    return found is not None and found.kind == "country" and "Việt Nam" not in found.vi


def _whole(text: str, folded: str, match: TermMatch, glossary: Glossary) -> Iterator[TermMatch]:
    start = match.span.start
    if _LONGER.match(folded, start):
        return  # nghị định thư is a protocol
    before = _BEFORE.search(folded, max(0, start - 12), start)
    first = folded[start : match.span.end].partition(" ")[0]
    if before is None or before[1] not in _WORDS.get(first, ()):
        yield match
        return
    rest = start + len(first) + 1
    if rest < match.span.end:
        for inner in glossary.find(text[rest : match.span.end], "vi"):
            yield replace(inner, span=inner.span.shift(rest))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _lower_case(
    folded: str, matches: Sequence[TermMatch], institutions: Institutions
) -> Iterator[TermMatch]:
    for found in _COMMITTEES.finditer(folded):
        span = Span(found.start(), found.end())
        concept = institutions.find(found[0])
        if concept is not None and not any(_holds(m.span, span) for m in matches):
            yield TermMatch(span, concept, concept.vi, "admitted", (concept,))
