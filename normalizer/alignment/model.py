"""Links between a segment and what other sources say."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How a linked passage stands to a segment."""

    SAME_EVENT = "same-event"
    SAME_TOPIC = "same-topic"


@dataclass(frozen=True, slots=True)
class Link:
    """A passage `[start, end)` of another source's original text that speaks of the same thing, and why we think so.

    `shared` lists what the two share (names, dates, figures), as a reader would read it.
    """

    document: str
    start: int
    end: int
    text: str
    score: float
    shared: tuple[str, ...]
    relation: Relation
