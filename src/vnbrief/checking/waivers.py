"""Waivers: findings that somebody has looked at and let pass, each with the reason why.

A file has one waiver a line::

    number-wrong  source="15 triệu"  # the article corrects itself in the next sentence
    place-missing segment=12         # the name was left out on purpose
    omission      source="Theo báo cáo…"  # a text that ends in … stands for all that begin so

or, as TOML, a table ``[[waiver]]`` each with ``code``, ``source``, ``target``, ``segment`` and
``reason``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnbrief.checking.finding import Code
from vnbrief.errors import InputError
from vnbrief.reading.encoding import decode
from vnbrief.reading.source import from_path
from vnbrief.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vnbrief.checking.inputs import Located

_MAX_BYTES = 4 * 1024 * 1024
_FIELDS = ("code", "source", "target", "segment", "reason")
_FIELD = re.compile(r'\s+(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s#"]+))')
_LINE = re.compile(r"\s*([\w-]+)")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding, or several of a kind, let pass.

    Attributes:
        source: the words of the source that the finding is about, or ``None`` for any; they may end
            in ``…``.
        target: the same of the translation.
        segment: of a bilingual file.
        line: in the waivers' file; of TOML, which waiver it is, from 1.
    """

    code: Code
    reason: str
    source: str | None = None
    target: str | None = None
    segment: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings after the waivers; ``unused`` are those that no finding needed."""

    kept: tuple[Located, ...]
    waived: tuple[tuple[Located, Waiver], ...]
    unused: tuple[Waiver, ...]


def sift(findings: Iterable[Located], waivers: Sequence[Waiver]) -> Sifted:
    """Part the findings that a waiver silences from those that stand."""
    kept, waived = [], []
    used: set[int] = set()
    for finding in findings:
        matching = [n for n, waiver in enumerate(waivers) if _matches(waiver, finding)]
        used.update(matching)
        if matching:
            waived.append((finding, waivers[matching[0]]))
        else:
            kept.append(finding)
    unused = tuple(waiver for n, waiver in enumerate(waivers) if n not in used)
    return Sifted(tuple(kept), tuple(waived), unused)


def _matches(waiver: Waiver, found: Located) -> bool:
    if waiver.code != found.finding.code:
        return False
    if waiver.segment is not None and waiver.segment != found.segment:
        return False
    return _names(waiver.source, found.source_words, found.source) and _names(
        waiver.target, found.target_words, found.target
    )


def _names(wanted: str | None, words: str | None, whole: str) -> bool:
    """Tell whether a waiver's text is that of the finding.

    A finding that names no words on this side is about all of its segment.
    """
    if wanted is None:
        return True
    key, opening = _key(_ELLIPSIS.sub("", wanted)), _ELLIPSIS.search(wanted) is not None
    text = _key(whole if words is None else words)
    if opening:
        return text.startswith(key)
    if words is None:
        return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) is not None
    return text == key


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def read_waivers(path: str) -> tuple[Waiver, ...]:
    """Read a file of waivers: TOML if it is named so, else one a line.

    Raises:
        InputError: a waiver has an unknown code or field, no reason, or nothing that it is about;
            names file and line.
    """
    text = decode(from_path(Path(path), _MAX_BYTES), path)
    if path.lower().endswith(".toml"):
        return tuple(_from_toml(text, path))
    waivers = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            waivers.append(
                _waiver(_from_line(line, f"{path}:{number}"), f"{path}:{number}", number)
            )
    return tuple(waivers)


def _from_line(line: str, place: str) -> dict[str, Any]:
    start = _LINE.match(line)
    if start is None:
        raise InputError(f"{place}: a waiver begins with the code of a finding")
    fields: dict[str, Any] = {"code": start[1]}
    at = start.end()
    while found := _FIELD.match(line, at):
        quoted = found[2] is not None
        fields[found[1]] = re.sub(r"\\(.)", r"\1", found[2]) if quoted else found[3]
        at = found.end()
    rest = line[at:].strip()
    if rest and not rest.startswith("#"):
        raise InputError(
            f'{place}: {rest[:40]!r} is not understood: write CODE source="…" target="…" segment=N # reason'
        )
    return fields | {"reason": rest.lstrip("# ")}


def _from_toml(text: str, path: str) -> Iterable[Waiver]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML: {error}") from None
    tables = data.get("waiver")
    if set(data) - {"waiver"} or not isinstance(tables, list):
        raise InputError(f"{path}: waivers are tables [[waiver]], and nothing else stands there")
    for number, table in enumerate(tables, 1):
        place = f"{path}: waiver {number}"
        if not isinstance(table, dict):
            raise InputError(f"{place}: not a table")
        yield _waiver(table, place, number)


def _waiver(fields: dict[str, Any], place: str, number: int) -> Waiver:
    for name in fields:
        if name not in _FIELDS:
            raise InputError(f"{place}: unknown field {name!r}: one of {', '.join(_FIELDS)}")
    try:
        code = Code(fields.get("code", ""))
    except ValueError:
        known = ", ".join(Code)
        raise InputError(f"{place}: unknown code {fields.get('code')!r}: one of {known}") from None
    about = [name for name in ("source", "target", "segment") if fields.get(name)]
    if not about:
        raise InputError(f"{place}: it would silence every {code}: give source, target or segment")
    if not str(fields.get("reason", "")).strip():
        raise InputError(f"{place}: give the reason")
    return Waiver(
        code,
        str(fields["reason"]).strip(),
        str(fields["source"]) if "source" in about else None,
        str(fields["target"]) if "target" in about else None,
        _number(fields["segment"], place) if "segment" in about else None,
        number,
    )


def _number(value: Any, place: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", str(value)):
        raise InputError(f"{place}: the segment {value!r} is not a number from 1")
    return int(value)
