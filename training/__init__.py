"""Trains vnbrief's embedded translation model from the project's own corpus."""
