"""A glossary once a session, documents from lines, and a translator that only rewrites figures."""

from __future__ import annotations

from functools import cache

import pytest

from vnbrief.briefing.analysis import analyse
from vnbrief.briefing.brief import draft
from vnbrief.document import Block, BlockKind, Document, Sentence, Span
from vnbrief.glossary.glossary import Glossary
from vnbrief.mentions.context import document_context
from vnbrief.mentions.recognize import recognize
from vnbrief.mentions.values import find_values
from vnbrief.translation.translation import Segment


@cache
def glossary():
    """The package's glossary, read once."""
    return Glossary.default()


def document(*lines, language="vi", title=None, published=None, kinds=None):
    """Make a document: one paragraph and one sentence a line."""
    text, blocks, sentences = "", [], []
    shown = ([title] if title else []) + list(lines)
    for number, line in enumerate(shown):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{line}" if text else line
        span = Span(start, len(text))
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block((kinds or {}).get(number, kind), span))
        sentences.append(Sentence(number, number, span, line))
    return Document(
        text, "-", language, tuple(blocks), tuple(sentences), title=title, published=published
    )


def analysis_of(doc):
    """Recognize everything in a document."""
    context = document_context(doc, glossary())
    return analyse(doc, lambda t: recognize(t, doc.language, glossary(), context=context))


def draft_of(doc):
    """Set out everything that a brief says, untranslated."""
    return draft(analysis_of(doc), glossary())


class Parrot:
    """Says every text again with its figures as the other language writes them."""

    signature = "parrot"

    def __init__(self, change=lambda text: text):
        self.change = change
        self.batches = []

    def translate_segments(self, texts, source, target, context=None):
        self.batches.append(list(texts))
        return [Segment(t, self.change(self._say(t, source)), 0.9) for t in texts]

    @staticmethod
    def _say(text, source):
        for mention in reversed(find_values(text, source)):
            if mention.renderings:
                start, end = mention.span.start, mention.span.end
                text = text[:start] + mention.renderings[0] + text[end:]
        return text


@pytest.fixture
def parrot():
    return Parrot()
