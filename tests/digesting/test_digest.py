"""A digest joins what articles say of the same thing, and refers to the sentences that say it."""

from __future__ import annotations

import re

import pytest

from tests.briefing.conftest import Parrot, glossary
from tests.digesting.articles import LAM_GIANG, NAM_SON, PHU_NINH, digest_of, documents, three
from vnbrief.digesting.extract import extract
from vnbrief.digesting.schema import Failure
from vnbrief.errors import InputError


def poverty(result):
    return next(
        i for i in result.indicators if "hộ nghèo" in i.label.vi or "poverty rate" in i.label.en
    )


def test_the_same_indicator_of_two_provinces_and_three_years_is_one_table():
    values = {(v.place.vi, v.period): v.value for v in poverty(three()).values if not v.target}
    assert {v for (_, period), v in values.items() if period == "2023"} == {5.2, 3.8, 6.3}
    assert {p for (place, p) in values if "Lâm Giang" in place} == {"2021", "2022", "2023"}


def test_a_vietnamese_and_an_english_article_share_a_table_where_the_glossary_knows_the_measure():
    articles = {r.article for v in poverty(three()).values for r in v.references}
    assert articles == {1, 2, 3}


def test_an_aim_stands_in_the_table_as_one():
    aims = [v for v in poverty(three()).values if v.target]
    assert [(v.value, v.period) for v in aims] == [(2.0, "2025")]


def test_labels_are_words_of_the_articles_in_both_languages():
    label = poverty(three()).label
    assert label.vi == "Tỷ lệ hộ nghèo"
    assert label.en == "The poverty rate"


def test_two_articles_that_differ_on_one_value_are_marked_as_disputed():
    other = (
        "Nam Sơn rà soát hộ nghèo\n\n"
        "Đoàn giám sát nêu rõ năm 2023, tỷ lệ hộ nghèo của tỉnh Nam Sơn là 4,1%.\n"
    )
    assert poverty(digest_of(LAM_GIANG, NAM_SON, other)).disputed
    assert not poverty(three()).disputed


def test_documents_come_by_how_many_articles_cite_them():
    cited = [(d.number, d.articles, [r.article for r in d.references]) for d in three().documents]
    assert cited[0] == ("90/QĐ-TTg", 3, [1, 2, 3])
    assert ("05-CT/TW", 1, [2]) in cited


def test_a_document_takes_its_date_from_the_article_that_gives_it():
    assert three().documents[0].date == "2022-01-18"


def test_events_are_in_order_and_in_no_two_places():
    dates = [e.date for e in three().timeline]
    assert dates == sorted(dates)
    assert {"2023-12-10", "2023-12-20"} <= set(dates)
    told = [(e.date, e.event.vi) for e in three().timeline]
    assert len(told) == len(set(told))


def test_two_provinces_with_two_rates_are_two_events():
    of_2023 = [e for e in three().timeline if e.date == "2023"]
    assert [{r.article for r in e.references} for e in of_2023] == [{1}, {2}, {3}]


def test_one_event_told_by_two_articles_is_told_once_and_refers_to_both():
    other = (
        "Tin vắn\n\nNgày 10/12/2023, UBND tỉnh Lâm Giang tổ chức hội nghị sơ kết công tác giảm nghèo.\n\n"
        "Trời nhiều mây, gió nhẹ, nhiệt độ thấp nhất vào ban đêm ở vùng núi cao.\n"
    )
    told = [e for e in digest_of(LAM_GIANG, other).timeline if e.date == "2023-12-10"]
    assert [[r.article for r in e.references] for e in told] == [[1, 2]]


def test_a_name_in_quotation_marks_that_the_glossary_lacks_is_a_candidate():
    candidates = {c.vi: c for c in three().candidates}
    assert candidates["Ngân hàng bò giống"].count == 2


def test_every_reference_points_to_a_sentence_that_is_given():
    result = three()
    given = {(a.id, s.id) for a in result.articles for s in a.sentences}
    items = [*result.timeline, *result.documents, *result.candidates]
    items += [v for i in result.indicators for v in i.values]
    for item in items:
        assert item.references
        for reference in item.references:
            assert {(reference.article, s) for s in reference.sentences} <= given


def test_a_copy_is_folded_into_the_longer_article_and_counted_once():
    cut = LAM_GIANG.rsplit("\n\n", 1)[0] + "\n"
    result = digest_of(cut, LAM_GIANG, NAM_SON)
    assert [a.name for a in result.articles] == ["b.txt", "c.txt"]
    assert [c.name for c in result.articles[0].copies] == ["a.txt"]
    assert result.documents[0].articles == 2


def test_each_language_is_translated_in_one_batch():
    parrot = Parrot()
    digest_of(LAM_GIANG, NAM_SON, PHU_NINH, translator=parrot)
    assert len(parrot.batches) == 2


def test_a_translation_with_a_wrong_number_is_not_shown():
    parrot = Parrot(lambda text: re.sub(r"\d", "8", text))
    result = digest_of(LAM_GIANG, PHU_NINH, translator=parrot)
    told = [e.event for e in result.timeline]
    assert all("88" not in e.vi + e.en for e in told)
    assert any(e.uncertain for e in told)


def test_failures_are_kept():
    failure = Failure(name="x.pdf", error="a damaged PDF")
    assert digest_of(LAM_GIANG, failures=[failure]).failures == (failure,)


def test_nothing_to_digest_is_an_error():
    with pytest.raises(InputError, match="no article"):
        digest_of()


def test_an_extract_keeps_only_the_sentences_that_it_refers_to():
    filler = " ".join(
        f"Trời nắng đẹp và gió nhẹ thổi qua triền đồi {'a' * n}." for n in range(1, 200)
    )
    (document,) = documents(f"{LAM_GIANG}\n{filler}\n")
    kept = sum(len(text) for text in extract(document, glossary()).sentences.values())
    assert kept < len(document.text) / 4
