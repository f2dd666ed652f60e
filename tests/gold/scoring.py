"""Scores of a brief against what a reader marked in the article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from vnbrief.briefing.analysis import TIMES
from vnbrief.briefing.periods import iso
from vnbrief.mentions.mention import Kind
from vnbrief.text import fold

ARTICLES = Path(__file__).parent / "articles"
NAMED_TIMES = {None, "term", "school-year"}
NAMES = sorted(p.stem for p in ARTICLES.glob("*.txt"))


@dataclass(frozen=True)
class Score:
    """Counts of found, wanted and right items."""

    right: int
    found: int
    wanted: int

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """F1; an article without such items, and none found, scores 1."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


def expected(name):
    """Return what was marked."""
    return json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))


def match(found, wanted, same):
    """Pair each wanted item with an unused found one; return the pairs and the score."""
    rest, pairs = list(found), []
    for item in wanted:
        hit = next((f for f in rest if same(f, item)), None)
        if hit is not None:
            rest.remove(hit)
            pairs.append((hit, item))
    return pairs, Score(len(pairs), len(found), len(wanted))


def same_figure(figure, item):
    """Value, base, rank and unit agree (the unit of a count is free)."""
    amount = figure.amount
    return (
        amount.value == Decimal(str(item["value"]))
        and amount.of == _number(item.get("of"))
        and amount.rank_of == _number(item.get("rank_of"))
        and amount.unit == item.get("unit")
    )


def _number(value):
    return None if value is None else Decimal(str(value))


def right_label(figure, item):
    """The marked words stand in the label."""
    return item["label"].lower() in figure.label.text.lower()


def right_circumstances(figure, item):
    """Period, aim and change are as marked, where they were marked."""
    period = "period" not in item or figure.period == item["period"]
    aim = figure.target == item.get("target", False)
    change = "change" not in item or (
        figure.change is not None
        and figure.change.amount is not None
        and figure.change.amount.value == Decimal(str(item["change"]))
    )
    return period and aim and change


def same_document(document, item):
    """Number, and date or title where marked."""
    title = document.title.text if document.title else ""
    return (
        document.number == item["number"]
        and document.date == item.get("date", document.date)
        and item.get("title", "") in title
    )


def same_person(person, item):
    """Name, and office where marked."""
    role = person.role.text if person.role else ""
    return person.name.text == item["name"] and item.get("role", "") in role


def same_task(task, item):
    """The task begins as marked."""
    return task.text.startswith(item)


def dates_of(analysis):
    """Return the distinct days, months, years and periods that the article names, as ISO text."""
    published = analysis.document.published
    values = [m.value for s in analysis.sentences for m in s.of_kinds(TIMES)]
    named = [v for v in values if v.label in NAMED_TIMES or (v.label or "").find("months:") >= 0]
    found = {iso(v, published) for v in named if not v.start.startswith("T")}
    return sorted(found - {None})


def organizations_of(analysis):
    """Return each organization of the article with every form that it has there."""
    forms = {}
    for sentence in analysis.sentences:
        for mention in sentence.of_kinds((Kind.ORGANIZATION,)):
            forms.setdefault(mention.value.id, set()).add(_bare(mention.text))
    return [frozenset(many) for many in forms.values()]


def same_organization(forms, item):
    """One of the marked names (parted by a bar) is one of the forms."""
    return any(_bare(name) in forms for name in item.split("|"))


def _bare(name):
    return fold(name).removeprefix("the ").rstrip(".")
