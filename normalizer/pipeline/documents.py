"""One document: repaired, cut into segments, its names and dates found and carried back to the original."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from normalizer.dates.model import TimeExpression
from normalizer.edition.model import Document, EditionSegment
from normalizer.edits import Edit, Mark, Revision
from normalizer.edits.evidence import HERE
from normalizer.names.model import NameMention
from normalizer.pipeline.dates import find_dates_in
from normalizer.pipeline.mentions import carry_dates, carry_names
from normalizer.pipeline.segments import place_segments
from normalizer.pipeline.settings import Settings
from normalizer.pipeline.surveys import Survey
from normalizer.references import References
from normalizer.roles.model import Role
from normalizer.segments.model import Segment
from normalizer.spans import Span
from normalizer.translation.model import EnglishFrom

FURNITURE = "drop-furniture"
"""The rule whose deletions belong to no segment."""


def edit_document(survey: Survey, references: References, settings: Settings) -> Document:
    """Repair one source and find its segments, names and dates. Its links and its dates' matches come later, when the
    other documents are known; so does its English where a machine has to make it.
    """
    from normalizer.language import detect
    from normalizer.names import find
    from normalizer.repair import revise_text
    from normalizer.segments import split

    started = time.process_time()
    source = survey.source
    revision = revise_text(source.text, references, settings.repair, id=source.id)
    changed = bool(revision.edits)
    languages = detect(revision.text) if changed else survey.languages
    found_dates = find_dates_in(source, revision.text, survey.language.tag, settings.written)
    names = carry_names(find(revision.text, languages, references, document=HERE), revision, source.id)
    dates = carry_dates(found_dates, revision, source.id)
    furniture = [edit for edit in revision.edits if FURNITURE in edit.rule]
    placed = place_segments(revision, split(revision.text, languages), furniture)
    scored = survey.role is Role.GARBLED
    segments = _Segments(source.id, revision, names, dates, scored).build(placed)
    return Document(
        source=source,
        language=survey.language,
        languages=survey.languages,
        role=survey.role,
        garble=survey.garble,
        revision=revision,
        segments=segments,
        names=names,
        dates=dates,
        seconds=time.process_time() - started,
    )


class _Segments:
    """The segments of one document with what stands in each."""

    def __init__(
        self,
        id: str,
        revision: Revision,
        names: Sequence[NameMention],
        dates: Sequence[TimeExpression],
        scored: bool,
    ) -> None:
        self.id = id
        self.revision = revision
        self.scored = scored
        self.names = [mention.start for mention in names]
        self.dates = [date.start for date in dates]
        self.changes = revision.ledger
        self.change_starts = [change.start for change in self.changes]
        self.longest_change = max((change.end - change.start for change in self.changes), default=0)

    def build(self, placed: Iterable[tuple[Segment, Span]]) -> tuple[EditionSegment, ...]:
        from normalizer.roles import score_segment

        segments = []
        for segment, span in placed:
            original = span.of(self.revision.original)
            clean = self.revision.text[segment.start : segment.end]
            english = segment.language.split("-")[0] == "en"
            segments.append(
                EditionSegment(
                    id=f"{self.id}#{span.start}",
                    start=span.start,
                    end=span.end,
                    clean_start=segment.start,
                    clean_end=segment.end,
                    language=segment.language,
                    original=original,
                    clean=clean,
                    english=clean if english else "",
                    english_from=EnglishFrom.SOURCE if english else EnglishFrom.NONE,
                    names=_between(self.names, span.start, span.end),
                    dates=_between(self.dates, span.start, span.end),
                    flags=self._changes(span, Span(segment.start, segment.end)),
                    garble=score_segment(original).value if self.scored else 0.0,
                )
            )
        return tuple(segments)

    def _changes(self, span: Span, clean: Span) -> tuple[int, ...]:
        """The lines of the ledger that touch a segment: what overlaps it, and what is inserted in it or before it."""
        first = bisect_left(self.change_starts, span.start - self.longest_change)
        last = bisect_right(self.change_starts, span.end)
        return tuple(index for index in range(first, last) if self._touches(self.changes[index], span, clean))

    def _touches(self, change: Edit | Mark, span: Span, clean: Span) -> bool:
        if change.start < change.end:
            return change.start < span.end and span.start < change.end
        place = self.revision.place(change)  # what is inserted between two segments stands in one of them
        return clean.contains(place) if isinstance(change, Edit) else span.start <= change.start < span.end


def _between(starts: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    """The indices of sorted places that lie in `[start, end)`."""
    return tuple(range(bisect_left(starts, start), bisect_left(starts, end)))
