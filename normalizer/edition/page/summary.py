"""What the first page says of a document, small enough to keep for every document of a large batch."""

from collections import Counter
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


def add_rules(summaries: tuple[Summary, ...]) -> tuple[RuleCount, ...]:
    """The rules of several documents together, the most frequent first."""
    rules: Counter[tuple[str, Status]] = Counter()
    for summary in summaries:
        for count in summary.rules:
            rules[count.rule, Status.APPLIED] += count.applied
            rules[count.rule, Status.PROPOSED] += count.proposed
            rules[count.rule, Status.FLAGGED] += count.flagged
    return _counts(rules)


def _counts(rules: Counter[tuple[str, Status]]) -> tuple[RuleCount, ...]:
    names = {rule for rule, _ in rules}
    counts = (
        RuleCount(rule, rules[rule, Status.APPLIED], rules[rule, Status.PROPOSED], rules[rule, Status.FLAGGED])
        for rule in names
    )
    return tuple(sorted(counts, key=lambda count: (-count.total, count.rule)))
