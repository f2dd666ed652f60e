"""The check of anybody's translation: the same look that our own translations get."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from vnbrief.checking.finding import Code, Finding
from vnbrief.checking.missing import missing_finding
from vnbrief.checking.pairing import Piece, pair_sentences
from vnbrief.checking.texts import repeated, too_short, untranslated
from vnbrief.checking.verification import verify
from vnbrief.document import Span
from vnbrief.mentions.context import document_context
from vnbrief.mentions.mention import Amount, Kind
from vnbrief.mentions.recognize import recognize
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vnbrief.document import Document, Language
    from vnbrief.glossary import Glossary
    from vnbrief.glossary.glossary import TermMatch
    from vnbrief.mentions.context import Context
    from vnbrief.mentions.mention import Mention

# English code points for a Vietnamese one in careful translations, and the other way.
_RATIO = {"vi": 1.15, "en": 0.87}
_ALIKE = 0.3  # of two amounts' digits, for one to be taken for the other
_SCALES = {1000**k for k in range(1, 5)}


@dataclass(frozen=True, slots=True)
class _Sides:
    """What every pair of a check has in common."""

    source: Language
    target: Language
    glossary: Glossary
    context: Context | None


def check_documents(source: Document, target: Document, glossary: Glossary) -> list[Finding]:
    """Compare a translation with its source.

    Args:
        source: in either language.
        target: the translation, in the other one.
        glossary: whose terms have to stand in it.

    Returns:
        Findings in the order of the text; their spans count from the documents' starts.
    """
    sides = _Sides(source.language, target.language, glossary, document_context(source, glossary))
    found: list[Finding] = []
    said: set[str] = set()
    for bead in pair_sentences(
        _pieces(source, glossary), _pieces(target, glossary), _RATIO[source.language]
    ):
        left, right = _stretch(source, bead.source), _stretch(target, bead.target)
        one, two = left.cut(source.text), right.cut(target.text)
        several = len(bead.source) > len(bead.target)
        findings = _pair_findings(one, two, sides, several)
        if not bead.source and fold(two) in said:
            findings = [
                Finding(Code.REPEATED, "error", f"“{two}” is repeated", None, Span(0, len(two)))
            ]
        said.add(fold(two))
        found += [_moved(f, left.start, right.start) for f in findings]
    return [*found, *inconsistent_terms(target.text, target.language, glossary)]


def _pieces(document: Document, glossary: Glossary) -> list[Piece]:
    return [
        Piece(
            sentence.text,
            frozenset(
                concept.id
                for match in glossary.find(sentence.text, document.language)
                for concept in match.concepts
            ),
            sentence.block,
        )
        for sentence in document.sentences
    ]


def _stretch(document: Document, rows: range) -> Span:
    if not rows:
        if rows.start < len(document.sentences):
            at = document.sentences[rows.start].span.start
        else:
            at = len(document.text)
        return Span(at, at)
    return Span(
        document.sentences[rows.start].span.start, document.sentences[rows.stop - 1].span.end
    )


def check_pair(
    source: str,
    target: str,
    source_language: Language,
    target_language: Language,
    glossary: Glossary,
    context: Context | None = None,
    *,
    source_start: int = 0,
    target_start: int = 0,
) -> list[Finding]:
    """Compare one segment with its translation; the starts are added to the findings' spans."""
    sides = _Sides(source_language, target_language, glossary, context)
    found = _pair_findings(source, target, sides)
    return [_moved(f, source_start, target_start) for f in found]


def _pair_findings(source: str, target: str, sides: _Sides, several: bool = False) -> list[Finding]:
    if not target.strip():
        return [_omission(source)] if source.strip() else []
    left = untranslated(source, target, sides.source, sides.target)
    if left is not None and 2 * len(left) > len(target):
        return [_untranslated(source, target, left)]
    found = list(_mention_findings(source, target, sides))
    if left is not None:
        found.append(_untranslated(source, target, left))
    if too_short(source, target, sides.source, several):
        found.append(
            Finding(
                Code.OMISSION,
                "warning",
                "The translation is much shorter than its source",
                Span(0, len(source)),
                Span(0, len(target)),
            )
        )
    found += repeated(source, target)
    return sorted(found, key=lambda f: _place(f, len(source), len(target)))


def _place(finding: Finding, source: int, target: int) -> float:
    """Return how far into its text a finding stands, from 0 to 1."""
    if finding.target_span is not None:
        return finding.target_span.start / max(1, target)
    return finding.source_span.start / max(1, source) if finding.source_span else 0.0


def _moved(finding: Finding, source: int, target: int) -> Finding:
    return replace(
        finding,
        source_span=finding.source_span.shift(source) if finding.source_span else None,
        target_span=finding.target_span.shift(target) if finding.target_span else None,
    )


def _omission(source: str) -> Finding:
    return Finding(Code.OMISSION, "error", "This has no translation", Span(0, len(source)))


def _untranslated(source: str, target: str, left: Span) -> Finding:
    whole = 2 * len(left) > len(target)
    message = "The text was not translated" if whole else f"“{left.cut(target)}” was not translated"
    return Finding(Code.UNTRANSLATED, "error", message, Span(0, len(source)), left)


def _mention_findings(source: str, target: str, sides: _Sides) -> Iterator[Finding]:
    mentions = recognize(source, sides.source, sides.glossary, context=sides.context)
    verification = verify(mentions, target, sides.target, sides.glossary, source=source)
    missing = [
        m
        for m, place in zip(mentions, verification.places, strict=True)
        if place is None and m.renderings
    ]
    placed = {m.concept for m, place in zip(mentions, verification.places, strict=True) if place}
    added = list(verification.added)
    avoided = [m for m in sides.glossary.find(target, sides.target) if m.status == "deprecated"]
    twins = _twins(missing, added)
    for mention in missing:
        match = next((a for a in avoided if any(c.id == mention.concept for c in a.concepts)), None)
        if match is not None:
            avoided.remove(match)
            yield _avoided(target, match, sides.target, mention)
            continue
        twin = twins.get(mention.span)
        if twin is None:
            yield _less_grave(missing_finding(mention, 0), mention, placed)
        else:
            added.remove(twin)
            yield _wrong(mention, twin)
    for mention in added:
        yield Finding(
            Code.NUMBER_ADDED, "error", f"“{mention.text}” is not in the source", None, mention.span
        )
    for match in avoided:
        yield _avoided(target, match, sides.target, None)


def _less_grave(finding: Finding, mention: Mention, placed: Collection[str | None]) -> Finding:
    """Only note a term that the segment says elsewhere: The city will be the first [city] to …"""
    again = mention.kind is Kind.TERM and mention.concept in placed
    return replace(finding, severity="note") if again else finding


def _twins(missing: Sequence[Mention], added: Sequence[Mention]) -> dict[Span, Mention]:
    """Return, by the place of a missing figure, the added one that stands for it: the likest first."""
    pairs = [
        (likeness, i, j)
        for i, one in enumerate(missing)
        for j, two in enumerate(added)
        if (likeness := _likeness(one, two))
    ]
    found: dict[Span, Mention] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if missing[i].span not in found and j not in used:
            found[missing[i].span] = added[j]
            used.add(j)
    return found


def _likeness(one: Mention, two: Mention) -> float:
    """Return how like two figures are: 0 if one cannot stand for the other, 2 if their scales differ.

    Amounts must share digits; a day, a period or a document stands for any other.
    """
    if _scaled(one, two):
        return 2
    if one.kind is not two.kind:
        return 0
    likeness = SequenceMatcher(None, _digits(one), _digits(two)).ratio()
    if isinstance(one.value, Amount):
        return likeness if likeness >= _ALIKE else 0
    return max(likeness, _ALIKE)


def _digits(mention: Mention) -> str:
    value = mention.value
    said = f"{value.value:f}" if isinstance(value, Amount) else mention.text
    return "".join(char for char in said if char.isdigit())


def _scaled(one: Mention, other: Mention) -> bool:
    """Tell whether two amounts are a power of a thousand apart (tỷ rendered as million)."""
    if not isinstance(one.value, Amount) or not isinstance(other.value, Amount):
        return False
    small, large = sorted((one.value.value, other.value.value))
    return small > 0 and large / small in _SCALES


def _wrong(mention: Mention, twin: Mention) -> Finding:
    scale = _scaled(mention, twin)
    code = Code.SCALE_WRONG if scale else Code.NUMBER_WRONG
    if mention.kind in {Kind.DATE, Kind.PERIOD}:
        code = Code.DATE_MISSING
    elif mention.kind is Kind.DOCUMENT:
        code = Code.DOCUMENT_MISSING
    wanted = mention.renderings[0] if mention.renderings else None
    return Finding(
        code, "error", f"“{mention.text}” became “{twin.text}”", mention.span, twin.span, wanted
    )


def _avoided(target: str, match: TermMatch, language: Language, mention: Mention | None) -> Finding:
    """Report a form to avoid: an error where it stands for a term of the source that is fixed."""
    concept = next(
        (c for c in match.concepts if mention and c.id == mention.concept), match.concept
    )
    wanted = concept.preferred(language)
    return Finding(
        Code.TERM_AVOIDED,
        "error" if mention is not None and mention.strength == "must" else "warning",
        f"“{match.span.cut(target)}” is a form to avoid: use “{wanted}”",
        mention.span if mention else None,
        match.span,
        wanted,
    )


def inconsistent_terms(text: str, language: Language, glossary: Glossary) -> Iterator[Finding]:
    """Note the approved forms of a fixed concept that differ from its most frequent one.

    Its abbreviation is no other name of a thing: UBND beside Ủy ban nhân dân.
    """
    used: dict[str, dict[str, list[TermMatch]]] = defaultdict(lambda: defaultdict(list))
    for match in glossary.find(text, language):
        if match.status != "deprecated" and len(match.concepts) == 1 and not match.form.isupper():
            used[match.concept.id][_name(match.form)].append(match)
    found = []
    for forms in used.values():
        usual = max(forms, key=lambda form: len(forms[form]))
        for form, matches in forms.items():
            concept = matches[0].concept
            if form != usual and concept.strength == "must":
                words = forms[usual][0].span.cut(text)
                found += [
                    Finding(
                        Code.TERM_INCONSISTENT,
                        "note",
                        f"“{m.span.cut(text)}” is called “{words}” elsewhere",
                        None,
                        m.span,
                        words,
                    )
                    for m in matches
                ]
    yield from sorted(found, key=lambda f: f.target_span or Span(0, 0))


def _name(form: str) -> str:
    """Return a form without its article and plural: what makes it another name than its fellows."""
    return fold(form).removeprefix("the ").removesuffix("s")
