"""The SentencePiece vocabulary and the symbols that it keeps whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sentencepiece

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EOS, UNK = 0, 1
BACK = "<x1>"  # stands before a source that a machine wrote (back-translation)


def symbols() -> list[str]:
    """All user-defined symbols: target languages, annotations, placeholders, spares."""
    found = ["<2en>", "<2vi>", "<t>", "<=>", "</t>"]
    for kind, count in (("n", 12), ("y", 6), ("d", 8), ("c", 8), ("r", 6), ("x", 16)):
        found += [f"<{kind}{i}>" for i in range(1, count + 1)]
    return found


def train(lines: Iterable[str], target: Path, size: int) -> None:
    """Trains the joint unigram model: marks, quotes and digits stay as they are (identity)."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(target.with_suffix("")),
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9998,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        remove_extra_whitespaces=True,
        user_defined_symbols=symbols(),
        eos_id=EOS,
        unk_id=UNK,
        bos_id=-1,
        pad_id=-1,
        num_threads=2,
        max_sentence_length=8192,
        minloglevel=1,
    )


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Loads a trained vocabulary."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))
