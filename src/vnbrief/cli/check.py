"""``vnbrief check``: findings on a translation, a gate for scripts and CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from vnbrief.cli import common
from vnbrief.cli.translate import finding_record

if TYPE_CHECKING:
    from vnbrief.checking.finding import Finding

_RANK = {"note": 0, "warning": 1, "error": 2}


@click.command("check")
@click.argument("source")
@click.argument("target")
@click.option(
    "--severity",
    type=click.Choice(["note", "warning", "error"]),
    default="warning",
    show_default=True,
    help="The least severity that is shown and that makes the exit code 1.",
)
@common.glossary_option
@common.json_option
@common.output_option
def command(
    source: str,
    target: str,
    severity: str,
    glossaries: tuple[str, ...],
    as_json: bool,
    output: str | None,
) -> None:
    """Compare TARGET, a translation, with SOURCE: terms, figures, dates, documents, names, omissions.

    Exit code 1 if anything was found.
    """
    from vnbrief.api import check

    glossary = common.load_glossary(glossaries)
    left, right = common.read_inputs((source, target))
    found = [
        f for f in check(left, right, glossary=glossary) if _RANK[f.severity] >= _RANK[severity]
    ]
    if as_json:
        text = json.dumps([finding_record(f) for f in found], ensure_ascii=False, indent=2)
        common.write_result(output, text)
    elif found:
        common.write_result(output, "\n".join(_line(f, left.text, right.text) for f in found))
    if found:
        raise click.exceptions.Exit(1)


def _line(finding: Finding, source: str, target: str) -> str:
    """Return one finding as a line: where, what, and what should stand there."""
    places = []
    if finding.source_span:
        places.append(f"source {_line_number(source, finding.source_span.start)}")
    if finding.target_span:
        places.append(f"target {_line_number(target, finding.target_span.start)}")
    return f"{', '.join(places)}: {finding.severity}: {finding.code}: {finding.message}"


def _line_number(text: str, offset: int) -> str:
    before = text[:offset]
    return f"{before.count(chr(10)) + 1}:{offset - before.rfind(chr(10))}"
