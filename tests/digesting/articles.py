# ruff: noqa: E501 - articles: a line a paragraph reads better
"""Short articles of invented provinces, in both languages."""

from __future__ import annotations

from functools import cache

from tests.briefing.conftest import Parrot, glossary
from vnbrief.digesting.digest import digest
from vnbrief.reading import read_text

LAM_GIANG = """Lâm Giang giảm nghèo bền vững

Ngày 10/12/2023, UBND tỉnh Lâm Giang tổ chức hội nghị sơ kết công tác giảm nghèo theo Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ.

Năm 2021, tỷ lệ hộ nghèo của tỉnh là 9,4%. Năm 2022, tỷ lệ hộ nghèo của tỉnh là 7,1%. Năm 2023, tỷ lệ hộ nghèo của tỉnh là 5,2%.

Mô hình "Ngân hàng bò giống" được nhân rộng ở 14 xã; mô hình "Ngân hàng bò giống" giúp 320 hộ thoát nghèo.
"""

NAM_SON = """Nam Sơn: Kết quả giảm nghèo năm 2023

Báo cáo của UBND tỉnh Nam Sơn cho biết năm 2023, tỷ lệ hộ nghèo của tỉnh Nam Sơn là 3,8%. Tỉnh thực hiện nghiêm Quyết định số 90/QĐ-TTg và Chỉ thị số 05-CT/TW.

Đến năm 2025, tỉnh phấn đấu tỷ lệ hộ nghèo dưới 2%.
"""

PHU_NINH = """Phu Ninh province reports on poverty reduction

On December 20, 2023, the Phu Ninh Provincial People's Committee reviewed Decision No. 90/QD-TTg on poverty reduction in Phu Ninh province.

In 2023, the poverty rate of Phu Ninh province was 6.3%.
"""


def documents(*texts):
    """Read the texts as articles a, b, c …"""
    return [
        read_text(text, name=f"{letter}.txt")
        for letter, text in zip("abcdefgh", texts, strict=False)
    ]


def digest_of(*texts, translator=None, failures=()):
    """Digest texts with a translator that only rewrites figures."""
    return digest(
        documents(*texts),
        translator=translator or Parrot(),
        glossary=glossary(),
        failures=failures,
    )


@cache
def three():
    """The digest of the three articles, made once."""
    return digest_of(LAM_GIANG, NAM_SON, PHU_NINH)
