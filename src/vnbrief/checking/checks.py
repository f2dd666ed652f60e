"""The check of anybody's translation: the same look that our own translations get."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
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
    from collections.abc import Iterator, Sequence

    from vnbrief.document import Document, Language
    from vnbrief.glossary import Glossary
    from vnbrief.glossary.glossary import TermMatch
    from vnbrief.mentions.context import Context
    from vnbrief.mentions.mention import Mention

# English code points for a Vietnamese one in careful translations, and the other way.
_RATIO = {"vi": 1.15, "en": 0.87}
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
    added = list(verification.added)
    avoided = [m for m in sides.glossary.find(target, sides.target) if m.status == "deprecated"]
    for mention in missing:
        match = next((a for a in avoided if any(c.id == mention.concept for c in a.concepts)), None)
        if match is not None:
            avoided.remove(match)
            yield _avoided(target, match, sides.target, mention)
            continue
        twin = _twin(mention, added)
        if twin is None:
            yield missing_finding(mention, 0)
        else:
            added.remove(twin)
            yield _wrong(mention, twin)
    for mention in added:
        yield Finding(
            Code.NUMBER_ADDED, "error", f"“{mention.text}” is not in the source", None, mention.span
        )
    for match in avoided:
        yield _avoided(target, match, sides.target, None)


def _twin(missing: Mention, added: Sequence[Mention]) -> Mention | None:
    """Return the added figure that stands for a missing one, if one of its kind is there."""
    if not isinstance(missing.value, Amount):
        return next((a for a in added if a.kind is missing.kind), None)
    amounts = [a for a in added if isinstance(a.value, Amount)]
    return min(
        (a for a in amounts if a.kind is missing.kind or _scaled(missing, a)),
        key=lambda a: not _scaled(missing, a),
        default=None,
    )


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
