from __future__ import annotations

import re

import pytest

from vnbrief.engines.profiles import PROFILES, choose_profile, licence_warning, profile_named


@pytest.mark.parametrize(
    ("model", "profile"),
    [
        ("Helsinki-NLP/opus-mt-vi-en", "opus-mt-vi-en"),
        ("Helsinki-NLP/opus-mt-en-vi", "opus-mt-en-vi"),
        ("VietAI/envit5-translation", "envit5"),
        ("vinai/vinai-translate-vi2en-v2", "vinai-vi2en"),
        ("vinai/vinai-translate-en2vi-v2", "vinai-en2vi"),
        ("facebook/nllb-200-distilled-600M", "nllb-200"),
        ("facebook/nllb-200-3.3B", "nllb-200"),
        ("facebook/m2m100_418M", "m2m100"),
        ("facebook/mbart-large-50-many-to-many-mmt", "mbart-50"),
        ("google/madlad400-3b-mt", "madlad-400"),
        ("/home/lan/models/nllb/opus-mt-vi-en", "opus-mt-vi-en"),
        (r"C:\models\NLLB-200", "nllb-200"),
    ],
)
def test_known_models_are_recognized_by_name(model: str, profile: str) -> None:
    assert choose_profile(model, {}, {}).name == profile


@pytest.mark.parametrize(
    ("configuration", "tokenizer", "codes"),
    [
        ({"model_type": "m2m_100"}, {"tokenizer_class": "NllbTokenizerFast"}, "vie_Latn"),
        ({"model_type": "m2m_100"}, {}, "vi"),
        ({"model_type": "mbart"}, {}, "vi_VN"),
        ({"model_type": "mbart", "tokenizer_class": "MBart50Tokenizer"}, {}, "vi_VN"),
        ({"model_type": "marian"}, {}, None),
        ({}, {}, None),
    ],
)
def test_an_unknown_model_is_read_by_its_files(
    configuration: dict[str, str], tokenizer: dict[str, str], codes: str | None
) -> None:
    profile = choose_profile("my-own-model", configuration, tokenizer)
    assert profile.codes.get("vi") == codes
    assert profile.licence == "unknown"


def test_only_mbart_25_starts_its_decoder_with_the_code() -> None:
    of_25 = choose_profile("x", {"model_type": "mbart"}, {"tokenizer_class": "MBartTokenizer"})
    of_50 = choose_profile("x", {"model_type": "mbart"}, {"tokenizer_class": "MBart50Tokenizer"})
    assert of_25.code_starts
    assert not of_50.code_starts


def test_each_profile_finds_its_own_repository_and_states_a_licence() -> None:
    for profile in PROFILES:
        assert re.search(profile.pattern, profile.repository, re.IGNORECASE)
        assert choose_profile(profile.repository, {}, {}) is profile
        assert profile_named(profile.name) is profile
        assert profile.licence != "unknown"


@pytest.mark.parametrize(
    ("licence", "word"),
    [("AGPL-3.0", "AGPL"), ("CC-BY-NC-4.0", "ommercial"), ("unknown", "not known")],
)
def test_licences_that_bind_are_warned_of(licence: str, word: str) -> None:
    assert word in (licence_warning(licence) or "")


@pytest.mark.parametrize("licence", ["Apache-2.0", "MIT"])
def test_free_licences_need_no_warning(licence: str) -> None:
    assert licence_warning(licence) is None


def test_m2m100_codes_are_tokens_with_underscores() -> None:
    profile = profile_named("m2m100")
    assert profile is not None
    assert profile.code("vi") == "__vi__"
