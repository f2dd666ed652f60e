"""Write the JSON Schema of the digest to ``docs/digest.schema.json``."""

from __future__ import annotations

from pathlib import Path

from vnbrief.rendering.digest_json import schema_text

TARGET = Path(__file__).parent.parent / "docs" / "digest.schema.json"

if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(schema_text(), "utf-8")
