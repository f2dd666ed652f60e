import pytest

from benchmarks.rouge import rouge, rouge_l, rouge_n
from tests.briefing.conftest import analysis_of, document
from vnbrief.briefing.selection import select

NEWS = [
    "Sáng 18/9, Ngân hàng Chính sách xã hội ký chương trình cho công nhân vay vốn "
    "mua nhà ở xã hội.",
    "Trời hôm ấy mưa nhẹ và nhiều người đến muộn vì đường đông.",
    "Tổng nguồn vốn cho công nhân vay mua nhà ở xã hội là 620 tỷ đồng trong năm năm.",
    "Ai sẽ được vay trước?",
    "Công nhân được vay vốn với lãi suất 4,8%/năm để mua nhà ở xã hội do tỉnh xây dựng.",
    "Chị Mai cười và nói rằng chị đã chờ ngày này từ rất lâu rồi.",
]


def test_the_gist_is_about_what_the_title_says():
    selection = select(
        analysis_of(document(*NEWS, title="Công nhân được vay vốn mua nhà ở xã hội"))
    )
    assert selection.gist[0] in (1, 3, 5)
    assert 1 <= len(selection.gist) <= 2


def test_key_points_stand_in_the_order_of_the_source_and_leave_questions_out():
    selection = select(
        analysis_of(document(*NEWS, title="Công nhân được vay vốn mua nhà ở xã hội"))
    )
    assert list(selection.key_points) == sorted(selection.key_points)
    assert 3 <= len(selection.key_points) <= 7
    assert 4 not in selection.key_points


def test_what_the_gist_says_is_no_key_point_again():
    title = "Công nhân được vay vốn mua nhà ở xã hội"
    selection = select(analysis_of(document(*NEWS, title=title)))
    assert not set(selection.gist) & set(selection.key_points)


def test_a_sentence_said_twice_is_taken_once():
    lines = [NEWS[0], NEWS[2], NEWS[2], NEWS[4], NEWS[5]]
    points = select(analysis_of(document(*lines))).key_points[:3]
    assert len({lines[i] for i in points}) == len(points)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_short_notice_gives_what_it_has(count):
    selection = select(analysis_of(document(*NEWS[:count])))
    assert selection.gist
    assert len(selection.key_points) <= max(3, count)


def test_a_document_of_a_title_alone_gives_its_title():
    assert select(analysis_of(document(title="Thông báo nghỉ lễ"))).gist == (0,)


def test_tasks_are_not_repeated_as_key_points():
    analysis = analysis_of(document(*NEWS))
    assert 2 not in select(analysis, frozenset({2})).key_points


def test_rouge_by_hand():
    """Candidate a b c d, reference a c d e: 3 of 4 words, 1 of 3 pairs, longest common run a c d."""
    assert rouge_n("abcd", "acde", 1) == pytest.approx(0.75)
    assert rouge_n("abcd", "acde", 2) == pytest.approx(1 / 3)
    assert rouge_l("abcd", "acde") == pytest.approx(0.75)
    assert rouge("Xã Nam Sơn", "xã nam sơn") == (1.0, 1.0, 1.0)
