"""Words that keep coming back and are in no glossary: candidates for new terms.

As in RAKE (Rose et al. 2010), a candidate is a whole stretch between words that build sentences,
marks, figures and names.  What stands in quotation marks, or is given an abbreviation, is one at its
first appearance in an article; other stretches have to come back.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.briefing.naming import word_set
from vnbrief.document import BlockKind
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbrief.briefing.analysis import Analysis, Marked

_BREAKS = {
    "vi": word_set(
        "và của các những là có được bị cho với trong ngoài trên dưới từ đến tới tại ở về theo do vì để "
        "thì mà nhưng hoặc hay đã đang sẽ vẫn còn cũng đều chỉ rất quá không chưa phải cần nên này đó kia "
        "ấy đây khi nếu như một hai ba nhiều mỗi mọi từng toàn cả bằng qua sau trước giữa gồm ra vào "
        "lên xuống lại nhất hơn ít thêm đạt tăng giảm ông bà anh chị tôi họ ta năm tháng ngày quý việc "
        "nhằm gần khoảng thứ rằng biết hết đầu cuối đưa làm lấy cùng nhau đối nào gì sao vừa hàng hằng"
    ),
    "en": word_set(
        "the a an of in on at to for from by with and or but as is are was were be been being has have "
        "had will would can could may might must should do does did not no nor that this these those it "
        "its they them their he she his her we our you your i who which what when where how why than "
        "then there here all any both each few more most other some such only own same so too very into "
        "over under after before about between through during against within without up down out off "
        "above below again further once also been said says including reached reach increase increased "
        "continue implement implemented strengthen promote ensure improve year years month months day "
        "per well new many several first second third two three four five one while per compared "
        "according among level levels number people made make year's"
    ),
}
# Verbs and phrases of two syllables, each of which may also be part of a term.
_BREAK_PHRASES = re.compile(
    r"\b(?:thực hiện|triển khai|tiếp tục|đẩy mạnh|nâng cao|tăng cường|xây dựng|tổ chức|phát biểu"
    r"|yêu cầu|đề nghị|chỉ đạo|đảm bảo|bảo đảm|hỗ trợ|hiện nay|trở thành|góp phần|chúng ta|chúng tôi"
    r"|thông qua|ban hành|phối hợp|tham gia|hoàn thành|đánh giá|đề ra|phấn đấu|tập trung|phát huy"
    r"|tuyên truyền|vận động|giải quyết|đầu tư|tạo điều kiện|thường xuyên|kịp thời|hiệu quả"
    r"|thời gian|đồng chí|người dân|nhân dân|địa phương|bên cạnh|ngoài ra|đặc biệt|cho hay)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“]([^\"”“]{6,70})[\"”]")
_SHORTENED = re.compile(r"\(([A-ZĐ][A-ZĐ0-9&-]{1,9})\)")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\d+")
_LENGTH = {"vi": (3, 7), "en": (2, 4)}  # words
SINGLES_KEPT = 120  # of an article, in case other articles have them too


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of an article that are no term yet: how often, and in which sentence first.

    ``marked``: they stood in quotation marks, or were given an abbreviation.
    """

    text: str
    count: int
    sentence: int
    marked: bool


def chunks(analysis: Analysis) -> Iterator[Chunk]:
    """Yield the article's chunks, the marked and the frequent ones first."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, int]] = {}
    marked: set[str] = set()
    for sentence in analysis.sentences:
        if sentence.kind is BlockKind.BYLINE:
            continue
        pointed = list(_pointed_out(sentence, analysis))
        for text in (*pointed, *_stretches(sentence, analysis)):
            key = fold(text)
            counts[key] += 1
            first.setdefault(key, (text, sentence.id))
        marked |= {fold(t) for t in pointed}
    order = sorted(counts, key=lambda k: (k not in marked, -counts[k], first[k][1]))
    singles = 0
    for key in order:
        if counts[key] == 1 and key not in marked:
            singles += 1
            if singles > SINGLES_KEPT:
                return
        text, id = first[key]
        yield Chunk(text, counts[key], id, key in marked)


def _pointed_out(sentence: Marked, analysis: Analysis) -> Iterable[str]:
    """What the article itself marks as a name: quoted, or followed by its abbreviation."""
    least, most = _LENGTH[analysis.language]
    for match in _QUOTED.finditer(sentence.text):
        words = match[1].split()
        told = match[1].endswith((".", "!", "?", ",")) or any(c.isdigit() for c in match[1])
        if (
            2 <= len(words) <= most
            and not told
            and not _known(sentence, match.start(1), match.end(1))
        ):
            yield match[1].strip()
    for match in _SHORTENED.finditer(sentence.text):
        if any(m.span.start <= match.start(1) < m.span.end for m in sentence.mentions):
            continue
        words = _before(sentence, match.start(), analysis)
        if least <= len(words) <= most + 2:
            yield f"{' '.join(words)} ({match[1]})"


def _known(sentence: Marked, start: int, end: int) -> bool:
    covered = sum(
        max(0, min(end, m.span.end) - max(start, m.span.start)) for m in sentence.mentions
    )
    return covered * 2 > end - start


def _before(sentence: Marked, end: int, analysis: Analysis) -> list[str]:
    """The unbroken words before an abbreviation."""
    breaks = _BREAKS[analysis.language]
    words: list[str] = []
    for token in reversed(sentence.text[:end].split()):
        if fold(token) in breaks or not token[-1:].isalpha():
            break
        words.insert(0, token)
    return words


def _stretches(sentence: Marked, analysis: Analysis) -> Iterator[str]:
    least, most = _LENGTH[analysis.language]
    breaks = _BREAKS[analysis.language]
    run: list[str] = []
    spans = [m.span for m in sentence.mentions]
    text = _BREAK_PHRASES.sub(lambda m: "." * len(m[0]), sentence.text)
    for token in _TOKEN.finditer(text):
        inside = any(s.start < token.end() and token.start() < s.end for s in spans)
        if inside or not token[0][0].isalpha() or fold(token[0]) in breaks:
            yield from _long_enough(run, least, most)
            run = []
        else:
            run.append(token[0])
    yield from _long_enough(run, least, most)


def _long_enough(run: Sequence[str], least: int, most: int) -> Iterator[str]:
    if least <= len(run) <= most:
        yield " ".join(run)
