"""What a figure counts, as a short noun phrase cut from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing import labels_en, labels_vi
from vnbrief.briefing.analysis import NUM, TIME, Marked
from vnbrief.briefing.clauses import Clause, opening_length, part_at
from vnbrief.briefing.labels_en import MAX_WORDS, tidy
from vnbrief.mentions.mention import Amount, Kind, Mention

if TYPE_CHECKING:
    from vnbrief.briefing.drafts import FigureDraft
    from vnbrief.document import Language

_LETTERS = r"(?<![^\W\d_])"
_TIME_PHRASE = {
    "en": re.compile(
        rf",? ?{_LETTERS}(?:(?:by|in|at|since|from|during|as of|until|for|over|of|on) )?(?:the )?"
        rf"(?:(?:end|beginning|start|middle) of )?(?:the )?(?:year |period )?{TIME}+"
        rf"(?: (?:to|until) (?:present|now|date|{TIME}+))?",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        rf",? ?{_LETTERS}(?:(?:tính đến|đến|trong|từ|kể từ|vào|của|tới) )?(?:(?:hết"
        rf"|cuối|đầu|giữa) )?"
        rf"(?:năm |giai đoạn )?{TIME}+(?: (?:đến nay|đến {TIME}+))?",
        re.IGNORECASE,
    ),
}
# A figure after such words is the second of two that share a subject: from 41% to 83%.
_RANGE = {
    "en": re.compile(
        r"^[\s,]*(?:to|and|or|-|–)?\s*(?:only |just |about |nearly |over )*$", re.IGNORECASE
    ),
    "vi": re.compile(
        r"^[\s,]*(?:đến|tới|lên đến|lên tới|lên|xuống còn|xuống|còn|-|–|và|hoặc|hay)?\s*"
        r"(?:chỉ |khoảng |gần |hơn |trên )*$",
        re.IGNORECASE,
    ),
}
# "equal to 53.6% of the estimate": a rate of what was named before.
AGAINST = {
    "en": re.compile(
        r"^ (?:of|over|against) (?P<base>(?:the |its |their )?(?:(?:annual|year's"
        r"|yearly|whole-year|assigned|set"
        r"|provincial|central|same|total) )*(?:estimates?|plans?|targets?|period"
        r"|resolution|budget estimate"
        r"|total|quota)\b(?: of the year| last year)?)",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^ (?:so với )?(?P<base>(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|cùng kỳ|nghị quyết|tổng số)"
        r"(?: (?:năm|cả năm|được giao|đề ra|trung ương giao|HĐND tỉnh giao|tỉnh giao))?)",
        re.IGNORECASE,
    ),
}
_VERSUS = {"en": "against", "vi": "so với"}


@dataclass(frozen=True, slots=True)
class Label:
    """A figure's label, and the noun alone where the figure counts things."""

    text: str
    counted: str = ""


def label_of(
    sentence: Marked, mention: Mention, language: Language, previous: FigureDraft | None = None
) -> Label:
    """Return what the figure counts in the source's words; an empty label where nothing says it.

    ``previous`` is the figure before it in the sentence.
    """
    part = part_at(sentence.masked, mention.span)
    left, right = part.left_of(mention.span.start), part.right_of(mention.span.end)
    if previous is not None and (
        _shares(part, previous, mention, left, language)
        or _paired(sentence, previous, mention, language)
    ):
        return Label(previous.label.text, previous.counted.text if previous.counted else "")
    if previous is not None and _ranks(sentence, previous, mention, language):
        return Label(previous.label.text)
    rules = labels_en if language == "en" else labels_vi
    if mention.kind is Kind.PERCENT and (base := AGAINST[language].match(right)):
        return _against(sentence, part, mention, previous, base, language)
    if previous is not None:
        whole = previous.counted or previous.label
        if these := rules.of_these(whole.text, left, right):
            return Label(these, whole.text if previous.counted else "")
    after = rules.noun_after(left, right, mention.kind)
    if after and _only_counts(right[after[0] : after[1]]) and rules.subject(left, "", mention.kind):
        after = None  # "Tổng đàn lợn đạt 412.000 con": the herd is the subject
    if after:
        counted = tidy(
            visible(sentence, part, mention.span.end + after[0], mention.span.end + after[1])
        )
        text = rules.counted_label(counted, left, mention.kind)
        share = mention.kind is Kind.PERCENT and bool(_SHARE_OF[language].search(left))
        owner = rules.subject(left, "", mention.kind) if share or NUM not in left else None
        named = tidy(_name(sentence, part, owner[0], owner[1], language)) if owner else ""
        if share and named:
            text = f"{named} {_IN[language]} {counted}"
        elif f" {counted.lower()} " in f" {named.lower()} ":
            text = named  # "the number of new communes is 561/742 communes": the subject says more
        return Label(_finish(_without_agent(text, language), language), counted)
    found = rules.subject(left, right, mention.kind)
    if found:
        text = tidy(_name(sentence, part, found[0], found[1], language))
        if text and found[2]:
            area = found[2] == "chiều rộng" and _unit(mention) in ("m2", "ha", "km2")
            text = rules.framed("diện tích" if area else found[2], text)
        text = _MEASURES.get(text.lower(), text)
        if text:
            return Label(_finish(_without_agent(text, language), language))
    return Label(
        _outside(sentence, part, language)
        or _without_agent(_around(sentence, part, mention, language), language)
    )


_MEASURES = {"rộng": "chiều rộng", "dài": "chiều dài", "cao": "chiều cao", "sâu": "chiều sâu"}
_SHARE_OF = {
    "en": re.compile(r"\b(?:accounts|accounted|makes up|made up)\s+(?:\w+\s+){0,3}$"),
    "vi": re.compile(r"(?<!, )\bchiếm\s+(?:\w+\s+){0,2}$"),
}
_IN = {"en": "in", "vi": "trong"}
_RANKS = {
    "en": re.compile(
        r"^(?: (?:over|compared|from) [^,;]*)?[\s,;]*(?:and |which )?(?:is |was )?"
        r"(?:(?:rank|plac|stand)\w*)?\s*$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^(?: so với [^,;]*)?[\s,;]*(?:và )?(?:hiện |đang |được )?(?:xếp|đứng)"
        r"(?: hạng| vị trí| ở vị trí)?\s*$",
        re.IGNORECASE,
    ),
}


def _ranks(sentence: Marked, previous: FigureDraft, mention: Mention, language: Language) -> bool:
    """``88.32 points, ranking 18th out of 63``: the rank is of what was just named."""
    gap = sentence.masked[previous.mention.span.end : mention.span.start]
    return mention.kind is Kind.RANK and bool(_RANKS[language].match(gap))


_SAME_FRAME = {
    "en": re.compile(r"^ (?P<prep>in|at|for|of) [^,;]{3,50}? and (?:\w+ )?$"),
    "vi": re.compile(r"^ (?P<prep>ở|tại|đối với|của) [^,;]{3,50}?(?: và|,) (?:\w+ )?$"),
}


def _paired(sentence: Marked, previous: FigureDraft, mention: Mention, language: Language) -> bool:
    """``96% in urban areas and 84.5% in rural areas``: one subject, two places."""
    gap = sentence.masked[previous.mention.span.end : mention.span.start]
    frame = _SAME_FRAME[language].match(gap)
    after = sentence.masked[mention.span.end :]
    same = previous.mention.kind is mention.kind is Kind.PERCENT
    return same and frame is not None and after.startswith(f" {frame['prep']} ")


_AGENT = {
    "en": re.compile(
        r"^.*\b(?:striv(?:e|es|ing)|aim(?:s|ed)?|plan(?:s|ned)?|target(?:s|ed)?|expect(?:s|ed)?)"
        r" (?:to |that )?"
        r"(?:(?:reduce|increase|raise|bring|lower|cut|keep|maintain|have|reach|expand) )?(?=\w+ \w)",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^.*\b(?:phấn đấu|đặt mục tiêu|đề ra mục tiêu|đặt chỉ tiêu) "
        r"(?:(?:đến|đưa|giảm|nâng|tăng|có|thêm|là) )*(?=\w+ \w)",
        re.IGNORECASE,
    ),
}
_LOOSE_TO = re.compile(r" (?:to|at|by)(?: (?:below|under|above|over|about))?$")


def _without_agent(label: str, language: Language) -> str:
    """``tỉnh phấn đấu tỷ lệ hộ nghèo``: what is measured, and not who strives for it."""
    text = _AGENT[language].sub("", label)
    return _LOOSE_TO.sub("", text) if language == "en" else text


def _only_counts(noun: str) -> bool:
    """Tell whether a Vietnamese noun only counts (con, chiếc) and does not name."""
    return noun.strip(" .,").lower() in ("con", "chiếc", "cái", "cây", "lượt", "suất", "ca", "vụ")


def _unit(mention: Mention) -> str | None:
    return mention.value.unit if isinstance(mention.value, Amount) else None


def _shares(
    part: Clause, previous: FigureDraft, mention: Mention, left: str, language: Language
) -> bool:
    before = previous.mention
    if before.span.start < part.span.start or before.kind is not mention.kind:
        return False
    gap = left[left.rfind(NUM) + 1 :]
    same = previous.amount.unit == _unit(mention)
    return (
        same and mention.kind not in (Kind.NUMBER, Kind.RANK) and bool(_RANGE[language].match(gap))
    )


def _against(
    sentence: Marked,
    part: Clause,
    mention: Mention,
    previous: FigureDraft | None,
    base: re.Match[str],
    language: Language,
) -> Label:
    end = mention.span.end
    of = tidy(visible(sentence, part, end + base.start("base"), end + base.end("base")))
    if previous is not None and previous.mention.span.start >= part.span.start:
        return Label(f"{previous.label.text} {_VERSUS[language]} {of}")
    rules = labels_en if language == "en" else labels_vi
    found = rules.subject(part.left_of(mention.span.start), "", mention.kind)
    subject = tidy(_name(sentence, part, found[0], found[1], language)) if found else ""
    return Label(f"{subject} {_VERSUS[language]} {of}" if subject else of)


def visible(sentence: Marked, clause: Clause, start: int, end: int) -> str:
    """Return the sentence's own words from ``start`` to ``end`` without what the clause leaves out."""
    base = clause.span.start
    shown = clause.text[start - base : end - base]
    return "".join(
        o if m != " " or o == " " else " "
        for m, o in zip(shown, sentence.text[start:end], strict=True)
    )


def _name(sentence: Marked, part: Clause, start: int, end: int, language: Language) -> str:
    """The words from ``start`` to ``end`` of the part, without dates."""
    base = part.span.start
    own = visible(sentence, part, base + start, base + end)
    kept = list(own)
    for match in _TIME_PHRASE[language].finditer(part.text[start:end]):
        kept[match.start() : match.end()] = "\0" * (match.end() - match.start())
    return "".join(kept).replace("\0", "")


def _finish(text: str, language: Language) -> str:
    words = text.split()
    if len(words) <= MAX_WORDS:
        return text
    links = labels_en.SHORT_LINKS if language == "en" else labels_vi.SHORT_LINKS
    cut = next((i for i in range(4, MAX_WORDS) if words[i].lower() in links), MAX_WORDS)
    return tidy(" ".join(words[:cut]))


def _outside(sentence: Marked, part: Clause, language: Language) -> str:
    """A figure in parentheses without a subject of its own belongs to what stands before them."""
    if not part.inner:
        return ""
    before = sentence.masked[: part.span.start]
    before = before[: before.rfind("(")].rstrip() if "(" in before else before
    start = max((before.rfind(c) for c in ";:,("), default=-1) + 1
    text = before[start:]
    start += opening_length(text, language)
    own = sentence.text[start : len(before)]
    rules = labels_en if language == "en" else labels_vi
    return tidy(rules.last_noun(own))


def _around(sentence: Marked, part: Clause, mention: Mention, language: Language) -> str:
    """The last resort: the words before the figure, or after it, up to the next mark."""
    left = part.left_of(mention.span.start)
    begin = max(left.rfind(", ") + 2 if ", " in left else 0, left.rfind(NUM) + 1)
    begin += opening_length(left[begin:], language)
    before = tidy(_name(sentence, part, begin, len(left), language))
    rules = labels_en if language == "en" else labels_vi
    before = rules.trimmed(rules.plain_verb(before))
    after = re.split(rf"[,{NUM}{TIME}]", part.right_of(mention.span.end))[0]
    end = mention.span.end
    tail = tidy(visible(sentence, part, end, end + len(after)))
    if len(before.split()) >= 4 or not tail:
        return " ".join(before.split()[-10:])
    return tidy(rules.trimmed(f"{before} {' '.join(tail.split()[:8])}"))
