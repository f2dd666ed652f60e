"""Shortening a long sentence at the end of one of its clauses, never inside a phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbrief.document import Language

_STRONG = re.compile(r"; |\.\.\. |… |\. (?=[A-ZĐÀ-Ỹ])")
_CLAUSE = {
    "en": re.compile(
        r", (?=(?:and|but|while|which|who|whose|thereby|contributing|ensuring|creating"
        r"|meeting|especially|associated"
        r"|in order to|so that|considering|identifying|including|resolutely|strictly"
        r"|focus|focusing|promot\w+|strength\w+"
        r"|enhanc\w+|improv\w+|direct\w+|build\w*|step|implement\w*|continu\w+"
        r"|effectively|promptly|actively)\b)"
    ),
    "vi": re.compile(
        r", (?=(?:và|nhưng|song|trong đó|góp phần|nhằm|qua đó|từ đó|đồng thời|đặc biệt"
        r"|nhất là|bảo đảm|đảm bảo|gắn với"
        r"|để|tạo|coi|xác định|tập trung|đẩy mạnh|tăng cường|nâng cao|phát huy"
        r"|chú trọng|kiên quyết|thực hiện|triển khai"
        r"|tiếp tục|chủ động|tích cực|kịp thời|xây dựng|bao gồm|đáp ứng)\b)"
    ),
}


def shorten(text: str, limit: int, language: Language) -> str:
    """Return ``text`` cut to at most ``limit`` words at a clause's end, or whole where none is near.

    Quotation marks and parentheses are never left open.
    """
    if len(text.split()) <= limit:
        return text
    for boundary in (_STRONG, _CLAUSE[language]):
        cut = _last_within(text, limit, boundary)
        if cut:
            return cut
    return text


def _last_within(text: str, limit: int, boundary: re.Pattern[str]) -> str | None:
    best = None
    for match in boundary.finditer(text):
        head = text[: match.start()]
        if len(head.split()) > limit:
            break
        if len(head.split()) >= limit // 4 and _closed(head):
            best = head
    return best.rstrip(" ,;") if best else None


def _closed(text: str) -> bool:
    return (
        text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
    )


_CONNECTIVE = re.compile(
    r"^(?:Ngoài ra|Bên cạnh đó|Tuy nhiên|Trong đó|Cụ thể|Theo đó|Trong khi đó"
    r"|Đồng thời|Mặt khác|Đặc biệt|Do đó|Vì vậy|Vì thế"
    r"|Sau đó|Trước đó|Riêng|Và|Nhưng|Song|However|In addition|Moreover|Meanwhile"
    r"|Besides|Furthermore|Therefore|Accordingly"
    r"|Specifically|In particular|As a result|Thus|Hence|And|But|Also),? (?=\w)"
)


def standing_alone(text: str) -> str:
    """Return a sentence without the word that joins it to the one before, and without half quotations."""
    text = _whole_quotations(text)
    match = _CONNECTIVE.match(text)
    if not match or (
        match[0].startswith(("Riêng", "Trước đó", "Sau đó", "Trong đó")) and "," not in match[0]
    ):
        return text
    rest = text[match.end() :]
    return rest[:1].upper() + rest[1:]


def _whole_quotations(text: str) -> str:
    """Take off a quotation mark whose partner stands in another sentence."""
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    if text.count('"') % 2:
        at = 0 if text.startswith('"') else text.rfind('"')
        text = text[:at] + text[at + 1 :]
    return " ".join(text.split())
