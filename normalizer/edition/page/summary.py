"""What the first page says of a document, small enough to keep for every document of a large batch."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from normalizer.edition.model import Document
from normalizer.edits.records import Status
from normalizer.roles.model import GarbleScore, Role


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule changed something, proposed a change, flagged a place."""

    rule: str
    applied: int
    proposed: int
    flagged: int

    @property
    def total(self) -> int:
        """All lines of the ledger that the rule had a part in."""
        return self.applied + self.proposed + self.flagged


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in figures. `rules` counts every step of a merged change, so its sums may exceed the totals."""

    id: str
    path: str
    title: str | None
    language: str
    role: Role
    garble: GarbleScore
    characters: int
    segments: int
    applied: int
    proposed: int
    flagged: int
    rules: tuple[RuleCount, ...]
    names: int
    dates: int


def summarize(document: Document) -> Summary:
    """The figures of a document."""
    lines: Counter[Status] = Counter()
    rules: Counter[tuple[str, Status]] = Counter()
    for line in document.revision.ledger:
        lines[line.status] += 1
        rules.update({(step.rule, line.status) for step in line.steps})
    return Summary(
        id=document.id,
        path=document.source.path,
        title=document.source.provenance.title,
        language=document.language.tag,
        role=document.role,
        garble=document.garble,
        characters=len(document.source.text),
        segments=len(document.segments),
        applied=lines[Status.APPLIED],
        proposed=lines[Status.PROPOSED],
        flagged=lines[Status.FLAGGED],
        rules=_counts(rules),
        names=len(document.names),
        dates=len(document.dates),
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """Any number of documents in figures; `role` is that of a single one."""

    documents: int
    garbled: int
    applied: int
    proposed: int
    flagged: int
    dates: int
    rules: tuple[RuleCount, ...]
    role: Role


def add_up(summaries: Iterable[Summary]) -> Totals:
    """The figures of several documents together, the most frequent rules first. One pass; nothing is kept."""
    documents = garbled = applied = proposed = flagged = dates = 0
    rules: Counter[tuple[str, Status]] = Counter()
    role = Role.SOUND
    for summary in summaries:
        documents += 1
        role = summary.role
        garbled += role is Role.GARBLED
        applied += summary.applied
        proposed += summary.proposed
        flagged += summary.flagged
        dates += summary.dates
        for count in summary.rules:
            rules[count.rule, Status.APPLIED] += count.applied
            rules[count.rule, Status.PROPOSED] += count.proposed
            rules[count.rule, Status.FLAGGED] += count.flagged
    return Totals(documents, garbled, applied, proposed, flagged, dates, _counts(rules), role)


def _counts(rules: Counter[tuple[str, Status]]) -> tuple[RuleCount, ...]:
    names = {rule for rule, _ in rules}
    counts = (
        RuleCount(rule, rules[rule, Status.APPLIED], rules[rule, Status.PROPOSED], rules[rule, Status.FLAGGED])
        for rule in names
    )
    return tuple(sorted(counts, key=lambda count: (-count.total, count.rule)))
