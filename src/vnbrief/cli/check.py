"""``vnbrief check``: findings on a translation, a gate for scripts and CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.checking.inputs import Located
    from vnbrief.checking.waivers import Sifted
    from vnbrief.glossary import Glossary

_RANK = {"note": 0, "warning": 1, "error": 2}


@click.command("check")
@click.argument("source")
@click.argument("target", required=False)
@click.option(
    "--severity",
    type=click.Choice(["note", "warning", "error"]),
    default="warning",
    show_default=True,
    help="The least severity that is shown and that makes the exit code 1.",
)
@click.option(
    "--waivers",
    type=click.Path(),
    metavar="FILE",
    help='Findings to let pass, one a line: CODE source="…" target="…" segment=N # reason; or TOML.',
)
@common.glossary_option
@common.json_option
@common.output_option
def command(
    source: str,
    target: str | None,
    severity: str,
    waivers: str | None,
    glossaries: tuple[str, ...],
    as_json: bool,
    output: str | None,
) -> None:
    """Compare TARGET, a translation, with SOURCE: terms, figures, dates, documents, names, omissions.

    SOURCE may hold both languages: a TMX or XLIFF file, or a TSV or CSV of two columns.

    Exit code 1 if anything was found.
    """
    from vnbrief.checking.waivers import read_waivers, sift

    passed = read_waivers(waivers) if waivers else ()
    sifted = sift(_findings(source, target, common.load_glossary(glossaries)), passed)
    found = [item for item in sifted.kept if _RANK[item.finding.severity] >= _RANK[severity]]
    if as_json:
        text = json.dumps([_record(item) for item in found], ensure_ascii=False, indent=2)
        common.write_result(output, text)
    elif found:
        common.write_result(output, "\n".join(map(_line, found)))
    if waivers:
        _say_waived(sifted, waivers)
    if found:
        raise click.exceptions.Exit(1)


def _findings(source: str, target: str | None, glossary: Glossary) -> Sequence[Located]:
    from vnbrief.api import check
    from vnbrief.checking.inputs import check_bitext, located
    from vnbrief.errors import InputError
    from vnbrief.reading.bilingual import is_bilingual, read_bitext

    if target is not None:
        for name in (source, target):
            if is_bilingual(name):
                raise InputError(f"{name} holds both languages: give it alone")
        left, right = common.read_inputs((source, target))
        return located(check(left, right, glossary=glossary), left, right)
    if source != "-" and not is_bilingual(source):
        raise InputError(
            f"{source}: give its translation too, or a file that holds both: TMX, XLIFF, or a TSV or CSV"
            " of two columns"
        )
    bitext = read_bitext(source)
    for kind, count in bitext.losses.items():
        common.message(f"{source}: not checked: {kind} ({count})")
    return check_bitext(bitext, glossary)


def _record(found: Located) -> dict[str, Any]:
    record = common.finding_record(found.finding)
    return record if found.segment is None else record | {"segment": found.segment}


def _say_waived(sifted: Sifted, path: str) -> None:
    for waiver in sifted.unused:
        common.message(f"{path}:{waiver.line}: no finding needs this waiver of {waiver.code}")
    common.message(f"{len(sifted.waived)} waived")


def _line(found: Located) -> str:
    """Return one finding as a line: where, what, and what should stand there."""
    finding = found.finding
    places = [] if found.segment is None else [f"segment {found.segment}"]
    if finding.source_span:
        places.append(f"source {_place(found.source, finding.source_span.start, found.segment)}")
    if finding.target_span:
        places.append(f"target {_place(found.target, finding.target_span.start, found.segment)}")
    return f"{', '.join(places)}: {finding.severity}: {finding.code}: {finding.message}"


def _place(text: str, offset: int, segment: int | None) -> str:
    """Return line and column, from 1; a segment is one line."""
    before = text[:offset]
    column = offset - before.rfind("\n")
    return f"{before.count(chr(10)) + 1}:{column}" if segment is None else f"{column}"
