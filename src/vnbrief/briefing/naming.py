"""Numbers that name or order instead of counting: Article 4, level 2, khóa XIII, Quốc lộ 10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.mentions.words import CAPITALS

if TYPE_CHECKING:
    from vnbrief.document import Language

_BEFORE = {
    "en": re.compile(
        r"\b(?:No\.?|number|numbered|article|clause|point|section|chapter|part|phase"
        r"|level|grade|class|session|storm|typhoon|plenum"
        r"|term|resolution|decision|directive|decree|circular|conclusion|plan"
        r"|instruction|law|project|route"
        r"|highway|road|line|zone|group|type|version|age|aged|page|lot|room|block"
        r"|hotline|phone|tel|covid"
        r"|stage|tier|category|model|ward|district|hamlet|village|bridge|gate|factory"
        r"|quarter|week|round"
        r"|step|convention|item|annex|appendix|unit|battalion|regiment|division|brigade|team)\s+$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:\b(?:số|điều|khoản|mục|chương|phần|(?<!cung )cấp|mức độ|cấp độ|khóa|khoá|hạng|lớp"
        r"|kỳ|kỳ họp|phiên họp|hội nghị trung ương|bão|tuyến|thứ|lần|quốc lộ"
        r"|tỉnh lộ|ql|tl|đường|tuổi|trang|lô|phòng|tầng|thế hệ|giai đoạn|loại|nhóm|khu"
        r"|khối|vùng|trung ương"
        r"|quý|tuần|bước|đợt|phường|quận|thôn|ấp|đội|sư đoàn|trung đoàn|tiểu đoàn"
        r"|lữ đoàn|quân khu|bài"
        r"|điện thoại|đt|hotline|sđt|nghị quyết|quyết định|chỉ thị|thông tư|nghị định"
        r"|kết luận|kế hoạch"
        r"|(?<!kỷ )(?<!kỉ )luật|covid|chương trình|đề án|quy định|đêm|sáng|chiều|tối|trưa|ngày|mùng|mồng"
        r"|hôm)\s+|covid-)$",
        re.IGNORECASE,
    ),
}
# A thing that is one of several of its name: the Dai Ngai 2 bridge, cầu Mỹ Thuận 2.
_NAMED = re.compile(rf"[{CAPITALS}][\w’'-]* $")
_THING_AFTER = re.compile(
    r"\d{1,2} (?:bridge|plant|power|hydropower|thermal|airport|port|terminal|station|lake|reservoir|project"
    r"|hospital|school|industrial|substation|tunnel|dam|wind|solar|expressway|flyover|intersection)(?!\w)"
)
_THING_BEFORE = re.compile(
    r"(?:\bcầu|nhà máy|nhiệt điện|thủy điện|thuỷ điện|điện gió|điện mặt trời|sân bay|cảng|nhà ga|\bga"
    r"|hồ chứa|\bhồ|\bđập|\bhầm|khu công nghiệp|cụm công nghiệp|trạm|bệnh viện|trường|\bbến)"
    rf"(?: [{CAPITALS}][\w’'-]*){{1,4}} $",
    re.IGNORECASE,
)
# Words that are names' heads before a number, and counted things in other places: ``tổng số 5``.
_COUNTING = {
    "en": re.compile(
        r"\b(?:total|the|a|large|small|in|of) (?:number|group|unit|team)\s+$", re.IGNORECASE
    ),
    "vi": re.compile(
        r"\b(?:tổng số|trên tổng số|trong số|có số|đa số|gần số|đạt số|một lần|toàn khóa|mỗi khóa"
        r"|toàn (?:thôn|ấp|phường|quận|khu|lớp))\s+$",
        re.IGNORECASE,
    ),
}


def is_name_number(text: str, start: int, language: Language) -> bool:
    """Tell whether the number at offset ``start`` of ``text`` belongs to a name: ``level 2``."""
    before = text[max(0, start - 32) : start]
    if re.match(r"\d{1,3}[.,]\d{3}(?!\d)", text[start:]):
        return False  # no name is numbered in thousands
    if language == "en" and _NAMED.search(before) and _THING_AFTER.match(text, start):
        return True
    if language == "vi" and _NAMED.search(before) and _THING_BEFORE.search(before):
        return True
    return bool(_BEFORE[language].search(before)) and not _COUNTING[language].search(before)
