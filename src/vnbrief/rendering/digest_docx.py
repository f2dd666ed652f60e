"""The digest as a Word document (A4), with styles, tables and both languages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from vnbrief.rendering import digest_view as view
from vnbrief.rendering import wording
from vnbrief.rendering.docx import _row, _set_page, _set_styles, _without_times, _write
from vnbrief.rendering.labels import LANGUAGES, checked_languages
from vnbrief.rendering.labels import label as fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table

    from vnbrief.digesting.schema import Digest, Text
    from vnbrief.document import Language
    from vnbrief.rendering.view import Two

Languages = tuple["Language", ...]
_TEXT_MM, _CITE_MM = 178, 22


def render(digest: Digest, *, languages: Sequence[str] = LANGUAGES) -> bytes:
    """Return the digest as a .docx file; the same digest gives the same bytes.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    import docx

    chosen = checked_languages(languages)
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    title = view.heading(digest)
    properties = document.core_properties
    properties.title, properties.author = title[chosen[-1]][:255], "vnbrief"
    properties.comments = wording.clean(digest.signature)[:255]
    for language in chosen:
        _write(document.add_paragraph(style="Title"), title[language], language).bold = True
    for part in (_articles, _timeline, _indicators, _documents, _candidates, _failures):
        part(document, digest, chosen)
    for language in chosen:
        _write(document.add_paragraph(), view.label("note", language), language)
    _write(document.add_paragraph(), wording.clean(digest.signature), "en")
    out = BytesIO()
    document.save(out)
    return _without_times(out.getvalue())


def _heading(document: Document, key: str, languages: Languages) -> None:
    document.add_heading(" · ".join(view.label(key, language) for language in languages), 1)


def _note(text: Text, language: Language) -> str:
    return f" [{fixed('low', language)}]" if text.uncertain else ""


def _articles(document: Document, digest: Digest, languages: Languages) -> None:
    _heading(document, "articles", languages)
    table = document.add_table(rows=0, cols=len(languages))
    for article in digest.articles:
        for cell, language in zip(_row(table).cells, languages, strict=True):
            paragraph = cell.paragraphs[0]
            title = view.article_title(article, language)
            _write(paragraph, f"{article.id}. {title}", language).bold = True
            _write(cell.add_paragraph(), view.article_byline(article, language), language)
            gist = wording.say(article.gist, language) + _note(article.gist, language)
            _write(cell.add_paragraph(), gist, language)
            if article.copies:
                folded = f"{view.label('copies', language)}: {view.copies_text(article)}"
                _write(cell.add_paragraph(), folded, language).italic = True
    _widths(table, [_TEXT_MM // len(languages)] * len(languages))


def _timeline(document: Document, digest: Digest, languages: Languages) -> None:
    if not digest.timeline:
        return
    _heading(document, "timeline", languages)
    table = document.add_table(rows=0, cols=len(languages) + 1)
    for event in digest.timeline:
        cells = _row(table).cells
        for cell, language in zip(cells, languages, strict=False):
            paragraph = cell.paragraphs[0]
            _write(paragraph, wording.when(event.date, language), language).bold = True
            said = wording.capital(wording.say(event.event, language))
            _write(paragraph, f" · {said}{_note(event.event, language)}", language)
        _write(cells[-1].paragraphs[0], f"[{view.cite(event.references)}]", "en")
    _with_citations(table, languages)


def _indicators(document: Document, digest: Digest, languages: Languages) -> None:
    sheets = view.sheets(digest)
    if not sheets:
        return
    _heading(document, "indicators", languages)
    for sheet in sheets:
        name = document.add_paragraph()
        name.paragraph_format.keep_with_next = True
        _write(name, _joined(sheet.heading, languages), languages[-1]).bold = True
        if sheet.disputed:
            marks = " / ".join(view.label("disputed", language) for language in languages)
            _write(name, f" [{marks}]", languages[-1])
        table = document.add_table(rows=0, cols=4)
        for row in sheet.rows:
            cells = _row(table).cells
            target = " / ".join(view.label("target", language) for language in languages)
            texts = (
                _joined(row.place, languages),
                _joined(row.period, languages),
                _joined(row.value, languages) + (f" ({target})" if row.target else ""),
                f"[{view.cite(row.references)}]",
            )
            for cell, text in zip(cells, texts, strict=True):
                _write(cell.paragraphs[0], text, languages[-1])
        _widths(table, [58, 44, 54, _CITE_MM])


def _joined(text: Two, languages: Languages) -> str:
    return " / ".join(dict.fromkeys(text[language] for language in languages if text[language]))


def _documents(document: Document, digest: Digest, languages: Languages) -> None:
    if not digest.documents:
        return
    _heading(document, "documents", languages)
    table = document.add_table(rows=0, cols=len(languages) + 1)
    for cited in digest.documents:
        cells = _row(table).cells
        for cell, language in zip(cells, languages, strict=False):
            paragraph = cell.paragraphs[0]
            _write(paragraph, view.document_lead(cited, language), language).bold = True
            about = view.document_text(cited, language)
            count = view.document_count(cited, language)
            _write(paragraph, f"{' · ' + about if about else ''} ({count})", language)
        _write(cells[-1].paragraphs[0], f"[{view.cite(cited.references)}]", "en")
    _with_citations(table, languages)


def _candidates(document: Document, digest: Digest, languages: Languages) -> None:
    if not digest.candidates:
        return
    _heading(document, "candidates", languages)
    table = document.add_table(rows=0, cols=len(languages) + 1)
    for candidate in digest.candidates:
        cells = _row(table).cells
        for cell, language in zip(cells, languages, strict=False):
            said = wording.say(candidate, language)
            count = f" × {candidate.count}" if language == candidate.language else ""
            _write(cell.paragraphs[0], said + count, language)
        _write(cells[-1].paragraphs[0], f"[{view.cite(candidate.references)}]", "en")
    _with_citations(table, languages)
    for language in languages:
        _write(document.add_paragraph(), view.label("proposal", language), language).italic = True


def _failures(document: Document, digest: Digest, languages: Languages) -> None:
    if not digest.failures:
        return
    _heading(document, "failures", languages)
    for failure in digest.failures:
        text = f"{wording.clean(failure.name)}: {wording.clean(failure.error)}"
        _write(document.add_paragraph(), text, languages[-1])


def _with_citations(table: Table, languages: Languages) -> None:
    text = (_TEXT_MM - _CITE_MM) // len(languages)
    _widths(table, [text] * len(languages) + [_CITE_MM])


def _widths(table: Table, widths: Sequence[int]) -> None:
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
