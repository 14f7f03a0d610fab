"""Beads of two texts that are translations of each other, and links between a segment and what other sources say."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bead:
    """Lines of a Chinese text and the lines of an English text that say the same.

    The ids count the lines of each text from 0 and are consecutive; one side is empty where the other has no
    counterpart. `score` is how much the two sides speak for each other, in nats: the logarithm of the odds against
    chance, so that a bead near 0 is a guess; it is 0 for a bead with an empty side.
    """

    zh_ids: tuple[int, ...]
    en_ids: tuple[int, ...]
    score: float


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
