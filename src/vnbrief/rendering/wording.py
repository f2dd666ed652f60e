"""Numbers, dates, figures and changes in the words of each language: what every form shares."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from vnbrief.rendering.labels import (
    APPROXIMATE_STARTS,
    APPROXIMATION,
    DIRECTION,
    REFUSED,
    UNITS,
    label,
    pick,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.briefing.schema import Bilingual, Brief, Change, DocumentRecord, Figure, TermUse
    from vnbrief.document import Language

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = (("I", "first"), ("II", "second"), ("III", "third"), ("IV", "fourth"))
_SCALES = ((10**9, "tỷ", "billion"), (10**6, "triệu", "million"))
_DAY = re.compile(r"(\d{4}|-)-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_RANGE = re.compile(r"(.+?)(?:/|\.\.|\s[-–]\s)(.+)")
_YEARS = re.compile(r"(\d{4})[-–/](\d{4})")
_STATEMENT = re.compile(r"(.*?)(\w*[^\W\d]\w*|)")  # arithmetic, and the unit it may end with
_PLURAL = re.compile(r"(?<=\w{3})(?<!s)s\b")
_NUMBER = re.compile(r"\d[\d.,]*")
# Bidirectional overrides could make a figure read backwards; none belongs in either language.
_UNSEEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF}


def clean(text: str) -> str:
    """Return ``text`` on one line without control characters and bidi overrides."""
    kept = (
        " " if c.isspace() else c
        for c in text
        if c.isspace() or (unicodedata.category(c) not in {"Cc", "Cs"} and ord(c) not in _UNSEEN)
    )
    return re.sub(" {2,}", " ", "".join(kept)).strip().replace("\ufffe", "").replace("\uffff", "")


def say(text: Bilingual, language: Language) -> str:
    """Return the side of ``text`` in ``language``, cleaned for display."""
    return clean(text.vi if language == "vi" else text.en)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def number(value: float, language: Language) -> str:
    """Write a number with the language's marks: 2.046,5 in Vietnamese, 2,046.5 in English."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def amount(value: float, unit: str | None, language: Language) -> str:
    """Write a number with its unit; sums of money from a million up in millions or billions."""
    if unit == "percent":
        return number(value, language) + "%"
    word = pick(UNITS[unit], language) if unit in UNITS else clean(unit or "")
    if word and word == word.removesuffix("s") + "s" and value == 1 and language == "en":
        word = word.removesuffix("s")
    scale = ""
    if unit in {"VND", "USD"}:
        for size, vi, en in _SCALES:
            if abs(value) >= size:
                value, scale = value / size, pick((vi, en), language)
                break
    return " ".join(part for part in (number(value, language), scale, word) if part)


def when(iso: str, language: Language) -> str:
    """Write a day, month, quarter, half, year or range of them; other text stays as it is."""
    iso = clean(iso)
    if iso.endswith("/.."):  # ISO 8601-2: an open end
        start = when(iso[:-3], language)
        return f"từ {start} đến nay" if language == "vi" else f"since {start}"
    if found := _YEARS.fullmatch(iso):
        return f"{found[1]}–{found[2]}"
    if found := _DAY.fullmatch(iso):
        return _day(found[1], found[2], found[3], language)
    if (found := _MONTH.fullmatch(iso)) and 1 <= int(found[2]) <= 12:
        if language == "vi":
            return f"tháng {int(found[2])}/{found[1]}"
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := _QUARTER.fullmatch(iso):
        roman, word = _QUARTERS[int(found[2]) - 1]
        return f"quý {roman}/{found[1]}" if language == "vi" else f"{word} quarter of {found[1]}"
    if found := _HALF.fullmatch(iso):
        vi, en = ("đầu", "first") if found[2] == "1" else ("cuối", "second")
        return f"6 tháng {vi} năm {found[1]}" if language == "vi" else f"{en} half of {found[1]}"
    if found := _RANGE.fullmatch(iso):
        return f"{when(found[1], language)} – {when(found[2], language)}"
    return iso


def _day(year: str, month: str, day: str, language: Language) -> str:
    if not 1 <= int(month) <= 12:
        return f"{year}-{month}-{day}"
    known = year != "-"
    if language == "vi":
        return f"{int(day)}/{int(month)}" + (f"/{year}" if known else "")
    return f"{int(day)} {_MONTHS[int(month) - 1]}" + (f" {year}" if known else "")


def figure_value(figure: Figure, language: Language) -> str:
    """Return what a figure is: its approximation, value, and base or rank where not yet said."""
    text = say(figure.scale_text, language) or amount(figure.value, figure.unit, language)
    base = figure.of if figure.of is not None else figure.rank_of
    if base is not None and not _says(text, base, language):
        text += f" / {number(base, language)}"
    if figure.approximate and not text.lower().startswith(APPROXIMATE_STARTS):
        text = f"{pick(APPROXIMATION[figure.approximate], language)} {text}"
    return text


def _says(text: str, value: float, language: Language) -> bool:
    wanted = number(value, language)
    plain = wanted.replace("." if language == "vi" else ",", "")
    return any(found.rstrip(".,") in {wanted, plain} for found in _NUMBER.findall(text))


def change_text(change: Change | None, language: Language) -> str:
    """Say how a figure moved: ``up 14 places compared with 2021``; empty if it did not say."""
    if change is None:
        return ""
    words = [pick(DIRECTION[change.direction], language)]
    if change.value is not None:
        words.append(amount(change.value, change.unit, language))
    if change.since:
        words.append("so với" if language == "vi" else "compared with")
        words.append(_since(change.since, language))
    return " ".join(words)


def _since(text: str, language: Language) -> str:
    if text == "previous year":
        return "năm trước" if language == "vi" else "the previous year"
    said = when(text, language)
    return f"năm {said}" if language == "vi" and said.isdigit() else said


def check_text(statement: str, language: Language) -> str:
    """Return a check's statement, which has English number marks, as ``language`` writes it.

    Sums of money are said in millions or billions where that is exact.
    """
    arithmetic, unit = _STATEMENT.fullmatch(clean(statement)).groups()  # type: ignore[union-attr]
    word = pick(UNITS[unit], language) if unit in UNITS else unit
    if unit in {"VND", "USD"}:
        arithmetic, word = _scaled(arithmetic, word, language)
    if language == "vi":
        swapped = str.maketrans(",.", ".,")
        arithmetic = _NUMBER.sub(lambda found: found[0].translate(swapped), arithmetic)
    return arithmetic.rstrip() + word if word == "%" else arithmetic + word


def _scaled(arithmetic: str, word: str, language: Language) -> tuple[str, str]:
    """Divide all numbers by the greatest scale that leaves each at most three decimals."""
    plain = arithmetic.replace(",", "")
    numbers = _NUMBER.findall(plain)
    for size, vi, en in _SCALES:
        if numbers and all(n.isdigit() and int(n) % (size // 1000) == 0 for n in numbers):
            return _divided(plain, size), f"{pick((vi, en), language)} {word}"
    return arithmetic, word


def _divided(arithmetic: str, size: int) -> str:
    return re.sub(r"\d+", lambda found: number(int(found[0]) / size, "en"), arithmetic)


def document_name(record: DocumentRecord, language: Language) -> str:
    """Return a document's kind and number: ``Nghị quyết 25-NQ/TW``."""
    return f"{capital(say(record.kind, language))} {clean(record.number)}".strip()


def document_about(record: DocumentRecord, language: Language) -> str:
    """Return a document's day, issuer and title, as far as they are known."""
    parts = [when(record.date, language)] if record.date else []
    parts += [capital(say(part, language)) for part in (record.issuer, record.title) if part]
    return " · ".join(part for part in parts if part)


def seen_as(brief: Brief, term: TermUse, language: Language) -> str:
    """Return the forms of a term that stood in the source and are not the preferred one.

    They are words of the source's language, and so empty on the other side; plurals do not count.
    """
    if language != brief.source.language:
        return ""
    preferred = _singular(say(term, language))
    others = [v for v in map(clean, term.variants_seen) if _singular(v) != preferred]
    return f"{label('seen_as', language)}: {', '.join(others)}" if others else ""


def _singular(text: str) -> str:
    return _PLURAL.sub("", text.casefold()).strip("\"“”'")


def source_parts(brief: Brief, language: Language) -> tuple[str, ...]:
    """Return publisher, author with office, day and file name, as far as they are known."""
    source = brief.source
    author = clean(source.author.name) if source.author else ""
    if source.author and source.author.role:
        author += f", {say(source.author.role, language)}"
    day = when(source.published, language) if source.published else ""
    name = re.split(r"[/\\]", clean(source.name))[
        -1
    ]  # a reader elsewhere has no use for the folder
    parts = (clean(source.publisher or ""), author, day, name)
    return tuple(part for part in parts if part and part != "-")


def source_line(brief: Brief, language: Language) -> str:
    """Return :func:`source_parts` on one line."""
    return " · ".join(source_parts(brief, language))


def title(brief: Brief, language: Language) -> str:
    """Return the article's title."""
    found = say(brief.source.title, language) if brief.source.title else ""
    return found or label("untitled", language)


def cite(evidence: Iterable[int]) -> str:
    """Return sentence numbers in square brackets: ``[3, 5]``; empty where there are none."""
    numbers = ", ".join(str(n) for n in evidence)
    return f"[{numbers}]" if numbers else ""


def translated_into(brief: Brief) -> Language:
    """Return the language that the source is not in."""
    return "vi" if brief.source.language == "en" else "en"


def gist_note(brief: Brief, language: Language) -> str:
    """Say who wrote the gist, where a model was asked for it; empty where none was."""
    record = brief.summarizer
    if record is None:
        return ""
    said = label("gist_refused" if record.refused else "gist_written", language)
    reason = pick(REFUSED[record.refused], language) if record.refused else ""
    return said.format(model=clean(record.model), reason=reason)


def translation_note(brief: Brief, language: Language) -> tuple[str, str, str]:
    """Say by what the other language was made, how well, and what to check: three sentences."""
    record, counts = brief.translation, brief.translation.mentions
    names = (clean(name) for name in (record.engine, record.model))
    by = " · ".join(dict.fromkeys(name for name in names if name not in {"", "none"}))
    total = counts.held + counts.verified + counts.mended + counts.missed
    marked = ", ".join(str(n) for n in record.low_confidence)
    into_vietnamese = brief.source.language == "en"
    if language == "vi":
        way = "Anh sang tiếng Việt" if into_vietnamese else "Việt sang tiếng Anh"
        return (
            f"Dịch máy từ tiếng {way}" + (f" ({by})." if by else "."),
            f"{total} thuật ngữ, tên riêng và số liệu: {counts.held} được giữ qua bản dịch, "
            f"{counts.verified} đã xác minh, {counts.mended} đã sửa, {counts.missed} còn thiếu.",
            f"Câu cần đối chiếu: {marked}." if marked else "Không câu nào bị đánh dấu.",
        )
    way = "English into Vietnamese" if into_vietnamese else "Vietnamese into English"
    return (
        f"Machine translation from {way}" + (f" ({by})." if by else "."),
        f"{total} terms, names and figures: {counts.held} held through the translation, "
        f"{counts.verified} verified, {counts.mended} mended, {counts.missed} missing.",
        f"Sentences to check against the source: {marked}." if marked else "No sentence is marked.",
    )
