from vnbrief.document import Span
from vnbrief.engines.engine import Hypothesis
from vnbrief.translation.alignment import (
    ended_at,
    target_run,
    token_spans,
    tokens_within,
    word_end,
    word_start,
)


def test_pieces_are_found_in_their_text_and_control_tokens_nowhere() -> None:
    text = "Tỉnh ủy Ninh Bình"
    spans = token_spans(("<2en>", "▁Tỉnh", "▁ủ", "y", "▁Ninh", "▁B", "ình"), text)
    assert [s.cut(text) for s in spans] == ["", "Tỉnh", "ủ", "y", "Ninh", "B", "ình"]


def test_bytes_of_one_character_do_not_move_past_it_before_the_last() -> None:
    text = "xã 𝒜 đó"
    pieces = ("▁xã", "▁", *(f"<0x{byte:02X}>" for byte in "𝒜".encode()), "▁đó")
    assert token_spans(pieces, text)[-1].cut(text) == "đó"


def test_tokens_within_a_span_are_those_that_share_a_character_with_it() -> None:
    spans = [Span(0, 0), Span(0, 4), Span(5, 6), Span(6, 7), Span(8, 12)]
    assert tokens_within(spans, Span(5, 7)) == {2, 3}


def test_the_run_of_a_mention_is_where_the_attention_goes_to_it() -> None:
    rows = ((0.9, 0.1, 0.0), (0.1, 0.8, 0.1), (0.2, 0.7, 0.1), (0.0, 0.1, 0.9))
    hypothesis = Hypothesis(("▁a", "▁b", "c", "▁d"), -0.1, rows)
    assert target_run(hypothesis, frozenset({1})) == range(1, 3)
    assert word_start(hypothesis.tokens, 2) == 1
    assert word_end(hypothesis.tokens, 2) == 3


def test_a_mention_that_nothing_attends_to_most_is_where_it_weighs_most() -> None:
    rows = ((0.9, 0.1), (0.6, 0.4), (0.8, 0.2))
    assert target_run(Hypothesis(("▁a", "▁b", "▁c"), -0.1, rows), frozenset({1})) == range(1, 2)


def test_a_forced_word_ends_where_it_was_forced_to_end() -> None:
    tokens = ("▁Hung", "▁Yen", "ople", "ng", "▁met", ".")
    rows = tuple((float(i), 0.0) for i in range(len(tokens)))
    ended = ended_at(Hypothesis(tokens, -0.1, rows), 2)
    assert ended.tokens == ("▁Hung", "▁Yen", "▁met", ".")
    assert [row[0] for row in ended.attention] == [0, 1, 4, 5]


def test_a_plural_and_a_full_stop_may_follow_forced_words() -> None:
    for tokens in (("▁commune", "s", "▁met"), ("▁commune", ".", "▁It"), ("▁commune", "▁met")):
        hypothesis = Hypothesis(tokens, -0.1, ((1.0,),) * len(tokens))
        assert ended_at(hypothesis, 1, {"s"}) is hypothesis
