"""The office that stands before or after a person's name, as the text has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

# Each head is admitted with a capital or without; "(phó)" may stand before those marked with *.
_VI_HEADS = (
    "tổng bí thư, *bí thư, *chủ tịch, *thủ tướng, bộ trưởng, thứ trưởng, *tổng giám đốc, *giám đốc, "
    "*trưởng ban, *trưởng phòng, *trưởng đoàn, *trưởng bộ môn, *trưởng khoa, *trưởng thôn, *trưởng bản, "
    "*trưởng ấp, *trưởng công an, *trưởng, *chánh văn phòng, *chánh thanh tra, *chánh án, *chánh, "
    "*viện trưởng, *cục trưởng, *chi cục trưởng, *vụ trưởng, *hiệu trưởng, hiệu phó, *chủ nhiệm, "
    "*tổng thanh tra, tổng thống, ủy viên, tỉnh ủy viên, thành ủy viên, huyện ủy viên, đại biểu, thư ký, "
    "đại sứ, tham tán, chính ủy, tư lệnh, *tổng biên tập, đại tướng, thượng tướng, trung tướng, "
    "thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, nguyên, cựu, quyền, đoàn trưởng, "
    "nhà báo, luật sư, giáo sư, phó giáo sư, tiến sĩ, thạc sĩ, bác sĩ, nhạc sĩ, nghệ sĩ, nghệ nhân, "
    "anh hùng, liệt sĩ, tổ trưởng, đội trưởng, phát ngôn viên, người phát ngôn, cán bộ, già làng"
)
_EN_BEFORE_HEAD = (
    "former|acting|permanent|standing|deputy|vice|first|party|state|national assembly|na|prime|foreign|"
    "general|provincial|district|commune|city|party cell|associate|senior|village"
)
_EN_HEADS = (
    "secretary|chairman|chairwoman|chairperson|chair|president|minister|director general|director|head|"
    "chief|governor|inspector general|ambassador|rector|principal|member|commander|lieutenant|colonel|"
    "major|general|captain|deputy|editor-in-chief|spokesperson|professor|leader|elder|journalist|lawyer"
)


def _vi_head(head: str) -> str:
    star, head = head.startswith("*"), head.lstrip("*")
    return f"(?:phó )?{head}" if star else head


def _vi_heads() -> str:
    ranked = sorted(_VI_HEADS.split(", "), key=len, reverse=True)
    return "|".join(_vi_head(head) for head in ranked).replace("ủy", "(?:ủy|uỷ)")


_BEFORE: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(rf"\b(?:{_vi_heads()})\b", re.IGNORECASE),
    "en": re.compile(rf"\b(?:(?:{_EN_BEFORE_HEAD})[ -])*(?:{_EN_HEADS})\b", re.IGNORECASE),
}
_COURTESY: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(
        r"(?:[,\s]*\b(?:(?:các )?đồng chí|đ/c|ông|bà|anh|chị|em|cô|chú|bác|cụ|thầy|cháu|TS|ThS|GS|PGS|BS|"
        r"GS\.TS|PGS\.TS|NSND|NSƯT)\b[.:]?)+\s*$",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:[,\s]*\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Comrade|comrade|Comrades|comrades|Madame|Madam|Sir)\b\.?)+\s*$"
    ),
}
# A role does not run over these: from here on the sentence says what somebody did.
_STOPS: Mapping[Language, re.Pattern[str]] = {
    "vi": re.compile(
        r"\b(?:đã|cho|với|cùng|là|được|do|để|tại|khi|vừa|sẽ|đang|thì|mà|rằng|như|từ|bị|trao|thay|gặp|có|cũng)\b"
    ),
    "en": re.compile(
        r"\b(?:has|had|have|was|were|is|are|will|with|by|that|who|said|to|from|when|after|as|than|told|met|while|on)\b"
    ),
}
_AFTER_LINK = re.compile(r"\s*(?:,|\(|-|–|—)\s*")
# Children and people, not one of them: trẻ em Mỹ, anh em Thái.
_PEOPLE = re.compile(r"\b(?:trẻ|anh|chị|học sinh|thiếu) em $", re.IGNORECASE)
_MOST = 160  # characters of a role


def is_courtesy(text: str, at: int, language: Language) -> bool:
    """Tell whether a courtesy title (ông, đồng chí, Mr.) ends right before ``at``."""
    if language == "vi" and _PEOPLE.search(text, max(0, at - 30), at):
        return False
    return _COURTESY[language].search(text, max(0, at - 30), at) is not None


def role_before(text: str, at: int, language: Language) -> Span | None:
    """Return the role that ends right before the name at ``at``: Bí thư Tỉnh ủy (ông) …"""
    begin = max(0, at - _MOST)
    courtesy = _COURTESY[language].search(text, begin, at)
    end = courtesy.start() if courtesy else at
    while end > begin and text[end - 1] in " ,:":
        end -= 1
    clause = max(text.rfind(mark, begin, end) for mark in '.;:!?"”“\n') + 1
    for dot in re.finditer(r"\b(?:TP|TX|Tp|T)\. ?", text[begin:end]):
        # The point of TP. parts nothing.
        if begin + dot.start() < clause <= begin + dot.end():
            clause = max(begin, text.rfind(". ", begin, begin + dot.start()) + 1)
    stop = max((m.end() for m in _STOPS[language].finditer(text, clause, end)), default=clause)
    head = _BEFORE[language].search(text, stop, end)
    if head is None:
        return None
    return Span(head.start(), end) if head.start() < end else None


def role_after(text: str, at: int, language: Language) -> Span | None:
    """Return the role that follows the name's end ``at`` as an apposition: …, Chủ tịch UBND tỉnh."""
    link = _AFTER_LINK.match(text, at)
    if link is None or link.end() == at:
        return None
    start = link.end()
    head = _BEFORE[language].match(text, start)
    if head is None:
        article = re.compile(r"(?:the|a|an)\s+").match(text, start) if language == "en" else None
        head = _BEFORE[language].match(text, article.end()) if article else None
    if head is None:
        return None
    return Span(start, _role_end(text, start, head.end(), language))


def _role_end(text: str, start: int, end: int, language: Language) -> int:
    limit = min(len(text), start + _MOST)
    marks = re.compile(r"[,;:()–\n]|\.(?=\s|$)| - ")
    while True:
        mark = marks.search(text, end, limit)
        stop = mark.start() if mark else limit
        verb = _STOPS[language].search(text, end, stop)
        if verb is not None:
            return len(text[: verb.start()].rstrip())
        if mark is None or mark[0] != ",":
            return len(text[:stop].rstrip())
        following = _BEFORE[language].match(text, mark.end() + 1)
        if following is None:
            return stop
        end = following.end()
