"""Harmonizing: the forms that the glossary avoids, replaced by its preferred ones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.document import Language, Span
from vnbrief.glossary.inflection import head, is_plural, verb_forms, with_head

if TYPE_CHECKING:
    from vnbrief.glossary import Concept, Glossary, TermMatch

# Two passes are enough unless a replacement completes another avoided form; a glossary whose
# concepts avoid each other's terms would go on for ever.
_MAX_PASSES = 5
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "under",
        "with",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|its|their|our|his|her|each|every|any|no)|['’]s?)\s+$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_SILENT_H = re.compile(r"ho(?:nor|nest|ur)|heir")
_CONSONANT_VOWEL = re.compile(r"u(?:ni(?!n)|s[aeu]|til|r[aeiou])|eu|one\b|once\b")
_SPELLED_OUT = re.compile(r"[AEFHILMNORSX](?=[A-Z]+\b)[B-DF-HJ-NP-TV-Z0-9]")


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement.

    Attributes:
        span: of the replaced words in the text as it was, code points.
        old: exactly what the span cuts.
        new: what stands there now.
        concept: whose preferred form it is.
    """

    span: Span
    old: str
    new: str
    concept: Concept


@dataclass(frozen=True, slots=True)
class Harmonized:
    """A text with the preferred forms, and what was changed, left to right."""

    text: str
    changes: tuple[Change, ...]


def harmonize(text: str, language: Language, glossary: Glossary) -> Harmonized:
    """Return ``text`` with every deprecated term replaced by its concept's preferred term.

    Capitals, number and the article before it are kept or fitted; whatever is already approved, or
    is part of a longer term, stays as it is. Harmonizing again changes nothing.

    Args:
        text: in NFC, else it is made so first, and the spans count in the NFC text.
    """
    original = unicodedata.normalize("NFC", text)
    current = original
    changes: tuple[Change, ...] = ()
    for _ in range(_MAX_PASSES):
        fresh = _one_pass(current, language, glossary)
        if not fresh:
            break
        changes = _compose(original, changes, fresh)
        current = _apply(original, changes)
    return Harmonized(current, changes)


def _one_pass(text: str, language: Language, glossary: Glossary) -> tuple[Change, ...]:
    changes = []
    for match in glossary.find(text, language):
        old = match.span.cut(text)
        if match.status != "deprecated" or _compound(text, match.span, old, match.form):
            continue
        if language == "en":
            change = _english_change(text, match, old)
            if _turns_inside_a_name(text[: match.span.start], old, change.new):
                continue
        else:
            new = _cased(old, match.concept.vi, titles=False)
            change = Change(match.span, old, new, match.concept)
        if change.new != change.old:
            changes.append(change)
    return tuple(changes)


def _compound(text: str, span: Span, old: str, form: str) -> bool:
    """Tell whether hyphens make it another word: non-Party members, two billion-dong cars."""
    before = re.search(r"\w[-‑]$", text[max(0, span.start - 2) : span.start])
    after = re.match(r"[-‑]\w", text[span.end : span.end + 2])
    joined = re.search(r"\w[-‑]\w", old) and not re.search(r"\w[-‑]\w", form)
    return bool(before or after or joined)


def _turns_inside_a_name(before: str, old: str, new: str) -> bool:
    """Tell whether ``new`` would bring another word next to the name that stands before it.

    Commune People's Committee President cannot become Commune Chairman of the People's Committee.
    """
    name_before = re.search(r"\b[A-Z][^\W\d_]+ $", before)
    turned = " of " in new and " of " not in old
    return bool(name_before and turned and name_before[0].lower() != "the ")


def _english_change(text: str, match: TermMatch, old: str) -> Change:
    start, before = match.span.start, text[: match.span.start]
    new = _inflected(old, match.form, match.concept)
    if re.search(r"\bthe\s+$", before, re.IGNORECASE):
        new = _after_the(match.concept) or new
    if old.lower().startswith("the ") and not new.lower().startswith("the "):
        new = "the " + new
    if new.lower().startswith("the ") and _DETERMINER.search(before):
        new = new[4:]
    new = _cased(old, new, titles=True)
    article = _ARTICLE.search(before)
    if article is not None:
        start = article.start()
        new = _with_article(article[1], new)
    return Change(Span(start, match.span.end), text[start : match.span.end], new, match.concept)


def _inflected(old: str, form: str, concept: Concept) -> str:
    """Return the preferred term in the number or tense that the replaced words have."""
    preferred = concept.en
    if concept.pos == "v":
        tenses = [_same(old, inflected) for inflected in verb_forms(form)]
        return verb_forms(preferred)[tenses.index(True)] if any(tenses) else preferred
    if concept.pos not in ("n", "name"):
        return preferred
    if _is_plural(old):
        many = with_head(preferred, "plural")
        countable = not _same(old, form) or _countable(form)
        return many if countable or many in concept.en_variants else preferred
    # A plural that the glossary prefers for a singular (new countryside: new rural areas) stays.
    return with_head(preferred, "singular") if _is_plural(form) else preferred


def _countable(term: str) -> bool:
    """Tell whether a plural term counts things: encouraging talents does not."""
    start, end = head(term)
    gerund = term[:start].split(" ", 1)[0].endswith("ing")
    return not gerund and is_plural(term[start:end])


def _after_the(concept: Concept) -> str | None:
    """Return the admitted form of a gerund after an article: the building of new rural areas."""
    if not concept.en.split(" ", 1)[0].endswith("ing"):
        return None
    return next((v.removeprefix("the ") for v in concept.en_variants if v.startswith("the ")), None)


def _same(one: str, other: str) -> bool:
    return " ".join(_WORD.findall(one.lower())) == " ".join(_WORD.findall(other.lower()))


def _is_plural(term: str) -> bool:
    start, end = head(term)
    return is_plural(term[start:end])


def _cased(old: str, new: str, *, titles: bool) -> str:
    """Return ``new`` with the capitals that ``old`` shows: ALL, Each Word's, or the first."""
    words = [word for word in _WORD.findall(old) if word.lower() not in _SMALL_WORDS]
    if not words:
        return new
    if old.isupper() and any(len(word) > 5 or len(words) > 1 for word in words):
        return new.upper()
    if titles and len(words) > 1 and all(word[0].isupper() for word in words):
        return _title(new)
    return _capitalized(new) if old[:1].isupper() else new


def _title(text: str) -> str:
    return _capitalized(
        _WORD.sub(lambda m: m[0] if m[0].lower() in _SMALL_WORDS else _capitalized(m[0]), text)
    )


def _capitalized(text: str) -> str:
    first = _WORD.search(text)
    if first is None:
        return text
    start = first.start()
    return text[:start] + text[start].upper() + text[start + 1 :]


def _with_article(article: str, term: str) -> str:
    """Return ``term`` after the right indefinite article, after none if it is plural."""
    if _is_plural(term):
        return _capitalized(term) if article[0].isupper() else term
    return f"{article[0]}{'n' if _starts_with_vowel(term) else ''} {term}"


def _starts_with_vowel(term: str) -> bool:
    bare = term.lstrip("\"'“‘")
    low = bare.lower()
    if _SPELLED_OUT.match(bare) or _SILENT_H.match(low):
        return True
    return low[:1] in tuple("aeiou") and not _CONSONANT_VOWEL.match(low)


def _apply(text: str, changes: tuple[Change, ...]) -> str:
    parts, end = [], 0
    for change in changes:
        parts += [text[end : change.span.start], change.new]
        end = change.span.end
    return "".join([*parts, text[end:]])


def _compose(
    original: str, first: tuple[Change, ...], second: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Return the changes of ``original`` that do what ``first`` and then ``second`` do.

    Spans of ``second`` count in the text that ``first`` makes.
    """
    composed = list(first)
    for change in reversed(second):
        composed = _merge(original, composed, change)
    return tuple(composed)


def _merge(original: str, changes: list[Change], later: Change) -> list[Change]:
    shift, before, touched, after = 0, [], [], []
    start, end = later.span.start, later.span.end
    for change in changes:
        made = Span(change.span.start + shift, change.span.start + shift + len(change.new))
        shift += len(change.new) - len(change.span)
        if made.end <= start:
            before.append((change, shift))
        elif made.start >= end:
            after.append(change)
        else:
            touched.append((change, made))
    shift_before = before[-1][1] if before else 0
    if not touched:
        span = Span(start - shift_before, end - shift_before)
        merged = Change(span, span.cut(original), later.new, later.concept)
    else:
        merged = _merge_touched(original, touched, later, shift_before)
    return [*(change for change, _ in before), merged, *after]


def _merge_touched(
    original: str, touched: list[tuple[Change, Span]], later: Change, shift_before: int
) -> Change:
    (first, first_made), (last, last_made) = touched[0], touched[-1]
    head_kept = first.new[: max(0, later.span.start - first_made.start)]
    tail_kept = last.new[len(last.new) - max(0, last_made.end - later.span.end) :]
    start = min(later.span.start - shift_before, first.span.start)
    end = last.span.end + max(0, later.span.end - last_made.end)
    span = Span(start, end)
    return Change(span, span.cut(original), head_kept + later.new + tail_kept, later.concept)
