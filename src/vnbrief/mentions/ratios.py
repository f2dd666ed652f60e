"""Ratios: 30/119 communes, 9 out of 33; and fractions in words: two thirds, một phần ba."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vnbrief.document import Span
from vnbrief.mentions.amounts import approximation_before
from vnbrief.mentions.figures import other, parse_figure
from vnbrief.mentions.formatting import format_number
from vnbrief.mentions.mention import Amount, Kind, Mention
from vnbrief.mentions.spelled import find_spelled, spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vnbrief.document import Language

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?![.,]\d{3})|\d++(?:[.,]\d{1,2}(?!\d))?"
_SLASH = re.compile(rf"(?<![\w/.,-])({_NUMBER})( ?/ ?)({_NUMBER})(?![\w/]|[.,]\d|-\w| âm lịch)")
_WORDS = {
    "vi": re.compile(
        rf"(?<![\w/.,-])({_NUMBER})( trên(?: tổng số)? "
        rf"| trong(?: (?:tổng )?số)? )({_NUMBER})(?![\w/]"
        r"|[.,]\d)"
    ),
    "en": re.compile(
        rf"(?<![\w/.,-])({_NUMBER})( out of(?: the| a| its| their)?(?: total(?: of)?)? | of(?: the"
        r"| a)?(?: total(?: of)?)? )"
        rf"({_NUMBER})(?![\w/%]|[.,]\d)"
    ),
}
_NOT_RATIO = {(Decimal(24), Decimal(7)), (Decimal(24), Decimal(24))}
_YEARS = range(1900, 2100)
_EN_PARTS = (
    "",
    "",
    "half",
    "third",
    "quarter",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_VI_PARTS = ("", "", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def find_ratios(text: str, language: Language) -> tuple[Mention, ...]:
    """Find ratios; whether a bare 5/3 is a day is for :mod:`~vnbrief.mentions.values` to settle."""
    found = [*_figures(text, language), *_fractions(text, language)]
    return tuple(sorted(found, key=lambda m: m.span))


def _figures(text: str, language: Language) -> Iterator[Mention]:
    for pattern in (_SLASH, _WORDS[language]):
        for m in pattern.finditer(text):
            part, whole = (parse_figure(m[i], language) for i in (1, 3))
            if part is None or whole is None or not whole:
                continue
            if (part, whole) in _NOT_RATIO or (pattern is _SLASH and int(part) in _YEARS):
                continue
            if pattern is not _SLASH and (part > whole or int(whole) in _YEARS):
                continue
            span = Span(m.start(), m.end())
            yield _mention(text, span, part, whole, language, pattern is _SLASH)


def _mention(
    text: str, span: Span, part: Decimal, whole: Decimal, language: Language, slash: bool
) -> Mention:
    target = other(language)
    one, two = format_number(part, target), format_number(whole, target)
    joints = (
        ("/", " trên ", " trong số ", " trong tổng số ", " trên tổng số ", " trong ")
        if target == "vi"
        else (
            "/",
            " out of ",
            " of ",
            " of the ",
            " out of the ",
            " out of a total of ",
            " of its ",
            " of their ",
        )
    )
    forms = [f"{one}{joint}{two}" for joint in joints]
    if part == whole:
        forms.append(f"cả {one}" if target == "vi" else f"all {one}")
    if part < whole <= 10 and part == part.to_integral_value():
        forms.extend(_fraction_forms(int(part), int(whole), target))
    return Mention(
        kind=Kind.RATIO,
        span=span,
        text=span.cut(text),
        value=Amount(part, of=whole),
        renderings=tuple(dict.fromkeys(forms)),
        language=language,
        approximation=approximation_before(text, span.start, language),
        figure=span if slash else None,
        figure_rendering=forms[0] if slash else None,
    )


def _fractions(text: str, language: Language) -> Iterator[Mention]:
    for found in find_spelled(text, language):
        if found.of is not None:
            yield Mention(
                kind=Kind.RATIO,
                span=found.span,
                text=found.span.cut(text),
                value=Amount(found.value, of=found.of),
                renderings=_fraction_forms(int(found.value), int(found.of), other(language)),
                language=language,
                strength="should",
                approximation=approximation_before(text, found.span.start, language),
            )


def _fraction_forms(part: int, whole: int, target: Language) -> tuple[str, ...]:
    digits = f"{part}/{whole}"
    if target == "vi":
        if whole == 2:
            return ("một nửa", "nửa", digits)
        return (f"{spell(part, target)} phần {_VI_PARTS[whole]}", digits)
    if whole == 2:
        return ("half", "one half", digits)
    name = _EN_PARTS[whole] + ("s" if part > 1 else "")
    first = (f"a {name}",) if part == 1 else ()
    count = spell(part, "en")
    return (
        *first,
        f"{count} {name}" if part == 1 else f"{count}-{name}",
        f"{count} {name}",
        digits,
    )
