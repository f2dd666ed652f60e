"""Decoding with CTranslate2: what the embedded engine and converted models have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vnbrief.engines.batching import batches, check_lengths, room, without_loops
from vnbrief.engines.engine import Hypothesis
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vnbrief.engines.engine import Options, Request

_UNKNOWN = "<unk>"
_SCORED_TOKENS = 1280  # of a batch that is only scored
# CTranslate2 ends when beam × patience hypotheses are complete, good or bad: with 1 the best one, not
# yet complete, is sometimes lost to shorter ones.
_PATIENCE = 2
# How a looping hypothesis is decoded again.
_AGAINST_LOOPS = {"no_repeat_ngram_size": 4, "repetition_penalty": 1.1}


@dataclass(frozen=True, slots=True)
class Decoder:
    """A loaded CTranslate2 model.

    Attributes:
        translator: a ``ctranslate2.Translator``.
        known: tells whether a token is in the vocabulary.
        adds_end: the model appends the end of sentence to the source by itself.
        prefix_starts: the decoder has no start token of its own: the first control token starts it,
            and is not among what it returns (mBART).
        positions: tokens that a source, or a target, can have at most.
    """

    translator: Any
    known: Callable[[str], bool]
    adds_end: bool
    prefix_starts: bool
    positions: int


def load_translator(folder: Path, threads: int, device: str, compute_type: str) -> Any:
    """Load ``folder/model.bin``; ``threads`` segments are decoded side by side, each on one core.

    Raises:
        ModelError: the folder holds no readable CTranslate2 model.
    """
    import ctranslate2

    if not (folder / "model.bin").is_file():
        raise ModelError(f"{folder}: no model here (model.bin is missing)")
    try:
        return ctranslate2.Translator(
            str(folder),
            device=device,
            compute_type=compute_type,
            inter_threads=max(1, threads),
            intra_threads=1,
            max_queued_batches=-1,
        )
    except (RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ModelError(
            f"{folder}: the model is damaged or of an unknown kind: {reason}"
        ) from error


def decode(
    decoder: Decoder,
    requests: Sequence[Request],
    control: Sequence[str],
    options: Options,
) -> list[list[Hypothesis]]:
    """Decode each request, hypotheses best first.

    Args:
        decoder: the model.
        requests: their tokens include the control tokens of the source and the end of sentence.
        control: target tokens that the model wants before every hypothesis (a language code); they
            are taken off again.
        options: beam, number of hypotheses, and the bound of their length in tokens.
    """
    check_lengths(requests, len(control) + 1, decoder.positions)
    results = _decode(decoder, requests, control, options, {})
    return without_loops(
        results,
        options,
        lambda looping: _decode(
            decoder, [requests[i] for i in looping], control, options, _AGAINST_LOOPS
        ),
    )


def _decode(
    decoder: Decoder,
    requests: Sequence[Request],
    control: Sequence[str],
    options: Options,
    extra: dict[str, Any],
) -> list[list[Hypothesis]]:
    """Decode once: all batches are queued first, then collected (one set to avoid a batch)."""
    running = []
    for batch in batches(requests, lambda request: request.avoid):
        chosen = [requests[i] for i in batch]
        futures = _submit(decoder, chosen, control, options, extra)
        running.append((batch, futures, _submit_first(decoder, chosen, control, options)))
    results: list[list[Hypothesis]] = [[] for _ in requests]
    for batch, futures, firsts in running:
        for i, future, first in zip(batch, futures, firsts, strict=True):
            row = None if first is None else first.result().attention[0][0]
            results[i] = _hypotheses(decoder, requests[i], control, future.result(), row)
    return _rescore(decoder, requests, control, results)


def _submit(
    decoder: Decoder,
    batch: Sequence[Request],
    control: Sequence[str],
    options: Options,
    extra: dict[str, Any],
) -> list[Any]:
    beam = max(options.beam, options.hypotheses)
    avoid = [list(a) for a in batch[0].avoid if a and all(map(decoder.known, a))]
    futures: list[Any] = decoder.translator.translate_batch(
        [_source(decoder, request) for request in batch],
        target_prefix=[[*control, *request.prefix] or None for request in batch],
        beam_size=beam,
        num_hypotheses=options.hypotheses,
        patience=_PATIENCE if beam > 1 else 1,
        max_decoding_length=room(batch, options, decoder.positions - len(control) - 1)
        + len(control),
        max_input_length=0,
        suppress_sequences=avoid or None,
        return_scores=True,
        return_attention=True,
        asynchronous=True,
        **extra,
    )
    return futures


def _submit_first(
    decoder: Decoder, batch: Sequence[Request], control: Sequence[str], options: Options
) -> list[Any]:
    """Decode one token greedily, for its attention; ``None`` for each request without the need.

    The beam search of CTranslate2 4.8 gives the first token the attention of another request of the
    batch; that of greedy search is right.
    It depends on the source alone, so one row serves all hypotheses.
    """
    alone = len(batch) == 1 or max(options.beam, options.hypotheses) == 1
    if alone or _skipped(decoder, control):
        return [None for _ in batch]
    futures: list[Any] = decoder.translator.translate_batch(
        [_source(decoder, request) for request in batch],
        target_prefix=[[*control] or None for _ in batch],
        beam_size=1,
        max_decoding_length=1 + len(control),
        max_input_length=0,
        return_attention=True,
        asynchronous=True,
    )
    return futures


def _skipped(decoder: Decoder, control: Sequence[str]) -> int:
    """Count the control tokens that CTranslate2 returns."""
    return len(control) - (decoder.prefix_starts and bool(control))


def _source(decoder: Decoder, request: Request) -> list[str]:
    return list(request.tokens[:-1] if decoder.adds_end else request.tokens)


def _hypotheses(
    decoder: Decoder,
    request: Request,
    control: Sequence[str],
    result: Any,
    first: Sequence[float] | None,
) -> list[Hypothesis]:
    """Make hypotheses of a result; ``first`` is the attention of their first token, if not its."""
    found = []
    for tokens, score, rows in zip(result.hypotheses, result.scores, result.attention, strict=True):
        skip = _skipped(decoder, control)
        own = rows[skip:] if first is None or not rows else [first, *rows[1:]]
        attention = tuple(_row(row, len(request.tokens)) for row in own)
        restored = _restore(decoder, request, tokens[skip:], attention)
        kept = [i for i, token in enumerate(restored) if token != _UNKNOWN]
        found.append(
            Hypothesis(
                tuple(restored[i] for i in kept),
                # CTranslate2 divides by all tokens, forced ones and the end of sentence among them.
                min(0.0, score * (len(tokens) + 1) / (len(tokens) + 1 - skip)),
                tuple(attention[i] for i in kept),
            )
        )
    return found


def _row(row: Sequence[float], columns: int) -> tuple[float, ...]:
    """Return a row of ``columns`` weights: an end that the model added itself has the rest."""
    if len(row) == columns:
        return tuple(row)
    return (*row, max(0.0, 1.0 - sum(row)))


def _restore(
    decoder: Decoder, request: Request, tokens: Sequence[str], attention: Sequence[Sequence[float]]
) -> list[str]:
    """Put back what the vocabulary could not spell: the prefix, and unknown source words copied."""
    restored = [*request.prefix[: len(tokens)], *tokens[len(request.prefix) :]]
    for i, token in enumerate(restored):
        if token == _UNKNOWN:
            at = max(range(len(attention[i])), key=attention[i].__getitem__)
            source = request.tokens[at]
            restored[i] = _UNKNOWN if decoder.known(source) else source
    return restored


def _rescore(
    decoder: Decoder,
    requests: Sequence[Request],
    control: Sequence[str],
    results: list[list[Hypothesis]],
) -> list[list[Hypothesis]]:
    """Score constrained hypotheses anew: CTranslate2 counts a forced token as certain."""
    places = [
        (i, j)
        for i, request in enumerate(requests)
        if request.prefix or request.avoid
        for j in range(len(results[i]))
    ]
    if not places:
        return results
    scored = decoder.translator.score_batch(
        [_source(decoder, requests[i]) for i, _ in places],
        [[*control, *results[i][j].tokens] for i, j in places],
        max_batch_size=_SCORED_TOKENS,
        batch_type="tokens",
        max_input_length=0,
    )
    for (i, j), one in zip(places, scored, strict=True):
        own = one.log_probs[-len(results[i][j].tokens) - 1 :]  # without control, with the end
        results[i][j] = replace(results[i][j], score=min(0.0, sum(own) / len(own)))
    return [sorted(found, key=lambda hypothesis: -hypothesis.score) for found in results]
