from datetime import date

import pytest

from tests.briefing.conftest import document, draft_of


def figures(line, language, published=None):
    return draft_of(document(line, language=language, published=published)).figures


def shown(line, language):
    return [(f.mention.text, f.label.text) for f in figures(line, language)]


LABELS = [
    (
        "en",
        "Total outstanding loans amount to 512 billion VND.",
        [("512 billion VND", "Total outstanding loans")],
    ),
    (
        "en",
        "State budget revenue reached 9,850 billion VND, equal to 53.6% of the estimate.",
        [
            ("9,850 billion VND", "State budget revenue"),
            ("53.6%", "State budget revenue against the estimate"),
        ],
    ),
    (
        "en",
        "After the flood, 37 houses were still without power and 120 hectares of rice were lost.",
        [("37", "houses that were still without power"), ("120 hectares", "rice that were lost")],
    ),
    (
        "en",
        "The centre has 9 service counters, 2 of which are reserved for the elderly.",
        [("9", "service counters"), ("2", "service counters reserved for the elderly")],
    ),
    (
        "en",
        "The share of dossiers submitted online rose from 41% to 83%.",
        [
            ("41%", "The share of dossiers submitted online"),
            ("83%", "The share of dossiers submitted online"),
        ],
    ),
    ("en", "The bridge is 537 m long.", [("537 m", "length of the bridge")]),
    (
        "vi",
        "Tổng dư nợ đạt 512 tỷ đồng, nợ quá hạn chỉ chiếm 0,09%.",
        [("512 tỷ đồng", "Tổng dư nợ"), ("0,09%", "nợ quá hạn")],
    ),
    (
        "vi",
        "Thu ngân sách đạt 9.850 tỷ đồng, bằng 53,6% dự toán, trong đó thu nội địa "
        "đạt 7.920 tỷ đồng.",
        [
            ("9.850 tỷ đồng", "Thu ngân sách"),
            ("53,6%", "Thu ngân sách so với dự toán"),
            ("7.920 tỷ đồng", "thu nội địa"),
        ],
    ),
    (
        "vi",
        "Cầu dài 420 m, tổng mức đầu tư 186 tỷ đồng.",
        [("420 m", "chiều dài cầu"), ("186 tỷ đồng", "tổng mức đầu tư")],
    ),
    (
        "vi",
        "Mặt trận tổng hợp 96 kiến nghị thuộc cấp tỉnh, 29 thuộc cấp huyện.",
        [("96", "kiến nghị thuộc cấp tỉnh"), ("29", "kiến nghị thuộc cấp huyện")],
    ),
    ("vi", "Dự án có diện tích 4,3 ha.", [("4,3 ha", "diện tích dự án")]),
    (
        "vi",
        "Toàn huyện có 14/21 xã đạt chuẩn nông thôn mới.",
        [("14/21", "xã đạt chuẩn nông thôn mới")],
    ),
    (
        "vi",
        "Giá dao động từ 110.000 đồng đến 130.000 đồng.",
        [("110.000 đồng", "Giá"), ("130.000 đồng", "Giá")],
    ),
]


@pytest.mark.parametrize(("language", "line", "wanted"), LABELS)
def test_a_label_says_what_was_counted(language, line, wanted):
    assert shown(line, language) == wanted


NOT_FIGURES = [
    ("en", "Article 4 of the Law and Highway 10 are known to everyone in district 3."),
    ("en", "The 4th plenum of the 13th Central Committee met for three days."),
    ("en", "Ms. Nguyen Thi Hanh, 64, came early; call 19001234 for details."),
    ("en", "Vessels of 15 metres or longer must register."),
    ("vi", "Kỳ họp thứ 18 HĐND tỉnh khóa VIII diễn ra trong 3 ngày."),
    ("vi", "Bà Nguyễn Thị Hạnh, 64 tuổi, ở tổ 5, phường Nam Sơn."),
    ("vi", "Nhà máy thủy điện Sông Lam 2, trên quốc lộ 7, do bão số 4 phải dừng."),
    ("vi", "Ông là một trong hai người được khen."),
    ("vi", "Ngày 20/8/2013, Tỉnh ủy ban hành Nghị quyết số 12-NQ/TU."),
]


@pytest.mark.parametrize(("language", "line"), NOT_FIGURES)
def test_names_orders_ages_dates_and_thresholds_are_no_figures(language, line):
    assert shown(line, language) == []


@pytest.mark.parametrize(
    ("language", "line", "period"),
    [
        ("en", "In 2022, the poverty rate fell to 2.4%.", "2022"),
        ("en", "By the end of 2023, 50 schools met the standards.", "2023"),
        (
            "en",
            "Since the beginning of the 2021-2026 term, 363 resolutions have passed.",
            "2021/2026",
        ),
        (
            "en",
            "The Fund (from 2017 to present, over 130 billion VND was raised) is open.",
            "2017/..",
        ),
        ("en", "Revenue was 12 billion VND in the first six months of 2024.", "2024-H1"),
        ("en", "Compared to 2021, 12 communes have new schools.", None),
        ("vi", "Giai đoạn 2021-2025, tỉnh trồng 1.200 ha rừng.", "2021/2025"),
        ("vi", "Quý I/2025, thu ngân sách đạt 210 tỷ đồng.", "2025-Q1"),
        ("vi", "Thực hiện Nghị quyết số 12-NQ/TU, ngày 5/12/2007, đã mở 40 lớp học.", None),
    ],
)
def test_the_period_is_that_of_the_clause_or_of_the_sentence(language, line, period):
    found = figures(line, language)
    assert [f.period for f in found] in (
        [period],
        ["2024-01/2024-06"] if period == "2024-H1" else [period],
    )


def test_a_date_opening_a_sentence_governs_the_next_one_of_its_paragraph():
    from vnbrief.document import Block, BlockKind, Document, Sentence, Span

    one, two = (
        "In 2022, the SIPAS ranked 25th out of 63 provinces.",
        "The PCI ranked 44th out of 63 provinces.",
    )
    text = f"{one} {two}"
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    sentences = (
        Sentence(0, 0, Span(0, len(one)), one),
        Sentence(1, 0, Span(len(one) + 1, len(text)), two),
    )
    doc = Document(text, "-", "en", (block,), sentences)
    assert [f.period for f in draft_of(doc).figures] == ["2022", "2022"]


@pytest.mark.parametrize(
    ("language", "line", "change"),
    [
        (
            "en",
            "The PCI ranked 44th out of 63 provinces and cities, up 14 places compared to 2021.",
            ("up", 14, "place", "2021"),
        ),
        (
            "en",
            "GRDP per capita reached 81 million VND (an increase of 9.1 million VND "
            "compared to 2021).",
            ("up", 9100000, "VND", "2021"),
        ),
        (
            "vi",
            "Chỉ số PCI xếp thứ 20/63, giảm 3 bậc so với năm 2021.",
            ("down", 3, "place", "2021"),
        ),
        (
            "vi",
            "Thu ngân sách đạt 356 tỷ đồng, tăng 12% so với cùng kỳ.",
            ("up", 12, "percent", "previous year"),
        ),
        (
            "vi",
            "Thu nhập đạt 61 triệu đồng, cao hơn 5 triệu đồng so với năm 2021.",
            ("up", 5000000, "VND", "2021"),
        ),
    ],
)
def test_a_change_belongs_to_the_figure_before_it(language, line, change):
    (figure,) = figures(line, language)
    move = figure.change
    assert (move.direction, int(move.amount.value), move.unit, move.since) == change


def test_a_size_is_no_change():
    """A wall higher than six metres has not grown by them."""
    (figure,) = figures("Khu nuôi được bao bọc bằng bức tường cao hơn 6 m, trên có rào.", "vi")
    assert figure.change is None
    assert figure.approximation == "over"


@pytest.mark.parametrize(
    ("language", "line", "aims"),
    [
        ("en", "Strive to have 50 communes meet the standards by the end of 2023.", [True]),
        ("en", "The poverty rate by the end of 2022 will decrease to 2.36%.", [False]),
        ("en", "The poverty rate by the end of 2025 will decrease to 1.5%.", [True]),
        (
            "en",
            "The district exceeded the target of 50 houses and built 62 houses.",
            [False, False],
        ),
        (
            "vi",
            "Năm 2024, huyện phấn đấu trồng 200 ha rừng; tỷ lệ hộ nghèo còn 2,5%.",
            [True, True],
        ),
        ("vi", "Năm 2022, huyện trồng 200 ha rừng.", [False]),
    ],
)
def test_aims_are_told_from_results(language, line, aims):
    found = figures(line, language, published=date(2023, 10, 4))
    assert [f.target for f in found] == aims


def test_two_numbers_with_of_between_them_are_one_ratio():
    (figure,) = figures(
        "3,200 of the province's 4,150 fishing vessels were fitted with devices.", "en"
    )
    assert (int(figure.amount.value), int(figure.amount.of)) == (3200, 4150)
    assert "fishing vessels" in figure.label.text
