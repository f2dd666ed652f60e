"""Small checkpoints, made once a session and only if a test asks for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Folder names as on the Hub: the engines choose their profiles by them.
HUB_NAMES = {
    "marian": "opus-mt-vi-en",
    "m2m100": "m2m100_418M",
    "nllb": "nllb-200-distilled-600M",
    "mbart": "vinai-translate-vi2en-v2",
    "t5": "envit5-translation",
}
FAMILIES = tuple(HUB_NAMES)
BOTH_WAYS = ("m2m100", "nllb", "t5")


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the folder of a checkpoint of one family, as it would lie in the Hub's cache."""
    import torch
    import transformers

    from tests.engines import toys

    torch.set_num_threads(1)
    transformers.utils.logging.disable_progress_bar()

    @cache
    def make(family: str) -> Path:
        folder = tmp_path_factory.mktemp("hub") / HUB_NAMES[family]
        torch.manual_seed(7)  # the same model whatever ran before
        return getattr(toys, family)(folder)

    return make


@pytest.fixture(scope="session")
def converted(
    checkpoint: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Give the same checkpoint, converted without quantization."""
    from vnbrief.engines.converting import convert

    @cache
    def make(family: str) -> Path:
        folder = tmp_path_factory.mktemp("converted") / HUB_NAMES[family]
        return convert(checkpoint(family), folder, "float32").folder

    return make


@pytest.fixture(scope="session")
def embedded_folder(
    checkpoint: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give a small model in the package's own form."""
    from tests.engines import toys

    return toys.embedded(tmp_path_factory.mktemp("embedded"))
