"""``vnbrief glossary``: look into the glossary, check its files, and bring terms in and out."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vnbrief.document import Language
    from vnbrief.glossary import Concept, Glossary
    from vnbrief.glossary.formats import Format
    from vnbrief.glossary.tbx import Style


_from_option = click.option(
    "--from",
    "source",
    type=click.Choice(["vi", "en"]),
    help="Language of the first column, where that matters.",
)


@click.group("glossary")
def command() -> None:
    """List, show and validate the glossary's concepts; import, export and extract terms."""


@command.command("list")
@click.option(
    "--subdomain", metavar="NAME", help="Only the concepts of one file, as party-organization."
)
@common.glossary_option
@common.json_option
@common.output_option
def list_concepts(
    subdomain: str | None, glossaries: tuple[str, ...], as_json: bool, output: str | None
) -> None:
    """Print every concept: its id, Vietnamese term and English term, parted by tabs."""
    concepts = [
        concept
        for concept in common.load_glossary(glossaries)
        if subdomain is None or concept.subdomain == subdomain
    ]
    if not concepts:
        raise click.BadParameter(
            f"no concept is of subdomain {subdomain!r}", param_hint="--subdomain"
        )
    if as_json:
        common.write_result(output, _json([asdict(concept) for concept in concepts]))
    else:
        lines = (f"{concept.id}\t{concept.vi}\t{concept.en}" for concept in concepts)
        common.write_result(output, "\n".join(lines))


@command.command("show")
@click.argument("term", metavar="ID-OR-TERM")
@common.glossary_option
@common.json_option
@common.output_option
def show(term: str, glossaries: tuple[str, ...], as_json: bool, output: str | None) -> None:
    """Print the concepts that have ID-OR-TERM as their id or as a term of either language.

    Exit code 1 if there is none.
    """
    concepts = _lookup(common.load_glossary(glossaries), term)
    if as_json:
        common.write_result(output, _json([asdict(concept) for concept in concepts]))
    elif concepts:
        common.write_result(output, "\n\n".join(_card(concept) for concept in concepts))
    if not concepts:
        common.message(f"No concept has the id or the term {term!r}.")
        raise click.exceptions.Exit(1)


@command.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@common.json_option
@common.output_option
def validate_files(paths: tuple[str, ...], as_json: bool, output: str | None) -> None:
    """Print each fault of glossary files and folders, of the built-in glossary if none is named.

    Exit code 1 if there is an error; warnings alone leave it 0.
    """
    from vnbrief.glossary import validate
    from vnbrief.glossary.glossary import shipped_folder

    faults = validate(*(paths or (shipped_folder(),)))
    errors = sum(fault.severity == "error" for fault in faults)
    if as_json:
        common.write_result(output, _json([asdict(fault) for fault in faults]))
    elif faults:
        lines = (f"{fault.severity}: {fault}" for fault in faults)
        common.write_result(output, "\n".join(lines))
    common.message(f"{_count(errors, 'error')}, {_count(len(faults) - errors, 'warning')}")
    if errors:
        raise click.exceptions.Exit(1)


@command.command("import")
@click.argument("file", type=click.Path())
@click.option(
    "--format",
    type=click.Choice(["csv", "tbx", "tmx", "deepl", "google", "pairs"]),
    help="What FILE is; found from its content by default.",
)
@_from_option
@common.output_option
def import_terms(
    file: str, format: Format | None, source: Language | None, output: str | None
) -> None:
    """Turn a termbase or a list of terms into a glossary file (CSV).

    FILE is TBX, TMX, a list as DeepL takes it, or a list or table as Google Cloud Translation does.
    What the glossary cannot hold is counted on standard error.
    """
    from vnbrief.glossary.csv_shapes import write_own
    from vnbrief.glossary.formats import import_glossary

    read = import_glossary(file, format, source)
    written = write_own(read.concepts)
    common.write_result(output, written.text)
    common.message(f"{_count(len(read.concepts), 'concept')} from {read.format}")
    _say_losses({**read.losses, **written.losses})


@command.command("export")
@click.option(
    "--format",
    type=click.Choice(["tbx", "deepl", "google", "pairs", "csv"]),
    default="tbx",
    show_default=True,
    help="google is a table of equivalent terms, or with --from a list for one direction.",
)
@_from_option
@click.option("--style", type=click.Choice(["dca", "dct"]), default="dca", help="Of TBX.")
@click.option("--tsv", is_flag=True, help="Part the columns of a list by tabs.")
@click.option("--subdomain", metavar="NAME", help="Only the concepts of one file.")
@click.option(
    "--only",
    is_flag=True,
    help="Only what --glossary names, without the built-in glossary.",
)
@common.glossary_option
@common.output_option
def export_terms(
    format: Format,
    source: Language | None,
    style: Style,
    tsv: bool,
    subdomain: str | None,
    only: bool,
    glossaries: tuple[str, ...],
    output: str | None,
) -> None:
    """Write the glossary as TBX, or as DeepL or Google Cloud Translation take it.

    What the format cannot hold is counted on standard error.
    """
    from vnbrief.glossary import Glossary
    from vnbrief.glossary.formats import export_glossary

    if only and not glossaries:
        raise click.UsageError("--only needs a --glossary")
    glossary = Glossary.load(*glossaries) if only else common.load_glossary(glossaries)
    concepts = [c for c in glossary if subdomain in (None, c.subdomain)]
    if not concepts:
        raise click.BadParameter(
            f"no concept is of subdomain {subdomain!r}", param_hint="--subdomain"
        )
    written = export_glossary(concepts, format, source, style=style, delimiter="\t" if tsv else ",")
    common.write_result(output, written.text)
    _say_losses(written.losses)


@command.command("extract")
@click.argument("file", metavar="PARALLEL-FILE")
@click.option(
    "--min-count",
    type=click.IntRange(2),
    default=5,
    show_default=True,
    help="The segments that both terms of a pair have to share.",
)
@click.option(
    "--top", type=click.IntRange(1), default=200, show_default=True, help="How many at most."
)
@common.glossary_option
@common.json_option
@common.output_option
def extract(
    file: str,
    min_count: int,
    top: int,
    glossaries: tuple[str, ...],
    as_json: bool,
    output: str | None,
) -> None:
    """Propose terms with their partners that the glossary lacks, the surest first.

    PARALLEL-FILE is a two-column TSV or CSV, a TMX or an XLIFF file. Prints the Vietnamese term, the
    English one, in how many segments both stand, and a score, parted by tabs.
    """
    from vnbrief.glossary.extraction import extract_terms
    from vnbrief.reading.bilingual import read_bitext

    bitext = read_bitext(file)
    pairs = [(segment.source, segment.target) for segment in bitext.segments]
    if bitext.source_language == "en":
        pairs = [(vi, en) for en, vi in pairs]
    glossary = common.load_glossary(glossaries)
    found = extract_terms(pairs, glossary, min_count=min_count)[:top]
    if as_json:
        records = [asdict(c) | {"segment": bitext.segments[c.segment].number} for c in found]
        common.write_result(output, _json(records))
    elif found:
        lines = (f"{c.vi}\t{c.en}\t{c.count}\t{c.score:.0f}" for c in found)
        common.write_result(output, "\n".join(lines))
    common.message(f"{_count(len(found), 'candidate')} from {_count(len(pairs), 'segment')}")


def _say_losses(losses: Mapping[str, int]) -> None:
    if losses:
        kinds = "; ".join(f"{kind} ({count})" for kind, count in losses.items())
        common.message(f"Not kept: {kinds}")


def _lookup(glossary: Glossary, term: str) -> tuple[Concept, ...]:
    """Return the concepts of that id, else those whose term in either language ``term`` is."""
    import unicodedata

    wanted = unicodedata.normalize("NFC", term).strip()
    if wanted in glossary:
        return (glossary[wanted],)
    found: dict[str, Concept] = {}
    for language in ("vi", "en"):
        for match in glossary.find(wanted, language):
            if len(match.span) == len(wanted):
                found |= {concept.id: concept for concept in match.concepts}
    return tuple(found.values())


def _card(concept: Concept) -> str:
    rows = [
        ("Vietnamese", concept.vi),
        ("  also", " | ".join(concept.vi_variants)),
        ("  not", " | ".join(concept.vi_avoid)),
        ("English", concept.en),
        ("  also", " | ".join(concept.en_variants)),
        ("  not", " | ".join(concept.en_avoid)),
        ("kind", f"{concept.pos}, {concept.strength}, {concept.subdomain}"),
        ("note", concept.note),
    ]
    return "\n".join([concept.id, *(f"  {name:<12}{text}" for name, text in rows if text)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
