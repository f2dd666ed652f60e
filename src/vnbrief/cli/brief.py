"""``vnbrief brief``: the bilingual brief of an article."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from vnbrief.briefing.summarizing import Summarizer
    from vnbrief.rendering import Form


@click.command("brief")
@common.files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "md", "html", "docx", "term"]),
    help="How the brief is written; by the ending of -o FILE if not given, else for the terminal.",
)
@common.side_option
@common.glossary_option
@common.engine_options
@click.option(
    "--summarizer",
    metavar="NAME-OR-FOLDER",
    help="A summarization model (ViT5, BARTpho, mT5, BART …) that writes the gist; kept only if every"
    " figure, date, name and term in it is in the article.",
)
@common.json_option
@common.output_option
def command(
    files: tuple[str, ...],
    form: Form | None,
    language: str,
    glossaries: tuple[str, ...],
    engine: str,
    model: str | None,
    beam: int,
    summarizer: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Brief one article (a FILE or standard input) in Vietnamese and English.

    Every line points to the sentences that it rests on, and no number stands in it that is not in
    the article.
    """
    from vnbrief.briefing.brief import brief
    from vnbrief.rendering import render

    chosen: Form = "json" if as_json else form or _form_of(output)
    if len(files) > 1 and chosen != "json":
        raise click.UsageError("several files can be briefed at once only with --format json")
    common.refuse_on_terminal(chosen, output)
    translator = common.load_translator(engine, model, beam, glossaries)
    writer = _load_summarizer(summarizer)
    briefs = [
        brief(document, translator=translator, glossary=translator.glossary, summarizer=writer)
        for document in common.read_inputs(files)
    ]
    if len(briefs) > 1:
        common.write_result(output, "[" + ",\n".join(b.to_json() for b in briefs) + "]")
        return
    common.write_result(output, render(briefs[0], chosen, **_options(chosen, language, output)))


def _load_summarizer(name: str | None) -> Summarizer | None:
    """Load the model that writes the gist, and say what its licence asks for."""
    if name is None:
        return None
    from vnbrief.briefing.summarizing import Summarizer
    from vnbrief.engines.profiles import licence_warning

    found = Summarizer(name)
    if warning := licence_warning(found.info.licence):
        common.message(f"{found.info.model}: {warning}")
    return found


def _options(form: str, language: str, output: str | None) -> dict[str, Any]:
    """Return how the chosen form is rendered: which languages, and for a terminal its width."""
    options: dict[str, Any] = {}
    if form != "json" and language != "both":
        options["languages"] = (language,)
    if form == "term" and output in {None, "-"}:
        from vnbrief.rendering.terminal import fit

        options.update(fit(sys.stdout))
    return options


def _form_of(output: str | None) -> Form:
    """Return the form that an output file's ending asks for."""
    forms: tuple[tuple[str, Form], ...] = (
        (".json", "json"),
        (".md", "md"),
        (".html", "html"),
        (".htm", "html"),
        (".docx", "docx"),
    )
    name = (output or "").lower()
    return next((form for ending, form in forms if name.endswith(ending)), "term")
