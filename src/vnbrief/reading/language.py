"""Which of the two languages a text is in, or neither: from letters, syllables and small words.

Vietnamese writes one syllable a word, and its syllables are a closed set of beginnings and rimes;
its marks are almost its own.
English shows in its small words and endings.
Other languages show in theirs, in letters that neither of the two uses, or in another script.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnbrief.reading.words import words
from vnbrief.text import strip_marks

if TYPE_CHECKING:
    from vnbrief.document import Language


@dataclass(frozen=True, slots=True)
class Guess:
    """A language, or ``None`` for neither, and how sure (0 to 1)."""

    language: Language | None
    score: float


_NAME = 0.3  # the share of its vote that a name has
_SURE = 0.7  # the vote of a word that only English has
_FOREIGN = 0.6  # the vote of a word that only other languages have
_ENOUGH = 10  # words
_SAMPLE = 20_000  # code points; more changes nothing
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]{1,2}(?![^\W\d_]))?")
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec
    iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap
    oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua uan uang uat uay uc ue uech
    uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh
    uyt uyu uao uai uac y yem yen yet yeu
"""
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:{'|'.join(_RIMES.split())})\Z"
)
# Letters with marks that no other common language writes (ă and â are Romanian too).
_VIETNAMESE_LETTER = re.compile(r"[ơưđ\u1ea0-\u1ef9]")
_FOREIGN_LETTER = re.compile(r"[äöüßåøæœçñëïîûşğıłśźżćńčšžřěůőűțșāēīōūķļģ¿¡]")
_ENGLISH = words(
    """
    the of and to in for is on that by this with you it not or be are from at as your all have
    new more an was we will can us about if my has but our one other do no they he up may what
    which their out any there see only so his when here who also now get been would how were me
    some these its than into them because through between after before during over under against
    such each been being where while both many those most her she said according should must
    year years people people's province provincial district commune party committee work
    government state national vietnam
    """
)
_VIETNAMESE_BARE = words(
    """
    va cua cac nhung trong duoc khong nguoi voi cho mot den tai theo nam tinh huyen xa thanh pho
    uy ban nhan dan dang cong tac nay da se thi khi nhieu viec tu tren ve vao cung phai hoi dong
    chu tich bi thu thuong vu doan the lanh dao thuc hien nghi quyet xay dung phat trien nong
    thon moi
    """
)
_OTHER = words(
    """
    le les des du une est dans pour qui que sur avec pas plus sont aux ce cette ont leur nous
    vous der die das und ist nicht mit den dem ein eine auf für sich auch von zu werden wurde
    bei el los las una del por con para como más pero sus fue este esta entre il lo gli della
    che nel alla sono più anche di da o os um uma não na ao foi são mais pela yang dan untuk
    dengan pada dari ini itu tidak dalam akan oleh adalah juga telah ang mga ng sa na ay het een
    van voor niet zijn dat op och att det som på av är inte og ikke til jest się nie w z na
    bir ve bu için ile si la de un en et și privind al ale în
    """
)
_ENGLISH_ENDING = re.compile(
    r"[a-z]{2,}(?:ing|tion|tions|sion|ment|ments|ed|ity|ness|ly|able|ible|ous|ful|ship|ism|ers|ical|ive"
    r"|ance|ence|ies|ty|[a-z]'s)\Z"
)


def identify(text: str) -> Guess:
    """Tell whether ``text``, long or short, is Vietnamese (with or without marks) or English."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    letters = [char for char in sample.lower() if char.isalpha()]
    if not letters:
        return Guess(None, 0.0)
    strange = sum(not _is_latin(char) for char in letters) / len(letters)
    if strange > 0.3:
        return Guess(None, strange)
    found = [word.replace("’", "'") for word in _WORD.findall(sample)]
    if not found:
        return Guess(None, 0.0)
    names = not all(word[0].isupper() for word in found)  # else capitals say nothing
    votes = [_weighed(word, names and index > 0) for index, word in enumerate(found)]
    vi, en, other = (sum(column) for column in zip(*votes, strict=True))
    sure = sum(vote[1] for vote in votes if vote[1] >= _SURE)
    strange_words = sum(vote[2] for vote in votes if vote[2] >= _FOREIGN)
    if len(votes) >= _ENOUGH and sure < min(0.08 * len(votes), strange_words):
        other, en = other + en - sure, sure  # English has small words in every sentence
    total = vi + en + other
    best = max(vi, en, other)
    score = best / total if total else 0.0
    if best == other:
        return Guess(None, score)
    return Guess("vi" if vi > en else "en", score)


def is_syllable(word: str) -> bool:
    """Tell whether ``word`` has the shape of one Vietnamese syllable, with or without its marks."""
    return _SYLLABLE.match(strip_marks(word.lower())) is not None


def _is_latin(char: str) -> bool:
    code = ord(char)
    return code < 0x250 or 0x1E00 <= code < 0x1F00 or 0x300 <= code < 0x370 or code in (0xAA, 0xBA)


def _weighed(word: str, maybe_name: bool) -> tuple[float, float, float]:
    """Vote of a word; a capital inside a text makes it a name, which says little."""
    vi, en, other = _vote(word.lower())
    if maybe_name and word[0].isupper():
        return vi * _NAME, en * _NAME, other * _NAME
    return vi, en, other


def _vote(word: str) -> tuple[float, float, float]:
    """Return how much a word, in lower case, speaks for Vietnamese, English and anything else."""
    if not word.isascii():
        return _vote_marked(word)
    if len(word) == 1:
        return (
            0.0,
            0.3 if word in ("a", "i") else 0.0,
            0.1 if word in ("a", "o", "e", "y") else 0.0,
        )
    english, bare, other = word in _ENGLISH, word in _VIETNAMESE_BARE, word in _OTHER
    if english or bare or other:
        count = english + bare + other
        vi, en, rest = bare / count, english / count, other / count
        if not bare and is_syllable(word):  # "de", "con", "in", "to" are syllables too
            return (0.25, 0.75 * en, 0.6 * rest)
        return (vi, en, rest)
    if _SYLLABLE.match(word):
        return (0.45, 0.1, 0.05)
    if _ENGLISH_ENDING.match(word):
        return (0.0, 0.8, 0.1)
    return (0.0, 0.5, 0.2)


def _vote_marked(word: str) -> tuple[float, float, float]:
    if _FOREIGN_LETTER.search(word):
        return (0.0, 0.0, 1.0)
    if _SYLLABLE.match(strip_marks(word)):
        if _VIETNAMESE_LETTER.search(word):
            return (1.0, 0.0, 0.0)
        return (0.85, 0.0, 0.15)
    return (0.1, 0.1, 1.0)
