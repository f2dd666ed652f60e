"""The digest as JSON text (``vnbrief/digest/1``), and its JSON Schema as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnbrief.digesting.schema import Digest


def render(digest: Digest, *, indent: int | None = 2) -> str:
    """Return the digest as JSON text and a newline; ``indent=None`` keeps it on one line."""
    return digest.to_json(indent) + "\n"


def schema_text() -> str:
    """Return the JSON Schema of the digest as it stands in ``docs/digest.schema.json``."""
    from vnbrief.digesting.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
