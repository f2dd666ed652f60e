"""One concept of the glossary; as in ISO 30042, its terms are preferred, admitted or deprecated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept with its preferred, admitted and deprecated terms in both languages.

    Attributes:
        id: stable slug, unique over all files.
        subdomain: the file that it came from, without ``.csv``.
        strength: ``must``: an approved form has to stand in a translation; ``should``: a word with
            other uses too, its absence is a note.
    """

    id: str
    vi: str
    en: str
    vi_variants: tuple[str, ...] = ()
    en_variants: tuple[str, ...] = ()
    en_avoid: tuple[str, ...] = ()
    vi_avoid: tuple[str, ...] = ()
    pos: str = "n"
    strength: Literal["must", "should"] = "must"
    note: str = ""
    subdomain: str = ""

    def preferred(self, language: Language) -> str:
        """Return the preferred term in ``language``."""
        return self.vi if language == "vi" else self.en

    def approved(self, language: Language) -> tuple[str, ...]:
        """Return the preferred and admitted terms in ``language``, the preferred one first."""
        return (self.vi, *self.vi_variants) if language == "vi" else (self.en, *self.en_variants)

    def deprecated(self, language: Language) -> tuple[str, ...]:
        """Return the terms to avoid in ``language``."""
        return self.vi_avoid if language == "vi" else self.en_avoid
