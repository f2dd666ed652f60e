"""The configuration of one model size, read from a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Model:
    """Shape of the network, in units, layers and sentencepiece pieces."""

    name: str
    version: str
    width: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    ffn: int
    vocabulary: int
    positions: int


@dataclass(frozen=True)
class Train:
    """Optimization: rates, updates, tokens and minutes."""

    minutes: float
    learning_rate: float
    final_rate: float
    warmup: int
    batch_tokens: int
    dropout: float
    smoothing: float
    alignment_weight: float
    weight_decay: float
    clip: float
    average_every: int
    average_decay: float
    checkpoint_minutes: float
    workers: int
    seed: int


@dataclass(frozen=True)
class Data:
    """What a shard is made of. Shares are of lines and need not sum to one."""

    share: float
    shard_lines: int
    planned_tokens: int
    phrases_until: float
    prose: float
    words: float
    real: float
    grammar: float
    lexicon: float
    machine: float
    back: float
    held: float
    named: float
    renamed: float
    annotated: float
    invented: float
    longest: int


@dataclass(frozen=True)
class Config:
    """Everything that a configuration file says."""

    model: Model
    train: Train
    data: Data


def load(path: Path) -> Config:
    """Reads a configuration; raises TypeError for a missing or unknown key."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Config(Model(**table["model"]), Train(**table["train"]), Data(**table["data"]))
