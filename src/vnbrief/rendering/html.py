"""The brief as one self-contained HTML page: no script, no request, works offline and on paper."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib import resources
from typing import TYPE_CHECKING

from vnbrief.rendering import wording
from vnbrief.rendering.charts import chart
from vnbrief.rendering.labels import LANGUAGES, checked_languages, label
from vnbrief.rendering.view import sections, title_line, translation_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from markupsafe import Markup

    from vnbrief.briefing.schema import Brief, SourceSentence
    from vnbrief.document import Language

SAID = ("mended", "missed")  # the fates of a mention that a reader should know

_UNBREAKABLE = re.compile(r"(\d[\w.,]*(?:[-–/][\w.,]*\w)+)")


def render(brief: Brief, *, languages: Sequence[str] = LANGUAGES) -> str:
    """Return the brief as an HTML page with its style inside and a policy that lets nothing load.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    from markupsafe import Markup

    style = _template_text("brief.css")
    page = (
        _environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            languages=checked_languages(languages),
            sections=sections(brief),
            about=translation_lines(brief),
            title=title_line(brief),
            byline={lang: wording.source_parts(brief, lang) for lang in LANGUAGES},
            sentences={
                s.id: _marked(s, wording.translated_into(brief)) for s in brief.source.sentences
            },
            low=frozenset(brief.translation.low_confidence),
            signature=wording.clean(brief.signature),
            style=Markup(style),
            style_hash=_style_hash(style),
            label=label,
            chart=chart,
        )
    )
    return page.rstrip("\n") + "\n"


def _template_text(name: str) -> str:
    folder = resources.files("vnbrief.rendering").joinpath("templates")
    return folder.joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_template_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["unbroken"] = _unbroken
    return environment


def _unbroken(text: str) -> Markup:
    """Escape ``text``, and keep document numbers and ratios (18-NQ/TU, 86/124) on one line."""
    from markupsafe import Markup, escape

    parts = _UNBREAKABLE.split(text)  # odd ones are what the pattern caught
    keep = Markup('<span class="keep">{}</span>')
    return Markup("").join(
        keep.format(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )


def _marked(sentence: SourceSentence, language: Language) -> Markup:
    """Escape a source sentence and mark its mentions; what was mended or is missing is said."""
    from markupsafe import Markup

    parts, end = [], 0
    for mention in sentence.mentions:
        parts.append(_escaped(sentence.text[end : mention.start]))
        words = _escaped(sentence.text[mention.start : mention.end])
        said = ""
        if mention.status in SAID:
            tag = Markup(' <span class="low" lang="{}">{}</span>')
            said = tag.format(language, label(mention.status, language))
        parts.append(Markup('<mark class="{}">{}</mark>{}').format(mention.kind, words, said))
        end = mention.end
    parts.append(_escaped(sentence.text[end:]))
    return Markup("").join(parts)


def _escaped(text: str) -> Markup:
    """Escape a piece of a sentence, its outer spaces kept."""
    from markupsafe import escape

    cleaned = wording.clean(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and cleaned else ""
    return escape(before + cleaned + after)


def _style_hash(style: str) -> str:
    """Return the page's own style as a CSP source, so that no other style applies (CSP level 2)."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
