"""Vietnamese, English, or neither."""

import pytest

from vnbrief.reading import identify


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy Ninh Bình tổng kết 10 năm thực hiện Nghị quyết số 25-NQ/TW.",
        "Tinh uy Ninh Binh to chuc hoi nghi tong ket cong tac dan van nam 2022.",
        "Hộ nghèo còn 2,36%",
        "Hoàng Mai",
        "Nông thôn mới",
        "Công ty cổ phần Vinamilk công bố báo cáo của Deloitte",
    ],
)
def test_vietnamese_is_known_with_and_without_marks(text):
    assert identify(text).language == "vi"


@pytest.mark.parametrize(
    "text",
    [
        "The Provincial Party Committee issued Action Program No. 19-CTr/TU.",
        "Poverty rate falls sharply",
        "The Ninh Bình Provincial People's Committee met in Hoa Lư on Monday.",
        "Mr. Nguyen Van Hoa, secretary of the Party cell in Tan Phu, was the first to sign.",
        "Fireworks filled the sky to celebrate 50 years of national reunification",
    ],
)
def test_english_is_known_among_vietnamese_names(text):
    assert identify(text).language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Le Comité provincial du Parti a publié une résolution sur le travail de masse.",
        "Der Provinzausschuss der Partei hat eine Resolution zur Massenarbeit verabschiedet.",
        "El Comité Provincial del Partido emitió una resolución para fortalecer el trabajo.",
        "Komite partai provinsi telah mengeluarkan resolusi tentang penguatan kerja di daerah.",
        "Провинциальный комитет партии принял резолюцию.",
        "省委发布了关于加强群众工作的决议。",
        "คณะกรรมการพรรคจังหวัดได้ออกมติ",
        "",
        "1.355 - 25/63",
    ],
)
def test_other_languages_and_no_words_are_neither(text):
    assert identify(text).language is None


@pytest.mark.parametrize(
    "text",
    [
        "Rice\nCoffee\nPepper\nRubber\nCashew\nFruit\nShrimp\nWood\nSteel\nCement\nCotton",
        "Samsung Galaxy Note Xiaomi Redmi Oppo Reno Vivo Realme Nokia Lumia Motorola",
    ],
)
def test_a_list_of_words_without_sentences_is_not_taken_for_another_language(text):
    assert identify(text).language == "en"


def test_more_text_of_one_language_is_surer_than_a_mixture():
    pure = identify("Tỉnh ủy tổng kết công tác dân vận và tuyên dương các tập thể tiêu biểu.")
    mixed = identify("Tỉnh ủy tổng kết. The committee met with people from all the communes.")
    assert 0 <= mixed.score < pure.score <= 1
