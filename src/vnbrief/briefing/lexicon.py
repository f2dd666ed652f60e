"""The words that the rules for figures know, a pattern for each language.

They are ordinary words of reports, kept together so that a reader can check them.
"""

from __future__ import annotations

import re

from vnbrief.briefing.analysis import NUM, TIME
from vnbrief.mentions.words import words_of

# --- growth: the figure is the change itself ------------------------------------------------------
EN_UP = (
    r"(?<=[,(] )up|(?<=and )up|increas\w+|rise\w*|rose|rising|gr[eo]w\w*|grown|growth|higher|gain\w*"
    r"|climb\w*|jump\w*|soar\w*"
)
EN_DOWN = (
    r"(?<=[,(] )down|(?<=and )down|decreas\w+|f[ae]ll\w*|fallen|drop\w*|declin\w+|reduc\w+|lower"
    r"|shr[aiu]nk|plung\w+"
)
VI_UP = r"tăng|vượt|tăng thêm|nhích"
VI_DOWN = r"giảm|hụt|tụt|rút ngắn"
# A comparison is a change only of something before: a wall "cao hơn 6 m" is over six metres high.
VI_MORE = r"cao hơn|nhiều hơn|lớn hơn"
VI_LESS = r"thấp hơn|ít hơn"
VI_COMPARED = r"(?= (?:so|cùng kỳ|năm|mức|bình quân|trung bình|kế hoạch|tháng|quý)(?!\w))"

EN_SINCE = (
    r"(?: (?:compared (?:to|with)|as compared (?:to|with)|in comparison with|over|from"
    r"|since|against|versus|than"
    rf"|relative to|on) (?:in |the year |year |that of |the end of "
    rf"|the beginning of )*(?:(?P<time>{TIME}+)|(?P<same>"
    r"the same period|the corresponding period|a year earlier|the previous year"
    r"|last year|the year before"
    r"|the preceding year|year|the same month))?| year[- ]on[- ]year| \(?yoy\)?)?"
)
VI_SINCE = (
    rf"(?: so (?:với )?(?:năm |cuối năm |đầu năm |thời điểm |kế hoạch "
    rf"|tháng )*(?:(?P<time>{TIME}+)|(?P<same>cùng kỳ"
    r"|năm trước|năm ngoái|cùng thời điểm|năm liền trước))?)?"
)
EN_UNIT = r"(?: (?P<unit>places?|positions?|ranks?|percentage points?|points?|times))?"
VI_UNIT = r"(?: (?P<unit>bậc|hạng|thứ hạng|điểm phần trăm|điểm %|điểm|lần))?"
_APPROX_EN = (
    r"(?:by |of |about |over |nearly |almost |around |more than |some |an average of |to )*"
)
_APPROX_VI = r"(?:khoảng |gần |hơn |trên |thêm |tới |đến |được )*"

CHANGE = {
    "en": (
        re.compile(
            rf"\b(?:an? |the )?(?:(?P<up>{EN_UP})|(?P<down>{EN_DOWN}))(?: in \w+)? "
            rf"{_APPROX_EN}(?P<num>{NUM}+)"
            rf"{EN_UNIT}{EN_SINCE}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<num>{NUM}+){EN_UNIT} (?:(?P<up>higher|more)|(?P<down>lower|less|fewer))"
            rf"(?= than\b| compared| from|[,.;)]|$){EN_SINCE}",
            re.IGNORECASE,
        ),
    ),
    "vi": (
        re.compile(
            rf"\b(?:(?P<up>{VI_UP})|(?P<down>{VI_DOWN})) "
            rf"{_APPROX_VI}(?P<num>{NUM}+){VI_UNIT}{VI_SINCE}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:(?P<up>{VI_MORE})|(?P<down>{VI_LESS})) {_APPROX_VI}(?P<num>{NUM}+)"
            rf"(?:{VI_COMPARED}| (?P<unit>bậc|hạng|thứ hạng|điểm phần trăm|điểm %|điểm|lần)){VI_SINCE}",
            re.IGNORECASE,
        ),
    ),
}
# "increase to 5", "giảm còn 3": the figure is the new value, not the change.
TO_VALUE = {
    "en": re.compile(r"\b(?:to|at)\s+(?:\w+\s+){0,3}$", re.IGNORECASE),
    "vi": re.compile(r"\b(?:còn|lên|xuống|đạt|tới|đến)\s+(?:\w+\s+){0,2}$", re.IGNORECASE),
}

# --- aims -----------------------------------------------------------------------------------------
AIM = {
    "en": re.compile(
        r"\b(?:striv(?:e|es|ing)|aim(?:s|ed|ing)?|target(?:s|ed|ing)?|goals?"
        r"|objectives?|plan(?:s|ned)? to|expected"
        r"|is to reach|are to reach|sets? (?:the|a) (?:goal|target)|projected|intends? to)\b",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|đặt ra|dự kiến|kế hoạch đến|đề ra|kỳ vọng"
        r"|hướng tới|hướng đến|định hướng)\b",
        re.IGNORECASE,
    ),
}
WILL = {
    "en": re.compile(r"\b(?:will|shall|is to|are to)\b", re.IGNORECASE),
    "vi": re.compile(r"\bsẽ\b", re.IGNORECASE),
}

# --- numbers that are not figures -----------------------------------------------------------------
TIME_UNITS = words_of(
    "year years month months day days hour hours minute minutes week weeks decade decades second "
    "seconds century quarter năm tháng ngày giờ phút tuần"
)
# A noun after a bare number that makes it a length of time or an age.
DURATION = {
    "en": re.compile(
        r"^[-\s](?:full |consecutive |straight )?(?:years?|months?|days?|hours?"
        r"|minutes?|weeks?|decades?|seconds?"
        r"|quarters?|nights?|o'clock|a\.?m|p\.?m|am|pm|years?-old|-year|generations?"
        r"|stars?|times)\b|^(?:st|nd|rd|th)\b|^h\d?",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^ ?(?:năm|tháng|ngày(?! công)|giờ|phút|tuần|giây|tuổi|thập kỷ|thập niên|đêm|buổi"
        r"|thế kỷ|quý|h\b|g\b|mùa xuân|sao|"
        r"đời|thế hệ|lần)\b",
        re.IGNORECASE,
    ),
}
TOP = {
    "en": re.compile(r"\b(?:top|leading|first|last|next|past|every)\s+$", re.IGNORECASE),
    "vi": re.compile(r"\b(?:top|tốp|nhóm|thứ|lần thứ|mỗi)\s+$", re.IGNORECASE),
}
# "vessels of 15 meters or longer": a threshold, not a count
THRESHOLD = re.compile(
    r"^ (?:or (?:more|longer|higher|over|above|older|larger|less|fewer)|and (?:above"
    r"|over)|trở (?:lên|xuống))\b",
    re.IGNORECASE,
)
# "shorter than 12 metres"
LIMIT = re.compile(
    r"\b(?:shorter|longer|larger|smaller|higher|older|younger|taller|deeper"
    r"|wider) than $|\b(?:dài|ngắn|lớn|nhỏ) hơn $",
    re.IGNORECASE,
)
# "exceeded the target by 5%", "vượt mục tiêu 5%": a result that names an aim
FULFILLED = {
    "en": re.compile(
        r"(?<!to )\b(?:exceed|surpass|fulfil|met|meet|achiev"
        r"|complet)\w*\s+(?:\w+\s+){0,3}(?:targets?|goals?|plan|objectives?)\b[^;]*$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?<!để )\b(?:vượt|hoàn thành|bằng|đạt|so với)\s+(?:\w+\s+){0,3}(?:mục tiêu|chỉ tiêu"
        r"|kế hoạch)\b[^;]*$",
        re.IGNORECASE,
    ),
}
# An aim so announced governs the whole sentence, its later parts included.
RESOLVE = {
    "en": re.compile(
        r"\b(?:striv(?:e|es|ing) to|aims? to|plans? to|sets? (?:the|a) (?:goal|target))\b",
        re.IGNORECASE,
    ),
    "vi": re.compile(r"\b(?:phấn đấu|đặt mục tiêu|đề ra mục tiêu)\b", re.IGNORECASE),
}
