"""Carrying a reader's decisions out on a fresh revision."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from normalizer.edition.decisions import Decision, Review, Verdict, locate, quote, read
from normalizer.edits.evidence import Evidence, EvidenceKind
from normalizer.edits.records import Edit, Mark, Status, Step
from normalizer.edits.revisions import Revision
from normalizer.spans import Span

__all__ = ["RULE", "Decision", "Review", "Reviewed", "Unplaced", "Verdict", "apply", "find_strangers", "read"]

RULE = "review"
"""The rule of a text that a reader wrote."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A decision that was not carried out, and the sentence that says why."""

    decision: Decision
    reason: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A revision with decisions carried out, and the decisions that could not be."""

    revision: Revision
    unplaced: tuple[Unplaced, ...] = ()


def apply(revision: Revision, decisions: Iterable[Decision], reviewer: str = "") -> Reviewed:
    """Carry the decisions on one source (`Review.of`) out on its fresh revision.

    What a reader accepts or writes becomes an applied edit of confidence 1; what a reader rejects is taken back and
    stays in the ledger as a proposal (or flag) of confidence 0. Either way the decision is among the evidence.
    Proposals for text that a decision changes are dropped: they were made for another text. Of two decisions on the
    same line the later counts.
    """
    desk = _Desk(revision, reviewer)
    latest = {(d.start, d.end, d.before, d.after, d.rule): d for d in decisions}
    placed: list[tuple[Span, Decision]] = []
    for decision in latest.values():
        place = locate(revision.original, decision)
        if isinstance(place, Span):
            placed.append((place, decision))
        else:
            desk.refuse(decision, place)
    # the widest first: it settles what it covers
    for place, decision in sorted(placed, key=lambda pair: (-len(pair[0]), pair[0], pair[1].rule)):
        desk.carry_out(place, decision)
    return desk.result()


def find_strangers(review: Review, sources: Iterable[tuple[str, str]]) -> tuple[Unplaced, ...]:
    """The decisions on none of `sources`, which are `(id, sha256)`."""
    own = {id(decision) for name, sha256 in sources for decision in review.of(name, sha256)}
    lost = (decision for decision in review.decisions if id(decision) not in own)
    return tuple(Unplaced(decision, f"no source of this run is {decision.document}") for decision in lost)


class _Desk:
    """One revision while decisions are carried out on it."""

    def __init__(self, revision: Revision, reviewer: str) -> None:
        self._original = revision.original
        self._edits = list(revision.edits)
        self._marks = list(revision.marks)
        self._reviewer = reviewer or "reader"
        self._settled: list[tuple[Span, Decision]] = []
        self._unplaced: list[Unplaced] = []

    def result(self) -> Reviewed:
        edits = sorted(self._edits, key=lambda edit: (edit.start, edit.end))
        marks = sorted(
            self._marks, key=lambda mark: (mark.start, mark.end, mark.status.value, mark.rule, mark.after or "")
        )
        return Reviewed(Revision(self._original, edits, marks), tuple(self._unplaced))

    def refuse(self, decision: Decision, reason: str) -> None:
        self._unplaced.append(Unplaced(decision, reason))

    def carry_out(self, place: Span, decision: Decision) -> None:
        """Carry out one decision whose place is known, or say why it cannot be."""
        rejects = decision.verdict is Verdict.REJECT
        if decision.wanted is None:
            self._confirm_flag(place, decision)
        elif rejects and self._judge_mark(place, decision, 0.0):
            return  # it was not applied, so the text stays
        else:
            self._settle(place, decision, decision.wanted)

    def _confirm_flag(self, place: Span, decision: Decision) -> None:
        if not self._judge_mark(place, decision, 1.0):
            self._marks.append(Mark(place.start, place.end, decision.before, (self._step(decision),), None))

    def _judge_mark(self, place: Span, decision: Decision, confidence: float) -> bool:
        """Give the mark that a decision is about the reader's confidence; False where there is no such mark."""
        for index, mark in enumerate(self._marks):
            if (mark.start, mark.end, mark.after) == (place.start, place.end, decision.after):
                self._marks[index] = replace(mark, steps=self._reviewed(mark.steps, decision, confidence))
                return True
        return False

    def _settle(self, place: Span, decision: Decision, wanted: str) -> None:
        """Make the text at a place what the decision wants."""
        rejects = decision.verdict is Verdict.REJECT
        for other, earlier in self._settled:
            if _meet(other, place):
                if decision.verdict is not Verdict.ACCEPT or decision.status is not Status.APPLIED:
                    self.refuse(decision, f"another decision, on {quote(earlier.before)}, covers it")
                return
        inside = [edit for edit in self._edits if _replaces(place, decision, edit)]
        for edit in self._edits:
            if edit not in inside and _meet(Span(edit.start, edit.end), place):
                self.refuse(decision, f"{quote(edit.before)}, now changed as a whole by {edit.rule}, reaches over it")
                return
        unjudged = [edit for edit in inside if edit.after != decision.after]
        if rejects and unjudged:
            now, rule = quote(unjudged[0].after), unjudged[0].rule
            self.refuse(decision, f"{quote(unjudged[0].before)} now becomes {now} by {rule}, which nobody has judged")
            return
        self._settled.append((place, decision))
        same = self._same(place, decision)
        self._edits = [edit for edit in self._edits if edit not in inside]
        if wanted != decision.before:
            steps = self._reviewed(same.steps, decision, 1.0) if same else (self._step(decision),)
            self._edits.append(Edit(place.start, place.end, decision.before, steps, wanted))
        if [(edit.start, edit.end, edit.after) for edit in inside] != [(place.start, place.end, wanted)]:
            self._marks = [mark for mark in self._marks if not _outdated(mark, place, flags=not rejects)]
        if rejects and same:
            steps = self._reviewed(same.steps, decision, 0.0)
            self._marks.append(Mark(place.start, place.end, decision.before, steps, decision.after))

    def _same(self, place: Span, decision: Decision) -> Edit | Mark | None:
        """The line of the ledger that the decision is about, unless the reader wrote something else."""
        if decision.verdict is Verdict.AMEND:
            return None
        lines: tuple[Edit | Mark, ...] = (*self._edits, *self._marks)
        place_and_text = (place.start, place.end, decision.after)
        return next((line for line in lines if (line.start, line.end, line.after) == place_and_text), None)

    def _reviewed(self, steps: tuple[Step, ...], decision: Decision, confidence: float) -> tuple[Step, ...]:
        """The steps of a line with the decision among their evidence."""
        reviewed = []
        for step in steps:
            passes = tuple(piece for piece in step.evidence if piece.kind is not EvidenceKind.REVIEW)
            own = "" if len(passes) < len(step.evidence) else f", {step.confidence:.2f} before"
            reviewed.append(step._replace(confidence=confidence, evidence=(*passes, self._evidence(decision, own))))
        return tuple(reviewed)

    def _step(self, decision: Decision) -> Step:
        """A step that rests on the decision alone."""
        if decision.verdict is Verdict.AMEND:
            instead = "" if decision.after is None else f" instead of {quote(decision.after)}"
            reason = f"a reader wrote {quote(decision.text or '')}{instead} ({decision.rule})"
            return Step(RULE, reason, 1.0, (self._evidence(decision),))
        return Step(decision.rule, "a reader accepted it", 1.0, (self._evidence(decision),))

    def _evidence(self, decision: Decision, more: str = "") -> Evidence:
        note = f": {decision.note}" if decision.note else ""
        return Evidence(EvidenceKind.REVIEW, self._reviewer, f"{_SAID[decision.verdict]}{more}{note}")


_SAID = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.AMEND: "amended"}


def _replaces(place: Span, decision: Decision, edit: Edit) -> bool:
    """Whether what a decision wants at `place` takes the place of an applied edit."""
    if edit.start < place.start or edit.end > place.end:
        return False
    if edit.start < edit.end or not len(place):
        return True
    # an insertion at the border is part of a proposal, but stands beside an edit
    return decision.status is not Status.APPLIED or place.start < edit.start < place.end


def _outdated(mark: Mark, place: Span, flags: bool) -> bool:
    """Whether a mark was made for text that is changed at `place`; with `flags`, whether a flag is settled by it."""
    span = Span(mark.start, mark.end)
    if mark.confidence == 0.0 or not _meet(span, place):
        return False
    return flags and place.contains(span) if mark.after is None else True


def _meet(one: Span, other: Span) -> bool:
    """Whether two places share a character, are the same, or one is a point inside the other."""
    if one == other or one.overlaps(other):
        return True
    return (not len(one) and other.start < one.start < other.end) or (
        not len(other) and one.start < other.start < one.end
    )
