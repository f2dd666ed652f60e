"""Ranks (25th out of 63, xếp thứ 25/63) and ordinals (khóa XIII, the 13th Congress)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.figures import other
from vnbrief.mentions.formatting import ordinal, roman
from vnbrief.mentions.mention import Amount, Kind, Mention
from vnbrief.mentions.spelled import spell_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.document import Language

_ORDINAL_WORDS = {word: i for i in range(1, 100) if (word := spell_ordinal(i, "en"))}
_VI_WORDS = {word: i for i in range(1, 100) if (word := spell_ordinal(i, "vi"))} | {"nhì": 2}
_VI_WORDS |= {f"{word[:-3]}tư": i for word, i in _VI_WORDS.items() if word.endswith("mươi bốn")}
_EN_LONG = (
    r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
    r"(?:ieth|y-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|eighth|ninth|tenth|eleventh|twelfth"
)
_EN_WORD = rf"first|second|third|fourth|fifth|sixth|seventh|{_EN_LONG}"
_EN_TOKEN = rf"\d{{1,3}}(?:st|nd|rd|th)|{_EN_WORD}"
# thứ hai to thứ bảy are days of the week too: they count as ordinals only after lần and kỳ họp.
_VI_LONG = (
    r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) mươi(?: (?:mốt|hai|ba|tư|bốn|lăm|sáu|bảy|tám"
    r"|chín)(?!\w))?"
    r"|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)(?!\w))?|tám|chín"
)
_VI_WORD = rf"{_VI_LONG}|nhất|nhì|hai|ba|tư|năm|sáu|bảy"
_ROMAN_TOKEN = r"(?=[IVX])(?:L?X{0,3}(?:IX|IV|V?I{0,3}))"

_VI_RANK_OF = re.compile(
    r"(?<!\w)(?:thứ |hạng |(?<=vị trí )|(?<=xếp ))(\d{1,3}) ?(?:/|trên(?: tổng số)?"
    r"|trong (?:tổng )?số) ?(\d{1,4})"
    r"(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_VI_RANK = re.compile(
    r"(?:(?<=xếp )|(?<=đứng )|(?<=vị trí )|(?<=vị trí số )|(?<=hạng )|(?<=lên )|(?<=xuống )"
    r"|(?<=về ))"
    rf"(?:thứ (?:hạng )?|hạng )(\d{{1,3}}|{_VI_WORD})(?![\w/]|[.,]\d)"
    r"|(?<!\w)(?<!nâng )(?<!xuống )hạng (\d{1,3}|nhất|nhì|ba)(?![\w/]|[.,]\d| kg)|(?<= về )(nhất"
    r"|nhì)(?!\w)",
    re.IGNORECASE,
)
_EN_RANK_OF = re.compile(
    rf"(?<!\w)(?<!\ba )(?<!\bone )(?<!one-)({_EN_TOKEN})(?: place| position)?(?: nationwide| nationally)?"
    r" ?(?:/|out of(?: the)?(?: total(?: of)?)?|of(?: the)?|among(?: the)?) ?(\d{1,4})(?![\w/%]"
    r"|[.,]\d)",
    re.IGNORECASE,
)
_EN_RANK_PLAIN = re.compile(
    r"(?<=ranked )(\d{1,3}) ?(?:/|out of|of) ?(\d{1,4})(?![\w/%]|[.,]\d)", re.IGNORECASE
)
_EN_RANK = re.compile(
    r"(?:(?<=ranked )|(?<=ranks )|(?<=ranking )|(?<=rank )|(?<=stood )|(?<=came )|(?<=placed )"
    r"|(?<=finished ))"
    rf"(?:in |at )?({_EN_TOKEN})(?: place)?(?!\w)"
    rf"|(?:(?<=in )|(?<=to )|(?<=took )|(?<=won )|(?<=from ))({_EN_TOKEN}) (?:place"
    r"|position)(?! \w+s? (?:to|that))(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(
    r"(?:sáng|trưa|chiều|tối|đêm|vào|tuần|đến|từ|và|ngày|hôm) $", re.IGNORECASE
)
_LIST = {
    "vi": re.compile(rf"(?:, | và |-| - )({_ROMAN_TOKEN})(?![\w/])"),
    "en": re.compile(rf"(?:, | and |, and )({_ROMAN_TOKEN})(?![\w/])"),
}
_VI_ORDINAL = re.compile(
    r"(?:(?<=khóa )|(?<=khóa: )|(?<=khoá: )|(?<=khoá )|(?<=Khóa )|(?<=Khoá )|(?<=đại hội )"
    r"|(?<=Đại hội )|(?<=Đại hội Đảng )|(?<=khoá thứ )"
    rf"|(?<=trung ương )|(?<=Trung ương )|(?<=quân khu )|(?<=các khóa )|(?<=lần ))(thứ )?"
    rf"(\d{{1,2}}|{_ROMAN_TOKEN}|(?<=thứ )(?:{_VI_WORD}))(?![\w/%]|[.,]\d"
    r"| (?:triệu|tỷ|nghìn))"
    rf"|(?<!\w)(thứ )(\d{{1,3}}(?:\.\d{{3}})*|{_ROMAN_TOKEN}|{_VI_LONG})(?![\w/]|[.,]\d)"
    rf"|(?<=kỳ họp )(thứ )({_VI_WORD})(?!\w)",
)
_EN_ORDINAL = re.compile(r"(?<![\w,-])(\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)(?!\w)")
_EN_ORDINAL_WORD = re.compile(
    rf"(?<![\w-])(?:({_EN_WORD})(?= (?:(?:National|Provincial|District|City|Party|Plenary|Central|"
    r"regular|extraordinary) )*(?:congress|session|plenum|term|tenure|conference|National Assembly|"
    rf"edition|time|meeting|anniversary|grade))|({_EN_LONG})(?!\w))",
    re.IGNORECASE,
)
_EN_ROMAN = re.compile(
    r"(?:(?<=Session )|(?<=session )|(?<=Sessions )|(?<=sessions )|(?<=Congress )|(?<=Term )"
    rf"|(?<=term ))({_ROMAN_TOKEN})(?!\w)"
)
# Congresses and terms have Roman numerals in Vietnamese: khóa XIII, Đại hội XIII.
_PARTY_AFTER = re.compile(
    r" (?:(?:National|Provincial|City|District|Party|Central|Committee|Commune|provincial|"
    r"[A-Z][a-z]+) ){0,4}(?:Congress|congress|tenure|term|National Assembly|Assembly|Council|"
    r"Central Committee|Committee)"
)
_ROMAN_VALUES = {roman(i): i for i in range(1, 80)}


def find_ranks(text: str, language: Language) -> tuple[Mention, ...]:
    """Find ranks, with how many are ranked where that is said."""
    found: list[Mention] = []
    if language == "vi":
        patterns = [(_VI_RANK_OF, True), (_VI_RANK, False)]
    else:
        patterns = [(_EN_RANK_OF, True), (_EN_RANK_PLAIN, True), (_EN_RANK, False)]
    for pattern, has_whole in patterns:
        for m in pattern.finditer(text):
            place = _ordinal_value(next(g for g in m.groups() if g))
            whole = int(m[2]) if has_whole else None
            if place and (whole is None or place <= whole):
                span = Span(m.start(), m.end())
                if not any(span.overlaps(f.span) for f in found):
                    found.append(_rank(text, span, place, whole, language))
    return tuple(sorted(found, key=lambda m: m.span))


def _ordinal_value(text: str) -> int | None:
    lowered = text.lower()
    digits = re.match(r"[\d.,]+", lowered)
    if digits:
        return int(re.sub(r"[.,]", "", digits[0]))
    return _ORDINAL_WORDS.get(lowered) or _VI_WORDS.get(lowered) or _ROMAN_VALUES.get(text)


def _rank(text: str, span: Span, place: int, whole: int | None, language: Language) -> Mention:
    forms = rank_forms(place, whole, other(language))
    return Mention(
        kind=Kind.RANK,
        span=span,
        text=span.cut(text),
        value=Amount(Decimal(place), rank_of=None if whole is None else Decimal(whole)),
        renderings=forms,
        language=language,
        strength="must" if any(c.isdigit() for c in span.cut(text)) else "should",
        figure=span if whole is not None else None,
        figure_rendering=forms[0] if whole is not None else None,
    )


def rank_forms(place: int, whole: int | None, target: Language) -> tuple[str, ...]:
    """Write a rank: thứ 25/63; 25th out of 63."""
    if target == "vi":
        if whole is None:
            word = spell_ordinal(place, "vi")
            words = [f"thứ {word}", f"hạng {word}"] if word else []
            words += ["thứ nhì", "hạng nhì"] if place == 2 else []
            return (f"thứ {place}", f"hạng {place}", *words, f"vị trí số {place}")
        marks = ("/", " trên ", " trong số ")
        heads = [f"thứ {place}{joint}{whole}" for joint in marks]
        return (*heads, f"hạng {place}/{whole}", f"{place}/{whole}")
    names = [ordinal(place)]
    if word := spell_ordinal(place, "en"):
        names.append(word)
    if whole is None:
        return tuple(names)
    joints = (" out of ", " of ", " among ", " out of the ", " of the ", " among the ", "/")
    return tuple(f"{n}{j}{whole}" for n in names for j in joints)


def find_ordinals(text: str, language: Language) -> tuple[Mention, ...]:
    """Find ordinals of congresses, terms and sessions: khóa XIII, lần thứ 4, 13th, Session XII."""
    if language == "vi":
        return tuple(_vi_ordinals(text))
    found = []
    for pattern in (_EN_ORDINAL, _EN_ORDINAL_WORD, _EN_ROMAN):
        for m in pattern.finditer(text):
            if value := _ordinal_value(m[m.lastindex or 1]):
                found.append(_ordinal(text, Span(m.start(), m.end()), value, "en"))
                found.extend(_listed(text, m.end(), "en") if pattern is _EN_ROMAN else ())
    return tuple(sorted(found, key=lambda m: m.span))


def _vi_ordinals(text: str) -> Iterator[Mention]:
    for m in _VI_ORDINAL.finditer(text):
        value = _ordinal_value(m[2] or m[4] or m[6])
        weekday = (
            m[3]
            and (value or 9) < 8
            and _WEEKDAY_BEFORE.search(text, max(0, m.start() - 8), m.start())
        )
        if value and not weekday:
            yield _ordinal(text, Span(m.start(), m.end()), value, "vi")
            yield from _listed(text, m.end(), "vi")


def _listed(text: str, end: int, language: Language) -> Iterator[Mention]:
    """Find the numerals that go on a list: khóa XII, XIII và XIV; Sessions XII and XIII."""
    while m := _LIST[language].match(text, end):
        yield _ordinal(text, Span(m.start(1), m.end(1)), _ROMAN_VALUES[m[1]], language)
        end = m.end()


def _ordinal(text: str, span: Span, value: int, language: Language) -> Mention:
    if language == "vi":
        forms = [ordinal(value)]
        if word := spell_ordinal(value, "en"):
            forms.append(word)
        forms += [roman(value)] if value < 90 else []
        forms.append(str(value))
    else:
        roman_forms = [roman(value)] if value < 90 else []
        forms = [f"thứ {f}" for f in (str(value), *roman_forms)] + [str(value)]
        forms[0:0] = roman_forms if _PARTY_AFTER.match(text, span.end) else []
        forms += roman_forms
        if word := spell_ordinal(value, "vi"):
            forms.append(f"thứ {word}")
        forms += ["đầu tiên", "đầu", "lần đầu"] if value == 1 else []
    # thứ 33 and 33rd are one figure, as ranks are; Roman numerals and words stay the model's.
    held = _DIGIT_ORDINAL.fullmatch(span.cut(text)) and _DIGIT_ORDINAL.fullmatch(forms[0])
    return Mention(
        kind=Kind.NUMBER,
        span=span,
        text=span.cut(text),
        value=Amount(Decimal(value), "ordinal"),
        renderings=tuple(dict.fromkeys(forms)),
        language=language,
        strength="should",
        figure=span if held else None,
        figure_rendering=forms[0] if held else None,
    )


_DIGIT_ORDINAL = re.compile(r"thứ \d{2,}|\d{2,}(?:st|nd|rd|th)")
