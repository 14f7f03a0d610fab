"""What a translation is made by."""

from enum import StrEnum


class EnglishFrom(StrEnum):
    """Where a segment's English comes from; a gloss never passes for a translation."""

    SOURCE = "source"
    ARGOS = "argos"
    GLOSS = "gloss"
    NONE = "none"
