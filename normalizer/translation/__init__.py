"""The other language's side of a text, names and dates guaranteed."""

from normalizer.translation.hover import gloss_words
from normalizer.translation.model import EnglishFrom, Fixed, GlossedWord, Translation
from normalizer.translation.sides import available, chinese, english, translate

__all__ = [
    "EnglishFrom",
    "Fixed",
    "GlossedWord",
    "Translation",
    "available",
    "chinese",
    "english",
    "gloss_words",
    "translate",
]
