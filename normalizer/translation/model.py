"""What a translation is: its text, what made it, and what is known to be wrong with it."""

from dataclasses import dataclass
from enum import StrEnum


class EnglishFrom(StrEnum):
    """Where a segment's English comes from; a gloss never passes for a translation."""

    SOURCE = "source"
    ARGOS = "argos"
    GLOSS = "gloss"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A stretch `[start, end)` of a segment whose English is settled: a name, a date, an amount."""

    start: int
    end: int
    english: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The other language's side of one segment. `flags` are sentences about what is wrong with it, in a fixed order."""

    text: str
    made_by: EnglishFrom
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossedWord:
    """One Chinese word `[start, end)` of a text, its pinyin with tone marks, and what it means by itself."""

    start: int
    end: int
    pinyin: str
    english: str
