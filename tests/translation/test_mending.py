"""What the model forgets is put in, where the attention shows that it belongs."""

from tests.translation.scripted import ScriptedEngine
from vnbrief.document import Span
from vnbrief.engines.engine import Hypothesis, Options, Request
from vnbrief.glossary import Glossary
from vnbrief.glossary.concept import Concept
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.values import find_values
from vnbrief.translation.candidates import Candidate, read_back
from vnbrief.translation.holding import hold
from vnbrief.translation.mending import Mender, _without_overlap

WORDS = {
    "xã": "commune",
    "đạt": "reached",
    "hộ": "households",
    "có": "has",
    "dân-vận": "mobilizing",
}
GLOSSARY = Glossary.from_pairs([("dân-vận", "mass-mobilization"), ("xã", "commune")])


def mend(
    text: str, engine: ScriptedEngine, mentions: list[Mention], glossary: Glossary = GLOSSARY
) -> Candidate:
    held = hold(text, mentions, placeholders=engine.placeholders)
    request = Request(engine.tokenize(held.text, "vi", "en"))
    first = engine.translate([request], "en", Options())[0][0]
    candidate = read_back(held, first, engine, "en", glossary)
    mender = Mender(engine, "vi", "en", glossary, Options())
    return mender.finish(mender.mend([candidate]))[0]


def term(text: str, source: str, *targets: str) -> Mention:
    at = text.index(source)
    return Mention(Kind.TERM, Span(at, at + len(source)), source, Named(source), targets, "vi")


def test_a_lost_placeholder_is_forced_back_where_it_was_being_translated() -> None:
    text = "xã có 1.355 hộ"
    engine = ScriptedEngine(WORDS, frozenset({"<n1>"}))
    assert mend(text, engine, list(find_values(text, "vi"))).text == "commune has 1,355 households"


def test_a_missing_term_is_forced_in_its_place_and_the_rest_is_decoded_on() -> None:
    text = "xã có dân-vận đạt hộ"
    mended = mend(text, ScriptedEngine(WORDS), [term(text, "dân-vận", "mass-mobilization")])
    assert mended.text == "commune has mass-mobilization reached households"
    assert not mended.missing


def test_several_missing_terms_are_mended_from_left_to_right() -> None:
    text = "dân-vận có hộ"
    engine = ScriptedEngine({})
    mentions = [term(text, "dân-vận", "mass-mobilization"), term(text, "hộ", "homes")]
    assert mend(text, engine, mentions).text == "mass-mobilization có homes"


def test_what_no_prefix_brings_in_takes_the_place_of_the_aligned_words() -> None:
    """From right to left, so that each is put where the attention saw it."""
    text = "dân-vận có xã và hộ"
    mentions = [term(text, w, t) for w, t in (("dân-vận", "A"), ("xã", "long B"), ("hộ", "C"))]
    mended = mend(text, ScriptedEngine({"có": "has", "và": "and"}, deaf=True), mentions)
    assert mended.text == "A has long B and C"
    assert mended.pasted


def test_two_terms_of_one_word_both_stand_there() -> None:
    text = "dân-vận-khéo có hộ"
    mentions = [term(text, "dân-vận", "A"), term(text, "khéo", "B")]
    mended = mend(text, ScriptedEngine({"dân-vận-khéo": "stuff", "có": "has"}, deaf=True), mentions)
    assert not mended.missing
    assert mended.text.endswith("has hộ")


AVOIDING = Glossary(
    (Concept("mass-mobilization", "dân-vận", "mass-mobilization", en_avoid=("mobilizing",)),), (0,)
)


def known(text: str) -> Mention:
    concept = "mass-mobilization"
    at = text.index("dân-vận")
    span = Span(at, at + len("dân-vận"))
    renderings = ("mass-mobilization",)
    return Mention(
        Kind.TERM, span, "dân-vận", Named(concept), renderings, "vi", "must", concept=concept
    )


def test_a_form_to_avoid_is_suppressed_when_a_segment_is_decoded_again() -> None:
    text = "xã có dân-vận hộ"
    engine = ScriptedEngine(WORDS)
    mended = mend(text, engine, [known(text)], AVOIDING)
    assert mended.text == "commune has mass-mobilization households"
    assert {"mobilizing", "Mobilizing"} <= set(engine.avoided)


def test_a_form_to_avoid_beside_the_right_one_is_a_fault_and_mended() -> None:
    """The term is there once, as it has to be; the second time the model says it wrongly."""
    text = "dân-vận có rồi xã"
    engine = ScriptedEngine({"dân-vận": "mass-mobilization", "rồi": "mobilizing", "có": "has"})
    mended = mend(text, engine, [known(text)], AVOIDING)
    assert "mobilizing" not in mended.text
    assert mended.text.startswith("mass-mobilization has")


def test_a_form_to_avoid_that_a_deaf_decoder_insists_on_is_replaced() -> None:
    class Stubborn(ScriptedEngine):
        def _one(self, request: Request) -> Hypothesis:
            return super()._one(Request(request.tokens))

    text = "xã có dân-vận hộ"
    mended = mend(text, Stubborn(WORDS), [known(text)], AVOIDING)
    assert mended.text == "commune has mass-mobilization households"
    assert mended.pasted


def test_a_good_translation_is_left_alone_and_costs_no_call() -> None:
    text = "xã có hộ"
    engine = ScriptedEngine(WORDS)
    mended = mend(text, engine, [term(text, "xã", "commune")])
    assert mended.text == "commune has households"
    assert engine.calls == [1]


def test_a_note_is_not_mended() -> None:
    text = "xã có dân-vận"
    mention = term(text, "dân-vận", "mass-mobilization")
    soft = Mention(
        mention.kind, mention.span, mention.text, mention.value, mention.renderings, "vi", "should"
    )
    assert mend(text, ScriptedEngine(WORDS), [soft]).text == "commune has mobilizing"


def test_words_that_a_rendering_begins_with_are_not_said_twice() -> None:
    def cut(tokens: str, rendering: str) -> str:
        marked = [tuple("▁" + w for w in text.split()) for text in (tokens, rendering)]
        return "".join(_without_overlap(*marked)).replace("▁", " ").strip()

    assert cut("quê ở xã", "xã Khánh Thiện") == "quê ở"
    astray = "năm 2022, Chỉ số hài lòng của dân về"
    assert cut(astray, "Chỉ số hài lòng của người dân, tổ chức") == "năm 2022,"
    assert cut("tỉnh có Chỉ số khác, và", "Chỉ số hài lòng của dân") == "tỉnh có Chỉ số khác, và"


def test_a_figure_that_loses_its_more_than_is_a_fault() -> None:
    text = "có hơn 1.355 hộ"
    words = {**WORDS, "hơn": "over"}
    mentions = list(find_values(text, "vi"))
    assert not mend(text, ScriptedEngine(words), mentions).faults
    assert mend(text, ScriptedEngine({**words, "hơn": "all"}), mentions).faults == 1
