"""Term annotations: `<t>source words<=>target form</t>` in place of the source words."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from training import align, names
from training.fillers import unmark

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from numpy.typing import NDArray

    from training.grammar import Marker
    from training.records import Entry

LONGEST = 9  # words of a term
UNMARKED = 0.3  # of the names annotated into Vietnamese
_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_POS = {"NP": "n", "VB": "v", "IND": "n", "ORG": "name", "PROG": "n", "ADJ": "adj", "PEOPLE": "n"}

ANNOTATION = re.compile(r"<t>(.*?)<=>(.*?)</t>")
Spans = Callable[[str, str], list[tuple[str, str]]]


def mark(source: str, target: str) -> str:
    """One annotation."""
    return f"<t>{source}<=>{target}</t>"


@dataclass
class Terms:
    """Known terms by their first words, both ways, and entries by part of speech."""

    vi: dict[str, list[str]]
    en: dict[str, list[str]]
    entries: dict[str, list[Entry]]
    avoided: dict[str, list[str]]
    nouns: dict[str, str]

    @classmethod
    def load(cls, entries: Sequence[Entry], glossary: Path | None) -> Terms:
        """Joins lexicon and glossary; glossary forms in `en_avoid` serve en→vi sources."""
        pairs = [(e.vi, e.en) for e in entries if e.pos in ("n", "v", "name", "phrase", "adj")]
        avoided: dict[str, list[str]] = defaultdict(list)
        for path in sorted(glossary.glob("*.csv")) if glossary else []:
            with path.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    forms = [row["vi"], *_several(row["vi_variants"])]
                    others = [row["en"], *_several(row["en_variants"])]
                    pairs += [(vi, en) for vi in forms for en in others]
                    avoided[row["en"].lower()] += _several(row["en_avoid"])
        vi: dict[str, list[str]] = defaultdict(list)
        en: dict[str, list[str]] = defaultdict(list)
        for left, right in dict.fromkeys(pairs):
            right = _ARTICLE.sub("", right)
            vi[left.lower()].append(right)
            en[right.lower()].append(left)
        by_pos: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_pos[entry.pos].append(entry)
        # Nouns of two syllables or more: single ones mean too much.
        nouns = {
            e.vi.lower(): e.en for e in by_pos["n"] if " " in e.vi and not _ARTICLE.match(e.en)
        }
        forbidden = {k: v for k, v in avoided.items() if v}
        return cls(dict(vi), dict(en), dict(by_pos), forbidden, nouns)

    def marker(self, target: str) -> Marker:
        """A grammar marker: a lexicon word with another word's translation, annotated.

        The model has to believe the annotation, since nothing else would suggest that form.
        """
        budget = [2]

        def offer(rng: random.Random, symbol: str) -> tuple[str, str] | None:
            pool = self.entries.get(_POS.get(symbol, ""), [])
            if not pool or budget[0] == 0 or rng.random() > 0.6:
                return None
            budget[0] -= 1
            own, other = rng.choice(pool), rng.choice(pool)
            noun = symbol in ("NP", "IND", "PROG") and rng.random() < 0.6
            article = "the " if noun and not other.en.lower().startswith("the ") else ""
            if target == "en":
                return mark(own.vi, other.en), article + other.en
            return other.vi, article + mark(own.en, other.vi)

        return offer

    def worsen(self, text: str, rng: random.Random) -> str:
        """Puts forms that the glossary avoids into English, as machine translation has them."""
        for start, end in _windows(text, 6):
            forms = self.avoided.get(text[start:end].lower())
            if forms and rng.random() < 0.5:
                return text[:start] + rng.choice(forms) + text[end:]
        return text


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _windows(text: str, longest: int) -> list[tuple[int, int]]:
    """Offsets of all word windows, longest first."""
    words = [m.span() for m in _WORD.finditer(text)]
    return [
        (words[i][0], words[i + n - 1][1])
        for n in range(longest, 0, -1)
        for i in range(len(words) - n + 1)
    ]


def standing(form: str, text: str) -> str | None:
    """The form as it stands in a text (case, plural and tense aside), or None."""
    pattern = r"(?<!\w)" + re.escape(form) + r"(?:s|es|ed|d|ing)?(?!\w)"
    found = re.search(pattern, text, re.IGNORECASE)
    return found.group() if found else None


def _known(
    source: str, target: str, order: tuple[str, str], terms: Terms, rng: random.Random
) -> list[tuple[int, int, str]]:
    table = terms.vi if order[0] == "vi" else terms.en
    found = []
    for start, end in _windows(source, LONGEST):
        words = source[start:end]
        for form in table.get(words.lower(), ()):
            stands = standing(form, target)
            if stands and (len(words) > 4 or rng.random() < 0.3):
                # Mostly the glossary's own form, so that the model learns to inflect it.
                shown = form if rng.random() < 0.75 else stands
                found.append((start, end, shown))
                break
    return found


def annotate(
    source: str,
    target: str,
    order: tuple[str, str],
    terms: Terms,
    rng: random.Random,
    spans: Spans,
) -> str:
    """Annotates one to five stretches of the source whose translation stands in the target:
    known terms first, then random aligned phrases.
    """
    wanted = rng.choices((1, 2, 3, 4, 5), (40, 28, 16, 10, 6))[0]
    found = _known(source, target, order, terms, rng)
    rng.shuffle(found)
    if len(found) < wanted or rng.random() < 0.3:
        aligned = spans(source, target)
        rng.shuffle(aligned)
        for left, right in aligned[: 2 * wanted]:
            start = source.find(left)
            if start >= 0:
                found.append((start, start + len(left), right))
        if rng.random() < 0.4:
            rng.shuffle(found)
    return _write(source, _apart(source, found)[:wanted], rng)


def annotate_names(
    source: str,
    target: str,
    order: tuple[str, str],
    terms: Terms,
    rng: random.Random,
) -> tuple[str, str]:
    """Annotates every name that both sides hold, as the package does, and some known terms.

    Into Vietnamese, some names keep the target without marks: nobody knows the marks of a
    person met in English, and the package then asks for the name as it stands.
    """
    vi, en = (source, target) if order[0] == "vi" else (target, source)
    found: list[tuple[int, int, str]] = []
    changes: dict[tuple[int, int], tuple[int, int, str]] = {}
    for name in names.find(vi, en):
        if order[0] == "vi":
            found.append((*name.vi, target[slice(*name.en)]))
            continue
        form = target[slice(*name.vi)]
        if rng.random() < UNMARKED:
            bare = unmark(target[slice(*name.bare_vi)])
            form = target[name.vi[0] : name.bare_vi[0]] + bare
            changes.setdefault(name.en, (*name.bare_vi, bare))
        found.append((*name.en, form))
    if rng.random() < 0.5:
        known = _known(source, target, order, terms, rng)
        rng.shuffle(known)
        found += known[: rng.randint(1, 4)]
    chosen = _apart(source, found)
    written = [changes[start, end] for start, end, _ in chosen if (start, end) in changes]
    for start, end, bare in sorted(written, reverse=True):
        target = target[:start] + bare + target[end:]
    return _write(source, chosen, rng), target


def invent(
    source: str, target: str, order: tuple[str, str], terms: Terms, rng: random.Random
) -> tuple[str, str]:
    """Gives up to three known nouns of a line another noun's translation, or a name, annotated.

    As `Terms.marker` does in the grammar, but in real sentences: what stands in the target is
    replaced, so that only obedience to the annotation gives the right line.
    """
    table = terms.nouns if order[0] == "vi" else {en: vi for vi, en in terms.nouns.items()}
    found = []
    for start, end in _windows(source, LONGEST):
        form = table.get(source[start:end].lower())
        if form and target.count(form) == 1 and standing(form, target) == form:
            found.append((start, end, form))
    rng.shuffle(found)
    chosen = []
    for start, end, form in _apart(source, found)[: rng.randint(1, 3)]:
        pool = terms.entries["name" if rng.random() < 0.1 else "n"]
        entry = rng.choice(pool)
        other = _ARTICLE.sub("", entry.en) if order[1] == "en" else entry.vi
        pattern = re.compile(rf"(\b[Aa]n? )?(?<!\w){re.escape(form)}(?!\w)")
        if len(pattern.findall(target)) != 1 or "<" in form:
            continue
        match = pattern.search(target)
        if match is None:
            continue
        article = _article(match[1], other)
        target = target[: match.start()] + article + other + target[match.end() :]
        chosen.append((start, end, other))
    return _write(source, chosen, rng), target


def _article(article: str | None, noun: str) -> str:
    if not article:
        return ""
    return ("an " if noun[:1].lower() in "aeiou" else "a ").replace("a", article[0], 1)


def _apart(source: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    taken = bytearray(len(source))
    chosen: list[tuple[int, int, str]] = []
    for start, end, form in found:
        if not any(taken[start:end]) and "<" not in source[start:end] and "<" not in form:
            taken[start:end] = b"\1" * (end - start)
            chosen.append((start, end, form))
    return chosen


def _write(source: str, chosen: list[tuple[int, int, str]], rng: random.Random) -> str:
    inner = " " if rng.random() < 0.1 else ""  # both spellings of the brackets are met
    for start, end, form in sorted(chosen, reverse=True):
        note = mark(inner + source[start:end] + inner, inner + form + inner)
        source = source[:start] + note + source[end:]
    return source


def phrases(
    joint: NDArray[np.floating], spm: Any, source: str, target: str, longest: int = 6
) -> list[tuple[str, str]]:
    """Aligned phrase pairs, consistent both ways, cut at spaces; placeholders left out."""
    left, right = spm.encode(source, out_type=str), spm.encode(target, out_type=str)
    if not left or not right:
        return []
    ids = [np.array(spm.piece_to_id(p), dtype=np.int32) for p in (left, right)]
    cells = align.scores(joint, ids[0], ids[1])
    strong = cells > 0.02
    links = np.zeros_like(strong)
    links[cells.argmax(axis=0), np.arange(len(right))] = True
    links[np.arange(len(left)), cells.argmax(axis=1)] |= True
    links &= strong
    found = []
    begins = [i for i, piece in enumerate(left) if piece.startswith("▁")] + [len(left)]
    for a, start in enumerate(begins[:-1]):
        for end in begins[a + 1 : a + 1 + longest]:
            columns = np.flatnonzero(links[start:end].any(axis=0))
            if len(columns) == 0:
                continue
            first, last = int(columns[0]), int(columns[-1]) + 1
            whole = right[first].startswith("▁") and (
                last == len(right) or right[last].startswith("▁")
            )
            rows = np.flatnonzero(links[:, first:last].any(axis=1))
            if whole and last - first <= 12 and start <= rows[0] and rows[-1] < end:
                pair = (
                    spm.decode(left[start:end]).strip(" .,;:"),
                    spm.decode(right[first:last]).strip(" .,;:"),
                )
                if all(len(p) > 2 and "<" not in p for p in pair):
                    found.append(pair)
    return found
