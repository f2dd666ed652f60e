"""The transformers and the ctranslate2 engine, on small checkpoints of each architecture."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.engines import toys
from tests.engines.conftest import BOTH_WAYS, FAMILIES
from vnbrief.engines import load_engine
from vnbrief.engines.engine import Options, Request
from vnbrief.errors import ConfigError, ModelError
from vnbrief.glossary import Glossary
from vnbrief.translation.translation import Status
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vnbrief.engines.engine import Engine

SOURCE = "Nông dân bảo vệ hợp tác xã năm nay."
TARGET = "Farmers protect the cooperative this year."
ENGINES = ("transformers", "ctranslate2")

_loaded: dict[tuple[str, str], Engine] = {}


@pytest.fixture(params=ENGINES)
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=FAMILIES)
def family(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def load(
    checkpoint: Callable[[str], Path], converted: Callable[[str], Path]
) -> Callable[[str, str], Engine]:
    """Load a checkpoint through the public path, once a session."""

    def give(kind: str, family: str) -> Engine:
        if (kind, family) not in _loaded:
            folder = (checkpoint if kind == "transformers" else converted)(family)
            _loaded[kind, family] = load_engine(kind, folder, threads=1)
        return _loaded[kind, family]

    return give


@pytest.fixture
def engine(load: Callable[[str, str], Engine], kind: str, family: str) -> Engine:
    return load(kind, family)


def request_for(engine: Engine, *, prefix: str = "", avoid: tuple[str, ...] = ()) -> Request:
    return Request(
        engine.tokenize(SOURCE, "vi", "en"),
        engine.tokenize_target(prefix, "en") if prefix else (),
        tuple(engine.tokenize_target(words, "en") for words in avoid),
    )


def test_a_checkpoint_translates(engine: Engine) -> None:
    found = engine.translate([request_for(engine)], "en", Options())[0]
    assert engine.detokenize(found[0].tokens, "en") == TARGET


@pytest.mark.parametrize("family", BOTH_WAYS)
def test_a_model_of_both_directions_translates_back(engine: Engine) -> None:
    request = Request(engine.tokenize(TARGET, "en", "vi"))
    found = engine.translate([request], "vi", Options())[0]
    assert engine.detokenize(found[0].tokens, "vi") == SOURCE


@pytest.mark.parametrize("family", ["marian", "mbart"])
def test_a_model_of_one_direction_refuses_the_other(engine: Engine) -> None:
    with pytest.raises(ModelError, match="translates vi to en, not en to vi"):
        engine.tokenize(TARGET, "en", "vi")


def test_hypotheses_hold_no_control_tokens(engine: Engine) -> None:
    found = engine.translate([request_for(engine)], "en", Options(beam=4, hypotheses=4))[0]
    for hypothesis in found:
        special = {"</s>", "<s>", "<pad>", "__en__", "eng_Latn", "en_XX", "en:", "vi:"}
        assert not special & set(hypothesis.tokens)


def test_attention_is_target_by_source(engine: Engine) -> None:
    request = request_for(engine)
    longer = Request(engine.tokenize(f"{SOURCE} {SOURCE}", "vi", "en"))
    for hypothesis in engine.translate([request, longer], "en", Options(hypotheses=2))[0]:
        assert len(hypothesis.attention) == len(hypothesis.tokens)
        for row in hypothesis.attention:
            assert len(row) == len(request.tokens)
            assert sum(row) == pytest.approx(1, abs=1e-3)


def test_hypotheses_are_distinct_and_the_best_comes_first(engine: Engine) -> None:
    found = engine.translate([request_for(engine)], "en", Options(beam=4, hypotheses=3))[0]
    scores = [hypothesis.score for hypothesis in found]
    assert scores == sorted(scores, reverse=True)
    assert len({hypothesis.tokens for hypothesis in found}) == 3
    assert all(score <= 0 for score in scores)


@pytest.mark.parametrize("beam", [1, 3])
def test_a_forced_prefix_is_kept_and_decoded_on_from(engine: Engine, beam: int) -> None:
    request = request_for(engine, prefix="Farmers visit")
    found = engine.translate([request, request_for(engine)], "en", Options(beam=beam))
    assert found[0][0].tokens[: len(request.prefix)] == request.prefix
    assert engine.detokenize(found[0][0].tokens, "en") == "Farmers visit the cooperative this year."
    assert found[0][0].score < found[1][0].score


def test_avoided_words_do_not_come_up(engine: Engine) -> None:
    request = request_for(engine, avoid=("protect",))
    found = engine.translate([request], "en", Options())[0][0]
    assert "protect" not in engine.detokenize(found.tokens, "en")


def test_target_text_survives_tokenizing(engine: Engine) -> None:
    for _, text in toys.pairs()[::60]:
        assert engine.detokenize(engine.tokenize_target(text, "en"), "en") == text


def test_words_that_the_vocabulary_lacks_stay_visible_in_the_source(engine: Engine) -> None:
    tokens = engine.tokenize("Nông dân Жуков thăm con đường năm nay.", "vi", "en")
    assert "<unk>" not in tokens
    assert "Жуков" in "".join(tokens)


def test_both_engines_give_the_same(load: Callable[[str, str], Engine], family: str) -> None:
    """Same weights, float32: the same tokens, scores and attention, greedily and by beam."""
    torch, ctranslate2 = load("transformers", family), load("ctranslate2", family)
    sources = [torch.tokenize(vi, "vi", "en") for vi, _ in toys.pairs()[::15]]
    assert sources == [ctranslate2.tokenize(vi, "vi", "en") for vi, _ in toys.pairs()[::15]]
    for beam in (1, 4):
        requests = [Request(tokens) for tokens in sources]
        one, other = (
            engine.translate(requests, "en", Options(beam=beam)) for engine in (torch, ctranslate2)
        )
        for a, b in zip(one, other, strict=True):
            assert a[0].tokens == b[0].tokens
            assert a[0].score == pytest.approx(b[0].score, abs=0.005)
            for row, twin in zip(a[0].attention, b[0].attention, strict=True):
                assert row == pytest.approx(twin, abs=1e-3)


def test_scores_of_forced_prefixes_agree(load: Callable[[str, str], Engine], family: str) -> None:
    one, other = (
        engine.translate([request_for(engine, prefix="Women visit")], "en", Options(beam=1))[0][0]
        for engine in (load("transformers", family), load("ctranslate2", family))
    )
    assert one.score == pytest.approx(other.score, abs=0.01)
    assert one.score < -0.2


def test_codes_and_prefixes_are_those_of_the_profile(load: Callable[[str, str], Engine]) -> None:
    def tokens(family: str) -> tuple[str, ...]:
        return load("transformers", family).tokenize(SOURCE, "vi", "en")

    assert tokens("m2m100")[0] == "__vi__"
    assert tokens("nllb")[0] == "vie_Latn"
    assert tokens("mbart")[-1] == "vi_VN"
    assert "vi:" in tokens("t5")[:2]


def test_vinai_sources_are_written_with_new_style_tones(
    load: Callable[[str, str], Engine],
) -> None:
    engine = load("transformers", "mbart")
    assert engine.info.tone_style == "new"
    assert engine.tokenize("hòa bình", "vi", "en") == engine.tokenize("hoà bình", "vi", "en")


def test_the_licence_is_that_of_the_profile(load: Callable[[str, str], Engine], kind: str) -> None:
    assert load(kind, "mbart").info.licence == "AGPL-3.0"
    assert load(kind, "nllb").info.licence == "CC-BY-NC-4.0"
    assert not load(kind, "marian").info.annotations
    assert len(load(kind, "marian").info.digest) == 64


def test_a_looping_decoder_is_decoded_again(load: Callable[[str, str], Engine], kind: str) -> None:
    """A prefix that goes round and round lures the model on; the second decoding breaks off."""
    engine = load(kind, "marian")
    request = request_for(engine, prefix="the road the road the road the road the road")
    found = engine.translate([request], "en", Options(beam=1))[0]
    assert len(found) == 1
    assert found[0].tokens[: len(request.prefix)] == request.prefix


def test_a_ctranslate2_model_needs_no_torch(converted: Callable[[str], Path]) -> None:
    program = (
        "import sys; sys.modules['torch'] = None\n"
        "from vnbrief.engines import load_engine\n"
        "from vnbrief.engines.engine import Options, Request\n"
        f"engine = load_engine('ctranslate2', {str(converted('m2m100'))!r})\n"
        f"request = Request(engine.tokenize({SOURCE!r}, 'vi', 'en'))\n"
        "found = engine.translate([request], 'en', Options())[0][0]\n"
        "print(engine.detokenize(found.tokens, 'en'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == TARGET


def test_without_torch_the_transformers_engine_says_what_to_install(
    checkpoint: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModelError, match=r"pip install 'vnbrief\[torch\]'"):
        load_engine("transformers", checkpoint("marian"))


def test_damaged_weights_are_one_line(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    folder = shutil.copytree(checkpoint("marian"), tmp_path / "opus-mt-vi-en")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_engine("transformers", folder)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_holds_no_model(tmp_path: Path, kind: str) -> None:
    with pytest.raises(ModelError, match="no model here"):
        load_engine(kind, tmp_path)


def test_an_engine_without_its_model_says_so(kind: str) -> None:
    with pytest.raises(ConfigError, match="needs a model"):
        load_engine(kind)


def test_an_unknown_engine_is_named_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="embedded, ctranslate2, transformers"):
        load_engine("babelfish")


def test_converting_does_not_overwrite(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    from vnbrief.engines.converting import convert

    with pytest.raises(ModelError, match="exists already"):
        convert(checkpoint("marian"), tmp_path)


def test_an_eight_bit_conversion_is_smaller_and_still_translates(
    checkpoint: Callable[[str], Path], converted: Callable[[str], Path], tmp_path: Path
) -> None:
    from vnbrief.engines.converting import convert

    small = convert(checkpoint("marian"), tmp_path / "opus-mt-vi-en", "int8").folder
    whole = converted("marian")
    assert (small / "model.bin").stat().st_size < 0.5 * (whole / "model.bin").stat().st_size
    engine = load_engine("ctranslate2", small)
    found = engine.translate([request_for(engine)], "en", Options())[0]
    assert engine.detokenize(found[0].tokens, "en") == TARGET


def test_terms_and_figures_are_kept_or_reported_on_every_architecture(engine: Engine) -> None:
    """The mending is the same for all: what these models have not learned is forced into them."""
    glossary = Glossary.from_pairs([("hợp tác xã", "co-op society"), ("nông dân", "grower")])
    translator = Translator(engine, glossary)
    texts = [vi for vi, _ in toys.pairs()[:6]] + ["Nông dân có 1.355 hộ năm 2022, đạt 95,1%."]
    for text in texts:
        result = translator.translate(text, "en", language="vi")
        missed = [
            m
            for segment in result.segments
            for m in segment.mentions
            if m.status is Status.MISSED and m.mention.strength == "must"
        ]
        reported = [f for f in result.findings if f.severity == "error"]
        assert len(reported) == len(missed)
        for segment in result.segments:
            for m in segment.mentions:
                if m.target_span:
                    assert m.target_span.cut(segment.target) == m.target_text
