"""Which runs of capitalized syllables are Vietnamese personal names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.mentions.words import Word, bare, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Family names of the Kinh and of other peoples of Vietnam; the first line's hardly ever mean anything else.
STRONG = words_of(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương lý đinh trịnh đoàn lương "
    "mai trương đào lưu phùng tạ tô triệu vương nghiêm khuất quách giàng tòng lò quàng thào vàng "
    "sùng mùa hạng lầu cầm thân đàm nông hà hồ cao châu chu diệp doãn khổng kiều lục mạc ngụy "
    "ninh phí thạch thái tôn bế bạch cù cấn hứa kim la lã lại lâm mã ma mẫn"
)
OTHER = words_of(
    "tăng từ văn viên an âu biện bàn bành bá ca cáp chẩu chế chúc cổ đan đái đậu đèo điêu đổng "
    "giáp giang hàn hán hầu hoa khiếu khúc kha khương khoàng lang lành lèo liêu liễu lỗ lộc lường "
    "lù ly mè mông mộc nhan nhâm nhữ ngân ngọ nguyên ôn phó phương sầm sái sĩ tần tất thang thẩm "
    "thi thiều thôi thiệu tiêu tiết tống trà trang trầm trình trưng tưởng tẩn ung uông ứng vi vừ "
    "vì vòng xa yên yến hờ sìn chảo phàn cư thò lầu hảng páo tráng giàng lừu sồng pờ rơ siu rah "
    "rmah ksor kpă nay niê kbuôr ayun hmok mlô byă êban đinh y h k"
)
_BARE_STRONG = frozenset(bare(n) for n in STRONG)
_BARE_ALL = _BARE_STRONG | frozenset(bare(n) for n in OTHER)
_MIDDLES = frozenset(["thị", "văn"])
_BARE_MIDDLES = frozenset(["thi", "van"])
# A Vietnamese syllable without its marks; names of other peoples (H'Lơi, Kbuôr) are looser.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ua|ai|ao|au|ay|"
    r"eo|eu|ya|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?"
)
# English words that happen to have the form of a syllable.
_ENGLISH = words_of(
    "the in on at an and to of so a i it is he me we us no do can may than then that thus this "
    "who him his mr ms dr new hoc not one two ten out up per pho for but or by be my he she you "
    "man men"
)


def is_syllable(word: str) -> bool:
    """Tell whether a word may be a Vietnamese syllable, with or without marks."""
    return _SYLLABLE.fullmatch(bare(word.lower())) is not None


def is_english(word: str) -> bool:
    """Tell whether an English text's word is a plain English word, whatever its form."""
    return word.lower() in _ENGLISH


def family_strength(key: str, with_marks: bool) -> int:
    """Return 2 for a common family name, 1 for a rare one, 0 for none; ``key`` is lower case."""
    if with_marks:
        return 2 if key in STRONG else 1 if key in OTHER else 0
    return 2 if key in _BARE_STRONG else 1 if key in _BARE_ALL else 0


def is_middle(key: str, with_marks: bool) -> bool:
    """Tell whether a syllable marks a person's name: Thị, Văn."""
    return key in (_MIDDLES if with_marks else _BARE_MIDDLES)


def is_person_run(run: Sequence[Word], with_marks: bool = True) -> bool:
    """Tell whether a run of two to five capitalized words reads as a person's whole name."""
    if not 2 <= len(run) <= 5:
        return False
    strength = family_strength(run[0].key, with_marks)
    if len(run) > 2 and is_middle(run[1].key, with_marks) and strength:
        return True
    return strength == 2 and len(run) >= 3 and all(is_syllable(w.text) for w in run)
