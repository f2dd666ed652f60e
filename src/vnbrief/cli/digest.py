"""``vnbrief digest``: many articles in one bilingual digest."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbrief.digesting.schema import Digest, Failure
    from vnbrief.document import Document

Form = Literal["json", "html", "docx"]
ENDINGS = frozenset((".txt", ".html", ".htm", ".docx", ".pdf", ".md"))


@click.command("digest")
@click.argument("paths", nargs=-1, required=True, metavar="FOLDER|FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "html", "docx"]),
    help="How the digest is written; by the ending of -o FILE if not given, else JSON.",
)
@common.side_option
@common.glossary_option
@common.engine_options
@common.json_option
@common.output_option
def command(
    paths: tuple[str, ...],
    form: Form | None,
    language: str,
    glossaries: tuple[str, ...],
    engine: str,
    model: str | None,
    beam: int,
    as_json: bool,
    output: str | None,
) -> None:
    """Digest many articles (files, and folders with all that is in them) in both languages.

    What happened when, the same indicator across provinces and years, the documents cited, and terms
    that the glossary lacks.  Near-duplicate articles are folded.  A file that cannot be read is
    reported and left out; exit code 1 says that there was one.
    """
    from vnbrief.digesting.digest import digest

    chosen: Form = "json" if as_json else form or _form_of(output)
    common.refuse_on_terminal(chosen, output)
    files = list(found(paths))
    if not files:
        raise click.UsageError(f"no article in {', '.join(paths)}")
    translator = common.load_translator(engine, model, beam, glossaries)
    failures: list[Failure] = []
    with click.progressbar(
        files, label="Reading", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as progress:
        result = digest(
            readable(progress, failures),
            translator=translator,
            glossary=translator.glossary,
            failures=failures,
        )
    common.write_result(output, _rendered(result, chosen, language))
    if failures:
        raise click.exceptions.Exit(1)


def found(paths: Iterable[str]) -> Iterator[str]:
    """Yield the files named, and the articles in the folders named, hidden ones left out, by name."""
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                    yield str(Path(folder) / name)


def readable(files: Iterable[str], failures: list[Failure]) -> Iterator[Document]:
    """Read one file at a time; what cannot be read is reported, kept in ``failures`` and left out."""
    from vnbrief.digesting.schema import Failure
    from vnbrief.errors import InputError
    from vnbrief.reading import read

    for name in files:
        try:
            yield read(sys.stdin.buffer if name == "-" else name, name=name)
        except InputError as error:
            text = " ".join(str(error).split())
            common.message(text if name in text else f"{name}: {text}")
            failures.append(Failure(name=name, error=text))


def _rendered(result: Digest, form: Form, language: str) -> str | bytes:
    from vnbrief.rendering import digest_docx, digest_html, digest_json

    languages: Sequence[str] = ("vi", "en") if language == "both" else (language,)
    if form == "html":
        return digest_html.render(result, languages=languages)
    if form == "docx":
        return digest_docx.render(result, languages=languages)
    return digest_json.render(result)


def _form_of(output: str | None) -> Form:
    """Return the form that an output file's ending asks for."""
    name = (output or "").lower()
    if name.endswith((".html", ".htm")):
        return "html"
    return "docx" if name.endswith(".docx") else "json"
