"""The Markdown form, read back by a Markdown parser."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.rendering.brief import SENTENCES, make, point
from vnbrief.rendering import markdown, wording

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TRICKY = st.text(alphabet="ab1. `*_<>[](){}|~$&#+-=!\\\"':/đ&amp;@\n", max_size=40)


def shown(source: str) -> str:
    """Return the text of a rendered Markdown text, without its tags."""
    return unescape(re.sub(r"<[^>]+>", "", PARSER.render(source)))


@given(TRICKY)
def test_an_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(markdown.escape(text)).strip() == wording.clean(text)


@given(TRICKY)
def test_an_escaped_text_stays_in_its_cell(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {markdown.escape(text)} | end |"
    cells = re.findall(r"<td>(.*?)</td>", PARSER.render(table), re.DOTALL)
    assert [unescape(cell) for cell in cells] == [wording.clean(text), "end"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_line_of_the_brief_is_shown(language: str) -> None:
    page = shown(markdown.render(make(), languages=(language,)))
    for item in (*make().key_points, *make().tasks, make().gist):
        assert getattr(item, language) in page
    for figure in make().figures:
        assert getattr(figure.scale_text, language) in page


def test_every_citation_leads_to_a_sentence() -> None:
    page = markdown.render(make())
    cited = set(re.findall(r"\(#(s\d+)\)", page))
    anchors = re.findall(r'<a id="(s\d+)"></a>', page)
    assert cited
    assert cited <= set(anchors)
    assert len(anchors) == len(set(anchors)) == len(SENTENCES)


def test_the_tables_of_the_brief_are_tables() -> None:
    html = PARSER.render(markdown.render(make()))
    assert html.count("<table>") == 5
    assert len(set(re.findall(r"<tr>\n(?:<t[hd]>.*?</t[hd]>\n)+</tr>", html))) > 20


def test_markup_in_a_source_is_text() -> None:
    text = "<script>alert(1)</script> | **đậm** `mã` [x](javascript:y) <!-- -->"
    html = PARSER.render(markdown.render(make(gist=point(text, text, 1))))
    assert "<script" not in html
    assert "javascript:y)" in html
    assert 'href="javascript' not in html
    assert "<strong>đậm" not in html


def test_a_low_line_says_so_in_words() -> None:
    page = markdown.render(make())
    assert r"chưa bền vững. **\[cần đối chiếu\]**" in page
    assert "check translation" not in page
