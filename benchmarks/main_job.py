"""What the main job costs: start-up, the brief of the example article, and the same weights in torch.

    python -m benchmarks.main_job [--hf FOLDER] [--repeat 5]

``--hf`` is the Hugging Face folder that ``training.export`` writes beside the package's model; with it
the same weights are also loaded, and made to translate one sentence, through transformers.
Every row is the best of ``--repeat`` fresh processes, taken in turn; times count from process start,
but for the warm brief, which is the second one that its process makes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import resource

SEED = Path(__file__).parent.parent / "seeds" / "000_34b3d2526cdc3b2a.txt"
SENTENCE = "Tỉnh ủy đã ban hành nghị quyết về công tác dân vận."
EMBEDDED = (
    "from vnbrief.engines import load_engine; from vnbrief.engines.engine import Options, Request; "
    "e = load_engine('embedded'); "
    f"e.translate([Request(e.tokenize({SENTENCE!r}, 'vi', 'en'))], 'en', Options())"
)
TRANSFORMERS = (
    "import sys; from vnbrief.engines import load_engine; "
    "from vnbrief.engines.engine import Options, Request; "
    "e = load_engine('transformers', sys.argv[1]); "
    f"e.translate([Request(e.tokenize({SENTENCE!r}, 'vi', 'en'))], 'en', Options())"
)
WARM = (
    "import sys, time, vnbrief; t = vnbrief.Translator(); d = vnbrief.read(sys.argv[1]); "
    "vnbrief.brief(d, translator=t); start = time.perf_counter(); "
    "vnbrief.brief(d, translator=t); print(time.perf_counter() - start)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A named command and the bounds that it should keep (seconds, MB of peak memory)."""

    name: str
    command: tuple[str, ...]
    seconds: float | None = None
    megabytes: float | None = None


def rows(hf: Path | None) -> list[Row]:
    """Return what is measured."""
    python = sys.executable
    found = [
        Row("bare python", (python, "-c", "pass")),
        Row("import vnbrief", (python, "-c", "import vnbrief"), 0.15),
        Row("vnbrief --help", (python, "-m", "vnbrief", "--help"), 0.3),
        Row("brief of the seed", (python, "-m", "vnbrief", "brief", str(SEED)), 5.0, 600),
        Row("brief of the seed, warm", (python, "-c", WARM, str(SEED)), 2.0),
        Row("embedded model, one sentence", (python, "-c", EMBEDDED)),
    ]
    if hf:
        found.append(Row("same weights, transformers", (python, "-c", TRANSFORMERS, str(hf))))
    return found


def measure(command: tuple[str, ...]) -> tuple[float, float]:
    """Run a command; the seconds it took (or says that it took) and the peak of its memory in MB."""
    said = WARM in command
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE if said else subprocess.DEVNULL)
    text = process.stdout.read() if process.stdout else b""
    _, status, usage = _wait(process)
    seconds = float(text) if said and not status else time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command[:4])} … failed with status {status}")
    return seconds, usage.ru_maxrss / 1024


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, int, resource.struct_rusage]:
    import os

    return os.wait4(process.pid, 0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hf", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    table = rows(options.hf)
    best: dict[str, tuple[float, float]] = {}
    for _ in range(options.repeat):
        for row in table:
            seconds, memory = measure(row.command)
            old = best.get(row.name, (float("inf"), float("inf")))
            best[row.name] = (min(old[0], seconds), min(old[1], memory))
    print(f"{'':<30} {'seconds':>8} {'bound':>6} {'MB':>6} {'bound':>6}")
    for row in table:
        seconds, memory = best[row.name]
        bounds = [f"{b:>6g}" if b else " " * 6 for b in (row.seconds, row.megabytes)]
        print(f"{row.name:<30} {seconds:8.3f} {bounds[0]} {memory:6.0f} {bounds[1]}")
    if options.hf:
        ours, theirs = best["embedded model, one sentence"], best["same weights, transformers"]
        print(
            f"transformers / embedded: {theirs[0] / ours[0]:.1f} × time, {theirs[1] / ours[1]:.1f} × memory"
        )


if __name__ == "__main__":
    main()
