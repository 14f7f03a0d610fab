"""The segments of one document with what stands in each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.dates.model import TimeExpression
from normalizer.edition.model import EditionSegment
from normalizer.edits import Edit, Mark, Revision
from normalizer.names.model import NameMention
from normalizer.pipeline.surveys import Survey
from normalizer.roles.model import Role
from normalizer.segments.model import Segment
from normalizer.spans import Span
from normalizer.translation.model import EnglishFrom


class Segmenter:
    """Makes the edition's segments of one document; names and dates are those of the original."""

    def __init__(
        self, survey: Survey, revision: Revision, names: Sequence[NameMention], dates: Sequence[TimeExpression]
    ) -> None:
        self._id = survey.source.id
        self._is_garbled = survey.role is Role.GARBLED
        self._revision = revision
        self._names = [mention.start for mention in names]
        self._dates = [date.start for date in dates]

    def build(self, placed: Iterable[tuple[Segment, Span]]) -> tuple[EditionSegment, ...]:
        """A segment of the edition for each segment of the clean text with its place in the original."""
        return tuple(self._build(segment, span) for segment, span in placed)

    def _build(self, segment: Segment, span: Span) -> EditionSegment:
        from normalizer.roles import score_segment

        original = span.of(self._revision.original)
        clean = self._revision.text[segment.start : segment.end]
        is_english = segment.language.split("-")[0] == "en"
        return EditionSegment(
            id=f"{self._id}#{span.start}",
            start=span.start,
            end=span.end,
            clean_start=segment.start,
            clean_end=segment.end,
            language=segment.language,
            original=original,
            clean=clean,
            english=clean if is_english else "",
            english_from=EnglishFrom.SOURCE if is_english else EnglishFrom.NONE,
            names=_between(self._names, span),
            dates=_between(self._dates, span),
            garble=score_segment(original).value if self._is_garbled else 0.0,
        )


def flag_segments(segments: Sequence[EditionSegment], revision: Revision) -> tuple[EditionSegment, ...]:
    """The segments with the lines of the ledger that touch each: what overlaps it and what is inserted into it."""
    ledger = revision.ledger
    starts = [change.start for change in ledger]
    longest = max((change.end - change.start for change in ledger), default=0)
    flagged = []
    for segment in segments:
        near = range(bisect_left(starts, segment.start - longest), bisect_right(starts, segment.end))
        flags = tuple(index for index in near if _touches(revision, ledger[index], segment))
        flagged.append(replace(segment, flags=flags) if flags else segment)
    return tuple(flagged)


def _touches(revision: Revision, change: Edit | Mark, segment: EditionSegment) -> bool:
    if change.start < change.end:
        return change.start < segment.end and segment.start < change.end
    if isinstance(change, Edit):  # what is inserted between two segments stands in one of them
        return Span(segment.clean_start, segment.clean_end).contains(revision.place(change))
    return segment.start <= change.start < segment.end


def _between(starts: Sequence[int], span: Span) -> tuple[int, ...]:
    """The indices of sorted places that lie in a span."""
    return tuple(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
