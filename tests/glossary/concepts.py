"""Concepts for property tests: what may stand in a glossary, with every kind of awkward letter."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from vnbrief.glossary import Concept

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậýỳỷỹỵẮỆXYZ&<>'\",;%-.()0123456789"
WORDS = st.text(_LETTERS, min_size=1, max_size=8)


def _phrase(words: list[str]) -> str:
    return unicodedata.normalize("NFC", " ".join(words))


TERMS = (
    st.lists(WORDS, min_size=1, max_size=4).map(_phrase).filter(lambda t: any(map(str.isalpha, t)))
)
_FORMS = st.lists(TERMS, max_size=3).map(tuple)
IDS = st.from_regex(r"[a-z]{5,9}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)

CONCEPTS = st.builds(
    Concept,
    id=IDS,
    vi=TERMS,
    en=TERMS,
    vi_variants=_FORMS,
    en_variants=_FORMS,
    en_avoid=_FORMS,
    vi_avoid=_FORMS,
    pos=st.sampled_from(["n", "v", "adj", "adv", "name", "phrase"]),
    strength=st.sampled_from(["must", "should"]),
    note=st.one_of(st.just(""), TERMS),
    subdomain=IDS,
)
