"""Near-duplicates are known by their runs of words, and articles on one subject are none."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from vnbrief.digesting.copies import FOLDED, folded, shared, sketch

WORDS = [
    "tỉnh",
    "huyện",
    "xã",
    "kinh",
    "tế",
    "văn",
    "hóa",
    "giáo",
    "dục",
    "y",
    "công",
    "nghiệp",
    "nông",
    "dân",
    "rừng",
    "biển",
    "đường",
    "cầu",
    "chợ",
]


def text(seed, count):
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) + str(source.randrange(60)) for _ in range(count))


def test_a_text_is_a_copy_of_itself():
    assert shared(sketch(text(1, 300)), sketch(text(1, 300))) == 1.0


def test_case_and_tone_placement_make_no_other_text():
    assert (
        shared(sketch("Hòa Bình khỏe mạnh và ĐẸP tươi"), sketch("hoà bình khoẻ mạnh và đẹp tươi"))
        == 1.0
    )


def test_a_shortened_article_is_folded_into_the_whole_one_though_it_came_first():
    whole = text(2, 2000)
    short = " ".join(whole.split()[:700])
    assert list(folded([sketch(short), sketch(whole)])) == [0]


def test_an_article_with_a_new_opening_is_still_a_copy():
    whole = text(3, 1200)
    edited = text(4, 120) + " " + " ".join(whole.split()[100:])
    assert folded([sketch(whole), sketch(edited)]).keys() & {0, 1}


def test_two_articles_of_the_same_words_are_two():
    assert folded([sketch(text(5, 800)), sketch(text(6, 800))]) == {}


def test_a_copy_stands_under_an_article_that_is_none():
    whole = text(7, 900)
    parts = [" ".join(whole.split()[:n]) for n in (900, 850, 800)]
    copies = folded([sketch(p) for p in parts])
    assert set(copies) == {1, 2}
    assert {kept for kept, _ in copies.values()} == {0}
    assert all(share >= FOLDED for _, share in copies.values())


@given(st.text(alphabet="abc đ.,0", max_size=60), st.text(alphabet="abc đ.,0", max_size=60))
def test_sharing_is_a_share_and_has_no_direction(one, other):
    first, second = sketch(one), sketch(other)
    assert 0.0 <= shared(first, second) <= 1.0
    assert shared(first, second) == shared(second, first)
