"""The guarantee on the embedded model: a user's terms, its own terms, and every figure."""

from __future__ import annotations

import pytest

from benchmarks import terms
from benchmarks.outcomes import is_figure, is_term, outcomes
from benchmarks.translation import Set, sets
from vnbrief.engines import load_engine
from vnbrief.glossary import Glossary
from vnbrief.translation.translation import MentionResult, Segment, Status
from vnbrief.translation.translator import Translator


@pytest.fixture(scope="module")
def pairs() -> Set:
    """Forty pairs, evenly spread over the articles of the corpus that no model was trained on."""
    return terms.spread(sets(None, None, "test", 10**6)[0], 40)


@pytest.mark.parametrize("source", ["vi", "en"])
@pytest.mark.parametrize("mode", ["proper", "random", "invented"])
def test_terms_are_kept_in_every_mode(pairs: Set, source: str, mode: str) -> None:
    row = terms.measure(pairs, source, mode, load_engine("embedded"))  # type: ignore[arg-type]
    assert row.scores.terms.total > 5
    assert row.scores.terms.rate >= 0.97
    assert row.figures.kept >= 0.97
    assert row.terms.unreported == row.figures.unreported == 0


def test_random_terms_stand_in_their_own_reference_and_are_no_terms(pairs: Set) -> None:
    glossary = Glossary.default()
    chosen = terms.standing(pairs.pairs, "vi", glossary)
    assert sum(map(len, chosen)) > len(pairs.pairs)
    for (vi, en), found in zip(pairs.pairs, chosen, strict=True):
        assert len(found) <= terms.A_SENTENCE
        for ours, theirs in found:
            one = Glossary.from_pairs([(ours, theirs)])
            assert one.find(vi, "vi")
            assert one.find(en, "en")


def test_sentences_of_one_group_do_not_disturb_each_other(pairs: Set) -> None:
    sources = [vi for vi, _ in pairs.pairs]
    chosen = terms.standing(pairs.pairs, "vi", Glossary.default())
    groups = terms.grouped(sources, chosen, 0)
    assert sorted(i for group in groups for i in group.indexes) == list(range(len(sources)))
    for group in groups:
        for i in group.indexes:
            found = {match.concept.vi for match in group.glossary.find(sources[i], "vi")}
            assert {form.lower() for form in found} <= {vi.lower() for vi, _ in chosen[i]}


def test_the_second_look_counts_what_a_segment_only_claims() -> None:
    text = "Chi bộ có 12 đảng viên."
    glossary = Glossary.from_pairs([("chi bộ", "Party cell")])
    segment = Translator(load_engine("embedded"), glossary).translate_segments([text], "vi", "en")[
        0
    ]
    assert outcomes([segment], "en", glossary, is_term).unreported == 0
    claimed = Segment(text, "Nothing of it.", 1.0, segment.mentions)
    assert outcomes([claimed], "en", glossary, is_term).unreported == 1
    assert outcomes([claimed], "en", glossary, is_figure).unreported == 1
    missed = tuple(MentionResult(r.mention, Status.MISSED) for r in segment.mentions)
    told = outcomes([Segment(text, "Nothing of it.", 1.0, missed)], "en", glossary)
    assert (told.reported, told.unreported) == (2, 0)
