"""From a brief to something to read: terminal, Markdown, HTML, JSON, DOCX; one module a form."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, get_args

from vnbrief.errors import ConfigError

if TYPE_CHECKING:
    from vnbrief.briefing.schema import Brief

Form = Literal["term", "md", "html", "json", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)

_MODULES: dict[str, str] = {
    "term": "terminal",
    "md": "markdown",
    "html": "html",
    "json": "json",
    "docx": "docx",
}

__all__ = ["FORMS", "Form", "render"]


def render(brief: Brief, form: Form, **options: Any) -> str | bytes:
    """Render ``brief`` in one of :data:`FORMS`; text for all but ``docx``, which is bytes.

    Args:
        options: what the form's own ``render`` takes: ``languages`` (all but ``json``),
            ``width`` in columns and ``color`` (``term``), ``indent`` (``json``).

    Raises:
        ConfigError: an unknown form, or a language other than ``vi`` and ``en``.
    """
    if form not in _MODULES:
        raise ConfigError(f"unknown form {form!r}: choose one of {', '.join(FORMS)}")
    module = import_module(f"{__name__}.{_MODULES[form]}")
    rendered: str | bytes = module.render(brief, **options)
    return rendered
