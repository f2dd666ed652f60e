"""Consistent Vietnamese–English translation of public affairs, and short bilingual briefs.

>>> import vnbrief
>>> document = vnbrief.read("article.html")
>>> print(vnbrief.Translator().translate(document, to="en").text)
>>> print(vnbrief.brief(document).to_json())
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from vnbrief._version import __version__
from vnbrief.errors import (
    ConfigError,
    GlossaryError,
    GuardError,
    InputError,
    LanguageError,
    ModelError,
    VnbriefError,
)

if TYPE_CHECKING:
    from vnbrief.api import brief, check, digest, harmonize
    from vnbrief.briefing.schema import Brief
    from vnbrief.checking.finding import Finding
    from vnbrief.digesting.schema import Digest
    from vnbrief.document import Document
    from vnbrief.glossary import Concept, Glossary
    from vnbrief.reading import read
    from vnbrief.translation.translation import Translation
    from vnbrief.translation.translator import Translator

# Loaded on first use, so that `import vnbrief` costs next to nothing.
_HOMES = {
    "Brief": "vnbrief.briefing.schema",
    "Concept": "vnbrief.glossary",
    "Digest": "vnbrief.digesting.schema",
    "Document": "vnbrief.document",
    "Finding": "vnbrief.checking.finding",
    "Glossary": "vnbrief.glossary",
    "Translation": "vnbrief.translation.translation",
    "Translator": "vnbrief.translation.translator",
    "brief": "vnbrief.api",
    "check": "vnbrief.api",
    "digest": "vnbrief.api",
    "harmonize": "vnbrief.api",
    "read": "vnbrief.reading",
}

__all__ = [
    "Brief",
    "Concept",
    "ConfigError",
    "Digest",
    "Document",
    "Finding",
    "Glossary",
    "GlossaryError",
    "GuardError",
    "InputError",
    "LanguageError",
    "ModelError",
    "Translation",
    "Translator",
    "VnbriefError",
    "__version__",
    "brief",
    "check",
    "digest",
    "harmonize",
    "read",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'vnbrief' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
