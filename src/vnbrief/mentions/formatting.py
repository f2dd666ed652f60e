"""Writing numbers, dates and periods as each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnbrief.mentions.spelled import spell, spell_ordinal

if TYPE_CHECKING:
    from decimal import Decimal

    from vnbrief.document import Language
    from vnbrief.mentions.mention import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT = {9: "Sept."} | {i: f"{m[:3]}." for i, m in enumerate(MONTHS, 1) if len(m) > 4 and i != 9}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN_LARGE = ((50, "L"), (40, "XL"), *_ROMAN)


def format_number(value: Decimal, language: Language) -> str:
    """Write ``value`` with the language's thousands and decimal signs; its decimals are kept."""
    text = f"{value:,f}"
    if language == "en":
        return text
    return text.translate({ord(","): ".", ord("."): ","})


def ordinal(number: int) -> str:
    """Write an English ordinal: 1st, 2nd, 3rd, 11th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def roman(number: int) -> str:
    """Write ``number`` (1 to 89) in Roman numerals."""
    out = []
    for value, letters in _ROMAN_LARGE:
        while number >= value:
            out.append(letters)
            number -= value
    return "".join(out)


def format_date(when: When, language: Language) -> str:
    """Write a date or period in the language's usual form: ngày 20/8/2013, August 20, 2013."""
    return date_forms(when, language)[0]


def date_forms(when: When, language: Language) -> tuple[str, ...]:
    """Return the forms in which ``language`` writes a date or period, the usual one first."""
    if when.start.startswith("T"):
        return _clock(when.start, language)
    if when.label == "century":
        return _century(int(when.start), language)
    if when.label == "decade":
        return _decade(when.start, language)
    if when.label and "months:" in when.label:
        return _months(when, language)
    if "Q" in when.start:
        return _quarter(when, language)
    if when.end is not None:
        return _range(when, language)
    return _point(when.start, language)


def _parts(iso: str) -> tuple[int | None, int | None, int | None]:
    """Take an ISO text apart into year, month and day."""
    year, rest = (None, iso[2:]) if iso.startswith("--") else (int(iso[:4]), iso[5:])
    month, _, day = rest.partition("-")
    return year, int(month) if month else None, int(day) if day else None


def _point(iso: str, language: Language) -> tuple[str, ...]:
    year, month, day = _parts(iso)
    if month is None:
        return (f"năm {year}", f"{year}") if language == "vi" else (f"{year}",)
    return _vi_point(year, month, day) if language == "vi" else _en_point(year, month, day)


def _vi_point(year: int | None, month: int, day: int | None) -> tuple[str, ...]:
    if day is None:
        if year is None:
            word = {1: "một", 4: "tư"}.get(month) or spell(month, "vi")
            return (f"tháng {month}", f"tháng {month:02d}", f"tháng {word}")
        return (
            f"tháng {month}/{year}",
            f"tháng {month} năm {year}",
            f"tháng {month:02d}/{year}",
            f"tháng {month}-{year}",
            f"{month}/{year}",
            f"{month:02d}/{year}",
        )
    tail = f"/{year}" if year else ""
    words = f" năm {year}" if year else ""
    return (
        f"ngày {day}/{month}{tail}",
        f"{day}/{month}{tail}",
        f"ngày {day:02d}/{month:02d}{tail}",
        f"{day:02d}/{month:02d}{tail}",
        f"{day:02d}/{month}{tail}",
        f"{day}/{month:02d}{tail}",
        f"ngày {day} tháng {month}{words}",
        f"ngày {day:02d} tháng {month:02d}{words}",
        f"{day} tháng {month}{words}",
        f"ngày {day}-{month}{tail.replace('/', '-')}",
        f"ngày {day}.{month}{tail.replace('/', '.')}",
    )


def _en_point(year: int | None, month: int, day: int | None) -> tuple[str, ...]:
    names = [MONTHS[month - 1]]
    if month in _SHORT:
        names += [_SHORT[month], _SHORT[month].rstrip(".")]
    if day is None:
        if year is None:
            return tuple(names)
        return tuple(f"{n}{gap}{year}" for n in names for gap in (" ", ", "))
    forms = []
    for name in names:
        for shown in (f"{name} {day}", f"{name} {ordinal(day)}"):
            forms += [f"{shown}, {year}", f"{shown} {year}"] if year else [shown]
        back = f" {year}" if year else ""
        forms += [f"{day} {name}{back}", f"{ordinal(day)} of {name}{back}"]
        forms += [f"{ordinal(day)} {name}{back}"]
    tail = f"/{year}" if year else ""
    return (*forms, f"{day}/{month}{tail}", f"{day:02d}/{month:02d}{tail}")


def _range(when: When, language: Language) -> tuple[str, ...]:
    assert when.end is not None
    if len(when.start) == 4 and len(when.end) == 4:
        return _years(when.start, when.end)
    first, last = _parts(when.start), _parts(when.end)
    if first[1] != last[1] or first[0] not in (None, last[0]) or first[2] is None:
        joint = " đến " if language == "vi" else " to "
        return (f"{_point(when.start, language)[0]}{joint}{_point(when.end, language)[0]}",)
    _, month, day = last
    assert month is not None
    year = last[0]
    if language == "vi":
        tail = f"{month}/{year}" if year else f"{month}"
        joints = ("-", " - ", " và ", " đến ", " đến ngày ", " đến hết ngày ")
        return tuple(f"ngày {first[2]}{j}{day}/{tail}" for j in joints)
    tail = f", {year}" if year else ""
    name = MONTHS[month - 1]
    return tuple(f"{name} {first[2]}{j}{day}{tail}" for j in ("-", "–", " and ", " to "))


def _years(start: str, end: str) -> tuple[str, ...]:
    return tuple(f"{start}{dash}{end}" for dash in ("-", "–", " - ", " – "))


def _clock(start: str, language: Language) -> tuple[str, ...]:
    hour, minute = int(start[1:3]), int(start[4:6])
    if language == "vi":
        if minute:
            return (f"{hour} giờ {minute}", f"{hour}h{minute:02d}", f"{hour}:{minute:02d}")
        return (f"{hour} giờ", f"{hour}h", f"{hour}h00", f"{hour}:00")
    half = "a.m." if hour < 12 else "p.m."
    twelve = (hour - 1) % 12 + 1
    shown = f"{twelve}:{minute:02d}" if minute else f"{twelve}"
    return (
        f"{shown} {half}",
        f"{hour}:{minute:02d}",
        f"{hour:02d}:{minute:02d}",
        f"{shown} {half.replace('.', '')}",
        f"{shown}{half.replace('.', '')}",
    )


def _century(number: int, language: Language) -> tuple[str, ...]:
    if language == "vi":
        return (f"thế kỷ {roman(number)}", f"thế kỷ {number}", f"thế kỉ {roman(number)}")
    names = (ordinal(number), spell_ordinal(number, "en") or ordinal(number))
    return tuple(
        f"{name}{joint}centur{end}" for end in ("y", "ies") for name in names for joint in " -"
    )


def _decade(start: str, language: Language) -> tuple[str, ...]:
    if language == "vi":
        return (f"những năm {start}", f"thập niên {start}", f"thập kỷ {start}")
    return (f"the {start}s", f"{start}s")


def _months(when: When, language: Language) -> tuple[str, ...]:
    kind, _, count = (when.label or "").partition(":")
    year = when.start[:4] if when.start[0].isdigit() else None
    last = kind.startswith("last")
    if language == "vi":
        side = "cuối" if last else "đầu"
        tail = f" năm {year}" if year else " năm"
        words = (count, f"{int(count):02d}", spell(int(count), "vi"))
        forms = [f"{word} tháng {side}{tail}" for word in words]
        forms += [f"{word} tháng {side}" for word in words if not year]
        forms += [f"{word} tháng năm {year}" for word in words if year and not last]
        return tuple(forms + [f"nửa {side}{tail}"] * (count == "6"))
    side = "last" if last else "first"
    tail = f" of {year}" if year else ""
    forms = [
        f"the {side} {spell(int(count), 'en')} months{tail}",
        f"the {side} {count} months{tail}",
    ]
    forms += [form.removeprefix("the ") for form in forms]
    if count == "6":
        forms.append(f"the {'second' if last else 'first'} half{tail}")
        forms.append(f"H{2 if last else 1} {year}" if year else f"H{2 if last else 1}")
    return tuple(forms)


def _quarter(when: When, language: Language) -> tuple[str, ...]:
    year = when.start[:4] if when.start[0].isdigit() else None
    number = int(when.start[-1])
    if language == "vi":
        names = (roman(number), str(number))
        if year:
            return tuple(f"quý {n}{j}{year}" for n in names for j in ("/", " năm ", "-"))
        return tuple(f"quý {n}" for n in names)
    word = ("first", "second", "third", "fourth")[number - 1]
    if year:
        return (f"the {word} quarter of {year}", f"Q{number} {year}", f"Q{number}/{year}")
    return (f"the {word} quarter", f"{word} quarter", f"{word}-quarter", f"Q{number}")
