"""Batches of requests: of like length, and of one kind where a decoder takes one kind at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnbrief.engines.loops import has_loop
from vnbrief.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vnbrief.engines.engine import Hypothesis, Options, Request

# Source tokens of one batch, padding counted: enough to keep a core busy, little enough to spread a
# page over all of them.
_TOKENS = 320
_REQUESTS = 32
# A translation longer than this is a runaway: vi–en sentence pairs stay under 1.9 times.
_LENGTH_RATIO, _LENGTH_EXTRA = 2.2, 12


def batches(requests: Sequence[Request], kind: Callable[[Request], Any]) -> Iterator[list[int]]:
    """Yield the indexes of requests that can be decoded together, long sources first."""
    order = sorted(
        range(len(requests)), key=lambda i: (kind(requests[i]), -len(requests[i].tokens))
    )
    batch: list[int] = []
    for i in order:
        first = requests[batch[0]] if batch else None
        if first and (
            kind(requests[i]) != kind(first)
            or len(batch) == _REQUESTS
            or (len(batch) + 1) * len(first.tokens) > _TOKENS
        ):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def check_lengths(requests: Sequence[Request], control: int, positions: int) -> None:
    """Refuse what does not fit into a model.

    Args:
        requests: to be decoded.
        control: target tokens that are not the translation's: start, language code.
        positions: how many tokens a source, and a target, can have.

    Raises:
        InputError: a source or a prefix is longer.
    """
    for request in requests:
        longest = max(len(request.tokens), len(request.prefix) + control + 1)
        if longest > positions:
            raise InputError(
                f"a sentence of {longest} tokens is too long for the model (at most {positions})"
            )


def room(batch: Sequence[Request], options: Options, positions: int) -> int:
    """Return how many target tokens a batch may take, its prefixes and one token more at least.

    Args:
        batch: of requests that are decoded together.
        options: with the bound of the length that was asked for.
        positions: how many tokens of translation the model can give.
    """
    longest = max(len(request.tokens) for request in batch)
    forced = max(len(request.prefix) for request in batch)
    bound = min(options.max_length, int(_LENGTH_RATIO * longest) + _LENGTH_EXTRA)
    return min(positions, max(bound, forced + 1))


def without_loops(
    results: list[list[Hypothesis]],
    options: Options,
    again: Callable[[list[int]], list[list[Hypothesis]]],
) -> list[list[Hypothesis]]:
    """Decode looping hypotheses once more, against repetition, and keep the better ones.

    Args:
        results: by request, best first.
        options: of the first decoding; as many hypotheses are kept.
        again: decodes the requests with these indexes with repetition forbidden.
    """
    looping = [i for i, found in enumerate(results) if found and has_loop(found[0].tokens)]
    if looping:
        for i, second in zip(looping, again(looping), strict=True):
            ranked = sorted((*results[i], *second), key=lambda h: (has_loop(h.tokens), -h.score))
            results[i] = ranked[: options.hypotheses]
    return results
