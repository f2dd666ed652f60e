"""``vnbrief evaluate``: scores on a parallel file."""

from __future__ import annotations

import json
import sys
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vnbrief.cli import common
from vnbrief.errors import InputError

if TYPE_CHECKING:
    from vnbrief.document import Language
    from vnbrief.evaluation import Scores


@click.command("evaluate")
@click.argument("file", type=click.Path(allow_dash=True))
@click.option(
    "--from",
    "source",
    type=click.Choice(["vi", "en"]),
    required=True,
    help="Language of the first column.",
)
@common.glossary_option
@common.engine_options
@common.json_option
@common.output_option
def command(
    file: str,
    source: str,
    glossaries: tuple[str, ...],
    engine: str,
    model: str | None,
    beam: int,
    as_json: bool,
    output: str | None,
) -> None:
    """Score translations: BLEU, chrF++, term success, term consistency, figures kept.

    FILE has tab-separated columns: source, reference and, where somebody else's translation is to be
    scored, hypothesis. Without a third column the source is translated first.
    """
    from vnbrief.evaluation import evaluate

    rows = _rows(file)
    glossary = common.load_glossary(glossaries)
    ours: Language = "vi" if source == "vi" else "en"
    theirs: Language = "en" if source == "vi" else "vi"
    sources = [row[0] for row in rows]
    if len(rows[0]) > 2:
        hypotheses = [row[2] for row in rows]
    else:
        translator = common.load_translator(engine, model, beam, glossaries)
        hypotheses = [s.target for s in translator.translate_segments(sources, ours, theirs)]
    scores = evaluate(sources, hypotheses, [row[1] for row in rows], ours, theirs, glossary)
    common.write_result(output, json.dumps(asdict(scores), indent=2) if as_json else _table(scores))


def _rows(file: str) -> list[list[str]]:
    """Read the columns; every line has to have as many as the first one, two or three that count."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text: {error}") from error
    rows: list[list[str]] = []
    # Not splitlines: a line separator of Unicode may stand within a segment.
    for number, line in enumerate(text.split("\n"), 1):
        row = line.rstrip("\r").split("\t")[:3]
        if not line.strip():
            continue
        if len(row) < 2:
            raise InputError(f"{file}: line {number} has no tab: source and reference are needed")
        if rows and len(row) != len(rows[0]):
            raise InputError(
                f"{file}: line {number} has {len(row)} columns, the first one {len(rows[0])}: "
                "give every line a hypothesis, or none"
            )
        rows.append(row)
    if not rows:
        raise InputError(f"{file}: empty file: give lines of source, tab, reference")
    return rows


def _table(scores: Scores) -> str:
    lines = [f"segments          {scores.segments}"]
    if scores.bleu is not None and scores.chrf is not None:
        lines += [f"BLEU              {scores.bleu:.1f}", f"chrF++            {scores.chrf:.1f}"]
    lines += [
        f"term success      {scores.terms.rate:.1%} of {scores.terms.total}",
        f"term consistency  {scores.consistency:.1%}",
        f"figures kept      {scores.figures.rate:.1%} of {scores.figures.total}",
        f"figures added     {scores.figures_added}",
        *scores.signatures,
    ]
    return "\n".join(lines)
