"""The administrative units: looked up by name, with and without marks, in two editions."""

import time

import pytest

from vnbrief.mentions.gazetteer import gazetteer


def test_an_english_name_and_its_kind_give_the_marks_back():
    found = gazetteer().resolve("yen khanh", "HQ")
    assert found is not None
    assert (found.id, found.name, found.kind) == ("375", "Yên Khánh", "H")


def test_a_province_keeps_its_code_of_2024():
    """Code 15 was Yên Bái until 2025 and is Lào Cai since; ids must not change their meaning."""
    lao_cai = gazetteer().resolve("lao cai", "T")
    yen_bai = gazetteer().resolve("yen bai", "T")
    assert lao_cai is not None
    assert yen_bai is not None
    assert (lao_cai.id, yen_bai.id) == ("10", "15")


def test_both_editions_are_there():
    units = list(gazetteer().units())
    assert sum(u.level == 1 and "2026" not in u.code for u in units) == 63 + 1  # and Thừa Thiên Huế
    assert sum(u.level == 1 and u.editions == "c" for u in units) == 34
    assert sum(u.level == 2 for u in units) == 696
    assert sum(u.level == 3 and u.editions in "bc" for u in units) >= 3321


def test_a_name_of_many_communes_is_nobodys_code_without_its_province():
    alone = gazetteer().resolve("khanh thien", "x")
    in_ninh_binh = gazetteer().resolve("khanh thien", "x", ["37"])
    assert alone is not None
    assert in_ninh_binh is not None
    assert alone.id == "commune:khanh thien"
    assert in_ninh_binh.id == "14563"


def test_names_that_differ_by_marks_stay_without_them():
    """Tân Thạnh and Tân Thành are both communes: English Tan Thanh may be either."""
    found = gazetteer().resolve("tan thanh", "x")
    assert found is not None
    assert found.name is None
    assert {"Tân Thạnh", "Tân Thành"} <= {u.name for u in found.candidates}


def test_marks_choose_between_such_names():
    found = gazetteer().resolve("tan thanh", "x", marked="tân thạnh")
    assert found is not None
    assert found.name == "Tân Thạnh"


@pytest.mark.parametrize("name", ["gotham", "the", ""])
def test_no_unit_bears_these_names(name):
    assert gazetteer().resolve(name, "THxC") is None


def test_it_is_read_in_a_moment():
    gazetteer.cache_clear()
    start = time.process_time()
    gazetteer()
    assert time.process_time() - start < 0.2  # 0.05 s on an idle machine
