"""A segment: one sentence, heading or list item, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `[start, end)` of a text without white space at its ends, and the language it is in."""

    start: int
    end: int
    language: str
