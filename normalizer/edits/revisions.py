"""A revision: an original text, what was changed in it, and what was only marked."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from normalizer.edits.mapping import map_span
from normalizer.edits.records import Edit, Mark
from normalizer.spans import Span


class Revision:
    """An original text with its ledger. Immutable.

    `edits` are the applied changes, sorted and disjoint, on code points of the original; `marks` are proposals and
    flags, which may overlap anything. Raises ValueError where an edit is out of order or does not fit the original.

    >>> from normalizer.edits.records import Step
    >>> revision = Revision("a,b", (Edit(1, 2, ",", (Step("comma", "full width", 1.0),), "，"),))
    >>> revision.text, revision.revert()
    ('a，b', 'a,b')
    """

    def __init__(self, original: str, edits: Iterable[Edit] = (), marks: Iterable[Mark] = ()) -> None:
        self.original = original
        self.edits = tuple(edits)
        self.marks = tuple(marks)
        self._starts = [edit.start for edit in self.edits]
        self._ends = [edit.end for edit in self.edits]
        self._clean_starts: list[int] = []
        self._clean_ends: list[int] = []
        pieces: list[str] = []
        place = size = 0
        previous = -1, -1
        for edit, start, end in zip(self.edits, self._starts, self._ends, strict=True):
            if start < place or (start, end) == previous:
                raise ValueError(f"edits overlap at {start}")
            if original[start:end] != edit.before:
                raise ValueError(f"the edit at {start} does not fit the original")
            after = edit.after
            pieces += (original[place:start], after)
            size += start - place
            self._clean_starts.append(size)
            size += len(after)
            self._clean_ends.append(size)
            place = end
            previous = start, end
        pieces.append(original[place:])
        self.text = "".join(pieces)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Revision):
            return NotImplemented
        return (self.original, self.edits, self.marks) == (other.original, other.edits, other.marks)

    def __hash__(self) -> int:
        return hash((self.original, self.edits, self.marks))

    def __repr__(self) -> str:
        return f"<Revision of {len(self.original)} characters: {len(self.edits)} edits, {len(self.marks)} marks>"

    def clean_span(self, start: int, end: int) -> Span:
        """Where `[start, end)` of the original stands in the clean text; an edit that it cuts counts as a whole."""
        return Span(*map_span(start, end, self._starts, self._ends, self._clean_starts, self._clean_ends))

    def original_span(self, start: int, end: int) -> Span:
        """What `[start, end)` of the clean text was in the original; an edit that it cuts counts as a whole."""
        return Span(*map_span(start, end, self._clean_starts, self._clean_ends, self._starts, self._ends))

    def edit_spans(self) -> Iterator[tuple[Edit, Span]]:
        """Each edit with the place of its `after` in the clean text."""
        for edit, start, end in zip(self.edits, self._clean_starts, self._clean_ends, strict=True):
            yield edit, Span(start, end)

    @cached_property
    def ledger(self) -> tuple[Edit | Mark, ...]:
        """Edits and marks sorted by start, end and status: the lines of `edits.jsonl`."""
        return tuple(
            sorted((*self.edits, *self.marks), key=lambda line: (line.start, line.end, line.status.value, line.rule))
        )

    def place(self, change: Edit | Mark) -> Span:
        """Where a line of the ledger stands in the clean text."""
        if isinstance(change, Edit):
            index = bisect_left(self.edits, (change.start, change.end), key=lambda edit: (edit.start, edit.end))
            return Span(self._clean_starts[index], self._clean_ends[index])
        return self.clean_span(change.start, change.end)

    def revert(self) -> str:
        """The original, rebuilt from the clean text and the edits alone."""
        return revert(self.text, ((place.start, edit.before, edit.after) for edit, place in self.edit_spans()))


def revert(clean: str, edits: Iterable[tuple[int, str, str]]) -> str:
    """The original text of `clean`, from `(clean start, before, after)` of each edit in order.

    Raises ValueError where an edit's `after` does not stand at its place, so a ledger of another text never passes.
    """
    pieces: list[str] = []
    place = 0
    for start, before, after in edits:
        if start < place or clean[start : start + len(after)] != after:
            raise ValueError(f"the clean text does not have {after!r} at {start}")
        pieces += (clean[place:start], before)
        place = start + len(after)
    pieces.append(clean[place:])
    return "".join(pieces)
