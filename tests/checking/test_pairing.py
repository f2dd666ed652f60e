"""Which sentences belong together when the two sides are cut differently."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnbrief.checking.pairing import Bead, Piece, pair_sentences

VI = (
    "Sáng 12/4, Tỉnh ủy Hà Giang tổ chức hội nghị tổng kết mười năm thực hiện nghị quyết về dân vận.",
    "Toàn tỉnh hiện có 1.482 mô hình, tăng 153 mô hình so với năm 2020.",
    "Nhiều tuyến đường được mở rộng nhờ người dân tự nguyện hiến đất.",
    "Ông Vàng Mí Sính, ở thôn Lũng Phìn, đã hiến 320 m2 đất vườn cho con đường vào trường.",
    "Hội nghị cũng chỉ ra những hạn chế cần khắc phục trong thời gian tới.",
)
EN = (
    "On the morning of April 12, the Ha Giang Provincial Party Committee held a conference reviewing "
    "ten years of its resolution on mass mobilization.",
    "The province now has 1,482 models, 153 more than in 2020.",
    "Many roads have been widened because residents volunteered to give land.",
    "Mr. Vang Mi Sinh, of Lung Phin village, gave 320 m2 of his garden for the road to the school.",
    "The conference also pointed out shortcomings to be overcome in the time ahead.",
)


def pieces(texts):
    return [Piece(text, block=i) for i, text in enumerate(texts)]


def beads(source, target):
    found = pair_sentences(pieces(source), pieces(target), 1.15)
    return [(list(bead.source), list(bead.target)) for bead in found]


def test_sentence_by_sentence_translations_pair_one_to_one():
    assert beads(VI, EN) == [([i], [i]) for i in range(5)]
    assert beads(EN, VI) == [([i], [i]) for i in range(5)]


@pytest.mark.parametrize("gone", range(5))
def test_a_sentence_left_out_stands_alone(gone):
    target = [*EN[:gone], *EN[gone + 1 :]]
    assert ([gone], []) in beads(VI, target)


def test_a_sentence_put_in_stands_alone():
    extra = "The 2019 census counted 854,679 people in the whole of the province."
    assert ([], [2]) in beads(VI, [*EN[:2], extra, *EN[2:]])


def test_two_sentences_made_one_are_paired_with_it():
    one = f"{EN[1][:-1]}, and {EN[2][0].lower()}{EN[2][1:]}"
    sides = [Piece(t, block=0) for t in VI], [Piece(t, block=0) for t in (EN[0], one, *EN[3:])]
    found = pair_sentences(*sides, 1.15)
    assert Bead(range(1, 3), range(1, 2)) in found


def test_a_sentence_made_two_is_paired_with_both():
    two = (
        "Mr. Vang Mi Sinh, of Lung Phin village, gave 320 m2.",
        "It was garden land, for the road.",
    )
    sides = [Piece(t) for t in VI], [Piece(t) for t in (*EN[:3], *two, EN[4])]
    assert Bead(range(3, 4), range(3, 5)) in pair_sentences(*sides, 1.15)


def test_concepts_tell_apart_what_lengths_do_not():
    source = [Piece("Một câu nào đó dài thế này.", frozenset({c}), i) for i, c in enumerate("abc")]
    target = [
        Piece("A sentence about so long as it.", frozenset({c}), i) for i, c in enumerate("ac")
    ]
    found = pair_sentences(source, target, 1.15)
    assert Bead(range(1, 2), range(1, 1)) in found


def test_an_empty_side_leaves_everything_alone():
    assert beads(VI[:2], []) == [([0], []), ([1], [])]
    assert beads([], []) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(VI), max_size=12), st.lists(st.sampled_from(EN), max_size=12))
def test_every_sentence_is_in_exactly_one_bead_and_in_order(source, target):
    found = pair_sentences(pieces(source), pieces(target))
    assert [i for bead in found for i in bead.source] == list(range(len(source)))
    assert [i for bead in found for i in bead.target] == list(range(len(target)))
