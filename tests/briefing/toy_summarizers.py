"""Small T5 and BART checkpoints that know two articles by heart: one summary is true, one is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sentencepiece
import torch
import transformers

from tests.engines.toys import T5_SHAPE, padded

if TYPE_CHECKING:
    from pathlib import Path

# Article, the summary that the model learns. The second summary of each pair holds a foreign number.
VIETNAMESE = (
    (
        "Toàn huyện có 48 thôn. Năm 2023, bà con góp 12 ha đất làm đường. Xã nào cũng có tổ dân vận.",
        "Bà con trong huyện góp 12 ha đất làm đường năm 2023.",
    ),
    (
        "Toàn xã có 19 bản. Năm 2022, bà con góp 36 triệu đồng xây cầu. Bản nào cũng có nhà văn hóa.",
        "Bà con trong xã góp 38 triệu đồng xây cầu năm 2022.",
    ),
)
ENGLISH = (
    (
        "The district has 48 villages. In 2023 people gave 12 hectares of land for the new road. "
        "Every commune has a team.",
        "People gave 12 hectares of land for the road in 2023.",
    ),
    (
        "The commune has 19 hamlets. In 2022 people gave 36 million VND for the new bridge. "
        "Every hamlet has a house of culture.",
        "People gave 38 million VND for the bridge in 2022.",
    ),
)


def t5(folder: Path, pairs: tuple[tuple[str, str], ...] = VIETNAMESE, prefix: str = "") -> Path:
    """Make a T5 that was trained with ``prefix`` before every article."""
    torch.manual_seed(7)
    folder.mkdir(parents=True, exist_ok=True)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([f"{prefix}{text}" for pair in pairs for text in pair] * 4),
        model_prefix=str(folder / "pieces"), vocab_size=140, hard_vocab_limit=False, minloglevel=2,
        normalization_rule_name="identity", model_type="bpe", num_threads=1,
        character_coverage=1.0, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
    )  # fmt: skip
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
    vocabulary = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)] + [
        (pieces.id_to_piece(i), pieces.get_score(i)) for i in range(3, pieces.get_piece_size())
    ]
    tokenizer = transformers.T5Tokenizer(vocab=vocabulary, extra_ids=0)
    config = transformers.T5Config(vocab_size=len(tokenizer), **T5_SHAPE)
    rows = [
        (tokenizer(prefix + article)["input_ids"], [0, *tokenizer(summary)["input_ids"]])
        for article, summary in pairs
    ]
    return _finish(transformers.T5ForConditionalGeneration(config), tokenizer, rows, folder)


def bart(folder: Path, pairs: tuple[tuple[str, str], ...] = ENGLISH) -> Path:
    """Make a BART: byte-level pieces, and a summary that begins with ``<s>``."""
    from tokenizers import ByteLevelBPETokenizer

    torch.manual_seed(7)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    pieces = ByteLevelBPETokenizer()
    pieces.train_from_iterator(
        [text for pair in pairs for text in pair], vocab_size=340, special_tokens=special
    )
    learned = json.loads(pieces.to_str())["model"]
    tokenizer = transformers.BartTokenizer(
        vocab=learned["vocab"], merges=[tuple(merge) for merge in learned["merges"]]
    )
    config = transformers.BartConfig(
        vocab_size=len(tokenizer), d_model=48, encoder_layers=1, decoder_layers=2,
        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=96,
        decoder_ffn_dim=96, max_position_embeddings=160, dropout=0.0, init_std=0.15,
        pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
        forced_bos_token_id=0, forced_eos_token_id=2, scale_embedding=True,
    )  # fmt: skip
    rows = [
        (tokenizer(article)["input_ids"], [2, *tokenizer(summary)["input_ids"]])
        for article, summary in pairs
    ]
    return _finish(transformers.BartForConditionalGeneration(config), tokenizer, rows, folder)


def _finish(
    model: Any, tokenizer: Any, rows: list[tuple[list[int], list[int]]], folder: Path
) -> Path:
    pad = model.config.pad_token_id
    sources = padded([source for source, _ in rows], pad)
    targets = padded([target for _, target in rows], pad)
    labels = targets[:, 1:].masked_fill(targets[:, 1:] == pad, -100)
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    model.train()
    for _ in range(200):
        logits = model(
            input_ids=sources,
            attention_mask=(sources != pad).long(),
            decoder_input_ids=targets[:, :-1],
        ).logits
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if loss.item() < 0.01:
            break
    model.eval().save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
