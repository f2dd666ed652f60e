"""Speed of the embedded model's shape beside OPUS-MT's, through CTranslate2 and transformers.

    python -m benchmarks.shapes --hf FOLDER [--text FILE]

FOLDER is the Hugging Face folder that ``training.export`` writes. OPUS-MT's shape (6+6 layers, 512
wide, 8 heads, feed-forward 2,048, 58,101 pieces) gets random weights, which time cannot tell from
trained ones: every system reads the same sentences and writes the same number of tokens a sentence.
Both shapes are converted to int8 for CTranslate2; transformers computes in float32.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.engines import batched, best_of, padded, sentences, word_count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OPUS_MT: dict[str, Any] = {
    "d_model": 512,
    "encoder_layers": 6,
    "decoder_layers": 6,
    "encoder_attention_heads": 8,
    "decoder_attention_heads": 8,
    "encoder_ffn_dim": 2048,
    "decoder_ffn_dim": 2048,
    "activation_function": "swish",
    "vocab_size": 58_101,
    "max_position_embeddings": 512,
    "scale_embedding": True,
    "static_position_embeddings": True,
    "tie_word_embeddings": True,
    "share_encoder_decoder_embeddings": True,
    "pad_token_id": 58_100,
    "decoder_start_token_id": 58_100,
    "eos_token_id": 0,
}
WRITTEN = 32  # tokens a sentence
Speeds = dict[int, float]  # by beam


def opus_shaped(hf: Path, folder: Path) -> None:
    """Write a checkpoint of OPUS-MT's shape: our pieces, and more that no text has."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(1)
    MarianMTModel(MarianConfig(**OPUS_MT)).save_pretrained(folder)
    pieces = json.loads((hf / "vocab.json").read_text(encoding="utf-8"))
    pieces.pop("<pad>")
    more = (f"<unused{i}>" for i in range(len(pieces), OPUS_MT["pad_token_id"]))
    table = {**pieces, **{piece: len(pieces) + i for i, piece in enumerate(more)}}
    table["<pad>"] = len(table)
    (folder / "vocab.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copyfile(hf / name, folder / name)


def through_ctranslate2(hf: Path, texts: Sequence[str], threads: int, repeat: int) -> Speeds:
    """Convert to int8, decode; ``threads`` workers of one thread each."""
    import ctranslate2
    from sentencepiece import SentencePieceProcessor

    pieces = SentencePieceProcessor(model_file=str(hf / "source.spm"))
    rows = [["<2en>", *pieces.encode(text, out_type=str), "</s>"] for text in texts]
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "int8"
        converter = ctranslate2.converters.TransformersConverter(str(hf))
        converter.convert(str(made), quantization="int8")
        translator = ctranslate2.Translator(str(made), inter_threads=threads, intra_threads=1)

    def decode(beam: int) -> None:
        translator.translate_batch(
            rows,
            beam_size=beam,
            max_batch_size=512,
            batch_type="tokens",
            min_decoding_length=WRITTEN,
            max_decoding_length=WRITTEN,
        )

    return _speeds(decode, texts, repeat)


def through_transformers(hf: Path, texts: Sequence[str], threads: int, repeat: int) -> Speeds:
    """Decode with ``generate`` in float32, batches of sentences of like length."""
    import torch
    from sentencepiece import SentencePieceProcessor
    from transformers import AutoModelForSeq2SeqLM

    torch.set_num_threads(threads)
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(hf).eval()
    pieces = SentencePieceProcessor(model_file=str(hf / "source.spm"))
    language, end = pieces.piece_to_id("<2en>"), pieces.eos_id()
    rows = [[language, *pieces.encode(text), end] for text in texts]
    pad = model.config.pad_token_id

    def decode(beam: int) -> None:
        for batch in batched(rows):
            ids = torch.tensor(padded([rows[i] for i in batch], pad))
            with torch.inference_mode():
                model.generate(
                    input_ids=ids,
                    attention_mask=ids != pad,
                    num_beams=beam,
                    min_new_tokens=WRITTEN,
                    max_new_tokens=WRITTEN,
                    do_sample=False,
                )

    return _speeds(decode, texts, repeat)


def _speeds(decode: Callable[[int], None], texts: Sequence[str], repeat: int) -> Speeds:
    decode(1)
    return {beam: word_count(texts) / best_of(repeat, partial(decode, beam)) for beam in (1, 4)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table: source words a second, and each as a multiple of OPUS-MT's shape in torch."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.shapes")
    parser.add_argument("--hf", type=Path, required=True, help="our weights for transformers")
    parser.add_argument("--text", type=Path, help="Vietnamese sentences")
    parser.add_argument("--count", type=int, default=64, help="sentences")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=2, help="runs of which the best counts")
    given = parser.parse_args(arguments)
    texts = sentences(given.text, given.count)
    with tempfile.TemporaryDirectory() as scratch:
        opus_shaped(given.hf, Path(scratch))
        table = {
            f"{name}, {engine}": run(folder, texts, given.threads, given.repeat)
            for name, folder in (("OPUS-MT's shape", Path(scratch)), ("embedded shape", given.hf))
            for engine, run in (
                ("transformers", through_transformers),
                ("CTranslate2", through_ctranslate2),
            )
        }
    first = next(iter(table.values()))
    print(f"{len(texts)} sentences, {WRITTEN} tokens written for each, {given.threads} threads\n")
    print("| | greedy, words/s | | beam 4, words/s | |\n| --- | ---: | ---: | ---: | ---: |")
    for name, speeds in table.items():
        cells = (f"{speeds[b]:,.0f} | {speeds[b] / first[b]:.1f} ×" for b in (1, 4))
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
