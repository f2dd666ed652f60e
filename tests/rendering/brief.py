# ruff: noqa: E501 - a table of sentences: a line a sentence reads better
"""A full brief of an invented report: Lâm Giang is no province, and nothing here happened."""

from __future__ import annotations

from typing import Any

from vnbrief.briefing.schema import Brief

SENTENCES = (
    "Lam Giang province after five years of implementing Resolution No. 18-NQ/TU on new rural development",
    "On the morning of September 12, 2024, the Lam Giang Provincial Party Committee held a conference to "
    "review five years of implementing Resolution No. 18-NQ/TU dated May 6, 2019 on new rural development.",
    "Comrade Tran Huu Nghia, Deputy Secretary of the Provincial Party Committee and Chairman of the "
    "Provincial People's Committee, chaired the conference.",
    "Implementing Decision No. 263/QD-TTg dated February 22, 2022 of the Prime Minister, the Provincial "
    "People's Committee issued Plan No. 147/KH-UBND dated April 15, 2022.",
    "Average income per capita in 2023 reached 61.5 million VND, an increase of 5.8 million VND compared to 2022.",
    "The poverty rate fell to 3.42% by the end of 2023.",
    "Up to now, 86/124 communes (70.1%) have met new rural standards, of which 27/124 communes have met advanced "
    "new rural standards.",
    "Three districts, Thuong Khe, Nam Ru and Binh Lang, have been recognized as new rural districts.",
    "From 2019 to 2023, over 4,250 billion VND was mobilized, of which the State budget contributed 1,930 "
    "billion VND, enterprises 1,475 billion VND and the people 845 billion VND.",
    "The people donated nearly 212 hectares of land and about 96,000 working days.",
    "The provincial administrative reform index ranked 25th out of 63 provinces and cities, up 14 places "
    "compared to 2021.",
    "The rate of rural households using clean water reached 92.7%.",
    "The Provincial Women's Union maintained the movement \"Five without, three clean families\" in 1,048 hamlets.",
    "The number of one-member cooperatives fell by 12 compared to 2022, to 310.",
    "412 of 431 complaints were settled, reaching 95.6%.",
    "By the end of 2025, strive for 105 communes to meet new rural standards and for the poverty rate to be "
    "below 2%.",
    "However, the conference frankly pointed out that the quality of maintaining criteria after recognition "
    "in some places was not yet sustainable.",
    "In the coming time, first, continue to thoroughly grasp Directive No. 13-CT/TW on agriculture, farmers "
    "and rural areas.",
    "Second, step up digital transformation in communes and promote the role of community digital "
    "technology teams.",
    "Third, strengthen supervision and social criticism by the Vietnam Fatherland Front at all levels.",
)  # fmt: skip

TITLE_VI = "Tỉnh Lâm Giang sau 5 năm thực hiện Nghị quyết số 18-NQ/TU về xây dựng nông thôn mới"


def two(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


def point(vi: str, en: str, *evidence: int) -> dict[str, Any]:
    return {"vi": vi, "en": en, "evidence": list(evidence)}


def figure(
    label: tuple[str, str],
    value: float,
    unit: str | None,
    scale: tuple[str, str],
    *evidence: int,
    **more: Any,
) -> dict[str, Any]:
    return {
        "label": two(*label),
        "value": value,
        "unit": unit,
        "scale_text": two(*scale),
        "evidence": list(evidence),
        **more,
    }


def sentences() -> list[dict[str, Any]]:
    records, at = [], 0
    for number, text in enumerate(SENTENCES):
        records.append({"id": number, "start": at, "end": at + len(text), "text": text})
        at += len(text) + (2 if number in {0, 3, 9, 14} else 1)
    return records


def figures() -> list[dict[str, Any]]:
    return [
        figure(("thu nhập bình quân đầu người", "average income per capita"), 61_500_000, "VND",
               ("61,5 triệu đồng", "61.5 million VND"), 4, period="2023",
               change={"direction": "up", "value": 5_800_000, "unit": "VND", "since": "2022"}),
        figure(("tỷ lệ hộ nghèo", "poverty rate"), 3.42, "percent", ("3,42%", "3.42%"), 5, period="2023"),
        figure(("xã đạt chuẩn nông thôn mới", "communes that have met new rural standards"), 86, "communes",
               ("86/124 xã", "86/124 communes"), 6, of=124),
        figure(("xã đạt chuẩn nông thôn mới nâng cao", "communes that have met advanced new rural standards"),
               27, "communes", ("27/124 xã", "27/124 communes"), 6, of=124),
        figure(("huyện nông thôn mới", "new rural districts"), 3, "districts", ("3 huyện", "3 districts"), 7),
        figure(("vốn huy động xây dựng nông thôn mới", "funds mobilized for new rural development"),
               4_250_000_000_000, "VND", ("4.250 tỷ đồng", "4,250 billion VND"), 8,
               period="2019-2023", approximate="over"),
        figure(("ngân sách nhà nước", "State budget"), 1_930_000_000_000, "VND",
               ("1.930 tỷ đồng", "1,930 billion VND"), 8, period="2019-2023"),
        figure(("đất do Nhân dân hiến", "land donated by the people"), 212, "ha", ("212 ha", "212 hectares"), 9,
               approximate="nearly"),
        figure(("ngày công do Nhân dân đóng góp", "working days contributed by the people"), 96_000,
               "working days", ("96.000 ngày công", "96,000 working days"), 9, approximate="about"),
        figure(("Chỉ số cải cách hành chính (PAR Index)", "provincial administrative reform index (PAR Index)"),
               25, "rank", ("thứ 25/63", "25th of 63"), 10, rank_of=63,
               change={"direction": "up", "value": 14, "unit": "places", "since": "2021"}),
        figure(("hộ dân nông thôn sử dụng nước sạch", "rural households using clean water"), 92.7, "percent",
               ("92,7%", "92.7%"), 11),
        figure(("hợp tác xã một thành viên", "one-member cooperatives"), 310, "cooperatives",
               ("310 hợp tác xã", "310 cooperatives"), 13,
               change={"direction": "down", "value": 12, "unit": None, "since": "2022"}),
        figure(("đơn khiếu nại đã giải quyết", "complaints settled"), 412, "complaints",
               ("412/431 đơn", "412 of 431"), 14, of=431),
        figure(("xã đạt chuẩn nông thôn mới", "communes meeting new rural standards"), 105, "communes",
               ("105 xã", "105 communes"), 15, period="2025", target=True),
        figure(("tỷ lệ hộ nghèo, dưới", "poverty rate, below"), 2, "percent", ("2%", "2%"), 15, period="2025",
               target=True),
    ]  # fmt: skip


def content() -> dict[str, Any]:
    return {
        "gist": point(
            "Sau 5 năm thực hiện Nghị quyết số 18-NQ/TU, tỉnh Lâm Giang có 86/124 xã đạt chuẩn nông thôn mới; "
            "hội nghị thẳng thắn chỉ ra chất lượng duy trì tiêu chí ở một số nơi chưa bền vững.",
            "After five years of Resolution No. 18-NQ/TU, 86/124 communes of Lam Giang province have met new rural "
            "standards; the conference said frankly that in some places the criteria are not kept up sustainably.",
            1, 6, 16,
        ),
        "key_points": [
            point("Tỉnh ủy Lâm Giang tổ chức hội nghị tổng kết 5 năm thực hiện Nghị quyết số 18-NQ/TU ngày 6/5/2019.",
                  "The Lam Giang Provincial Party Committee held a conference to review five years of implementing "
                  "Resolution No. 18-NQ/TU dated May 6, 2019.", 1),
            point("Thu nhập bình quân đầu người năm 2023 đạt 61,5 triệu đồng, tăng 5,8 triệu đồng so với năm 2022.",
                  "Average income per capita in 2023 reached 61.5 million VND, an increase of 5.8 million VND "
                  "compared to 2022.", 4),
            point("Giai đoạn 2019-2023 đã huy động trên 4.250 tỷ đồng.",
                  "From 2019 to 2023, over 4,250 billion VND was mobilized.", 8),
            point("Chỉ số cải cách hành chính của tỉnh xếp thứ 25/63 tỉnh, thành phố, tăng 14 bậc so với năm 2021.",
                  "The provincial administrative reform index ranked 25th out of 63 provinces and cities, up 14 "
                  "places compared to 2021.", 10),
            point("Chất lượng duy trì tiêu chí sau công nhận ở một số nơi chưa bền vững.",
                  "The quality of maintaining criteria after recognition in some places was not yet sustainable.", 16),
        ],
        "figures": figures(),
        "documents": [
            {"kind": two("Nghị quyết", "Resolution"), "number": "18-NQ/TU",
             "title": two("về xây dựng nông thôn mới", "on new rural development"),
             "issuer": two("Tỉnh ủy Lâm Giang", "Lam Giang Provincial Party Committee"), "date": "2019-05-06",
             "evidence": [0, 1]},
            {"kind": two("Quyết định", "Decision"), "number": "263/QĐ-TTg",
             "issuer": two("Thủ tướng Chính phủ", "Prime Minister"), "date": "2022-02-22", "evidence": [3]},
            {"kind": two("Kế hoạch", "Plan"), "number": "147/KH-UBND",
             "issuer": two("Ủy ban nhân dân tỉnh", "Provincial People's Committee"), "date": "2022-04-15",
             "evidence": [3]},
            {"kind": two("Chỉ thị", "Directive"), "number": "13-CT/TW", "evidence": [17]},
        ],
        "organizations": [
            entity("Tỉnh ủy Lâm Giang", "Lam Giang Provincial Party Committee", "provincial-party-committee", 3, 1, 2),
            entity("Ủy ban nhân dân tỉnh", "Provincial People's Committee", "provincial-peoples-committee", 2, 2, 3),
            entity("Hội Liên hiệp Phụ nữ tỉnh", "Provincial Women's Union", "womens-union", 1, 12),
            entity("Mặt trận Tổ quốc Việt Nam", "Vietnam Fatherland Front", "fatherland-front", 1, 19),
        ],
        "programmes": [
            entity("phong trào “Gia đình 5 không, 3 sạch”", "“Five without, three clean families” movement",
                   "five-without-three-clean", 1, 12),
        ],
        "places": [
            entity("tỉnh Lâm Giang", "Lam Giang province", "p-lam-giang", 4, 0, 1),
            entity("huyện Thượng Khê", "Thuong Khe district", "d-thuong-khe", 1, 7),
            entity("huyện Nậm Rù", "Nam Ru district", "d-nam-ru", 1, 7),
            entity("huyện Bình Lăng", "Binh Lang district", "d-binh-lang", 1, 7),
        ],
        "people": [
            {"name": two("Tran Huu Nghia", "Tran Huu Nghia"),
             "role": two("Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh",
                         "Deputy Secretary of the Provincial Party Committee, Chairman of the Provincial "
                         "People's Committee"), "evidence": [2]},
        ],
        "timeline": [
            event("2019-05-06", "Tỉnh ủy ban hành Nghị quyết số 18-NQ/TU",
                  "The Provincial Party Committee issues Resolution No. 18-NQ/TU", 1),
            event("2022-02-22", "Quyết định số 263/QĐ-TTg của Thủ tướng Chính phủ",
                  "Decision No. 263/QD-TTg of the Prime Minister", 3),
            event("2024-09-12", "Hội nghị tổng kết 5 năm", "Conference to review five years", 1),
            event("2025", "Mục tiêu 105 xã đạt chuẩn nông thôn mới", "Target: 105 communes meeting new rural "
                  "standards", 15),
        ],
        "tasks": [
            point("Tiếp tục quán triệt Chỉ thị số 13-CT/TW về nông nghiệp, nông dân, nông thôn.",
                  "Continue to thoroughly grasp Directive No. 13-CT/TW on agriculture, farmers and rural areas.", 17),
            point("Đẩy mạnh chuyển đổi số ở xã, phát huy vai trò tổ công nghệ số cộng đồng.",
                  "Step up digital transformation in communes and promote the role of community digital technology "
                  "teams.", 18),
            point("Tăng cường giám sát, phản biện xã hội của Mặt trận Tổ quốc Việt Nam các cấp.",
                  "Strengthen supervision and social criticism by the Vietnam Fatherland Front at all levels.", 19),
        ],
        "terms": [
            term("new-rural-development", "xây dựng nông thôn mới", "new rural development", 2, "new rural development"),
            term("provincial-party-committee", "Tỉnh ủy", "Provincial Party Committee", 3,
                 "Provincial Party Committee"),
            term("social-criticism", "phản biện xã hội", "social criticism", 1, "social criticism"),
            term("digital-transformation", "chuyển đổi số", "digital transformation", 1, "digital transformation"),
            term("thoroughly-grasp", "quán triệt", "thoroughly grasp", 1, "thoroughly grasp"),
            term("par-index", "Chỉ số cải cách hành chính", "Public Administration Reform Index", 1,
                 "administrative reform index"),
        ],
        "checks": [
            check("sum", "1,930,000,000,000 + 1,475,000,000,000 + 845,000,000,000 = 4,250,000,000,000 VND", "ok", 8),
            check("ratio", "412/431 = 95.6%", "ok", 14),
            check("ratio", "86/124 ≠ 70.1%", "mismatch", 6),
        ],
    }  # fmt: skip


def entity(vi: str, en: str, name: str, count: int, *evidence: int) -> dict[str, Any]:
    return {**point(vi, en, *evidence), "id": name, "count": count}


def event(date: str, vi: str, en: str, *evidence: int) -> dict[str, Any]:
    return {"date": date, "event": two(vi, en), "evidence": list(evidence)}


def term(name: str, vi: str, en: str, count: int, *seen: str) -> dict[str, Any]:
    return {"id": name, "vi": vi, "en": en, "count": count, "variants_seen": list(seen)}


def check(kind: str, statement: str, status: str, *evidence: int) -> dict[str, Any]:
    return {"kind": kind, "statement": statement, "status": status, "evidence": list(evidence)}


def make(**changes: Any) -> Brief:
    """Build the brief; ``changes`` replace whole fields."""
    source = {
        "name": "lam-giang.html",
        "language": "en",
        "title": two(TITLE_VI, SENTENCES[0]),
        "publisher": "Lam Giang Online",
        "author": {"name": "Hoang Bich Van",
                   "role": two("Phó Trưởng Ban Dân vận Tỉnh ủy",
                               "Deputy Head of the Provincial Party Committee's Mass Mobilization Commission")},
        "published": "2024-09-13",
        "sentences": sentences(),
    }  # fmt: skip
    record = {
        "engine": "embedded",
        "model": "vnbrief-small-1",
        "mentions": {"held": 41, "verified": 17, "mended": 3, "missed": 1},
        "low_confidence": [9, 16],
    }
    fields = {
        "schema": "vnbrief/brief/1",
        "signature": "vnbrief:0.1|engine:embedded|model:vnbrief-small-1@3f9c2a|glossary:a71e04|beam:4",
        "source": source,
        "translation": record,
        **content(),
        **changes,
    }
    return Brief.model_validate(fields)
