"""The SentencePiece vocabulary and the symbols that it keeps whole."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sentencepiece

if TYPE_CHECKING:
    from collections.abc import Iterable

EOS, UNK = 0, 1
TERM = ("<t>", "<=>", "</t>")
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


def space_terms(path: Path) -> None:
    """Makes a trained vocabulary read `<t>xã<=>commune</t>` as if it had spaces inside.

    A word right after a symbol would otherwise lack its word-start mark, be cut into other pieces
    than the same word in the target, and not be copied. The three brackets become ordinary pieces
    that always win, so that normalization rules, from which user-defined symbols are exempt, can
    put the spaces in; ids stay as they are.
    """
    from sentencepiece import sentencepiece_model_pb2

    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(path.read_bytes())
    for piece in model.pieces:
        if piece.piece in TERM:
            piece.type, piece.score = sentencepiece_model_pb2.ModelProto.SentencePiece.NORMAL, 0.0
    model.normalizer_spec.precompiled_charsmap = _rules()
    model.normalizer_spec.name = "terms"
    path.write_bytes(model.SerializeToString())


def _rules() -> bytes:
    """Compiled normalization rules: SentencePiece compiles them only while it trains."""
    rules = {"<t>": " <t> ", "<=>": " <=> ", "</t>": " </t>"}
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "rules.tsv"
        table.write_text(
            "".join(
                f"{' '.join(f'{ord(c):X}' for c in a)}\t{' '.join(f'{ord(c):X}' for c in b)}\n"
                for a, b in rules.items()
            )
        )
        buffer = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c d e f g"] * 10),
            model_writer=buffer,
            vocab_size=12,
            normalization_rule_tsv=str(table),
            minloglevel=2,
            hard_vocab_limit=False,
        )
    from sentencepiece import sentencepiece_model_pb2

    toy = sentencepiece_model_pb2.ModelProto()
    toy.ParseFromString(buffer.getvalue())
    return bytes(toy.normalizer_spec.precompiled_charsmap)


def load(path: Path) -> sentencepiece.SentencePieceProcessor:
    """Loads a trained vocabulary."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))
