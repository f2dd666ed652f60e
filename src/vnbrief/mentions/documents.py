"""Document numbers: 25-NQ/TW of the Party, 30/2020/NĐ-CP of the State.

Forms: Hướng dẫn 36-HD/VPTW (2018) for Party documents, Nghị định 30/2020/NĐ-CP for administrative
ones, Nghị định 34/2016/NĐ-CP and Luật 63/2020/QH14 for legal ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.figures import other
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.text import strip_marks

if TYPE_CHECKING:
    from vnbrief.document import Language

KINDS: dict[str, tuple[str, str]] = {
    "NQ": ("Nghị quyết", "Resolution"),
    "CT": ("Chỉ thị", "Directive"),
    "KL": ("Kết luận", "Conclusion"),
    "QĐ": ("Quyết định", "Decision"),
    "QĐi": ("Quy định", "Regulation"),
    "QyĐ": ("Quy định", "Regulation"),
    "QC": ("Quy chế", "Statute"),
    "QCPH": ("Quy chế phối hợp", "Coordination Statute"),
    "CTr": ("Chương trình", "Program"),
    "CTHĐ": ("Chương trình hành động", "Action Program"),
    "CTrHĐ": ("Chương trình hành động", "Action Program"),
    "CTPH": ("Chương trình phối hợp", "Coordination Program"),
    "CTrPH": ("Chương trình phối hợp", "Coordination Program"),
    "HD": ("Hướng dẫn", "Guideline"),
    "HDLT": ("Hướng dẫn liên tịch", "Joint Guideline"),
    "KH": ("Kế hoạch", "Plan"),
    "KHPH": ("Kế hoạch phối hợp", "Coordination Plan"),
    "ĐA": ("Đề án", "Project"),
    "TB": ("Thông báo", "Notice"),
    "TBKL": ("Thông báo kết luận", "Notice of Conclusion"),
    "TT": ("Thông tư", "Circular"),
    "TTLT": ("Thông tư liên tịch", "Joint Circular"),
    "NQLT": ("Nghị quyết liên tịch", "Joint Resolution"),
    "NĐ": ("Nghị định", "Decree"),
    "PL": ("Pháp lệnh", "Ordinance"),
    "L": ("Luật", "Law"),
    "BC": ("Báo cáo", "Report"),
    "CV": ("Công văn", "Official Letter"),
    "CĐ": ("Công điện", "Official Telegram"),
    "TTr": ("Tờ trình", "Submission"),
    "BB": ("Biên bản", "Minutes"),
    "TL": ("Thông lệnh", "Order"),
    "LCT": ("Lệnh", "Order"),
    "GM": ("Giấy mời", "Invitation"),
    "ĐL": ("Điều lệ", "Charter"),
    "QCVN": ("Quy chuẩn kỹ thuật quốc gia", "National Technical Regulation"),
    "VBHN": ("Văn bản hợp nhất", "Consolidated Document"),
}
ISSUERS: dict[str, tuple[str, str]] = {
    "TW": ("Trung ương Đảng", "Party Central Committee"),
    "BCT": ("Bộ Chính trị", "Politburo"),
    "TU": ("Tỉnh ủy, Thành ủy", "Provincial (City) Party Committee"),
    "HU": ("Huyện ủy", "District Party Committee"),
    "QU": ("Quận ủy", "District Party Committee"),
    "TXU": ("Thị ủy", "Town Party Committee"),
    "ThU": ("Thành ủy", "City Party Committee"),
    "ĐU": ("Đảng ủy", "Party Committee"),
    "ĐUK": ("Đảng ủy Khối", "Party Committee of the Bloc"),
    "ĐUCA": ("Đảng ủy Công an", "Public Security Party Committee"),
    "QUTW": ("Quân ủy Trung ương", "Central Military Commission"),
    "BCS": ("Ban cán sự đảng", "Party Civil Affairs Committee"),
    "BDV": ("Ban Dân vận", "Mass Mobilization Commission"),
    "BDVTW": ("Ban Dân vận Trung ương", "Central Mass Mobilization Commission"),
    "BDVTU": ("Ban Dân vận Tỉnh ủy", "Provincial Mass Mobilization Commission"),
    "BTCTW": ("Ban Tổ chức Trung ương", "Central Organization Commission"),
    "BTCTU": ("Ban Tổ chức Tỉnh ủy", "Provincial Organization Commission"),
    "BTGTW": (
        "Ban Tuyên giáo Trung ương",
        "Central Commission for Information and Education",
    ),
    "BTGTU": ("Ban Tuyên giáo Tỉnh ủy", "Provincial Commission for Information and Education"),
    "UBKTTW": ("Ủy ban Kiểm tra Trung ương", "Central Inspection Commission"),
    "UBKTTU": ("Ủy ban Kiểm tra Tỉnh ủy", "Provincial Inspection Commission"),
    "BNCTW": ("Ban Nội chính Trung ương", "Central Internal Affairs Commission"),
    "VPTW": ("Văn phòng Trung ương Đảng", "Party Central Committee Office"),
    "VPTU": ("Văn phòng Tỉnh ủy", "Provincial Party Committee Office"),
    "CP": ("Chính phủ", "Government"),
    "TTg": ("Thủ tướng Chính phủ", "Prime Minister"),
    "CTN": ("Chủ tịch nước", "State President"),
    "QH": ("Quốc hội", "National Assembly"),
    "UBTVQH": ("Ủy ban Thường vụ Quốc hội", "National Assembly Standing Committee"),
    "ĐĐBQH": ("Đoàn đại biểu Quốc hội", "National Assembly Deputies' Delegation"),
    "HĐND": ("Hội đồng nhân dân", "People's Council"),
    "UBND": ("Ủy ban nhân dân", "People's Committee"),
    "VPCP": ("Văn phòng Chính phủ", "Government Office"),
    "TTCP": ("Thanh tra Chính phủ", "Government Inspectorate"),
    "MTTW": (
        "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        "Vietnam Fatherland Front Central Committee",
    ),
    "MTTQ": ("Mặt trận Tổ quốc Việt Nam", "Vietnam Fatherland Front"),
    "TLĐ": ("Tổng Liên đoàn Lao động Việt Nam", "Vietnam General Confederation of Labor"),
    "HNDVN": ("Hội Nông dân Việt Nam", "Vietnam Farmers' Union"),
    "TWĐTN": ("Trung ương Đoàn", "Youth Union Central Committee"),
    "BCA": ("Bộ Công an", "Ministry of Public Security"),
    "BCT*": ("Bộ Công Thương", "Ministry of Industry and Trade"),
    "BGDĐT": ("Bộ Giáo dục và Đào tạo", "Ministry of Education and Training"),
    "BGTVT": ("Bộ Giao thông vận tải", "Ministry of Transport"),
    "BKHĐT": ("Bộ Kế hoạch và Đầu tư", "Ministry of Planning and Investment"),
    "BKHCN": ("Bộ Khoa học và Công nghệ", "Ministry of Science and Technology"),
    "BLĐTBXH": (
        "Bộ Lao động - Thương binh và Xã hội",
        "Ministry of Labor, Invalids and Social Affairs",
    ),
    "BNG": ("Bộ Ngoại giao", "Ministry of Foreign Affairs"),
    "BNV": ("Bộ Nội vụ", "Ministry of Home Affairs"),
    "BNNPTNT": (
        "Bộ Nông nghiệp và Phát triển nông thôn",
        "Ministry of Agriculture and Rural Development",
    ),
    "BNNMT": ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
    "BQP": ("Bộ Quốc phòng", "Ministry of National Defense"),
    "BTC": ("Bộ Tài chính", "Ministry of Finance"),
    "BTNMT": (
        "Bộ Tài nguyên và Môi trường",
        "Ministry of Natural Resources and Environment",
    ),
    "BTP": ("Bộ Tư pháp", "Ministry of Justice"),
    "BTTTT": ("Bộ Thông tin và Truyền thông", "Ministry of Information and Communications"),
    "BVHTTDL": (
        "Bộ Văn hóa, Thể thao và Du lịch",
        "Ministry of Culture, Sports and Tourism",
    ),
    "BXD": ("Bộ Xây dựng", "Ministry of Construction"),
    "BYT": ("Bộ Y tế", "Ministry of Health"),
    "NHNN": ("Ngân hàng Nhà nước Việt Nam", "State Bank of Vietnam"),
    "TANDTC": ("Tòa án nhân dân tối cao", "Supreme People's Court"),
    "VKSTC": ("Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy"),
    "VKSNDTC": ("Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy"),
    "KTNN": ("Kiểm toán Nhà nước", "State Audit"),
    "BHXH": ("Bảo hiểm xã hội Việt Nam", "Vietnam Social Security"),
    "VPĐP": ("Văn phòng điều phối", "Coordination Office"),
}
_MARKED = {strip_marks(code): code for code in (*ISSUERS, *KINDS) if strip_marks(code) != code}
_MARKED |= {"QD": "QĐ", "TƯ": "TW", "T.Ư": "TW", "T.W": "TW", "Tw": "TW", "BLDTBXH": "BLĐTBXH"}
_KIND = "|".join(
    sorted({*KINDS, *(strip_marks(k) for k in KINDS)} - {"L", "TL"}, key=len, reverse=True)
)
_BODY = r"[A-ZĐƯ](?:[A-ZĐƯa-zđ]|\.(?=Ư)){0,14}\d{0,2}"
_DASH = r" ?[-–‑] ?"
_PARTY = re.compile(
    rf"(?:(?<![\w/.,])|(?<=[Nn]o\.))(\d{{1,5}}[a-z]?){_DASH}"
    rf"({_KIND}) ?[/-] ?({_BODY}(?:-{_BODY})?)(?!\w)"
)
_STATE = re.compile(
    rf"(?:(?<![\w.,-])|(?<=[Nn]o\.))(\d{{1,5}}[a-z]?) ?/ ?((?:\d{{4}} ?/ ?)?)"
    rf"({_BODY}(?:{_DASH}{_BODY}){{0,2}})(?![\w/])"
)
_CUE = re.compile(
    r"(?:số|No\.?|Nr\.?|number|" + "|".join(vi for vi, _ in KINDS.values()) + r")[:.]? ?$",
    re.IGNORECASE,
)


# Nghị quyết 03/2017 names its year and leaves out who issued it.
_BARE = re.compile(
    r"(?:(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kế hoạch|công văn|thông báo|luật|"
    r"resolution|decision|decree|circular|directive|plan|official letter|notice|law)"
    r"(?: số:?| no\.?)? ?)(\d{1,5}[a-z]?/(?:19|20)\d\d)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)


def find_documents(text: str, language: Language) -> tuple[Mention, ...]:
    """Find document numbers; the span is the number alone, without số or No."""
    found: list[Mention] = []
    for m in _PARTY.finditer(text):
        number = f"{m[1]}-{_marked(m[2])}/{_marked_all(m[3])}"
        found.append(_mention(text, Span(m.start(), m.end()), number, language))
    for m in _STATE.finditer(text):
        body = _marked_all(re.sub(_DASH, "-", m[3]))
        year = m[2].strip(" /")
        if not _is_state(body, bool(year), text, m.start()):
            continue
        number = f"{m[1]}/{year}/{body}" if year else f"{m[1]}/{body}"
        found.append(_mention(text, Span(m.start(), m.end()), number, language))
    for m in _BARE.finditer(text):
        found.append(_mention(text, Span(m.start(1), m.end(1)), m[1], language))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _marked(code: str) -> str:
    """Give a kind or issuer its Đ back: QD → QĐ, HDND → HĐND."""
    return _MARKED.get(code, code)


def _marked_all(body: str) -> str:
    return "-".join(_marked(code) for code in body.split("-"))


def _is_state(body: str, has_year: bool, text: str, start: int) -> bool:
    head, *tail = body.split("-")
    known = head in KINDS or re.sub(r"\d+$", "", head) in ISSUERS or any(t in ISSUERS for t in tail)
    if known and (tail or has_year or head in ISSUERS):
        return True
    return len(head) > 1 and bool(_CUE.search(text[max(0, start - 12) : start]))


def _mention(text: str, span: Span, number: str, language: Language) -> Mention:
    plain = strip_marks(number)
    forms = (plain, number) if other(language) == "en" else (number, plain)
    spaced = tuple(re.sub(r"^(\d+\w?)-", r"\1 - ", form) for form in forms)
    return Mention(
        kind=Kind.DOCUMENT,
        span=span,
        text=span.cut(text),
        value=Named(number),
        renderings=tuple(dict.fromkeys((*forms, *spaced))),
        language=language,
        figure=span,
        figure_rendering=forms[0],
    )


def document_kind(number: str) -> tuple[str, str] | None:
    """Return what kind of document a canonical number names, in Vietnamese and in English."""
    head, tail = _codes(number)
    if head in KINDS:
        return KINDS[head]
    if re.fullmatch(r"(?:QH|UBTVQH)\d*", head):
        return KINDS["PL"] if head.startswith("UB") else KINDS["L"]
    return KINDS["CV"] if head in ISSUERS and not (set(tail) & set(KINDS)) else None


def document_issuer(number: str) -> tuple[str, str] | None:
    """Return who issued a document, in Vietnamese and in English, as its number tells it.

    TW stands for several bodies of the centre and TU for a province's or a city's; an article says
    which.
    """
    head, tail = _codes(number)
    for code in (*reversed(tail), head):
        bare = re.sub(r"\d+$", "", code)
        if bare == "BCT" and "/" in number and "-NQ/" not in number:
            return ISSUERS["BCT*"]
        if bare in ISSUERS:
            return ISSUERS[bare]
    return None


def _codes(number: str) -> tuple[str, list[str]]:
    """Take the kind and the further codes out of a canonical number."""
    party = re.match(r"\d+\w?-([^/]+)/(.+)", number)
    if party:
        return party[1], party[2].split("-")
    head, *tail = number.rsplit("/", 1)[-1].split("-")
    return head, tail
