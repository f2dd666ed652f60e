"""What all commands share: options, reading inputs, writing results whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from vnbrief.checking.finding import Finding
    from vnbrief.document import Document, Span
    from vnbrief.glossary import Glossary
    from vnbrief.translation.translator import Translator

Command = TypeVar("Command", bound=Callable[..., Any])

files_argument = click.argument("files", nargs=-1, metavar="[FILE]...")
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write to FILE, not standard output.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
glossary_option = click.option(
    "--glossary",
    "glossaries",
    multiple=True,
    type=click.Path(),
    envvar="VNBRIEF_GLOSSARY",
    metavar="PATH",
    help="A glossary file or folder on top of the built-in one; repeatable, later ones win.",
)
side_option = click.option(
    "--language",
    type=click.Choice(["both", "vi", "en"]),
    default="both",
    show_default=True,
    help="Which side is shown (JSON always holds both).",
)


def refuse_on_terminal(form: str, output: str | None) -> None:
    """Raise a usage error for a form that cannot be printed."""
    if form == "docx" and output in {None, "-"}:
        raise click.UsageError("a DOCX needs -o FILE")


def engine_options(command: Command) -> Command:
    """Add ``--engine``, ``--model`` and ``--beam``."""
    for option in (
        click.option(
            "--beam",
            type=click.IntRange(1, 16),
            default=4,
            show_default=True,
            help="Beam width; 1 is greedy.",
        ),
        click.option(
            "--model",
            envvar="VNBRIEF_MODEL",
            metavar="NAME-OR-PATH",
            help="Which model the engine loads.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["embedded", "ctranslate2", "transformers"]),
            default="embedded",
            envvar="VNBRIEF_ENGINE",
            show_default=True,
            help="What decodes.",
        ),
    ):
        command = option(command)
    return command


def load_glossary(paths: Sequence[str]) -> Glossary:
    """Return the built-in glossary with the user's files on top."""
    from vnbrief.glossary import Glossary

    glossary = Glossary.default()
    return glossary.extend(Glossary.load(*paths)) if paths else glossary


def load_translator(
    engine: str, model: str | None, beam: int, glossaries: Sequence[str]
) -> Translator:
    """Return a translator as the options ask for it."""
    from vnbrief.engines import load_engine
    from vnbrief.translation.translator import Translator

    return Translator(load_engine(engine, model), load_glossary(glossaries), beam=beam)


def read_inputs(files: Sequence[str]) -> Iterator[Document]:
    """Read each file as a document; ``-``, or no file at all, is standard input."""
    from vnbrief.reading import read

    for name in files or ("-",):
        yield read(sys.stdin.buffer if name == "-" else name, name=name)


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[IO[bytes]]:
    """Give a binary stream for the result.

    A file is written beside its place and moved there when the block ends without an error, so that
    an interrupted run leaves the old file as it was.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise click.FileError(path, hint=error.strerror or "cannot be written") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_result(path: str | None, result: str | bytes) -> None:
    """Write a finished result, text as UTF-8 with a final newline."""
    data = result if isinstance(result, bytes) else result.rstrip("\n").encode() + b"\n"
    with open_output(path) as stream:
        stream.write(data)


def message(text: str) -> None:
    """Say something on standard error."""
    click.echo(text, err=True)


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as the data that ``--json`` prints; spans are ``[start, end]`` or null."""

    def pair(span: Span | None) -> list[int] | None:
        return [span.start, span.end] if span else None

    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "source_span": pair(finding.source_span),
        "target_span": pair(finding.target_span),
        "suggestion": finding.suggestion,
    }
