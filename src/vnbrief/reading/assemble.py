"""An article's lines → the :class:`Document`: its text, blocks and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.document import Block, BlockKind, Document, OffsetMap, Sentence, Span
from vnbrief.errors import InputError, LanguageError
from vnbrief.reading.language import identify
from vnbrief.reading.normalize import compose
from vnbrief.reading.sentences import sentence_spans
from vnbrief.reading.structure import marker_length

if TYPE_CHECKING:
    from vnbrief.document import Language
    from vnbrief.reading.lines import Extract, Line

_PARTING = "\n\n"
_SURE = 0.6  # a language that is neither must be this sure before a text is refused
_ENOUGH = 6  # words


def document(found: Extract, name: str, language: Language | None) -> Document:
    """Put the lines of ``found`` together as a document.

    Raises:
        InputError: there is no text.
        LanguageError: the text is in neither Vietnamese nor English.
    """
    if not found.lines:
        raise InputError(f"{name}: holds no text")
    text, blocks, pieces = _text(found)
    offsets = compose(pieces, found.offsets) if found.source else OffsetMap()
    return Document(
        text=text,
        name=name,
        language=language or _language(found, name),
        blocks=blocks,
        sentences=_sentences(text, blocks),
        title=found.title,
        publisher=found.publisher,
        author=found.author,
        published=found.published,
        original_offsets=offsets,
    )


def _text(found: Extract) -> tuple[str, tuple[Block, ...], list[tuple[int, int, int]]]:
    """Return the text, its blocks, and which stretches of the source it is made of."""
    parts: list[str] = []
    blocks: list[Block] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    previous: Line | None = None
    for line in found.lines:
        gap = _gap(previous, line, found.source)
        parts.append(gap)
        length += len(gap)
        parts.append(line.text)
        span = Span(length, length + len(line.text))
        blocks.append(Block(line.kind or BlockKind.PARAGRAPH, span))
        pieces.append((span.start, max(line.start, 0), len(line.text)))
        length = span.end
        previous = line
    return "".join(parts), tuple(blocks), pieces


def _gap(previous: Line | None, line: Line, source: str) -> str:
    """Return what parts two blocks: the source's white space; a blank line after a cut."""
    if previous is None:
        return ""
    end = previous.start + len(previous.text)
    between = source[end : line.start] if previous.start >= 0 and end <= line.start else ""
    return between if between and between.isspace() else _PARTING


def _sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.BYLINE:
            continue
        body = block.span.cut(text)
        skip = marker_length(body) if block.kind is BlockKind.LIST_ITEM else 0
        whole = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        spans = [Span(0, len(body) - skip)] if whole else sentence_spans(body[skip:])
        for span in spans:
            placed = span.shift(block.span.start + skip)
            sentences.append(Sentence(len(sentences), index, placed, placed.cut(text)))
    return tuple(sentences)


def _language(found: Extract, name: str) -> Language:
    body = [
        line.text for line in found.lines if line.kind not in (BlockKind.TITLE, BlockKind.BYLINE)
    ]
    text = "\n".join(body or [line.text for line in found.lines])
    guess = identify(text)
    if guess.language is not None:
        return guess.language
    if guess.score >= _SURE and len(text.split()) >= _ENOUGH:
        raise LanguageError(f"{name}: the text is in neither Vietnamese nor English")
    if guess.score >= 0.9 and not any("a" <= char.lower() <= "z" for char in text):
        raise LanguageError(f"{name}: the text is in neither Vietnamese nor English")
    return "en" if text.isascii() else "vi"
