"""Floors under the recall of planted faults and under the silence about clean pairs."""

from __future__ import annotations

import pytest

from benchmarks import faults


@pytest.fixture(scope="module")
def pairs():
    return list(faults.clean_pairs(seed=29))


@pytest.mark.parametrize("kind", [*faults.KINDS, faults.OMITTED])
def test_planted_faults_are_found(kind, pairs):
    found = [planted.found for planted in faults.plant(kind, pairs, 20)]
    floor = {faults.OMITTED: 15, "number dropped": 17}.get(kind, 19)
    assert len(found) == 20
    assert sum(found) >= floor


def test_clean_pairs_bring_hardly_anything(pairs):
    some = pairs[:800]
    counts = faults.false_findings(some)
    assert counts["figures"] <= 0.005 * len(some)
    assert counts["any"] <= 0.04 * len(some)
