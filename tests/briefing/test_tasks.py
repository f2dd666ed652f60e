from tests.briefing.conftest import document, draft_of
from vnbrief.briefing.shortening import shorten
from vnbrief.document import BlockKind


def tasks(*lines, language="vi", kinds=None):
    return [t.text for t in draft_of(document(*lines, language=language, kinds=kinds)).tasks]


def test_enumerated_tasks_stand_in_their_order_without_their_numerals():
    assert tasks(
        "Một là, đẩy mạnh cải cách hành chính.",
        "Hai là, giữ vững quốc phòng, an ninh.",
        "Ba là, chăm lo đời sống nhân dân.",
    ) == [
        "Đẩy mạnh cải cách hành chính.",
        "Giữ vững quốc phòng, an ninh.",
        "Chăm lo đời sống nhân dân.",
    ]


def test_the_last_enumeration_counts():
    lines = [
        "First, the flood destroyed the dyke at Con Tau.",
        "Second, the boats were late in coming back.",
        "The committee decided what is to be done.",
        "First, rebuild the dyke before the next season.",
        "Second, call the boats back earlier than this year.",
    ]
    assert tasks(*lines, language="en") == [
        "Rebuild the dyke before the next season.",
        "Call the boats back earlier than this year.",
    ]


def test_list_items_under_an_announcement_are_tasks():
    lines = [
        "Thời gian tới, huyện tập trung thực hiện các nhiệm vụ trọng tâm sau:",
        "- Rà soát quy hoạch các khu dân cư mới.",
        "- Hoàn thành giải phóng mặt bằng trước mùa mưa.",
    ]
    kinds = {1: BlockKind.LIST_ITEM, 2: BlockKind.LIST_ITEM}
    assert tasks(*lines, kinds=kinds) == [
        "Rà soát quy hoạch các khu dân cư mới.",
        "Hoàn thành giải phóng mặt bằng trước mùa mưa.",
    ]


def test_without_a_list_the_sentences_about_what_is_next_are_the_tasks():
    found = tasks(
        "Năm qua, giao thông đô thị được cải thiện nhờ cần cẩu mới.",
        "Trong thời gian tới, xã tiếp tục vận động nhân dân hiến đất làm đường.",
    )
    assert found == ["Trong thời gian tới, xã tiếp tục vận động nhân dân hiến đất làm đường."]


def test_a_long_text_is_cut_at_the_end_of_a_clause_and_leaves_no_quotation_open():
    text = (
        'Promote the movement "All people unite; all people act" in every village '
        "and street of the "
        "province, and step up patriotic emulation in offices, factories and schools everywhere"
    )
    short = shorten(text, 20, "en")
    assert short == (
        'Promote the movement "All people unite; all people act" in every village '
        "and street of the "
        "province"
    )
    assert shorten(text, 60, "en") == text


def test_a_text_without_a_clause_to_cut_at_stays_whole():
    text = "gần hai trăm đại biểu đại diện cho nông dân, doanh nghiệp, luật sư, cán bộ địa chính"
    assert shorten(text, 8, "vi") == text
