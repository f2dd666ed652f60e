"""The brief as data: ``vnbrief/brief/1``.

Every text that a reader sees is a :class:`Bilingual`; every item says which sentences of the source
it rests on (``evidence``, ids of ``source.sentences``).
The JSON Schema of these models is the exported contract (:func:`json_schema`).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from vnbrief.mentions.mention import Kind  # noqa: TC001 (pydantic reads the annotations)
from vnbrief.translation.translation import Status  # noqa: TC001

SCHEMA = "vnbrief/brief/1"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Bilingual(_Model):
    """A text in both languages."""

    vi: str
    en: str


class Point(Bilingual):
    """A sentence in both languages with its evidence."""

    evidence: tuple[int, ...]


class Title(Bilingual):
    """The article's title, and the sentences that it stands in."""

    evidence: tuple[int, ...] = ()


class SourceMention(_Model):
    """A stretch of a sentence that must come out right: ``[start, end)`` of the sentence's text.

    ``status`` says what became of it in the brief's translation of the sentence, the worst where it
    was translated more than once; null if no text of the brief rests on it.
    """

    start: int
    end: int
    kind: Kind
    status: Status | None = None


class SourceSentence(_Model):
    """A sentence of the source: ``text`` is what ``[start, end)`` cuts from the document's text."""

    id: int
    start: int
    end: int
    text: str
    mentions: tuple[SourceMention, ...] = Field(default=(), description="without overlaps")


class AuthorRecord(_Model):
    """Who signed the article; the name as the source has it."""

    name: str
    role: Bilingual | None = None


class Source(_Model):
    """The article that was briefed."""

    name: str
    language: Literal["vi", "en"]
    title: Title | None
    publisher: str | None
    author: AuthorRecord | None
    published: str | None = Field(description="ISO date")
    sentences: tuple[SourceSentence, ...]


class Change(_Model):
    """How a figure moved: ``up 14 places compared to 2021``; ``value`` in ``unit`` where it is said."""

    direction: Literal["up", "down", "same"]
    value: float | None = None
    unit: str | None = None
    since: str | None = None


class Figure(_Model):
    """A figure of the article, with what it counts.

    ``value`` is the full number; ``unit`` is ``percent``, ``VND``, ``ha`` … or the thing counted, in English.
    """

    label: Bilingual
    value: float
    unit: str | None
    of: float | None = None
    rank_of: float | None = None
    scale_text: Bilingual
    period: str | None = None
    approximate: Literal["over", "nearly", "about"] | None = None
    target: bool = Field(default=False, description="an aim, not a result")
    change: Change | None = None
    evidence: tuple[int, ...]


class DocumentRecord(_Model):
    """A resolution, directive, decision …: one record, however often it is cited."""

    kind: Bilingual
    number: str
    title: Bilingual | None = None
    issuer: Bilingual | None = None
    date: str | None = None
    evidence: tuple[int, ...]


class Entity(Bilingual):
    """An organization, programme or place."""

    id: str
    count: int
    evidence: tuple[int, ...]


class Person(_Model):
    """A person named in the article."""

    name: Bilingual
    role: Bilingual | None = None
    evidence: tuple[int, ...]


class Event(_Model):
    """What happened when; ``date`` is ISO: a day, YYYY-MM or YYYY."""

    date: str
    event: Bilingual
    evidence: tuple[int, ...]


class TermUse(Bilingual):
    """A glossary concept in the article; ``variants_seen`` are the forms that stood in the source."""

    id: str
    count: int
    variants_seen: tuple[str, ...]


class Check(_Model):
    """A piece of the article's arithmetic, done again."""

    kind: Literal["sum", "ratio", "percent", "change"]
    statement: str
    status: Literal["ok", "mismatch"]
    evidence: tuple[int, ...]


class MentionCounts(_Model):
    """How many mentions of the shown sentences were held, verified, mended and missed."""

    held: int
    verified: int
    mended: int
    missed: int


class TranslationRecord(_Model):
    """How the other language came about; ``low_confidence`` are sentence ids."""

    engine: str
    model: str
    mentions: MentionCounts
    low_confidence: tuple[int, ...]


class SummarizerRecord(_Model):
    """The model that was asked to write the gist.

    ``refused`` says what was wrong with its summary: then the gist stands in the article's own
    sentences; null if the gist is the model's, every figure, date, name and term of it in the article.
    """

    model: str
    digest: str = Field(description="of its weights (SHA-256), or the commit on the Hub")
    licence: str
    refused: (
        Literal["empty", "language", "repeated", "number", "date", "document", "name", "term"]
        | None
    )


class Brief(_Model):
    """A bilingual brief of one article."""

    schema_: Literal["vnbrief/brief/1"] = Field(default="vnbrief/brief/1", alias="schema")
    signature: str
    source: Source
    gist: Point
    key_points: tuple[Point, ...]
    figures: tuple[Figure, ...]
    documents: tuple[DocumentRecord, ...]
    organizations: tuple[Entity, ...]
    programmes: tuple[Entity, ...]
    places: tuple[Entity, ...]
    people: tuple[Person, ...]
    timeline: tuple[Event, ...]
    tasks: tuple[Point, ...]
    terms: tuple[TermUse, ...]
    checks: tuple[Check, ...]
    translation: TranslationRecord
    summarizer: SummarizerRecord | None = Field(
        default=None, description="left out where no model was asked"
    )

    @model_serializer(mode="wrap")
    def _without_nothing(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Write a brief without a summarizer as it was before there were any."""
        found: dict[str, Any] = write(self)
        if self.summarizer is None:
            del found["summarizer"]
        return found

    def to_json(self, indent: int | None = 2) -> str:
        """Return the brief as JSON text, keys as in the contract."""
        return self.model_dump_json(by_alias=True, indent=indent)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``vnbrief/brief/1``."""
    return Brief.model_json_schema(by_alias=True)
