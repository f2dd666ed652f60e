"""The Word form, read back with python-docx."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from tests.rendering.brief import SENTENCES, make
from vnbrief.rendering.docx import render

if TYPE_CHECKING:
    from docx.document import Document


def opened(**options: object) -> Document:
    return docx.Document(BytesIO(render(make(), **options)))


def cells(document: Document) -> list[list[str]]:
    return [[c.text for c in row.cells] for table in document.tables for row in table.rows]


def test_headings_are_headings() -> None:
    found = [p.text for p in opened().paragraphs if p.style and p.style.name == "Heading 1"]
    assert found[:4] == ["Tóm tắt · In short", "Nội dung chính · Key points",
                         "Số liệu · Figures", "Số liệu: mục tiêu · Figures: targets"]  # fmt: skip
    assert found[-1] == "Câu nguồn · Source sentences"


def test_figures_stand_in_a_table_in_both_languages() -> None:
    rows = cells(opened())
    assert ["Số liệu", "Nội dung", "Figure", "What", "Source"] in rows
    assert ["86/124 xã", "Xã đạt chuẩn nông thôn mới", "86/124 communes",
            "Communes that have met new rural standards", "[6]"] in rows  # fmt: skip


def test_the_heading_row_repeats_on_every_page() -> None:
    assert len(opened().element.body.findall(".//" + qn("w:tblHeader"))) == 2


def test_runs_know_their_language() -> None:
    marks = {
        run.findtext(qn("w:t")): mark.get(qn("w:val"))
        for run in opened().element.body.iter(qn("w:r"))
        for mark in run.iter(qn("w:lang"))
    }
    assert marks["86/124 xã"] == "vi-VN"
    assert marks["86/124 communes"] == "en-GB"


def test_one_language_has_half_the_columns() -> None:
    rows = cells(opened(languages=("en",)))
    assert ["86/124 communes", "Communes that have met new rural standards", "[6]"] in rows


def test_the_page_is_a4_and_the_text_fits_it() -> None:
    section = opened().sections[0]
    assert round(section.page_width.mm) == 210
    assert round(section.page_height.mm) == 297
    room = section.page_width - section.left_margin - section.right_margin
    for table in opened().tables:
        assert sum(column.width for column in table.columns) <= room


def test_every_source_sentence_is_at_the_end() -> None:
    texts = [p.text for p in opened().paragraphs][-len(SENTENCES) :]
    assert texts == [f"[{number}] {text}" for number, text in enumerate(SENTENCES)]


def test_low_lines_and_the_mismatch_say_so_in_words() -> None:
    flat = [text for row in cells(opened()) for text in row]
    assert "Đất do Nhân dân hiến [cần đối chiếu]" in flat
    assert "does not agree" in flat


def test_no_part_of_the_file_holds_the_time() -> None:
    """Two results with the same signature are the same, whenever they were made."""
    with zipfile.ZipFile(BytesIO(render(make()))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
