from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from vnbrief.briefing.analysis import mask
from vnbrief.briefing.clauses import clause_at, part_at
from vnbrief.briefing.guard import Numbers, unsourced
from vnbrief.briefing.shortening import shorten
from vnbrief.document import Span
from vnbrief.mentions.formatting import format_number
from vnbrief.mentions.values import find_values

LINE = "xã đạt 1.355 hộ, và (trong đó 30/119 thôn) ; tăng 2,36% so với năm 2021 “mục tiêu” là 88 triệu đồng ."
PIECES = st.sampled_from(LINE.split())
TEXTS = st.lists(PIECES, min_size=1, max_size=30).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_mask_has_the_length_of_its_text(text):
    assert len(mask(text, find_values(text, "vi"), "vi")) == len(text)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data())
def test_a_clause_holds_the_place_it_was_asked_for_and_cuts_what_it_names(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    where = Span(start, start + 1)
    for found in (part_at(text, where), clause_at(text, where, "vi")):
        assert len(found.text) == len(found.span)
        assert found.span.start <= start


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(4, 20))
def test_shortening_keeps_the_beginning(text, limit):
    short = shorten(text, limit, "vi")
    assert text.startswith(short)
    assert short


@settings(max_examples=40, deadline=None)
@given(st.decimals(min_value=21, max_value=10**9, places=0), st.integers(1, 9))
def test_a_translation_agrees_with_its_source_by_value_and_with_no_other(value, more):
    source = f"toàn tỉnh có {format_number(Decimal(value), 'vi')} hộ"
    right = f"the province has {format_number(Decimal(value), 'en')} households"
    wrong = f"the province has {format_number(Decimal(value) + more, 'en')} households"
    assert not unsourced(right, "en", source, "vi", Numbers())
    assert unsourced(wrong, "en", source, "vi", Numbers())


def test_letters_that_are_no_roman_numeral_are_no_number():
    assert not unsourced("a size XXL shirt", "en", "áo cỡ XXL", "vi", Numbers())
    assert not unsourced("size LL, 5 pieces", "en", "cỡ LL, 5 chiếc", "vi", Numbers())
