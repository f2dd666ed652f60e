"""The noun phrase that a Vietnamese figure belongs to: after it, or the subject before it."""

from __future__ import annotations

import re

from vnbrief.briefing.analysis import NUM, TIME
from vnbrief.briefing.clauses import opening_length
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.words import words_of

MAX_WORDS = 16
SHORT_LINKS = words_of("trong trên tại với theo của do để cho từ")
Found = tuple[int, int, str]

_STOP = words_of(
    "đã được bị sẽ đang đạt là có tại trong từ đến vào ở với để do bởi khi nếu nhưng mà thì tăng "
    "giảm so bằng theo sau trước trên dưới cho gồm qua về nhằm nên vẫn còn cũng này đó kia ấy nay "
    "vừa mới chỉ ước không phải cần hoặc rồi trị cùng vì nhờ lên xuống ra khỏi gặp tham chiếm "
    "thoát nhận hiện tính tới nằm mỗi lại phục đăng đi làm nghỉ diễn hoàn thuộc chưa đều tiếp "
    "sang khoảng gần hơn một ngay đồng"
)
# Words that open a predicate which says what is counted ("30/119 xã đạt chuẩn nông thôn mới nâng cao").
_PREDICATE = words_of(
    "đạt được đã bị có thuộc tham đăng hoàn không chưa thoát đang nhận gặp nằm phục làm về"
)
_LOOSE = _STOP | {"và", "của", "các", "những", "cao", "rộng", "dài", "hay", "như"} - {
    "đạt",
    "chuẩn",
}
# Syllables that are stop words alone but belong to the word before or after.
_WORDS = re.compile(
    r"(?:tiêu chí|đại biểu|tham gia|hiện vật|lao động|có công|trung tâm|cho vay"
    r"|việc làm|thu nhập|trên địa"
    r"|ra mắt|lên lớp|đi học|về đích|cùng kỳ|tại chỗ|vào cuộc|để dành|thoát nghèo"
    r"|trước hạn|đúng hạn"
    r"|trực thuộc|mặt bằng|thông qua|giá trị|nhà ở|đồng bằng|công bằng|cân bằng"
    r"|văn bằng|bằng cấp|bằng lái"
    r"|qua đời|xuất hiện|thực hiện|phát hiện|hiện đại|hiện trường|chính trị|quản trị"
    r"|điều trị|theo dõi|nước ngoài"
    r"|trong nước|ngoài nước|không gian|hàng không|phòng không|không khí|cho thuê"
    r"|tự do|lý do|tăng trưởng"
    r"|gia tăng|giảm nghèo|giảm giá|đi lại|ra đời|ra quân|đầu vào|đầu ra|trở lên|nơi ở"
    r"|chỗ ở|nông thôn mới|đổi mới"
    r"|nhỏ và vừa|vừa và nhỏ|mới nâng cao|đồng chí|đồng bào|hợp đồng|cộng đồng"
    r"|hội đồng|đồng bộ|đồng ruộng|thiết bị|trang bị|chuẩn bị"
    r"|làm việc|việc làm|làm nghề|có nguy cơ|khó khăn|điểm đến|tuyến đường|phục vụ"
    r"|phục hồi|khôi phục|không hoàn"
    r"|hoàn cảnh|hoàn thiện|đăng ký|đăng kiểm|diễn viên|biểu diễn|diễn đàn|đi biển"
    r"|nghỉ dưỡng|nghỉ hưu|một cửa"
    r"|đất ở|đạt chuẩn|có hoàn cảnh|tiếp sức|tiếp dân|tiếp cận|giao tiếp|trực tiếp"
    r"|gián tiếp|tốt nghiệp|hiện hữu"
    r"|dưới tán|trên cao|trên không|vì người nghèo|được mùa|thành lập mới|đầu tư mới"
    r"|xây mới|mới xây|cấp mới"
    r"|không đạt chuẩn|an toàn)",
    re.IGNORECASE,
)
_TAIL = (
    r"(?:(?:khoảng|gần|hơn|trên|dưới|mức|hạng|vị trí|tỷ lệ|tỉ lệ|bình quân|thêm|được"
    r"|tới|đến|lên|xuống|còn|thứ|ở"
    r"|ước|chừng|trung bình|tổng số|tổng cộng|cả|là|đạt|những|ít nhất|tối thiểu|tối đa"
    r"|chỉ|bằng|từ|khoản|số tiền"
    r"|trị giá|xấp xỉ|quá|chưa đầy|chưa đến|đã|chưa tới|không quá|dự kiến|vào|duy nhất"
    r"|ước tính|bao gồm|thu về)\s+)*"
)
_VERB = re.compile(
    r"(?P<aux>(?:(?<!\w)(?:đã|sẽ|cũng|vẫn|chỉ|mới|ước|ước tính|dự kiến|hiện|đang|đều"
    r"|lại|tiếp tục|phấn đấu"
    r"|ước thực hiện|còn|được|phải|cần|đạt|tăng|giảm)\s+)*)"
    r"(?<!\w)(?<!chiều )(?<!kéo )(?<!trải )(?<!mặt )(?<!đồng )(?<!công )(?<!văn )"
    r"(?P<verb>đạt|là|còn|giảm|tăng|chiếm|xếp"
    r"|đứng|bằng|lên|vượt|ở mức|dao động|dài|rộng|cao|nặng|sâu|trị giá"
    r"|tương đương|ước|vào khoảng|xuống|thấp hơn|cao hơn|nhích|rút ngắn|tụt|nằm|có|gồm|cần"
    r")\s+" + _TAIL + "$",
    re.IGNORECASE,
)
_VALUE_OF = re.compile(
    r"(?<!\w)(?<!đối )(?:với|có|bằng|được|cho|trị giá|nhận|ký|cấp|đầu tư|huy động|vay"
    r"|trao|ủng hộ|trồng|xây dựng)\s+"
)
_REPORTING = re.compile(
    r"(?<!\w)(?:công bố kết quả|công bố|cho biết|cho hay|báo cáo|thông báo|cho thấy"
    r"|ghi nhận|khẳng định|đánh giá"
    r"|nhấn mạnh|nêu rõ|theo đó)(?: rằng|,)? |^Điều [^,]* là "
)
_PRONOUN = re.compile(
    r"^(?:anh|ông|bà|chị|em|cô|chú|tôi|họ|người|nó|chúng tôi|ông phải|người ta|đây|đó"
    r"|bà con|mình|cả nước|ai"
    r"|nơi đây)(?: (?:đã|phải|cũng|đang|sẽ))*$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"^(?:tổng )?(?:diện tích|chiều dài|chiều rộng|công suất|dân số|quy mô|giá trị"
    r"|kinh phí|mức đầu tư|vốn đầu tư"
    r"|tổng mức đầu tư|tổng vốn đầu tư|tổng kinh phí|tổng vốn|vốn|sản lượng|thu nhập"
    r"|doanh thu|tỷ lệ [^,]+"
    r"|lợi nhuận|dư nợ|tải trọng|trọng lượng|tuổi thọ|số dân|sức chứa|năng suất)$",
    re.IGNORECASE,
)
_LEVELS = (
    "xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khu phố|tổ dân phố|đặc khu"
)
_PRICES = frozenset(["giá", "phí", "lương", "thuế", "vốn", "thưởng"])
_MEASURES = {
    "dài": "chiều dài",
    "rộng": "chiều rộng",
    "cao": "chiều cao",
    "sâu": "chiều sâu",
    "nặng": "khối lượng",
}
_TRAILING = re.compile(
    r"(?:\s+(?:lại|đều|cũng|đã|sẽ|hiện|mới|chỉ|vẫn|đang|hiện nay|dự kiến|ước|ước tính"
    r"|phấn đấu|nay|với|có|là|cần|phải"
    r"|được|và|để|của|cho|từ|đạt|về|khi|nhờ đó))+$",
    re.IGNORECASE,
)


# --- after the number -----------------------------------------------------------------------------


def noun_after(left: str, right: str, kind: Kind) -> tuple[int, int] | None:
    """Return where the noun phrase that the figure counts stands in ``right``, or ``None``."""
    if kind is Kind.RANK or not right.startswith(" "):
        return None
    if re.match(r" (?:cả|mỗi|trong|hằng|hàng|một) (?:năm|tháng|quý|ngày)\b", right):
        return None
    if kind is Kind.PERCENT and re.search(
        r"(?:tăng|(?<!cắt )giảm|cao hơn|thấp hơn)\s+" + _TAIL + "$", left
    ):
        return None
    return _phrase(right)


def _phrase(right: str) -> tuple[int, int] | None:
    end, count, predicate, start = 0, 0, False, 0
    for token in re.finditer(r"\S+", right):
        bare = token[0].strip(',."“”').lower()
        rest = right[token.end() :]
        if any(sign in token[0] for sign in (NUM, TIME)) or count >= MAX_WORDS:
            break
        if count == 0 and (
            bare in ("của", "và", "các")
            or not bare[:1].isalnum()
            or (bare in _STOP and bare != "đồng")
        ):
            break
        adjective = bare == "mới" and count and (token[0][-1] in ",.;" or not rest.strip())
        if bare in _STOP and not adjective and not _compound(right, token, count):
            if count == 0 or predicate or bare not in _PREDICATE:
                break
            predicate = True
        if bare in ("và", "hay") and re.match(rf"(?: [^\W\d_]+){{0,3}} {NUM}", rest):
            break
        start = token.start() if count == 0 else start
        end, count = token.end(), count + 1
        if token[0].endswith((",", ".")) and not _list_goes_on(rest):
            break
    end = _without_loose_end(right, end) if count else 0
    return (start, end) if end > start else None


def _compound(right: str, token: re.Match[str], count: int) -> bool:
    """Tell whether a stop word is here a syllable of a longer word: ``người có công``."""
    lead = max(0, token.start() - 14)
    around = right[lead : token.end() + 14]
    place = token.start() - lead
    return any(
        m.start() <= place < m.end()
        and (m.start() == 0 or around[m.start() - 1] == " ")
        and (m.end() == len(around) or not around[m.end()].isalpha())
        and (count > 0 or m.start() == place)
        for m in _WORDS.finditer(around)
    )


def _list_goes_on(rest: str) -> bool:
    if re.match(rf"(?: (?:{_LEVELS}),?)+(?!\w)", rest):
        return True
    if re.match(rf"(?: [^\W\d_]+){{1,5}},? (?:và|với) (?:[^\W\d_]+ ){{0,3}}{NUM}", rest):
        return True
    joined = re.match(r"(?: [^\W\d]+){1,4},? (?:và|hoặc) [^\W\d]", rest)
    return bool(joined) and not re.match(
        r" (?:đã|được|trong|với|tăng|giảm|đạt|có|và|nhưng|thu|gồm)\b", rest
    )


def _without_loose_end(text: str, end: int) -> int:
    kept = text[:end].rstrip(" ,.")
    if kept.endswith(" mới") and not re.match(r" [^\W\d_]", text[len(kept) :]):
        return len(kept)  # 5.860 đảng viên mới, …: an adjective, for no verb follows
    while True:
        head, _, last = kept.rpartition(" ")
        match = list(re.finditer(r"\S+", kept))
        if (
            head.strip()
            and last.lower() in _LOOSE
            and not (match and _compound(kept, match[-1], len(match)))
        ):
            kept = head.rstrip(" ,")
        else:
            return len(kept)


def counted_label(counted: str, left: str, kind: Kind) -> str:
    """The noun phrase after a count is its label."""
    return counted


def of_these(counted: str, left: str, right: str) -> str:
    """``96 kiến nghị thuộc cấp tỉnh, 29 thuộc cấp huyện``: the noun of the figure before."""
    if not counted or not re.search(r"(?:,|;|và|;)\s+(?:còn )?$", left):
        return ""
    match = re.match(rf" (?:thuộc|ở|tại|của|do|dành cho)(?: [^\W\d_{NUM}]+){{1,8}}", right)
    if not match:
        return ""
    phrase = re.split(r" (?:và|đã|được|với|trong khi)\b", match[0])[0]
    return f"{counted}{phrase}"


def head_noun(counted: str) -> str:
    """Return the counted thing without predicate and attributes: ``xã``, ``dịch vụ công``."""
    words = counted.split()
    stops = _PREDICATE | {
        "của",
        "về",
        "với",
        "và",
        "cho",
        "do",
        "ở",
        "dành",
        "hoạt",
        "gồm",
        "tiêu",
        "ký",
        "vi",
    }
    end = next((i for i, w in enumerate(words) if i and w.lower().strip(",") in stops), len(words))
    listed = next((i for i in range(end) if words[i].endswith(",")), end - 1)
    return " ".join(words[: min(listed + 1, 6)]).rstrip(",")


# --- before the number ----------------------------------------------------------------------------


def subject(left: str, right: str, kind: Kind) -> Found | None:
    """Return where the noun phrase stands whose value the figure is, and a frame word if any."""
    base = left.rfind(NUM) + 1
    tail = left[base:]
    found = _by_verb(tail) or _adjacent(tail, bool(base))
    if found is None and base and re.match(r"^\s*(?:[^\W\d_]+\s+){0,3}$", tail):
        before = left[: base - 1].rstrip(NUM + " ")
        return subject(before, "", kind) if before.strip() else None
    return (base + found[0], base + found[1], found[2]) if found else None


def _by_verb(text: str) -> Found | None:
    verb = _VERB.search(text)
    if not verb:
        return None
    head = text[: verb.start()]
    start = _start(head)
    end = len(_TRAILING.sub("", head.rstrip(" ,")).rstrip(" ,"))
    name = head[start:end].strip(" ,")
    if len(name.split()) > 10 and (late := list(re.finditer(r"(?<!đối )với ", head[start:end]))):
        start += late[-1].end()
    agent = verb["verb"].lower() in ("có", "cần", "gồm") and len(name.split()) <= 2
    if not name or agent or _PRONOUN.match(name):
        return None
    return start, end, _MEASURES.get(verb["verb"].lower(), "")


def _start(text: str) -> int:
    """Skip adverbials, reporting clauses and joining words before a subject."""
    start = 0
    for match in _REPORTING.finditer(text):
        start = match.end()
    start += opening_length(text[start:], "vi")
    rest = text[start:]
    comma = rest.rstrip(" ,").rfind(", ")
    listed = re.match(rf", (?:[^\W\d_]+ ){{0,4}}(?:và|hoặc) |, (?:{_LEVELS})\W*$", rest[comma:])
    if comma >= 0 and not listed:
        start += comma + 2
        start += opening_length(text[start:], "vi")
    return start


def _adjacent(text: str, after_amount: bool) -> Found | None:
    """``tổng mức đầu tư 1.486 tỷ đồng``, ``Dự án có diện tích 4,3 ha``: the noun right before."""
    bare = re.sub(_TAIL + "$", "", text).rstrip(" ,")
    end = len(_TRAILING.sub("", bare).rstrip(" ,"))
    start = _start(text[:end])
    led = list(_VALUE_OF.finditer(text[start:end]))
    last = led[-1] if led else None
    if last is not None and (after_amount or last.end() < end - start):
        owner = text[start : start + last.start()].strip(" ,")
        start += last.end()
        noun = text[start:end].strip(" ,")
        if _ATTRIBUTE.match(noun) and owner and not after_amount and len(owner.split()) <= 8:
            return start, end, "" if _PRONOUN.match(owner) else f"\0{owner}"
    name = text[start:end].strip(" ,")
    alone = (last is not None and after_amount) or name in _PRICES
    if not name or _PRONOUN.match(name) or (len(name.split()) < 2 and not alone):
        return None
    return start, end, ""


def framed(frame: str, name: str) -> str:
    """``Cầu dài 537 m`` is the bridge's length; ``Dự án có diện tích 4,3 ha`` the project's area."""
    if frame.startswith("\0"):
        return f"{name} {_lower(frame[1:])}"
    return f"{frame} {_lower(name)}"


def _lower(name: str) -> str:
    words = name.split()
    proper = (len(words) > 1 and words[1][:1].isupper()) or name[1:2].isupper()
    return name if proper else name[:1].lower() + name[1:]


def last_noun(text: str) -> str:
    """The noun phrase at the end of the words before a parenthesis."""
    quoted = re.search(r'((?:[^\W\d_]+ ){0,3}["“][^"”]+["”])$', text)
    if quoted:
        return quoted[1]
    tail = re.split(r"(?<!\w)(?:gồm|có|là|đạt|được|với|như)\s+", text)[-1]
    return " ".join(tail.split()[-MAX_WORDS:])


def plain_verb(text: str) -> str:
    """``Anh vay`` → ``vay``: a pronoun names nothing."""
    words = text.split()
    while words and (
        _PRONOUN.match(words[0]) or words[0].lower() in ("được", "đã", "phải", "sẽ", "và", "cũng")
    ):
        words = words[1:]
    return " ".join(words)


def trimmed(text: str) -> str:
    """Return ``text`` without the loose words at its end."""
    return text[: _without_loose_end(text, len(text))]
