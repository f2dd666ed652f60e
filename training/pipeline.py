"""All stages after one another: prepare, sample beside train, export, evaluate.

python -m training.pipeline --config training/configs/small.toml --work DIR --gazetteer FILE
    [--glossary DIR] [--third-party DIR] [--flores DIR] --model DIR
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from training import evaluate, export, prepare, train

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs every stage; a work folder that was prepared before is trained further."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--third-party", type=Path)
    parser.add_argument("--flores", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args(arguments)
    work = ["--work", str(options.work)]
    if not (options.work / "sources.json").exists():
        given = ["--config", str(options.config), "--gazetteer", str(options.gazetteer)]
        for name in ("glossary", "third_party"):
            if getattr(options, name):
                given += ["--" + name.replace("_", "-"), str(getattr(options, name))]
        prepare.main([*given, *work])
    sampler = subprocess.Popen([sys.executable, "-m", "training.sample", *work])
    try:
        train.main(work)
    finally:
        sampler.terminate()
        sampler.wait()
    export.main([*work, "--model", str(options.model)])
    flores = ["--flores", str(options.flores)] if options.flores else []
    out = ["--out", str(options.work / "scores.json")]
    evaluate.main([*work, "--model", str(options.model), *flores, *out])


if __name__ == "__main__":
    main()
