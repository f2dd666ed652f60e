"""A model's gist stands in a brief only if nothing in it is new."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from tests.briefing.conftest import Parrot, analysis_of, document, glossary
from vnbrief.briefing.abstractive import refusal, write_gist
from vnbrief.briefing.brief import brief
from vnbrief.briefing.guard import Numbers, foreign_numbers
from vnbrief.briefing.schema import Brief, json_schema
from vnbrief.engines.engine import EngineInfo
from vnbrief.mentions.context import document_context
from vnbrief.mentions.recognize import recognize
from vnbrief.rendering import render

ARTICLE = document(
    "Ngày 5/3/2024, Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU về công tác dân vận.",
    "Toàn tỉnh có 1.355 thôn, 30/119 xã hoàn thành kế hoạch, đạt 25,2%.",
    "Ông Giàng Mí Pó, Chủ tịch Hội Nông dân tỉnh, cho biết bà con đã góp 88 triệu đồng và 12 ha đất.",
    "Giai đoạn 2021-2025, Mặt trận Tổ quốc các cấp sẽ giám sát 420 công trình.",
    "Bốn mô hình dân vận khéo được nhân rộng ở huyện Gia Viễn.",
    title="Ninh Bình đổi mới công tác dân vận",
    published=date(2024, 3, 9),
)
ENGLISH = document(
    "On March 5, 2024, the Ninh Binh Provincial Party Committee issued Resolution No. 25-NQ/TU.",
    "The province has 1,355 villages, and 30 of 119 communes completed the plan.",
    "Mr. Giang Mi Po said that residents contributed 88 million VND.",
    language="en",
    title="Ninh Binh renews mass mobilization work",
)


class Scripted:
    """A summarizer that says what it is told to say."""

    languages = ("vi", "en")
    info = EngineInfo("transformers", "scripted", "abc", "MIT", False, False, 512)

    def __init__(self, said):
        self.said = said
        self.asked = []

    def summarize(self, sentences, language):
        self.asked.append((list(sentences), language))
        return self.said


def recognizer(doc):
    context = document_context(doc, glossary())
    return lambda text: recognize(text, doc.language, glossary(), context=context)


def written(said, doc=ARTICLE):
    return write_gist(analysis_of(doc), Scripted(said), recognizer(doc))


def reason(said, doc=ARTICLE):
    return written(said, doc).refused


def make(said, doc=ARTICLE):
    return brief(doc, translator=Parrot(), glossary=glossary(), summarizer=Scripted(said))


@pytest.mark.parametrize(
    "said",
    [
        "Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU về công tác dân vận.",
        "Tỉnh có 1.355 thôn, trong đó 30 xã hoàn thành kế hoạch.",
        "Năm 2024, tỉnh Ninh Bình ra nghị quyết về công tác dân vận.",
        "Tháng 3/2024, tỉnh Ninh Bình ra nghị quyết mới về dân vận.",
        "Bà con góp 88 triệu đồng và 12 ha đất.",
        "Mặt trận Tổ quốc sẽ giám sát 420 công trình trong giai đoạn 2021-2025.",
        "Đến năm 2025, Mặt trận sẽ giám sát 420 công trình ở Ninh Bình.",
        "Ông Giàng Mí Pó cho biết 25,2% kế hoạch đã hoàn thành.",
        "4 mô hình dân vận khéo được nhân rộng ở Gia Viễn.",
    ],
)
def test_what_the_article_says_in_other_words_is_kept(said):
    assert reason(said) is None


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Toàn tỉnh có 1.365 thôn hoàn thành kế hoạch.", "number"),
        ("Bà con đã góp 88 tỷ đồng cho tỉnh.", "number"),
        ("Bà con đã góp 88 ha đất cho tỉnh.", "number"),
        ("Toàn tỉnh có 30% số xã hoàn thành kế hoạch.", "number"),
        ("Ba mươi lăm xã của tỉnh hoàn thành kế hoạch.", "number"),
        ("Ngày 6/3/2024, Tỉnh ủy Ninh Bình ban hành nghị quyết.", "date"),
        ("Giai đoạn 2021-2030, Mặt trận sẽ giám sát 420 công trình.", "date"),
        ("Tỉnh ủy Ninh Bình ban hành Nghị quyết số 26-NQ/TU về dân vận.", "document"),
        ("Ông Giàng Mí Sính cho biết bà con đã góp 88 triệu đồng.", "name"),
        ("Tỉnh ủy Ninh Thuận ban hành nghị quyết về công tác dân vận.", "name"),
        ("Bà con góp đất cùng ông chủ Hoàng Kim Phát.", "name"),
        ("Bà con trong tỉnh đã được phủ sóng 5G ở 30 xã.", "number"),
        ("Ủy ban kiểm tra Tỉnh ủy Ninh Bình ban hành nghị quyết về dân vận.", "name"),
        ("Tỉnh Ninh Bình đẩy mạnh xây dựng nông thôn mới kiểu mẫu.", "term"),
        ("", "empty"),
        ("420 420 420.", "empty"),
        ("Bà con góp đất, bà con góp đất, bà con góp đất, bà con góp đất cho tỉnh.", "repeated"),
        ("The province has renewed its work with the people.", "language"),
    ],
)
def test_what_is_not_in_the_article_is_refused(said, wrong):
    assert reason(said) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("In 2024 the Ninh Binh Provincial Party Committee issued a resolution.", None),
        ("Residents contributed VND 88 million, and 30 communes completed the plan.", None),
        ("Residents contributed 88 billion VND to the plan.", "number"),
        ("On May 3, 2024, the Ninh Binh Provincial Party Committee issued a resolution.", "date"),
        ("Mr. Giang Mi Sinh said that residents contributed to the plan.", "name"),
        ("The province has 1,355 villages, said a spokesman for Golden Delta Holdings.", "name"),
        ("Tỉnh có nhiều thôn và xã đã hoàn thành kế hoạch.", "language"),
    ],
)
def test_english_articles_too(said, wrong):
    assert reason(said, ENGLISH) == wrong


def test_a_day_of_publication_is_in_the_article():
    assert reason("Ngày 9/3/2024, Ninh Bình cho biết có 1.355 thôn trong tỉnh.") is None


def test_a_model_that_does_not_know_the_language_is_not_asked():
    model = Scripted("The province has 1,355 villages.")
    model.languages = ("vi",)
    assert write_gist(analysis_of(ENGLISH), model, recognizer(ENGLISH)).refused == "language"
    assert not model.asked


def test_the_model_reads_the_article_without_its_title():
    model = Scripted("Toàn tỉnh có 1.355 thôn.")
    write_gist(analysis_of(ARTICLE), model, recognizer(ARTICLE))
    assert model.asked == [([s.text for s in ARTICLE.sentences[1:]], "vi")]


def test_each_sentence_points_to_what_it_rests_on():
    phrases = written(
        "Toàn tỉnh có 1.355 thôn. Bà con góp 88 triệu đồng, Mặt trận giám sát 420 công trình."
    ).phrases
    assert [p.evidence for p in phrases] == [(2,), (3, 4)]


def test_a_sentence_that_the_model_had_no_room_to_finish_is_left_out():
    phrases = written("Toàn tỉnh có 1.355 thôn. Bà con đã góp 88").phrases
    assert [p.text for p in phrases] == ["Toàn tỉnh có 1.355 thôn."]


def test_segmented_words_and_spaced_signs_are_put_right():
    phrases = written("toàn tỉnh có 1.355 thôn , 30 xã hoàn_thành kế_hoạch .").phrases
    assert [p.text for p in phrases] == ["Toàn tỉnh có 1.355 thôn, 30 xã hoàn thành kế hoạch."]


def test_no_more_than_a_gist_is_kept():
    long = " ".join("Toàn tỉnh có 1.355 thôn, và bà con đã góp 88 triệu đồng." for _ in range(2))
    assert sum(len(p.text.split()) for p in written(long).phrases) <= 90


def test_an_accepted_gist_stands_in_the_brief_and_the_brief_says_who_wrote_it():
    said = make("Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU, 30 xã hoàn thành kế hoạch.")
    assert said.gist.vi.startswith("Tỉnh ủy Ninh Bình ban hành Nghị quyết số 25-NQ/TU, 30 xã")
    assert said.summarizer.refused is None
    assert said.summarizer.model == "scripted"
    assert said.signature.endswith("|summarizer:scripted:abc")
    assert not foreign_numbers(said, ARTICLE, Numbers())


def test_a_refused_one_leaves_the_brief_as_it_would_have_been():
    plain = brief(ARTICLE, translator=Parrot(), glossary=glossary())
    said = make("Toàn tỉnh có 1.365 thôn hoàn thành kế hoạch.")
    assert said.summarizer.refused == "number"
    assert said.gist == plain.gist
    assert said.key_points == plain.key_points
    assert "1.365" not in said.to_json()


def test_the_schema_has_the_note_and_old_briefs_keep_it():
    plain = brief(ARTICLE, translator=Parrot(), glossary=glossary())
    assert "summarizer" not in json.loads(plain.to_json())
    for one in (plain, make("Toàn tỉnh có 1.355 thôn."), make("Toàn tỉnh có 1.365 thôn.")):
        jsonschema.validate(json.loads(one.to_json()), json_schema())
        assert Brief.model_validate_json(one.to_json()) == one


@pytest.mark.parametrize("form", ["term", "md", "html"])
def test_every_form_says_who_wrote_the_gist(form):
    kept, refused = make("Toàn tỉnh có 1.355 thôn."), make("Toàn tỉnh có 1.365 thôn.")
    wide = {"width": 200} if form == "term" else {}
    plain = " ".join(render(kept, form, languages=("en",), **wide).split())
    assert "written by the model scripted; every figure, date, name and term" in plain
    shown = " ".join(render(refused, form, languages=("vi",), **wide).split())
    assert "không dùng bản tóm tắt của mô hình scripted: có con số không có trong bài" in shown


def test_word_says_it_too(tmp_path):
    import docx

    path = tmp_path / "brief.docx"
    path.write_bytes(render(make("Toàn tỉnh có 1.365 thôn."), "docx"))
    cells = [c.text for t in docx.Document(str(path)).tables for r in t.rows for c in r.cells]
    assert any("the summary by the model scripted was not used" in text for text in cells)


def test_refusal_reads_every_sentence():
    sentences = ("Toàn tỉnh có 1.355 thôn.", "Bà con góp 89 triệu đồng.")
    assert refusal(sentences, analysis_of(ARTICLE), recognizer(ARTICLE)) == "number"
