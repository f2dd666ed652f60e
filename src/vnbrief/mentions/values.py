"""All values of a text: numbers, percentages, ratios, ranks, money, dates, periods, documents."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.mentions.amounts import find_amounts, measure
from vnbrief.mentions.dates import find_dates
from vnbrief.mentions.documents import find_documents
from vnbrief.mentions.mention import Amount, Kind, Mention, Named, Value, When
from vnbrief.mentions.money import find_money
from vnbrief.mentions.numbers import find_numbers
from vnbrief.mentions.periods import find_periods
from vnbrief.mentions.ranks import find_ordinals, find_ranks
from vnbrief.mentions.ratios import find_ratios

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vnbrief.document import Language

# At equal length the more specific kind owns the words.
_ORDER = {
    Kind.DOCUMENT: 0,
    Kind.PERIOD: 1,
    Kind.DATE: 2,
    Kind.RANK: 3,
    Kind.RATIO: 4,
    Kind.MONEY: 5,
    Kind.PERCENT: 6,
    Kind.QUANTITY: 7,
    Kind.NUMBER: 8,
}


def find_values(text: str, language: Language) -> tuple[Mention, ...]:
    """Find every value of ``text`` (NFC); no two overlap, the longest owns its words; in order."""
    measured = measure(text, language)
    found = (
        *find_documents(text, language),
        *find_periods(text, language),
        *find_dates(text, language),
        *find_ranks(text, language),
        *find_ratios(text, language),
        *find_money(text, language, measured),
        *find_amounts(text, language, measured),
        *find_ordinals(text, language),
        *find_numbers(text, language, measured),
    )
    return without_overlaps(found)


def without_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Keep the longest of mentions that overlap (at equal length the more specific), in order."""
    ranked = sorted(
        enumerate(mentions), key=lambda p: (-len(p[1].span), _ORDER.get(p[1].kind, 9), p[0])
    )
    kept: dict[int, Mention] = {}
    starts: list[int] = []
    for _, mention in ranked:
        span = mention.span
        i = bisect_left(starts, span.end)
        if i and kept[starts[i - 1]].span.end > span.start:
            continue
        kept[span.start] = mention
        insort(starts, span.start)
    return tuple(kept[start] for start in starts)


def facts(mentions: Iterable[Mention]) -> Counter[Value]:
    """Take values apart into what both languages must say, however they say it.

    A range becomes its two ends, a rank or ratio its two numbers, an ordinal or year its number;
    units count where they are percent or a foreign currency (đồng is often left out).
    """
    return Counter(fact for mention in mentions for fact in _facts(mention.value))


def agree(one: Value, two: Value) -> bool:
    """Tell whether two values say the same: equal, or told otherwise (khóa XIII and 13th).

    A unit that only one side names does not part them (``812 dịch vụ`` and ``812 services``: one
    recognizer may know the counted thing as a unit), two different units do.
    A day whose year only one side gives agrees by day and month.
    """
    if one == two:
        return True
    if isinstance(one, Amount) and isinstance(two, Amount):
        return not units_differ(one, two) and _numbers(one) == _numbers(two)
    if isinstance(one, When) and isinstance(two, When) and _same_day(one, two):
        return True
    if _same_tens(one, two) or _same_tens(two, one):
        return True
    return facts_of(one) == facts_of(two)


def units_differ(one: Amount, two: Amount) -> bool:
    """Tell whether both amounts have a unit of measure, and not the same one."""
    units = {_UNIT_TWINS.get(u, u) for u in (one.unit, two.unit)} - {None}
    if len(units) < 2:
        return False
    # The time of a rate may stand elsewhere: 12.8 km or 8 miles per second.
    short, long = sorted((unit or "" for unit in units), key=len)
    return not (long.startswith(f"{short}/") and long.partition("/")[2] in ("h", "s"))


def same_unit(one: Amount, two: Amount) -> bool:
    """Tell whether two amounts of one language have the same unit, or the second names none.

    A percentage or a sum of foreign money is no bare number.
    """
    first, second = (_UNIT_TWINS.get(u, u) for u in (one.unit, two.unit))
    return first == second or (second is None and first not in _STRICT_UNITS)


# An ordinal is no unit of measure: kỷ niệm 50 năm, the 50th anniversary; pounds are money or weight.
_UNIT_TWINS: dict[str | None, str | None] = {
    **{"ordinal": None, "percentage_point": "percent", "lb": "GBP"},
}


def _numbers(amount: Amount) -> tuple[Decimal, Decimal | None]:
    return amount.value, amount.of or amount.rank_of


def _same_day(one: When, two: When) -> bool:
    if one.end or two.end or one.label != two.label:
        return False
    short, long = sorted((one.start, two.start), key=len)
    return short.startswith("--") and len(long) == 10 and long.endswith(short[1:])


def _same_tens(one: Value, two: Value) -> bool:
    """Tell whether a decade is told as a number: temperatures, and people, in the 90s."""
    return (
        isinstance(one, When)
        and one.label == "decade"
        and isinstance(two, Amount)
        and two.value == int(one.start[2:])
    )


def facts_of(value: Value) -> Counter[Value]:
    """Take one value apart, as :func:`facts` does."""
    return Counter(_facts(value))


def _facts(value: Value) -> Iterator[Value]:
    if isinstance(value, Named):
        yield value
    elif isinstance(value, Amount):
        unit = value.unit if value.unit in _STRICT_UNITS else None
        yield Amount(value.value, "percent" if unit == "percentage_point" else unit)
        for whole in (value.of, value.rank_of):
            if whole is not None:
                yield Amount(whole)
    else:
        yield from _when_facts(value)


_STRICT_UNITS = {"percent", "percentage_point", "USD", "EUR"}


def _when_facts(when: When) -> Iterator[Value]:
    for iso in (when.start, when.end):
        if iso is None:
            continue
        if iso[:4].isdigit() and (len(iso) == 4 or not iso[5:6].isdigit()):
            yield Amount(Decimal(iso[:4]))
        elif iso[0].isdigit() and when.label == "century":
            yield Amount(Decimal(iso))
        elif iso.strip("-"):
            yield When(iso)
    if when.label and "months:" in when.label and "H" not in when.start:
        yield Amount(Decimal(when.label.partition(":")[2]))
