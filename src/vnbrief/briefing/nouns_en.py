"""The noun phrase after an English figure: ``level 2 public services``."""

from __future__ import annotations

import re

from vnbrief.briefing.analysis import NUM, TIME
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.words import words_of

MAX_WORDS = 14

STOP = words_of(
    "in at by from as that which who whom whose while but so because compared than over during "
    "since until after before through throughout per via across under within among against "
    "towards toward when where if although though accordingly not also only still already nearly "
    "about around almost would could should must may might can do does did including such each "
    "per-capita respectively nationwide last next this these those he she it they we you his her "
    "their its high long wide deep tall away ago up down more less"
)
AUXILIARY = words_of("have has had is are was were will been be")
VERBS = words_of(
    "meet met register registered participate participated join joined achieve achieved reach "
    "reached attain complete completed receive received needed fail failed escape escaped "
    "attended attend passed operate remain remained took take agreed signed fell grew ranked "
    "exceeded accounted donated"
)
LINK = words_of("of with on for to between and or")
LOOSE = LINK | {"the", "a", "an", "in", "at", "by", "is", "are", "from", "as", "its", "their"}
FILLER = re.compile(
    r" (?:a|the|an)(?: (?:total|record|cost|rate|average|value|further|combined))?(?: of)?$"
)


def tidy(text: str) -> str:
    """Return ``text`` as a label: one space between words, no loose punctuation at its ends."""
    cleaned = re.sub(r"\s+([,;])", r"\1", " ".join(text.split()))
    cleaned = cleaned.strip(" \t\n,;:.–—-…\u00a0").removesuffix("(").rstrip(" ,")
    if cleaned.count('"') % 2:
        cleaned = (
            cleaned.strip('"').replace('"', "") if not cleaned.strip('"').count('"') else cleaned
        )
    if cleaned.count("(") != cleaned.count(")"):
        cleaned = cleaned.replace("(", "").replace(")", "")
    return cleaned


def noun_in(left: str, right: str, kind: Kind, *, valued: bool) -> tuple[int, int] | None:
    """Return where the noun phrase that the figure counts stands in ``right``, or ``None``.

    ``valued`` when a verb such as ``reached`` stands before the figure.
    """
    if kind is Kind.RANK:
        return None
    if kind in (Kind.MONEY, Kind.QUANTITY, Kind.PERCENT):
        opened = re.match(r" (?:of|in) (?!which\b|whom\b|total\b)", right)
        attributive = kind is Kind.QUANTITY and re.match(r" (?:[\w-]+ )?[a-zA-Z]", right)
        if opened and (opened[0] == " of " or (kind is Kind.MONEY and not valued)):
            return _phrase(right, opened.end())
        if (
            attributive
            and not opened
            and re.search(
                r"\b(?:the|a|an|his|her|its|one|each|this|first)\s+(?:\w+ )?$", left, re.I
            )
        ):
            return _phrase(right, 0)
        return None
    if not right.startswith((" ", "-")):
        return None
    return _phrase(right, 0)


def _phrase(right: str, begin: int) -> tuple[int, int] | None:
    end, count, start = begin, 0, begin
    for token in re.finditer(r"\S+", right[begin:]):
        word, place = token[0], begin + token.start()
        bare = word.strip(",.\"'“”").lower()
        if count == 0 and bare in ("of", "the", "a", "an", "other", "more", "additional"):
            continue
        if count == 0 and (bare in LINK or bare in ("which", "whom")):
            return None
        rest = right[place + len(word) :]
        if count and _predicate_starts(bare, word, rest):
            return start, _predicate(right, place)
        if _ends(bare, word, rest, count):
            break
        start = place if count == 0 else start
        end, count = place + len(word), count + 1
        if word.endswith((",", ".")) and word != "No." and not _list_goes_on(rest):
            break
    return (start, _without_loose_end(right, end)) if count else None


def _predicate_starts(bare: str, word: str, rest: str) -> bool:
    if not word.islower() or word.endswith(","):
        return bare in AUXILIARY
    if bare in AUXILIARY or bare in VERBS:
        return True
    return bare.endswith("ed") and not re.match(
        r" (?:by|from|over|in|at|to|with|as|on|for)\b| \w+s\b", rest
    )


def _ends(bare: str, word: str, rest: str, count: int) -> bool:
    if any(sign in word for sign in (NUM, TIME)) or bare in STOP or bare in AUXILIARY:
        return True
    if bare.endswith("ly") and bare not in (
        "family",
        "supply",
        "monthly",
        "elderly",
        "early",
        "assembly",
    ):
        return True
    if bare in ("with", "of", "at") and re.match(
        r" (?:an?|the) (?:total|rate|average|cost)\b|[^,]{0,30}\b(?:of|worth) " + NUM, rest
    ):
        return True
    if bare == "and" and re.match(
        rf" (?:{NUM}|\w+ed\b|\w+izes\b|\w+ing\b|has\b|have\b|is\b|are\b)", rest
    ):
        return True
    if bare == "and" and re.match(r" (?:an?|the)\b| \w+ (?:them|it|him|her)\b", rest):
        return True
    if bare == "on" and rest.startswith(" average"):
        return True
    if bare in ("worth", "totaling", "totalling"):
        return True
    return count >= MAX_WORDS or (count >= 6 and bare in LINK - {"of", "and"})


def _list_goes_on(rest: str) -> bool:
    """``village, hamlet and street groups``: a comma inside a list of nouns."""
    if re.match(rf"(?: [\w-]+){{1,2}},? and {NUM}", rest):
        return True
    joined = re.match(r"(?: [\w-]+){1,3},? (?:and|or) (?!\w+(?:ed|ing)\b)[a-z]", rest)
    return bool(joined) and not re.match(r" \w+ing\b| and\b| but\b", rest)


def _predicate(right: str, start: int) -> int:
    """Where a predicate such as ``have met advanced new rural standards`` ends."""
    end, joint = start, 0
    for count, token in enumerate(re.finditer(r"\S+", right[start:])):
        bare = token[0].strip(",.").lower()
        figure = any(sign in token[0] for sign in (NUM, TIME))
        if figure or (
            count > 1 and bare in ("by", "in", "with", "worth", "over", "because", "after")
        ):
            break
        if count >= 12:
            end = joint or end
            break
        if count > 1 and bare == "and":
            joint = end
        end = start + token.end()
        if token[0].endswith((",", ".", ";")):
            break
    return _without_loose_end(right, end)


def _without_loose_end(text: str, end: int) -> int:
    kept = text[:end].rstrip()
    if re.match(rf"\s*(?:about |over |nearly |more than |at least )*{NUM}", text[end:]):
        # "village communities to protect 138,000 hectares": the verb's object is another figure
        kept = re.sub(r" (?:to \w+|\w+ing)$", "", kept)
    while True:
        shorter = FILLER.sub("", kept.rstrip(",."))
        head, _, last = shorter.rpartition(" ")
        if head.strip() and last.lower() in LOOSE:
            kept = head.rstrip()
        elif shorter == kept:
            return len(kept)
        else:
            kept = shorter


def counted_label(counted: str, left: str, kind: Kind) -> str:
    """Make the label of a count: noun and predicate joined, or what the counted ones were given."""
    label = _relative(counted)
    match = re.search(
        r"([^,;:()]+?) (to|for) (?:about |over |nearly |more than |the |all )*$", left
    )
    if match and kind is Kind.RATIO and (given := _last_object(match[1])):
        return f"{given} {match[2]} {label}"
    return label


def _relative(counted: str) -> str:
    """``communes have met …`` → ``communes that have met …``: a label is a noun phrase."""
    words = counted.split()
    for index, word in enumerate(words[1:], 1):
        if word in ("that", "who", "which"):
            return counted
        ed = word.endswith("ed") and words[index - 1].endswith("s") and index + 1 < len(words)
        bare = (
            word in AUXILIARY
            or word in VERBS
            or (ed and _predicate_starts(word, word, " " + words[index + 1]))
        )
        if bare and words[index - 1] not in LINK:
            return " ".join([*words[:index], "that", *words[index:]])
    return counted


def of_these(counted: str, left: str, right: str) -> str:
    """``9 counters, 2 of which are reserved for the elderly``: the counters of the figure before."""
    of = r" of (?:which|whom|them|these|those)\b"
    copula = r"(?: (?:are|were|is|was|has been|have been))"
    match = re.match(rf"{of}{copula}?(?P<rest>.*)", right)
    if not match and re.search(rf"{of} (?:about |over |nearly |more than |only )*$", " " + left):
        match = re.match(rf"{copula}(?P<rest>.*)", right)
    if not match or not counted:
        return ""
    rest = match["rest"][: _predicate(match["rest"], 0)]
    return tidy(f"{counted} {rest.strip()}")


def head_noun(counted: str) -> str:
    """Return the counted thing without predicate and attributes: ``communes``, ``public services``."""
    words = counted.split()
    stops = AUXILIARY | VERBS | LINK | {"that", "who", "as"}

    def stop(index: int) -> bool:
        return words[index].lower().strip(",") in stops or bool(
            index and words[index].endswith(("ed", "ing")) and words[index - 1].endswith("s")
        )

    end = next((i for i in range(1, len(words)) if stop(i)), len(words))
    if end < len(words) and words[end] in ("and", "or") and words[end - 1][-1:] != "s":
        # "village, hamlet and street groups": the head is the last noun of the list
        later = (i for i in range(end + 1, len(words)) if stop(i))
        return words[next(later, len(words)) - 1]
    listed = next((i for i in range(end) if words[i].endswith(",")), end - 1)
    return " ".join(words[: min(listed + 1, 6)]).rstrip(",")


def _last_object(text: str) -> str:
    """The words after the last verb form: ``granted Land Use Right Certificates`` → the certificates."""
    words = text.split()
    for index in range(len(words) - 1, -1, -1):
        if re.search(r"(?:ed|ing)$", words[index]) and words[index].islower():
            return " ".join(words[index + 1 :])
    return ""


def trimmed(text: str) -> str:
    """Return ``text`` without the loose words at its end."""
    return text[: _without_loose_end(text, len(text))]
