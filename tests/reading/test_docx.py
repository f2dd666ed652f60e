"""Word documents."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from vnbrief.document import BlockKind
from vnbrief.errors import InputError
from vnbrief.reading import docx as reader
from vnbrief.reading import read_bytes


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def report():
    document = docx.Document()
    document.add_paragraph("Báo cáo công tác dân vận năm 2023", style="Title")
    document.add_heading("Kết quả", level=1)
    document.add_paragraph("Toàn huyện có 214 mô hình. Trong đó có 61 mô hình kinh tế.")
    document.add_paragraph("Vận động hiến 12,5 ha đất;", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for row, cells in enumerate((("Xã", "Số hộ", "Hộ nghèo"), ("Tân Phú", "1.355", "25"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Huyện ủy tiếp tục chỉ đạo trong năm 2024.")
    return document


def test_blocks_come_in_reading_order():
    document = read_bytes(saved(report()), "bc.docx")
    assert document.title == "Báo cáo công tác dân vận năm 2023"
    assert [block.kind for block in document.blocks] == [
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert [s.text for s in document.sentences] == [
        "Báo cáo công tác dân vận năm 2023",
        "Kết quả",
        "Toàn huyện có 214 mô hình.",
        "Trong đó có 61 mô hình kinh tế.",
        "Vận động hiến 12,5 ha đất;",
        "Xã | Số hộ | Hộ nghèo",
        "Tân Phú | 1.355 | 25",
        "Huyện ủy tiếp tục chỉ đạo trong năm 2024.",
    ]


def test_a_heading_at_the_top_is_the_title():
    document = docx.Document()
    document.add_heading("Công tác dân vận", level=1)
    document.add_paragraph("Toàn huyện có 214 mô hình dân vận khéo.")
    assert read_bytes(saved(document)).title == "Công tác dân vận"


def test_a_merged_cell_is_said_once():
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Tổng cộng toàn tỉnh"
    table.cell(0, 2).text = "2.046"
    assert read_bytes(saved(document)).text == "Tổng cộng toàn tỉnh | 2.046"


def test_tracked_insertions_stay_and_deletions_go():
    document = docx.Document()
    paragraph = document.add_paragraph("Tỉnh có ")
    for tag, inner in (("w:del", "<w:delText>143</w:delText>"), ("w:ins", "<w:t>125</w:t>")):
        paragraph._p.append(
            parse_xml(f'<{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{inner}</w:r></{tag}>')
        )
    paragraph.add_run(" xã, phường.")
    assert read_bytes(saved(document)).text == "Tỉnh có 125 xã, phường."


def test_a_decomposed_document_is_made_nfc():
    document = docx.Document()
    document.add_paragraph("Tỉnh ủy họp.")
    assert read_bytes(saved(document)).text == "Tỉnh ủy họp."


def test_an_empty_document_is_refused():
    with pytest.raises(InputError, match=r"^trong\.docx: .*no text"):
        read_bytes(saved(docx.Document()), "trong.docx")


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "_UNPACKED_LIMIT", 1000)
    with pytest.raises(InputError, match="unpacks"):
        read_bytes(saved(report()), "bom.docx")


def test_a_damaged_document_is_refused_in_one_line():
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(report()))) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[:200] if name == "word/document.xml" else content)
    with pytest.raises(InputError, match=r"^x\.docx: a damaged Word document") as caught:
        read_bytes(buffer.getvalue(), "x.docx")
    assert "\n" not in str(caught.value)
