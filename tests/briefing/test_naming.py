import re

import pytest

from vnbrief.briefing.naming import is_name_number


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("tại kỳ họp 32, Ủy ban Kiểm tra đã xem xét", "vi", True),
        ("dịch vụ công mức độ 2", "vi", True),
        ("trong tổng số 32 hộ", "vi", False),
        ("đã tổ chức 32 kỳ họp", "vi", False),
        ("at its session 32", "en", True),
        ("a total number 32", "en", False),
        ("held 32 sessions", "en", False),
        ("opened the Dai Ngai 2 bridge", "en", True),
        ("in Hanoi 2 bridges were built", "en", False),
        ("khánh thành cầu Đại Ngãi 2 dài 860 m", "vi", True),
        ("tại Hà Nội 2 cây cầu được xây", "vi", False),
    ],
)
def test_a_number_that_names_is_told_from_one_that_counts(text, language, named):
    figure = re.search(r"\d+", text)
    assert figure is not None
    assert is_name_number(text, figure.start(), language) is named
