"""The noun phrase that an English figure belongs to: the subject before it, or the noun after it."""

from __future__ import annotations

import re

from vnbrief.briefing.analysis import DOC, NUM, TIME
from vnbrief.briefing.clauses import opening_length
from vnbrief.briefing.nouns_en import (
    AUXILIARY,
    FILLER,
    LINK,
    MAX_WORDS,
    STOP,
    counted_label,
    head_noun,
    noun_in,
    of_these,
    tidy,
    trimmed,
)
from vnbrief.mentions.mention import Kind
from vnbrief.mentions.words import words_of

__all__ = [
    "MAX_WORDS",
    "SHORT_LINKS",
    "counted_label",
    "framed",
    "head_noun",
    "last_noun",
    "noun_after",
    "of_these",
    "plain_verb",
    "subject",
    "tidy",
    "trimmed",
]
SHORT_LINKS = words_of("in on for with to by that which under within")
Found = tuple[int, int, str]
_TAIL = (
    r"(?:(?:to|at|by|of|in|about|over|nearly|almost|around|approximately|some|only"
    r"|just|more|less|than|an?|the"
    r"|average|total|estimated|up|down|as|many|much|high|low|from|under|below|above"
    r"|at least|least|most"
    r"|rate|level|number|no|place|position|for|out|roughly|equal|equivalent|still"
    r"|between|range|ranging)\s+)*"
)
_VERB = re.compile(
    r"(?P<aux>(?:\b(?:will|may|could|would|might|has|have|had|is|was|are|were|be|been"
    r"|being|expected|estimated|projected|planned"
    r"|also|only|currently|now|still|can|to|which|that|then|further|slightly|sharply"
    r"|continued|steadily"
    r"|even|again|alone|already|all)\s+)*)"
    r"(?<!the )(?<!an )(?<! a )(?<!total )(?<!average )(?<!of )(?<!his )(?<!her )(?<!its )"
    r"\b(?P<verb>reach(?:es|ed|ing)?|rank(?:s|ed|ing)?|decreas(?:e(?! of)|es|ed|ing)"
    r"|increas(?:e(?! of)|es|ed|ing)"
    r"|f[ae]ll(?:s|ing)?|fallen|drop(?:s|ped)?(?! of)|rise(?:s|n)?(?! of)|rising|rose"
    r"|gr[eo]w(?:s|n|ing)?|climb(?:s|ed)?"
    r"|declin(?:e|es|ed|ing)|stands?|stood|total(?:s|ed|led|ling)|amount(?:s|ed|ing)?"
    r"|account(?:s|ed|ing)?"
    r"|is|was|are|were|be|been|attain(?:s|ed)?|hit(?:s|ting)?|exceed(?:s|ed|ing)?"
    r"|makes? up|made up|comes? to"
    r"|came to|averag(?:es|ed|ing)|estimated|equals?|equal(?:led)?|remain(?:s|ed)?|costs?(?! of)"
    r"|cover(?:s|ed|ing)?|shr[aiu]nk|expand(?:s|ed)?|number(?:s|ed)|surpass(?:es|ed)?"
    r"|edged|jumped|soared|plunged"
    r"|gained?|went|placed|met|achiev(?:e|es|ed|ing)|represent(?:s|ed|ing)?|rang(?:es"
    r"|ed|ing)|scored"
    r"|recorded|recording|up|down|cut|raised|lowered|reduced|valued|holds?|has|have"
    r"|had|spans?|measures?)\s+" + _TAIL + "$",
    re.IGNORECASE,
)
_OF_VALUE = re.compile(
    r"(?P<noun>(?:(?![,;:()]).)*?\w)\s+(?:of|worth|at|totall?ing|valued at|capped at|rated at)\s+"
    + _TAIL
    + "$",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|announced|reported|stated|showed|shows|show|added|noted|found"
    r"|indicated|estimated|revealed"
    r"|according to [^,]*,|pointed out|affirmed|means)(?: that)? (?=[a-zA-Z])|\b(?:is|was) that "
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|that|this|these|those|there|mr\.? \w+|ms\.? \w+)$",
    re.IGNORECASE,
)
_MEASURES = {"long": "length", "wide": "width", "high": "height", "deep": "depth", "tall": "height"}
_SUBORDINATE = re.compile(
    r"^(?:while|whereas|and|but|with|where|as|because|since|so|of which|in which"
    r"|although|though|who|which|that"
    r"|for some items|at which|thanks to|alone|plus|then|yet|still)\b,? ",
    re.IGNORECASE,
)


def noun_after(left: str, right: str, kind: Kind) -> tuple[int, int] | None:
    """Return where the noun phrase that the figure counts stands in ``right``, or ``None``."""
    return noun_in(left, right, kind, valued=bool(_VERB.search(left)))


def subject(left: str, right: str, kind: Kind) -> Found | None:
    """Return where the noun phrase stands whose value the figure is, and a frame word if any."""
    frame = ""
    if kind is Kind.QUANTITY and (measure := re.match(r" (long|wide|high|deep|tall)\b", right)):
        frame = _MEASURES[measure[1]]
    base = left.rfind(NUM) + 1
    tail = _hide_asides(left[base:])
    found = _of_value(tail) or _by_verb(tail, frame)
    if found is None and base:
        found = _adjacent(tail)
    if found is None and frame and tail.strip():
        found = (_start(tail), len(tail))
    if found is None and not base and kind in (Kind.MONEY, Kind.PERCENT, Kind.QUANTITY):
        found = _adjacent(tail)
    if found is None and base and re.match(r"^[\s,]*(?:\w+\s+){0,3}$", tail):
        before = left[: base - 1].rstrip(NUM + " ")
        inner = subject(before, "", kind) if before.strip() else None
        return (inner[0], inner[1], frame) if inner else None
    return (base + found[0], base + found[1], frame) if found else None


def _hide_asides(text: str) -> str:
    """Blank ``, however,`` and its like, which part a subject from its verb."""
    aside = r", (?:however|therefore|meanwhile|in particular|though|for example|too|in turn),"
    firm = r"(?<=\bCo)\., Ltd\.?,?|, (?:Inc|Ltd|JSC)\b\.?,?"
    return re.sub(f"{aside}|{firm}", lambda m: " " * len(m[0]), text)


def _by_verb(text: str, frame: str) -> tuple[int, int] | None:
    verb = _VERB.search(text)
    if not verb:
        return None
    head = text[: verb.start()]
    start = _start(head)
    name = head[start:].strip(" ,")
    if not name or _PRONOUN.match(name):
        return None
    return start, len(head.rstrip(" ,"))


def _start(text: str) -> int:
    """Skip adverbials, reporting clauses and joining words before a subject."""
    start = 0
    for match in _REPORTING.finditer(text):
        start = match.end()
    start += opening_length(text[start:], "en")
    rest = text[start:]
    comma = rest.rstrip(" ,").rfind(", ")
    if comma >= 0 and not re.match(r", (?:[\w-]+ ){1,3}(?:and|or) ", rest[comma:]):
        start += comma + 2
    joint = re.search(r"^.*\b(?:while|whereas|but|and that|where|because)\s+", text[start:])
    if joint:
        start += joint.end()
    while (lead := _SUBORDINATE.match(text[start:])) is not None:
        start += lead.end()
    return start


def _of_value(text: str) -> tuple[int, int] | None:
    match = _OF_VALUE.search(text)
    if not match or _VERB.search(match["noun"] + " "):
        return None
    start = _noun_start(text, match.end("noun"))
    name = text[start : match.end("noun")].strip(" ,")
    if not name or re.search(r"(?:ed|ing)$|^(?:a|an|the)$", name.split()[-1]):
        return None
    return start, match.end("noun")


def _adjacent(text: str) -> tuple[int, int] | None:
    """``GRDP per capita 220 million VND``: the noun phrase right before the figure."""
    end = len(re.sub(_TAIL + "$", "", text).rstrip())
    start = _noun_start(text, end)
    joined = re.match(r"(?:.*\band )", text[start:end])
    start += joined.end() if joined else 0
    name = text[start:end].strip(" ,")
    before = text[:start].split()[-1:]
    if before and before[0].lower() in AUXILIARY | {"to", "also", "will", "can", "must", "not"}:
        return None
    if re.match(r"(?:a|per|each|every|one) (?:year|month|day|week)|or ", name):
        return None
    if len(name.split()) < 2 or (
        re.search(r"(?:ed|ing|s)$", name.split()[0]) and name.split()[0].islower()
    ):
        return None
    return start, end


def _noun_start(text: str, end: int) -> int:
    """Walk back over a noun phrase: it begins after a verb form, preposition or mark."""
    start, count = end, 0
    for token in reversed(list(re.finditer(r"\S+", text[:end]))):
        word = token[0].strip("\"'“”")
        bare = word.lower().rstrip(",")
        stops = bare in STOP | AUXILIARY | (LINK - {"and", "of"})
        verb = bool(re.search(r"(?:ed|ing)$", bare)) and count > 0 and word.islower()
        if (
            stops
            or verb
            or word.endswith((",", ";", ":"))
            or count >= 8
            or any(s in word for s in (NUM, TIME, DOC))
        ):
            break
        start, count = token.start(), count + 1
    match = re.match(r"(?:(?:and|of|or|the|a|an|its|their)\s+)+", text[start:end], re.IGNORECASE)
    return start + (match.end() if match else 0)


def framed(frame: str, name: str) -> str:
    """``537 m long`` of a bridge is its length."""
    return f"{frame} of {name[:1].lower() + name[1:] if name.startswith('The ') else name}"


def last_noun(text: str) -> str:
    """The noun phrase at the end of the words before a parenthesis."""
    quoted = re.search(r'(?:the )?("[^"]+"(?: [\w-]+){0,3})$', text)
    if quoted:
        return quoted[1]
    start = _noun_start(text, len(text))
    tail = text[start:]
    return tail if len(tail.split()) >= 1 else " ".join(text.split()[-MAX_WORDS:])


def plain_verb(text: str) -> str:
    """``He borrowed`` → ``borrowed``: a pronoun names nothing."""
    words = text.split()
    while words and (
        _PRONOUN.match(words[0]) or words[0].lower() in AUXILIARY | {"and", "also", "then"}
    ):
        words = words[1:]
    plain = re.sub(r"^(?:been )?able to ", "", " ".join(words))
    return FILLER.sub("", " " + plain).strip()
