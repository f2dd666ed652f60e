"""Saved HTML pages."""

import logging
from datetime import date

import pytest

from vnbrief.document import Author, BlockKind
from vnbrief.errors import InputError
from vnbrief.reading import read_bytes

PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<title>Yên Đông phát huy dân chủ ở cơ sở - Báo Hà Trung</title>
<meta property="og:title" content="Yên Đông phát huy dân chủ ở cơ sở">
<meta property="og:site_name" content="Báo Hà Trung">
<meta property="article:published_time" content="2023-10-04T08:15:00+07:00">
<meta name="author" content="Nguyễn Thu Hà">
<script>var tracking = "không phải bài viết";</script>
<style>.menu { color: red }</style></head>
<body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kt">Kinh tế</a></li></ul></nav>
<article><h1>Yên Đông phát huy dân chủ ở cơ sở</h1>
<p>Xã Yên Đông có 12 thôn với 3.215 hộ dân. Năm 2022, xã đạt chuẩn nông thôn mới nâng cao
và được Ủy ban nhân dân tỉnh tặng bằng khen về thành tích trong phong trào thi đua.</p>
<h2>Dân biết, dân bàn</h2>
<p>Theo Bí thư Đảng ủy xã, mọi khoản đóng góp đều được công khai tại nhà văn hóa thôn để
nhân dân giám sát, nhờ đó 100% hộ dân đồng thuận hiến đất mở đường giao thông nông thôn.</p>
<ul><li>Hiến hơn 4.500 m2 đất làm đường giao thông nông thôn;</li>
<li>Đóng góp 2.300 ngày công lao động trong năm 2022.</li></ul>
<table><tr><th>Thôn</th><th>Số hộ</th></tr><tr><td>Thôn 1</td><td>310</td></tr></table>
<p>Thời gian tới, Đảng ủy xã tiếp tục đổi mới phương thức lãnh đạo công tác dân vận, lắng nghe
tâm tư, nguyện vọng của nhân dân và giải quyết kịp thời kiến nghị chính đáng.</p>
</article>
<div class="related"><h3>Tin liên quan</h3><a href="/x">Khai mạc hội chợ</a></div>
<footer>Bản quyền © Báo Hà Trung</footer></body></html>"""


@pytest.fixture(scope="module")
def document():
    return read_bytes(PAGE.encode(), "bai.html")


def test_metadata_comes_from_the_page(document):
    assert document.title == "Yên Đông phát huy dân chủ ở cơ sở"
    assert document.publisher == "Báo Hà Trung"
    assert document.published == date(2023, 10, 4)
    assert document.author == Author("Nguyễn Thu Hà")
    assert document.language == "vi"


def test_the_article_is_kept_in_order_with_its_kinds(document):
    kinds = [block.kind for block in document.blocks]
    assert kinds[0] is BlockKind.TITLE
    assert document.sentences[0].text == document.title
    assert kinds.count(BlockKind.TITLE) == 1
    assert kinds.count(BlockKind.HEADING) == 1
    assert kinds.count(BlockKind.LIST_ITEM) == 2
    texts = [sentence.text for sentence in document.sentences]
    assert "Xã Yên Đông có 12 thôn với 3.215 hộ dân." in texts
    assert "Dân biết, dân bàn" in texts
    assert "Thôn 1 | 310" in document.text
    assert document.text.index("Dân biết") < document.text.index("Hiến hơn")


def test_scripts_menus_and_footers_are_gone(document):
    for words in ("tracking", "color", "Trang chủ", "hội chợ", "Bản quyền"):
        assert words not in document.text


def test_a_page_without_text_is_refused(capsys, caplog):
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(InputError, match=r"^trong\.html: .*no text"),
    ):
        read_bytes(b"<html><head><script>1</script></head><body></body></html>", "trong.html")
    assert capsys.readouterr() == ("", "")
