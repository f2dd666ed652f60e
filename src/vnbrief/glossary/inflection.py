"""The written forms of an English term: number, tense, British spelling, articles.

They are generated when a glossary is loaded, so that matching never has to analyse words.
Blanks, hyphens and quotation marks between words need no forms of their own: the matcher takes them
for the same.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_PREPOSITION = re.compile(
    r"(?<=\w) (?:of|for|on|in|at|to|with|under|from|by|over|against|among|between|through) "
)
_OWNED = re.compile(
    r"(?P<head>(?:(?! of ).)+) of the"
    r" (?P<owner>[A-Z](?:(?! of ).)*"
    r"(?:Committee|Commission|Council|Front|Command|Union|Board|Court))"
)
_PREFIX = re.compile(
    r"\b(socio|non|anti|multi|inter|sub|pre|post|micro|agro|eco)-(?=\w)", re.IGNORECASE
)
# Not the s of a possessive, nor what stands before a closing quotation mark or bracket.
_LAST_WORD = re.compile(r"(?<!['’])\b[^\W\d_]{2,}$")
_ARTICLE = re.compile(r"(?<=\w )the (?=\w)")

_IRREGULAR = {
    "analysis": "analyses",
    "basis": "bases",
    "child": "children",
    "crisis": "crises",
    "criterion": "criteria",
    "curriculum": "curricula",
    "half": "halves",
    "index": "indices",
    "life": "lives",
    "leaf": "leaves",
    "man": "men",
    "person": "people",
    "phenomenon": "phenomena",
    "thesis": "theses",
    "woman": "women",
}
_SINGULAR_OF = {plural: singular for singular, plural in _IRREGULAR.items()} | {
    "indexes": "index",
    "persons": "person",
}
# fmt: off
_UNCHANGING = frozenset([
    "affairs", "economics", "ethics", "headquarters", "logistics", "means", "news", "personnel",
    "police", "politics", "series", "species", "staff", "statistics",
])
# fmt: on

_BRITISH = {
    "adviser": "advisor",
    "aging": "ageing",
    "analyze": "analyse",
    "behavior": "behaviour",
    "canceled": "cancelled",
    "catalog": "catalogue",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "cooperation": "co-operation",
    "cooperative": "co-operative",
    "cooperatives": "co-operatives",
    "coordination": "co-ordination",
    "counseling": "counselling",
    "counselor": "counsellor",
    "defense": "defence",
    "endeavor": "endeavour",
    "enrollment": "enrolment",
    "favor": "favour",
    "fiber": "fibre",
    "fulfill": "fulfil",
    "fulfillment": "fulfilment",
    "harbor": "harbour",
    "healthcare": "health care",
    "honor": "honour",
    "installment": "instalment",
    "judgment": "judgement",
    "kilometer": "kilometre",
    "labor": "labour",
    "laborer": "labourer",
    "laborers": "labourers",
    "license": "licence",
    "licenses": "licences",
    "meter": "metre",
    "modeling": "modelling",
    "neighbor": "neighbour",
    "neighborhood": "neighbourhood",
    "neighborhoods": "neighbourhoods",
    "offense": "offence",
    "offenses": "offences",
    "percent": "per cent",
    "policymaking": "policy-making",
    "program": "programme",
    "programs": "programmes",
    "skillful": "skilful",
    "theater": "theatre",
    "traveler": "traveller",
    "wellbeing": "well-being",
    # Names of the country and of its cities, with and without the blank.
    "vietnam": "viet nam",
    "hanoi": "ha noi",
    "haiphong": "hai phong",
    "danang": "da nang",
}
_AMERICAN = {british: american for american, british in _BRITISH.items()}
_AMERICAN_PHRASES = tuple(british for british in _AMERICAN if not british.isalpha())
_IZE = re.compile(r"(?<=[a-z]{3})(?i:iz)(?=(?i:e|es|ed|er|ers|ing|ation|ations|ational)\b)")
_ISATION = re.compile(r"(?<=[a-z]{3})(?i:is)(?=(?i:ation|ations|ational)\b)")
_NOT_IZE = frozenset(["size", "sizes", "sized", "prize", "prizes", "seize", "seized"])

# Third person, past, gerund, participle.
_IRREGULAR_VERBS = {
    "bring": ("brings", "brought", "bringing", "brought"),
    "build": ("builds", "built", "building", "built"),
    "choose": ("chooses", "chose", "choosing", "chosen"),
    "do": ("does", "did", "doing", "done"),
    "fight": ("fights", "fought", "fighting", "fought"),
    "give": ("gives", "gave", "giving", "given"),
    "hold": ("holds", "held", "holding", "held"),
    "keep": ("keeps", "kept", "keeping", "kept"),
    "lead": ("leads", "led", "leading", "led"),
    "make": ("makes", "made", "making", "made"),
    "meet": ("meets", "met", "meeting", "met"),
    "put": ("puts", "put", "putting", "put"),
    "rise": ("rises", "rose", "rising", "risen"),
    "set": ("sets", "set", "setting", "set"),
    "submit": ("submits", "submitted", "submitting", "submitted"),
    "take": ("takes", "took", "taking", "taken"),
    "win": ("wins", "won", "winning", "won"),
}
_VERB = re.compile(r"^(?:\w+ly )?(?P<first>[a-z]+)|(?<= and )(?P<more>[a-z]+)")


def _cased(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def plural(word: str) -> str:
    """Return the plural of an English noun; a plural stays."""
    low = word.lower()
    if is_plural(word) or low in _UNCHANGING:
        return word
    if low in _IRREGULAR:
        return _cased(word, _IRREGULAR[low])
    if low.endswith("man") and len(low) > 4 and low != "human":
        return word[:-2] + ("EN" if word.isupper() else "en")
    upper = word.isupper() and len(word) > 5
    if re.search(r"[^aeiou]y$", low):
        return word[:-1] + ("IES" if upper else "ies")
    ending = "es" if re.search(r"(?:s|x|z|ch|sh)$", low) else "s"
    return word + (ending.upper() if upper else ending)


def singular(word: str) -> str:
    """Return the singular of an English noun; a singular stays."""
    low = word.lower()
    if not is_plural(word):
        return word
    if low in _SINGULAR_OF:
        return _cased(word, _SINGULAR_OF[low])
    if low.endswith("men"):
        return word[:-2] + ("AN" if word.isupper() else "an")
    if low.endswith("ies"):
        return word[:-3] + ("Y" if word.isupper() else "y")
    if re.search(r"(?:ss|x|z|ch|sh)es$", low):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Tell whether an English noun looks like a plural."""
    low = word.lower()
    if low in _SINGULAR_OF:
        return True
    if low in _UNCHANGING or len(low) < 4:
        return False
    if low.endswith("men") and len(low) > 4:
        return low not in {"specimen", "regimen", "abdomen"}
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


def head(term: str) -> tuple[int, int]:
    """Return where the head noun of a noun phrase stands: the last word before a preposition."""
    preposition = _PREPOSITION.search(term)
    words = list(_WORD.finditer(term, 0, preposition.start() if preposition else len(term)))
    return words[-1].span() if words else (len(term), len(term))


def with_head(term: str, change: str) -> str:
    """Return ``term`` with its head noun in the ``change`` (``plural`` or ``singular``) number."""
    start, end = head(term)
    word = term[start:end]
    return term[:start] + (plural(word) if change == "plural" else singular(word)) + term[end:]


def _swap(term: str, start: int, end: int) -> str:
    word = term[start:end]
    return term[:start] + (singular(word) if is_plural(word) else plural(word)) + term[end:]


def number_twins(term: str) -> tuple[str, ...]:
    """Return ``term`` with its head noun, and with its last noun, in the other number."""
    start, end = head(term)
    twins = [_swap(term, start, end)]
    if end < len(term) and (last := _LAST_WORD.search(term)) is not None:
        twins.append(_swap(term, *last.span()))
    return tuple(twin for twin in twins if twin != term)


def _conjugate(verb: str) -> tuple[str, str, str, str]:
    if verb in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[verb]
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing", verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing", verb[:-1] + "ied"
    ending = "es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s"
    doubled = verb + verb[-1] if re.fullmatch(r"[^aeiou]+[aeiou][bdgmnpt]", verb) else verb
    return verb + ending, doubled + "ed", doubled + "ing", doubled + "ed"


def verb_forms(term: str) -> tuple[str, str, str, str]:
    """Return a verb phrase in the third person, the past, the gerund and the participle.

    Its verbs are the first word, after an adverb, and the word after each ``and``.
    """
    forms = [_VERB.sub(lambda m, n=n: _conjugated(m, n), term) for n in range(4)]  # type: ignore[misc]
    return forms[0], forms[1], forms[2], forms[3]


def _conjugated(found: re.Match[str], number: int) -> str:
    verb = found["first"] or found["more"]
    return found[0][: -len(verb)] + _conjugate(verb)[number]


def spelling_twins(term: str) -> tuple[str, ...]:
    """Return ``term`` in British spelling and in American spelling, where they differ from it."""
    british = american = term
    words = frozenset(_WORD.findall(term.lower()))
    if not words.isdisjoint(_BRITISH):
        british = _WORD.sub(lambda m: _swapped(m[0], _BRITISH), term)
    if not words.isdisjoint(_AMERICAN):
        american = _WORD.sub(lambda m: _swapped(m[0], _AMERICAN), term)
    for two_words in _AMERICAN_PHRASES:
        if two_words in term.lower():
            american = re.sub(two_words, lambda m: _swapped(m[0], _AMERICAN), american, flags=re.I)
    if "iz" in term.lower() and words.isdisjoint(_NOT_IZE):
        british = _IZE.sub(lambda m: _cased(m[0], "is"), british)
    if "isation" in term.lower():
        american = _ISATION.sub(lambda m: _cased(m[0], "iz"), american)
    return tuple(dict.fromkeys(t for t in (british, american) if t != term))


def _swapped(word: str, spellings: dict[str, str]) -> str:
    return _cased(word, spellings[word.lower()]) if word.lower() in spellings else word


def _joined(term: str) -> str:
    """Return ``term`` with its prefixes joined: socio-political → sociopolitical."""
    return re.sub(
        r"(?i)\b(socio|non|anti|multi|inter|sub|pre|post|micro|agro|eco)-(?=\w)", r"\1", term
    )


def owner_twins(term: str) -> tuple[str, ...]:
    """Return the turns of a name that "of the" joins: Standing Committee of the X, X('s) Standing …

    Machine translation turns names about: one office comes under three names in one article.
    """
    found = _OWNED.fullmatch(term)
    if found is None:
        return ()
    return f"{found['owner']} {found['head']}", f"{found['owner']}'s {found['head']}"


def written_forms(term: str, pos: str) -> tuple[str, ...]:
    """Return the forms in which an English term may be written, without an outer article.

    Args:
        term: as the glossary has it.
        pos: ``v`` inflects its first word, ``n`` and ``name`` their nouns.
    """
    forms = [term]
    if pos == "v":
        forms += verb_forms(term)
    elif pos in ("n", "name"):
        forms += owner_twins(term)
        forms += [twin for form in forms for twin in number_twins(form)]
    if term.startswith("the ") and (term.count(" ") > 1 or term[4].isupper()):
        forms = [form.removeprefix("the ") for form in forms]
    forms += [_ARTICLE.sub("", form) for form in forms if _ARTICLE.search(form)]
    forms += [_joined(form) for form in forms if "-" in form]
    if spelling_twins(term):
        forms += [twin for form in forms for twin in spelling_twins(form)]
    return tuple(dict.fromkeys(forms))
