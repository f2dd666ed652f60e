"""Whatever a foreign model answers: each mention is kept, or reported, and nothing breaks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.outcomes import outcomes
from tests.engines import toys
from tests.engines.conftest import FAMILIES
from vnbrief.engines import load_engine
from vnbrief.engines.engine import Options, Request
from vnbrief.errors import InputError
from vnbrief.glossary import Glossary
from vnbrief.glossary.concept import Concept
from vnbrief.translation.translation import Status
from vnbrief.translation.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vnbrief.document import Language
    from vnbrief.engines.engine import Engine, EngineInfo, Hypothesis
    from vnbrief.translation.translation import Segment

COMBINATIONS = pytest.mark.parametrize(
    ("kind", "family"),
    [(kind, family) for kind in ("transformers", "ctranslate2") for family in FAMILIES],
)

# What the models know, and what they cannot know: names, figures, dates, documents, longer terms.
SUBJECTS = (
    "nông dân", "hội viên Hội Nông dân", "ông Nguyễn Văn Tài, Chủ tịch UBND tỉnh Ninh Bình,",
    "Ban Dân vận Tỉnh ủy", "tỉnh Hưng Yên", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kim Sơn",
)  # fmt: skip
VERBS = ("xây dựng", "bảo vệ", "ban hành", "thực hiện", "huy động được", "tổ chức")
OBJECTS = (
    "1.355 hợp tác xã", "con đường dài 12,5 km", "Nghị quyết số 25-NQ/TW", "30/119 xã nông thôn mới",
    "2,3 tỷ đồng cho phong trào \"Dân vận khéo\"", "công tác dân vận chính quyền", "95,1% số hộ",
    "Quyết định số 217-QĐ/TW", "450 nghìn ngày công", "cải cách thủ tục hành chính",
)  # fmt: skip
TIMES = (
    "năm nay", "ngày 20/8/2013", "trong 6 tháng đầu năm 2022", "giai đoạn 2021-2025", "tháng 3/2025",
    "quý I/2025", "nhiệm kỳ 2020-2025",
)  # fmt: skip
clauses = st.tuples(*map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS, TIMES))).map(" ".join)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


sentences = st.lists(clauses, min_size=2, max_size=3).map("; ".join).map(_sentence)


@pytest.fixture(scope="session")
def load(
    checkpoint: Callable[[str], Path], converted: Callable[[str], Path]
) -> Callable[[str, str], Engine]:
    """Load a checkpoint through the public path, once a session."""
    return cache(
        lambda kind, family: load_engine(
            kind, (checkpoint if kind == "transformers" else converted)(family), threads=1
        )
    )


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.default()


@COMBINATIONS
def test_each_mention_is_kept_or_reported(
    load: Callable[[str, str], Engine], glossary: Glossary, kind: str, family: str
) -> None:
    translator = Translator(load(kind, family), glossary, beam=1)
    # Through torch a decoding takes some thirty times as long.
    some = sentences if kind == "ctranslate2" else clauses.map(_sentence)
    few = 6 if kind == "ctranslate2" else 1

    @settings(
        max_examples=1,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(st.lists(some, min_size=few, max_size=few, unique=True))
    def law(texts: list[str]) -> None:
        segments = translator.translate_segments(texts, "vi", "en")
        counts = outcomes(segments, "en", glossary)
        assert counts.unreported == 0
        assert counts.mentions >= len(texts)
        # They know nothing of all this: what is kept was put in, and most of it is.
        assert counts.mended > counts.reported
        for segment in segments:
            _spans_are_true(segment)

    law()


def _spans_are_true(segment: Segment) -> None:
    for result in segment.mentions:
        assert result.mention.span.cut(segment.source) == result.mention.text
        assert (result.target_span is None) == (result.status is Status.MISSED)
        if result.target_span:
            assert result.target_span.cut(segment.target) == result.target_text


class Recording:
    """An engine that remembers what was asked of it, and forwards the rest."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.prefixes: list[str] = []
        self.avoided: list[str] = []
        self.freed: list[str] = []  # what was decoded freely where forms were to be avoided

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    @property
    def info(self) -> EngineInfo:
        return self.engine.info

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        for request in requests:
            if request.prefix:
                self.prefixes.append(self.engine.detokenize(request.prefix, target))
            self.avoided += [self.engine.detokenize(words, target) for words in request.avoid]
        found = self.engine.translate(requests, target, options)
        for request, hypotheses in zip(requests, found, strict=True):
            if request.avoid:
                free = hypotheses[0].tokens[len(request.prefix) :]
                self.freed.append(self.engine.detokenize(free, target))
        return found


@COMBINATIONS
def test_several_terms_are_mended_from_left_to_right(
    load: Callable[[str, str], Engine], kind: str, family: str
) -> None:
    """The models know these words by other names; those of the user are forced in, in order."""
    engine = Recording(load(kind, family))
    glossary = Glossary.from_pairs([("nông dân", "peasants"), ("hợp tác xã", "the co-op")])
    found = Translator(engine, glossary, beam=1).translate(  # type: ignore[arg-type] # see Recording
        "Nông dân bảo vệ hợp tác xã năm nay.", "en", language="vi"
    )
    assert [m.status for m in found.segments[0].mentions] == [Status.MENDED, Status.MENDED]
    text = found.text.lower()
    assert text.index("peasants") < text.index("the co-op")
    first = next(i for i, p in enumerate(engine.prefixes) if "peasants" in p.lower())
    assert not any(p.lower().endswith("co-op") for p in engine.prefixes[:first])


@COMBINATIONS
def test_a_form_to_avoid_is_suppressed_at_decoding(
    load: Callable[[str, str], Engine], kind: str, family: str
) -> None:
    engine = Recording(load(kind, family))
    concept = Concept("members", "hội viên", "association members", en_avoid=("members",))
    glossary = Glossary((concept,), (0,))
    result = Translator(engine, glossary).translate(  # type: ignore[arg-type]
        "Hội viên thăm trường học hôm qua.", "en", language="vi"
    )
    assert {"members", "Members"} <= set(engine.avoided)
    assert "association members" in result.text.lower()
    # Whatever the model says behind what was forced, it is not the form to avoid.
    assert engine.freed
    assert not any("members" in text.lower() for text in engine.freed)


@COMBINATIONS
def test_letters_that_the_vocabulary_lacks_come_through_a_forced_prefix(
    load: Callable[[str, str], Engine], kind: str, family: str
) -> None:
    engine = load(kind, family)
    name = "Żółć & Ωmega No. 217-QĐ/TW"
    prefix = engine.tokenize_target(name, "en")
    request = Request(engine.tokenize("Nông dân thăm con đường hôm qua.", "vi", "en"), prefix)
    for found in engine.translate([request], "en", Options(beam=2, hypotheses=2))[0]:
        assert engine.detokenize(found.tokens[: len(prefix)], "en") == name


@COMBINATIONS
def test_what_is_too_long_for_the_model_is_cut_or_passed_through(
    load: Callable[[str, str], Engine], glossary: Glossary, kind: str, family: str
) -> None:
    engine = load(kind, family)
    many = 40 if kind == "ctranslate2" else 4
    long = "Nông dân " + ", ".join(f"thăm {i}.355 hợp tác xã" for i in range(1, many)) + "."
    solid = "Mã hợp tác xã: " + "Qa9Zx" * 120
    translation = Translator(engine, glossary, beam=1).translate(
        f"{long}\n\n{solid}", "en", language="vi"
    )
    assert outcomes(translation.segments, "en", glossary).unreported == 0
    if family != "t5":  # which has no end of positions
        assert "Qa9ZxQa9Zx" in translation.text


@pytest.mark.parametrize("kind", ["transformers", "ctranslate2"])
def test_a_prefix_longer_than_the_model_is_an_error_of_input(
    load: Callable[[str, str], Engine], kind: str
) -> None:
    engine = load(kind, "marian")
    assert engine.info.positions == toys.SHAPE["max_position_embeddings"]
    source = engine.tokenize("Nông dân thăm con đường hôm qua.", "vi", "en")
    prefix = engine.tokenize_target("Farmers visit " * 40, "en")
    with pytest.raises(InputError, match="too long"):
        engine.translate([Request(source, prefix)], "en", Options())
