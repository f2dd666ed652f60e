"""``vnbrief translate``: text in, text out, paragraphs kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from vnbrief.document import Language
    from vnbrief.translation.translation import Translation


@click.command("translate")
@common.files_argument
@click.option(
    "--to",
    type=click.Choice(["en", "vi"]),
    help="Target language; the other one than the text's if not given.",
)
@common.glossary_option
@common.engine_options
@common.json_option
@common.output_option
def command(
    files: tuple[str, ...],
    to: str | None,
    glossaries: tuple[str, ...],
    engine: str,
    model: str | None,
    beam: int,
    as_json: bool,
    output: str | None,
) -> None:
    """Translate FILEs, or standard input, with terms and figures held and checked.

    What could not be kept is said on standard error, a line each.
    """
    translator = common.load_translator(engine, model, beam, glossaries)
    results = []
    for document in common.read_inputs(files):
        target = cast("Language", to or ("en" if document.language == "vi" else "vi"))
        translation = translator.translate(document, target)
        for finding in translation.findings:
            if finding.severity != "note":
                common.message(f"{document.name}: {finding.code}: {finding.message}")
        results.append(translation)
    if as_json:
        records = [as_record(result) for result in results]
        common.write_result(output, _json(records[0] if len(records) == 1 else records))
    else:
        common.write_result(output, "\n\n".join(result.text for result in results))


def as_record(translation: Translation) -> dict[str, Any]:
    """Return a translation as the data that ``--json`` prints."""
    return {
        "source_language": translation.source_language,
        "target_language": translation.target_language,
        "segments": [
            {
                "source": segment.source,
                "target": segment.target,
                "score": segment.score,
                "low_confidence": segment.low_confidence,
                "mentions": [
                    {
                        "kind": result.mention.kind,
                        "source": result.mention.text,
                        "target": result.target_text,
                        "status": result.status,
                    }
                    for result in segment.mentions
                ],
            }
            for segment in translation.segments
        ],
        "findings": [common.finding_record(finding) for finding in translation.findings],
        "signature": translation.signature,
    }


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
