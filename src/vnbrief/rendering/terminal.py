"""The brief for a terminal: as wide as it is, good without colour and when piped."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from vnbrief.rendering import wording
from vnbrief.rendering.labels import LANGUAGES, checked_languages, label
from vnbrief.rendering.view import Line, Section, Two, sections, title_line, translation_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from vnbrief.briefing.schema import Brief
    from vnbrief.document import Language

SIDE_BY_SIDE = 120  # columns from which the two languages stand next to each other
_PIPED_WIDTH = 100
_NARROWEST = 40
_GAP = 2
_WIDEST_LEAD = 24
# In these the lead is short and alike, so it gets a column of its own.
_COLUMNS = {"results", "targets", "timeline", "checks"}


def fit(stream: TextIO) -> dict[str, int | bool]:
    """Return the ``width`` and ``color`` options that suit ``stream``, a terminal or not.

    ``NO_COLOR`` and ``TERM=dumb`` switch colour off (https://no-color.org).
    """
    if not stream.isatty():
        return {"width": _PIPED_WIDTH, "color": False}
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return {"width": shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns, "color": not plain}


def render(
    brief: Brief,
    *,
    width: int = _PIPED_WIDTH,
    color: bool = False,
    languages: Sequence[str] = LANGUAGES,
) -> str:
    """Return the brief as text for a terminal ``width`` columns wide.

    Both languages stand side by side from 120 columns, else one under the other.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    page = _Page(checked_languages(languages), max(width, _NARROWEST))
    console = _console(page.width, color)
    _head(console, page, brief)
    for section in sections(brief):
        _heading(console, page, section.heading)
        console.print(_table(page, section))
    _heading(console, page, "translation")
    about = (*translation_lines(brief), Two.of(lambda lang: label("evidence_note", lang)))
    console.print(_table(page, Section("translation", tuple(Line(text) for text in about))))
    console.print(wording.clean(brief.signature), style="dim")
    written = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    return "\n".join(line.rstrip() for line in written.split("\n")).strip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    languages: tuple[Language, ...]
    width: int

    @property
    def side_by_side(self) -> bool:
        return len(self.languages) == 2 and self.width >= SIDE_BY_SIDE


def _console(width: int, color: bool) -> Console:
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        force_jupyter=False,
    )


def _head(console: Console, page: _Page, brief: Brief) -> None:
    names = Section("", (title_line(brief),))
    console.print(_table(page, names, style="bold"))
    byline = Section("", (Line(Two.of(lambda lang: wording.source_line(brief, lang))),))
    console.print(_table(page, byline, style="dim"))


def _heading(console: Console, page: _Page, key: str) -> None:
    from rich.text import Text

    text = " · ".join(label(key, language) for language in page.languages).upper()
    console.print()
    console.print(Text(text, style="bold cyan"))


def _table(page: _Page, section: Section, style: str = "") -> Table:
    """Set a section's lines in columns: number, lead and text a language, sentences."""
    from rich.table import Table

    table = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
    if section.numbered:
        table.add_column(width=len(f"{len(section.lines)}."), justify="right")
    leads = section.key in _COLUMNS
    for languages in _columns(page):
        if leads:
            table.add_column(width=_lead_width(page, section, languages), overflow="fold")
        table.add_column(ratio=1, style=style, overflow="fold")
    cited = any(line.evidence for line in section.lines)
    if cited:
        table.add_column(width=_cite_width(section), justify="right", overflow="fold")
    for number, line in enumerate(section.lines, 1):
        _add(table, page, section, line, number, cited=cited)
    if section.rest:
        more = Line(Two.of(lambda lang: f"… {section.more(lang)}"))
        _add(table, page, section, more, 0, cited=cited)
    return table


def _columns(page: _Page) -> tuple[tuple[Language, ...], ...]:
    """Return the languages of each column: one each, or all in one."""
    return tuple((lang,) for lang in page.languages) if page.side_by_side else (page.languages,)


def _add(
    table: Table, page: _Page, section: Section, line: Line, number: int, *, cited: bool
) -> None:
    """Add a line as one row a group of languages that share a column."""
    columns = _columns(page)
    if section.names and len(columns[0]) == 2:
        table.add_row(_both(section, line, columns[0]), *[wording.cite(line.evidence)] * cited)
        return
    for row in range(len(columns[0])):
        cells: list[Text | str] = []
        if section.numbered:
            cells.append(f"{number}." if row == 0 else "")
        for languages in columns:
            language = languages[row]
            if section.key in _COLUMNS:
                cells.append(_lead(line, language))
            cells.append(_text(section, line, language))
        if cited:
            cells.append(wording.cite(line.evidence) if row == 0 else "")
        table.add_row(*cells)


def _both(section: Section, line: Line, languages: tuple[Language, ...]) -> Text:
    """Return a name in both languages on one line."""
    from rich.text import Text

    return Text(" – ").join(_text(section, line, language) for language in languages)


def _lead(line: Line, language: Language) -> Text:
    from rich.text import Text

    wrong = line.check is not None and line.check.status == "mismatch"
    text = line.lead[language]
    return Text(text.upper() if wrong else text, style="bold red" if wrong else "bold")


def _text(section: Section, line: Line, language: Language) -> Text:
    from rich.text import Text

    text = Text()
    if line.lead[language] and section.key not in _COLUMNS:
        text.append(line.lead[language], style="bold")
        if line.text[language]:
            text.append(" · ")
    text.append(line.text[language])
    if line.notes(language):
        text.append(f" ({line.notes(language)})", style="dim")
    if line.low == language:
        text.append(f" [{label('low', language)}]", style="yellow")
    return text


def _lead_width(page: _Page, section: Section, languages: tuple[Language, ...]) -> int:
    from rich.cells import cell_len

    widest = max(cell_len(line.lead[lang]) for line in section.lines for lang in languages)
    return min(widest, _WIDEST_LEAD, page.width // len(_columns(page)) // 3)


def _cite_width(section: Section) -> int:
    return min(max(len(wording.cite(line.evidence)) for line in section.lines), 12)
