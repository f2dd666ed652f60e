"""HTML pages, through trafilatura: the main text and the page's metadata."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

from vnbrief.document import Author, BlockKind
from vnbrief.errors import InputError
from vnbrief.reading.bylines import person
from vnbrief.reading.furniture import title_and_site
from vnbrief.reading.lines import Extract, Line
from vnbrief.reading.normalize import normalize
from vnbrief.reading.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "head": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "p": None,
    "quote": None,
    "code": None,
    "row": BlockKind.PARAGRAPH,
    "ab": None,
    "fw": None,
}
_TITLE = re.compile(r"<title[^>]*>([^<]{1,400})</title>", re.IGNORECASE)
_HEAD = 100_000  # code points
_SPACE = re.compile(r"\s+")


def extract(markup: str, name: str) -> Extract:
    """Return the article of an HTML page.

    Raises:
        InputError: the page holds no text.
    """
    import trafilatura

    with quiet("trafilatura", "htmldate", "courlan", "justext"):
        page = trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            # an extensive search takes a date of the body for the page's
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        lines = tuple(_lines(page.body)) if page is not None and page.body is not None else ()
        if not lines:
            lines = _fallback(trafilatura.html2txt(markup))
    if not lines:
        raise InputError(f"{name}: the page holds no text")
    meta = page.as_dict() if page is not None else {}
    title = _clean(meta.get("title"))
    return Extract(
        _titled(lines, title),
        is_page=True,
        title=title,
        publisher=_clean(meta.get("sitename")) or _clean(meta.get("hostname")) or _site(markup),
        author=_author(_clean(meta.get("author"))),
        published=_date(meta.get("date")),
    )


def _site(markup: str) -> str | None:
    """Return the site that the page's ``<title>`` names after the headline."""
    found = _TITLE.search(markup[:_HEAD])
    parted = title_and_site(_clean(unescape(found[1])) or "") if found else None
    return parted[1] if parted else None


def _clean(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", normalize(value)[0]).strip() or None


def _lines(body: Any) -> Iterator[Line]:
    """Walk trafilatura's tree: every block element is a line; line breaks part lines."""
    for element in body:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in ("list", "table", "div", "main", "body"):
            yield from _lines(element)
        elif tag in _KINDS:
            yield from _split(_content(element), _KINDS[tag])
        if element.tail and element.tail.strip():
            yield from _split(element.tail, None)


def _content(element: Any) -> str:
    if element.tag == "row":
        cells = (_SPACE.sub(" ", "".join(cell.itertext())).strip() for cell in element)
        return " | ".join(cell for cell in cells if cell)
    parts = [element.text or ""]
    for child in element:
        if child.tag in ("lb", "list", "p", "item"):
            parts.append("\n")
        parts.append(_content(child))
        if child.tag in ("list", "p", "item"):
            parts.append("\n")
        parts.append(child.tail or "")
    return "".join(parts)


def _split(text: str, kind: BlockKind | None) -> Iterator[Line]:
    for raw in text.split("\n"):
        if line := _clean(raw):
            yield Line(line, kind=kind)


def _fallback(text: str | None) -> tuple[Line, ...]:
    return tuple(_split(text or "", None))


def _titled(lines: tuple[Line, ...], title: str | None) -> tuple[Line, ...]:
    """Put the page's title first, once."""
    if title is None:
        return lines
    rest = [line for line in lines if line.text.casefold() != title.casefold()]
    return (Line(title, kind=BlockKind.TITLE), *rest) if rest else lines


def _author(name: str | None) -> Author | None:
    if name is None:
        return None
    first = person(name.replace("; ", ", "))
    return Author(first) if first else None


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
