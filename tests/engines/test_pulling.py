"""``models pull`` with the Hub's own client, from a server on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import huggingface_hub.constants
import pytest
from click.testing import CliRunner, Result

from tests.engines import toys
from tests.engines.hub_server import Hub, Repository, files_of, serve
from vnbrief.cli import main
from vnbrief.engines import available_models, catalog, load_engine, model_info, pull_model
from vnbrief.engines.pulling import look_up
from vnbrief.errors import ModelError
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "Helsinki-NLP/opus-mt-vi-en"
FIRST, SECOND, CONVERTED = "a" * 40, "b" * 40, "c" * 40
SOURCE, TARGET = toys.pairs()[0]


@pytest.fixture
def hub(
    checkpoint: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hub]:
    """A hub with one good repository, and a machine without models."""
    monkeypatch.setattr(catalog, "models_folder", lambda: tmp_path / "models")
    monkeypatch.setattr("vnbrief.engines.pulling.models_folder", lambda: tmp_path / "models")
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    files = files_of(checkpoint("marian")) | {
        "pytorch_model.bin": b"a pickle",
        "modeling_marian.py": b"raise SystemExit",
        "README.md": b"# A model",
        "tf_model.h5": b"other weights",
    }
    for one in serve():
        monkeypatch.setenv("HF_ENDPOINT", one.url)
        one.repositories[NAME] = Repository({FIRST: files}, {"main": FIRST})
        yield one


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["models", *arguments])


def translated(model: str, engine: str = "transformers") -> str:
    return Translator(load_engine(engine, model, threads=1)).translate(SOURCE, "en").text


def test_a_pulled_model_translates_by_its_name(hub: Hub, tmp_path: Path) -> None:
    done = run("pull", NAME)
    assert done.exit_code == 0, done.output
    folder = tmp_path / "models" / NAME
    assert done.stdout.strip() == str(folder)
    assert translated(NAME) == TARGET


def test_a_profile_s_name_is_enough(hub: Hub) -> None:
    assert pull_model("opus-mt-vi-en").repository == NAME
    assert translated("opus-mt-vi-en") == TARGET


def test_pickles_and_code_stay_where_they_are(hub: Hub, tmp_path: Path) -> None:
    run("pull", NAME)
    found = {file.name for file in (tmp_path / "models" / NAME).iterdir()}
    assert {"model.safetensors", "config.json", "source.spm", "README.md", "model.json"} <= found
    assert not {"pytorch_model.bin", "modeling_marian.py", "tf_model.h5", ".cache"} & found
    assert not {"pytorch_model.bin", "modeling_marian.py", "tf_model.h5"} & set(hub.fetched)


def test_commit_licence_and_digests_are_recorded_and_shown(hub: Hub) -> None:
    run("pull", NAME)
    found = model_info(NAME)
    assert (found.repository, found.revision, found.licence) == (NAME, FIRST, "apache-2.0")
    assert found.intact is True
    assert set(found.files) > {"model.safetensors", "config.json"}
    shown = run("info", NAME).stdout
    for words in (FIRST, "apache-2.0", found.files["model.safetensors"], "(as published)"):
        assert words in shown
    listed = [model for model in available_models() if model.repository == NAME]
    assert [model.folder for model in listed] == [found.folder]
    assert json.loads(run("info", NAME, "--json").stdout)["files"] == dict(found.files)


def test_a_file_changed_later_is_noticed(hub: Hub, tmp_path: Path) -> None:
    run("pull", NAME)
    with (tmp_path / "models" / NAME / "source.spm").open("ab") as file:
        file.write(b"x")
    done = run("info", NAME)
    assert done.exit_code == 1
    assert "damaged" in done.stderr


def test_a_branch_is_the_commit_that_it_was_when_asked(hub: Hub) -> None:
    repository = hub.repositories[NAME]
    assert look_up(NAME).commit == FIRST
    repository.commits[SECOND] = repository.commits[FIRST] | {"README.md": b"# Newer"}
    repository.refs["main"] = SECOND
    assert pull_model(NAME, FIRST).revision == FIRST
    newer = pull_model(NAME)
    assert newer.revision == SECOND
    assert newer.folder is not None
    assert (newer.folder / "README.md").read_bytes() == b"# Newer"
    assert [p.name for p in newer.folder.parent.iterdir()] == ["opus-mt-vi-en"]


def test_what_is_here_is_not_fetched_again(hub: Hub) -> None:
    pull_model(NAME)
    before = len(hub.fetched)
    assert pull_model(NAME).revision == FIRST
    assert len(hub.fetched) == before


def test_half_a_download_is_no_model_and_is_gone_on_with(hub: Hub, tmp_path: Path) -> None:
    hub.broken.add("model.safetensors")
    done = run("pull", NAME)
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith(f"Error: {NAME}: the Hub cannot be reached")
    assert all(model.folder is None for model in available_models() if model.repository == NAME)
    with pytest.raises(ModelError):
        load_engine("ctranslate2", NAME)
    hub.broken.clear()
    hub.fetched.clear()
    assert run("pull", NAME).exit_code == 0
    assert hub.fetched == ["model.safetensors"]
    assert [p.name for p in (tmp_path / "models" / "Helsinki-NLP").iterdir()] == ["opus-mt-vi-en"]


@pytest.mark.parametrize("name", ["model.safetensors", "config.json"])
def test_other_content_than_was_listed_is_refused(hub: Hub, name: str, tmp_path: Path) -> None:
    hub.swapped[name] = bytes(len(hub.repositories[NAME].commits[FIRST][name]))
    with pytest.raises(ModelError, match="not the file that the Hub lists"):
        pull_model(NAME)
    assert not (tmp_path / "models" / NAME).exists()


def test_pickles_alone_are_refused_with_the_way_round(hub: Hub) -> None:
    repository = hub.repositories[NAME]
    whole = repository.commits.pop(FIRST)
    pickled = {name: data for name, data in whole.items() if name != "model.safetensors"}
    repository.commits |= {FIRST: pickled, SECOND: pickled, CONVERTED: whole}
    repository.refs |= {"refs/pr/2": SECOND, "refs/pr/10": CONVERTED, "refs/pr/3": CONVERTED}
    done = run("pull", NAME)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "only pickled weights" in done.stderr
    assert "--revision refs/pr/10" in done.stderr
    assert hub.fetched == []
    assert run("pull", NAME, "--revision", "refs/pr/10").exit_code == 0
    found = model_info(NAME)
    assert found.revision == CONVERTED
    assert translated(NAME) == TARGET


def test_weights_in_shards_come_with_their_index(
    hub: Hub, checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    import transformers

    whole = transformers.AutoModelForSeq2SeqLM.from_pretrained(checkpoint("marian"))
    whole.save_pretrained(tmp_path / "shards", max_shard_size="100KB")
    shards = files_of(tmp_path / "shards")
    assert sum(name.endswith(".safetensors") for name in shards) > 1
    files = hub.repositories[NAME].commits[FIRST]
    del files["model.safetensors"]
    files |= shards
    pull_model(NAME)
    assert translated(NAME) == TARGET
    index = json.loads(files["model.safetensors.index.json"])
    index["weight_map"][next(iter(index["weight_map"]))] = "../elsewhere.safetensors"
    hub.repositories[NAME].commits[SECOND] = files | {
        "model.safetensors.index.json": json.dumps(index).encode()
    }
    with pytest.raises(
        ModelError, match=r"names weights that the repository lacks: \.\./elsewhere"
    ):
        pull_model(NAME, SECOND)
    assert model_info(NAME).revision == FIRST


@pytest.mark.parametrize(
    ("name", "licence", "words"),
    [
        ("vinai/vinai-translate-vi2en-v2", "agpl-3.0", "AGPL"),
        ("facebook/nllb-200-distilled-600M", "cc-by-nc-4.0", "Non-commercial"),
        # A copy under another name and licence is still the publisher's.
        ("someone/nllb-200-copy", "mit", "Non-commercial"),
        ("someone/a-model", None, "not known"),
    ],
)
def test_a_binding_licence_is_told_before_anything_is_fetched(
    hub: Hub, name: str, licence: str | None, words: str
) -> None:
    hub.repositories[name] = Repository(hub.repositories[NAME].commits, {"main": FIRST}, licence)
    hub.broken |= set(hub.repositories[NAME].commits[FIRST])
    done = run("pull", name)
    assert done.exit_code == 2
    assert words in done.stderr.splitlines()[1]


def test_a_free_licence_is_no_warning(hub: Hub) -> None:
    assert "Licence:" not in run("pull", NAME).stderr
    assert look_up(NAME).warnings == ()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no/such-model"], "no such model on the Hub"),
        ([NAME, "--revision", "v9"], "no revision v9"),
        (["not a name"], "not the name of a model"),
    ],
)
def test_what_is_not_there_is_one_line(hub: Hub, arguments: list[str], words: str) -> None:
    done = run("pull", *arguments)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr


def test_a_gated_model_says_where_to_go(hub: Hub) -> None:
    hub.repositories[NAME].gated = True
    done = run("pull", NAME)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "accept terms on the Hub" in done.stderr


def test_offline_is_one_line(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    done = run("pull", NAME)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "the Hub cannot be reached" in done.stderr


def test_another_model_is_not_overwritten(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(ModelError, match="exists already and is not"):
        pull_model(NAME, folder=tmp_path / "mine")
    assert (tmp_path / "mine" / "notes.txt").read_text() == "mine"


def test_a_pulled_model_is_converted_with_its_origin(hub: Hub, tmp_path: Path) -> None:
    run("pull", NAME)
    with pytest.raises(ModelError, match="not converted"):
        load_engine("ctranslate2", NAME)
    before = len(hub.fetched)
    done = run("convert", NAME, "--quantization", "float32")
    assert done.exit_code == 0, done.output
    assert len(hub.fetched) == before
    assert Path(done.stdout.strip()) == tmp_path / "models" / "opus-mt-vi-en"
    found = model_info(tmp_path / "models" / "opus-mt-vi-en")
    assert (found.repository, found.revision) == (NAME, FIRST)
    for engine in ("ctranslate2", "transformers"):
        for name in (NAME, "opus-mt-vi-en"):
            assert translated(name, engine) == TARGET
