"""Where sentences end, and where they do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnbrief.reading import sentence_spans


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đoàn công tác làm việc tại TP. Ninh Bình và TX. Kinh Môn.",
        "UBKT T.Ư Đảng kết luận vụ việc trong tháng 9.",
        "Theo PGS.TS. Nguyễn Văn Minh, mô hình này phù hợp với miền núi.",
        "ThS. Trần Thị Lan và Th.S. Lê Hoàng tham gia biên soạn.",
        "TS. Đặng Kim Sơn trình bày tham luận.",
        "Implement Resolution No. 25-NQ/TW dated June 3, 2013 of the Central Committee.",
        "Mr. Nguyen Van Hoa and Dr. Le Thi Mai attended.",
        "Toàn tỉnh có 1.355 thôn, tỷ lệ hộ nghèo còn 2.36%.",
        "The U.S. Embassy met with J. B. Nguyen of the provincial office.",
        "Cuộc họp ngày 05. 3. 2025 đã thông qua nghị quyết.",
        'He asked: "Who pays for it?" and nobody answered.',
        '"Bao giờ xong?", ông hỏi.',
        '" Bao giờ xong? " - ông Nam hỏi cán bộ xã.',
        'the movements "All people protect national security" ... in the new situation.',
        'Project "Improving the quality", period 2021-2025"... identifying this as a key task.',
        "Regulations of Ninh Binh province...; directed the resolution of practical issues.",
        "gồm các xã Khánh Thiện, Khánh Nhạc… và thị trấn Yên Ninh.",
        "Vốn vay (bình quân 50 triệu đồng/hộ. Lãi suất 0,5%/tháng) được giải ngân đúng hạn.",
        "Điều 5. Tổ chức thực hiện",
        "Article 12. Responsibilities of the People's Committees",
        "1. Tăng cường sự lãnh đạo của Đảng đối với công tác dân vận.",
        "a) Rà soát các văn bản đã ban hành;",
        "Thứ nhất, xây dựng Đảng trong sạch; thứ hai, củng cố chính quyền; thứ ba, lo đời sống.",
        "Firstly, build a clean Party; effectively implement the Law on Grassroots Democracy.",
        "Các hộ ở P. Phú Đông, Q. Bình Tân và H. Củ Chi được hỗ trợ.",
        "Nạn nhân là Đ. P. A. (SN 1995, trú tại huyện Mộc Châu).",
        "The office opens from 8 a.m. to 5 p.m. every day.",
        "Sáng nay, chị N. T. Hoa (TP. Bà Rịa) đã nộp hồ sơ.",
        "Kết quả thực hiện Nghị quyết 25 tại tỉnh Ninh Bình",
    ],
)
def test_one_sentence_stays_whole(sentence):
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tỷ lệ hộ nghèo còn 2,36%.", "Hộ cận nghèo còn 2,81%."),
        ("The rate fell in 2022.", "15 communes met the standards."),
        ("Ông nói: “Dân là gốc.”", "Cả hội trường vỗ tay."),
        ('She said: "We will pay."', "Then the meeting closed."),
        ("Đây là “bài học lớn”.", "Tỉnh rút kinh nghiệm."),
        ("Ai chịu trách nhiệm?", "Câu hỏi còn để ngỏ."),
        ("Có lúa, ngô, khoai...", "Người dân phấn khởi."),
        ("Hồ sơ đã gửi về T.Ư.", "Trong tháng 10, đoàn sẽ làm việc."),
        ("Dự án thuộc địa bàn TP.", "Theo UBND TP, vốn đã bố trí."),
        ("He has worked in the U.S.", "The project began in 2019."),
        ("Mua sắm bàn, ghế, máy tính v.v.", "Kinh phí do xã chi."),
        ("Đại hội khóa X.", "Nghị quyết được thông qua."),
        ("Đường cách chợ 380 m.", "Luật sư đã nêu ý kiến."),
        ("Tuyến ngắn nhất nối với châu Á.", "Không ai phản đối."),
        ("They waited until 9 p.m.", "People kept coming."),
        ("Tổng cộng 20 ha.", "(Ảnh chụp tháng 5.)"),
        ('Mô hình được nhân rộng ".', '" Chúng tôi rất mừng ", ông Tư nói.'),
    ],
)
def test_two_sentences_part(first, second):
    assert cut(f"{first} {second}") == [first, second]


def test_a_forgotten_space_still_parts_sentences():
    text = "Đường đã mở rộng trong năm nay.Theo ông Hòa, dân rất mừng."
    assert cut(text) == ["Đường đã mở rộng trong năm nay.", "Theo ông Hòa, dân rất mừng."]


def test_web_addresses_and_glued_abbreviations_stay_whole():
    text = "Xem tại dichvucong.gov.vn hoặc gọi UBND TP.Vinh trước 17.00."
    assert cut(text) == [text]


def test_a_line_break_ends_a_sentence():
    assert cut("Phần một\nPhần hai") == ["Phần một", "Phần hai"]


TEXTS = st.text(alphabet='aạB1 .?!…"“”()\n-,;:TPvNo', max_size=120)


@given(TEXTS)
def test_spans_and_gaps_give_back_the_text(text):
    at, parts = 0, []
    for span in sentence_spans(text):
        gap = text[at : span.start]
        assert gap.strip() == ""
        assert span.cut(text) == span.cut(text).strip() != ""
        parts += [gap, span.cut(text)]
        at = span.end
    assert text[at:].strip() == ""
    assert "".join(parts) + text[at:] == text


@given(TEXTS)
def test_splitting_a_sentence_again_never_joins_it_with_another(text):
    for span in sentence_spans(text):
        again = sentence_spans(span.cut(text))
        assert again[0].start == 0
        assert again[-1].end == len(span)


def test_five_megabytes_take_under_three_seconds():
    text = 'Ông Hòa (TP. Vinh) nói: "Năm 2023, xã có 1.355 hộ." Theo ông, dân rất mừng. ' * 65_000
    start = time.process_time()
    spans = sentence_spans(text)
    assert len(text) > 4_900_000
    assert len(spans) == 130_000
    assert time.process_time() - start < 3
