"""Stage one: checks the corpus, splits it, learns vocabulary, embeddings and alignments.

python -m training.prepare --config training/configs/small.toml --work DIR …
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse
import scipy.sparse.linalg

from training import align, config, fillers, grammar, holding, records, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CORPUS = Path(__file__).parent / "corpus"
DEV, TEST, REAL_TEST = 2, 3, 5  # percent of articles
# Lines of other people's news in the vocabulary's sample, so that general words have pieces too.
MONOLINGUAL = {"vi": 6_000, "en": 12_000}


@dataclass(frozen=True)
class Sources:
    """Where the inputs lie; saved in the work folder for the later stages."""

    config: str
    third_party: str | None
    gazetteer: str
    glossary: str | None

    def save(self, work: Path) -> None:
        """Writes `sources.json`."""
        (work / "sources.json").write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def load(cls, work: Path) -> Sources:
        """Reads what `save` wrote."""
        return cls(**json.loads((work / "sources.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Splits:
    """Train, dev and test pairs of the project's prose and of the third party's news.

    `words` are sentences written around words that the prose lacks; all are trained on.
    """

    prose: dict[str, list[records.Pair]]
    real: dict[str, list[records.Pair]]
    words: list[records.Pair]


def splits(third_party: Path | None, share: float = 1.0) -> Splits:
    """Splits both bodies of text by article, always the same way; `share` thins what is trained on.

    Smaller shares are parts of larger ones.
    """
    prose = records.split(records.articles(CORPUS / "prose"), DEV, TEST)
    real: dict[str, list[records.Pair]] = {"train": [], "dev": [], "test": []}
    if third_party:
        real = records.split(records.articles(third_party / "real"), DEV, REAL_TEST)
    held = [pair for found in (prose, real) for part in ("dev", "test") for pair in found[part]]
    for found in (prose, real):
        found["train"] = records.thin(found["train"], share)
    return Splits(prose, real, records.thin(records.words(CORPUS / "words", held), share))


def lexicon() -> list[records.Entry]:
    """The lexicon, with the entries that came with `words/`."""
    return records.lexicon(CORPUS / "lexicon", CORPUS / "words" / "lexicon")


def describe(parts: Splits) -> dict[str, dict[str, dict[str, object]]]:
    """Sizes and digests of every part, for `corpus/splits.json`."""
    return {
        name: {
            part: {"lines": len(pairs), "sha256": records.digest(pairs)}
            for part, pairs in found.items()
        }
        for name, found in (("prose", parts.prose), ("real", parts.real))
    }


def vocabulary_text(
    parts: Splits,
    entries: Sequence[records.Entry],
    rules: grammar.Grammar,
    fill: fillers.Fillers,
    rng: random.Random,
    third_party: Path | None,
) -> list[str]:
    """The lines from which pieces are learned: prose, news, lexicon, sampled grammar."""
    pairs = [(p.vi, p.en) for p in parts.prose["train"] + parts.real["train"] * 2 + parts.words]
    pairs += [(e.vi, e.en) for e in entries]
    for _ in range(15_000):
        pairs.append(grammar.sample(rules, rng, rng.choice(("S", "S", "HEAD", "NP")), fill))
    lines = []
    for vi, en in pairs:
        if rng.random() < 0.7:
            vi, en = holding.hold_pair(vi, en, ("vi", "en"), rng)
        if rng.random() < 0.02:
            vi, en = vi.upper(), en.upper()
        lines += [vi, en]
    for side, count in MONOLINGUAL.items() if third_party else ():
        found = list(records.monolingual(third_party, side)) if third_party else []
        lines += rng.sample(found, min(count, len(found)))
    return lines


def embeddings(
    pairs: Sequence[tuple[align.Ids, align.Ids]], size: int, width: int, seed: int
) -> NDArray[np.float32]:
    """Truncated SVD of pieces × pairs, both sides of a pair in one column; unit rows.

    A word and its translation stand in the same columns, so they start as neighbours.
    """
    rows = np.concatenate([ids for pair in pairs for ids in pair])
    columns = np.repeat(np.arange(len(pairs)), [len(a) + len(b) for a, b in pairs])
    matrix = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (size, len(pairs)))
    matrix.data = 1 + np.log(matrix.data)
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    matrix = scipy.sparse.diags(1 / np.maximum(norms, 1e-9)) @ matrix
    rng = np.random.default_rng(seed)
    left, singular, _ = scipy.sparse.linalg.svds(matrix, k=width, random_state=rng)
    vectors = left * np.sqrt(singular)
    vectors @= np.linalg.qr(rng.normal(size=(width, width)))[0]  # spread over all dimensions
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    noise = rng.normal(scale=width**-0.5, size=vectors.shape)
    known = lengths > 1e-6
    unit: NDArray[np.float32] = np.where(known, vectors / np.maximum(lengths, 1e-9), noise).astype(
        np.float32
    )
    return unit


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the stage; writes into `--work` and `corpus/splits.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for all intermediates")
    parser.add_argument("--gazetteer", type=Path, required=True, help="units.csv")
    parser.add_argument("--glossary", type=Path, help="folder of glossary CSVs")
    parser.add_argument("--third-party", type=Path, help="folder that holds real/ and mono/")
    parser.add_argument(
        "--keep-vocabulary",
        action="store_true",
        help="for a run under way to which text was added: new alignments only",
    )
    options = parser.parse_args(arguments)
    started = time.time()
    settings, work = config.load(options.config), options.work
    work.mkdir(parents=True, exist_ok=True)
    Sources(
        str(options.config.resolve()),
        str(options.third_party.resolve()) if options.third_party else None,
        str(options.gazetteer.resolve()),
        str(options.glossary.resolve()) if options.glossary else None,
    ).save(work)
    rng = random.Random(settings.train.seed)
    parts = splits(options.third_party)
    (CORPUS / "splits.json").write_text(json.dumps(describe(parts), indent=1) + "\n")
    entries = lexicon()
    rules = grammar.load(CORPUS / "grammar")
    fill = fillers.Fillers.load(options.gazetteer)
    spm = work / "sentencepiece.model"
    if not options.keep_vocabulary:
        lines = vocabulary_text(parts, entries, rules, fill, rng, options.third_party)
        vocabulary.train(lines, spm, settings.model.vocabulary)
        vocabulary.space_terms(spm)
        _say(f"vocabulary after {time.time() - started:.0f} s")
    processor = vocabulary.load(spm)
    texts = parts.prose["train"] + parts.real["train"] + parts.words
    both = [holding.hold_pair(p.vi, p.en, ("vi", "en"), rng) for p in texts]
    both += [(e.vi, e.en) for e in entries]
    left = processor.encode([vi for vi, _ in both])
    right = processor.encode([en for _, en in both])
    ids = [
        (np.array(a, dtype=np.int32), np.array(b, dtype=np.int32))
        for a, b in zip(left, right, strict=True)
    ]
    _say(f"{len(ids)} pairs, {sum(len(a) for a, _ in ids)} + {sum(len(b) for _, b in ids)} pieces")
    if not options.keep_vocabulary:
        model = settings.model
        table = embeddings(ids, model.vocabulary, model.width, settings.train.seed)
        np.save(work / "embeddings.npy", table)
    _say(f"embeddings after {time.time() - started:.0f} s")
    forth = align.train(ids, settings.model.vocabulary)
    back = align.train([(b, a) for a, b in ids], settings.model.vocabulary)
    np.save(work / "alignment.npy", np.sqrt(forth * back.T).astype(np.float16))
    _say(f"alignments after {time.time() - started:.0f} s")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
