"""Word lists written as plain text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, which white space parts."""
    return frozenset(text.split())
