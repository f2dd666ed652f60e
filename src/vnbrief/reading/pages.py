"""A saved page's lines → the article's: title, date, author and body kept, all else gone.

Text pasted without a page around it must lose nothing, so lines are cut only when at least two
different signs of a page agree (a site's name, a date line, a comment counter, a headlines box …).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vnbrief.document import BlockKind
from vnbrief.reading.bylines import Signature, role, signature
from vnbrief.reading.dates import date_line
from vnbrief.reading.furniture import (
    Furniture,
    furniture,
    owner,
    site_line,
    title_and_site,
    unmistakable,
)
from vnbrief.reading.structure import ends_sentence, is_list_item, is_prose, with_kinds

if TYPE_CHECKING:
    from datetime import date

    from vnbrief.document import Author
    from vnbrief.reading.dates import DateLine
    from vnbrief.reading.lines import Extract, Line

_HEAD = 12  # lines from the top, within which a plain text may give its date
_TITLE_WORDS = (4, 40)
_MENU_WORDS = 6  # a headline is longer than a menu's entry
_OPENING = 6  # lines of the body among which a date and a signature may stand
_REACH = 200  # lines above the body within which the title is looked for


@dataclass(frozen=True, slots=True)
class _Sign:
    """A line with what it reads as on a page."""

    line: Line
    prose: bool
    furniture: Furniture | None
    day: DateLine | None
    site: str | None

    @property
    def content(self) -> bool:
        official = self.day is not None and self.day.official
        return self.furniture is None and self.site is None and (self.day is None or official)


@dataclass(frozen=True, slots=True)
class _Article:
    lines: tuple[Line, ...]
    title: str | None = None
    publisher: str | None = None
    author: Author | None = None
    published: date | None = None


def article(page: Extract) -> Extract:
    """Return ``page`` with the article's lines only, their kinds, and the metadata found."""
    signs = [_sign(line) for line in page.lines if not unmistakable(line.text)]
    found = _from_page(signs, page) if _is_page(signs, page) else _from_plain(signs, page)
    return replace(
        page,
        lines=found.lines,
        title=found.title or page.title,
        publisher=page.publisher or found.publisher,
        author=found.author or page.author,
        published=page.published or found.published,
    )


def _sign(line: Line) -> _Sign:
    text = line.text
    prose = is_prose(text)
    kind = None if line.kind is BlockKind.TITLE else furniture(text)
    if prose and kind not in (Furniture.CAPTION, Furniture.END, Furniture.LABEL):
        kind = None
    return _Sign(line, prose, kind, date_line(text), None if prose or kind else site_line(text))


def _is_page(signs: list[_Sign], page: Extract) -> bool:
    """Count the different signs of a page; two make one."""
    prose = [i for i, sign in enumerate(signs) if sign.prose and sign.furniture is None]
    if not prose:
        return False
    first, last = prose[0], prose[-1]
    kinds = {sign.furniture for sign in signs}
    labels = {_name(sign.line.text) for sign in signs if sign.furniture is Furniture.LABEL}
    head = signs[:first]
    ended = _end(signs) < len(signs)
    top = any(sign.site or title_and_site(sign.line.text) for sign in head)
    dated = any(sign.day is not None and not sign.day.official for sign in head)
    several = sum(sign.furniture is Furniture.END for sign in signs[last:]) > 1
    bars = min(len(labels), 3) // 3
    shapes = (
        ended,
        Furniture.BOX in kinds,
        Furniture.CAPTION in kinds,
        bool(labels),
        bars,
        top,
        dated,
        several,
        page.is_page,
    )
    unlike_text = ended or Furniture.BOX in kinds or top or bars
    return bool(unlike_text) and sum(shapes) >= 2


def _name(text: str) -> str:
    """What a label is, without what it labels: three "Xem thêm: …" are one sign."""
    return text.lower().partition(":")[0][:12]


def _from_plain(signs: list[_Sign], page: Extract) -> _Article:
    """Nothing is cut; a title, a date line and a signature are only recognized."""
    lines = [sign.line for sign in signs]
    title = _plain_title(signs)
    if title is not None and all(line.kind is not BlockKind.TITLE for line in lines):
        lines[0] = replace(lines[0], kind=BlockKind.TITLE)
    author = None
    if len(lines) > 2 or (len(lines) == 2 and is_prose(lines[0].text)):
        lines, author = _sign_end(lines)
    days = [
        s.day.day for s in signs[:_HEAD] if s.day is not None and (s.day.official or not s.day.rest)
    ]
    return _Article(tuple(with_kinds(lines)), title, None, author, days[0] if days else None)


def _plain_title(signs: list[_Sign]) -> str | None:
    titles = [sign.line.text for sign in signs if sign.line.kind is BlockKind.TITLE]
    if titles:
        return titles[0]
    if len(signs) < 2 or signs[0].line.kind not in (None, BlockKind.HEADING):
        return None
    text = signs[0].line.text
    if signs[0].line.kind is BlockKind.HEADING:
        return text
    count = len(text.split())
    if not 2 <= count <= 40 or text[-1] in ".…:;," or is_list_item(text):
        return None
    if signature(text) and count < 4:
        return None
    return text if any(sign.prose for sign in signs[1:3]) else None


def _sign_end(lines: list[Line]) -> tuple[list[Line], Author | None]:
    """Mark a signature, and the office under it, in the last lines, after a full stop."""
    for back in (1, 2, 3):
        at = len(lines) - back
        if (
            at < 1
            or not _closes(lines[at - 1].text)
            or lines[at].kind not in (None, BlockKind.PARAGRAPH)
        ):
            continue
        found = signature(lines[at].text)
        if found is None or not all(role(line.text) for line in lines[at + 1 :]):
            continue
        offices = [line.text for line in lines[at + 1 :]]
        signed = [*lines[:at], *(replace(line, kind=BlockKind.BYLINE) for line in lines[at:])]
        return signed, _with_role(found, offices)
    return lines, None


def _closes(text: str) -> bool:
    return ends_sentence(text) or len(text.split()) >= 8 or furniture(text) is not None


def _with_role(found: Signature, offices: list[str]) -> Author | None:
    if found.author is None or not offices:
        return found.author
    return replace(found.author, role="; ".join(offices))


def _from_page(signs: list[_Sign], page: Extract) -> _Article:
    first = next(i for i, sign in enumerate(signs) if sign.prose and sign.furniture is None)
    end = _end(signs)
    title_at, title = _title(signs, first, page)
    publisher = _publisher(signs, first)
    signs = _with_bylines(signs, first, title_at)
    head = _head(signs, first, title_at)
    body = _without_boxes(signs[first:end], page.source)
    lines, author = _sign_end(_body_end(body))
    if title_at is not None and title is not None:
        whole = signs[title_at].line
        head.insert(0, replace(whole, text=title, kind=BlockKind.TITLE))
    kept = tuple(with_kinds([*head, *lines]))
    author = author or _opening_author(signs, first, title_at)
    return _Article(kept, title, publisher, author, _published(signs, first, end, title_at))


def _end(signs: list[_Sign]) -> int:
    """Return the index after the article: the first closing sign past half of the prose."""
    total = sum(len(s.line.text) for s in signs if s.prose and s.furniture is None)
    seen = 0
    for index, sign in enumerate(signs):
        if sign.prose and sign.furniture is None:
            seen += len(sign.line.text)
        elif sign.furniture is Furniture.END and seen * 2 > total:
            closing = sum(s.furniture in (Furniture.END, Furniture.BOX) for s in signs[index:])
            if closing > 1 or seen > 0.9 * total:
                return index
    return len(signs)


def _title(signs: list[_Sign], first: int, page: Extract) -> tuple[int | None, str | None]:
    """Find the headline above the body: a repeated one, or one next to the date, or the first."""
    marked = [i for i, sign in enumerate(signs) if sign.line.kind is BlockKind.TITLE]
    if marked:
        return marked[0], signs[marked[0]].line.text
    near = range(max(0, first - _REACH), first)
    candidates = [i for i in near if signs[i].content and _like_title(signs[i].line.text)]
    long = [i for i in candidates if len(signs[i].line.text.split()) >= _MENU_WORDS]
    candidates = long or candidates
    split = {i: title_and_site(signs[i].line.text) for i in candidates}
    whole = {i: split[i][0] if split[i] else signs[i].line.text for i in candidates}  # type: ignore[index]
    if page.title is not None:
        candidates = [i for i in candidates if whole[i] == page.title] or candidates
        if not candidates:
            return None, page.title
    if not candidates:
        return None, None
    repeated = [i for i in candidates if sum(whole[j] == whole[i] for j in candidates) > 1]
    if repeated:
        return repeated[-1], whole[repeated[-1]]
    named = [i for i in candidates if split[i]]
    dates = [i for i in near if signs[i].day is not None]
    if named:
        best = named[0]
    elif dates:
        best = min(candidates, key=lambda i: (min(abs(i - d) + (i > d) for d in dates), i))
    else:
        best = candidates[0]
    return best, whole[best]


def _like_title(text: str) -> bool:
    low, high = _TITLE_WORDS
    if not low <= len(text.split()) <= high or text[-1] in ".;,:" or is_list_item(text):
        return False
    return signature(text) is None


def _publisher(signs: list[_Sign], first: int) -> str | None:
    for sign in signs[:first]:
        if sign.site:
            return sign.site
        if parted := title_and_site(sign.line.text):
            return parted[1]
    for sign in reversed(signs):
        if sign.furniture is Furniture.END and (name := owner(sign.line.text)):
            return name
    return None


def _head(signs: list[_Sign], first: int, title_at: int | None) -> list[Line]:
    """Return the lines between title and body."""
    if title_at is None:
        return []
    kept: list[Line] = []
    for index in range(title_at + 1, first):
        sign = signs[index]
        if not sign.content or sign.line.text == signs[title_at].line.text:
            continue
        if sign.line.kind is BlockKind.BYLINE or len(sign.line.text.split()) > 3:
            kept.append(sign.line)
    return kept


def _with_bylines(signs: list[_Sign], first: int, title_at: int | None) -> list[_Sign]:
    """Mark the signatures that stand next to a date line, or over the body, near the title."""
    marked = list(signs)
    start = first if title_at is None else title_at + 1
    for index in range(start, min(first + _OPENING, len(signs))):
        around = signs[max(0, index - 1) : index + 2]
        above_body = index < first and signs[index + 1].prose
        beside = above_body or any(s.day is not None for s in around)
        if beside and signs[index].content and signature(signs[index].line.text) is not None:
            line = replace(signs[index].line, kind=BlockKind.BYLINE)
            marked[index] = replace(signs[index], line=line)
    return marked


def _opening_author(signs: list[_Sign], first: int, title_at: int | None) -> Author | None:
    """Return who signs at the head: a marked byline, or a name in the date's line."""
    start = first if title_at is None else title_at + 1
    for sign in signs[start : first + _OPENING]:
        if sign.line.kind is BlockKind.BYLINE:
            found = signature(sign.line.text)
        else:
            found = signature(sign.day.rest) if sign.day is not None and sign.day.rest else None
        if found is not None and found.author is not None:
            return found.author
    return None


def _published(signs: list[_Sign], first: int, end: int, title_at: int | None) -> date | None:
    """Return the page's date: under the title, else above it, else after the article.

    A page's head may also show today's date: the one under the title goes first.
    """
    start = first if title_at is None else title_at
    under = signs[start : first + _OPENING]
    above = list(reversed(signs[max(0, start - _REACH) : start]))
    after = signs[end : end + 3]
    found = (s.day for s in [*under, *above, *after] if s.day is not None and not s.day.official)
    return next((line.day for line in found), None)


def _without_boxes(signs: list[_Sign], source: str) -> list[_Sign]:
    """Drop furniture inside the body, with the headlines under a box's head."""
    kept: list[_Sign] = []
    box: int | None = None  # how many headlines the open box has
    for index, sign in enumerate(signs):
        prose_next = index + 1 < len(signs) and signs[index + 1].prose
        if sign.furniture is Furniture.BOX:
            box = 0
        elif box is not None and _is_headline(sign):
            apart = index > 0 and _parted(signs[index - 1].line, sign.line, source)
            if prose_next and apart and box > 0 and index > 1:
                between = _parted(signs[index - 2].line, signs[index - 1].line, source)
                if not between:  # the box is a solid group; this is the next section's heading
                    kept.append(sign)
                    box = None
                    continue
            box += 1
        else:
            box = None
            if sign.content or (sign.furniture is Furniture.END and prose_next):
                kept.append(sign)
    return kept


def _is_headline(sign: _Sign) -> bool:
    text = sign.line.text
    return not sign.prose and not is_list_item(text) and signature(text) is None


def _parted(line: Line, after: Line, source: str) -> bool:
    """Tell whether a blank line stands between two lines of the source."""
    return source.count("\n", line.start + len(line.text), max(after.start, 0)) > 1


def _body_end(signs: list[_Sign]) -> list[Line]:
    """Drop the bare words (tags, menus, headlines) after the last prose or signature."""
    last = max((i for i, sign in enumerate(signs) if sign.prose), default=len(signs) - 1)
    lines = [sign.line for sign in signs]
    for index in range(last + 1, len(lines)):
        if signature(lines[index].text) is not None:
            stop = index + 1
            while stop < len(lines) and role(lines[stop].text):
                stop += 1
            return lines[:stop]
    while len(lines) > last + 1 and _is_tag(lines[-1].text):
        lines.pop()
    return lines


def _is_tag(text: str) -> bool:
    few = len(text.split()) <= 4 and not any(char.isdigit() for char in text)
    return few and not ends_sentence(text) and not is_list_item(text)
