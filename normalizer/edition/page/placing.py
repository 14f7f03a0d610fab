"""Where the notes of a document stand: in which segments, at which characters."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from normalizer.edition.model import Document, EditionSegment
from normalizer.edition.page.apparatus import KINDS, rejected
from normalizer.edition.page.markup import abridge
from normalizer.edition.page.notes import Note
from normalizer.edits.records import Edit, Mark, Status
from normalizer.names.model import NameStatus, NameType
from normalizer.spans import Span

NAME_CLASSES = {kind: f"nm {kind.value[:3]}" for kind in NameType}
"""The classes of a name in the text."""

_RANKS = {Status.FLAGGED: 0, Status.PROPOSED: 1, Status.APPLIED: 2}
_POINTS = {Status.FLAGGED: "Flag", Status.PROPOSED: "Proposal", Status.APPLIED: "Removed"}


@dataclass(frozen=True, slots=True)
class SegmentNotes:
    """The notes of one segment, on the scale of the clean text, and the places of the original that were changed."""

    clean: list[Note] = field(default_factory=list)
    original: list[Note] = field(default_factory=list)


def place_notes(document: Document, number: int) -> tuple[SegmentNotes, ...]:
    """The notes of each segment of a document, whose ids begin with its `number` on the page."""
    return _Placing(document, number).notes


def find_removed(document: Document) -> list[tuple[int, Edit]]:
    """The edits, with their indices in the ledger, that no segment shows and that are more than white space."""
    segments = document.segments
    coming = 0
    removed = []
    for index, line in enumerate(document.revision.ledger):
        while coming < len(segments) and segments[coming].end <= line.start:
            coming += 1
        outside = coming == len(segments) or line.end <= segments[coming].start
        if isinstance(line, Edit) and outside and line.before.strip():
            removed.append((index, line))
    return removed


class _Placing:
    """The notes of one document as they are handed to its segments."""

    def __init__(self, document: Document, number: int) -> None:
        self._segments = document.segments
        self._starts = [segment.start for segment in document.segments]
        self._ends = [segment.end for segment in document.segments]
        self._clean_ends = [segment.clean_end for segment in document.segments]
        self.notes = tuple(SegmentNotes() for _ in document.segments)
        revision = document.revision
        for index, line in enumerate(revision.ledger):
            if not rejected(line):
                self._place_line(line, revision.place(line), f"e{number}.{index}")
        for index, name in enumerate(document.names):
            status = "" if name.status is NameStatus.SETTLED else f" {name.status.value}"
            classes = NAME_CLASSES[name.type] + status
            self._place_range(revision.clean_span(name.start, name.end), f"n{number}.{index}", classes, 3)
        for index, date in enumerate(document.dates):
            self._place_range(revision.clean_span(date.start, date.end), f"t{number}.{index}", "dt", 4)

    def _place_line(self, line: Edit | Mark, place: Span, id: str) -> None:
        classes = f"{KINDS[line.status]}{_tone(line)}"
        rank = _RANKS[line.status]
        if isinstance(line, Edit) and line.before:
            for index in range(bisect_right(self._ends, line.start), len(self._segments)):
                if self._segments[index].start >= line.end:
                    break
                self.notes[index].original.append(Note(line.start, line.end, id, _tone(line).strip(), rank))
        if self._place_range(place, id, classes, rank):
            return
        # nothing of it is seen in the clean text: a point, in the segment that it was part of
        owner = self._owner(line)
        if owner is not None:
            segment = self._segments[owner]
            point = min(max(place.start, segment.clean_start), segment.clean_end)
            label = f"{_POINTS[line.status]}: {abridge(line.before or line.after or '', 60)}"
            self.notes[owner].clean.append(Note(point, point, id, f"{classes} point", rank, label))

    def _place_range(self, place: Span, id: str, classes: str, rank: int) -> bool:
        """Note a range in every segment that shows some of it; False where none does."""
        seen = False
        for index in self._touched(place):
            self.notes[index].clean.append(Note(place.start, place.end, id, classes, rank))
            seen = True
        return seen

    def _touched(self, place: Span) -> Iterator[int]:
        for index in range(bisect_right(self._clean_ends, place.start), len(self._segments)):
            if not len(place) or self._segments[index].clean_start >= place.end:
                return
            yield index

    def _owner(self, line: Edit | Mark) -> int | None:
        """The segment of whose original a line is a part; an insertion between two belongs to the one before."""
        index = bisect_right(self._starts, line.start) - 1
        if index > 0 and line.start == line.end == self._segments[index].start == self._segments[index - 1].end:
            index -= 1
        return index if index >= 0 and self._holds(self._segments[index], line) else None

    def _holds(self, segment: EditionSegment, line: Edit | Mark) -> bool:
        return segment.start <= line.start and line.end <= segment.end


def _tone(line: Edit | Mark) -> str:
    """How loud an edit looks: one of punctuation and spaces only should not catch the eye, an unsure one should."""
    if isinstance(line, Mark):
        return ""
    letters = any(char.isalnum() for char in line.before + line.after)
    return ("" if letters else " slight") + (" unsure" if line.confidence < 0.9 else "")
