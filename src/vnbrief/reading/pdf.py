"""PDF files with a text layer: lines joined to paragraphs, running headers and numbers dropped."""

from __future__ import annotations

import io
import re
from collections import Counter

from vnbrief.errors import InputError
from vnbrief.reading.lines import Extract, Line
from vnbrief.reading.normalize import normalize
from vnbrief.reading.quiet import quiet
from vnbrief.reading.structure import ends_sentence, is_list_item
from vnbrief.reading.words import words

_PAGE_NUMBER = re.compile(
    r"(?:(?:trang|page|p\.)\s*)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:/|of|trên)\s*\d{1,4})?\Z",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_EDGE = 3  # lines at the top and at the bottom of a page that may be a running header or footer
_FULL = 0.8  # of the usual width: a line this long runs on
# A hyphen after these at a line's end is the word's own.
_PREFIXES = words(
    """
    socio non self inter co anti well high low long short mid multi pre post semi sub cross ex e
    so
    """
)


def extract(data: bytes, name: str) -> Extract:
    """Return the paragraphs of a PDF file.

    Raises:
        InputError: the file is encrypted, damaged, or has no text layer (a scan).
    """
    pages = _pages(data, name)
    if not any(any(line.strip() for line in page) for page in pages):
        raise InputError(f"{name}: the PDF has no text layer (a scan?); run OCR on it first")
    lines = [line for page in _without_running(pages) for line in page]
    paragraphs = _paragraphs(lines)
    if not paragraphs:
        raise InputError(f"{name}: the PDF has no text layer (a scan?); run OCR on it first")
    return Extract(tuple(Line(text) for text in paragraphs))


def _pages(data: bytes, name: str) -> list[list[str]]:
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError

    locked = f"{name}: the PDF is encrypted; save it without a password first"
    with quiet("pypdf"):
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError(locked)
            texts = [page.extract_text() for page in reader.pages]
        except InputError:
            raise
        except (DependencyError, FileNotDecryptedError):
            raise InputError(locked) from None
        except Exception as error:  # a damaged file makes pypdf fail in many ways
            reason = str(error).strip().partition("\n")[0][:100] or type(error).__name__
            raise InputError(f"{name}: a damaged PDF ({reason})") from None
    return [
        [re.sub(r"[^\S\n]+", " ", line) for line in normalize(text)[0].split("\n")]
        for text in texts
    ]


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and lines that come back at the edge of at least half of the pages."""
    trimmed = [[line.strip() for line in page] for page in pages]
    trimmed = [_strip_blank(page) for page in trimmed]
    counts = Counter(key for page in trimmed for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in counts.items() if key and count >= max(3, len(pages) / 2)}
    if len(pages) == 2:
        often = {
            key for key, count in counts.items() if key and count == 2 and not ends_sentence(key)
        }
    return [_cut_edges(page, often) for page in trimmed]


def _strip_blank(page: list[str]) -> list[str]:
    start, end = 0, len(page)
    while start < end and not page[start]:
        start += 1
    while end > start and not page[end - 1]:
        end -= 1
    return page[start:end]


def _edges(page: list[str]) -> list[str]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def _cut_edges(page: list[str], often: set[str]) -> list[str]:
    def running(line: str) -> bool:
        return not line or _key(line) in often or _PAGE_NUMBER.match(line) is not None

    start, end = 0, len(page)
    while start < min(end, _EDGE) and running(page[start]):
        start += 1
    low = max(start, end - _EDGE)
    while end > low and running(page[end - 1]):
        end -= 1
    return page[start:end]


def _paragraphs(lines: list[str]) -> list[str]:
    """Join the lines that run on: full ones, and ones that break before a small letter."""
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))
    paragraphs: list[list[str]] = []
    previous = ""
    for line in lines:
        if not line:
            previous = ""
            continue
        if previous and _runs_on(previous, line, width):
            _join(paragraphs[-1], line, words)
        else:
            paragraphs.append([line])
        previous = line
    return [" ".join(parts) for parts in paragraphs]


def _runs_on(line: str, following: str, width: int) -> bool:
    if is_list_item(following):
        return False
    full = len(line) >= _FULL * width
    if following[0].islower() or line[-1] in ",-–":
        return full or len(line) > 20
    if ends_sentence(line) or line[-1] in ":;":
        return full and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return full and width > 40


def _join(parts: list[str], line: str, words: Counter[str]) -> None:
    """Append ``line``; a word that was hyphenated at the line's end becomes whole."""
    head = re.search(r"([^\W\d_]+)-\Z", parts[-1])
    tail = re.match(r"[^\W\d_]+", line)
    if head is None or tail is None or not tail[0].islower():
        parts.append(line)
        return
    first, second = head[1].lower(), tail[0].lower()
    own = words[f"{first}-{second}"] > 0 or (words[first + second] == 0 and first in _PREFIXES)
    parts[-1] = (parts[-1] if own else parts[-1][:-1]) + line
