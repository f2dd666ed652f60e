"""The comparison with pofilter counts fairly, and is never more than a comparison."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks import faults, pofilter

ROOT = Path(__file__).parents[2]


def case(kind="number changed", ours=True):
    return pofilter.Case(kind, "Có 1.355 thôn.", "There are 1,355.", "There are 1,356.", "vi", ours)


def test_translate_toolkit_is_no_dependency_not_even_of_an_extra():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    assert not [name for group in groups for name in group if name.startswith("translate")]


def test_without_it_the_command_says_how_to_get_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(pofilter.importlib, "import_module", missing)
    pofilter.checker.cache_clear()
    with pytest.raises(SystemExit, match="pip install translate-toolkit"):
        pofilter.checker("vi")


def test_marks_are_unified_within_figures_only():
    assert pofilter.unify("Có 1.355,5 ha, 2,36%. Năm 2024.") == "Có 1,355.5 ha, 2.36%. Năm 2024."


def test_a_test_that_fails_for_the_clean_pair_too_has_found_nothing(monkeypatch):
    told = {"There are 1,355.": {"numbers"}, "There are 1,356.": {"numbers", "long"}}
    monkeypatch.setattr(pofilter, "failures", lambda _, target, __: frozenset(told[target]))
    #                                           new   flagged  any
    assert pofilter.recall([case()]) == ["100%", *["0%", "100%", "100%"] * 2]


def test_a_kind_without_a_test_shows_a_dash(monkeypatch):
    monkeypatch.setattr(pofilter, "failures", lambda *_: frozenset())
    assert pofilter.recall([case("term dropped", False)]) == ["0%", *["–", "–", "0%"] * 2]


def test_the_faults_are_those_of_the_other_benchmark():
    pairs = list(faults.clean_pairs(seed=29))[:400]
    some = list(pofilter.cases(pairs, 2))
    assert {c.kind for c in some} == {*faults.KINDS, faults.OMITTED}
    assert all(c.faulty != c.clean for c in some)


def test_pofilter_itself_finds_a_changed_digit_once_the_marks_agree():
    pytest.importorskip("translate.filters.checks")
    pofilter.checker.cache_clear()
    source = pofilter.unify(case().source)
    assert "numbers" not in pofilter.failures(source, case().clean, "vi")
    assert "numbers" in pofilter.failures(source, case().faulty, "vi")
