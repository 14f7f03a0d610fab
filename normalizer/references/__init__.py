"""What the sound sources of a batch know: one mergeable value."""

from normalizer.references.building import build
from normalizer.references.model import EMPTY, References, Word, gather

__all__ = ["EMPTY", "References", "Word", "build", "gather"]
