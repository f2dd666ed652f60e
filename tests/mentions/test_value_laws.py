"""Laws: formatting and recognizing are inverse, spans cut the text, work grows in line with the text."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnbrief.mentions.figures import parse_figure
from vnbrief.mentions.formatting import date_forms, format_number
from vnbrief.mentions.holding import figure_class
from vnbrief.mentions.mention import Amount, When
from vnbrief.mentions.spelled import find_spelled, spell
from vnbrief.mentions.values import facts, find_values

if TYPE_CHECKING:
    from collections import Counter

    from vnbrief.document import Language
    from vnbrief.mentions.mention import Value

LANGUAGES = st.sampled_from(["vi", "en"])
OTHER = {"vi": "en", "en": "vi"}
PROSE = Path(__file__).parents[2] / "training" / "corpus" / "prose"

WORDS = {
    "vi": {
        "percent": "%",
        "VND": " tỷ đồng",
        "USD": " triệu USD",
        "ha": " ha",
        "km": " km",
        None: " xã",
    },
    "en": {
        "percent": "%",
        "VND": " billion VND",
        "USD": " million USD",
        "ha": " hectares",
        "km": " km",
        None: " communes",
    },
}


@settings(max_examples=60, deadline=None)
@given(st.decimals(0, 10**9, places=0) | st.decimals(0, 10**6, places=2), LANGUAGES)
def test_parsing_undoes_formatting(value: Decimal, language: Language) -> None:
    assert parse_figure(format_number(value, language), language) == value


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999), LANGUAGES)
def test_words_undo_spelling(number: int, language: Language) -> None:
    word = spell(number, language)
    assert word is not None
    text = f"{word} người"
    (found,) = find_spelled(text, language)
    assert (found.value, found.span.cut(text)) == (number, word)


@given(
    st.decimals(Decimal("1.1"), 1899, places=1) | st.integers(2100, 10**6).map(Decimal),
    st.sampled_from(sorted(WORDS["vi"], key=str)),
    LANGUAGES,
)
@settings(max_examples=50, deadline=None)
def test_every_rendering_of_an_amount_has_its_value(
    value: Decimal, unit: str | None, language: Language
) -> None:
    shown = f"{format_number(value, language)}{WORDS[language][unit]}"
    (mention,) = find_values(shown, language)
    other = OTHER[language]
    for rendering in mention.renderings:
        tail = WORDS[other][None] if unit is None else ""
        (back,) = find_values(f"{rendering}{tail}", other)
        assert back.value == mention.value, rendering


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), LANGUAGES)
@settings(max_examples=30, deadline=None)
def test_every_form_of_a_day_is_that_day(day: date, language: Language) -> None:
    when = When(day.isoformat())
    for form in date_forms(when, language):
        (found,) = find_values(form, language)
        assert found.value == when, form


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 40), LANGUAGES)
@settings(max_examples=30, deadline=None)
def test_preferred_form_of_days_and_months_survives_the_other_language(
    day: date, length: int, language: Language
) -> None:
    last = day + timedelta(days=length)
    values = [
        When(day.strftime("%Y-%m")),
        When(f"--{day:%m-%d}"),
        When(str(day.year), str(day.year + length)),
        When(f"{day.year}-Q{length % 4 + 1}"),
        When(str(day.year), None, f"months:{7 + length % 4}"),
    ]
    if day.month == last.month:
        values.append(When(day.isoformat(), last.isoformat()))
    for when in values:
        (found,) = find_values(date_forms(when, language)[0], language)
        assert found.value.start == when.start
        (back,) = find_values(found.renderings[0], OTHER[language])
        assert back.value == found.value


@given(st.text(alphabet="0123456789.,/-% ngàythámhtỷđồVNDofandX()$", max_size=60), LANGUAGES)
@settings(max_examples=150, deadline=None)
def test_spans_cut_the_text_and_never_overlap(text: str, language: Language) -> None:
    found = find_values(text, language)
    for mention in found:
        assert mention.span.cut(text) == mention.text != ""
        assert mention.renderings
        if mention.figure is not None:
            assert mention.span.start <= mention.figure.start < mention.figure.end
            assert mention.figure.end <= mention.span.end
            assert mention.figure_rendering
        else:
            assert figure_class(mention) is None
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "piece", ["1.", "12/", "1 000 ", "25-NQ/", "hai ", "twenty ", "khóa X", "ngày 5-", "May 5 "]
)
def test_work_grows_in_line_with_the_text(piece: str, language: Language) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        find_values(text, language)
        return time.process_time() - start

    small, large = (min(cost(size) for _ in range(2)) for size in (2_000, 20_000))
    assert large < 40 * small + 0.2  # ten times the text; a square law would cost 100 times


def _told(found: Counter[Value]) -> Counter[Value]:
    """Keep what no translation may drop: not the small numbers, which words and articles replace."""
    return type(found)(
        {
            value: count
            for value, count in found.items()
            if not (isinstance(value, Amount) and value.unit is None and value.value < 10)
            and not (isinstance(value, When) and value.start.startswith("T"))
        }
    )


@pytest.mark.skipif(not PROSE.is_dir(), reason="the corpus is not in this checkout")
def test_both_sides_of_the_corpus_hold_the_same_values() -> None:
    lines = [
        line.split("\t")
        for path in sorted(PROSE.glob("*.tsv"))
        for line in path.read_text("utf-8").splitlines()[::20]
    ]
    told = agreed = 0
    for vi, en, *_ in lines:
        one, two = (_told(facts(find_values(t, x))) for t, x in ((vi, "vi"), (en, "en")))
        told += bool(one or two)
        agreed += bool(one or two) and one == two
    assert len(lines) > 1000
    assert agreed >= 0.975 * told
