"""The brief as a Word document (A4), with styles, a table of figures and both languages."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from vnbrief.rendering import wording
from vnbrief.rendering.labels import LANGUAGES, checked_languages, label
from vnbrief.rendering.view import Line, Section, sections, title_line, translation_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from vnbrief.briefing.schema import Brief
    from vnbrief.document import Language

_LOCALES: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
_FONT = "Arial"  # on every system with Word, and it has all Vietnamese letters
_BODY_POINTS = 9.5
_TEXT_MM, _CITE_MM, _VALUE_MM = 178, 16, 30  # A4 less margins; the narrow columns
_VALUED = {"results", "targets", "timeline", "checks"}  # their lead has a column of its own
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold


def render(brief: Brief, *, languages: Sequence[str] = LANGUAGES) -> bytes:
    """Return the brief as a .docx file; the same brief gives the same bytes.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    import docx

    chosen = checked_languages(languages)
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, brief, chosen)
    _head(document, brief, chosen)
    for section in sections(brief):
        document.add_heading(_both(section.heading, chosen), 1)
        _section(document, section, chosen)
    _translation(document, brief, chosen)
    _sources(document, brief, chosen)
    out = BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _both(key: str, languages: Iterable[Language]) -> str:
    return " · ".join(label(key, language) for language in languages)


def _set_page(document: Document) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(16)


def _set_styles(document: Document) -> None:
    from docx.shared import Pt, RGBColor

    ink = RGBColor(0, 0, 0)
    sizes = (("Normal", _BODY_POINTS, 2), ("Title", 15, 4), ("Heading 1", 11, 3))
    for name, points, after in sizes:
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(points), ink
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):  # the template's theme fonts would win over the name
            if key.endswith("Theme"):
                del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(_word(script), _FONT)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.space_before = Pt(10 if name == "Heading 1" else 2)
    title: Any = document.styles["Title"]
    for border in title.element.pPr.findall(_word("pBdr")):
        title.element.pPr.remove(border)


def _word(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")


def _set_properties(document: Document, brief: Brief, languages: tuple[Language, ...]) -> None:
    properties = document.core_properties
    properties.title = wording.title(brief, languages[-1])[:255]
    properties.author = "vnbrief"
    properties.comments = wording.clean(brief.signature)[:255]
    properties.language = _LOCALES[languages[-1]]


def _head(document: Document, brief: Brief, languages: tuple[Language, ...]) -> None:
    title = title_line(brief)
    for language in languages:
        paragraph = document.add_paragraph(style="Title")
        _write(paragraph, title.text[language], language).bold = True
        _mark(paragraph, title, language)
    for language in languages:
        run = _write(document.add_paragraph(), wording.source_line(brief, language), language)
        run.italic = True


def _section(document: Document, section: Section, languages: tuple[Language, ...]) -> None:
    """Set a section as a table: per language its lead and text, then the sentences."""
    valued = section.key in _VALUED
    cited = any(line.evidence for line in section.lines)
    table = document.add_table(rows=0, cols=len(languages) * (1 + valued) + cited)
    table.autofit = False
    if section.key in {"results", "targets"}:
        _header(table, languages)
    for number, line in enumerate(section.lines, 1):
        cells = iter(_row(table).cells)
        start = f"{number}. " if section.numbered else ""
        for language in languages:
            if valued:
                _write(next(cells).paragraphs[0], line.lead[language], language).bold = True
            _line(next(cells).paragraphs[0], section, line, language, start)
        if cited:
            _write(next(cells).paragraphs[0], wording.cite(line.evidence), languages[-1])
    if section.rest:
        for cell, language in zip(_row(table).cells, languages, strict=False):
            _write(cell.paragraphs[0], f"… {section.more(language)}", language)
    _set_widths(table, len(languages), valued=valued, cited=cited)


def _header(table: Table, languages: tuple[Language, ...]) -> None:
    """Write the heading row, and have it repeated on every page."""
    from docx.oxml import OxmlElement

    row = _row(table)
    cells = iter(row.cells)
    for language in languages:
        _write(next(cells).paragraphs[0], label("value", language), language).bold = True
        _write(next(cells).paragraphs[0], label("what", language), language).bold = True
    _write(next(cells).paragraphs[0], label("source_short", languages[-1]), languages[-1])
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _row(table: Table) -> Any:
    """Add a row that no page break cuts, with a thin line under it."""
    from docx.oxml import OxmlElement

    row: Any = table.add_row()  # type: ignore[no-untyped-call]  # python-docx 1.2
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in row.cells:
        borders, line = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
        for key, value in (("val", "single"), ("sz", "2"), ("color", "BFBFBF")):
            line.set(_word(key), value)
        borders.append(line)
        cell._tc.get_or_add_tcPr().append(borders)
    return row


def _line(
    paragraph: Paragraph, section: Section, line: Line, language: Language, start: str
) -> None:
    if start:
        _write(paragraph, start, language)
    lead = "" if section.key in _VALUED else line.lead[language]
    if lead:
        _write(paragraph, lead, language).bold = True
    if line.text[language]:
        _write(paragraph, (" · " if lead else "") + line.text[language], language)
    notes = line.notes(language)
    if notes:
        _write(paragraph, f" ({notes})", language)
    _mark(paragraph, line, language)


def _mark(paragraph: Paragraph, line: Line, language: Language) -> None:
    if line.low == language:
        _write(paragraph, f" [{label('low', language)}]", language).bold = True


def _set_widths(table: Table, languages: int, *, valued: bool, cited: bool) -> None:
    from docx.shared import Mm

    room = _TEXT_MM - _CITE_MM * cited - _VALUE_MM * valued * languages
    text = room // languages
    widths = ([_VALUE_MM] * valued + [text]) * languages + [_CITE_MM] * cited
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _translation(document: Document, brief: Brief, languages: tuple[Language, ...]) -> None:
    document.add_heading(_both("translation", languages), 1)
    for language in languages:
        said = " ".join(text[language] for text in translation_lines(brief))
        note = label("evidence_note", language)
        _write(document.add_paragraph(), f"{said} {note}", language)
    _write(document.add_paragraph(), wording.clean(brief.signature), "en")


def _sources(document: Document, brief: Brief, languages: tuple[Language, ...]) -> None:
    document.add_heading(_both("sources", languages), 1)
    for sentence in brief.source.sentences:
        paragraph = document.add_paragraph()
        _write(paragraph, f"[{sentence.id}] ", brief.source.language).bold = True
        _write(paragraph, wording.clean(sentence.text), brief.source.language)


def _write(paragraph: Paragraph, text: str, language: Language) -> Any:
    """Add a run with its language, so that spelling is checked in the right one."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run(text)
    mark: Any = OxmlElement("w:lang")
    mark.set(_word("val"), _LOCALES[language])
    run._r.get_or_add_rPr().append(mark)
    return run


def _without_times(data: bytes) -> bytes:
    """Return the zip file with one fixed time for every part."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
