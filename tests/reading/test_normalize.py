"""NFC and the way back to the original offsets."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vnbrief.reading import read_text
from vnbrief.reading.normalize import normalize


def test_nfc_text_maps_to_itself():
    text, offsets = normalize("Tỉnh ủy Ninh Bình\nhọp")
    assert text == "Tỉnh ủy Ninh Bình\nhọp"
    assert [offsets.original(i) for i in range(len(text))] == list(range(len(text)))


def test_decomposed_letters_are_composed_and_mapped_back():
    original = unicodedata.normalize("NFD", "Đảng ủy xã Tân Phú họp.")
    text, offsets = normalize(original)
    assert text == "Đảng ủy xã Tân Phú họp."
    at = text.index("Tân")
    assert original[offsets.original(at) :].startswith("Ta\u0302n")


def test_windows_line_breaks_and_invisible_characters_go():
    text, offsets = normalize("\ufeffmột\r\nh\u200bai\rba")
    assert text == "một\nhai\nba"
    assert offsets.original(text.index("hai")) == 6


PIECES = st.lists(
    st.sampled_from(["a", "ệ", "e\u0323\u0302", "u\u031b\u0301", " ", "\r\n", "\u200b", "한", "đ"]),
    max_size=30,
)


@given(PIECES)
def test_every_word_is_found_again_in_the_original(pieces):
    original = "".join(pieces)
    text, offsets = normalize(original)
    assert unicodedata.is_normalized("NFC", text)
    for at, char in enumerate(text):
        start, end = offsets.original(at), offsets.original(at + 1)
        assert normalize(original[start:end])[0].strip("\n") == char.strip("\n")


@given(PIECES)
def test_a_documents_offsets_name_the_same_letters_in_the_input(pieces):
    original = "".join(pieces) + "xã"
    document = read_text(original, language="vi")
    for sentence in document.sentences:
        start = document.original_offsets.original(sentence.span.start)
        end = document.original_offsets.original(sentence.span.end)
        assert normalize(original[start:end])[0] == sentence.text
