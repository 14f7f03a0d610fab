"""Where the segments of the clean text stand in the original."""

from collections.abc import Iterable, Sequence

from normalizer.edits import Edit, Revision
from normalizer.segments.model import Segment
from normalizer.spans import Span


def place_segments(
    revision: Revision, segments: Sequence[Segment], removed: Iterable[Edit] = ()
) -> tuple[tuple[Segment, Span], ...]:
    """Each segment of the clean text with its span of the original; the spans are in order and disjoint.

    What was deleted between two segments belongs to the segment after it (behind the last, to the last), but for
    `removed`, the edits that took furniture out. A segment of which nothing is left in the original, because an edit
    cut by its border belongs to its neighbour, is joined to the segment before it.
    """
    furniture = {(edit.start, edit.end) for edit in removed}
    deletions = [
        Span(edit.start, edit.end)
        for edit, place in revision.edit_spans()
        if not edit.after.strip() and edit.before.strip() and (edit.start, edit.end) not in furniture
    ]
    placed: list[tuple[Segment, Span]] = []
    reached = 0
    next_deletion = 0
    for segment in segments:
        span = revision.original_span(segment.start, segment.end)
        start, end = max(span.start, reached), span.end
        while next_deletion < len(deletions) and deletions[next_deletion].end <= start:
            deletion = deletions[next_deletion]
            if deletion.start >= reached:
                start = deletion.start
                break
            next_deletion += 1
        if end <= start:
            if placed:
                last, place = placed.pop()
                joined = Segment(last.start, segment.end, last.language)
                placed.append((joined, Span(place.start, max(place.end, end))))
            continue
        while next_deletion < len(deletions) and deletions[next_deletion].start < end:
            next_deletion += 1
        placed.append((segment, Span(start, end)))
        reached = end
    if placed:
        last, place = placed[-1]
        tail = [deletion.end for deletion in deletions if deletion.start >= place.end]
        if tail:
            placed[-1] = (last, Span(place.start, max(tail)))
    return tuple(placed)
