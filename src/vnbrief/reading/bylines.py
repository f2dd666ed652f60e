"""Who signed: ``Hoàng Mai``, ``Bài, ảnh: Minh Đường``, a name over an office; not agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnbrief.document import Author
from vnbrief.reading.language import is_syllable
from vnbrief.reading.words import words

_LETTER = r"[^\W\d_]"
_TITLE = (
    r"(?:(?:PGS|GS|TSKH|TS|Th\.?S|ThS|BS|KS|LS|CN|NSƯT|NSND|Nhà báo|Luật sư|Tiến sĩ"
    r"|Thạc sĩ|Giáo sư"
    r"|Mr|Mrs|Ms|Dr|Prof|Assoc|Đồng chí|Đ/c)\b\.?\s*)+"
)
_LABEL = re.compile(
    r"^(?:(?:bài|tin|ảnh|video|thực hiện|văn bản)(?:\s*(?:,|và|-|–|&|/)\s*(?:bài|tin|ảnh"
    r"|video|clip|đồ họa))*"
    r"|(?:text|story)(?: and | & |, )(?:photos?|video)|tác giả|người viết|người thực hiện"
    r"|author|written by|story by|reported by|reporter"
    r"|by|phóng viên|pv)"
    r"\s*(?::|(?<=by)\s|(?<=By)\s|(?<=BY)\s)\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*[(\[]\s*(?:tổng hợp|t\s*/\s*h|th|theo|biên dịch|lược dịch|dịch|ghi|thực hiện"
    r"|compiled|according to"
    r"|from|ttxvn|vna|vov|vtv)\b[^)\]]*[)\]]\s*\Z",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\s*/\s*(?:vov|ttxvn|vtv|vna|vietnam\+|báo|tn|ndo|tto)\S*(?: \S+){0,3}\Z", re.IGNORECASE
)
_AGENCY = re.compile(
    r"^[(\[*\s]*(?:(?:theo|nguồn|according to|source|from)\s*:?\s+(?P<named>\S.{0,58}?)"
    r"|(?:ttxvn|vna|vov\d?|vtv\d*|vnplus|vietnam\+|bbt|p\.?v|nhóm p\.?v|nhóm phóng viên"
    r"|ban biên tập"
    r"|tòa soạn|toà soạn)(?:\s*[/,-]\s*\S{1,20})?)[)\].\s]*\Z",
    re.IGNORECASE,
)
_ROLE_START = re.compile(
    r"^(?:nguyên |former |quyền |acting )?(?:ủy viên|uỷ viên|phó|bí thư|trưởng|chủ tịch"
    r"|chủ nhiệm|giám đốc"
    r"|tổng|thứ trưởng|bộ trưởng|viện trưởng|hiệu trưởng|chánh|đại biểu|tỉnh ủy viên"
    r"|thành ủy viên|thường trực"
    r"|hội|ban |sở |đại tá|trung tá|thiếu tướng|trung tướng|nhà nghiên cứu|chuyên gia"
    r"|giảng viên|cục trưởng"
    r"|vụ trưởng|thư ký|đảng ủy|học viện|trường"
    r"|members?\b|head\b|deputy|vice|chair|secretary|director|president|minister|standing"
    r"|permanent|alternate"
    r"|professor|chief|editor|rector|general|colonel|researcher|lecturer|department"
    r"|provincial party"
    r"|city party|district party|politburo)",
    re.IGNORECASE,
)
_NOT_NAMES = words(
    """
    tỉnh phố huyện xã phường quận thị trấn ban sở bộ ủy uỷ hội báo đảng kính nơi tin
    province district commune city committee department news party source comment related share
    home business heritage figure product local system political category tag videos available
    data empty vietnam the of and
    """
)
_PLACES = frozenset({"việt nam", "viet nam", "hà nội", "ha noi", "trung ương"})
_PARTICLES = words(
    """
    de van von der al bin
    """
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signing line says: ``author`` is ``None`` for an agency or a desk."""

    author: Author | None


def signature(text: str) -> Signature | None:
    """Return who signs with the line ``text``, or ``None`` where it is no signature."""
    if len(text) > 200:
        return None
    if _is_agency(text):
        return Signature(None)
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    rest = _DESK.sub("", _NOTE.sub("", rest.strip(" *"))).strip()
    if label:
        rest = rest.rstrip(".")
    name, role = _name_and_role(rest)
    if name is None:
        return None
    return Signature(Author(name, role))


def _is_agency(text: str) -> bool:
    found = _AGENCY.match(text)
    if found is None:
        return False
    named = found["named"]
    return named is None or (len(named.split()) <= 6 and not named.endswith(","))


def role(text: str) -> str | None:
    """Return ``text`` if it reads as an office ("Ủy viên Ban Thường vụ …", "Member of …")."""
    if len(text) <= 300 and _ROLE_START.match(text) and text[-1] not in ".!?:;":
        return text
    return None


def _name_and_role(text: str) -> tuple[str | None, str | None]:
    for divider in (",", " - ", " – ", "("):
        head, found, tail = text.partition(divider)
        office = role(tail.strip(" )")) if found else None
        if office and (name := person(head)):
            return name, office
    return person(text), None


def person(text: str) -> str | None:
    """Return the person or persons that ``text`` names, and nothing else names, or ``None``."""
    text = re.sub(rf"^{_TITLE}", "", text.strip())
    parts = re.split(r"\s*(?:,|;| - | – |&| và | and )\s*", text)
    if not 1 <= len(parts) <= 4 or not all(_is_name(part) for part in parts):
        return None
    shown = text.title() if text.isupper() and len(text) > 4 else text
    return re.sub(r"\s+", " ", shown)


def _is_name(text: str) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 5:
        return _is_initials(text)
    if text.lower() in _PLACES or parts[0].lower() in _NOT_NAMES or parts[-1].lower() in _NOT_NAMES:
        return False
    return all(word in _PARTICLES or _is_name_word(word) for word in parts)


def _is_name_word(word: str) -> bool:
    if re.fullmatch(rf"{_LETTER}\.", word):
        return word[0].isupper()
    bare = word.replace("-", "").replace("'", "")
    proper = word.istitle() or word.isupper() or (word[:1].isupper() and word[1:].islower())
    return bare.isalpha() and proper and (is_syllable(word) or word.isascii())


def _is_initials(text: str) -> bool:
    """``H.Y``, ``Đ. V``."""
    return (
        re.fullmatch(rf"(?:{_LETTER}\.\s?){{1,3}}{_LETTER}?\.?", text) is not None
        and text.upper() == text
    )
