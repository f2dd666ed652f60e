"""The digest's forms: safe with any text, the same twice, and as published."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import jsonschema
import pytest
from lxml import html as lxml_html

from tests.digesting.articles import digest_of, three
from tests.rendering.test_html import ATTACKS, tags
from vnbrief.digesting.schema import Digest, Failure, json_schema
from vnbrief.rendering import digest_docx, digest_html, digest_json

PUBLISHED = Path(__file__).parents[2] / "docs" / "digest.schema.json"


def filled_with(text):
    """Put ``text`` wherever a source, a file's name or a translation can put one."""

    def fill(value, key=""):
        if isinstance(value, dict):
            return {k: fill(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [fill(v, key) for v in value]
        fixed = {"schema", "language", "date", "period", "published", "approximate"}
        return text if isinstance(value, str) and key not in fixed else value

    made = three().model_copy(update={"failures": (Failure(name="x", error="y"),)})
    return Digest.model_validate(fill(json.loads(made.to_json())))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_makes_a_tag_or_an_attribute(attack):
    plain = digest_html.render(filled_with("chữ"))
    page = digest_html.render(filled_with(attack))
    assert tags(page) == tags(plain)


def test_the_page_asks_for_nothing_and_runs_nothing():
    page = digest_html.render(three())
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not [n for n in lxml_html.fromstring(page).iter() if n.get("src")]


def test_every_citation_leads_to_an_article_of_the_page():
    page = lxml_html.document_fromstring(digest_html.render(three()))
    ids = {node.get("id") for node in page.iter() if node.get("id")}
    links = [a.get("href") for a in page.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= ids


def test_three_years_of_one_province_are_drawn_as_a_line():
    page = lxml_html.document_fromstring(digest_html.render(three()))
    lines = [n.get("points").split() for n in page.iter("polyline")]
    assert [len(points) for points in lines] == [3]
    heights = [float(point.split(",")[1]) for point in lines[0]]
    assert heights == sorted(heights)  # the poverty rate falls: lower on the page each year


def test_bars_are_as_long_as_their_values():
    page = lxml_html.document_fromstring(digest_html.render(three()))
    widths = [float(n.get("width")) for n in page.iter("rect")]
    assert max(widths) == pytest.approx(102, abs=0.5)
    assert all(0 <= width <= 102.5 for width in widths)


@pytest.mark.parametrize("languages", [("vi",), ("en",)])
def test_one_language_alone(languages):
    page = digest_html.render(three(), languages=languages)
    other = {"vi": "What happened when", "en": "Diễn biến theo thời gian"}[languages[0]]
    assert other not in page


def test_the_word_file_has_tables_in_both_languages_and_is_the_same_twice():
    data = digest_docx.render(three())
    assert data == digest_docx.render(three())
    document = docx.Document(BytesIO(data))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "Chỉ tiêu theo địa phương và năm · Indicators by place and year" in headings
    cells = " ".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert "5,2%" in cells
    assert "6.3%" in cells


def test_the_word_file_takes_control_characters():
    assert digest_docx.render(filled_with("a\x00b\x0bc\ufffe d")).startswith(b"PK")


def test_a_digest_is_valid_by_its_schema():
    jsonschema.validate(json.loads(digest_json.render(three())), json_schema())


def test_the_published_schema_is_the_current_one():
    """If this fails, run ``python scripts/digest_schema.py``."""
    assert PUBLISHED.read_text("utf-8") == digest_json.schema_text()


def test_an_article_with_nothing_in_it_renders():
    result = digest_of("Thông báo\n\nHôm nay nghỉ, mời bà con quay lại vào sáng mai nhé.\n")
    assert digest_html.render(result)
    assert digest_docx.render(result).startswith(b"PK")
