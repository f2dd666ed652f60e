"""The digest as data: ``vnbrief/digest/1``.

Every text that a reader sees is in both languages; every item refers to the articles and sentences
that it rests on (:class:`Reference`).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from vnbrief.briefing.schema import Bilingual, MentionCounts

SCHEMA = "vnbrief/digest/1"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Reference(_Model):
    """Sentences of one article: ``sentences`` are ids of that article's ``sentences``."""

    article: int
    sentences: tuple[int, ...]


class Text(Bilingual):
    """A text in both languages; ``uncertain`` where its translation should be read beside the source."""

    uncertain: bool = False


class Copy(_Model):
    """A near-duplicate that was folded into another article."""

    name: str
    title: str | None
    shared: float = Field(description="share of the shorter one's word runs that both have, 0 to 1")


class CitedSentence(_Model):
    """A sentence of an article that the digest refers to."""

    id: int
    text: str


class Article(_Model):
    """One article of the digest; ``sentences`` are only those referred to."""

    id: int
    name: str
    language: Literal["vi", "en"]
    title: Text | None
    publisher: str | None
    published: str | None = Field(description="ISO date")
    gist: Text
    copies: tuple[Copy, ...] = ()
    sentences: tuple[CitedSentence, ...]


class Place(Bilingual):
    """The place that a value is of; ``id`` is its gazetteer code where it is known."""

    id: str


class Value(_Model):
    """What an indicator was in a place at a time."""

    place: Place | None
    period: str | None
    value: float
    of: float | None = None
    rank_of: float | None = None
    scale_text: Bilingual
    approximate: Literal["over", "nearly", "about"] | None = None
    target: bool = Field(default=False, description="an aim, not a result")
    references: tuple[Reference, ...]


class Indicator(_Model):
    """The same measure across places and times.

    ``disputed``: two articles give different values for one place and time.
    """

    label: Text
    unit: str | None
    values: tuple[Value, ...]
    disputed: bool = False


class Happening(_Model):
    """What happened when; ``date`` is ISO: a day, YYYY-MM or YYYY."""

    date: str
    event: Text
    references: tuple[Reference, ...]


class CitedDocument(_Model):
    """A document with how many articles cite it, and how often in all."""

    kind: Bilingual
    number: str
    title: Text | None = None
    issuer: Text | None = None
    date: str | None = None
    articles: int
    citations: int
    references: tuple[Reference, ...]


class Candidate(Text):
    """Words that keep coming back and are not in the glossary; the other side is a proposal."""

    language: Literal["vi", "en"]
    articles: int
    count: int
    references: tuple[Reference, ...]


class Failure(_Model):
    """A file that could not be read."""

    name: str
    error: str


class DigestTranslation(_Model):
    """How the other language came about."""

    engine: str
    model: str
    mentions: MentionCounts


class Digest(_Model):
    """A bilingual digest of many articles."""

    schema_: Literal["vnbrief/digest/1"] = Field(default="vnbrief/digest/1", alias="schema")
    signature: str
    articles: tuple[Article, ...]
    timeline: tuple[Happening, ...]
    indicators: tuple[Indicator, ...]
    documents: tuple[CitedDocument, ...]
    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...]
    translation: DigestTranslation

    def to_json(self, indent: int | None = 2) -> str:
        """Return the digest as JSON text, keys as in the contract."""
        return self.model_dump_json(by_alias=True, indent=indent)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``vnbrief/digest/1``."""
    return Digest.model_json_schema(by_alias=True)
