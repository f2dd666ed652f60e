"""Places in Vietnamese text: a kind word and a name, lists of names, and well-known bare names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vnbrief.document import Span
from vnbrief.mentions.family_names import is_person_run
from vnbrief.mentions.gazetteer import KINDS, gazetteer
from vnbrief.mentions.known import Known, known_names, known_openings
from vnbrief.mentions.places import (
    Place,
    Surroundings,
    known_place,
    resolve_unit,
    unit_place,
    unknown_place,
)
from vnbrief.mentions.words import (
    Word,
    all_capitals,
    in_address,
    joined,
    marked_key,
    name_key,
    spaced,
    split_words,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# From a kind word to letters of the gazetteer's kinds (likeliest first) or one key of FEATURES.
_UNIT_WORDS: Mapping[tuple[str, ...], str] = {
    ("tỉnh",): "T",
    ("thành", "phố"): "PC",
    ("tp",): "PC",
    ("thủ", "đô"): "P",
    ("quận",): "Q",
    ("q",): "Q",
    ("huyện",): "H",
    ("thị", "xã"): "X",
    ("tx",): "X",
    ("thị", "trấn"): "t",
    ("tt",): "t",
    ("xã",): "x",
    ("xã", "đảo"): "x",
    ("huyện", "đảo"): "H",
    ("phường",): "f",
    ("p",): "f",
    ("đặc", "khu"): "d",
}
_FEATURE_WORDS: Mapping[tuple[str, ...], str] = {
    ("thôn",): "village",
    ("làng",): "village",
    ("bản",): "village",
    ("buôn",): "village",
    ("ấp",): "hamlet",
    ("xóm",): "hamlet",
    ("sóc",): "hamlet",
    ("phum",): "hamlet",
    ("khu", "phố"): "quarter",
    ("tổ", "dân", "phố"): "group",
    ("tổ", "dân", "phố", "số"): "group",
    ("quần", "đảo"): "archipelago",
    ("đảo",): "island",
    ("sông",): "river",
    ("suối",): "stream",
    ("hồ",): "lake",
    ("núi",): "mountain",
    ("đèo",): "pass",
    ("cầu",): "bridge",
    ("cảng",): "port",
    ("sân", "bay"): "airport",
    ("cảng", "hàng", "không"): "airport",
    ("cửa", "khẩu"): "gate",
    ("cửa", "khẩu", "quốc", "tế"): "gate",
    ("vịnh",): "bay",
    ("đường",): "street",
    ("phố",): "street",
    ("đại", "lộ"): "street",
    ("vườn", "quốc", "gia"): "park",
}
_OPENINGS = frozenset(key[0] for key in (*_UNIT_WORDS, *_FEATURE_WORDS))
_ABBREVIATIONS = frozenset({"tp", "q", "tx", "tt", "p"})
_NUMBERED = frozenset("Qf") | {"village", "hamlet", "quarter", "group"}
# Words of which the kind word is only the end: văn bản, yêu cầu, con đường, toàn cầu, cơ hồ.
_NOT_AFTER = words_of(
    "nông văn phiên kịch cơ ấn căn yêu nhu toàn cần mưu bóng con nẻo thành khu lập sơ thị cấp hợp đảng "
    "nhật biên mở thiên chặng tổ lái bán máy mía già"
)
_BEFORE_VILLAGE = words_of("bộ dân tại ở vào đến về của trưởng các từ người và hai")
_STEADY = frozenset({"village", "hamlet", "river", "island", "archipelago", "stream"})
_PLURALS = words_of("các những hai ba bốn năm sáu bảy tám chín mười")
# An institution or office that begins with a capital right after a unit word: huyện Đoàn, xã Đội.
_NOT_NAMES = words_of("đoàn ủy đảng hội ban ubnd hđnd mttq bộ sở đội công tòa viện bí chủ")
_SINGLE = words_of("mỹ anh nga đức ý áo pháp úc lào bỉ séc síp nhật huế sát")
_TITLES = words_of(
    "ông bà anh chị em cô chú bác cháu thầy dì cậu mợ cụ mẹ bé cu ca nhạc hoa sao tên họ thị văn"
)
_COINS = words_of("la xu đôla")  # đô la Mỹ, xu Mỹ: money, not a country
_LOWER_FIRST = words_of("châu miền sông vịnh bán duyên")
_MOST_WORDS = 8


class _Kind(NamedTuple):
    kinds: str  # letters of KINDS, or a key of FEATURES
    name_at: int  # index of the word after the kind word


def find(text: str, surroundings: Surroundings) -> Iterator[Place]:
    """Yield places in Vietnamese ``text``; some may overlap."""
    words = split_words(text)
    headline = all_capitals(words)
    known = known_names("vi")
    openings = known_openings("vi") | {key.split(" ")[0] for key in surroundings.confirmed}
    for at, word in enumerate(words):
        kind = _kind_at(words, at) if word.key in _OPENINGS else None
        if kind is not None and kind.name_at < len(words):
            yield from _kinded(text, words, at, kind, surroundings, headline)
    for at, word in enumerate(words):
        if word.key in openings and (word.capital or word.key in _LOWER_FIRST):
            place = _bare(text, words, at, known, surroundings.confirmed)
            if place is not None:
                yield place
                yield from _district_before(text, words, at, place, surroundings)


def _kind_at(words: tuple[Word, ...], at: int) -> _Kind | None:
    found = None
    for size in (1, 2, 3, 4):
        key = tuple(w.key for w in words[at : at + size])
        kinds = _UNIT_WORDS.get(key) or _FEATURE_WORDS.get(key)
        if kinds is not None and len(key) == size:
            found = _Kind(kinds, at + size)
    return found


def _kinded(
    text: str,
    words: tuple[Word, ...],
    at: int,
    kind: _Kind,
    surroundings: Surroundings,
    headline: bool,
) -> Iterator[Place]:
    name_at = kind.name_at
    between = text[words[name_at - 1].end : words[name_at].start]
    short = words[at].key in _ABBREVIATIONS and name_at == at + 1
    if words[at].key == "xã" and at > 0 and words[at - 1].key == "tác":
        return
    if between not in ((" ", "\u00a0", ".", ". ") if short else (" ", "\u00a0")):
        return
    if short and not words[at].capital and words[at].key != "tp":
        return
    if words[name_at].text.isdigit():
        yield from _numbered(text, words, at, kind)
        return
    if not words[name_at].capital:
        return
    if kind.kinds[0] in KINDS and kind.kinds not in _FEATURE_WORDS.values():
        yield from _unit(text, words, at, kind, surroundings, headline or short)
    elif not headline:
        yield from _feature(text, words, at, kind, surroundings)


def _numbered(text: str, words: tuple[Word, ...], at: int, kind: _Kind) -> Iterator[Place]:
    number = words[kind.name_at]
    if kind.kinds not in _NUMBERED or len(number.text) > 2:
        return
    name = number.text.lstrip("0") or "0"
    level = {"Q": "district", "f": "commune"}.get(kind.kinds, "village")
    span = Span(words[at].start, number.end)
    yield Place(span, f"{level}:{name}", kind.kinds, (name,), (name,), with_kind=True)


def _run_end(text: str, words: tuple[Word, ...], start: int, most: int) -> int:
    """Return the index after the run of capitalized words that begins at ``start``."""
    end = start + 1
    while end < len(words) and end - start < most:
        if not words[end].capital or not joined(text, words[end - 1], words[end]):
            break
        end += 1
    return end


def _unit(
    text: str,
    words: tuple[Word, ...],
    at: int,
    kind: _Kind,
    surroundings: Surroundings,
    listed_only: bool,
) -> Iterator[Place]:
    place, end = _unit_name(text, words, kind.name_at, kind.kinds, surroundings, at)
    if place is None:
        if listed_only:
            return
        place, end = _unknown(text, words, at, kind, surroundings)
        if place is None:
            return
    rest = list(_more_names(text, words, end, kind.kinds, surroundings))
    if rest and at > 0 and (words[at - 1].key in _PLURALS or words[at - 1].text.isdigit()):
        first = Span(words[kind.name_at].start, words[end - 1].end)
        place = Place(first, place.id, place.kind, place.vi, place.en)
    yield place
    yield from rest


def _unit_name(
    text: str,
    words: tuple[Word, ...],
    name_at: int,
    kinds: str,
    surroundings: Surroundings,
    from_word: int,
) -> tuple[Place | None, int]:
    """Return the longest listed name at ``name_at`` and the index after it."""
    last = _run_end(text, words, name_at, gazetteer().longest)
    for end in range(last, name_at, -1):
        if end == name_at + 1 and last > end:
            break  # công an xã Hồ Xuân Tuấn: a commune is named Hồ
        written = text[words[name_at].start : words[end - 1].end]
        resolved = resolve_unit(written, kinds, "vi", surroundings)
        if resolved is not None:
            span = Span(words[from_word].start, words[end - 1].end)
            return unit_place(span, resolved, kinds, written, from_word != name_at), end
    return None, name_at


def _unknown(
    text: str, words: tuple[Word, ...], at: int, kind: _Kind, surroundings: Surroundings
) -> tuple[Place | None, int]:
    name_at = kind.name_at
    end = _run_end(text, words, name_at, 4)
    run = words[name_at:end]
    if run[0].key in _NOT_NAMES or is_person_run(run) or run[0].text.isupper():
        return None, name_at
    if len(run) == 1 and end < len(words) and spaced(text, run[0], words[end]):
        return None, name_at
    written = text[run[0].start : run[-1].end]
    elsewhere = known_names("vi").get(marked_key(written))
    if elsewhere is not None and elsewhere.kind in ("region", "country", "city"):
        return None, name_at  # các tỉnh | Đông Dương; thành phố | Bắc Kinh
    if at > 0 and (words[at - 1].key in _PLURALS or (len(run) == 1 and words[at].capital)):
        return None, name_at  # các tỉnh | Tây Nguyên; đàn Xã Tắc
    span = Span(words[at].start, run[-1].end)
    return unknown_place(span, kind.kinds[-1], written, surroundings), end


def _more_names(
    text: str, words: tuple[Word, ...], end: int, kinds: str, surroundings: Surroundings
) -> Iterator[Place]:
    """Yield the names that follow the first in a list: các huyện Yên Khánh, Hoa Lư và Kim Sơn."""
    while end < len(words):
        at = end
        if words[at].key == "và" and text[words[at - 1].end : words[at].start] in (" ", ", "):
            at += 1
        if at >= len(words) or not words[at].capital:
            return
        if text[words[at - 1].end : words[at].start] not in (", ", " "):
            return
        if at == end and text[words[at - 1].end : words[at].start] != ", ":
            return
        place, end = _unit_name(text, words, at, kinds, surroundings, at)
        if place is None or end - at < 2:
            return
        yield place


def _feature(
    text: str, words: tuple[Word, ...], at: int, kind: _Kind, surroundings: Surroundings
) -> Iterator[Place]:
    if at > 0 and words[at - 1].key in _NOT_AFTER and spaced(text, words[at - 1], words[at]):
        return
    end = _run_end(text, words, kind.name_at, 4)
    run = words[kind.name_at : end]
    if any(len(w.text) > 1 and w.text.isupper() for w in run) or run[0].key in _NOT_NAMES:
        return
    if words[at].capital and _whole_name(words, at, end):
        return
    if kind.kinds in ("village", "hamlet") and is_person_run(run):
        return  # trưởng bản Giàng A Chu
    if len(run) == 1 and (kind.kinds not in _STEADY or run[0].key in _SINGLE):
        return
    followed = end < len(words) and words[end].text[0].islower()
    if (
        len(run) == 1
        and words[at].key in ("bản", "làng")
        and followed
        and (at == 0 or words[at - 1].key not in _BEFORE_VILLAGE)
    ):
        return
    written = text[run[0].start : run[-1].end]
    yield unknown_place(Span(words[at].start, run[-1].end), kind.kinds, written, surroundings)


def _whole_name(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Tell whether a capitalized kind word is part of a name: Sóc Trăng, Buôn Đôn, Hồ Văn Năm."""
    keys = [w.key for w in words[at:end]]
    known = known_names("vi")
    names = [" ".join(keys[:size]) for size in range(2, len(keys) + 1)]
    listed = any(n in known or gazetteer().lookup(name_key(n)) for n in names)
    return listed or is_person_run(words[at:end])


def _bare(
    text: str,
    words: tuple[Word, ...],
    at: int,
    known: Mapping[str, Known],
    confirmed: Mapping[str, Known],
) -> Place | None:
    """Return the place whose well-known or confirmed bare name begins at word ``at``."""
    if at > 0 and words[at - 1].text in _COINS and spaced(text, words[at - 1], words[at]):
        return None
    most = at + 1
    while most < len(words) and most - at < _MOST_WORDS and _in_name(text, words, most):
        most += 1
    for end in range(most, at, -1):
        key = " ".join(w.key for w in words[at:end])
        found = known.get(key) or confirmed.get(key)
        if found is None or not words[end - 1].capital:
            continue
        if end - at == 1 and not _may_stand_alone(text, words, at):
            return None
        if in_address(text, words[end - 1].end):
            return None
        if key == "ấn độ" and text.startswith(" giáo", words[end - 1].end):
            return None  # Hinduism
        written = text[words[at].start : words[end - 1].end]
        if any(marked_key(form) == key and form[0] == written[0] for form in found.vi):
            return known_place(Span(words[at].start, words[end - 1].end), found)
    return None


def _in_name(text: str, words: tuple[Word, ...], at: int) -> bool:
    lower_part = words[at].key in ("và", "nhân", "dân", "đảo")
    return (
        words[at].capital or lower_part or "-" in text[words[at - 1].end : words[at].start]
    ) and (joined(text, words[at - 1], words[at]))


def _may_stand_alone(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a one-word name (Mỹ, Nga, Đức) is a place and not a word or a person's name."""
    word = words[at]
    if word.key not in _SINGLE:
        return len(word.text) > 2
    before = words[at - 1] if at > 0 else None
    if before is None or text[before.end : word.start].strip(" ,-–(/"):
        return False
    if before.key in _TITLES and not (at > 1 and before.key == "em" and words[at - 2].key == "trẻ"):
        return False
    if before.capital and spaced(text, before, word) and not before.text.isupper():
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    beside = after is not None and after.capital and spaced(text, word, after)
    return not beside or (
        word.key in ("mỹ", "nga", "pháp", "nhật") and after is not None and (after.text.isascii())
    )


def _district_before(
    text: str, words: tuple[Word, ...], at: int, province: Place, surroundings: Surroundings
) -> Iterator[Place]:
    """Yield the district or commune named before its province: Thanh Chương, Nghệ An."""
    if province.kind not in ("T", "P"):
        return
    last = at - 1
    if last < 1 or text[words[last].end : province.span.start] not in (", ", " (", "-", " - "):
        return
    for size in (3, 2):
        first = last - size + 1
        if first < 0 or not all(w.capital for w in words[first : last + 1]):
            continue
        written = text[words[first].start : words[last].end]
        if written.count(" ") != size - 1 or is_person_run(words[first : last + 1]):
            continue
        inside = Surroundings(frozenset({province.id}), marked=surroundings.marked)
        found = resolve_unit(written, "HXCQ", "vi", inside)
        if found is not None and all(u.province == province.id for u in found.candidates):
            span = Span(words[first].start, words[last].end)
            yield unit_place(span, found, found.kind, written, with_kind=False)
            return
