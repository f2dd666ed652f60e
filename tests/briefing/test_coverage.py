"""The expected overlap of a choice of sentences with an editor's abstract."""

import pytest

from tests.briefing.conftest import analysis_of, document
from vnbrief.briefing.coverage import ABSTRACT_WORDS, FEATURES, Coverage, word_features
from vnbrief.briefing.selection import choose_gist, score, word_weights

LINES = ("Tỉnh công bố kết quả.", "Kết quả có 5 xã đạt chuẩn.", "Trời mưa nhẹ.")


def test_each_word_is_described_once():
    found = word_features("Kết quả nông thôn mới", LINES)
    named = {word: dict(zip(FEATURES, values, strict=True)) for word, values in found.items()}
    assert named["kết"]["title"] == 1
    assert named["kết"]["spread"] == pytest.approx(2 / 3)
    assert named["kết"]["opening"] == 1
    assert named["mưa"] == pytest.approx(
        dict.fromkeys(FEATURES, 0.0) | {"constant": 1, "spread": 1 / 3, "late": 2 / 3}
    )
    assert named["5"]["digits"] == 1
    assert named["có"]["grammar"] == 1


def test_the_expectation_is_f1_by_hand():
    """Weights of nothing give every word one chance in two; a word said twice is held once."""
    coverage = Coverage.of("", LINES, [0.0] * len(FEATURES))
    assert coverage.expected([0]) == pytest.approx(2 * 5 / 2 / (5 + ABSTRACT_WORDS))
    assert coverage.expected([0, 1]) == pytest.approx(2 * 10 / 2 / (12 + ABSTRACT_WORDS))


def test_a_second_sentence_is_taken_only_for_what_it_adds():
    first = "Tỉnh ủy ban hành nghị quyết về xây dựng nông thôn mới giai đoạn tới."
    again = "Nghị quyết về xây dựng nông thôn mới giai đoạn tới được Tỉnh ủy ban hành."
    more = "Nghị quyết dành vốn xây dựng nông thôn mới cho các xã miền núi khó khăn."
    title = "Tỉnh ủy ban hành nghị quyết xây dựng nông thôn mới, dành vốn cho xã miền núi"
    analysis = analysis_of(document(first, again, more, title=title))
    assert choose_gist(title, score(analysis), (2,)) == (1, 3)


def test_every_feature_of_a_word_has_a_weight():
    assert len(word_weights()) == len(FEATURES)
