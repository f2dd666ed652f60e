"""Where sentences begin and end, in Vietnamese and English news and official prose.

A stop ends a sentence only when what follows can begin one: a capital letter, a digit, an opening
quotation mark or bracket.
What comes before decides the doubtful cases: ``TP.``, ``No.`` and ``PGS.TS.`` lead on to a name or
a number, ``T.Ư.`` and ``U.S.`` may end a sentence and do so before a word that usually begins one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnbrief.document import Span
from vnbrief.reading.words import words

# Always followed by a name.
_BEFORE_NAMES = words(
    """
    tx tt th.s ths ts gs pgs bs ks ls cn nsnd nsưt ths.bs bt ct đ/c đc mr mrs ms messrs dr
    prof st gen col maj capt lt sgt adm sen rep gov hon rev pres vs cf viz e.g i.e approx
    """
)
# Followed by a number when they are abbreviations ("No." is also an answer).
_BEFORE_NUMBERS = words(
    """
    no nos art arts fig figs vol vols sec ch p pp para st tr đ k q t h km jan feb mar apr jun
    jul aug sep sept oct nov dec
    """
)
# May stand at the end of a sentence or inside it.
_EITHER = words(
    """
    tp t.ư t.w tw u.s u.k u.n e.u u.s.a d.c inc ltd co corp jr sr ph.d m.a b.a j.s.c bros
    """
)
_STARTERS = words(
    """
    the this that these those it its he she they we i you his her their our in on at by for from
    with after before during since when while as if although however but and moreover meanwhile
    therefore thus there according under to of an a mr ms mrs dr ông bà anh chị ngoài đến theo
    tại trong trên từ với về để do vì khi nếu sau trước ngày tháng năm hiện nay đây đó các những
    một nhiều mỗi cùng bên tuy nhưng song vậy như qua đồng thời ngoài đặc riêng được việc cũng
    chúng tôi họ cơ hội nhờ bởi thay còn và cả toàn sáng chiều tối kết mặc dù đối phát quá thời
    thứ
    """
)
_AND_SO_ON = words("v.v etc")
# Before another capital these are a name's first syllable ("TP. Bà Rịa", "TP. Từ Sơn").
_IN_NAMES = words("bà từ toàn năm cơ hội sáng đặc kết cao tối thời cả bên hiện chiều an phát")
_CLOCK = words("a.m p.m")
_BEFORE_INITIALS = words("ông bà anh chị em cháu cô chú bác mr mrs ms dr with by from and")
_ROMAN_AFTER = words(
    """
    khóa khoá kỳ kì hạng loại nhóm cấp quý lần term class grade type part war chiến thứ
    """
)
_OPENERS = "\"'“‘«([{"
_CLOSERS = "\"'”’»)]}"
_PAREN_REACH = 400  # an opening bracket further back than this was never closed

_EVENT = re.compile(r'[.!?…]+|["“”()\n]')
_LAST_WORD = re.compile(r"[^\s(\[{\"“‘«]*\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_MARKER = re.compile(r"(?:\(?(?:\d{1,2}|[a-zđA-H]|[IVX]{1,5})|[-–•*+])\Z")
_ARTICLE = re.compile(
    r"(?:điều|khoản|mục|chương|phần|bài|article|section|chapter|part|annex)\s+[\w.]{1,6}\Z",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:\.\s?\d{1,2})?\Z")
_DATE_AFTER = re.compile(r"\d{1,2}\.\s?\d{4}(?!\d)")
_YEAR_AFTER = re.compile(r"\d{4}(?!\d)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_LOOK_BACK = 32  # code points: longer than any abbreviation with its lead word


@dataclass(slots=True)
class _Scan:
    """Where the current sentence began, and what is open in it."""

    start: int = 0
    quoted: bool = False
    paren: int = -1

    def restart(self, at: int) -> None:
        self.start, self.paren = at, -1


def sentence_spans(text: str) -> list[Span]:
    """Return the spans of the sentences of ``text``, in order, without surrounding white space.

    A line break always ends a sentence.
    The cost is linear in the length of ``text``.
    """
    spans: list[Span] = []
    scan = _Scan()
    position = 0
    while event := _EVENT.search(text, position):
        position = event.end()
        end = _end_at(text, event, scan)
        if end is not None:
            _append(spans, text, scan.start, end)
            position = max(position, end)
            scan.restart(end)
    _append(spans, text, scan.start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _end_at(text: str, event: re.Match[str], scan: _Scan) -> int | None:
    """Return where the sentence ends if it ends at ``event``; else note what the event opens."""
    mark = event[0]
    if mark == "\n":
        scan.quoted = False
        return event.end()
    if mark == '"':
        scan.quoted = _opens(text, event.start(), scan.quoted)
        return None
    if mark in "“”":  # one kind may open what the other closes
        scan.quoted = False
        return None
    if mark == "(":
        scan.paren = event.start()
        return None
    if mark == ")":
        scan.paren = -1
        return None
    if event.start() and text[event.start() - 1] == '"':  # closed just before the stop
        scan.quoted = False
    end, closed = _past_closers(text, event.end(), scan.quoted)
    if not _ends_sentence(text, event, end, closed, scan):
        return None
    scan.quoted = scan.quoted and '"' not in closed
    return end


def _opens(text: str, at: int, quoted: bool) -> bool:
    """Tell whether the straight quotation mark at ``at`` opens; between spaces it turns."""
    before = at > 0 and not (text[at - 1].isspace() or text[at - 1] in _OPENERS)
    after = at + 1 < len(text) and not (text[at + 1].isspace() or text[at + 1] in ".,;:!?)…")
    return after if before != after else not quoted


def _past_closers(text: str, position: int, in_quotes: bool) -> tuple[int, str]:
    """Step over quotation marks and brackets that close what the stop ended."""
    start = position
    while position < len(text):
        char = text[position]
        spaced = char == " " and position + 1 < len(text)
        if spaced and (text[position + 1] in "”»" or (text[position + 1] == '"' and in_quotes)):
            in_quotes = False
            position += 2
        elif char in _CLOSERS:
            in_quotes = in_quotes and char != '"'
            position += 1
        else:
            break
    return position, text[start:position]


def _ends_sentence(text: str, event: re.Match[str], end: int, closed: str, scan: _Scan) -> bool:
    if end >= len(text):
        return True
    open_paren = scan.paren >= 0 and event.start() - scan.paren < _PAREN_REACH
    if open_paren and ")" not in closed:
        return False
    if not text[end].isspace():
        return _missing_space(text, event, end)
    following = _following(text, end)
    if following >= len(text):
        return True
    char = text[following]
    if char == "\n":
        return True
    if char in "-–—•+*":
        return not any(c in closed for c in '"”»') and _item_begins(text, following)
    begins = _past_openers(text, following)
    if begins >= len(text) or not (text[begins].isupper() or text[begins].isdigit()):
        return False
    if event[0] != "." or closed:
        return True
    return not _abbreviated(text, event.start(), begins, scan.start)


def _item_begins(text: str, dash: int) -> bool:
    """Tell whether the dash or bullet leads a new item, not an agency's mark (``. — VNS``)."""
    rest = _following(text, dash + 1)
    few = len(text[rest : rest + _LOOK_BACK].partition("\n")[0].split()) < 3
    return rest > dash + 1 and not few and text[rest : rest + 1].isupper()


def _following(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace() and text[position] != "\n":
        position += 1
    return position


def _past_openers(text: str, position: int) -> int:
    limit = min(len(text), position + 6)
    while position < limit and (text[position] in _OPENERS or text[position] in " …."):
        position += 1
    return position


def _missing_space(text: str, event: re.Match[str], end: int) -> bool:
    """``…trong tỉnh.Theo ông…``: the writer forgot the space."""
    if event[0] not in ".!?" or end + 1 >= len(text) or not text[end].isupper():
        return False
    if not (text[end + 1].islower() or text[end + 1] == " "):
        return False
    word = _word_before(text, event.start())
    return len(word) > 1 and word.isalpha() and word.islower() and word not in _BEFORE_NAMES


def _word_before(text: str, stop: int) -> str:
    found = _LAST_WORD.search(text, max(0, stop - _LOOK_BACK), stop)
    return found[0] if found else ""


def _abbreviated(text: str, stop: int, begins: int, start: int) -> bool:
    """Tell whether the stop at ``stop`` is an abbreviation's, a list number's or a date's."""
    lead = text[start:stop].strip() if stop - start < _LOOK_BACK else ""
    if lead and (_MARKER.match(lead) or _ARTICLE.match(lead)):
        return True
    word = _word_before(text, stop)
    folded = word.lower().strip(".")
    last = folded.rsplit(".", 1)[-1]
    before = text[max(start, stop - len(word) - _LOOK_BACK) : stop - len(word)].rstrip()
    if text[begins].isdigit():
        return folded in _BEFORE_NUMBERS or folded in _BEFORE_NAMES or _in_date(text, stop, begins)
    if _MARKER.match(word) and word[:1].isdigit() and before[-1:] in (":", ";"):
        return True
    if folded in _BEFORE_NAMES or (last in _BEFORE_NAMES and last != "tt"):
        return True
    if folded in _AND_SO_ON:
        return False
    if folded in _EITHER:
        return not _starts_sentence(text, begins)
    if folded in _CLOCK:
        return text[begins : begins + 3] in ("GMT", "UTC")
    if len(word) == 1 and word.isupper() and text[begins + 1 : begins + 2] == ".":  # "Đ. P. A."
        return True
    return _is_initial(word, before) and not _starts_sentence(text, begins)


def _in_date(text: str, stop: int, begins: int) -> bool:
    """``05. 3. 2025``."""
    before = _DATE_BEFORE.search(text, max(0, stop - 8), stop)
    if before is None:
        return False
    if "." in before[0]:
        return _YEAR_AFTER.match(text, begins) is not None
    return _DATE_AFTER.match(text, begins) is not None


def _is_initial(word: str, before: str) -> bool:
    """Tell whether ``word`` is a name's initial, not a unit, numeral or word ("độ C", "châu Á")."""
    if len(word) > 1:
        return _INITIALS.match(word) is not None
    if not (word.isupper() and (word.isascii() or word == "Đ")):
        return False
    lead = before.rsplit(maxsplit=1)[-1] if before else ""
    if word in "IVX" and lead.lower() in _ROMAN_AFTER:
        return False
    # P. and Q. Phú Nhuận, H. Củ Chi, X. Tân Phú: ward, district, commune
    return not lead[:1].islower() or word in "PQHX" or lead.lower() in _BEFORE_INITIALS


def _starts_sentence(text: str, begins: int) -> bool:
    word = _NEXT_WORD.match(text, begins)
    if word is None or word[0].lower() not in _STARTERS:
        return False
    folded = word[0].lower()
    if folded not in _IN_NAMES:
        return True
    second = _NEXT_WORD.match(text, word.end() + 1)
    return second is None or not second[0][0].isupper()
