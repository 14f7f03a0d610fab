"""What a pass reports."""

from typing import NamedTuple

from normalizer.edits.evidence import Evidence


class Finding(NamedTuple):  # cheap to make: a text has hundreds
    """A place `[start, end)` of the text a pass received, and what should stand there.

    `after` is the replacement, or None for a flag: damaged beyond repair, or to be seen by a reader.
    `confidence` is the probability that the replacement is right (for a flag: that the place is damaged). Whether a
    replacement is applied or only proposed is not the pass's to decide: it is judged against one threshold.
    `freezes` marks a place as invented or lost: no later pass may touch it but for punctuation.
    """

    start: int
    end: int
    after: str | None
    rule: str
    reason: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    freezes: bool = False
