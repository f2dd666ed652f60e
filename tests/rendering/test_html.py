"""The HTML page: self-contained, safe with any text, readable without colour, mouse or script."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html as lxml_html

from tests.rendering.brief import SENTENCES, entity, event, figure, make, point, two
from vnbrief.rendering import markdown
from vnbrief.rendering.html import render

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

ATTACKS = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</p></li></section><iframe src=//evil.example></iframe>",
    "{{ 7 * 7 }}{% raw %}<b>",
    "<!-- --><![CDATA[ <svg onload=alert(1)>",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "18-NQ/TU<b>19/20</b>",
)


def body(page: str) -> Any:
    return lxml_html.document_fromstring(page)


class _Tags(HTMLParser):
    """Every start tag with its attributes' names, but for spans that keep a number whole."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tuple(name for name, _ in attrs)
        if tag != "span" or "lang" in names:
            self.found.append((tag, names))


def tags(page: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = _Tags()
    parser.feed(page)
    return parser.found


def filled_with(text: str) -> str:
    """Render a brief that has ``text`` wherever a source or a translation can put one."""
    both = two(text, text)
    said = {**both, "evidence": [1]}
    source = make().source.model_dump() | {
        "name": text,
        "title": both,
        "publisher": text,
        "author": {"name": text, "role": both},
        "published": text,
        "sentences": [{"id": n, "start": 0, "end": 1, "text": text} for n in range(3)],
    }
    translation = make().translation.model_dump() | {"engine": text, "model": text}
    change = {"direction": "up", "value": 1, "unit": text, "since": text}
    figures = [
        figure((text, text), 1, text, (text, text), 1, period=text, change=change, target=target)
        for target in (False, True)
    ]
    document = {"kind": both, "number": text, "title": both, "issuer": both, "date": text}
    return render(
        make(
            source=source, translation=translation, signature=text, gist=said, figures=figures,
            key_points=[said], tasks=[said], documents=[{**document, "evidence": [1]}],
            organizations=[entity(text, text, text, 1, 1)], programmes=[], places=[],
            people=[{"name": both, "role": both, "evidence": [1]}],
            timeline=[event(text, text, text, 1)],
            terms=[{**both, "id": text, "count": 1, "variants_seen": [text + "s"]}],
            checks=[{"kind": "sum", "statement": text, "status": "mismatch", "evidence": [1]}],
        )
    )  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_changes_the_page(attack: str) -> None:
    """Whatever the article holds, the tags and attributes are those that a harmless word gives."""
    assert tags(filled_with(attack)) == tags(filled_with("x"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_reader_sees_the_text_as_it_is(attack: str) -> None:
    shown = body(render(make(gist=point(attack, attack, 1)))).text_content()
    assert shown.count(attack) == 2


def test_nothing_is_loaded_from_anywhere() -> None:
    page = render(make())
    assert not re.search(
        r"https?:|//|url\(|@import|<link|<script|<iframe|<object|<embed|srcset", page
    )
    assert not re.search(r"\s(?:src|action|background|poster|data|style|on\w+)=", page)
    assert {href for href in body(page).xpath("//@href") if not href.startswith("#")} == set()


def test_the_policy_lets_only_the_pages_own_style_apply() -> None:
    page = render(make())
    policy = body(page).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')[0]
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_every_text_says_its_language() -> None:
    """A screen reader reads Vietnamese and English with the right voice."""
    document = body(render(make()))
    for item in (*make().key_points, *make().tasks, make().gist):
        for language in ("vi", "en"):
            said = getattr(item, language)
            (found,) = [e for e in document.xpath("//p[@lang]") if said in e.text_content()]
            assert found.get("lang") == language
    assert {e.get("lang") for e in document.xpath('//*[@class="quote"]')} == {"en"}
    assert document.get("lang") == "en"
    assert body(render(make(), languages=("vi",))).get("lang") == "vi"


def test_headings_go_down_one_level_at_a_time_and_there_is_one_first() -> None:
    levels = [int(e.tag[1]) for e in body(render(make())).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert set(levels) == {1, 2}


def test_the_page_has_one_main_part_and_named_sections() -> None:
    document = body(render(make()))
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(document.xpath("//main")) == 1
    for section in document.xpath("//section"):
        assert section.get("aria-labelledby") in ids
    for field in document.xpath("//input"):
        assert document.xpath(f'//label[@for="{field.get("id")}"]')


def test_every_line_opens_its_source_sentences() -> None:
    document = body(render(make()))
    for line in document.xpath('//ul[not(ancestor::*[contains(@class, "terms")])]/li | //tbody/tr'):
        if line.get("class") == "group":
            continue
        (opened,) = line.xpath(".//details")
        numbers = re.findall(r"\d+", opened.find("summary").text_content())
        quoted = opened.find_class("quote")[0].text_content()
        assert numbers
        assert all(SENTENCES[int(number)] in quoted for number in numbers)
    targets = {href[1:] for href in document.xpath("//details//@href")}
    assert targets <= set(document.xpath("//li/@id"))


def test_evidence_that_names_no_sentence_breaks_nothing() -> None:
    assert "[" not in body(render(make(gist=point("a", "b", 998)))).xpath("//title")[0].text
    assert "998" in render(make(gist=point("a", "b", 998)))


@pytest.mark.parametrize("text", ["<b>18</b> & 5 xã", "18 5", *ATTACKS])
def test_mentions_are_marked_in_the_source_sentences(text: str) -> None:
    """Every stretch is marked by its kind, what was mended or missed says so, no word is lost."""
    cut = len(text) // 2
    mentions = (
        {"start": 0, "end": cut, "kind": "number", "status": "mended"},
        {"start": cut, "end": len(text), "kind": "term", "status": "held"},
    )
    sentence = {"id": 0, "start": 0, "end": len(text), "text": text, "mentions": mentions}
    source = make().source.model_dump() | {"sentences": [sentence]}
    shown = body(render(make(source=source))).get_element_by_id("s0")
    marks = shown.findall(".//mark")
    assert [m.get("class") for m in marks] == ["number", "term"]
    assert [m.text_content() for m in marks] == [text[:cut], text[cut:]]
    assert [s.text for s in shown.findall(".//span[@class='low']")] == ["bản dịch đã sửa"]


@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_a_brief_of_a_long_report_prints_on_two_pages(tmp_path: Path) -> None:
    """In both languages; the sentences only where they are asked for."""
    from pypdf import PdfReader

    page, paper = tmp_path / "brief.html", tmp_path / "brief.pdf"
    page.write_text(render(make()), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    options += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={paper}"]
    command = [str(CHROMIUM), *options, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert len(PdfReader(paper).pages) <= 2


def test_low_lines_are_marked_in_words_on_the_translated_side_only() -> None:
    document = body(render(make()))
    marks = document.find_class("low")
    assert {mark.text_content() for mark in marks} == {"cần đối chiếu"}
    marked = [e.text_content() for e in document.xpath('//p[.//span[@class="low"]]')]
    assert len(marked) == 2  # the gist and the last key point rest on sentence 16
    assert all("bền vững" in text for text in marked)


def test_a_doubtful_title_is_marked_in_every_form() -> None:
    source = make().source.model_dump()
    title = {**source["title"], "evidence": [9]}  # sentence 9 is of low confidence
    doubtful = make(source={**source, "title": title})
    (heading,) = body(render(doubtful)).findall(".//h1")
    assert [s.text for s in heading.findall(".//span[@class='low']")] == ["cần đối chiếu"]
    assert not body(render(make())).findall(".//h1//span[@class='low']")
    head = markdown.render(doubtful).split("## ")[0]
    assert "cần đối chiếu" in head
    assert "cần đối chiếu" not in markdown.render(make()).split("## ")[0]


def test_targets_stand_apart_from_results() -> None:
    groups = body(render(make())).xpath("//tbody")
    assert [g.xpath('.//th//span[@lang="en"]')[0].text for g in groups] == ["Results", "Targets"]
    assert "105 communes" not in groups[0].text_content()
    assert "105 communes" in groups[1].text_content()


def test_targets_alone_still_have_their_table() -> None:
    aims = [f for f in make().figures if f.target]
    groups = body(render(make(figures=aims))).xpath("//tbody")
    assert [g.xpath('.//th//span[@lang="en"]')[0].text for g in groups] == ["Targets"]


def test_shares_and_ranks_are_drawn_and_nothing_else_is() -> None:
    rows = {
        row.xpath('.//td[@lang="en"]//div[@class="value"]')[0].text_content().strip():
        row.xpath('.//td[@lang="en"]//svg[@class="chart"]')
        for row in body(render(make())).xpath('//tbody/tr[@class="row"]')
    }  # fmt: skip
    drawn = {value for value, charts in rows.items() if charts}
    assert drawn == {"3.42%", "86/124 communes", "27/124 communes", "25th of 63", "92.7%",
                     "412 of 431", "2%"}  # fmt: skip
    assert len(rows["25th of 63"][0].xpath(".//circle")) == 2  # where it was, and where it is
    filled = rows["92.7%"][0].xpath('.//rect[@class="part"]/@width')
    assert float(filled[0]) == pytest.approx(0.927 * 99, abs=0.1)
    assert all(svg.get("aria-hidden") == "true" for svg in body(render(make())).iter("svg"))


def test_the_languages_can_be_chosen_without_a_script() -> None:
    document = body(render(make()))
    radios = document.xpath('//input[@type="radio"]')
    assert [r.get("id") for r in radios] == ["show-both", "show-vi", "show-en"]
    assert len({r.get("name") for r in radios}) == 1
    assert not body(render(make(), languages=("en",))).xpath('//input[@type="radio"]')


def _luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_text_contrasts_with_the_page_in_light_dark_and_print() -> None:
    """WCAG 2.2 AA asks 4.5 to 1 of text."""
    style = render(make()).split("<style>")[1].split("</style>")[0]
    palettes = [dict(re.findall(r"--(\w+): (#\w{6});", block))
                for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)]  # fmt: skip
    assert len(palettes) == 3
    for palette in palettes:
        for text in ("ink", "soft", "accent", "warn"):
            for ground in ("page", "tint"):
                assert _contrast(palette[text], palette[ground]) >= 4.5, (text, ground, palette)
