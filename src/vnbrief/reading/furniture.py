"""The words of a page that are not its article: menus, share bars, boxes of headlines, comments.

Each pattern speaks of a whole line.
None is proof alone: :mod:`vnbrief.reading.pages` cuts only where several agree.
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Furniture(Enum):
    """What a line of a page is, if it is not the article's."""

    END = auto()  # after the article: nothing of it follows
    BOX = auto()  # heads a box of other headlines
    LABEL = auto()  # stands alone: a button, a counter, a breadcrumb
    CAPTION = auto()  # under a picture
    SOURCE = auto()  # "Nguồn: …"


def _line(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)})\s*[:.…]*\Z", re.IGNORECASE)


_COUNT = r"\s*[(\[]?\d*[)\]]?"
_END = _line(
    rf"(?:ý kiến )?bình luận{_COUNT}",
    rf"{_COUNT}\s*bình luận",
    rf"ý kiến(?: bạn đọc| của bạn)?{_COUNT}",
    r"(?:gửi|viết) (?:bình luận|ý kiến|phản hồi).{0,40}",
    r"bình luận (?:của bạn|bạn đọc|mới nhất|facebook).{0,20}",
    r"(?:chưa có|không có) (?:bình luận|dữ liệu|video|ý kiến)(?: nào)?",
    rf"comments?{_COUNT}",
    r"(?:\d+|no) comments?(?: yet)?",
    r"(?:leave|post|write|add) a (?:comment|reply)",
    r"leave a comment.{0,30}|your comment.{0,40}|send comment",
    r"simple empty|no data|no videos? available|không có dữ liệu",
    r"same (?:tags?|category|author|topic)",
    r"cùng (?:chuyên mục|tác giả|chủ đề|thẻ|tag|danh mục)",
    r"(?:các )?tin (?:khác|cũ hơn|mới hơn|đã đăng|mới nhất)|bài (?:cũ hơn|mới hơn|viết khác)",
    r"previous (?:article|post)|next (?:article|post)|older posts?|newer posts?",
    r"(?:copyright|©|\(c\)|bản quyền).{0,160}",
    r"(?:cơ quan chủ quản|giấy phép (?:số|hoạt động|xuất bản)|tổng biên tập"
    r"|chịu trách nhiệm (?:chính|nội dung)).{0,160}",
    r"all rights reserved.{0,60}",
)
_BOX = _line(
    r"(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|đọc nhiều|nổi bật|xem nhiều|cùng chuyên mục)",
    r"(?:đọc|xem) (?:thêm|nhiều|tiếp)(?: tin)?",
    r"(?:có thể )?bạn (?:có thể )?quan tâm",
    r"tin (?:nóng|mới|hot)|mới nhất|nổi bật|đọc nhiều nhất",
    r"other news|more on this story|in other news|trending|tin khác",
    r"related (?:news|articles?|stories|posts?|topics?)",
    r"(?:read|see) (?:more|also|next)|most (?:read|viewed|popular)|latest(?: news)?"
    r"|you may (?:also )?like|more news",
    r"tin cùng chuyên mục|cùng sự kiện|chủ đề liên quan",
)
_LABEL = _line(
    r"(?:chia sẻ|share)(?: (?:bài viết|this|lên|qua|trên|on|via|article))?(?: (?:facebook"
    r"|zalo|twitter|x|article|này))*",
    r"(?:facebook|zalo|twitter|youtube|tiktok|telegram|linkedin|messenger|email|print"
    r"|in bài(?: viết)?|in trang|rss"
    r"|copy link|sao chép liên kết|lưu(?: bài)?|save|like|thích)(?:[\s,|/]+(?:facebook"
    r"|zalo|twitter|youtube|tiktok|email|print|in))*",
    r"(?:theo dõi|follow)(?: (?:chúng tôi|báo|us|on|trên|vietnam).{0,60})?",
    r"(?:theo dõi|follow) .{0,40}(?:google news|facebook|zalo|youtube)",
    r"(?:đăng nhập|đăng ký|log ?in|sign ?(?:in|up)|register|subscribe|tìm kiếm|search"
    r"|menu|liên hệ|contact(?: us)?"
    r"|trang chủ|home|home ?page|giới thiệu|about(?: us)?|quảng cáo|advertis\w+"
    r"|hotline.{0,30}|english|tiếng việt)",
    r"(?:trang chủ|home)\s*[>/»|›\-].{0,120}",
    r"[^.!?]{2,40}(?:\s*[>»›]\s*[^.!?]{2,60})+",
    r"(?:từ khóa|từ khoá|tags?|chủ đề|keywords?|thẻ|topics?)\s*:.{0,300}",
    r"(?:từ khóa|từ khoá|tags?|keywords?)",
    r"(?:#\w+[\s,]*)+",
    r"(?:lượt xem|views?|lượt đọc)\s*:?\s*[\d.,]+|[\d.,]+\s*(?:lượt xem|views?|lượt đọc)",
    r"(?:(?:font size|text size|cỡ chữ)\s*:?\s*[aA+\s-]*|a- a a\+|a\+|a-"
    r"|nghe (?:đọc )?bài|listen"
    r"|0:00.{0,20}|play|pause"
    r"|giọng .{0,20})",
    r"\*?\s*bài viết thể hiện quan điểm riêng của tác giả",
    r"(?:mời )?(?:quý )?(?:bạn|độc giả) .{0,60}(?:tại đây|click)",
    r"(?:happy|việt nam)? ?vietnam|vietnam\.vn",
    r"(?:cơ quan (?:ngôn luận|trung ương)|tiếng nói|diễn đàn|the voice|organ) (?:của"
    r"|of) .{3,100}",
    r"advertisement|quảng cáo|loading|đang tải.{0,10}|xem thêm|load more|back to top"
    r"|về đầu trang",
)
_ARROWS = re.compile(
    r"(?:(?:xem|đọc) thêm|see more|read more|>{1,3}"
    r"|»)\s*[:]?\s*(?:>\s?){1,3}\s*\S",
    re.IGNORECASE,
)
_PREFIXED_BOX = re.compile(
    r"(?:xem thêm|đọc thêm|đọc tiếp|read more|see also)\s*[:»]\s*\S.{0,200}\Z", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?!(?:bài|tin|text|story)\b).{0,300}?[(\[]?\b"
    r"(?:ảnh(?: minh họa| minh hoạ| tư liệu)?|photo|picture|image|illustration)"
    r"(?: by)?\s*:\s*[^.:;!?]{2,50}[)\].]?\Z|[(\[]?ảnh minh (?:họa|hoạ)[)\]]?\Z"
    r"|.{0,200}\W(?:VNA|VNS|VNP|TTXVN|VOV|AFP|Reuters"
    r"|Xinhua)(?:/\w+)* photos?(?: by [\w ]{2,40})?\Z",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|nguồn(?: tin)?)\s*(?::\s*(?:https?://\S+|[^.!?]{2,60}|\S+\.\w{2,4}\S*))?\s*\Z",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)


def furniture(text: str) -> Furniture | None:
    """Return what kind of page furniture the whole line ``text`` reads as, or ``None``."""
    if len(text) > 400:
        return None
    if _ARROWS.match(text) or _PREFIXED_BOX.match(text):
        return Furniture.LABEL
    for kind, pattern in _PATTERNS:
        if pattern.match(text):
            return kind
    return None


def unmistakable(text: str) -> bool:
    """Tell whether the line is furniture whatever stands around it: ``Xem thêm >> …``."""
    return len(text) <= 400 and _ARROWS.match(text) is not None


_PATTERNS = (
    (Furniture.END, _END),
    (Furniture.BOX, _BOX),
    (Furniture.LABEL, _LABEL),
    (Furniture.LABEL, _URL),
    (Furniture.SOURCE, _SOURCE),
    (Furniture.CAPTION, _CAPTION),
)

_DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|asia)"
_DIVIDER = r"\s*[-–—|:]\s*"
_SITE_FIRST = re.compile(rf"(?P<name>{_DOMAIN}){_DIVIDER}(?P<slogan>\S.{{3,100}})\Z", re.IGNORECASE)
_SITE_LAST = re.compile(
    rf"(?P<title>\S.{{8,250}}?)\s+[-–—|]\s+(?P<name>{_DOMAIN})\Z", re.IGNORECASE
)
_PAPERS = (
    r"(?:báo (?:điện tử )?(?!cáo|chí|động|hiếu|đáp|hiểm|tử)|tạp chí (?:điện tử )?"
    r"|cổng thông tin điện tử |trang thông tin điện tử "
    r"|đài (?:phát thanh|truyền hình|pt-?th|tiếng nói))"
)
_NEWSPAPERS = (
    r"vnexpress(?: international)?|vietnamplus|vietnam\+|tuổi trẻ(?: online)?"
    r"|tuoi tre(?: news| online)?|thanh niên|nhân dân"
    r"|nhan dan(?: online| newspaper)?|vietnamnet|dân trí|tiền phong|lao động"
    r"|sài gòn giải phóng|sggp(?: english)?|quân đội nhân dân"
    r"|công an nhân dân|vov(?:world)?|vtv|vneconomy|viet ?nam news|vietnam news agency"
    r"|hanoi ?times|the saigon times"
    r"|việt nam\+|đại đoàn kết|kinh tế & đô thị|hà nội mới|hanoimoi|voice of vietnam"
    r"|vietnam investment review"
)
_PAPER = re.compile(
    rf"(?P<name>(?:{_PAPERS}[^-–—|.,:;]{{2,60}}|{_NEWSPAPERS}|{_DOMAIN}"
    rf"))"
    rf"(?:\s*[-–—|]\s*(?P<slogan>.{{3,120}}))?\Z",
    re.IGNORECASE,
)
_PAPER_LAST = re.compile(
    rf"(?P<title>\S.{{8,250}}?)\s+[-–—|]\s+(?P<name>{_PAPERS}[^-–—|.,:;]{{2,60}}"
    rf"|{_NEWSPAPERS})\Z",
    re.IGNORECASE,
)
_OWNER = re.compile(
    rf"(?:copyright|©|bản quyền"
    rf"|all rights reserved).{{0,60}}?(?P<name>{_PAPERS}[^-–—|.,:;]{{2,50}}|{_NEWSPAPERS}"
    rf"|{_DOMAIN})",
    re.IGNORECASE,
)


def site_line(text: str) -> str | None:
    """Return the publisher that a line names and nothing more: ``Vietnam.vn - Nền tảng …``."""
    if len(text) > 160:
        return None
    for pattern in (_SITE_FIRST, _PAPER):
        if found := pattern.match(text):
            return found["name"].strip()
    return None


def title_and_site(text: str) -> tuple[str, str] | None:
    """Part a page's ``<title>`` line, ``Headline - Báo Ninh Bình``, or return ``None``."""
    found = _SITE_LAST.match(text) or _PAPER_LAST.match(text)
    return (found["title"].strip(), found["name"].strip()) if found else None


def owner(text: str) -> str | None:
    """Return whom a copyright line names."""
    found = _OWNER.match(text)
    return found["name"].strip() if found else None
