"""Mentions: the stretches of a text that must come out right, of every kind, in either language."""

from vnbrief.mentions.context import Context, document_context
from vnbrief.mentions.mention import Amount, Approximation, Kind, Mention, Named, Value, When
from vnbrief.mentions.people import Person, find_people, same_person
from vnbrief.mentions.programmes import Programme, find_programmes
from vnbrief.mentions.recognize import places_in, recognize
from vnbrief.mentions.values import agree, find_values

__all__ = [
    "Amount",
    "Approximation",
    "Context",
    "Kind",
    "Mention",
    "Named",
    "Person",
    "Programme",
    "Value",
    "When",
    "agree",
    "document_context",
    "find_people",
    "find_programmes",
    "find_values",
    "places_in",
    "recognize",
    "same_person",
]
