"""``available_models``, ``model_info`` and the command that shows them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.engines import toys
from vnbrief.cli.models import command
from vnbrief.engines import available_models, catalog, load_engine, model_info
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def machine(embedded_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with the embedded model, empty model folder and empty cache of the Hub."""
    monkeypatch.setattr(catalog, "package_folder", lambda: embedded_folder)
    monkeypatch.setattr(catalog, "models_folder", lambda: tmp_path / "models")
    monkeypatch.delenv("HF_HOME", raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path


def run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.stdout


def test_the_embedded_model_comes_first_then_what_is_not_here(embedded_folder: Path) -> None:
    found = available_models()
    assert found[0].engine == "embedded"
    assert found[0].folder == embedded_folder
    assert all(model.folder is None for model in found[1:])
    assert "facebook/nllb-200-distilled-600M" in {model.repository for model in found}


def test_converted_and_cached_models_are_found(
    machine: Path, converted: Callable[[str], Path], checkpoint: Callable[[str], Path]
) -> None:
    shutil.copytree(converted("marian"), machine / "models" / "opus-mt-vi-en")
    snapshot = machine / "hub" / "models--facebook--m2m100_418M" / "snapshots" / ("1" * 40)
    shutil.copytree(checkpoint("m2m100"), snapshot)
    found = {model.name: model for model in available_models()}
    assert found["opus-mt-vi-en"].engine == "ctranslate2"
    cached = found["facebook/m2m100_418M"]
    assert (cached.engine, cached.folder) == ("transformers", snapshot)
    assert cached.revision == "1" * 40
    assert sum(model.repository == cached.name for model in available_models()) == 1


def test_a_model_of_the_user_s_folder_is_loaded_by_name(
    machine: Path, converted: Callable[[str], Path]
) -> None:
    shutil.copytree(converted("marian"), machine / "models" / "opus-mt-vi-en")
    assert load_engine("ctranslate2", "opus-mt-vi-en").info.model == "opus-mt-vi-en"


def test_info_gives_size_digest_licence_and_scores(embedded_folder: Path) -> None:
    found = model_info()
    files = list(embedded_folder.iterdir())
    assert found.size == sum(file.stat().st_size for file in files)
    assert found.intact
    assert found.licence == "Apache-2.0"
    assert found.warning is None
    assert found.scores == toys.SCORES
    assert model_info(embedded_folder) == found


@pytest.mark.parametrize("name", ["nllb-200", "facebook/nllb-200-distilled-600M"])
def test_a_known_model_is_described_without_being_here(name: str) -> None:
    found = model_info(name)
    assert found.folder is None
    assert found.licence == "CC-BY-NC-4.0"
    assert "ommercial" in (found.warning or "")


@pytest.mark.parametrize("name", ["no/such-model", "/no/such/folder"])
def test_an_unknown_name_is_an_error(name: str) -> None:
    with pytest.raises(ModelError, match="no model of this name is known"):
        model_info(name)


def test_list_names_engine_directions_licence_and_size() -> None:
    lines = run("list").splitlines()
    assert lines[0].split() == ["MODEL", "ENGINE", "TRANSLATES", "LICENCE", "HERE"]
    assert lines[1].startswith("toy 0.1")
    assert "vi to en, en to vi" in lines[1]
    assert any("opus-mt-en-vi" in line and line.endswith("no") for line in lines)


def test_list_as_json_is_what_available_models_gives() -> None:
    records = json.loads(run("list", "--json"))
    assert [record["name"] for record in records] == [model.name for model in available_models()]


def test_info_warns_of_a_binding_licence() -> None:
    done = CliRunner().invoke(command, ["info", "vinai-vi2en"])
    assert done.exit_code == 0
    assert "AGPL-3.0" in done.stdout
    assert "source" in done.stderr


def test_info_shows_the_scores_and_that_the_weights_are_intact(embedded_folder: Path) -> None:
    shown = run("info")
    assert "own vi-en: BLEU 98.0, chrF++ 99.0" in shown
    assert "(as published)" in shown
    assert json.loads(run("info", str(embedded_folder), "--json"))["intact"] is True


def test_info_on_damaged_weights_ends_with_code_1(embedded_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(embedded_folder, tmp_path / "model")
    with (folder / "model.bin").open("ab") as file:
        file.write(b"x")
    assert "NOT as published" in run("info", str(folder), code=1)


def test_a_checkpoint_is_converted_and_translates(
    checkpoint: Callable[[str], Path], machine: Path
) -> None:
    shown = run("convert", str(checkpoint("t5")), "--quantization", "float32")
    assert Path(shown.strip()) == machine / "models" / "envit5-translation"
    engine = load_engine("ctranslate2", "envit5-translation")
    vi, en = toys.pairs()[0]
    from vnbrief.engines.engine import Options, Request

    found = engine.translate([Request(engine.tokenize(vi, "vi", "en"))], "en", Options())
    assert engine.detokenize(found[0][0].tokens, "en") == en


def test_a_failed_conversion_leaves_nothing_behind(machine: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = CliRunner().invoke(command, ["convert", str(empty), "--to", str(machine / "new")])
    assert isinstance(done.exception, ModelError)
    assert not any(path.name.lstrip(".").startswith("new") for path in machine.iterdir())
