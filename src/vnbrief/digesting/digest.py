"""From many articles to one digest: note each, fold copies, join, translate in one batch a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.digesting.assembly import assemble
from vnbrief.digesting.copies import folded
from vnbrief.digesting.extract import Extract, extract
from vnbrief.digesting.joining import Joined, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vnbrief.briefing.bilingual import Lexicon, SegmentTranslator
    from vnbrief.briefing.drafts import Phrase
    from vnbrief.digesting.schema import Digest, Failure
    from vnbrief.document import Document, Language
    from vnbrief.glossary.glossary import Glossary

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def digest(
    documents: Iterable[Document],
    *,
    translator: SegmentTranslator,
    glossary: Glossary,
    failures: Sequence[Failure] = (),
) -> Digest:
    """Return the bilingual digest of many articles.

    Args:
        documents: read one at a time; nothing of one is kept but its notes (:class:`Extract`).
        translator: translates the texts that the digest shows, in one batch a direction.
        glossary: whose preferred terms both sides use, and that candidates are not in.
        failures: what could not be read; looked at after the last document.

    Raises:
        InputError: there is not one document.
    """
    from vnbrief.errors import InputError

    extracts = [extract(document, glossary) for document in documents]
    if not extracts:
        raise InputError("there is no article to digest")
    copies = folded([e.sketch for e in extracts])
    joined = join(extracts, copies, glossary)
    lexicons = {
        language: _translated(joined, language, translator, glossary) for language in LANGUAGES
    }
    return assemble(joined, lexicons, translator, glossary, tuple(failures))


def _translated(
    joined: Joined, language: Language, translator: SegmentTranslator, glossary: Glossary
) -> Lexicon:
    from vnbrief.briefing.bilingual import translate_phrases
    from vnbrief.briefing.guard import Numbers
    from vnbrief.checking.harmonizing import harmonize

    def preferred(text: str) -> str:
        return harmonize(text, language, glossary).text

    phrases: Iterable[Phrase] = joined.phrases(language)
    harmonizer: Callable[[str], str] = preferred
    return translate_phrases(phrases, language, translator, harmonizer, Numbers())


__all__ = ["Extract", "digest"]
