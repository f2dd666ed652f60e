import json
from pathlib import Path

import jsonschema
import pytest

from tests.briefing.conftest import Parrot, document, glossary
from vnbrief.briefing.bilingual import UNTRANSLATED
from vnbrief.briefing.brief import brief
from vnbrief.briefing.guard import Numbers, foreign_numbers, unsourced
from vnbrief.briefing.schema import Bilingual, json_schema
from vnbrief.reading import read

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def make(doc, translator=None):
    return brief(doc, translator=translator or Parrot(), glossary=glossary())


@pytest.fixture(scope="module")
def seed():
    return make(read(SEED))


def test_the_brief_keeps_its_schema(seed):
    jsonschema.validate(json.loads(seed.to_json()), json_schema())


def test_the_nine_documents_and_their_four_dates(seed):
    dates = {d.number: d.date for d in seed.documents if d.number}
    assert dates == {
        "25-NQ/TW": None,
        "19-CTr/TU": "2013-08-20",
        "217-QĐ/TW": None,
        "08-NQ/TU": None,
        "21-KL/TW": "2021-10-25",
        "01-KL/TW": "2021-05-18",
        "05-CT/TW": None,
        "32-KL/TU": None,
        "12-NQ/TU": "2007-12-05",
    }


def test_the_figures_that_a_reader_would_ask_for(seed):
    found = {(f.value, f.of, f.rank_of): f for f in seed.figures}
    assert len(seed.figures) >= 35
    income = found[88000000, None, None]
    assert (income.label.en, income.unit, income.period) == ("Per capita income", "VND", "2022")
    assert income.scale_text == Bilingual(vi="88 triệu đồng", en="88 million VND")
    grdp = found[81000000, None, None]
    assert (grdp.change.direction, grdp.change.value, grdp.change.since) == ("up", 9100000, "2021")
    assert found[333, 1355, None].label.en.startswith("villages that have met model new")
    pci = found[44, None, 63]
    assert (pci.label.en, pci.period, pci.change.value, pci.change.unit) == (
        "The PCI",
        "2022",
        14,
        "place",
    )
    assert pci.scale_text == Bilingual(vi="thứ 44/63", en="44th out of 63")
    assert found[130000000000, None, None].approximate == "over"
    assert found[130000000000, None, None].period == "2017/.."
    assert found[363, None, None].period == "2021/2026"
    assert [f.value for f in seed.figures if f.target] == [50, 18]


def test_the_three_checks_pass(seed):
    assert [(c.statement, c.status) for c in seed.checks] == [
        ("660/694 = 95.1%", "ok"),
        ("812 + 664 + 570 = 2,046", "ok"),
        ("1,482 + 153 = 1,635", "ok"),
    ]


def test_the_six_tasks_in_order(seed):
    starts = [
        "Strengthen the work",
        "Continue to lead",
        "Continue to direct",
        "Promote the great",
        "Lead and direct",
        "Innovate the content",
    ]
    assert len(seed.tasks) == 6
    assert all(t.en.startswith(s) for t, s in zip(seed.tasks, starts, strict=True))
    assert all(len(t.en.split()) <= 60 for t in seed.tasks)


def test_the_author_with_his_office_and_nothing_of_the_page(seed):
    assert seed.source.author.name == "Do Viet Anh"
    assert "Mass Mobilization" in seed.source.author.role.en
    assert seed.people[0].name.en == "Do Viet Anh"
    whole = seed.to_json()
    assert "helicopter" not in whole
    assert "No videos" not in whole


def test_the_articles_several_names_of_one_thing_are_one_concept(seed):
    terms = {t.id: t for t in seed.terms}
    seen = {v.lower() for t in terms.values() for v in t.variants_seen}
    assert any("skilled mass mobilization" in v for v in seen)
    shown = " ".join([*(p.en for p in seed.key_points), *(t.en for t in seed.tasks)])
    assert "Skilled Mass Mobilization" not in shown


def test_evidence_names_sentences_of_the_source(seed):
    ids = {s.id for s in seed.source.sentences}
    items = [seed.gist, *seed.key_points, *seed.figures, *seed.documents, *seed.tasks, *seed.checks]
    assert all(item.evidence and set(item.evidence) <= ids for item in items)


def test_everything_is_translated_in_one_batch_and_once():
    translator = Parrot()
    make(read(SEED), translator)
    (batch,) = translator.batches
    assert len(batch) == len(set(batch))


def test_a_translation_with_a_wrong_number_is_never_shown():
    doc = document("Toàn tỉnh có 2.164 mô hình dân vận khéo do nhân dân xây dựng.")
    shown = make(doc, Parrot(lambda text: text.replace("2,164", "2,614")))
    assert "2,614" not in shown.to_json()
    assert shown.gist.en.startswith(UNTRANSLATED["en"])
    assert shown.translation.low_confidence == (0,)


def test_a_translation_that_lost_its_number_is_shown_as_doubtful():
    doc = document("Toàn tỉnh có 2.164 mô hình dân vận khéo do nhân dân xây dựng.")
    shown = make(doc, Parrot(lambda text: text.replace("2,164 ", "")))
    assert not shown.gist.en.startswith(UNTRANSLATED["en"])
    assert shown.translation.low_confidence == (0,)


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("đạt 88 triệu đồng", "reached 88 million VND", False),
        ("đạt 88 triệu đồng", "reached 88 billion VND", True),
        ("ngày 20/8/2013", "on August 20, 2013", False),
        ("ngày 20/8/2013", "on August 2, 2013", True),
        ("xếp thứ 25/63", "ranked 25th out of 63", False),
        ("Nghị quyết số 25-NQ/TW", "Resolution No. 25-NQ/TW", False),
        ("Nghị quyết số 25-NQ/TW", "Resolution No. 26-NQ/TW", True),
        ("một trong những xã", "one of the communes", False),
        ("giảm 2,36%", "fell by 236%", True),
        ("dịch vụ công mức độ 2", "public services of 2%", True),
        ("từ tháng 3, Đại hội XXII", "since March, the 22nd Congress", False),
        ("lúc 17 giờ ngày 28/9", "at 17:00 on September 28", False),
        ("Đã có 45 hộ", "Some households", True),
    ],
)
def test_numbers_are_compared_by_value(source, target, wrong):
    assert unsourced(target, "en", source, "vi", Numbers()) is wrong


def test_a_number_from_nowhere_is_found_in_a_finished_brief():
    doc = document("Toàn tỉnh có 2.164 mô hình dân vận khéo do nhân dân xây dựng.")
    good = make(doc)
    assert foreign_numbers(good, doc, Numbers()) == ()
    bad = good.model_copy(
        update={"tasks": (*good.tasks, good.gist.model_copy(update={"en": "9,999 models"}))}
    )
    assert foreign_numbers(bad, doc, Numbers()) == ("9,999 models",)


def test_an_english_notice_of_one_line_has_a_brief():
    shown = make(document("The office is closed.", language="en"))
    assert shown.gist.en == "The office is closed."
    assert shown.figures == ()


def test_the_first_of_a_range_is_written_out_in_full():
    shown = make(document("Mức thu nhập từ 9 đến 13 triệu đồng mỗi tháng là khá cao ở đây."))
    assert [f.scale_text for f in shown.figures] == [
        Bilingual(vi="9 triệu đồng", en="9 million VND"),
        Bilingual(vi="13 triệu đồng", en="13 million VND"),
    ]


def test_a_concepts_full_name_brings_no_number_in():
    """The glossary's National Day carries its date; the article of another country's does not."""
    doc = document("Người dân Ấn Độ thả diều mừng ngày Quốc khánh ở khắp các thành phố lớn.")
    assert "2/9" not in make(doc).to_json()
