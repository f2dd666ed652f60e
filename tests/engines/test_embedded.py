from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.engines import toys
from vnbrief.engines import load_engine
from vnbrief.engines.engine import Options, Request
from vnbrief.errors import InputError, ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from vnbrief.engines.embedded import EmbeddedEngine

SOURCE = "Nông dân bảo vệ hợp tác xã năm nay."
TARGET = "Farmers protect the cooperative this year."


@pytest.fixture(scope="module")
def engine(embedded_folder: Path) -> EmbeddedEngine:
    return load_engine("embedded", embedded_folder, threads=2)  # type: ignore[return-value]


def best(engine: EmbeddedEngine, request: Request, beam: int = 4) -> str:
    found = engine.translate([request], "en", Options(beam=beam))
    return engine.detokenize(found[0][0].tokens, "en")


def test_both_directions_are_translated(engine: EmbeddedEngine) -> None:
    assert best(engine, Request(engine.tokenize(SOURCE, "vi", "en"))) == TARGET
    there = engine.translate([Request(engine.tokenize(TARGET, "en", "vi"))], "vi", Options())
    assert engine.detokenize(there[0][0].tokens, "vi") == SOURCE


def test_sources_start_with_the_target_language_and_end_with_the_end(
    engine: EmbeddedEngine,
) -> None:
    assert engine.tokenize(SOURCE, "vi", "en")[0] == "<2en>"
    assert engine.tokenize(TARGET, "en", "vi")[0] == "<2vi>"
    assert engine.tokenize(SOURCE, "vi", "en")[-1] == "</s>"


def test_symbols_are_single_tokens(engine: EmbeddedEngine) -> None:
    tokens = engine.tokenize("<t>cán bộ<=>cadres</t> thăm <n12> trường học", "vi", "en")
    assert {"<t>", "<=>", "</t>", "<n12>"} <= set(tokens)
    assert engine.info.annotations
    assert engine.info.placeholders


def test_attention_is_target_by_source(engine: EmbeddedEngine) -> None:
    request = Request(engine.tokenize(SOURCE, "vi", "en"))
    for hypothesis in engine.translate([request], "en", Options(beam=4, hypotheses=3))[0]:
        assert len(hypothesis.attention) == len(hypothesis.tokens)
        for row in hypothesis.attention:
            assert len(row) == len(request.tokens)
            assert sum(row) == pytest.approx(1, abs=1e-3)


def test_a_model_that_appends_the_end_itself_gives_the_same(
    engine: EmbeddedEngine, embedded_folder: Path, tmp_path: Path
) -> None:
    """CTranslate2's ``add_source_eos`` hides one column of the attention."""
    folder = shutil.copytree(embedded_folder, tmp_path / "model")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"add_source_eos": True}))
    request = Request(engine.tokenize(SOURCE, "vi", "en"))
    own = load_engine("embedded", folder).translate([request], "en", Options())[0][0]
    other = engine.translate([request], "en", Options())[0][0]
    assert own.tokens == other.tokens
    assert own.attention[0] == pytest.approx(other.attention[0], abs=1e-4)


def test_hypotheses_are_distinct_and_the_best_comes_first(engine: EmbeddedEngine) -> None:
    request = Request(engine.tokenize(SOURCE, "vi", "en"))
    found = engine.translate([request], "en", Options(beam=4, hypotheses=4))[0]
    scores = [hypothesis.score for hypothesis in found]
    assert scores == sorted(scores, reverse=True)
    assert len({hypothesis.tokens for hypothesis in found}) == 4
    assert all(score <= 0 for score in scores)


@pytest.mark.parametrize("beam", [1, 4])
def test_a_forced_prefix_is_kept_and_decoded_on_from(engine: EmbeddedEngine, beam: int) -> None:
    prefix = engine.tokenize_target("Farmers visit", "en")
    request = Request(engine.tokenize(SOURCE, "vi", "en"), prefix)
    found = engine.translate([request], "en", Options(beam=beam))[0][0]
    assert found.tokens[: len(prefix)] == prefix
    assert engine.detokenize(found.tokens, "en") == "Farmers visit the cooperative this year."


def test_a_prefix_that_the_model_dislikes_scores_lower(engine: EmbeddedEngine) -> None:
    tokens = engine.tokenize(SOURCE, "vi", "en")
    free, liked, disliked = engine.translate(
        [
            Request(tokens),
            Request(tokens, engine.tokenize_target("Farmers protect", "en")),
            Request(tokens, engine.tokenize_target("Women visit", "en")),
        ],
        "en",
        Options(),
    )
    assert liked[0].score == pytest.approx(free[0].score, abs=1e-3)
    assert disliked[0].score < free[0].score - 0.2


def test_letters_that_the_vocabulary_lacks_survive_in_a_prefix(engine: EmbeddedEngine) -> None:
    request = Request(
        engine.tokenize(SOURCE, "vi", "en"), engine.tokenize_target("Жуков farmers", "en")
    )
    assert best(engine, request).startswith("Жуков farmers")


def test_avoided_sequences_do_not_come_up(engine: EmbeddedEngine) -> None:
    avoid = (engine.tokenize_target("protect", "en"), ("no-such-token",), ())
    tokens = engine.tokenize(SOURCE, "vi", "en")
    free, without = engine.translate(
        [Request(tokens), Request(tokens, avoid=avoid)], "en", Options()
    )
    assert "protect" in engine.detokenize(free[0].tokens, "en")
    assert "protect" not in engine.detokenize(without[0].tokens, "en")


def test_a_batch_gives_what_single_requests_give_in_their_order(engine: EmbeddedEngine) -> None:
    sources = [vi for vi, _ in toys.pairs()[::7]]
    requests = [Request(engine.tokenize(vi, "vi", "en")) for vi in sources]
    together = engine.translate(requests, "en", Options(beam=2))
    alone = [engine.translate([request], "en", Options(beam=2))[0] for request in requests]
    assert [found[0].tokens for found in together] == [found[0].tokens for found in alone]
    assert engine.translate([], "en", Options()) == []


def test_beam_search_never_ends_below_greedy(engine: EmbeddedEngine) -> None:
    requests = [Request(engine.tokenize(vi, "vi", "en")) for vi, _ in toys.pairs()[::3]]
    greedy = engine.translate(requests, "en", Options(beam=1))
    wide = engine.translate(requests, "en", Options(beam=4))
    assert all(b[0].score >= a[0].score - 1e-3 for a, b in zip(greedy, wide, strict=True))


@pytest.mark.parametrize("text", [vi for vi, _ in toys.pairs()[::60]])
def test_target_text_survives_tokenizing(engine: EmbeddedEngine, text: str) -> None:
    assert engine.detokenize(engine.tokenize_target(text, "vi"), "vi") == text


def test_new_style_tones_are_written_in_the_model_s_style(engine: EmbeddedEngine) -> None:
    assert engine.tokenize("hoà", "vi", "en") == engine.tokenize("hòa", "vi", "en")
    assert engine.tokenize("hoà", "en", "vi") != engine.tokenize("hòa", "en", "vi")


def test_a_hypothesis_ends_at_the_bound(engine: EmbeddedEngine) -> None:
    request = Request(engine.tokenize(SOURCE, "vi", "en"))
    found = engine.translate([request], "en", Options(max_length=3))[0][0]
    assert len(found.tokens) == 3


def test_a_prefix_longer_than_the_bound_is_kept(engine: EmbeddedEngine) -> None:
    prefix = engine.tokenize_target("Farmers protect the cooperative", "en")
    request = Request(engine.tokenize(SOURCE, "vi", "en"), prefix)
    found = engine.translate([request], "en", Options(max_length=2))[0][0]
    assert found.tokens[: len(prefix)] == prefix


def test_a_sentence_beyond_all_positions_is_refused(engine: EmbeddedEngine) -> None:
    request = Request(engine.tokenize(SOURCE * 20, "vi", "en"))
    with pytest.raises(InputError, match="too long for the model"):
        engine.translate([request], "en", Options())


def test_loading_takes_under_50_ms(embedded_folder: Path) -> None:
    """The best of three: the machine may be busy."""
    times = []
    for _ in range(3):
        start = time.process_time()
        load_engine("embedded", embedded_folder)
        times.append(time.process_time() - start)
    assert min(times) < 0.05


def test_the_embedded_engine_needs_neither_torch_nor_transformers(embedded_folder: Path) -> None:
    program = (
        "import sys; sys.modules['torch'] = sys.modules['transformers'] = None\n"
        "from vnbrief.engines import load_engine\n"
        "from vnbrief.engines.engine import Options, Request\n"
        f"engine = load_engine('embedded', {str(embedded_folder)!r})\n"
        f"request = Request(engine.tokenize({SOURCE!r}, 'vi', 'en'))\n"
        "found = engine.translate([request], 'en', Options())[0][0]\n"
        "print(engine.detokenize(found.tokens, 'en'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == TARGET


@pytest.mark.parametrize("name", ["model.bin", "sentencepiece.model"])
def test_a_missing_file_is_one_line(embedded_folder: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(embedded_folder, tmp_path / "model")
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name) as caught:
        load_engine("embedded", folder)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["model.bin", "sentencepiece.model", "config.json", "model.json"])
def test_a_damaged_file_is_one_line(embedded_folder: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(embedded_folder, tmp_path / "model")
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError) as caught:
        load_engine("embedded", folder)
    assert "\n" not in str(caught.value)
    assert str(folder) in str(caught.value)


def test_weights_that_are_not_those_of_the_manifest_are_refused(
    embedded_folder: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(embedded_folder, tmp_path / "model")
    content = bytearray((folder / "model.bin").read_bytes())
    content[-1000] ^= 1
    (folder / "model.bin").write_bytes(content)
    with pytest.raises(ModelError, match="SHA-256"):
        _ = load_engine("embedded", folder).info


def test_the_signature_s_facts_come_from_the_manifest(
    engine: EmbeddedEngine, embedded_folder: Path
) -> None:
    said = json.loads((embedded_folder / "model.json").read_text())
    assert engine.info.model == "toy 0.1"
    assert engine.info.digest == said["sha256"]
    assert engine.info.licence == "Apache-2.0"
    assert engine.info.max_source_tokens == 32
