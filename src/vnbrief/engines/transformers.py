"""Any sequence-to-sequence checkpoint, from a folder or the Hugging Face Hub, through torch."""

from __future__ import annotations

import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.engines.batching import batches, check_lengths, room, without_loops
from vnbrief.engines.engine import EngineInfo, Hypothesis
from vnbrief.engines.hub import HubTokenized, explained, load_hub_tokenizer
from vnbrief.engines.manifest import read_manifest, sha256
from vnbrief.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Options, Request
    from vnbrief.engines.profiles import Profile

# Logits of one scoring pass: 64 MB in float32.
_LOGITS = 1 << 24
_AGAINST_LOOPS = {"no_repeat_ngram_size": 4, "repetition_penalty": 1.1}


class TransformersEngine(HubTokenized):
    """A checkpoint behind ``AutoModelForSeq2SeqLM``."""

    def __init__(
        self,
        model: str | Path,
        threads: int | None = None,
        device: str = "cpu",
        profile: str | Profile | None = None,
        revision: str | None = None,
    ) -> None:
        """Load the model; code that comes with a checkpoint is never run.

        Args:
            model: a folder, or a name on the Hub.
            threads: of torch, for the whole process; torch's own choice by default.
            device: ``cpu`` or ``cuda``.
            profile: instead of the one that the model's name and files suggest.
            revision: branch, tag or commit on the Hub.

        Raises:
            ModelError: torch is not installed, or the model is missing or damaged.
        """
        torch = _import_torch()
        if threads:
            torch.set_num_threads(threads)
        self._name = str(model)
        self._tokenizer = load_hub_tokenizer(model, profile, revision)
        self._device = device
        with explained(model):
            self._model = _load_model(self._name, revision).to(device).eval()
        self.revision = getattr(self._model.config, "_commit_hash", None)

    @cached_property
    def info(self) -> EngineInfo:
        """Say which model this is; the digest is of its weights, or the commit on the Hub."""
        profile = self._tokenizer.profile
        folder = Path(self._name)
        manifest = read_manifest(folder)
        return EngineInfo(
            engine="transformers",
            model=manifest.name if folder.is_dir() else self._name,
            digest=_digest(folder) if folder.is_dir() else str(self.revision or ""),
            licence=profile.licence if manifest.licence == "unknown" else manifest.licence,
            annotations=False,
            placeholders=False,
            max_source_tokens=self._longest,
            tone_style=profile.tone_style,
            positions=self._longest,
        )

    def translate(
        self, requests: Sequence[Request], target: Language, options: Options
    ) -> list[list[Hypothesis]]:
        """Decode each request; the best hypothesis first."""
        check_lengths(requests, len(self._tokenizer.control(target)) + 1, self._longest)
        results = self._decode(requests, target, options, {})
        return without_loops(
            results,
            options,
            lambda looping: self._decode(
                [requests[i] for i in looping], target, options, _AGAINST_LOOPS
            ),
        )

    @property
    def _longest(self) -> int:
        positions = getattr(self._model.config, "max_position_embeddings", None)
        return min(self._tokenizer.profile.max_source_tokens, positions or 1 << 30)

    def _decode(
        self, requests: Sequence[Request], target: Language, options: Options, extra: dict[str, Any]
    ) -> list[list[Hypothesis]]:
        results: list[list[Hypothesis]] = [[] for _ in requests]
        # Prefixes of one length need no padding, which the decoders would not all ignore.
        for batch in batches(requests, lambda r: (r.avoid, len(r.prefix))):
            chosen = [requests[i] for i in batch]
            for i, found in zip(batch, self._batch(chosen, target, options, extra), strict=True):
                results[i] = found
        return results

    def _batch(
        self, batch: Sequence[Request], target: Language, options: Options, extra: dict[str, Any]
    ) -> list[list[Hypothesis]]:
        import torch

        start = self._start(target)
        sources, mask = self._padded([self._tokenizer.ids(request.tokens) for request in batch])
        forced = [[*start, *self._tokenizer.ids(request.prefix)] for request in batch]
        with torch.inference_mode():
            sequences = self._model.generate(
                input_ids=sources,
                attention_mask=mask,
                decoder_input_ids=torch.tensor(forced, device=self._device),
                generation_config=self._configuration(batch, start, options, extra),
            )
            each = options.hypotheses
            found = self._score(
                sources.repeat_interleave(each, 0), mask.repeat_interleave(each, 0), sequences
            )
        return [
            self._ranked(request, found[i * each : (i + 1) * each], len(start))
            for i, request in enumerate(batch)
        ]

    def _start(self, target: Language) -> list[int]:
        """Return the ids that every target starts with."""
        control = self._tokenizer.ids(self._tokenizer.control(target))
        if self._tokenizer.profile.code_starts:
            return control
        start = self._model.generation_config.decoder_start_token_id
        if start is None:
            start = self._model.config.decoder_start_token_id
        if start is None:
            raise ModelError(f"{self._name}: the model's files name no decoder start token")
        return [start, *control]

    def _configuration(
        self, batch: Sequence[Request], start: list[int], options: Options, extra: dict[str, Any]
    ) -> Any:
        """Return generation settings: the model's own, but plain beam search within our bounds."""
        settings = copy.deepcopy(self._model.generation_config)
        avoid = [
            self._tokenizer.ids(sequence)
            for sequence in batch[0].avoid
            if sequence and all(map(self._tokenizer.knows, sequence))
        ]
        settings.update(
            decoder_start_token_id=start[0],
            num_beams=max(options.beam, options.hypotheses),
            num_return_sequences=options.hypotheses,
            max_length=room(batch, options, self._longest - len(start)) + len(start),
            max_new_tokens=None,
            min_length=0,
            do_sample=False,
            length_penalty=1.0,
            early_stopping=False,
            forced_bos_token_id=None,
            forced_eos_token_id=None,
            bad_words_ids=[*(settings.bad_words_ids or []), *avoid] or None,
            **extra,
        )
        return settings

    def _padded(self, rows: Sequence[Sequence[int]]) -> tuple[Any, Any]:
        import torch

        width = max(map(len, rows))
        pad = self._model.config.pad_token_id or 0
        ids = [[*row, *[pad] * (width - len(row))] for row in rows]
        mask = [[1] * len(row) + [0] * (width - len(row)) for row in rows]
        return torch.tensor(ids, device=self._device), torch.tensor(mask, device=self._device)

    def _score(self, sources: Any, mask: Any, sequences: Any) -> list[_Scored]:
        """Run the decoder once over finished sequences: log probabilities and attention."""
        step = max(1, _LOGITS // (sequences.shape[1] * self._model.config.vocab_size))
        found: list[_Scored] = []
        for at in range(0, len(sequences), step):
            part = sequences[at : at + step]
            output = self._model(
                input_ids=sources[at : at + step],
                attention_mask=mask[at : at + step],
                decoder_input_ids=part[:, :-1],
                output_attentions=True,
                use_cache=False,
            )
            logits = output.logits.float()
            chosen = logits.gather(2, part[:, 1:, None]).squeeze(2) - logits.logsumexp(2)
            attention = _alignment_layer(output.cross_attentions).float().mean(1)
            found += zip(part[:, 1:].tolist(), chosen.tolist(), attention.tolist(), strict=True)
        return found

    def _ranked(self, request: Request, found: list[_Scored], start: int) -> list[Hypothesis]:
        """Make hypotheses; the first ``start`` − 1 tokens after the decoder's start are control."""
        ranked = [self._hypothesis(request, *one, start - 1) for one in found]
        return sorted(ranked, key=lambda hypothesis: -hypothesis.score)

    def _hypothesis(
        self,
        request: Request,
        ids: list[int],
        scores: list[float],
        attention: list[list[float]],
        skip: int,
    ) -> Hypothesis:
        end = self._model.config.eos_token_id
        stop = ids.index(end, skip) if end in ids[skip:] else len(ids)
        tokens = self._tokenizer.tokens(ids[skip:stop])
        tokens[: len(request.prefix)] = request.prefix[: len(tokens)]
        kept = [i for i, token in enumerate(tokens) if token not in self._tokenizer.special]
        own = scores[skip : stop + 1]
        width = len(request.tokens)
        return Hypothesis(
            tuple(tokens[i] for i in kept),
            min(0.0, sum(own) / max(1, len(own))),
            tuple(tuple(attention[skip + i][:width]) for i in kept),
        )


_Scored = tuple[list[int], list[float], list[list[float]]]


def _alignment_layer(layers: Sequence[Any]) -> Any:
    """Choose the layer whose attention aligns best: the last but one (Garg et al., EMNLP 2019)."""
    return layers[max(0, len(layers) - 2)]


def _import_torch() -> Any:
    try:
        import torch
    except ImportError as error:
        raise ModelError(
            "the transformers engine needs torch: pip install 'vnbrief[torch]'"
        ) from error
    return torch


def _load_model(name: str, revision: str | None) -> Any:
    import transformers

    return transformers.AutoModelForSeq2SeqLM.from_pretrained(
        name,
        revision=revision or "main",
        # From the Hub no pickles: a file that only holds numbers cannot run code.
        use_safetensors=None if Path(name).is_dir() else True,
        attn_implementation="eager",  # the only one that gives its attention
        trust_remote_code=False,
    )


def _digest(folder: Path) -> str:
    for pattern in ("model.safetensors", "*.safetensors", "*.bin"):
        files = sorted(folder.glob(pattern))
        if files:
            return sha256(files[0])
    return ""
