"""The JSON form and its published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.rendering.brief import make
from vnbrief.briefing.schema import Brief, json_schema
from vnbrief.rendering import render
from vnbrief.rendering.json import schema_text

PUBLISHED = Path(__file__).parents[2] / "docs" / "brief.schema.json"


def test_the_json_is_valid_by_the_schema_and_reads_back() -> None:
    text = render(make(), "json")
    assert isinstance(text, str)
    data = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(data)
    assert Brief.model_validate_json(text) == make()
    assert data["schema"] == "vnbrief/brief/1"


def test_vietnamese_stands_in_the_json_unescaped() -> None:
    assert "thu nhập bình quân đầu người" in str(render(make(), "json"))


def test_without_indent_it_is_one_line() -> None:
    assert str(render(make(), "json", indent=None)).count("\n") == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "vnbrief/brief/2"),
        (("figures", 0, "value"), "61.5"),
        (("figures", 0, "approximate"), "exactly"),
        (("gist", "evidence"), ["one"]),
        (("checks", 0, "status"), "unknown"),
        (("unheard_of",), 1),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_hold(
    path: tuple[str | int, ...], value: object
) -> None:
    data = json.loads(str(render(make(), "json")))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema())


def test_the_published_schema_is_the_one_of_the_code() -> None:
    """If this fails, run ``python scripts/brief_schema.py``."""
    assert PUBLISHED.read_text("utf-8") == schema_text()
