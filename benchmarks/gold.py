"""What a brief finds in the twenty articles of ``tests/gold`` that were marked by hand.

    python -m benchmarks.gold

Precision, recall and F1 a kind; for the figures found, the share with the right label and the share
with the right period, target and change. The tests pin floors under these numbers.
"""

from __future__ import annotations

from tests.briefing.conftest import analysis_of, glossary
from tests.gold import scoring
from tests.gold.scoring import ARTICLES, NAMES, Score, expected, match
from vnbrief.briefing.brief import draft
from vnbrief.reading import read

DRAFTED = {
    "figures": scoring.same_figure,
    "documents": scoring.same_document,
    "people": scoring.same_person,
    "tasks": scoring.same_task,
}


def main() -> None:
    """Print one line a kind."""
    analyses = {name: analysis_of(read(ARTICLES / f"{name}.txt")) for name in NAMES}
    drafts = {name: draft(analysis, glossary()) for name, analysis in analyses.items()}
    nothing = Score(0, 0, 0)
    totals = {
        part: sum(
            (match(getattr(drafts[n], part), expected(n)[part], same)[1] for n in NAMES), nothing
        )
        for part, same in DRAFTED.items()
    }
    totals["dates"] = sum(
        (
            match(scoring.dates_of(analyses[n]), expected(n)["dates"], lambda a, b: a == b)[1]
            for n in NAMES
        ),
        nothing,
    )
    totals["organizations"] = sum(
        (
            match(
                scoring.organizations_of(analyses[n]),
                expected(n)["organizations"],
                scoring.same_organization,
            )[1]
            for n in NAMES
        ),
        nothing,
    )
    for part, score in totals.items():
        print(f"{part:<14} F1 {score.f1:.3f}  {score}")
    pairs = [
        pair
        for n in NAMES
        for pair in match(drafts[n].figures, expected(n)["figures"], scoring.same_figure)[0]
    ]
    for said, right in (
        ("labels", scoring.right_label),
        ("circumstances", scoring.right_circumstances),
    ):
        print(f"{said:<14} right {sum(right(*p) for p in pairs) / len(pairs):.3f} of {len(pairs)}")


if __name__ == "__main__":
    main()
