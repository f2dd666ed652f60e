"""The learning curve against the corpus's size, and how much two equal runs differ.

Trains the tiny model on a quarter, a half and the whole of the corpus, the last twice, every run
over the same tokens with the same vocabulary, and writes dev scores a line a run.

    python -m training.sizes --base DIR --config training/configs/tiny.toml --tokens 8000000
        --out training/results/sizes.csv

`--base` is a work folder that `prepare` has filled. Each run gets a folder of its own in it.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from training import config, evaluate, export, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNS = (("quarter", 0.25), ("half", 0.5), ("whole", 1.0), ("whole, again", 1.0))


def train(work: Path, tokens: int) -> None:
    """Samples beside training, as the pipeline does, until the tokens are reached."""
    sampler = subprocess.Popen([sys.executable, "-m", "training.sample", "--work", str(work)])
    try:
        command = [sys.executable, "-m", "training.train", "--work", str(work)]
        subprocess.run([*command, "--tokens", str(tokens)], check=True)
    finally:
        sampler.terminate()
        sampler.wait()


def furnish(base: Path, work: Path, template: Path, share: float) -> None:
    """Gives a run its vocabulary and its configuration, which says the corpus's share."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("sentencepiece.model", "alignment.npy"):
        shutil.copy(base / name, work / name)
    text = template.read_text(encoding="utf-8")
    text = "\n".join(
        f"share = {share}" if line.startswith("share =") else line for line in text.splitlines()
    )
    (work / "config.toml").write_text(text + "\n", encoding="utf-8")
    sources = prepare.Sources.load(base)
    dataclasses.replace(sources, config=str((work / "config.toml").resolve())).save(work)
    config.load(work / "config.toml")  # a bad one fails here, not in a child


def main(arguments: Sequence[str] | None = None) -> None:
    """Makes all runs, one after the other; a line is written as soon as its run has ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="a prepared work folder")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--tokens", type=int, required=True)
    parser.add_argument("--quick", type=int, default=300, help="dev lines to score")
    parser.add_argument("--out", type=Path, required=True, help="CSV of all runs")
    options = parser.parse_args(arguments)
    rows = []
    for name, share in RUNS:
        work = options.base / "sizes" / name.replace(", ", "-")
        furnish(options.base, work, options.config, share)
        train(work, options.tokens)
        export.main(["--work", str(work), "--model", str(work / "model")])
        scores = work / "scores.json"
        model = ["--work", str(work), "--model", str(work / "model"), "--beam", "1"]
        evaluate.main([*model, "--quick", str(options.quick), "--out", str(scores)])
        result = json.loads(scores.read_text(encoding="utf-8"))
        row = {"corpus": name, "share": share, "tokens": result["model"]["training"]["tokens"]}
        for part in ("own-dev", "real-dev"):
            for direction in ("vi-en", "en-vi"):
                for metric, value in result.get(part, {}).get(direction, {})["held"].items():
                    row[f"{part} {direction} {metric}"] = value
        rows.append(row)
        with options.out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
