"""Step 2, hold: figures become placeholders, terms and names become inline annotations.

A placeholder stands for the figure alone (``<n1> tỷ đồng``), so that the model still translates the
unit, the scale and the grammar around it; an annotation keeps the source words and gives the form
that is wanted (``<t>dân vận<=>mass mobilization</t>``).
Both are only for models that were trained on them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.holding import figure_class

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vnbrief.mentions.mention import Mention

# How many placeholders of each class the embedded model has pieces for.
PLACEHOLDERS = {"n": 12, "y": 6, "d": 8, "c": 8, "r": 6, "x": 16}
_TAKEN = {"x": 1}  # <x1> marks a back-translated source in training
PLACEHOLDER = re.compile(r"<[nydcrx]\d{1,2}>")
# What a text may hold by chance and the model would take for its own symbols.
_SYMBOL = re.compile(r"<(?:[nydcrx]\d{1,2}|2en|2vi|t|/t|=|/?s|unk|pad)>")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a mention stands in the held text.

    Attributes:
        span: of the placeholder, of the annotation, or of the mention's own words.
        placeholder: the symbol that stands for its figure, if it is held by one.
        annotated: its words carry an annotation.
    """

    mention: Mention
    span: Span
    placeholder: str | None = None
    annotated: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A source text made ready for the model; slots stand in the order of the mentions.

    Attributes:
        capitals: the source is written in capitals; the model sees it in small letters, which it
            knows far better, and its translation is to be written in capitals again.
    """

    source: str
    text: str
    slots: tuple[Slot, ...]
    capitals: bool = False

    @property
    def figures(self) -> dict[str, str]:
        """What each placeholder is put back as."""
        return {
            slot.placeholder: slot.mention.figure_rendering
            for slot in self.slots
            if slot.placeholder and slot.mention.figure_rendering is not None
        }


@dataclass(frozen=True, slots=True)
class _Edit:
    span: Span
    replacement: str
    mention: int
    placeholder: str | None = None


def hold(
    text: str,
    mentions: Sequence[Mention],
    *,
    placeholders: bool,
    names: bool = False,
    annotate: Collection[int] = (),
) -> Held:
    """Return ``text`` with placeholders for its figures and annotations for some mentions.

    Args:
        text: one source segment, in which the mentions' spans stand.
        mentions: sorted by span.
        placeholders: put placeholders for figures.
        names: and for names and codes that both languages write alike.
        annotate: indexes of the mentions to be annotated with their preferred rendering.
    """
    text = _SYMBOL.sub(lambda symbol: f"‹{symbol[0][1:-1]}›", text)
    edits = [
        _Edit(m.span, f"<t>{m.text}<=>{m.renderings[0]}</t>", i)
        for i, m in enumerate(mentions)
        if i in annotate and m.renderings
    ]
    if placeholders:
        edits += _figure_edits(mentions, [edit.span for edit in edits], names)
    edits.sort(key=lambda edit: edit.span)
    capitals = in_capitals(text)
    shown = text[:1] + text[1:].lower() if capitals else text
    return replace(_apply(shown, mentions, edits), source=text, capitals=capitals)


def in_capitals(text: str) -> bool:
    """Tell whether a text of three words or more is written in capitals, as headlines are."""
    letters = [char for char in text if char.isalpha()]
    small = sum(char.islower() for char in letters)
    return len(text.split()) > 2 and len(letters) > 8 and small < 0.15 * len(letters)


def _figure_edits(mentions: Sequence[Mention], taken: list[Span], names: bool) -> list[_Edit]:
    used: Counter[str] = Counter(_TAKEN)
    edits = []
    for i, mention in enumerate(mentions):
        kind = figure_class(mention)
        if kind is None or mention.figure is None or mention.figure_rendering is None:
            continue
        if kind == "x" and not names:
            continue
        if used[kind] == PLACEHOLDERS[kind] or any(mention.figure.overlaps(t) for t in taken):
            continue
        used[kind] += 1
        symbol = f"<{kind}{used[kind]}>"
        edits.append(_Edit(mention.figure, symbol, i, symbol))
        taken.append(mention.figure)
    return edits


def _apply(text: str, mentions: Sequence[Mention], edits: Sequence[_Edit]) -> Held:
    parts: list[str] = []
    offsets: list[tuple[int, int]] = [(0, 0)]  # source offset → held offset, from there on
    placed: dict[int, Slot] = {}
    at = length = 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.replacement]
        length += edit.span.start - at
        span = Span(length, length + len(edit.replacement))
        placed[edit.mention] = Slot(
            mentions[edit.mention], span, edit.placeholder, edit.placeholder is None
        )
        at, length = edit.span.end, span.end
        offsets.append((at, length))
    parts.append(text[at:])
    slots = [placed.get(i) or Slot(m, _moved(m.span, offsets)) for i, m in enumerate(mentions)]
    return Held(text, "".join(parts), tuple(slots))


def _moved(span: Span, offsets: Sequence[tuple[int, int]]) -> Span:
    """Where ``span`` of the source stands in the held text (grown over any edit that it touches)."""

    def move(offset: int) -> int:
        source, held = max((pair for pair in offsets if pair[0] <= offset), default=(0, 0))
        return held + offset - source

    start = move(span.start)
    return Span(start, max(start, move(span.end)))


def put_back(text: str, figures: dict[str, str]) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """Replace the placeholders of a hypothesis by their figures.

    Args:
        text: target text with placeholders.
        figures: symbol → figure as the target language writes it; unknown symbols are dropped.

    Returns:
        The text, and for each placeholder that stood in it its symbol and the span of its figure.
    """
    parts: list[str] = []
    found: list[tuple[str, Span]] = []
    at = length = 0
    for match in PLACEHOLDER.finditer(text):
        figure = figures.get(match[0], "")
        parts += [text[at : match.start()], figure]
        length += match.start() - at
        if figure:
            found.append((match[0], Span(length, length + len(figure))))
        length += len(figure)
        at = match.end()
    parts.append(text[at:])
    return "".join(parts), tuple(found)
