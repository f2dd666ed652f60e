"""Cutting a sentence where a reader would: parentheses, semicolons, joined clauses, opening adverbials.

All functions work on masked text (:mod:`vnbrief.briefing.analysis`) and on offsets in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnbrief.briefing.analysis import NUM, TIME
from vnbrief.document import Language, Span

# An abbreviation in parentheses (PAPI) belongs to the name before it and is left alone.
_PARENTHESES = re.compile(r"[(\[](?![A-ZĐ][\w-]{1,9}[)\]])[^()\[\]]*[)\]]")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_HARD = re.compile(r"[;:…]|\.\.\.|(?<= )—(?= )")
_JOIN = {
    "en": re.compile(
        r", (?=(?:and|but|while|whereas|of which|in which|including|among them|with"
        r"|as well as|which)\b)"
        r"| (?=(?:while|whereas|of which|including)\b)"
    ),
    "vi": re.compile(
        r",? (?=(?:trong đó|trong số đó|bao gồm|đồng thời|qua đó|từ đó|góp phần|nhưng"
        r"|song|còn lại)\b)"
        r"|, (?=(?:và|còn|với|gồm|riêng|có)\b)"
    ),
}
_OPENING = {
    "en": re.compile(
        r"^(?:(?:today|now|this year|last year|this season|and|but|of which|in which"
        r"|while|whereas|accordingly|specifically|currently|notably"
        r"|however|in addition|besides|to date|up to now|so far|until now|as of|in particular),? )?"
        rf"(?:(?:by|in|on|at|since|from|during|over|through|throughout|until|as of"
        rf"|up to|according to"
        rf"|after|before|within|for|between|with|quarterly|annually)\b[^,]*, |{TIME}+, )*",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^(?:(?:nay|giờ đây|năm nay|tại đó|trong khi|khi đó|và|nhưng|song|trong đó"
        r"|trong số đó|còn|riêng|theo đó|cụ thể|hiện nay|hiện|bên cạnh đó"
        r"|ngoài ra|đồng thời|đặc biệt|qua đó|nhìn chung|với|gồm),? )?"
        rf"(?:(?:năm|trong|tính|đến|từ|sau|trước|theo|tại|ở|qua|vào|cuối|đầu|giai đoạn"
        rf"|kể từ|hằng|hàng|thông qua"
        rf"|sáng|chiều|tối|ngày|tháng|quý|nhiệm kỳ|cùng với)\b[^,]*, |{TIME}+, )*",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; ``text`` is masked, without the parentheses inside it.

    ``text`` has the length of ``span``; ``inner`` when the clause stands in parentheses.
    """

    span: Span
    text: str
    inner: bool

    def left_of(self, offset: int) -> str:
        """Return the clause's text before the sentence's ``offset``."""
        return self.text[: max(0, offset - self.span.start)]

    def right_of(self, offset: int) -> str:
        """Return the clause's text from the sentence's ``offset``."""
        return self.text[max(0, offset - self.span.start) :]


def region_at(masked: str, where: Span) -> Clause:
    """Return the parenthesis that holds ``where``, or the sentence with its parentheses blanked."""
    for match in _PARENTHESES.finditer(masked):
        if match.start() < where.start and where.end < match.end():
            span = Span(match.start() + 1, match.end() - 1)
            return Clause(span, span.cut(masked), inner=True)
    blanked = _PARENTHESES.sub(lambda m: " " * len(m[0]), masked)
    return Clause(Span(0, len(masked)), blanked, inner=False)


def part_at(masked: str, where: Span) -> Clause:
    """Return the part between semicolons, colons or dashes that holds ``where``."""
    region = region_at(masked, where)
    return _narrow(region, where, _HARD)


def clause_at(masked: str, where: Span, language: Language) -> Clause:
    """Return the clause that holds ``where``: a part, cut again at joined clauses."""
    return _narrow(part_at(masked, where), where, _JOIN[language])


def _narrow(outer: Clause, where: Span, boundary: re.Pattern[str]) -> Clause:
    start, end = 0, len(outer.text)
    first, last = where.start - outer.span.start, where.end - outer.span.start
    hidden = _QUOTED.sub(lambda m: "x" * len(m[0]), outer.text)
    for match in boundary.finditer(hidden):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last:
            end = match.start()
            break
    base = outer.span.start
    return Clause(Span(base + start, base + end), outer.text[start:end], outer.inner)


def opening_length(text: str, language: Language) -> int:
    """Return how much of a clause's start is joining words and adverbials: ``In 2022, ``."""
    stripped = text.lstrip()
    lead = len(text) - len(stripped)
    match = _OPENING[language].match(stripped)
    return lead + (match.end() if match else 0)


def has_amount(text: str) -> bool:
    """Tell whether masked text holds an amount."""
    return NUM in text
