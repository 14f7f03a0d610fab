"""A draft: a text under repair, and the merging of each pass's edits into one ledger over the original."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.edits.evidence import HERE, Evidence
from normalizer.edits.findings import Finding
from normalizer.edits.mapping import map_span
from normalizer.edits.records import Edit, Mark, Step, join_steps
from normalizer.edits.revisions import Revision
from normalizer.spans import Span

_Pending = tuple[int, int, str, tuple[Step, ...]]  # current start and end, replacement, steps


class Draft:
    """A text as repaired so far. `text` is the current text; `apply` takes the edits of one pass.

    Edits of different passes merge only where one cannot be told from the other: where they share a character of the
    current text, where one strictly contains the other's place, or where an insertion lands on an earlier insertion or
    deletion. A merged edit covers the hull on the original and keeps every step; one that restores what stood there
    vanishes.
    """

    def __init__(self, original: str, id: str = "") -> None:
        """Start from `original`, the text of the document `id` (which evidence from this document will name)."""
        self.original = original
        self.id = id
        self.text = original
        self._order = 0
        # edit i replaces original[_starts[i]:_ends[i]] and stands at text[_current_starts[i]:_current_ends[i]]
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._current_starts: list[int] = []
        self._current_ends: list[int] = []
        self._steps: list[tuple[Step, ...]] = []

    def apply(self, findings: Iterable[Finding]) -> int:
        """Apply the edits of one pass, whose offsets are those of `text`; returns how many had an effect.

        Findings without effect are dropped. Where two overlap, the leftmost wins, then the longer, then the surer; at
        most one insertion is made at a point. Raises ValueError for a finding outside the text or without `after`.
        """
        self._order += 1
        pending = [
            (finding.start, finding.end, after, (self._step(finding, self._order),))
            for finding, after in resolve(self.text, findings)
        ]
        if pending:
            self._merge(pending)
        return len(pending)

    def revision(self, marks: Iterable[Finding] = ()) -> Revision:
        """The ledger so far. `marks` are findings on the current text that are not to be applied.

        Where two propose the same for the same place, the surer one says it.
        """
        edits = [
            Edit(start, end, self.original[start:end], steps, self.text[left:right])
            for start, end, left, right, steps in zip(
                self._starts, self._ends, self._current_starts, self._current_ends, self._steps, strict=True
            )
        ]
        order = sorted(map(self._mark, marks), key=_sort_mark)
        surest: dict[tuple[int, int, str], Mark] = {}
        for mark in order:
            said = _say(mark)
            if said not in surest or mark.confidence > surest[said].confidence:
                surest[said] = mark
        return Revision(self.original, edits, sorted(surest.values(), key=_sort_mark))

    def original_span(self, start: int, end: int) -> Span:
        """What `[start, end)` of the current text was in the original; an edit that it cuts counts as a whole."""
        return Span(*self._trace(start, end))

    def current_span(self, start: int, end: int) -> Span:
        """Where `[start, end)` of the original stands in the current text; an edit that it cuts counts as a whole."""
        return Span(*map_span(start, end, self._starts, self._ends, self._current_starts, self._current_ends))

    def _mark(self, finding: Finding) -> Mark:
        start, end = self._trace(finding.start, finding.end)
        after = finding.after
        if after is not None:
            left, right = self._hull(start, end)
            after = self.text[left : finding.start] + after + self.text[finding.end : right]
        return Mark(start, end, self.original[start:end], (self._step(finding, self._order + 1),), after)

    def _trace(self, start: int, end: int) -> tuple[int, int]:
        return map_span(start, end, self._current_starts, self._current_ends, self._starts, self._ends)

    def _hull(self, start: int, end: int) -> tuple[int, int]:
        """The current text of a place of the original whose border cuts no edit, with the insertions at its border."""
        before = bisect_left(self._starts, start)
        until = bisect_right(self._ends, end)
        left = start + (self._current_ends[before - 1] - self._ends[before - 1] if before else 0)
        right = end + (self._current_ends[until - 1] - self._ends[until - 1] if until else 0)
        return left, right

    def _step(self, finding: Finding, order: int) -> Step:
        evidence = finding.evidence
        if HERE in [piece.ref for piece in evidence]:
            evidence = tuple([self._locate(piece) if piece.ref == HERE else piece for piece in evidence])
        return Step(finding.rule, finding.reason, finding.confidence, evidence, order)

    def _locate(self, evidence: Evidence) -> Evidence:
        """Evidence from the current text as evidence from the original."""
        if evidence.start is None or evidence.end is None:
            return replace(evidence, ref=self.id)
        place = self.original_span(evidence.start, evidence.end)
        return Evidence.source(self.id, place.start, place.end, place.of(self.original))

    def _merge(self, pending: Sequence[_Pending]) -> None:
        """Merge sorted, disjoint edits of the current text into the ledger, in one walk."""
        text = self.text
        old_starts, old_ends = self._starts, self._ends
        old_lefts, old_rights, old_steps = self._current_starts, self._current_ends, self._steps
        starts: list[int] = []
        ends: list[int] = []
        lefts: list[int] = []
        rights: list[int] = []
        steps: list[tuple[Step, ...]] = []
        pieces: list[str] = []
        copied = 0  # the current text up to here is in `pieces`
        kept = 0  # the old edits up to here are in the new lists
        growth = 0  # by how much the text before `copied` has grown
        for first, last, group in self._group(pending):
            # old edits [first, last) merge with the pending edits of the group; those before `first` stay as they are
            if kept < first:
                starts += old_starts[kept:first]
                ends += old_ends[kept:first]
                steps += old_steps[kept:first]
                lefts += [place + growth for place in old_lefts[kept:first]]
                rights += [place + growth for place in old_rights[kept:first]]
            kept = last
            left, right, after, own = group[0]
            start = left + (old_ends[first - 1] - old_rights[first - 1] if first else 0)
            if first == last:  # a new edit by itself
                end = start + right - left
            else:
                right = group[-1][1]
                if old_lefts[first] <= left:
                    left, start = old_lefts[first], old_starts[first]
                if old_rights[last - 1] >= right:
                    right, end = old_rights[last - 1], old_ends[last - 1]
                else:
                    end = right + old_ends[last - 1] - old_rights[last - 1]
                after = _replace(text, left, right, group)
                own = join_steps([*old_steps[first:last], *(edit[3] for edit in group)])
            pieces += (text[copied:left], after)
            copied = right
            if after != self.original[start:end]:
                starts.append(start)
                ends.append(end)
                lefts.append(left + growth)
                rights.append(left + growth + len(after))
                steps.append(own)
            growth += len(after) - (right - left)
        pieces.append(text[copied:])
        self._starts = starts + old_starts[kept:]
        self._ends = ends + old_ends[kept:]
        self._steps = steps + old_steps[kept:]
        self._current_starts = lefts + [place + growth for place in old_lefts[kept:]]
        self._current_ends = rights + [place + growth for place in old_rights[kept:]]
        self.text = "".join(pieces)

    def _group(self, pending: Sequence[_Pending]) -> Iterable[tuple[int, int, list[_Pending]]]:
        """The pending edits grouped with the range of old edits that each group merges with (an empty range: where
        among the old edits the new one stands)."""
        group: list[_Pending] = []
        first = last = 0
        for edit in pending:
            low, high = self._touching(edit[0], edit[1])
            if group and low < high and low < last and first < last:  # shares an old edit with the group
                group.append(edit)
                last = max(last, high)
                continue
            if group:
                yield first, last, group
            group, first, last = [edit], low, high
        if group:
            yield first, last, group

    def _touching(self, start: int, end: int) -> tuple[int, int]:
        """The range of old edits that an edit of the current `[start, end)` merges with."""
        lefts, rights = self._current_starts, self._current_ends
        if start < end:
            # sharing a character, or (for a deletion) lying strictly inside
            low = bisect_right(rights, start)
            high = max(low, bisect_left(lefts, end))
            return low, high
        low = bisect_left(rights, start)
        high = bisect_right(lefts, start)
        while low < high and not self._takes_insertion(low, start):
            low += 1
        while high > low and not self._takes_insertion(high - 1, start):
            high -= 1
        return (low, high) if low < high else (bisect_right(rights, start),) * 2

    def _takes_insertion(self, index: int, place: int) -> bool:
        """Whether an insertion at `place`, inside or at the border of old edit `index`, merges with it."""
        left, right = self._current_starts[index], self._current_ends[index]
        inserted = self._starts[index] == self._ends[index]
        return inserted or left == right or left < place < right


def resolve(text: str, findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """The findings of one pass that can stand side by side, in order, with their replacements.

    Those without effect are dropped; where two overlap the leftmost wins, then the longer, then the surer; at most one
    insertion is made at a point, before what replaces the text behind it.
    """
    effective = []
    for finding in findings:
        after = finding.after
        if after is None or not 0 <= finding.start <= finding.end <= len(text):
            raise ValueError(f"not an edit of this text: {finding}")
        if text[finding.start : finding.end] != after:
            effective.append((finding, after))
    effective.sort(key=_rank)
    chosen: list[tuple[Finding, str]] = []
    place = insertion = -1
    for finding, after in effective:
        if finding.start < place or (finding.start == finding.end == insertion):
            continue
        if finding.start == finding.end:
            insertion = finding.start
        place = finding.end
        chosen.append((finding, after))
    return chosen


def _say(mark: Mark) -> tuple[int, int, str]:
    """What a mark says of which place: two proposals of one text are one, two flags are one if they are alike."""
    return mark.start, mark.end, f"= {mark.after}" if mark.after is not None else f"{mark.rule}: {mark.reason}"


def _sort_mark(mark: Mark) -> tuple[int, int, bool, str, str, str]:
    (step,) = mark.steps
    return mark.start, mark.end, mark.after is not None, step.rule, mark.after or "", step.reason


def _rank(edit: tuple[Finding, str]) -> tuple[int, bool, int, float, str, str]:
    finding, after = edit
    start, end = finding.start, finding.end
    return start, start < end, -end, -finding.confidence, finding.rule, after


def _replace(text: str, left: int, right: int, edits: Iterable[_Pending]) -> str:
    """`text[left:right]` with the edits in it applied."""
    pieces: list[str] = []
    place = left
    for start, end, after, _ in edits:
        pieces += (text[place:start], after)
        place = end
    pieces.append(text[place:right])
    return "".join(pieces)
