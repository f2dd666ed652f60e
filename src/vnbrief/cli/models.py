"""``vnbrief models``: the translation models that this machine can use."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vnbrief.cli import common

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vnbrief.engines.catalog import ModelInfo

_LANGUAGES = {"vi": "Vietnamese", "en": "English"}


@click.group("models")
def command() -> None:
    """List, describe, fetch and convert translation models."""


@command.command("list")
@common.json_option
def list_models(as_json: bool) -> None:
    """List the models on this machine, then known ones that it does not have."""
    from vnbrief.engines import available_models

    found = available_models()
    if as_json:
        common.write_result(None, _json([_record(model) for model in found]))
        return
    rows = [("MODEL", "ENGINE", "TRANSLATES", "LICENCE", "HERE"), *map(_row, found)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    common.write_result(None, "\n".join(lines))


@command.command("info")
@click.argument("model", metavar="[NAME-OR-PATH]", required=False)
@common.json_option
def info(model: str | None, as_json: bool) -> None:
    """Describe a model, the embedded one by default: size, digest, licence, scores.

    Exit code 1 if its weights are not those that it was published with.
    """
    from vnbrief.engines import model_info

    found = model_info(model)
    text = _json(_record(found)) if as_json else "\n".join(_lines(found))
    common.write_result(None, text)
    if found.warning:
        common.message(f"Licence: {found.warning}")
    if found.intact is False:
        common.message(f"{found.folder}: damaged: the digest is not the one that it came with.")
        raise click.exceptions.Exit(1)


@command.command("pull")
@click.argument("name", metavar="NAME")
@click.option(
    "--revision",
    metavar="REVISION",
    help="Branch, tag, commit or pull request (refs/pr/N); the main branch by default.",
)
@common.json_option
def pull_model(name: str, revision: str | None, as_json: bool) -> None:
    """Fetch a model from the Hugging Face Hub (OWNER/NAME, or a name of `models list`).

    Takes safetensors weights, tokenizer and configuration; never pickled weights, never code.  What the
    branch stands for now is fetched and recorded, with licence and digests, in the user's model
    folder; --model NAME uses it from then on, also offline.  An interrupted run leaves no model, and
    the next one goes on from there.  HF_ENDPOINT and HF_TOKEN are respected.
    """
    from vnbrief.engines import model_info
    from vnbrief.engines.pulling import fetch, look_up

    found = look_up(name, revision)
    common.message(
        f"{found.repository} at {found.commit[:12]}: {len(found.files)} files, "
        f"{_megabytes(found.size)}, licence {found.licence}"
    )
    for warning in found.warnings:
        common.message(f"Licence: {warning}")
    folder = fetch(found)
    record = _record(model_info(folder))
    common.write_result(None, _json(record) if as_json else str(folder))
    common.message(f"Use it with --engine transformers --model {name}.")


@command.command("convert")
@click.argument("model", metavar="NAME-OR-PATH")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to write it; a folder of the same name in the user's model folder by default.",
)
@click.option(
    "--quantization",
    type=click.Choice(["int8", "int8_float32", "int16", "float32"]),
    default="int8",
    show_default=True,
    help="Of the weights.",
)
@click.option("--profile", metavar="NAME", help="Instead of the one that its name suggests.")
@click.option("--revision", metavar="COMMIT", help="Branch, tag or commit on the Hub.")
def convert_model(
    model: str, folder: Path | None, quantization: Any, profile: str | None, revision: str | None
) -> None:
    """Convert a checkpoint (a folder, a fetched model, a name on the Hub) for the ctranslate2 engine."""
    from vnbrief.engines.catalog import models_folder
    from vnbrief.engines.converting import convert

    target = folder or models_folder() / Path(model).resolve().name
    done = convert(model, target, quantization, profile, revision)
    common.write_result(None, str(done.folder))
    common.message(f"{_megabytes(done.size)} written. Use it with --engine ctranslate2 --model.")


def _record(model: ModelInfo) -> dict[str, Any]:
    """Return what ``--json`` shows of a model."""
    record = {field.name: getattr(model, field.name) for field in fields(model)}
    folder = model.folder and str(model.folder)
    return record | {
        "folder": folder,
        "files": dict(model.files),
        "scores": dict(model.scores),
        "warning": model.warning,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _row(model: ModelInfo) -> tuple[str, ...]:
    languages = ", ".join(f"{a} to {b}" for a, b in model.directions) or "?"
    here = _megabytes(model.size) if model.folder else "no"
    return (_title(model), model.engine, languages, model.licence, here)


def _lines(model: ModelInfo) -> Iterator[str]:
    """Give the lines of ``models info``."""
    known = {True: " (as published)", False: " (NOT as published)", None: ""}
    directions = (f"{_LANGUAGES[a]} to {_LANGUAGES[b]}" for a, b in model.directions)
    pairs = (
        ("Model", _title(model)),
        ("Engine", model.engine),
        ("Folder", str(model.folder or "not on this machine")),
        ("Repository", model.repository if model.repository != model.name else ""),
        ("Revision", model.revision),
        ("Translates", ", ".join(directions)),
        ("Size", _megabytes(model.size) if model.folder else ""),
        ("SHA-256", f"{model.digest}{known[model.intact]}" if model.digest else ""),
        ("Licence", model.licence),
        ("Tones", "hòa (old style)" if model.tone_style == "old" else "hoà (new style)"),
        ("Sentence", f"up to {model.max_source_tokens} tokens"),
        ("Profile", model.profile),
    )
    yield from (f"{label + ':':12}{value}" for label, value in pairs if value)
    yield from (f"{'File:':12}{digest}  {name}" for name, digest in model.files.items())
    yield from (f"{'Score:':12}{line}" for line in _scores(model.scores))


def _scores(scores: Mapping[str, Any]) -> Iterator[str]:
    """Yield the short of it, a line a test set and direction; ``--json`` has everything."""
    for name, found in scores.items():
        if not isinstance(found, dict):
            continue
        for direction, systems in found.items():
            own = _own(systems) if isinstance(systems, dict) else None
            if own and "bleu" in own:
                yield f"{name} {direction}: BLEU {own['bleu']}, chrF++ {own.get('chrf++', '?')}"


def _own(systems: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return this model's scores among those of other systems: with figures held, if that was tried."""
    return next((systems[key] for key in ("held", "vnbrief") if key in systems), None)


def _title(model: ModelInfo) -> str:
    return f"{model.name} {model.version}".strip()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
