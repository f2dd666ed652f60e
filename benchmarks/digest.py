"""Time and memory of a digest by the number of its articles, without a translation model.

Usage: ``python -m benchmarks.digest --vietnews ARTICLES.jsonl [--sizes 50,100,200]``, one JSON record a
line with ``title`` and ``sentences``.  The articles are third-party text and stay outside the repository.
Linear means that the last column stays level; flat memory, that the growth is a few kilobytes an article.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from benchmarks.no_foreign_numbers import Figures, documents
from vnbrief.digesting.digest import digest
from vnbrief.glossary import Glossary


def peak_megabytes() -> float:
    """Return the process's greatest resident set so far; macOS counts in bytes, Linux in kilobytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Print a line for each size, the smallest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vietnews", type=Path, required=True)
    parser.add_argument("--sizes", default="50,100,200")
    arguments = parser.parse_args()
    glossary, translator = Glossary.default(), Figures()
    digest(documents(arguments.vietnews, 2), translator=translator, glossary=glossary)
    print(f"{'articles':>8} {'CPU s':>8} {'peak MB':>8} {'ms an article':>14}")
    for size in sorted(int(number) for number in arguments.sizes.split(",")):
        start = time.process_time()
        digest(documents(arguments.vietnews, size), translator=translator, glossary=glossary)
        seconds = time.process_time() - start
        peak = peak_megabytes()
        print(f"{size:>8} {seconds:>8.2f} {peak:>8.1f} {1000 * seconds / size:>14.1f}", flush=True)


if __name__ == "__main__":
    main()
