"""Writes the model card from the template, the model's own description and its scores.

python -m training.card --model src/vnbrief/model --scores training/results/scores.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
SETS = {
    "own-test": "own test articles",
    "real-test": "newspaper test articles",
    "flores-dev": "FLORES-200 dev",
}
WAYS = {"vi-en": "vi→en", "en-vi": "en→vi"}


def quality(scores: dict[str, Any]) -> list[str]:
    """Rows of BLEU and chrF++: ours on every set, other systems where their outputs lie."""
    rows = ["| test set | direction | system | BLEU | chrF++ |", "| --- | --- | --- | --- | --- |"]
    for key, title in SETS.items():
        for way, arrow in WAYS.items():
            found = scores.get(key, {}).get(way, {})
            if "held" in found:
                found = {"vnbrief": found["held"], "vnbrief, figures not held": found["plain"]}
            lines = scores.get(key, {}).get("lines")
            rows += [
                f"| {title} ({lines} lines) | {arrow} | {system} | {s['bleu']} | {s['chrf++']} |"
                for system, s in found.items()
            ]
    return rows


def terms(scores: dict[str, Any]) -> list[str]:
    """Rows of term success, and placeholders lost."""
    modes = ("proper", "none", "invented", "names")
    rows = [
        "| direction | terms annotated | the same, not annotated | invented | names |"
        " placeholders lost per thousand (own, news) |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for way, arrow in WAYS.items():
        found = scores.get("terms", {}).get(way)
        if not found:
            continue
        lost = [
            str(scores[key][way]["lost_per_thousand"])
            for key in ("own-test", "real-test")
            if key in scores
        ]
        cells = [f"{found[mode]['success']} %" for mode in modes]
        rows.append(f"| {arrow} | {' | '.join(cells)} | {', '.join(lost)} |")
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Fills the template; raises KeyError where model.json or the scores lack something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scores", type=Path, required=True)
    options = parser.parse_args(arguments)
    model = json.loads((options.model / "model.json").read_text(encoding="utf-8"))
    scores = json.loads(options.scores.read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in options.model.iterdir()) / 1e6
    values = {
        **model["shape"],
        "name": model["name"],
        "version": model["version"],
        "size": f"{size:.1f}",
        "tokens": f"{model['training']['tokens']:,}",
        "updates": f"{model['training']['updates']:,}",
        "minutes": model["training"]["minutes"],
        "signatures": " ".join(f"{k}: `{v}`." for k, v in scores["signatures"].items()),
        "tables": "\n".join([*quality(scores), "", *terms(scores)]),
        "failures": (HERE / "failures.md").read_text(encoding="utf-8").strip(),
    }
    text = (HERE / "model_card.md").read_text(encoding="utf-8").format(**values)
    (options.model / "MODEL_CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
