"""The one tree of exceptions.

    VnbriefError
    ├── InputError        a text, file or page that cannot be read
    │   └── LanguageError the text is in neither Vietnamese nor English
    ├── GlossaryError     a glossary or gazetteer file with a fault
    ├── ModelError        a model that is missing, damaged or of an unknown kind
    ├── GuardError        a brief that would hold a number which its source does not
    └── ConfigError       a setting that makes no sense

The library raises; only the command line prints, one line each.
"""

from __future__ import annotations


class VnbriefError(Exception):
    """Base of every error that vnbrief raises on purpose; its text is one line for a reader."""


class InputError(VnbriefError):
    """A text, file or page could not be read as a document."""


class LanguageError(InputError):
    """The text is in neither of the two languages."""


class GlossaryError(VnbriefError):
    """A glossary file is unreadable or has a fault; the text names file, row and field."""


class ModelError(VnbriefError):
    """A translation model is missing, damaged, or needs a package that is not installed."""


class GuardError(VnbriefError):
    """A brief would hold a number that is not in its source; it is not given out."""


class ConfigError(VnbriefError):
    """A setting (option, variable or configuration file) has a value that cannot be used."""
