"""What is to be done next, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.briefing.drafts import Phrase
from vnbrief.briefing.shortening import shorten, standing_alone
from vnbrief.document import BlockKind, Language

if TYPE_CHECKING:
    from vnbrief.briefing.analysis import Analysis, Marked

MAX_WORDS = 60
MAX_TASKS = 15

_ORDINAL = {
    "en": re.compile(
        r"^(?P<n>first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?"
        r"|sixth(?:ly)?|seventh(?:ly)?"
        r"|eighth(?:ly)?|ninth(?:ly)?|tenth(?:ly)?|finally|lastly)(?:,|:| is to\b"
        r"| is\b)\s*(?:to )?",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"^(?P<n>thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|(?:một|hai|ba"
        r"|bốn|năm|sáu|bảy|tám|chín|mười) là)"
        r"(?:,|:|\s|$)\s*(?:là\s+)?",
        re.IGNORECASE,
    ),
}
_NUMBERED = re.compile(r"^(?:[-–—+•*]|\(?\d{1,2}[.)])\s+")
_HEADS = {
    "en": re.compile(
        r"\b(?:key tasks|main tasks|following tasks|tasks and solutions|key solutions"
        r"|following solutions|a number of tasks"
        r"|number of (?:key )?(?:tasks|solutions)|need to focus on"
        r"|focus on the following|tasks for|directions and tasks)\b[^.]*$",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:nhiệm vụ trọng tâm|nhiệm vụ chủ yếu|nhiệm vụ, giải pháp"
        r"|giải pháp trọng tâm|nội dung sau|nhiệm vụ sau|giải pháp sau"
        r"|một số nhiệm vụ|nhóm giải pháp|phương hướng, nhiệm vụ"
        r"|tập trung (?:thực hiện|vào)|các giải pháp|nhiệm vụ cụ thể"
        r"|thực hiện tốt các|cần tập trung|đề nghị)[^.]*$",
        re.IGNORECASE,
    ),
}
_FUTURE = {
    "en": re.compile(
        r"\b(?:in the coming (?:time|years?|months?|period|term)|going forward"
        r"|in the near future|for the rest of the year"
        r"|in the last months|from now (?:on|until|to)|next (?:year|month"
        r"|term))\b.*\b(?:will|need(?:s)? to|must|should"
        r"|continue|shall|has to|have to|focus)\b"
        r"|\b(?:requested|asked|required|urged|directed|instructed|suggested"
        r"|proposed)\b.{0,120}\b(?:to|must|should)\b",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:(?:trong )?thời gian (?:tới|tiếp theo)|những tháng (?:cuối năm|tới"
        r"|còn lại)|(?:trong )?năm tới|sắp tới"
        r"|giai đoạn tới|nhiệm kỳ tới|từ nay đến).{0,90}\b(?:cần|phải|sẽ|tiếp tục"
        r"|tập trung|đẩy mạnh|phấn đấu)\b"
        r"|(?<!theo )(?<!sự )(?<!các )(?<!những )(?<!nhiều )(?<!đúng )(?<!được )(?<!đáp ứng )\b"
        r"(?:yêu cầu|đề nghị|giao (?:cho )?(?:các )?(?=Sở|UBND|Bộ|Công an|Ban|Phòng"
        r"|Chi cục|huyện|xã))\b.{3,80}"
        r"\b(?:cần|phải|tiếp tục|tập trung|khẩn trương|chủ động|đẩy mạnh|tăng cường"
        r"|rà soát|sớm|phối hợp"
        r"|thực hiện|chủ trì|triển khai|bảo đảm|đảm bảo|kiểm tra|nâng cao|quan tâm"
        r"|tham mưu|xây dựng|lập|báo cáo|đề xuất|hoàn thành|xử lý|giải quyết"
        r"|nghiên cứu|làm rõ)\b",
        re.IGNORECASE,
    ),
}
_RESULT = re.compile(
    r"\b(?:đã được|đã đề nghị|được giao|was asked|were asked|had asked)\b", re.IGNORECASE
)


def tasks(analysis: Analysis) -> tuple[Phrase, ...]:
    """Return the tasks: an enumerated list where the text has one, else its sentences about what is next."""
    return (_enumerated(analysis) or _listed(analysis) or _stated(analysis))[:MAX_TASKS]


def _enumerated(analysis: Analysis) -> tuple[Phrase, ...]:
    """``Firstly, … Second, …``: the last such run that begins at one and has two items or more."""
    pattern = _ORDINAL[analysis.language]
    runs: list[list[Phrase]] = []
    for sentence in analysis.body():
        match = pattern.match(sentence.text)
        if not match:
            continue
        if _is_first(match["n"]) or not runs:
            runs.append([])
        rest = sentence.text[match.end() :]
        if len(rest.split()) >= 3:
            runs[-1].append(_task(rest, sentence, analysis.language))
    long = [run for run in runs if len(run) >= 2]
    return tuple(long[-1]) if long else ()


def _is_first(word: str) -> bool:
    return word.lower() in ("first", "firstly", "thứ nhất", "một là")


def _listed(analysis: Analysis) -> tuple[Phrase, ...]:
    """List items under a sentence or heading that announces tasks."""
    found: list[Phrase] = []
    announced = False
    block = -1
    for sentence in analysis.sentences:
        item = sentence.kind is BlockKind.LIST_ITEM or bool(_NUMBERED.match(sentence.text))
        if announced and item and sentence.block != block:
            text = _NUMBERED.sub("", sentence.text)
            found.append(_task(text, sentence, analysis.language))
        elif not item and sentence.block != block and not (found and announced):
            announced = bool(_announces(sentence, analysis.language))
        elif not item and sentence.block != block:
            announced = False
        elif not item and not announced:
            announced = bool(_announces(sentence, analysis.language))
        block = sentence.block
    return tuple(found) if len(found) >= 2 else ()


def _announces(sentence: Marked, language: Language) -> re.Match[str] | None:
    return _HEADS[language].search(sentence.text.rstrip(" :.;"))


def _stated(analysis: Analysis) -> tuple[Phrase, ...]:
    pattern = _FUTURE[analysis.language]
    return tuple(
        _task(s.text, s, analysis.language)
        for s in analysis.body()
        if pattern.search(s.text) and not _RESULT.search(s.text) and not s.text.endswith("?")
    )[:6]


def _task(text: str, sentence: Marked, language: Language) -> Phrase:
    short = shorten(standing_alone(text.strip()), MAX_WORDS, language).rstrip(" ;:,")
    shown = short[:1].upper() + short[1:]
    return Phrase(shown if shown.endswith((".", "…", "!")) else shown + ".", (sentence.id,))
