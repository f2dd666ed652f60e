"""Converted checkpoints: CTranslate2 decodes, the checkpoint's own tokenizer cuts; no torch."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from vnbrief.engines.decoding import Decoder, decode, load_translator
from vnbrief.engines.embedded import default_threads
from vnbrief.engines.engine import EngineInfo
from vnbrief.engines.hub import HubTokenized, load_hub_tokenizer
from vnbrief.engines.manifest import read_manifest, verified_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vnbrief.document import Language
    from vnbrief.engines.engine import Hypothesis, Options, Request
    from vnbrief.engines.profiles import Profile


class CTranslate2Engine(HubTokenized):
    """A folder with ``model.bin`` and the files of the checkpoint's tokenizer."""

    def __init__(
        self,
        folder: str | Path,
        threads: int | None = None,
        device: str = "cpu",
        compute_type: str = "default",
        profile: str | Profile | None = None,
    ) -> None:
        """Load the model.

        Args:
            folder: as ``ct2-transformers-converter --copy_files …`` leaves it.
            threads: segments decoded side by side; one a core, at most 8, by default.
            device: ``cpu`` or ``cuda``.
            compute_type: of CTranslate2: ``default``, ``int8``, ``float32`` …
            profile: instead of the one that the folder's name and files suggest.

        Raises:
            ModelError: a file is missing or damaged.
        """
        self.folder = Path(folder)
        translator = load_translator(
            self.folder, threads or default_threads(), device, compute_type
        )
        self._tokenizer = load_hub_tokenizer(self.folder, profile)
        self._manifest = read_manifest(self.folder)
        longest = self._tokenizer.profile.max_source_tokens
        # What others converted does not say how many positions it has.
        self._longest = (
            min(longest, self._manifest.positions) if self._manifest.profile else longest
        )
        self._decoder = Decoder(
            translator,
            self._tokenizer.knows,
            self._manifest.adds_end,
            self._manifest.prefix_starts,
            self._longest,
        )

    @cached_property
    def info(self) -> EngineInfo:
        """Say which model this is."""
        manifest, profile = self._manifest, self._tokenizer.profile
        return EngineInfo(
            engine="ctranslate2",
            model=f"{manifest.name} {manifest.version}".strip(),
            digest=verified_digest(self.folder, manifest),
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
        return decode(self._decoder, requests, self._tokenizer.control(target), options)
