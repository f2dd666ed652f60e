"""The digest as one self-contained HTML page: no script, no request, works offline and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.rendering import digest_view, wording
from vnbrief.rendering import labels as brief_labels
from vnbrief.rendering.html import _environment, _style_hash, _template_text
from vnbrief.rendering.labels import LANGUAGES, checked_languages
from vnbrief.rendering.view import Two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.digesting.schema import Digest


def render(digest: Digest, *, languages: Sequence[str] = LANGUAGES) -> str:
    """Return the digest as an HTML page with its style inside and a policy that lets nothing load.

    Raises:
        ConfigError: ``languages`` holds anything but ``vi`` and ``en``.
    """
    from markupsafe import Markup

    style = _template_text("brief.css") + _template_text("digest.css")
    page = (
        _environment()
        .get_template("digest.html")
        .render(
            digest=digest,
            languages=checked_languages(languages),
            heading=digest_view.heading(digest),
            sheets=digest_view.sheets(digest),
            years=digest_view.years(digest),
            sentences={
                (a.id, s.id): (a.language, wording.clean(s.text))
                for a in digest.articles
                for s in a.sentences
            },
            titles={
                a.id: Two.of(lambda lang, a=a: digest_view.article_title(a, lang))  # type: ignore[misc]
                for a in digest.articles
            },
            spoken={a.id: a.language for a in digest.articles},
            target=digest_view.both("target"),
            view=digest_view,
            wording=wording,
            label=digest_view.label,
            fixed=brief_labels.label,
            signature=wording.clean(digest.signature),
            style=Markup(style),
            style_hash=_style_hash(style),
        )
    )
    return page.rstrip("\n") + "\n"
