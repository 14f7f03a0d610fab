"""Edits, marks and revisions: the vocabulary of change."""
