"""Words that part terms, and words that no term begins or ends with: both lists are closed classes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from vnbrief.reading.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vnbrief.document import Language

# No term holds one of these: pronouns, auxiliaries, demonstratives, conjunctions, adverbs of time.
_PARTING_VI = words(
    """
    là đã đang sẽ được bị rằng mà thì này đó kia ấy những các mỗi mọi từng nhiều ít vài mấy cả tất
    toàn rất quá hơn nhất lại còn cũng vẫn đều chỉ vừa mới nay nếu khi nhưng song tuy dù vì nên hay
    hoặc tôi ta chúng họ nó ông bà anh chị em ai gì nào sao đâu thế vậy như không chưa chẳng phải
    cần nhằm để do bởi hiện luôn thường ngay càng gần khoảng hàng cùng trước sau giữa ngoài dưới
    trong tại từ đến về cho với vào ra lên xuống qua theo của số năm tháng ngày giờ quý lần thứ đồng
    triệu tỷ nghìn trăm một hai ba bốn sáu bảy tám chín mười
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
    well up down out off into onto upon by from at as with s
    """
)
_EDGE_VI = words(
    """
    và bằng ở việc sự cách điều người con cái chiếc bộ khá đạt có đi gây giúp trở nói cho biết làm
    """
)
_EDGE_EN = words(
    """
    of and or the a an in on to for new high own made make making take taking given
    """
)
PARTING: Mapping[Language, frozenset[str]] = MappingProxyType(
    {"vi": _PARTING_VI, "en": _PARTING_EN}
)
EDGES: Mapping[Language, frozenset[str]] = MappingProxyType({"vi": _EDGE_VI, "en": _EDGE_EN})
