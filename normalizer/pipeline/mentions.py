"""Names and dates found on the clean text, carried back to the original."""

from dataclasses import replace
from typing import TypeVar

from normalizer.dates.model import TimeExpression
from normalizer.edits import Evidence, Revision
from normalizer.edits.evidence import HERE
from normalizer.names.model import NameMention

Found = TypeVar("Found", NameMention, TimeExpression)


def carry(found: tuple[Found, ...], revision: Revision, id: str) -> tuple[Found, ...]:
    """What was found in the clean text as found in the original of document `id`, in order."""
    carried = []
    for each in found:
        place = revision.original_span(each.start, each.end)
        carried.append(
            replace(
                each,
                start=place.start,
                end=place.end,
                surface=place.of(revision.original),
                evidence=_carry_evidence(each.evidence, revision, id),
            )
        )
    return tuple(sorted(carried, key=lambda each: (each.start, each.end)))


def _carry_evidence(evidence: tuple[Evidence, ...], revision: Revision, id: str) -> tuple[Evidence, ...]:
    return tuple(_carry(piece, revision, id) if piece.ref == HERE else piece for piece in evidence)


def _carry(piece: Evidence, revision: Revision, id: str) -> Evidence:
    if piece.start is None or piece.end is None:
        return replace(piece, ref=id)
    place = revision.original_span(piece.start, piece.end)
    return Evidence.source(id, place.start, place.end, place.of(revision.original))
