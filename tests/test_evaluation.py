"""Scores of translations: counted by occurrence, on examples whose counts are known."""

from __future__ import annotations

import pytest

from vnbrief.evaluation import Kept, evaluate
from vnbrief.glossary import Glossary

SOURCES = [
    "Chi bộ có 12 đảng viên.",
    "Chi bộ họp ngày 5/3/2024.",
    "Chi bộ thu 15 triệu đồng, chi bộ chi 7 triệu đồng.",
]
REFERENCES = [
    "The Party cell has 12 Party members.",
    "The Party cell met on March 5, 2024.",
    "The Party cell took in 15 million VND; the Party cell spent 7 million VND.",
]
HYPOTHESES = [
    "The Party cell has 12 Party members.",  # two terms, one figure
    "The branch met on March 5, 2024.",  # a term missed, a date kept
    "The Party cell took in 15 billion VND; it spent 7 million VND.",  # one of two terms, one of two sums
]


@pytest.fixture(scope="module")
def glossary():
    return Glossary.from_pairs([("chi bộ", "Party cell"), ("đảng viên", "Party member")])


def test_terms_and_figures_are_counted_by_occurrence(glossary):
    scores = evaluate(SOURCES, HYPOTHESES, None, "vi", "en", glossary)
    assert scores.segments == 3
    assert scores.terms == Kept(5, 3)
    assert scores.terms.rate == pytest.approx(0.6)
    assert scores.figures == Kept(4, 3)
    assert scores.figures_added == 1
    assert (scores.bleu, scores.chrf, scores.signatures) == (None, None, ())


def test_references_score_full_marks_against_themselves(glossary):
    scores = evaluate(SOURCES, REFERENCES, REFERENCES, "vi", "en", glossary)
    assert scores.bleu == pytest.approx(100)
    assert scores.chrf == pytest.approx(100)
    assert scores.terms == Kept(5, 5)
    assert scores.figures == Kept(4, 4)
    assert (scores.consistency, scores.figures_added) == (1.0, 0)


def test_scores_carry_sacrebleu_s_signatures(glossary):
    scores = evaluate(SOURCES, HYPOTHESES, REFERENCES, "vi", "en", glossary)
    bleu, chrf = scores.signatures
    assert "tok:13a" in bleu
    assert "version:" in bleu
    assert "nw:2" in chrf, "chrF++ has word bigrams"
    assert 0 < scores.bleu < 100


def test_consistency_is_the_share_of_the_most_frequent_form():
    glossary = Glossary.default()
    sources = ["Mặt trận Tổ quốc Việt Nam giám sát."] * 4
    hypotheses = ["The Vietnam Fatherland Front supervises."] * 3 + ["The VFF supervises."]
    scores = evaluate(sources, hypotheses, None, "vi", "en", glossary)
    assert scores.terms == Kept(4, 4)
    assert scores.consistency == pytest.approx(0.75)


def test_nothing_to_keep_is_all_kept(glossary):
    scores = evaluate(["Trời đẹp."], ["Fine weather."], None, "vi", "en", glossary)
    assert (scores.terms, scores.terms.rate, scores.consistency) == (Kept(0, 0), 1.0, 1.0)


@pytest.mark.parametrize("count", [1, 2])
def test_sides_of_different_lengths_are_refused(glossary, count):
    with pytest.raises(ValueError, match="shorter"):
        evaluate(SOURCES, HYPOTHESES[:count], None, "vi", "en", glossary)
    with pytest.raises(ValueError, match="3 sources"):
        evaluate(SOURCES, HYPOTHESES, REFERENCES[:count], "vi", "en", glossary)
