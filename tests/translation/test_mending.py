"""What the model forgets is put in, where the attention shows that it belongs."""

from tests.translation.scripted import ScriptedEngine
from vnbrief.document import Span
from vnbrief.engines.engine import Options, Request
from vnbrief.glossary import Glossary
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


def mend(text: str, engine: ScriptedEngine, mentions: list[Mention]) -> Candidate:
    held = hold(text, mentions, placeholders=engine.placeholders)
    request = Request(engine.tokenize(held.text, "vi", "en"))
    first = engine.translate([request], "en", Options())[0][0]
    candidate = read_back(held, first, engine, "en", GLOSSARY)
    mender = Mender(engine, "vi", "en", GLOSSARY, Options())
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
