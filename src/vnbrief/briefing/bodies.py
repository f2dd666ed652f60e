"""Bodies that no list knows: a kind of body with a description and a name of its own.

They are set out in the brief only.  To the translator they are words like others, so that no form is
asked of it that nobody fixed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.words import words_of
from vnbrief.text import fold, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VI_HEAD = re.compile(
    r"\b(?:Trung tâm|Bệnh viện|Tổng công ty|Công ty|Hợp tác xã|HTX|Ban Quản lý|Ban Chỉ đạo|Ban Điều hành"
    r"|Ban Chỉ huy|Bộ Chỉ huy|Ban Đại diện|Hội đồng|Quỹ|Viện|Chi cục|Cục|Vườn quốc gia|Khu bảo tồn"
    r"|Câu lạc bộ|Hiệp hội|Nhà máy|Xí nghiệp|Ngân hàng|Tập đoàn|Bảo hiểm xã hội|Kho bạc|Ban Thanh tra"
    r"|Đài|Thư viện|Bảo tàng|Nhà văn hóa|Hạt Kiểm lâm|Trạm|Phòng|Học viện|Liên hiệp|Chi nhánh)"
    r"(?= [^\W\d_])(?! (?:trưởng|phó|chống|Loan)\b)"
)
# A capital and a small word that are one word, so that no name ends between them: Công an.
_ONE_WORD = re.compile(
    r"(?:Công (?:an|nghiệp|nghệ|thương|đoàn|ty|trình)|Kinh (?:tế|doanh)|Thủy (?:sản|lợi|điện)"
    r"|Thuỷ (?:sản|lợi|điện)|Điện (?:lực|tử)|Tối cao|Hải (?:quan|sản|dương)|Gang thép|Y tế|Giáo dục"
    r"|Văn (?:hóa|hoá|phòng)|Nông (?:nghiệp|dân|thôn)|Xây dựng|Giao thông|Môi trường|Du lịch|Lâm nghiệp"
    r"|Thống kê|Tài (?:chính|nguyên)|Tư pháp|Nội vụ|Thông tin|Truyền (?:thông|hình)|Khoa học|Dịch vụ"
    r"|Bảo (?:hiểm|vệ|tồn)|Phát (?:triển|thanh)|Thương mại|Chính sách|Quản lý|Đầu tư|Cấp nước"
    r"|Phụ nữ|Thanh niên|Biên phòng|Quân sự|Kiểm (?:lâm|sát|tra)|Chỉ (?:huy|đạo))\b"
)
_LEVEL = re.compile(r"(?:tỉnh|huyện|quận|xã|phường)$")
_LEVELS_OF_TWO = {("thành", "phố"), ("thị", "xã"), ("thị", "trấn")}
# What a name of a body does not go on with: it is said of the body, or of its office.
_VI_STOP = words_of(
    "đã vừa đang sẽ cho có được là do tại với từ ở khi cần phải của nêu nhằm để trên theo thì cũng "
    "trong đạt còn mới như cùng đến gồm hoặc làm đưa tuyến cấp"
)
_VI_STOP_PAIRS = frozenset(
    [
        "thông báo",
        "thông tin",
        "tổ chức",
        "phối hợp",
        "khởi công",
        "công bố",
        "ban hành",
        "thu được",
    ]
)
_MOST_WORDS = 10
_GENERIC = 2  # words: People's Committee, Party Committee
_WORD = re.compile(r"[^\W\d_]+(?:[-–][^\W\d_]+)*")

_CAPITAL = r"[A-ZĐ][\w'’&-]*"
_EN_BODY = re.compile(
    rf"\b(?P<name>(?:{_CAPITAL} (?:and (?={_CAPITAL}))?){{1,7}}"
    r"(?:Authority|Cent(?:er|re)|Hospital|Company|Co\., Ltd|JSC|Corporation|Cooperative|Union"
    r"|Association|Federation|Fund|Institute|Agency|Bureau|Guard|Insurance|Command|Board|Council"
    r"|Committee|Bank|Club|Department|Office|Treasury|Academy|Museum|Sub-department)"
    rf"(?: for (?:{_CAPITAL}|and|of)(?: (?:{_CAPITAL}|and|of(?= [A-Z]))){{1,7}})?"
    rf"(?: of (?:{_CAPITAL} ?){{1,3}})?(?:(?<! ) ?(?:province|district|commune|ward|city)\b)?)(?![\w-])"
)
_EN_OPENING = re.compile(
    r"^(?:(?:The|In|At|On|From|By|For|Under|Mr|Mrs|Ms|Deputy|Vice|Chairman|Chairwoman|Director|Head"
    r"|Secretary|Member|Comrade|According|Since|And|But|This|That|Its|Their|Our|Permanent|Meanwhile)\b ?)+"
)
_INNER = re.compile(
    r"(?:Standing Committee|Party Committee|Office|Board|Commission|Inspection Commission)$"
)
_OF = re.compile(rf" of the (?:{_CAPITAL} ){{0,3}}$")


def with_bodies(text: str, mentions: Sequence[Mention], language: Language) -> tuple[Mention, ...]:
    """Add the bodies found in ``text``; a longer name takes the place of the shorter ones inside it."""
    known = _composed(text, mentions) if language == "en" else tuple(mentions)
    known = (*known, *_in_terms(known))
    found = _vietnamese(text) if language == "vi" else _english(text)
    for span in found:
        generic = len(span.cut(text).split()) <= _GENERIC
        if generic and any(m.concept and _holds(m.span, span) for m in known):
            continue  # the Central Committee of a longer term that the glossary has
        same = [m for m in known if m.kind is Kind.ORGANIZATION and m.span.overlaps(span)]
        inside = all(span.start <= m.span.start and m.span.end <= span.end for m in same)
        if inside and not any(len(m.span) == len(span) for m in same):
            known = (*(m for m in known if m not in same), _mention(text, span, language))
    return tuple(sorted(known, key=lambda m: (m.span.start, -m.span.end)))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


_IN_TERM = (
    (re.compile(r"(?<=[^\W\d_] )Tỉnh ủy$", re.IGNORECASE), "provincial-party-committee"),
    (re.compile(r"(?<=[^\W\d_] )Huyện ủy$", re.IGNORECASE), "district-party-committee"),
    (re.compile(r"(?<=của )Đảng\b(?! [A-ZĐ])"), "communist-party-of-vietnam"),
    (re.compile(r"\bParty(?='s )"), "communist-party-of-vietnam"),
)


def _in_terms(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the Party and its committees where a longer term names them: Phó Bí thư Huyện ủy."""
    for mention in mentions:
        for pattern, id in _IN_TERM if mention.kind is Kind.TERM else ():
            if found := pattern.search(mention.text):
                span = Span(found.start(), found.end()).shift(mention.span.start)
                yield replace(
                    mention,
                    kind=Kind.ORGANIZATION,
                    span=span,
                    text=found[0],
                    value=Named(id),
                    renderings=(),
                    concept=None,
                )


def _mention(text: str, span: Span, language: Language) -> Mention:
    name = span.cut(text)
    return Mention(
        kind=Kind.ORGANIZATION,
        span=span,
        text=name,
        value=Named(f"body:{strip_marks(fold(name))}"),
        renderings=(),
        language=language,
        strength="should",
    )


def _vietnamese(text: str) -> Iterator[Span]:
    end = 0
    for head in _VI_HEAD.finditer(text):
        if head.start() >= end and (size := _vi_end(text, head.end())):
            end = size
            yield Span(head.start(), size)


def _vi_end(text: str, start: int) -> int:
    """Return where the name ends: after its unit's level and name, or after two capitalized words."""
    words = list(_WORD.finditer(text, start, start + 120))[:_MOST_WORDS]
    at = start
    for number, word in enumerate(words):
        if text[at : word.start()] != " " or word[0] in _VI_STOP:
            return 0
        at = word.end()
        following = words[number + 1 :]
        pair = (word[0], following[0][0]) if following else ("", "")
        if " ".join(pair) in _VI_STOP_PAIRS:
            return 0
        if pair in _LEVELS_OF_TWO:
            return _capitals_end(text, following[0].end(), following[1:]) or following[0].end()
        if _LEVEL.match(word[0]) and number:
            return _capitals_end(text, word.end(), following) or word.end()
        run = _capitals_end(text, word.start() - 1, words[number:])
        if run > word.end():
            return run
    return 0


def _capitals_end(text: str, start: int, words: Sequence[re.Match[str]]) -> int:
    """Return the end of the run of capitalized words from ``start``; 0 if there is none."""
    end, at = 0, start
    for word in words[:6]:
        if text[at : word.start()] != " " or not word[0][0].isupper():
            break
        if _ONE_WORD.match(text, word.start()):
            break
        at = end = word.end()
    return end


def _english(text: str) -> Iterator[Span]:
    for match in _EN_BODY.finditer(text):
        opening = _EN_OPENING.match(match["name"])
        start = match.start() + (opening.end() if opening else 0)
        if len(text[start : match.end()].split()) > 1 and text[start].isupper():
            yield Span(start, match.end())


def _composed(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Join ``Standing Committee`` of the ``Lam Giang Provincial Party Committee``: one body."""
    result = list(mentions)
    bodies = [m for m in mentions if m.kind is Kind.ORGANIZATION]
    for inner, outer in pairwise(bodies):
        gap = text[inner.span.end : outer.span.start]
        if _INNER.match(inner.text.removeprefix("the ")) and _OF.match(gap):
            span = Span(inner.span.start, outer.span.end)
            result = [m for m in result if m not in (inner, outer)]
            result.append(_mention(text, span, inner.language))
    return tuple(sorted(result, key=lambda m: (m.span.start, -m.span.end)))


# --- one body, named in full and in short ---------------------------------------------------------

_LEVELS = {
    "provincial": re.compile(r"province:|\d\d$"),
    "municipal": re.compile(r"province:|\d\d$"),
    "district": re.compile(r"district:|\d{3}$"),
    "commune": re.compile(r"commune:|\d{5}$"),
    "ward": re.compile(r"commune:|\d{5}$"),
}


def same_bodies(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return which identity stands for another: UBND tỉnh for the one province's that is named.

    Only where the article names one body that it can be.
    """
    names: dict[str, str] = {}
    for mention in mentions:
        if isinstance(mention.value, Named):
            name = strip_marks(fold(mention.text)).removeprefix("the ")
            names[mention.value.id] = max(names.get(mention.value.id, ""), name, key=len)
    placed = [id for id in names if "@" in id]
    merged: dict[str, str] = {}
    for id, name in names.items():
        if "@" in id:
            continue
        fuller = [p for p in placed if _is_of_level(id, *p.split("@", 1))]
        if not fuller:
            fuller = [
                other
                for other, whole in names.items()
                if other != id and len(name.split()) > 2 and _short_for(name, whole)
            ]
        if len(fuller) == 1:
            merged[id] = fuller[0]
    return merged


def _is_of_level(id: str, kind: str, place: str) -> bool:
    """Tell whether the body ``id`` of no place may be that ``kind`` of body of ``place``."""
    level, _, stem = id.partition("-")
    return id == kind or (stem == kind and level in _LEVELS and bool(_LEVELS[level].match(place)))


def _short_for(name: str, whole: str) -> bool:
    """Ban Quản lý dự án for Ban Quản lý dự án giao thông; the same in English from the end."""
    ends = whole.endswith(f" {name}") and " of the " not in whole
    return whole.startswith(f"{name} ") or ends
