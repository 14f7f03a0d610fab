"""Names and dates found on the clean text, carried back to the original."""

from dataclasses import replace

from normalizer.dates.model import TimeExpression
from normalizer.edits import Evidence, Revision
from normalizer.edits.evidence import HERE
from normalizer.names.model import NameMention


def carry_names(mentions: tuple[NameMention, ...], revision: Revision, id: str) -> tuple[NameMention, ...]:
    """The mentions of the clean text as mentions of the original of document `id`, in order."""
    carried = []
    for mention in mentions:
        place = revision.original_span(mention.start, mention.end)
        carried.append(
            replace(
                mention,
                start=place.start,
                end=place.end,
                surface=place.of(revision.original),
                evidence=_carry_evidence(mention.evidence, revision, id),
            )
        )
    return tuple(sorted(carried, key=lambda mention: (mention.start, mention.end)))


def carry_dates(dates: tuple[TimeExpression, ...], revision: Revision, id: str) -> tuple[TimeExpression, ...]:
    """The time expressions of the clean text as those of the original of document `id`, in order."""
    carried = []
    for date in dates:
        place = revision.original_span(date.start, date.end)
        carried.append(
            replace(
                date,
                start=place.start,
                end=place.end,
                surface=place.of(revision.original),
                evidence=_carry_evidence(date.evidence, revision, id),
            )
        )
    return tuple(sorted(carried, key=lambda date: (date.start, date.end)))


def _carry_evidence(evidence: tuple[Evidence, ...], revision: Revision, id: str) -> tuple[Evidence, ...]:
    return tuple(_carry(piece, revision, id) if piece.ref == HERE else piece for piece in evidence)


def _carry(piece: Evidence, revision: Revision, id: str) -> Evidence:
    if piece.start is None or piece.end is None:
        return replace(piece, ref=id)
    place = revision.original_span(piece.start, piece.end)
    return Evidence.source(id, place.start, place.end, place.of(revision.original))
