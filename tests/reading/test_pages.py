"""Pages saved as text: the article stays, all else goes; and plain text loses nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.document import Author, BlockKind, Document
from vnbrief.reading import read, read_text

DATA = Path(__file__).parent / "data"
SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def shown(document: Document) -> list[str]:
    return [block.span.cut(document.text) for block in document.blocks]


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks]


@pytest.fixture(scope="module")
def seed() -> Document:
    return read(SEED)


def test_the_seeds_metadata_is_found(seed):
    assert seed.language == "en"
    assert seed.publisher == "Vietnam.vn"
    assert seed.title is not None
    assert seed.title.startswith("Results of implementing Resolution 25 of the Central Committee")
    assert seed.published == date(2023, 10, 4)
    assert seed.author == Author(
        "Do Viet Anh",
        "Member of the Provincial Party Standing Committee,"
        " Head of the Provincial Party Committee's Mass Mobilization Commission",
    )


def test_the_seeds_menus_are_gone(seed):
    for words in (
        "Comment (0)",
        "Simple Empty",
        "Same",
        "Fireworks",
        "checkered",
        "Heritage",
        "Source",
    ):
        assert words not in seed.text
    assert "Nền tảng" not in seed.text
    assert "04/10/2023" not in seed.text


def test_the_seeds_body_is_whole(seed):
    original = SEED.read_text(encoding="utf-8")
    start = original.index("To implement the Resolution")
    end = original.index("\n\n\nSource")
    assert original[start:end] in seed.text
    assert len(seed.sentences) == 47
    assert seed.sentences[0].text == seed.title
    assert seed.sentences[-1].text.startswith("Strengthen the inspection and supervision work")


def test_the_seeds_offsets_lead_back_to_the_page(seed):
    original = SEED.read_text(encoding="utf-8")
    for sentence in seed.sentences:
        start = seed.original_offsets.original(sentence.span.start)
        end = seed.original_offsets.original(sentence.span.end)
        assert original[start:end] == sentence.text


@pytest.mark.parametrize(
    ("file", "title", "publisher", "published", "author", "count"),
    [
        (
            "vi_portal.txt",
            'Thanh Sơn nhân rộng các mô hình "Dân vận khéo" trong xây dựng nông thôn mới',
            "Báo Ninh Hà",
            date(2023, 10, 4),
            Author("Minh Đường"),
            7,
        ),
        (
            "vi_vietnamvn.txt",
            "Đẩy mạnh học tập và làm theo Bác ở Đảng bộ thị xã Hòa Bình",
            "Vietnam.vn",
            date(2024, 3, 15),
            Author("Trần Quốc Bảo", "Ủy viên Ban Thường vụ, Trưởng ban Tuyên giáo Thị ủy"),
            4,
        ),
        (
            "vi_government.txt",
            "Phê duyệt Đề án nâng cao chất lượng giám sát cộng đồng giai đoạn 2024 - 2030",
            "Báo điện tử Chính phủ",
            date(2024, 6, 12),
            None,
            7,
        ),
        (
            "en_news.txt",
            "River province speeds up administrative reform",
            "Nhan Dan Online",
            date(2023, 10, 4),
            Author("Nguyen Minh Chau"),
            5,
        ),
        (
            "en_translated.txt",
            'Results of the movement "All people unite to build cultural life" in Yen Dong',
            "Vietnam.vn",
            date(2024, 11, 22),
            Author(
                "Le Thu Trang",
                "Vice Chairwoman of the Vietnam Fatherland Front Committee of Yen Dong district",
            ),
            3,
        ),
        (
            "en_provincial.txt",
            "Women's union builds 150 charity houses",
            None,
            date(2025, 3, 5),
            Author("Pham Thu Ha"),
            5,
        ),
        (  # a masthead with today's date above the article's own
            "vi_masthead.txt",
            "Hà Giang gỡ khó cho các xã vùng cao trong sắp xếp đơn vị hành chính",
            "Nhân Dân",
            date(2025, 5, 10),
            Author("Nguyễn Khánh"),
            8,
        ),
        (
            "en_agency.txt",
            "Ha Giang Province removes difficulties for highland communes",
            "VIET NAM NEWS",
            date(2025, 5, 10),
            None,
            5,
        ),
    ],
)
def test_saved_pages_give_article_and_metadata(file, title, publisher, published, author, count):
    document = read(DATA / file)
    assert document.title == title
    assert document.publisher == publisher
    assert document.published == published
    assert document.author == author
    assert document.language == file[:2]
    assert document.sentences[0].text == title
    assert len(document.sentences) == count


@pytest.mark.parametrize(
    ("file", "gone", "kept"),
    [
        (
            "vi_portal.txt",
            ["chuyển đổi số", "bóng chuyền", "Ảnh: Minh Đường\n", "55 năm", "mong báo", "Facebook"],
            ["Khéo trong từng việc nhỏ", "hiến 12,5 ha", "Bài, ảnh: Minh Đường", "ngay”, ông Hà"],
        ),
        ("vi_government.txt", ["chuyên đề", "Giá xăng", "Google"], ["Mục tiêu", "3. Tập huấn"]),
        ("en_news.txt", ["Photo", "organic tea", "Sign in", "Font"], ["87 procedures since 2021."]),
        ("en_translated.txt", ["Lanterns", "Source", "Việt Nam"], ["8,912 of 9,480"]),
        ("vi_masthead.txt", ["Xã luận", "Lũng Cú", "Tiếng nói", "09:12"], ["Vừa làm vừa"]),
        ("en_agency.txt", ["administrative units", "A corner", "Youth"], ["VNĐ45.6 billion"]),
        ("en_provincial.txt", ["Loans help", "Ten dishes", "Home »"], ["build 30 more."]),
    ],
)
def test_furniture_goes_and_the_body_stays(file, gone, kept):
    text = read(DATA / file).text
    assert [words for words in gone if words in text] == []
    assert [words for words in kept if words not in text] == []


PLAIN = [
    # a notice with a date, a list and words that also stand on pages
    """THÔNG BÁO

Hà Nội, ngày 04 tháng 10 năm 2023

Ủy ban nhân dân xã thông báo lịch tiếp công dân tháng 10 như sau:
- Sáng thứ Tư hằng tuần, tại trụ sở xã
- Chiều thứ Sáu, tại nhà văn hóa thôn 3

Nguồn: Văn phòng xã
Liên hệ:
Email""",
    # a list of bare lines
    "Ninh Bình\nNam Định\nHà Nam\nHoàng Mai",
    # an article with its author, a caption and a see-also line: one sign is not enough
    """Khai giảng lớp bồi dưỡng cán bộ dân vận

Sáng nay, 120 học viên dự lễ khai giảng tại Trường Chính trị tỉnh.

Ảnh: Đức Lam

Xem thêm: Phụ lục 1
Xem thêm: Phụ lục 2
Xem thêm: Phụ lục 3

Khóa học kéo dài 15 ngày, kết thúc vào ngày 20/10/2023.

Hoàng Mai""",
    # a report with a section called "Comment"
    """04/10/2023

Kết quả thực hiện nhiệm vụ quý III của xã được Đảng ủy đánh giá là toàn diện.

Bình luận

Các chỉ tiêu về thu ngân sách vượt kế hoạch 12%, cao nhất trong ba năm gần đây.

Thu hút đầu tư còn chậm, cần được tháo gỡ ngay trong quý IV tới.""",
    "One line without a stop",
    "Home",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_loses_nothing(text):
    assert read_text(text).text == text


SENTENCES = st.sampled_from(
    [
        "Toàn tỉnh có 8/8 huyện, thành phố hoàn thành nhiệm vụ xây dựng nông thôn mới.",
        "The department has cut 87 procedures since 2021.",
        "Tin liên quan đến việc bồi thường đã được công khai tại nhà văn hóa.",
        "Mục tiêu chung",
        "- Rà soát 25 hộ nghèo;",
        "Nguyễn Văn An",
        "Nguồn: Cục Thống kê",
        "Theo dõi chúng tôi",
    ]
)


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_text_without_a_pages_frame_keeps_every_line(lines, gap):
    text = gap.join(lines)
    assert read_text(text, language="vi").text == text


@given(st.lists(SENTENCES, min_size=1, max_size=8))
def test_sentences_are_cut_from_the_text_and_stay_in_their_block(lines):
    document = read_text("\n\n".join(lines), language="vi")
    assert [s.id for s in document.sentences] == list(range(len(document.sentences)))
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert sentence.span.cut(document.text) == sentence.text
        assert block.span.start <= sentence.span.start < sentence.span.end <= block.span.end
        assert block.kind is not BlockKind.BYLINE


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        ("Hoàng Mai", Author("Hoàng Mai")),
        ("HOÀNG MAI", Author("Hoàng Mai")),
        ("Mộc Miên (Tổng hợp)", Author("Mộc Miên")),
        ("Phương Vũ (Theo AFP)", Author("Phương Vũ")),
        ("Sơn Thủy - Nguyễn Đông", Author("Sơn Thủy - Nguyễn Đông")),
        ("Bài và ảnh: Nguyễn Thị Thu Thảo.", Author("Nguyễn Thị Thu Thảo")),
        ("TS. Trần Quang Huy", Author("Trần Quang Huy")),
        (
            "Đỗ Việt Anh\n\nỦy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy",
            Author("Đỗ Việt Anh", "Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Tỉnh ủy"),
        ),
        (
            "Lê Thị Hòa, Phó Chủ tịch UBND tỉnh",
            Author("Lê Thị Hòa", "Phó Chủ tịch UBND tỉnh"),
        ),
        ("(TTXVN)", None),
        ("Theo VOV", None),
        ("Theo báo Chính Phủ", None),
    ],
)
def test_a_signature_is_a_byline_and_an_agency_no_person(ending, author):
    body = "Hội nghị đã kết thúc vào chiều 4/10 với nhiều ý kiến tâm huyết của đại biểu."
    document = read_text(f"Hội nghị dân vận toàn tỉnh\n\n{body}\n\n{ending}")
    assert document.author == author
    assert kinds(document)[2:] == [BlockKind.BYLINE] * len(ending.split("\n\n"))
    assert [s.text for s in document.sentences] == ["Hội nghị dân vận toàn tỉnh", body]
    assert document.text.endswith(ending)


@pytest.mark.parametrize(
    "ending",
    [
        "Hội nghị kết thúc tốt đẹp.",
        "Việt Nam",
        "Bảng 2. Số liệu các xã",
        "một số giải pháp",
        "Kết luận",
    ],
)
def test_other_last_lines_are_no_signature(ending):
    document = read_text(
        f"Hội nghị đã kết thúc vào chiều 4/10 với nhiều ý kiến tâm huyết.\n\n{ending}"
    )
    assert document.author is None
    assert BlockKind.BYLINE not in kinds(document)


def test_blocks_are_of_their_kind():
    document = read_text(
        "Kế hoạch công tác dân vận năm 2024\n\n"
        "Căn cứ Nghị quyết số 25-NQ/TW, Huyện ủy xây dựng kế hoạch như sau:\n\n"
        "I. MỤC TIÊU\n\n"
        "- Nâng cao chất lượng công tác dân vận.\n"
        "2. Củng cố khối đại đoàn kết.\n"
        "a) Đối với cấp xã;\n\n"
        "Tổ chức thực hiện\n\n"
        "Ban Dân vận theo dõi, đôn đốc việc thực hiện kế hoạch này."
    )
    assert kinds(document) == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        *[BlockKind.LIST_ITEM] * 3,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    assert document.sentences[3].text == "Nâng cao chất lượng công tác dân vận."
    assert document.sentences[5].text == "Đối với cấp xã;"


def test_hard_wrapped_lines_become_one_paragraph():
    wrapped = (
        "The Provincial Party Committee has directed all agencies to improve the\n"
        "quality of mass mobilization work in the province during the period from\n"
        "2021 to 2025. Each commune reports to the district once a quarter."
    )
    document = read_text(wrapped)
    assert document.text == wrapped.replace("\n", " ")
    assert len(document.blocks) == 1
    assert len(document.sentences) == 2
