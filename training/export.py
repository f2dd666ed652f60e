"""Stage four: writes the averaged model as a Hugging Face folder and as CTranslate2 int8.

    python -m training.export --work DIR --model src/vnbrief/model

The model folder is swapped in whole: a reader meets the old model or the new one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from training import config, prepare, train, vocabulary
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEPT = ("MODEL_CARD.md",)


def averaged(work: Path, settings: config.Config) -> tuple[Network, dict[str, Any]]:
    """The running average of the last checkpoint, in float32, and that checkpoint's progress."""
    found = sorted(p for p in (work / "checkpoints").glob("*.pt") if ".rank" not in p.name)
    if not found:
        raise FileNotFoundError(f"no checkpoint in {work / 'checkpoints'}")
    whole = torch.load(found[-1], weights_only=True)
    model = Network(settings.model, 0.0)
    flat = whole["average"].clone()
    train.bind(model, flat, torch.zeros_like(flat))
    return model.eval(), whole["progress"]


def marian_config(shape: config.Model) -> dict[str, Any]:
    """The settings of the same network as a `MarianMTModel`."""
    return {
        "vocab_size": shape.vocabulary + 1,
        "d_model": shape.width,
        "encoder_layers": shape.encoder_layers,
        "decoder_layers": shape.decoder_layers,
        "encoder_attention_heads": shape.heads,
        "decoder_attention_heads": shape.heads,
        "encoder_ffn_dim": shape.ffn,
        "decoder_ffn_dim": shape.ffn,
        "activation_function": "relu",
        "max_position_embeddings": shape.positions,
        "scale_embedding": True,
        "static_position_embeddings": True,
        "normalize_before": False,
        "normalize_embedding": False,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "dropout": 0.1,
        "attention_dropout": 0.0,
        "activation_dropout": 0.0,
        "pad_token_id": shape.vocabulary,
        "decoder_start_token_id": shape.vocabulary,
        "eos_token_id": vocabulary.EOS,
        "forced_eos_token_id": vocabulary.EOS,
        "bos_token_id": None,
    }


def _attention(name: str, module: Any) -> Iterator[tuple[str, Tensor]]:
    weights, biases = module.fused.weight, module.fused.bias
    names = ["q_proj", "k_proj", "v_proj"]
    if module.query is not None:
        yield f"{name}.q_proj.weight", module.query.weight
        yield f"{name}.q_proj.bias", module.query.bias
        names = names[1:]
    for part, weight, bias in zip(
        names, weights.chunk(len(names)), biases.chunk(len(names)), strict=True
    ):
        yield f"{name}.{part}.weight", weight
        yield f"{name}.{part}.bias", bias
    yield f"{name}.out_proj.weight", module.out.weight
    yield f"{name}.out_proj.bias", module.out.bias


def _layer(name: str, layer: Any) -> Iterator[tuple[str, Tensor]]:
    yield from _attention(f"{name}.self_attn", layer.self_attention)
    modules = {
        "self_attn_layer_norm": layer.self_norm,
        "fc1": layer.up,
        "fc2": layer.down,
        "final_layer_norm": layer.final_norm,
    }
    if layer.decoder:
        yield from _attention(f"{name}.encoder_attn", layer.cross_attention)
        modules["encoder_attn_layer_norm"] = layer.cross_norm
    for part, module in modules.items():
        yield f"{name}.{part}.weight", module.weight
        yield f"{name}.{part}.bias", module.bias


def marian_state(model: Network) -> dict[str, Tensor]:
    """The network's weights under MarianMTModel's names; the pad row is zero."""
    shape = model.shape
    table = torch.cat([model.embeddings, torch.zeros(1, shape.width)])
    places = model.places
    state = {
        "model.shared.weight": table,
        "model.encoder.embed_tokens.weight": table,
        "model.decoder.embed_tokens.weight": table,
        "lm_head.weight": table,
        "model.encoder.embed_positions.weight": places,
        "model.decoder.embed_positions.weight": places,
        "final_logits_bias": torch.zeros(1, shape.vocabulary + 1),
    }
    for side, layers in (("encoder", model.encoder), ("decoder", model.decoder)):
        for i, layer in enumerate(layers):
            state.update(_layer(f"model.{side}.layers.{i}", layer))
    return {name: value.detach().clone().float() for name, value in state.items()}


def hugging_face(model: Network, spm: Path, folder: Path) -> None:
    """Writes a folder that `AutoModelForSeq2SeqLM` and `AutoTokenizer` read."""
    import transformers

    settings = transformers.MarianConfig(**marian_config(model.shape))
    marian = transformers.MarianMTModel(settings)
    marian.load_state_dict(marian_state(model), strict=True)
    marian.save_pretrained(folder)
    pieces = vocabulary.load(spm)
    table = {pieces.id_to_piece(i): i for i in range(pieces.get_piece_size())}
    table["<pad>"] = len(table)
    (folder / "vocab.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(spm, folder / name)
    tokenizer = {
        "tokenizer_class": "MarianTokenizer",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "model_max_length": model.shape.positions,
        "source_lang": "vi",
        "target_lang": "en",
        "separate_vocabs": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer, indent=1))


def convert(folder: Path, target: Path) -> None:
    """Converts the Hugging Face folder to CTranslate2 with int8 weights."""
    import ctranslate2.converters

    ctranslate2.converters.TransformersConverter(str(folder)).convert(
        str(target), quantization="int8", force=True
    )


def describe(
    settings: config.Config, progress: dict[str, Any], model_bin: Path, scores: dict[str, Any]
) -> dict[str, Any]:
    """What `model.json` says."""
    return {
        "name": settings.model.name,
        "version": settings.model.version,
        "licence": "Apache-2.0",
        "languages": ["en", "vi"],
        "architecture": "marian",
        "shape": {
            k: getattr(settings.model, k)
            for k in ("width", "heads", "encoder_layers", "decoder_layers", "ffn", "vocabulary")
        },
        "sha256": hashlib.sha256(model_bin.read_bytes()).hexdigest(),
        "tone_style": "old",
        "normalization": "NFC",
        "source_tokens": "[<2en> or <2vi>] + sentencepiece.encode(text) + [</s>]",
        "symbols": {
            "target": {"en": "<2en>", "vi": "<2vi>"},
            "term": ["<t>", "<=>", "</t>"],
            "placeholders": {
                "number": ["n", 12],
                "year": ["y", 6],
                "date": ["d", 8],
                "document": ["c", 8],
                "rank": ["r", 6],
                "names": ["x", 16],
            },
        },
        "max_source_tokens": settings.data.longest,
        "alignment": {"layer": -1, "heads": 1},
        "training": {
            "tokens": progress["tokens"],
            "updates": progress["updates"],
            "minutes": round(progress["minutes"], 1),
            "hardware": "two CPU cores, bfloat16",
            "average": {
                "kind": "running",
                "every": settings.train.average_every,
                "decay": settings.train.average_decay,
            },
        },
        "scores": scores,
    }


def swap(new: Path, target: Path) -> None:
    """Puts a finished folder in the place of another, keeping the old one's model card."""
    for name in KEPT:
        if (target / name).exists() and not (new / name).exists():
            shutil.copyfile(target / name, new / name)
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        os.replace(target, old)
    os.replace(new, target)
    shutil.rmtree(old, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Exports the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder to replace")
    parser.add_argument("--scores", type=Path, help="JSON of scores to put into model.json")
    options = parser.parse_args(arguments)
    settings = config.load(Path(prepare.Sources.load(options.work).config))
    model, progress = averaged(options.work, settings)
    folder = options.work / "hugging-face"
    folder.mkdir(exist_ok=True)
    hugging_face(model, options.work / "sentencepiece.model", folder)
    options.model.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.model.parent) as temporary:
        new = Path(temporary) / "model"
        convert(folder, new)
        shutil.copyfile(options.work / "sentencepiece.model", new / "sentencepiece.model")
        scores = json.loads(options.scores.read_text()) if options.scores else {}
        described = describe(settings, progress, new / "model.bin", scores)
        (new / "model.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
        swap(new, options.model)
    print(f"{options.model}: {progress['tokens']} tokens", file=sys.stderr)


if __name__ == "__main__":
    main()
