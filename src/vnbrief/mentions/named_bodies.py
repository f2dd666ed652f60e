"""Schools, hospitals, companies and the like: a kind of body and a name of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.mentions.family_names import is_syllable
from vnbrief.mentions.known import known_names
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.mentions.words import CAPITALS, bare, marked_key, name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

# Vietnamese words before the name, English words after it (the preferred ones first), and what both
# languages' identity is called.
_BODIES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "high-school",
        ("Trường THPT", "Trường Trung học phổ thông", "trường THPT", "THPT"),
        ("High School", "Upper Secondary School", "high school"),
    ),
    (
        "secondary-school",
        ("Trường THCS", "Trường Trung học cơ sở", "trường THCS", "THCS"),
        ("Secondary School", "Lower Secondary School", "Junior High School", "secondary school"),
    ),
    (
        "primary-school",
        ("Trường Tiểu học", "trường Tiểu học", "trường tiểu học", "Trường tiểu học"),
        ("Primary School", "Elementary School", "primary school"),
    ),
    (
        "kindergarten",
        (
            "Trường Mầm non",
            "trường Mầm non",
            "trường mầm non",
            "Trường mẫu giáo",
            "trường mẫu giáo",
        ),
        ("Kindergarten", "kindergarten", "Preschool"),
    ),
    (
        "university",
        ("Trường Đại học", "trường Đại học", "Trường đại học", "Đại học", "ĐH"),
        ("University", "university"),
    ),
    (
        "hospital",
        ("Bệnh viện", "bệnh viện", "BV"),
        ("Hospital", "hospital"),
    ),
    (
        "company",
        (
            "Công ty TNHH",
            "Công ty TNHH MTV",
            "Công ty cổ phần",
            "Công ty Cổ phần",
            "Công ty CP",
            "Công ty",
            "công ty",
        ),
        ("Company", "Co., Ltd.", "Co., Ltd", "Joint Stock Company", "JSC", "company"),
    ),
    ("group", ("Tập đoàn", "tập đoàn"), ("Group", "Corporation", "group")),
    (
        "cooperative",
        ("Hợp tác xã", "HTX", "hợp tác xã"),
        ("Cooperative", "cooperative"),
    ),
    ("newspaper", ("Báo", "báo"), ("newspaper", "Newspaper")),
    ("pagoda", ("chùa", "Chùa"), ("Pagoda", "pagoda")),
    ("temple", ("đền", "Đền"), ("Temple", "temple")),
    (
        "industrial-park",
        ("Khu công nghiệp", "khu công nghiệp", "KCN"),
        ("Industrial Park", "Industrial Zone", "industrial park", "industrial zone"),
    ),
    (
        "industrial-cluster",
        ("Cụm công nghiệp", "cụm công nghiệp", "CCN"),
        ("Industrial Cluster", "industrial cluster"),
    ),
)
_NAME = rf"[{CAPITALS}][^\W_]*(?:[ -](?:[{CAPITALS}][^\W_]*|\d{{1,2}}(?!\d)))*"
_STOP = re.compile(
    r" (?:Số|Chủ|Phó|Bí|Trưởng|Giám|Và|Của|Tại|The|In|At|Of|And|UBND|Ảnh)\b.*$"
    r"|^(?:The|In|At|A|An|This|Our|Party|State|"
    r"Provincial|District|Vietnam|National|Central|General|New|Việt Nam|Nhà)\b.*"
)
_VI_KIND = {
    written: body
    for body in _BODIES
    for word in body[1]
    for written in (word, word[:1].lower() + word[1:])
    if written[:1].isupper() or " " in written or written in body[1]
}
_EN_KIND = {word: body for body in _BODIES for word in body[2]}


def _alternatives(words: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_VI = re.compile(rf"\b(?P<kind>{_alternatives(_VI_KIND)}) (?P<name>{_NAME})")
_EN = re.compile(rf"\b(?P<name>{_NAME}) (?P<kind>{_alternatives(_EN_KIND)})(?!\w)")


def find_named_bodies(text: str, language: Language) -> Iterator[Mention]:
    """Yield the bodies in NFC ``text`` whose kind both languages have one word for.

    The bare name is an admitted rendering: English often drops or changes the kind.
    """
    for match in (_VI if language == "vi" else _EN).finditer(text):
        found = _vietnamese(text, match) if language == "vi" else _english(match)
        if found is None:
            continue
        span, key, forms = found
        body = (_VI_KIND if language == "vi" else _EN_KIND)[match["kind"]][0]
        yield Mention(
            kind=Kind.ORGANIZATION,
            span=span,
            text=span.cut(text),
            value=Named(f"{body}:{key}"),
            renderings=tuple(dict.fromkeys(forms)),
            language=language,
            strength="should",
        )


_Found = tuple[Span, str, list[str]]


def _vietnamese(text: str, match: re.Match[str]) -> _Found | None:
    name = _STOP.sub("", match["name"])
    end = match.start("name") + len(name)
    # Công ty Xây | dựng: the first syllable of a word is no name.
    cut = " " not in name and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    if not name or name.isupper() or cut:
        return None
    known = known_names("vi").get(marked_key(name))
    plain = known.en[0] if known else bare(name)
    afters = _VI_KIND[match["kind"]][2]
    forms = [*(f"{plain} {word}" for word in afters), plain, f"{afters[0]} of {plain}"]
    return Span(match.start(), end), name_key(name), forms


def _english(match: re.Match[str]) -> _Found | None:
    words = match["name"].split(" ")
    while words and (_STOP.match(words[0]) or not is_syllable(words[0])):
        words = words[1:]
    name = " ".join(words)
    if not words or name.isupper() or not all(is_syllable(w) or w.isdigit() for w in words):
        return None
    known = known_names("en").get(name_key(name))
    vietnamese = known.vi[0] if known else name
    befores = _EN_KIND[match["kind"]][1]
    forms = [*(f"{word} {vietnamese}" for word in befores), vietnamese, name]
    span = Span(match.end("name") - len(name), match.end())
    return span, name_key(vietnamese), forms
