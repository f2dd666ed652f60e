"""The functions that Python users call; each stands on the packages beside it."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vnbrief.briefing.schema import Brief
    from vnbrief.briefing.summarizing import Summarizes
    from vnbrief.checking.finding import Finding
    from vnbrief.checking.harmonizing import Harmonized
    from vnbrief.digesting.schema import Digest
    from vnbrief.document import Document, Language
    from vnbrief.glossary import Glossary
    from vnbrief.translation.translator import Translator


def brief(
    source: Document | str,
    *,
    translator: Translator | None = None,
    glossary: Glossary | None = None,
    language: Language | None = None,
    summarizer: str | Path | Summarizes | None = None,
) -> Brief:
    """Return a bilingual brief of a document or text.

    Args:
        source: what :func:`vnbrief.read` returned, or a text.
        translator: what makes the other language; the embedded model if none is given.
        glossary: its terms; the translator's if none is given.
        language: of the text, if it is known.
        summarizer: a summarization checkpoint (a folder, or a name on the Hub; or one loaded as
            :class:`vnbrief.briefing.summarizing.Summarizer`) that writes the gist; used only if
            every figure, date, name and term in it is in the text: ``Brief.summarizer`` tells.

    Raises:
        LanguageError: if the text is in neither Vietnamese nor English.
        InputError: if it holds no sentence.
        ModelError: if the summarizer cannot be loaded, or torch is not installed.
    """
    from vnbrief.briefing.brief import brief as make
    from vnbrief.reading import read_text
    from vnbrief.translation.translator import Translator

    document = read_text(source, language=language) if isinstance(source, str) else source
    if translator is None:
        translator = Translator(glossary=glossary)
    return make(
        document,
        translator=translator,
        glossary=glossary or translator.glossary,
        summarizer=_summarizer(summarizer),
    )


def _summarizer(named: str | Path | Summarizes | None) -> Summarizes | None:
    if not isinstance(named, str | PathLike):
        return named
    from vnbrief.briefing.summarizing import Summarizer

    return Summarizer(named)


def check(
    source: Document | str, target: Document | str, *, glossary: Glossary | None = None
) -> list[Finding]:
    """Compare a translation with its source and return what is wrong, in the order of the text.

    Args:
        source: a document or text in either language.
        target: its translation into the other.
        glossary: whose terms have to be kept; the built-in one if none is given.

    Raises:
        LanguageError: if the two are not in two languages, one Vietnamese and one English.
    """
    from vnbrief.checking.checks import check_documents
    from vnbrief.errors import LanguageError
    from vnbrief.glossary import Glossary
    from vnbrief.reading import read_plain

    left = read_plain(source) if isinstance(source, str) else source
    right = read_plain(target) if isinstance(target, str) else target
    if left.language == right.language:
        raise LanguageError(
            f"{left.name} and {right.name} are both in {left.language}: "
            "a check needs a text and its translation"
        )
    return check_documents(left, right, glossary or Glossary.default())


def digest(
    sources: Iterable[Document | str],
    *,
    translator: Translator | None = None,
    glossary: Glossary | None = None,
) -> Digest:
    """Return one bilingual digest of many documents or texts.

    Args:
        sources: what :func:`vnbrief.read` returned, or texts; taken one at a time, so that a generator
            keeps the memory flat.
        translator: what makes the other language; the embedded model if none is given.
        glossary: its terms; the translator's if none is given.

    Raises:
        LanguageError: if a text is in neither Vietnamese nor English.
        InputError: if there is no source, or one holds no sentence.
    """
    from vnbrief.digesting.digest import digest as make
    from vnbrief.reading import read_text
    from vnbrief.translation.translator import Translator

    if translator is None:
        translator = Translator(glossary=glossary)
    documents = (
        read_text(source, name=f"text {number}") if isinstance(source, str) else source
        for number, source in enumerate(sources, 1)
    )
    return make(documents, translator=translator, glossary=glossary or translator.glossary)


def harmonize(
    text: str, *, language: Language | None = None, glossary: Glossary | None = None
) -> Harmonized:
    """Return a one-language text with the glossary's preferred forms for those that it avoids.

    Args:
        text: in either language.
        language: of the text, if it is known.
        glossary: the built-in one if none is given.
    """
    from vnbrief.checking.harmonizing import harmonize as make
    from vnbrief.glossary import Glossary
    from vnbrief.reading import read_plain

    document = read_plain(text, language=language)
    return make(document.text, document.language, glossary or Glossary.default())
