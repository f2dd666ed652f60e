"""The glossary: concepts, their terms in both languages, and finding them in a text."""

from vnbrief.glossary.concept import Concept
from vnbrief.glossary.glossary import Glossary, TermMatch
from vnbrief.glossary.matching import Case, Match, Matcher
from vnbrief.glossary.tables import Fault
from vnbrief.glossary.validation import validate

__all__ = ["Case", "Concept", "Fault", "Glossary", "Match", "Matcher", "TermMatch", "validate"]
