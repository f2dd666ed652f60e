"""The people whom an article names, with the offices that it gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vnbrief.briefing.drafts import PersonDraft, Phrase
from vnbrief.mentions.mention import Kind, Mention
from vnbrief.mentions.roles import role_after, role_before
from vnbrief.text import fold, strip_marks

if TYPE_CHECKING:
    from vnbrief.briefing.analysis import Analysis, Marked
    from vnbrief.document import Language

_HONORIFIC = re.compile(
    r"^(?:ông|bà|anh|chị|đồng chí|đ/c|cô|chú|cụ|thầy|em|cháu|mr|mrs|ms|dr|comrade)\.? ",
    re.IGNORECASE,
)


def people(analysis: Analysis) -> tuple[PersonDraft, ...]:
    """Return the people named, the author first, each with the fullest office that the text gives."""
    found: dict[str, list[tuple[str, str | None, int, str | None]]] = {}
    for sentence in analysis.sentences:
        for mention in sentence.of_kinds((Kind.PERSON,)):
            name = _HONORIFIC.sub("", mention.text).strip()
            role = _role(sentence, mention, analysis.language)
            other = mention.renderings[0] if mention.renderings else None
            key = _key(name, tuple(found))
            found.setdefault(key, []).append((name, role, sentence.id, other))
    # A lone syllable that no full name explains is more often a common word with a capital.
    named = [u for k, u in found.items() if " " in k or any(use[1] for use in u)]
    drafts = [_person(uses, analysis.language) for uses in named]
    author = analysis.document.author
    if author:
        key = strip_marks(fold(author.name))
        drafts = [d for d in drafts if strip_marks(fold(d.name.text)) != key]
        drafts.insert(0, _author(author.name, author.role, analysis.language))
    return tuple(drafts)


def _author(name: str, role: str | None, language: Language) -> PersonDraft:
    shown = Phrase(name, (), strip_marks(name) if language == "vi" else name)
    return PersonDraft(shown, Phrase(role, ()) if role else None)


def _key(name: str, known: tuple[str, ...]) -> str:
    """A given name alone (``ông Toàn``) is the person of that name already met."""
    folded = strip_marks(fold(name))
    if " " not in folded:
        return next((k for k in known if k.endswith(f" {folded}")), folded)
    return folded


def _person(uses: list[tuple[str, str | None, int, str | None]], language: Language) -> PersonDraft:
    evidence = tuple(sorted({use[2] for use in uses}))
    name = max((use[0] for use in uses), key=lambda n: (len(n.split()), len(n)))
    roles = [(use[1], use[2]) for use in uses if use[1]]
    other = strip_marks(name) if language == "vi" else name
    role = next(iter(roles), None)
    office = Phrase(role[0], (role[1],)) if role and role[0] else None
    return PersonDraft(Phrase(name, evidence, other), office)


def _role(sentence: Marked, mention: Mention, language: Language) -> str | None:
    """The office beside a name: before it, or after it between commas; another name ends it."""
    lead = _HONORIFIC.match(mention.text)
    start = mention.span.start + (lead.end() if lead else 0)
    others = [m.span for m in sentence.of_kinds((Kind.PERSON,)) if m.span != mention.span]
    first = role_before(sentence.text, start, language)
    second = role_after(sentence.text, mention.span.end, language)
    before, after = None, None
    if first and any(0 <= first.start - o.end <= 3 for o in others):
        first = None  # "ông A, Giám đốc … và bà B": the office is the neighbour's
    if first:
        ends = [o.end for o in others if first.start <= o.start and o.end <= first.end]
        before = _clean(sentence.text[max(ends, default=first.start) : first.end], language)
    if second:
        starts = [o.start for o in others if second.start <= o.start < second.end]
        after = _clean(sentence.text[second.start : min(starts, default=second.end)], language)
    if before and after and len(before.split()) <= 3 and before not in after:
        return f"{before}, {after}"  # a rank before the name, the office after it
    return before or after


_VERB = {
    "vi": re.compile(
        r"(?:,| |^)(?:xác nhận|ký|trả lời|phát biểu|giải thích|nêu|nhiệt liệt|chủ trì"
        r"|trình bày|ví|cho biết|cho hay|nói|yêu cầu"
        r"|chia sẻ|khẳng định|nhấn mạnh|thông tin|trao đổi|dẫn đầu|làm|giữ chức"
        r"|báo cáo|chỉ đạo|đề nghị|tham dự|dự(?! án| thảo| toán))(?= |$|,)"
    ),
    "en": re.compile(
        r"(?:,| )(?:said|told|confirmed|signed|stressed|presented|chaired|attended"
        r"|spoke|noted)(?= |$|,)"
    ),
}
_EDGES = re.compile(
    r"^(?:\W|và |and |cùng |ông |bà |đồng chí |anh |chị )+|(?:\W| và| and| của| of"
    r"| the| ông| bà| là| with)+$"
)


def _clean(text: str, language: Language) -> str | None:
    """Cut a role before what its holder did, and take loose words off its ends."""
    role = _VERB[language].split(" ".join(text.split()))[0]
    while role != (shorter := _EDGES.sub("", role)):
        role = shorter
    if role.count("(") != role.count(")"):
        role = role.split("(")[0].strip(" ,-")
    return role if role and len(role) > 2 else None
