"""``vnbrief harmonize``: one-language text with the glossary's preferred forms."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.checking.harmonizing import Harmonized
    from vnbrief.document import Document


@click.command("harmonize")
@common.files_argument
@click.option("--diff", "as_diff", is_flag=True, help="Show a unified diff, not the text.")
@common.glossary_option
@common.json_option
@common.output_option
def command(
    files: tuple[str, ...],
    as_diff: bool,
    glossaries: tuple[str, ...],
    as_json: bool,
    output: str | None,
) -> None:
    """Replace the terms that the glossary avoids by its preferred ones, in Vietnamese or English.

    With --json, the list of changes.
    """
    if as_diff and as_json:
        raise click.UsageError("--diff and --json are two forms of the answer: choose one.")
    from vnbrief.checking.harmonizing import harmonize

    glossary = common.load_glossary(glossaries)
    done = []
    for document in common.read_inputs(files):
        done.append((document, harmonize(document.text, document.language, glossary)))
    if as_json:
        records = [record for document, result in done for record in _records(document, result)]
        common.write_result(output, json.dumps(records, ensure_ascii=False, indent=2))
    elif as_diff:
        diff = "".join(line for document, result in done for line in _diff(document, result))
        if diff:
            common.write_result(output, diff)
    else:
        common.write_result(output, "\n\n".join(result.text.strip("\n") for _, result in done))
    count = sum(len(result.changes) for _, result in done)
    common.message(f"{count} {'change' if count == 1 else 'changes'}")


def _records(document: Document, result: Harmonized) -> Iterator[dict[str, Any]]:
    for change in result.changes:
        yield {
            "file": document.name,
            "span": [change.span.start, change.span.end],
            "old": change.old,
            "new": change.new,
            "concept": change.concept.id,
        }


def _diff(document: Document, result: Harmonized) -> Iterator[str]:
    before, after = document.text.splitlines(), result.text.splitlines()
    names = (document.name, f"{document.name} (harmonized)")
    for line in difflib.unified_diff(before, after, *names, n=0, lineterm=""):
        yield line + "\n"
