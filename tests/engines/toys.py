"""Small checkpoints of each architecture, trained for a second on a language of 20 words.

They are saved as on the Hub, so that the engines load them through the path of any user's model.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from typing import TYPE_CHECKING, Any

import sentencepiece
import torch
import transformers

if TYPE_CHECKING:
    from pathlib import Path

SUBJECTS = (
    ("cán bộ", "cadres"),
    ("hội viên", "members"),
    ("thanh niên", "young people"),
    ("nông dân", "farmers"),
    ("phụ nữ", "women"),
)
VERBS = (("xây dựng", "build"), ("bảo vệ", "protect"), ("ủng hộ", "support"), ("thăm", "visit"))
OBJECTS = (
    ("con đường", "the road"),
    ("trường học", "the school"),
    ("phong trào", "the movement"),
    ("hợp tác xã", "the cooperative"),
    ("chính quyền xã", "the commune administration"),
)
TIMES = (("năm nay", "this year"), ("hôm qua", "yesterday"), ("trong tháng", "during the month"))


SCORES = {"own": {"vi-en": {"held": {"bleu": 98.0, "chrf++": 99.0}}}}


def pairs() -> list[tuple[str, str]]:
    """All 300 sentences of the toy language: Vietnamese, English."""
    return [
        tuple(f"{text[0].upper()}{text[1:]}." for text in map(" ".join, zip(*parts, strict=True)))
        for parts in itertools.product(SUBJECTS, VERBS, OBJECTS, TIMES)
    ]  # type: ignore[misc]


def train_pieces(folder: Path, size: int = 180, **options: Any) -> Path:
    """Train a SentencePiece model on both sides of the toy language."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [text for pair in pairs() for text in pair]
    options = {"unk_id": 0, "bos_id": 1, "eos_id": 2, "pad_id": -1, "model_type": "bpe"} | options
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(folder / "pieces"),
        vocab_size=size,
        normalization_rule_name="identity",
        minloglevel=2,
        num_threads=1,
        hard_vocab_limit=False,
        **options,
    )
    return folder / "pieces.model"


def _pieces(path: Path) -> list[tuple[str, float]]:
    """Pieces and scores without the three special ones."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [
        (processor.id_to_piece(i), processor.get_score(i))
        for i in range(3, processor.get_piece_size())
    ]


SHAPE = {
    "d_model": 48,
    "encoder_layers": 1,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 96,
    "decoder_ffn_dim": 96,
    "max_position_embeddings": 64,
    "dropout": 0.0,
    "activation_function": "relu",
    "scale_embedding": True,
    "init_std": 0.15,
}


T5_SHAPE = {
    "d_model": 48,
    "d_kv": 12,
    "num_heads": 4,
    "d_ff": 96,
    "num_layers": 2,
    "num_decoder_layers": 2,
    "pad_token_id": 0,
    "eos_token_id": 1,
    "decoder_start_token_id": 0,
    "dropout_rate": 0.0,
}


def marian(folder: Path) -> Path:
    """Vietnamese to English, as Helsinki-NLP/opus-mt-vi-en."""
    spm = train_pieces(folder)
    tokens = ["</s>", "<unk>", *(piece for piece, _ in _pieces(spm)), "<pad>"]
    vocabulary = folder / "vocab.json"
    vocabulary.write_text(json.dumps({token: i for i, token in enumerate(tokens)}))
    tokenizer = transformers.MarianTokenizer(
        str(spm), str(spm), str(vocabulary), source_lang="vi", target_lang="en"
    )
    pad = len(tokens) - 1
    config = transformers.MarianConfig(
        vocab_size=len(tokens), pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad,
        forced_eos_token_id=0, **SHAPE,
    )  # fmt: skip
    rows = [
        (tokenizer(vi)["input_ids"], [pad, *tokenizer(text_target=en)["input_ids"]])
        for vi, en in pairs()
    ]
    return _finish(transformers.MarianMTModel(config), tokenizer, rows, folder)


SYMBOLS = ("<2en>", "<2vi>", "<t>", "<=>", "</t>", *(f"<n{i}>" for i in range(1, 13)))


def embedded(folder: Path) -> Path:
    """Both directions, exported as the package's own model is; the weights stay beside it."""
    from ctranslate2.converters import TransformersConverter

    spm = train_pieces(
        folder,
        200,
        user_defined_symbols=list(SYMBOLS),
        byte_fallback=False,
        unk_id=1,
        eos_id=0,
        bos_id=-1,
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    tokens = [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]
    pad = len(tokens)
    weights = folder / "weights"
    weights.mkdir()
    table = {token: i for i, token in enumerate([*tokens, "<pad>"])}
    (weights / "vocab.json").write_text(json.dumps(table))
    tokenizer = transformers.MarianTokenizer(str(spm), str(spm), str(weights / "vocab.json"))
    config = transformers.MarianConfig(
        vocab_size=pad + 1, pad_token_id=pad, eos_token_id=0, decoder_start_token_id=pad,
        forced_eos_token_id=0, **SHAPE,
    )  # fmt: skip
    rows = []
    for vi, en in pairs():
        left, right = pieces.encode(vi), pieces.encode(en)
        rows.append(([table["<2en>"], *left, 0], [pad, *right, 0]))
        rows.append(([table["<2vi>"], *right, 0], [pad, *left, 0]))
    _finish(transformers.MarianMTModel(config), tokenizer, rows, weights)
    model = folder / "model"
    TransformersConverter(str(weights)).convert(str(model))
    (model / "sentencepiece.model").write_bytes(spm.read_bytes())
    said = {
        "name": "toy", "version": "0.1", "licence": "Apache-2.0", "tone_style": "old",
        "sha256": hashlib.sha256((model / "model.bin").read_bytes()).hexdigest(),
        "max_source_tokens": 32, "positions": 64, "scores": SCORES,
    }  # fmt: skip
    (model / "model.json").write_text(json.dumps(said))
    return model


def m2m100(folder: Path) -> Path:
    """Both directions, as facebook/m2m100_418M."""
    spm = train_pieces(folder)
    tokens = ["<s>", "<pad>", "</s>", "<unk>", *(piece for piece, _ in _pieces(spm))]
    vocabulary = folder / "vocab.json"
    vocabulary.write_text(json.dumps({token: i for i, token in enumerate(tokens)}))
    codes = transformers.models.m2m_100.tokenization_m2m_100.FAIRSEQ_LANGUAGE_CODES["m2m100"]
    tokenizer = transformers.M2M100Tokenizer(
        str(vocabulary), str(spm), src_lang="vi",
        additional_special_tokens=[f"__{code}__" for code in codes],
    )  # fmt: skip
    config = transformers.M2M100Config(
        vocab_size=len(tokens) + len(tokenizer.lang_code_to_id) + 8, pad_token_id=1,
        bos_token_id=0, eos_token_id=2, decoder_start_token_id=2, **SHAPE,
    )  # fmt: skip
    rows = _coded(tokenizer, {"vi": "vi", "en": "en"}, [2], "__{}__")
    return _finish(transformers.M2M100ForConditionalGeneration(config), tokenizer, rows, folder)


def nllb(folder: Path) -> Path:
    """Both directions, as facebook/nllb-200-distilled-600M: M2M100 with a BPE tokenizer."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    bpe = Tokenizer(models.BPE(unk_token="<unk>"))
    bpe.pre_tokenizer = pre_tokenizers.Metaspace()
    lines = [text for pair in pairs() for text in pair]
    bpe.train_from_iterator(lines, trainers.BpeTrainer(vocab_size=220, special_tokens=special))
    learned = json.loads(bpe.to_str())["model"]
    tokenizer = transformers.NllbTokenizer(
        vocab=learned["vocab"], merges=[tuple(m) for m in learned["merges"]], src_lang="vie_Latn"
    )
    config = transformers.M2M100Config(
        vocab_size=len(tokenizer), pad_token_id=1, bos_token_id=0, eos_token_id=2,
        decoder_start_token_id=2, **SHAPE,
    )  # fmt: skip
    rows = _coded(tokenizer, {"vi": "vie_Latn", "en": "eng_Latn"}, start=[2])
    return _finish(transformers.M2M100ForConditionalGeneration(config), tokenizer, rows, folder)


def mbart(folder: Path) -> Path:
    """Vietnamese to English, as vinai/vinai-translate-vi2en-v2: the code starts the decoder."""
    spm = train_pieces(folder)
    codes = transformers.models.mbart.tokenization_mbart.FAIRSEQ_LANGUAGE_CODES
    vocabulary = [
        *((token, 0.0) for token in ("<s>", "<pad>", "</s>", "<unk>")),
        *_pieces(spm),
        *((code, 0.0) for code in (*codes, "<mask>")),
    ]
    tokenizer = transformers.MBartTokenizer(vocab=vocabulary, src_lang="vi_VN", tgt_lang="en_XX")
    config = transformers.MBartConfig(
        vocab_size=len(tokenizer), pad_token_id=1, bos_token_id=0, eos_token_id=2,
        normalize_before=True, normalize_embedding=True, **SHAPE,
    )  # fmt: skip
    rows = _coded(tokenizer, {"vi": "vi_VN", "en": "en_XX"}, start=[], back=False)
    return _finish(transformers.MBartForConditionalGeneration(config), tokenizer, rows, folder)


def t5(folder: Path) -> Path:
    """Both directions, as VietAI/envit5-translation: ``vi: `` and ``en: `` on both sides."""
    spm = train_pieces(folder, 184, user_defined_symbols=["vi:", "en:"])
    vocabulary = [*((t, 0.0) for t in ("<pad>", "</s>", "<unk>")), *_pieces(spm)]
    tokenizer = transformers.T5Tokenizer(vocab=vocabulary, extra_ids=0)
    config = transformers.T5Config(vocab_size=len(tokenizer), **T5_SHAPE)
    rows = []
    for vi, en in pairs():
        left, right = (tokenizer(text)["input_ids"] for text in (f"vi: {vi}", f"en: {en}"))
        rows += [(left, [0, *right]), (right, [0, *left])]
    return _finish(transformers.T5ForConditionalGeneration(config), tokenizer, rows, folder)


def _coded(
    tokenizer: Any,
    codes: dict[str, str],
    start: list[int],
    code_token: str = "{}",
    back: bool = True,
) -> list[tuple[list[int], list[int]]]:
    """Rows for a model with language codes: the target's code, then its words."""
    rows = []
    for vi, en in pairs():
        for source, target, a, b in ((vi, en, "vi", "en"), (en, vi, "en", "vi")):
            if a == "en" and not back:
                continue
            tokenizer.src_lang, tokenizer.tgt_lang = codes[a], codes[b]
            words = tokenizer(text_target=target, add_special_tokens=False)["input_ids"]
            code = tokenizer.convert_tokens_to_ids(code_token.format(codes[b]))
            rows.append((tokenizer(source)["input_ids"], [*start, code, *words, 2]))
    return rows


def _finish(
    model: Any, tokenizer: Any, rows: list[tuple[list[int], list[int]]], folder: Path
) -> Path:
    """Train, save as on the Hub, and take away what is not saved there."""
    _train(model, rows)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _train(model: Any, rows: list[tuple[list[int], list[int]]], steps: int = 100) -> None:
    torch.manual_seed(7)
    pad = model.config.pad_token_id
    sources = padded([source for source, _ in rows], pad)
    targets = padded([target for _, target in rows], pad)
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, total_steps=steps)
    model.train()
    # As in the checkpoints of the Hub, padding stays the zero vector.
    row = torch.tensor(pad)
    model.get_input_embeddings().weight.register_hook(lambda grad: grad.index_fill(0, row, 0))
    for _ in range(steps):
        batch = torch.randint(len(rows), (40,))
        source, target = sources[batch], targets[batch]
        logits = model(
            input_ids=source,
            attention_mask=(source != pad).long(),
            decoder_input_ids=target[:, :-1],
        ).logits
        labels = target[:, 1:].masked_fill(target[:, 1:] == pad, -100)
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    model.eval()


def padded(rows: list[list[int]], pad: int) -> torch.Tensor:
    """Fill rows up to the longest one's length."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[pad] * (width - len(row))] for row in rows])
