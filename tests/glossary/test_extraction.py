from __future__ import annotations

import time
from pathlib import Path

import pytest

from vnbrief.glossary import Glossary
from vnbrief.glossary.extraction import extract_terms
from vnbrief.glossary.ngrams import frequent_ngrams

PROSE = Path(__file__).parents[2] / "training" / "corpus" / "prose"


@pytest.fixture(scope="module")
def pairs():
    rows = []
    for path in sorted(PROSE.glob("*.tsv"))[::16]:
        for line in path.read_text(encoding="utf-8").splitlines():
            vi, en = line.split("\t")
            rows.append((vi, en))
    return rows


@pytest.fixture(scope="module")
def found(pairs):
    return extract_terms(pairs, Glossary.default(), min_count=4)


def test_partners_are_found_in_ordinary_text(found):
    partners = {c.vi.lower(): c.en.lower() for c in found}
    for vi, en in {"bệnh viện": "hospital", "điện thoại": "phone", "kết quả": "result"}.items():
        assert partners[vi].removesuffix("s") == en.removesuffix("s")


def test_each_term_has_one_partner_and_the_counts_agree(pairs, found):
    assert len({c.vi.lower() for c in found}) == len(found)
    for candidate in found:
        assert 4 <= candidate.count <= min(candidate.vi_count, candidate.en_count)
        vi, en = pairs[candidate.segment]
        assert candidate.vi.lower() in vi.lower()
        assert candidate.en.lower().split()[0][:3] in en.lower()


def test_nothing_is_proposed_that_the_glossary_has(found):
    glossary = Glossary.default()
    for candidate in found:
        assert not [
            m for m in glossary.find(candidate.vi, "vi") if len(m.span) == len(candidate.vi)
        ]


def test_a_term_put_into_the_glossary_is_no_longer_proposed(pairs, found):
    mine = Glossary.from_pairs([("bệnh viện", "hospital")])
    again = extract_terms(pairs, Glossary.default().extend(mine), min_count=4)
    assert "bệnh viện" in {c.vi for c in found}
    assert "bệnh viện" not in {c.vi for c in again}


def test_a_piece_of_a_longer_term_is_not_proposed():
    sentences = [
        ("Trạm xử lý nước thải xã {} hoạt động.", "The wastewater treatment station of {} works."),
        (
            "Huyện {} xây trạm xử lý nước thải.",
            "The district of {} builds a wastewater treatment station.",
        ),
        ("Dân {} thăm đảo.", "People of {} visited the island."),
    ]
    names = ("Yên Khánh", "Kim Sơn", "Gia Viễn", "Nho Quan", "Hoa Lư", "Yên Mô")
    bare = ("Yen Khanh", "Kim Son", "Gia Vien", "Nho Quan", "Hoa Lu", "Yen Mo")
    pairs = [
        (vi.format(name), en.format(plain))
        for name, plain in zip(names, bare, strict=True)
        for vi, en in sentences
    ]
    found = extract_terms(pairs, Glossary(), min_count=5)
    assert ("trạm xử lý nước thải", "wastewater treatment station") in [
        (c.vi.lower(), c.en) for c in found
    ]
    assert not [c for c in found if c.vi.lower() in ("trạm xử", "xử lý nước", "lý nước thải")]


def test_ngrams_are_counted_as_they_stand():
    chunks = [(0, ["a", "b", "c"]), (1, ["a", "b", "c", "a", "b"]), (4, ["b", "c"])]
    counts = {n.words: (n.count, n.segments) for n in frequent_ngrams(chunks, 2, 3)}
    assert counts == {
        ("a",): (3, (0, 1)),
        ("b",): (4, (0, 1, 4)),
        ("c",): (3, (0, 1, 4)),
        ("a", "b"): (3, (0, 1)),
        ("b", "c"): (3, (0, 1, 4)),
        ("a", "b", "c"): (2, (0, 1)),
    }


def test_the_cost_grows_no_faster_than_the_text(pairs):
    glossary = Glossary.default()

    def seconds(text):
        start = time.process_time()
        extract_terms(text, glossary, min_count=4)
        return time.process_time() - start

    seconds(pairs[:50])
    assert seconds(pairs) < 4 * seconds(pairs[: len(pairs) // 2]) + 0.5


def test_an_empty_text_has_no_terms():
    assert extract_terms([], Glossary.default()) == []
