import pytest

from tests.briefing.conftest import document, draft_of


def checks(line, language):
    return [(c.statement, c.ok) for c in draft_of(document(line, language=language)).checks]


@pytest.mark.parametrize(
    ("language", "line", "wanted"),
    [
        (
            "en",
            "There are 2,046 public services (including 812 level 2 public services; 664 "
            "level 3 services; 570 level 4 services).",
            [("812 + 664 + 570 = 2,046", True)],
        ),
        (
            "en",
            "The province has built 1,635 models in various fields (1,482 models and 153 "
            "typical ones).",
            [("1,482 + 153 = 1,635", True)],
        ),
        (
            "en",
            "Certificates were granted to 660/694 establishments (reaching a rate of 95.1%).",
            [("660/694 = 95.1%", True)],
        ),
        (
            "en",
            "Certificates were granted to 660/694 establishments (reaching a rate of 91.5%).",
            [("660/694 ≠ 91.5%", False)],
        ),
        (
            "vi",
            "Toàn huyện có 42 sản phẩm, gồm 30 sản phẩm 3 sao và 12 sản phẩm 4 sao.",
            [("30 + 12 = 42", True)],
        ),
        (
            "vi",
            "Toàn huyện có 42 mô hình, gồm 30 mô hình trồng trọt và 14 mô hình chăn nuôi.",
            [("30 + 14 ≠ 42", False)],
        ),
        ("vi", "Đã giải quyết 8/8 vụ việc, đạt 100%.", [("8/8 = 100%", True)]),
    ],
)
def test_sums_and_rates_that_the_text_states_are_done_again(language, line, wanted):
    assert checks(line, language) == wanted


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The city has 236 hotels, including 30 with four stars and 12 with five."),
        ("en", "The party has 5,670 members, of which 200 are women and 40 are students."),
        ("vi", "Huyện có 18 xã, trong đó 4 xã đạt chuẩn nâng cao và 1 xã kiểu mẫu."),
        ("vi", "Tỉnh có hơn 42 mô hình, gồm 30 mô hình trồng trọt và 14 mô hình chăn nuôi."),
        (
            "vi",
            "Có 5 trạm thu phí, gồm 2 trạm ở quốc lộ 5, 2 trạm ở quốc lộ 1 (Nghệ An) và trạm Cầu Gianh.",
        ),
        ("vi", "Có 475/475 đại biểu có mặt (bằng 96,15% tổng số đại biểu) đồng ý."),
        ("vi", "Đoàn tặng 5 tập thể và 12 cá nhân, mỗi cá nhân 2 triệu đồng."),
        ("vi", "Có 15/18 xã đạt chuẩn, 95,2% người dân tham gia bảo hiểm y tế."),
    ],
)
def test_what_the_text_does_not_call_a_whole_and_its_parts_is_never_called_wrong(language, line):
    assert [c for c in checks(line, language) if not c[1]] == []
