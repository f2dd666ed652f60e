"""PDF files, written by hand so that every line's place is known."""

import io
import logging

import pypdf
import pytest

from vnbrief.errors import InputError
from vnbrief.reading import read_bytes


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one Helvetica line per string, 14 points apart."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " ".join(
            f"1 0 0 1 72 {760 - 14 * i} Tm ({line.replace('(', '[').replace(')', ']')}) Tj"
            for i, line in enumerate(lines)
        )
        stream = f"BT /F1 11 Tf {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{start}\n%%EOF".encode()


HEADER = "Report on mass mobilization work - Yen Dong district"


def page(number: int, *lines: str) -> list[str]:
    return [HEADER, *lines, f"Page {number} of 3"]


REPORT = pdf(
    page(
        1,
        "The district has built 214 models of skillful mass mobilization, which have",
        "brought practical benefits to the people in all of its communes. The socio-",
        "economic targets of the year were met and the implementation of the demo-",
        "cracy regulations improved.",
        "Key results:",
        "- 61 models of economic development;",
        "- 153 models in culture and society.",
        "In the coming year, the district Party committee will continue to direct the",
    ),
    page(
        2,
        "work and will review all models before June 2024.",
        "Democracy at the grassroots remains the core of mass mobilization work in the",
        "district, together with dialogue.",
    ),
    page(3, "The district proposes that the province provide more training courses."),
)


def test_lines_become_paragraphs_without_headers_and_page_numbers():
    document = read_bytes(REPORT, "report.pdf")
    assert [block.span.cut(document.text) for block in document.blocks] == [
        "The district has built 214 models of skillful mass mobilization, which have brought"
        " practical benefits to the people in all of its communes. The socio-economic targets of"
        " the year were met and the implementation of the democracy regulations improved.",
        "Key results:",
        "- 61 models of economic development;",
        "- 153 models in culture and society.",
        "In the coming year, the district Party committee will continue to direct the work and"
        " will review all models before June 2024.",
        "Democracy at the grassroots remains the core of mass mobilization work in the district,"
        " together with dialogue.",
        "The district proposes that the province provide more training courses.",
    ]
    assert document.language == "en"


def test_a_pdf_without_text_is_called_a_scan():
    with pytest.raises(InputError, match=r"^scan\.pdf: .*no text layer.*OCR"):
        read_bytes(pdf([], []), "scan.pdf")


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(REPORT))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_an_encrypted_pdf_is_refused_in_one_line():
    with pytest.raises(InputError) as caught:
        read_bytes(encrypted("secret"), "kin.pdf")
    assert str(caught.value) == "kin.pdf: the PDF is encrypted; save it without a password first"


def test_a_pdf_that_only_restricts_printing_is_read():
    assert "214 models" in read_bytes(encrypted("")).text


def test_a_damaged_pdf_is_refused_without_chatter(caplog, capsys):
    with caplog.at_level(logging.DEBUG), pytest.raises(InputError, match=r"^x\.pdf: ") as caught:
        read_bytes(REPORT[:300], "x.pdf")
    assert "\n" not in str(caught.value)
    assert [r for r in caplog.records if r.name.startswith("pypdf")] == []
    assert capsys.readouterr() == ("", "")
