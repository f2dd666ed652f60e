"""Step 5, mend: what verification misses is put into the translation.

For each missing mention, from left to right: the hypothesis is cut where its attention shows that the
mention was being translated, the preferred rendering is forced into the prefix, and decoding goes on
from there (as lexically constrained decoding does, but with one constraint at a place that the model
itself chose).
What that does not bring in is looked for in the n-best list, then put in place of the aligned words.
Forms that the glossary avoids are suppressed while a segment is decoded again.
All segments of a batch are mended together, one decoding call a round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.checking.agreement import VALUE_KINDS
from vnbrief.checking.verification import verify
from vnbrief.document import Span
from vnbrief.engines.engine import Options, Request
from vnbrief.mentions.mention import Kind
from vnbrief.translation.alignment import (
    ended_at,
    target_run,
    token_spans,
    tokens_within,
    word_end,
    word_start,
)
from vnbrief.translation.candidates import (
    Candidate,
    avoided_forms,
    read_back,
    replace_words,
)
from vnbrief.translation.holding import PLACEHOLDER, Held, hold, put_back
from vnbrief.translation.spelling import near_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Engine, Hypothesis
    from vnbrief.glossary import Glossary

_ARTICLES = {"▁the", "▁a", "▁an", "▁The", "▁A", "▁An"}
# How an English term may go on and still be that term.
_ENDINGS = frozenset({"s"})
_ROUNDS = 6
_FEW = 2
# Tokens of a target that are not its words, at most: start, codes or an output prefix, one to go on.
_CONTROL = 6
# So many tokens in common are the start of the same name.
_START = 3


@dataclass(frozen=True, slots=True)
class Mender:
    """The engine and the languages that mending works with."""

    engine: Engine
    source: Language
    target: Language
    glossary: Glossary
    options: Options

    def mend(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Do what keeps the sentence whole: annotate what is missing, force one or two renderings.

        A candidate that lacks more is better divided first. None comes back with more faults.
        """
        best = list(candidates)
        if self.engine.info.annotations:
            self._annotate(best)
        self._force(best, [i for i, c in enumerate(best) if len(c.missing) <= _FEW])
        self._suppress(best)  # what is left: a right form, and one to avoid beside it
        return best

    def finish(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Do all that is left: force every missing rendering, look through the n best, replace words."""
        best = list(candidates)
        self._force(best, range(len(best)))
        self._n_best(best)
        return [self._replace(candidate) for candidate in best]

    def _force(self, best: list[Candidate], which: Iterable[int]) -> None:
        """Force missing mentions into some candidates, one a round, from left to right."""
        tried = {i: frozenset[int]() for i in which}
        for _ in range(_ROUNDS):
            todo = [i for i, seen in tried.items() if any(m not in seen for m in best[i].missing)]
            if not todo:
                break
            self._round(best, tried, todo)

    def _annotate(self, best: list[Candidate]) -> None:
        """Decode once more with the missing names and terms annotated in the source."""
        again = {i: held for i, c in enumerate(best) if (held := self._with_annotations(c))}
        if not again:
            return
        requests = [
            Request(self.engine.tokenize(held.text, self.source, self.target))
            for held in again.values()
        ]
        decoded = self.engine.translate(requests, self.target, self.options)
        for (i, held), hypotheses in zip(again.items(), decoded, strict=True):
            new = read_back(held, hypotheses[0], self.engine, self.target, self.glossary)
            if new.faults < best[i].faults:
                best[i] = new

    def _suppress(self, best: list[Candidate]) -> None:
        """Decode once more what says a form that the glossary avoids, without that form."""
        again = [i for i, candidate in enumerate(best) if candidate.avoided]
        requests = [
            Request(self._tokens(best[i]), avoid=self._unwanted(m.form for m in best[i].avoided))
            for i in again
        ]
        decoded = self.engine.translate(requests, self.target, self.options) if again else []
        for i, hypotheses in zip(again, decoded, strict=True):
            new = self._read(best[i], hypotheses[0])
            if new.faults < best[i].faults:
                best[i] = new

    def _unwanted(self, forms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return forms as the tokens that stand for them, at the start of a sentence too."""
        written = {w: None for f in forms for w in (f, f[:1].upper() + f[1:])}
        return tuple(self.engine.tokenize_target(form, self.target) for form in written)

    def _with_annotations(self, candidate: Candidate) -> Held | None:
        """Hold the source anew with its missing names and terms annotated; ``None`` if there are none."""
        slots = candidate.held.slots
        missing = {m for m in candidate.missing if slots[m].mention.kind not in VALUE_KINDS}
        if not missing:
            return None
        return hold(
            candidate.held.source,
            [slot.mention for slot in slots],
            placeholders=self.engine.info.placeholders,
            names=self.engine.info.names,
            annotate=missing | {i for i, slot in enumerate(slots) if slot.annotated},
        )

    def _round(
        self, best: list[Candidate], tried: dict[int, frozenset[int]], todo: list[int]
    ) -> None:
        """Force one missing mention into each open candidate, all in one decoding call."""
        requests: dict[int, Request] = {}
        for i in todo:
            mention, prefix = self._next_prefix(best[i], tried[i])
            tried[i] |= {mention}
            if prefix:
                avoid = self._unwanted(self._avoided(best[i], mention))
                requests[i] = Request(self._tokens(best[i]), prefix, avoid)
        decoded = self.engine.translate(list(requests.values()), self.target, self.options)
        for (i, request), hypotheses in zip(requests.items(), decoded, strict=True):
            new = self._read(best[i], self._ended(request, hypotheses[0]))
            if new.faults < best[i].faults:
                best[i] = new

    def _ended(self, request: Request, hypothesis: Hypothesis) -> Hypothesis:
        """Let the forced words end where they end; behind a placeholder a unit may follow at once."""
        last = request.prefix[-1]
        if PLACEHOLDER.fullmatch(last.removeprefix("▁")):
            return hypothesis
        english = self.target == "en" and last[-1:].isalpha()
        return ended_at(hypothesis, len(request.prefix), _ENDINGS if english else ())

    def _avoided(self, candidate: Candidate, mention: int) -> tuple[str, ...]:
        """Return the forms that the concept of a mention must not have."""
        concept = candidate.held.slots[mention].mention.concept
        if concept is None or concept not in self.glossary:
            return ()
        return self.glossary[concept].deprecated(self.target)

    def _next_prefix(
        self, candidate: Candidate, tried: frozenset[int]
    ) -> tuple[int, tuple[str, ...]]:
        """Return the leftmost untried missing mention and the prefix that ends with its rendering.

        The prefix is empty where the sentence was over before the mention had its turn: behind a
        full stop a rendering says nothing.
        """
        places = {m: self._run(candidate, m).start for m in candidate.missing if m not in tried}
        mention = min(places, key=lambda m: places[m])
        tokens = candidate.hypothesis.tokens
        cut = word_start(tokens, places[mention])
        if cut < len(tokens) and tokens[cut] in _ARTICLES and self.target == "en":
            cut += 1  # the model's own article fits the sentence; the rendering brings none
        if cut > 0 and tokens[cut - 1].endswith((".", "!", "?")) and cut >= len(tokens) - 1:
            return mention, ()
        rendering = self._rendering(candidate, mention, cut == 0)
        prefix = (*_without_overlap(tokens[:cut], rendering), *rendering)
        return mention, prefix if len(prefix) + _CONTROL < self.engine.info.positions else ()

    def _rendering(self, candidate: Candidate, mention: int, first: bool) -> tuple[str, ...]:
        slot = candidate.held.slots[mention]
        text = slot.placeholder or slot.mention.renderings[0]
        if slot.placeholder and slot.mention.figure is not None:
            # The words around the figure ("%", "tỷ đồng") are the model's to write.
            return self.engine.tokenize_target(text, self.target)
        if first and candidate.held.source[:1].isupper():
            text = text[:1].upper() + text[1:]
        return self.engine.tokenize_target(text, self.target)

    def _run(self, candidate: Candidate, mention: int) -> range:
        tokens = self._tokens(candidate)
        slot = candidate.held.slots[mention]
        source = tokens_within(token_spans(tokens, candidate.held.text), slot.span)
        if not source:
            return range(len(candidate.hypothesis.tokens), len(candidate.hypothesis.tokens))
        return target_run(candidate.hypothesis, source)

    def _tokens(self, candidate: Candidate) -> tuple[str, ...]:
        return self.engine.tokenize(candidate.held.text, self.source, self.target)

    def _read(self, candidate: Candidate, hypothesis: Hypothesis) -> Candidate:
        return read_back(candidate.held, hypothesis, self.engine, self.target, self.glossary)

    def _n_best(self, best: list[Candidate]) -> None:
        """Look among the n best hypotheses for one with fewer faults."""
        faulty = [i for i, candidate in enumerate(best) if candidate.faults]
        if not faulty:
            return
        options = replace(self.options, beam=max(6, self.options.beam), hypotheses=6)
        requests = [Request(self._tokens(best[i])) for i in faulty]
        for i, hypotheses in zip(
            faulty, self.engine.translate(requests, self.target, options), strict=True
        ):
            for hypothesis in hypotheses:
                if hypothesis.tokens == best[i].hypothesis.tokens:
                    continue
                new = self._read(best[i], hypothesis)
                if new.faults < best[i].faults:
                    best[i] = new

    def _replace(self, candidate: Candidate) -> Candidate:
        """Do the last that can be done for what is still missing or in a form to avoid.

        The preferred rendering is put in place of the form to avoid or of the aligned words, or, where
        that would take another mention's words, beside them.
        """
        for match in reversed(candidate.avoided):
            wanted = match.concept.preferred(self.target)
            candidate = self._better(candidate, [replace_words(candidate.text, match.span, wanted)])
        if not candidate.missing or candidate.pasted:
            return candidate
        # From right to left: what stands before a place is still as it was decoded.
        places = {mention: self._place(candidate, mention) for mention in candidate.missing}
        changed = len(candidate.text)
        for mention in sorted(places, key=lambda m: places[m], reverse=True):
            place = Span(places[mention].start, min(places[mention].end, changed))
            new = self._better(candidate, self._pasted(candidate, mention, place))
            if new is not candidate:
                candidate, changed = new, place.start
        return candidate

    def _better(self, candidate: Candidate, texts: Iterable[str]) -> Candidate:
        """Return the candidate with the first of the texts that has fewer faults."""
        again = (self._reread(candidate, text) for text in texts)
        return next((new for new in again if new.faults < candidate.faults), candidate)

    def _pasted(self, candidate: Candidate, mention: int, place: Span) -> Iterator[str]:
        """Yield texts with the rendering of a mention pasted in, the most careful one first."""
        wanted = candidate.held.slots[mention].mention
        words = wanted.renderings[0]
        if wanted.kind is Kind.PERSON:
            taken = [place for place in candidate.verification.places if place]
            near = near_name(candidate.text, words, taken)
            if near:
                yield replace_words(candidate.text, near, words)
            return  # a person's name in place of other words would say something new
        if place.start == 0 and candidate.held.source[:1].isupper():
            words = words[:1].upper() + words[1:]
        yield replace_words(candidate.text, place, words)
        for beside in (place.end, place.start):
            yield replace_words(candidate.text, Span(beside, beside), words)

    def _reread(self, candidate: Candidate, text: str) -> Candidate:
        mentions = [slot.mention for slot in candidate.held.slots]
        verification = verify(mentions, text, self.target, self.glossary)
        return replace(
            candidate,
            text=text,
            pasted=True,
            verification=verification,
            avoided=avoided_forms(mentions, text, self.target, self.glossary, verification),
        )

    def _place(self, candidate: Candidate, mention: int) -> Span:
        """Return the words of the text that are aligned to a mention.

        What was done to the text since it was decoded kept its length.
        """
        tokens = candidate.hypothesis.tokens
        run = self._run(candidate, mention)
        start, end = word_start(tokens, run.start), word_end(tokens, run.stop)
        before, through = (len(self._text(candidate, tokens[:at])) for at in (start, end))
        closed = len(candidate.text.rstrip(".!?…"))  # behind a full stop a rendering says nothing
        return Span(min(before, closed), min(max(before, through), closed))

    def _text(self, candidate: Candidate, tokens: Sequence[str]) -> str:
        return put_back(self.engine.detokenize(tokens, self.target), candidate.held.figures)[0]


def _without_overlap(tokens: tuple[str, ...], rendering: tuple[str, ...]) -> tuple[str, ...]:
    """Drop from the end of ``tokens`` what the rendering says again.

    Either the very words that it begins with ("xã" before "xã Khánh Thiện"), or an attempt at it that
    began rightly and went astray ("Chỉ số hài lòng của dân" before "Chỉ số hài lòng của người dân").
    """
    low, wanted = [t.lower() for t in tokens], [t.lower() for t in rendering]
    for size in range(min(len(low), len(wanted) - 1), 0, -1):
        if low[-size:] == wanted[:size]:
            return tokens[:-size]
    if len(wanted) > _START:
        for at in range(len(low) - _START, max(-1, len(low) - 2 * len(wanted)), -1):
            if low[at : at + _START] == wanted[:_START]:
                return tokens[:at]
    return tokens
