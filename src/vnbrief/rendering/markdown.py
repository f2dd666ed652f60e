"""The brief as Markdown that a forge renders (GitHub Flavored Markdown: tables, anchors)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.rendering import wording
from vnbrief.rendering.labels import LANGUAGES, checked_languages, label
from vnbrief.rendering.view import Line, Section, sections, title_line, translation_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.briefing.schema import Brief
    from vnbrief.document import Language

# Everything that GFM, its tables, mathematics ($) and entities (&) could take for markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$&#])")
# What would begin a list, a heading or a rule if a line began with it.
_BLOCK_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
_TABLES = {"results", "targets", "checks", "documents", "timeline"}


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows exactly it, also in a table's cell."""
    escaped = _MARKUP.sub(r"\\\1", wording.clean(text))
    return _BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def render(brief: Brief, *, languages: Sequence[str] = LANGUAGES) -> str:
    """Return the brief as Markdown; every line links to its sentences at the end.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    chosen = checked_languages(languages)
    parts = [*_head(brief, chosen)]
    for section in sections(brief):
        parts.append(f"## {_both(section.heading, chosen)}")
        parts.append(_section(brief, section, chosen))
    parts.append(f"## {_both('translation', chosen)}")
    parts.extend(
        " ".join(escape(text[lang]) for text in translation_lines(brief)) for lang in chosen
    )
    parts.append(f"{_both('signature', chosen)}: `{wording.clean(brief.signature)}`")
    parts.append(f"## {_both('sources', chosen)}")
    parts.append(_sources(brief))
    return "\n\n".join(parts) + "\n"


def _both(key: str, languages: Iterable[Language]) -> str:
    return " · ".join(label(key, language) for language in languages)


def _head(brief: Brief, languages: tuple[Language, ...]) -> Iterable[str]:
    title = title_line(brief)
    first, *others = languages
    yield f"# {_text(title, first)}"
    for language in others:
        yield f"**{escape(title.text[language])}** {_low(title, language)}".rstrip()
    yield "<br>\n".join(escape(wording.source_line(brief, language)) for language in languages)


def _section(brief: Brief, section: Section, languages: tuple[Language, ...]) -> str:
    if section.key in _TABLES:
        return _table(section, languages)
    if section.key == "gist":
        line = section.lines[0]
        quoted = [f"> {_text(line, lang)}" for lang in languages]
        return "\n>\n".join(quoted) + f" {_cite(line.evidence)}"
    items = [
        _list_item(section, line, languages, f"{number}." if section.numbered else "-")
        for number, line in enumerate(section.lines, 1)
    ]
    if section.rest:
        items.append("- … " + " – ".join(section.more(language) for language in languages))
    return "\n".join(items)


def _list_item(section: Section, line: Line, languages: tuple[Language, ...], marker: str) -> str:
    texts = [_text(line, language) for language in languages]
    texts[-1] = f"{texts[-1]} {_cite(line.evidence)}".rstrip()
    between = " – " if section.names else "<br>\n" + " " * (len(marker) + 1)
    return f"{marker} {between.join(texts)}"


def _text(line: Line, language: Language) -> str:
    parts = [escape(line.text[language])]
    if line.notes(language):
        parts.append(f"({escape(line.notes(language))})")
    return " ".join(part for part in (*parts, _low(line, language)) if part)


def _low(line: Line, language: Language) -> str:
    return f"**\\[{label('low', language)}\\]**" if line.low == language else ""


def _cite(evidence: tuple[int, ...]) -> str:
    return " ".join(f"[\\[{number}\\]](#s{number})" for number in evidence)


def _table(section: Section, languages: tuple[Language, ...]) -> str:
    """Set a section as a table: lead, text a language, then the sentences."""
    cited = any(line.evidence for line in section.lines)
    head = [label("language", language) for language in languages]
    rows = [[_cell(section, line, lang) for lang in languages] for line in section.lines]
    if cited:
        head.append(" / ".join(label("source", lang) for lang in languages))
        for row, line in zip(rows, section.lines, strict=True):
            row.append(_cite(line.evidence))
    ruled = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def _cell(section: Section, line: Line, language: Language) -> str:
    lead, text = escape(line.lead[language]), escape(line.text[language])
    if line.check and line.check.status == "mismatch":
        lead = lead.upper()
    parts = [f"**{lead}**" if lead else "", text]
    cell = (" · " if section.key == "documents" else " ").join(part for part in parts if part)
    if line.notes(language):
        cell += f"<br>{escape(line.notes(language))}"
    return f"{cell} {_low(line, language)}".rstrip()


def _sources(brief: Brief) -> str:
    return "\n".join(
        f'- <a id="s{sentence.id}"></a>**{sentence.id}** {escape(sentence.text)}'
        for sentence in brief.source.sentences
    )
