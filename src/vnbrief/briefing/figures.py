"""The figures of an article: value, base, rank, period, change, aim or result, and what is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vnbrief.briefing import labels_en, labels_vi, lexicon
from vnbrief.briefing.analysis import AMOUNTS, NUM, Analysis, Marked
from vnbrief.briefing.changes import changes
from vnbrief.briefing.clauses import part_at, region_at
from vnbrief.briefing.drafts import ChangeDraft, FigureDraft, Phrase
from vnbrief.briefing.labels import AGAINST, label_of
from vnbrief.briefing.naming import is_name_number
from vnbrief.briefing.periods import is_future, iso_period, opening_time, period_of
from vnbrief.document import BlockKind, Language, Span
from vnbrief.mentions.mention import Amount, Kind, Mention

if TYPE_CHECKING:
    from datetime import date

_GROWTH = {"en": ("increase in", "decrease in"), "vi": ("mức tăng", "mức giảm")}


def figures(analysis: Analysis) -> tuple[FigureDraft, ...]:
    """Set out every figure of the body, in order; titles and headings repeat what the body says."""
    found: list[FigureDraft] = []
    previous: Marked | None = None
    for sentence in analysis.sentences:
        if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
            previous = None
            continue
        mine = _of_sentence(sentence, analysis)
        found += _carried(mine, found, sentence, previous, analysis)
        previous = sentence
    return _distinct(found)


def _of_sentence(sentence: Marked, analysis: Analysis) -> list[FigureDraft]:
    language = analysis.language
    moves = changes(sentence, language, analysis.document.published)
    found: list[FigureDraft] = []
    for mention in sentence.of_kinds(AMOUNTS):
        if not is_figure(sentence, mention, language):
            continue
        move = next((c for c in moves if mention.span in c.spans), None)
        owner = _owner(found, move, sentence)
        if move and owner is not None:
            found[owner] = replace(found[owner], change=move)
            continue
        if move and found and _compares(sentence, mention):
            continue  # "1.3 points higher than before", said of a figure that has its change
        draft = _draft(sentence, mention, analysis, move, found[-1] if found else None)
        if draft is not None:
            found.append(_shared_label(draft, found, sentence))
    return found


def _compares(sentence: Marked, mention: Mention) -> bool:
    before = sentence.text[: mention.span.start][-24:].lower()
    after = sentence.text[mention.span.end :][:12].lower()
    return "hơn " in before or after.startswith((" higher", " lower", " more than", " fewer"))


def is_figure(sentence: Marked, mention: Mention, language: Language) -> bool:
    """Tell a figure from a number that names, orders, dates or measures time."""
    amount = mention.value
    if not isinstance(amount, Amount):
        return False
    if not any(c.isdigit() for c in mention.text) and amount.value < 10:
        return False  # "one of the", "một nửa", "hai bên" seldom count anything
    if mention.kind is Kind.RANK:
        return amount.rank_of is not None or bool(
            re.search(r"\brank|\bplace|\bxếp|\bđứng|\bhạng|\bvị trí", sentence.text.lower())
        )
    if amount.unit in lexicon.TIME_UNITS or amount.unit in ("ordinal", "year_old"):
        return False
    before, after = sentence.text[: mention.span.start], sentence.text[mention.span.end :]
    if lexicon.THRESHOLD.match(after) or lexicon.LIMIT.search(before):
        return False
    if mention.kind is not Kind.NUMBER:
        return True
    if _PER_MANY.search(before + mention.text) and _INHABITANTS.match(after):
        return False  # "9.2 doctors per 10,000 inhabitants"
    if re.fullmatch(r"\d{7,}", mention.text):
        return False  # a telephone or account number: counts so large are written with separators
    if is_name_number(sentence.text, mention.span.start, language):
        return False
    if lexicon.DURATION[language].match(after) or lexicon.TOP[language].search(before):
        return False
    if re.search(r"[\w/.,:@+-]$", before) or re.match(r"[\w/@:]|[.,-]\d", after):
        return False
    return not (_lists_or_ages(before, after) or _ends_a_name(before, after))


def _lists_or_ages(before: str, after: str) -> bool:
    """``1. Strengthen``, ``(2) …``, ``Ms. Hanh, 64, came``."""
    numbering = not before.strip() and bool(re.match(r"[.)\]]", after))
    bracketed = before.endswith("(") and after.startswith(")")
    aged = bool(re.search(r"[A-ZÀ-Ỹ]\w+, $", before)) and after.startswith((",", ")"))
    unit = bool(
        re.search(r"\b(?:tổ|cụm|ca|tuyến|tòa|cầu|dự án|nhà|khóm)\s$", before, re.IGNORECASE)
    )
    return numbering or bracketed or aged or (unit and not re.match(r" [^\W\d_]", after))


_PER_MANY = re.compile(
    r"(?:\btrên|\bper|/) ?(?:một |a |one )?(?:vạn|nghìn|triệu|thousand|million|1[.,]?0+[.,0]*)$"
)
_INHABITANTS = re.compile(
    r" (?:người )?dân\b| (?:inhabitants|people|persons|residents|live births)\b"
)


def _ends_a_name(before: str, after: str) -> bool:
    """``Sông Bung 2,``, ``trạm T 3``: a number after a name with nothing to count."""
    word = before.split()[-1:] if before.endswith(" ") else []
    if not word or not word[0][:1].isupper():
        return False
    if len(word[0]) <= 2 and word[0].isupper():
        return True
    return len(before.split()) > 1 and not re.match(r" [^\W\d_]", after)


def _owner(found: list[FigureDraft], move: ChangeDraft | None, sentence: Marked) -> int | None:
    """Index of the figure whose change this is: the one before it in its clause, or before its bracket."""
    if not move or not found or found[-1].change is not None:
        return None
    span, last = move.spans[0], found[-1].mention
    region = region_at(sentence.masked, span)
    if region.inner:
        gap = sentence.masked[last.span.end : region.span.start]
        return len(found) - 1 if len(gap.split()) <= 3 else None
    part = part_at(sentence.masked, span)
    gap = sentence.masked[last.span.end : span.start]
    same = part.span.start <= last.span.start
    short = len(gap.split()) <= 4
    joined = re.match(r"[^,;]{0,160}, (?:\w+ ){0,3}\w+ (?:\w+ ){0,2}$", gap) and NUM not in gap
    follows = short or (joined and len(gap.split()) <= 25)
    return len(found) - 1 if same and follows and _comparable(found[-1], move) else None


def _comparable(figure: FigureDraft, move: ChangeDraft) -> bool:
    """A rank moves by places, money by money or percent; 12 schools do not fall by 3 points."""
    kind, unit = figure.mention.kind, move.unit
    if kind is Kind.RANK:
        return unit in ("place", None, "point")
    if unit == "place":
        return figure.amount.unit == "point"
    if unit in ("percent", "percentage_point", "time", None):
        return True
    return figure.amount.unit in (unit, None) or unit == "point"


def _draft(
    sentence: Marked,
    mention: Mention,
    analysis: Analysis,
    move: ChangeDraft | None,
    previous: FigureDraft | None,
) -> FigureDraft | None:
    language, published = analysis.language, analysis.document.published
    label = label_of(sentence, mention, language, previous)
    text = label.text
    if move and text and mention.kind is not Kind.NUMBER:
        up, down = _GROWTH[language]
        text = f"{up if move.direction == 'up' else down} {_lower(text)}"
    if not text:
        return None
    period = period_of(sentence, mention, language, published)
    counts = label.counted and mention.kind in (Kind.NUMBER, Kind.RATIO)
    rules = labels_en if language == "en" else labels_vi
    noun = rules.head_noun(label.counted) if counts else ""
    return FigureDraft(
        mention=mention,
        sentence=sentence.id,
        label=Phrase(text, (sentence.id,)),
        # the unit is named in English: an English noun needs no translation
        counted=Phrase(noun, (sentence.id,), noun if language == "en" else None) if noun else None,
        period=period,
        target=is_target(sentence, mention, language, period, published),
        change=move,
    )


def _lower(label: str) -> str:
    first = label.split()[0]
    return label if first[1:] != first[1:].lower() else label[0].lower() + label[1:]


def is_target(
    sentence: Marked,
    mention: Mention,
    language: Language,
    period: str | None,
    published: date | None,
) -> bool:
    """Tell an aim from a result.

    An aim is announced by its words before the figure; a bare future tense is one only when the period
    lies after the article, for machine English writes "in 2022 … will reach" of what was reached.
    """
    part = part_at(sentence.masked, mention.span)
    before = part.left_of(mention.span.start)
    if lexicon.AIM[language].search(before):
        return not lexicon.FULFILLED[language].search(before)
    opening = sentence.masked[: mention.span.start]
    if lexicon.RESOLVE[language].search(opening) and not part.inner:
        return True
    return is_future(period, published) and bool(lexicon.WILL[language].search(opening))


def _shared_label(draft: FigureDraft, found: list[FigureDraft], sentence: Marked) -> FigureDraft:
    """``660/694 establishments (a rate of 95.1%)``: the rate is the ratio's, and takes its label."""
    if draft.mention.kind is not Kind.PERCENT or not found or draft.change:
        return draft
    if any(p.match(sentence.text[draft.mention.span.end :]) for p in AGAINST.values()):
        return draft
    last = found[-1]
    region = region_at(sentence.masked, draft.mention.span)
    gap = sentence.masked[last.mention.span.end : draft.mention.span.start]
    if ";" in gap or len(re.split(r",|\(", gap)[-1].split()) > 5:
        return draft  # it has a subject of its own
    rate = re.search(
        r"(?:(?:^|[,(]|\bat|\breaching|\bwith)\s*(?:a |the )?rate of|\brate:"
        r"|\breaching|\bequal to|\bequivalent to|\baccounting for"
        r"|\bor|\bđạt tỷ lệ|\btỷ lệ|\bchiếm|\bđạt"
        r"|\bbằng|\btương đương)\s*(?:a |the )?(?:rate of |tỷ lệ )?(?:over |nearly "
        r"|about |trên |gần |hơn )?$|^\W*$|\(\W*$",
        gap,
        re.IGNORECASE,
    )
    bracketed = region.inner and region.span.start > last.mention.span.end
    if (
        last.mention.kind in (Kind.RATIO, Kind.NUMBER)
        and rate
        and (bracketed or len(gap.split()) <= 14)
    ):
        return replace(
            draft, label=last.label, period=draft.period or last.period, target=last.target
        )
    return draft


def _carried(
    mine: list[FigureDraft],
    found: list[FigureDraft],
    sentence: Marked,
    previous: Marked | None,
    analysis: Analysis,
) -> list[FigureDraft]:
    """A sentence without a date goes on under the date that opened the one before it."""
    if not previous or previous.block != sentence.block or not found:
        return mine
    time = opening_time(previous, analysis.language)
    last = found[-1]
    if not time or last.sentence != previous.id:
        return mine
    period = iso_period(previous, time, analysis.document.published)
    return [
        replace(f, period=period)
        if f.period is None and f.mention.kind is last.mention.kind and last.period == period
        else f
        for f in mine
    ]


def _distinct(found: list[FigureDraft]) -> tuple[FigureDraft, ...]:
    """Leave out a figure that was already said in the same words."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for figure in found:
        key = (figure.amount, figure.label.text.lower(), figure.period)
        if key not in seen:
            seen.add(key)
            kept.append(figure)
    return tuple(kept)


def spans_of(figure: FigureDraft) -> tuple[Span, ...]:
    """The figure's place and that of its change, in its sentence."""
    return (figure.mention.span, *(figure.change.spans if figure.change else ()))
