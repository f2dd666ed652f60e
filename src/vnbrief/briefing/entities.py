"""Organizations, programmes, places and terms of an article, each once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from vnbrief.briefing.drafts import EntityDraft, Phrase, TermDraft
from vnbrief.mentions.mention import Kind, Mention, Named
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vnbrief.briefing.analysis import Analysis
    from vnbrief.document import Language
    from vnbrief.glossary.concept import Concept
    from vnbrief.glossary.glossary import Glossary


def entities(analysis: Analysis, kind: Kind, glossary: Glossary) -> tuple[EntityDraft, ...]:
    """Return the organizations, programmes or places of the article, the most often named first."""
    seen: dict[str, list[tuple[int, Mention]]] = {}
    for sentence in analysis.sentences:
        for mention in sentence.of_kinds((kind,)):
            seen.setdefault(_identity(mention), []).append((sentence.id, mention))
    numbers = _digits(analysis.document.text)
    drafts = [_entity(id, many, analysis.language, glossary, numbers) for id, many in seen.items()]
    return tuple(sorted(drafts, key=lambda d: (-d.count, d.name.evidence[0])))


def _identity(mention: Mention) -> str:
    return mention.value.id if isinstance(mention.value, Named) else fold(mention.text)


def _entity(
    id: str,
    uses: list[tuple[int, Mention]],
    language: Language,
    glossary: Glossary,
    numbers: frozenset[str],
) -> EntityDraft:
    evidence = tuple(sorted({sentence for sentence, _ in uses}))
    concept = next((glossary[known] for known in (id,) if known in glossary), None)
    if concept:
        other: Language = "en" if language == "vi" else "vi"
        own = _form(concept, language, numbers)
        name = Phrase(own, evidence, _form(concept, other, numbers))
    else:
        fuller = "@" in id or id.startswith("body:")  # it may be named in short more often
        text = (
            max((m.text for _, m in uses), key=len) if fuller else _fullest(m.text for _, m in uses)
        )
        rendered = next((m.renderings[0] for _, m in uses if m.text == text and m.renderings), None)
        name = Phrase(text, evidence, rendered)
    return EntityDraft(id, name, len(uses))


def _fullest(texts: Iterable[str]) -> str:
    """The commonest form, and the longer one of two as common."""
    counted = Counter(texts)
    return max(counted, key=lambda t: (counted[t], len(t)))


# --- terms ----------------------------------------------------------------------------------------


def terms(analysis: Analysis, glossary: Glossary) -> tuple[TermDraft, ...]:
    """Return every concept that the article names, with its forms there, the most frequent first."""
    seen: dict[str, Counter[str]] = {}
    for sentence in analysis.sentences:
        for mention in sentence.mentions:
            if mention.concept and mention.concept in glossary:
                seen.setdefault(mention.concept, Counter())[mention.text] += 1
    numbers = _digits(analysis.document.text)
    drafts = [_term(glossary[id], forms, numbers) for id, forms in seen.items()]
    return tuple(sorted(drafts, key=lambda d: -d.count))


def _term(concept: Concept, forms: Counter[str], numbers: frozenset[str]) -> TermDraft:
    variants: dict[str, str] = {}
    for form, _ in forms.most_common():
        variants.setdefault(fold(form), form)
    vi, en = _form(concept, "vi", numbers), _form(concept, "en", numbers)
    return TermDraft(concept.id, vi, en, forms.total(), tuple(variants.values()))


def _digits(text: str) -> frozenset[str]:
    return frozenset(run.lstrip("0") for run in re.findall(r"\d+", text))


def _form(concept: Concept, language: Language, numbers: frozenset[str]) -> str:
    """The preferred name, or the first approved one whose numbers the article has.

    Quốc khánh 2/9 is only Quốc khánh where the article does not name the day.
    """
    forms = concept.approved(language)
    held = (f for f in forms if _digits(f) <= numbers)
    bare = " ".join(w for w in forms[0].split() if not any(c.isdigit() for c in w))
    return next(held, bare or forms[0])
