"""From a document to a one-page brief in both languages; :mod:`vnbrief.briefing.brief` is the way in."""
