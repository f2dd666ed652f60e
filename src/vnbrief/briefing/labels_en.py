"""The noun phrase that an English figure belongs to: after it, or the subject before it."""

from __future__ import annotations

import re

from vnbrief.briefing.analysis import DOC, NUM, TIME
from vnbrief.briefing.clauses import opening_length
from vnbrief.mentions.mention import Kind

MAX_WORDS = 14
SHORT_LINKS = frozenset(["in", "on", "for", "with", "to", "by", "that", "which", "under", "within"])
Found = tuple[int, int, str]

_STOP = frozenset(
    [
        "in",
        "at",
        "by",
        "from",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "while",
        "but",
        "so",
        "because",
        "compared",
        "than",
        "over",
        "during",
        "since",
        "until",
        "after",
        "before",
        "through",
        "throughout",
        "per",
        "via",
        "across",
        "under",
        "within",
        "among",
        "against",
        "towards",
        "toward",
        "when",
        "where",
        "if",
        "although",
        "though",
        "accordingly",
        "not",
        "also",
        "only",
        "still",
        "already",
        "nearly",
        "about",
        "around",
        "almost",
        "would",
        "could",
        "should",
        "must",
        "may",
        "might",
        "can",
        "do",
        "does",
        "did",
        "including",
        "such",
        "each",
        "per-capita",
        "respectively",
        "nationwide",
        "last",
        "next",
        "this",
        "these",
        "those",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "his",
        "her",
        "their",
        "its",
        "high",
        "long",
        "wide",
        "deep",
        "tall",
        "away",
        "ago",
        "up",
        "down",
        "more",
        "less",
    ]
)
_AUXILIARY = frozenset(["have", "has", "had", "is", "are", "was", "were", "will", "been", "be"])
_VERBS = frozenset(
    [
        "meet",
        "met",
        "register",
        "registered",
        "participate",
        "participated",
        "join",
        "joined",
        "achieve",
        "achieved",
        "reach",
        "reached",
        "attain",
        "complete",
        "completed",
        "receive",
        "received",
        "needed",
        "fail",
        "failed",
        "escape",
        "escaped",
        "attended",
        "attend",
        "passed",
        "operate",
        "remain",
        "remained",
        "took",
        "take",
        "agreed",
        "signed",
        "fell",
        "grew",
        "ranked",
        "exceeded",
        "accounted",
        "donated",
    ]
)
_LINK = frozenset(["of", "with", "on", "for", "to", "between", "and", "or"])
_LOOSE = _LINK | {"the", "a", "an", "in", "at", "by", "is", "are", "from", "as", "its", "their"}
_FILLER = re.compile(
    r" (?:a|the|an)(?: (?:total|record|cost|rate|average|value|further|combined))?(?: of)?$"
)
_TAIL = (
    r"(?:(?:to|at|by|of|in|about|over|nearly|almost|around|approximately|some|only|just|more|less|than|an?|the"
    r"|average|total|estimated|up|down|as|many|much|high|low|from|under|below|above|at least|least|most"
    r"|rate|level|number|no|place|position|for|out|roughly|equal|equivalent|still|between|range|ranging)\s+)*"
)
_VERB = re.compile(
    r"(?P<aux>(?:\b(?:will|may|could|would|might|has|have|had|is|was|are|were|be|been|being|expected|estimated|projected|planned"
    r"|also|only|currently|now|still|can|to|which|that|then|further|slightly|sharply|continued|steadily"
    r"|even|again|alone|already|all)\s+)*)"
    r"(?<!the )(?<!an )(?<! a )(?<!total )(?<!average )(?<!of )(?<!his )(?<!her )(?<!its )"
    r"\b(?P<verb>reach(?:es|ed|ing)?|rank(?:s|ed|ing)?|decreas(?:e(?! of)|es|ed|ing)|increas(?:e(?! of)|es|ed|ing)"
    r"|f[ae]ll(?:s|ing)?|fallen|drop(?:s|ped)?(?! of)|rise(?:s|n)?(?! of)|rising|rose|gr[eo]w(?:s|n|ing)?|climb(?:s|ed)?"
    r"|declin(?:e|es|ed|ing)|stands?|stood|total(?:s|ed|led|ling)|amount(?:s|ed|ing)?|account(?:s|ed|ing)?"
    r"|is|was|are|were|be|been|attain(?:s|ed)?|hit(?:s|ting)?|exceed(?:s|ed|ing)?|makes? up|made up|comes? to"
    r"|came to|averag(?:es|ed|ing)|estimated|equals?|equal(?:led)?|remain(?:s|ed)?|costs?(?! of)"
    r"|cover(?:s|ed|ing)?|shr[aiu]nk|expand(?:s|ed)?|number(?:s|ed)|surpass(?:es|ed)?|edged|jumped|soared|plunged"
    r"|gained?|went|placed|met|achiev(?:e|es|ed|ing)|represent(?:s|ed|ing)?|rang(?:es|ed|ing)|scored"
    r"|recorded|recording|up|down|cut|raised|lowered|reduced|valued|holds?|has|have|had|spans?|measures?)\s+"
    + _TAIL
    + "$",
    re.IGNORECASE,
)
_OF_VALUE = re.compile(
    r"(?P<noun>(?:(?![,;:()]).)*?\w)\s+(?:of|worth|at|totall?ing|valued at|capped at|rated at)\s+"
    + _TAIL
    + "$",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:said|announced|reported|stated|showed|shows|show|added|noted|found|indicated|estimated|revealed"
    r"|according to [^,]*,|pointed out|affirmed|means)(?: that)? (?=[a-zA-Z])|\b(?:is|was) that "
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|that|this|these|those|there|mr\.? \w+|ms\.? \w+)$",
    re.IGNORECASE,
)
_MEASURES = {"long": "length", "wide": "width", "high": "height", "deep": "depth", "tall": "height"}
_SUBORDINATE = re.compile(
    r"^(?:while|whereas|and|but|with|where|as|because|since|so|of which|in which|although|though|who|which|that"
    r"|for some items|at which|thanks to|alone|plus|then|yet|still)\b,? ",
    re.IGNORECASE,
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


# --- after the number -----------------------------------------------------------------------------


def noun_after(left: str, right: str, kind: Kind) -> tuple[int, int] | None:
    """Return where the noun phrase that the figure counts stands in ``right``, or ``None``."""
    if kind is Kind.RANK:
        return None
    if kind in (Kind.MONEY, Kind.QUANTITY, Kind.PERCENT):
        opened = re.match(r" (?:of|in) (?!which\b|whom\b|total\b)", right)
        attributive = kind is Kind.QUANTITY and re.match(r" (?:[\w-]+ )?[a-zA-Z]", right)
        if opened and (opened[0] == " of " or (kind is Kind.MONEY and not _VERB.search(left))):
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
        if count == 0 and (bare in _LINK or bare in ("which", "whom")):
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
        return bare in _AUXILIARY
    if bare in _AUXILIARY or bare in _VERBS:
        return True
    return bare.endswith("ed") and not re.match(
        r" (?:by|from|over|in|at|to|with|as|on|for)\b| \w+s\b", rest
    )


def _ends(bare: str, word: str, rest: str, count: int) -> bool:
    if any(sign in word for sign in (NUM, TIME)) or bare in _STOP or bare in _AUXILIARY:
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
    return count >= MAX_WORDS or (count >= 6 and bare in _LINK - {"of", "and"})


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
            count > 1
            and bare in ("by", "in", "with", "without", "worth", "over", "because", "after")
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
        shorter = _FILLER.sub("", kept.rstrip(",."))
        head, _, last = shorter.rpartition(" ")
        if head.strip() and last.lower() in _LOOSE:
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
            word in _AUXILIARY
            or word in _VERBS
            or (ed and _predicate_starts(word, word, " " + words[index + 1]))
        )
        if bare and words[index - 1] not in _LINK:
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
    stops = _AUXILIARY | _VERBS | _LINK | {"that", "who", "as"}

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


# --- before the number ----------------------------------------------------------------------------


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
    return re.sub(aside, lambda m: " " * len(m[0]), text)


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
    if before and before[0].lower() in _AUXILIARY | {"to", "also", "will", "can", "must", "not"}:
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
        stops = bare in _STOP | _AUXILIARY | (_LINK - {"and", "of"})
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
        _PRONOUN.match(words[0]) or words[0].lower() in _AUXILIARY | {"and", "also", "then"}
    ):
        words = words[1:]
    plain = re.sub(r"^(?:been )?able to ", "", " ".join(words))
    return _FILLER.sub("", " " + plain).strip()


def trimmed(text: str) -> str:
    """Return ``text`` without the loose words at its end."""
    return text[: _without_loose_end(text, len(text))]
