"""The fit of the weights that choose a brief's sentences."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

import numpy as np

from training.ranking import FITTED, PENALTIES, examples, fit
from vnbrief.briefing.features import NAMES
from vnbrief.briefing.selection import gist_weights


def made(weights: list[float], articles: int = 60):
    """Articles of ten sentences whose worth is known but for a constant of the article."""
    draw = np.random.default_rng(7)
    for _ in range(articles):
        features = draw.random((10, len(weights)))
        yield features, features @ np.array(weights) + draw.random()


def test_the_fit_finds_known_weights_whatever_an_article_is_worth_as_a_whole():
    assert fit(list(made([0.5, 0.0, 0.2])), ridge=0.0) == pytest.approx([0.5, 0.0, 0.2], abs=1e-9)


def test_a_feature_that_speaks_against_sentences_gets_no_weight():
    fitted = fit(list(made([0.5, -0.3, 0.2])))
    assert fitted[1] == 0
    assert fitted[[0, 2]] == pytest.approx([0.5, 0.2], abs=0.05)


def test_a_sentence_is_worth_its_likeness_to_the_abstract():
    like = "Tỉnh hoàn thành xây dựng nông thôn mới tại hai xã."
    other = "Trời hôm ấy mưa nhẹ và nhiều người đến muộn."
    record = {"title": "Nông thôn mới", "abstract": like, "sentences": [other, like]}
    [(features, worth)] = examples([record])
    assert features.shape == (2, len(FITTED))
    assert worth[1] == pytest.approx(1)
    assert worth[0] < 0.2


def test_every_feature_has_a_weight_and_the_penalties_are_those_set_by_hand():
    weights = gist_weights()
    assert set(FITTED) | set(PENALTIES) == set(NAMES)
    assert {name: getattr(weights, name) for name in PENALTIES} == PENALTIES
    assert all(getattr(weights, name) >= 0 for name in FITTED)
