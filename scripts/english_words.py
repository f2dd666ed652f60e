"""Write the English vocabulary by which names are told from words (``mentions/data``).

    python scripts/english_words.py

From the training corpus: every word that it writes small, and every capitalized one that the
Vietnamese sentence beside it mostly writes in another way (Cambodian, Sunday, Beijing).
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from training import grammar, prepare  # noqa: E402
from training.fillers import unmark  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = ROOT / "src" / "vnbrief" / "mentions" / "data" / "english.txt.xz"
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SLOT = re.compile(r"\{[A-Z]+\d?\}")


def pairs() -> Iterator[tuple[str, str]]:
    """Yield what the corpus has in both languages, but for the test articles."""
    parts = prepare.splits(None)
    for pair in parts.prose["train"] + parts.prose["dev"] + parts.words:
        yield pair.vi, pair.en
    for entry in prepare.lexicon():
        yield entry.vi, entry.en
    for rules in grammar.load(prepare.CORPUS / "grammar").rules.values():
        for rule in rules:
            yield rule.vi, _SLOT.sub("", rule.en)


def words() -> list[str]:
    """Return the vocabulary, sorted."""
    small, alike, other = set[str](), Counter[str](), Counter[str]()
    for vi, en in pairs():
        beside = set(re.findall(r"\w+", unmark(vi)))
        for match in _WORD.finditer(en):
            for part in re.split(r"['’-]", match.group()):
                if len(part) < 2:
                    continue
                if part.islower():
                    small.add(part)
                elif match.start() > 0 and not part.isupper():
                    (alike if part in beside else other)[part] += 1
    capital = {word for word in other if other[word] > alike[word] and word.lower() not in small}
    return sorted(small | capital)


def main() -> None:
    """Write the file; say how many words it holds."""
    found = words()
    TARGET.write_bytes(lzma.compress("\n".join(found).encode("utf-8"), preset=9))
    print(f"{TARGET.name}: {len(found)} words, {TARGET.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
