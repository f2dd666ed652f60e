"""Words that part terms, and words that no term begins or ends with: all of them closed classes.

A Vietnamese syllable stands here only if it is never part of a longer word: hàng không, thiết bị, an
toàn and chỉ đạo hold không, bị, toàn and chỉ.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.reading.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vnbrief.document import Language

_PARTING_VI = words(
    """
    là đã đang sẽ được rằng mà thì này đó kia ấy những các mỗi mọi nhiều rất cũng vẫn nếu khi nhưng
    nên hoặc để của với cho tôi họ nó nào gì tuy dù vì vậy cứ chẳng
    """
)
_PARTING_EN = words(
    """
    that which who whom whose what when where while how why was were is are be been being am has
    have had having do does did will would shall should can could may might must not no nor but if
    because so than then there here this these those it its he she they them we you i his her their
    our your my me us all each every both many much more most some any few several other another
    such same only also just even still yet already very too about over under after before between
    during through until since without within against among along across around per percent one two
    three four five six seven eight nine ten first second third hundred thousand million billion vnd
    year years month months day days said say says according including although however therefore
    well up down out off into onto upon by from at as with s a an
    """
)
_MEASURES = "ha km kg m tấn mét phút giờ trăm nghìn ngàn triệu tỷ tỉ lăm mươi mốt"
_RELATORS = """
    và bằng ở việc sự trong trên dưới từ tại đến theo do về qua giữa như một hai ba bốn sáu bảy tám
    chín mười
"""
_FIRST_VI = words(
    f"""
    {_RELATORS} {_MEASURES} bị vào ra lên xuống ngoài khoảng gần hơn cùng còn lại chưa không phải
    chỉ đều càng từng mới vừa cần nhằm cả vài mấy ít cách điều người con cái chiếc khá đạt có đi gây
    giúp trở nói biết làm
    """
)
_LAST_VI = words(f"{_RELATORS} {_MEASURES} cách điều có gây giúp khá")
_EDGE_EN = words("of and or the in on to for made make making take taken taking given giving held")

PARTING: Mapping[Language, frozenset[str]] = MappingProxyType(
    {"vi": _PARTING_VI, "en": _PARTING_EN}
)
FIRST: Mapping[Language, frozenset[str]] = MappingProxyType({"vi": _FIRST_VI, "en": _EDGE_EN})
LAST: Mapping[Language, frozenset[str]] = MappingProxyType({"vi": _LAST_VI, "en": _EDGE_EN})
