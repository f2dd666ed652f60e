"""The brief as JSON text (``vnbrief/brief/1``), and its JSON Schema as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbrief.briefing.schema import Brief


def render(brief: Brief, *, indent: int | None = 2) -> str:
    """Return the brief as JSON text and a newline; ``indent=None`` keeps it on one line."""
    return brief.to_json(indent) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of the brief as it stands in ``docs/brief.schema.json``."""
    from vnbrief.briefing.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
