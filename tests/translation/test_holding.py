from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vnbrief.document import Span
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.values import find_values
from vnbrief.translation.holding import hold, put_back

TEXT = "Toàn tỉnh có 1.355 thôn, đạt 95,1%, theo Kết luận số 21-KL/TW ngày 25/10/2021."


def test_figures_become_placeholders_of_their_kind_and_units_stay() -> None:
    held = hold(TEXT, find_values(TEXT, "vi"), placeholders=True)
    assert held.text == "Toàn tỉnh có <n1> thôn, đạt <n2>%, theo Kết luận số <c1> <d1>."


def test_figures_are_put_back_as_the_target_language_writes_them() -> None:
    held = hold(TEXT, find_values(TEXT, "vi"), placeholders=True)
    text, places = put_back(
        "The province has <n1> villages, <n2>%, under Conclusion No. <c1> dated <d1>.", held.figures
    )
    assert (
        text
        == "The province has 1,355 villages, 95.1%, under Conclusion No. 21-KL/TW dated October 25, 2021."
    )
    assert [span.cut(text) for _, span in places] == [
        "1,355",
        "95.1",
        "21-KL/TW",
        "October 25, 2021",
    ]


def test_a_placeholder_that_was_never_given_leaves_nothing_behind() -> None:
    assert put_back("about <n7> people", {})[0] == "about  people"


def test_an_engine_without_placeholders_sees_the_figures() -> None:
    assert hold(TEXT, find_values(TEXT, "vi"), placeholders=False).text == TEXT


def term(text: str, source: str, target: str) -> Mention:
    at = text.index(source)
    return Mention(Kind.TERM, Span(at, at + len(source)), source, Named(target), (target,), "vi")


def test_an_annotated_term_carries_its_words_and_the_wanted_form() -> None:
    text = "Đẩy mạnh công tác dân vận ở xã."
    mention = term(text, "công tác dân vận", "mass mobilization work")
    held = hold(text, [mention], placeholders=True, annotate={0})
    assert held.text == "Đẩy mạnh <t>công tác dân vận<=>mass mobilization work</t> ở xã."
    assert held.slots[0].annotated
    assert held.slots[0].span.cut(held.text).startswith("<t>công tác")


def test_a_figure_inside_an_annotation_is_not_held() -> None:
    text = "Đại hội 13 bế mạc."
    mention = term(text, "Đại hội 13", "13th Congress")
    number = replace(
        term(text, "13", "13"),
        kind=Kind.NUMBER,
        figure=Span(8, 10),
        figure_rendering="13",
    )
    held = hold(text, [mention, number], placeholders=True, annotate={0})
    assert held.text == "<t>Đại hội 13<=>13th Congress</t> bế mạc."


@given(st.lists(st.integers(10, 10**7), min_size=1, max_size=15))
def test_every_slot_cuts_what_stands_for_its_mention(numbers: list[int]) -> None:
    text = "Có " + ", ".join(f"{n:,} hộ".replace(",", ".") for n in numbers) + "."
    held = hold(text, find_values(text, "vi"), placeholders=True)
    for slot in held.slots:
        shown = slot.span.cut(held.text)
        assert shown == (slot.placeholder or slot.mention.text)


def test_symbols_of_the_model_in_a_text_are_only_text() -> None:
    held = hold("Điền <n1> vào <t>.", (), placeholders=True)
    assert held.text == "Điền ‹n1› vào ‹t›."


def test_capitals_are_shown_to_the_model_in_small_letters() -> None:
    text = "NINH BÌNH ĐẠT 95,1% XÃ NÔNG THÔN MỚI"
    held = hold(text, find_values(text, "vi"), placeholders=True)
    assert held.text == "Ninh bình đạt <n1>% xã nông thôn mới"
    assert held.capitals
    assert not hold("UBND tỉnh và HĐND tỉnh", (), placeholders=True).capitals
