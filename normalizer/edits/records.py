"""The ledger's lines: edits that were applied and marks that were not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from normalizer.edits.evidence import Evidence


class Status(StrEnum):
    """What became of a finding."""

    APPLIED = "applied"
    PROPOSED = "proposed"
    FLAGGED = "flagged"


class Step(NamedTuple):
    """What one pass contributed to a change: its rule, its reason, the probability that it is right, its evidence.

    `order` counts the passes as they ran, so that merged edits can name their rules in that order.
    """

    rule: str
    reason: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class _Change:
    """A place `[start, end)` of the original text, what stands there, and the steps that lead to something else."""

    start: int
    end: int
    before: str
    steps: tuple[Step, ...]

    @property
    def rule(self) -> str:
        """The rules of all steps in the order they ran, each once, joined by `+`."""
        return "+".join(dict.fromkeys(step.rule for step in self.steps))

    @property
    def reason(self) -> str:
        """The reasons of all steps, each once."""
        return "; ".join(dict.fromkeys(step.reason for step in self.steps))

    @property
    def confidence(self) -> float:
        """The lowest confidence of the steps."""
        return min(step.confidence for step in self.steps)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of all steps, each piece once."""
        return tuple(dict.fromkeys(piece for step in self.steps for piece in step.evidence))


@dataclass(frozen=True, slots=True)
class Edit(_Change):
    """An applied change: `after` stands in the clean text where `before` stood. An insertion has `start == end`."""

    after: str

    @property
    def status(self) -> Status:
        """Always applied."""
        return Status.APPLIED


@dataclass(frozen=True, slots=True)
class Mark(_Change):
    """A change that was not made. `after` is what the whole of `[start, end)` would become (a proposal; accepting it
    replaces the applied edits inside), or None (a flag: damaged beyond repair, or to be seen by a reader).
    """

    after: str | None

    @property
    def status(self) -> Status:
        """Proposed where there is something to accept, flagged otherwise."""
        return Status.FLAGGED if self.after is None else Status.PROPOSED


def join_steps(groups: Iterable[tuple[Step, ...]]) -> tuple[Step, ...]:
    """The steps of several changes as those of one, in the order their passes ran."""
    return tuple(sorted((step for group in groups for step in group), key=lambda step: step.order))
