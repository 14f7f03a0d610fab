"""Dates of a source, with all that anchors them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from normalizer.alignment.model import Relation
from normalizer.dates.model import Basis, DateCheck, TimeExpression, TimeKind
from normalizer.edition.model import EditionSegment
from normalizer.edits.evidence import HERE
from normalizer.errors import UsageError
from normalizer.pipeline.neighbours import Neighbourhood
from normalizer.sources.model import Source


def parse_written(text: str) -> date | datetime:
    """A day or an instant in ISO 8601. Raises UsageError for anything else.

    >>> parse_written("2025-08-27")
    datetime.date(2025, 8, 27)
    """
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"--written takes a day such as 2025-08-27 or an instant such as 2025-08-27T14:00Z, not {text!r}; "
            "nothing was done."
        ) from error


def find_dates_in(source: Source, text: str, language: str, written: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of `text`, which is the source's text or what it was repaired to.

    They are anchored by what the source says of itself, else by `written`, else by the addresses in its original text,
    and checked against each other. Evidence from `text` itself is marked as such (`HERE`).
    """
    from normalizer.dates import find
    from normalizer.dates.anchors import find_anchor, given_anchor
    from normalizer.dates.checks import check

    known = source.provenance.written or written
    try:
        instant = parse_written(known) if known else None
    except UsageError:  # a page's own date may be anything
        instant = parse_written(written) if written else None
    anchor = given_anchor(instant) if instant else find_anchor(source.text, source.provenance.url, source.id)
    return check(text, find(text, language, instant, source.provenance.url, HERE, anchor), anchor)


def match_dates(
    id: str, text: str, dates: tuple[TimeExpression, ...], neighbourhood: Neighbourhood
) -> tuple[TimeExpression, ...]:
    """The dates of document `id` with the same days and periods in its neighbours; `text` is its original."""
    from normalizer.dates.matching import DatedText, match

    others = [DatedText(each.id, each.text, each.dates) for each in neighbourhood.members if each.id != id]
    return match([DatedText(id, text, dates), *others])[0] if dates and others else dates


_GRAINS = {"day": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d"), "month": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")}
_SURE = 0.8  # of a year that was inferred
_NEAR = 31  # days: what lies farther apart is another part of the story


def compare_linked(
    segments: Sequence[EditionSegment], dates: tuple[TimeExpression, ...], neighbourhood: Neighbourhood
) -> tuple[TimeExpression, ...]:
    """The dates of a document, checked where a neighbour dates the same event differently.

    A segment's date is held against the date of each passage that tells of the same event, where both have just one
    day (or one month) that is sure, at most a month apart or the same but for the year. A day that the segment counts
    from another (two days later) is held against one that is said: so a wrong count shows.
    """
    from normalizer.dates.matching import compare

    known = {member.id: member.dates for member in neighbourhood.members}
    checks: dict[int, list[DateCheck]] = {}
    for segment in segments:
        for link in segment.links:
            if link.relation is not Relation.SAME_EVENT or not segment.dates:
                continue
            inside = [each for each in known.get(link.document, ()) if link.start <= each.start < link.end]
            for grain in _GRAINS:
                here = _only(grain, ((number, dates[number]) for number in segment.dates), counted=True)
                there = _only(grain, enumerate(inside))
                if here is None or there is None or not _can_be_one(here[1], there[1]):
                    continue
                made = compare(here[1], there[1], link.document)
                if made is not None and made not in checks.get(here[0], ()):
                    checks.setdefault(here[0], []).append(made)
    return tuple(
        replace(found, checks=(*found.checks, *checks[number])) if number in checks else found
        for number, found in enumerate(dates)
    )


def _only(
    grain: str, dates: Iterable[tuple[int, TimeExpression]], *, counted: bool = False
) -> tuple[int, TimeExpression] | None:
    """The first of the dates of a grain where all of them are the same and sure, or `counted` from another."""
    found = [pair for pair in dates if pair[1].kind is TimeKind.DATE and _GRAINS[grain].fullmatch(pair[1].edtf or "")]
    if not found or len({each.edtf for _, each in found}) > 1:
        return None
    sure = (
        pair for pair in found if pair[1].modifier is None and (_is_sure(pair[1]) or (counted and _is_counted(pair[1])))
    )
    return next(sure, None)


def _is_sure(found: TimeExpression) -> bool:
    return found.basis is Basis.EXPLICIT or (found.basis is Basis.INFERRED_YEAR and found.confidence >= _SURE)


def _is_counted(found: TimeExpression) -> bool:
    """Whether its day follows from another that is sure, the day of writing among them."""
    return found.basis is Basis.COMPUTED or (found.basis is Basis.RELATIVE and found.confidence >= _SURE)


def _can_be_one(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two different dates may be two accounts of one."""
    if one.earliest is None or other.earliest is None:
        return False
    apart = abs((date.fromisoformat(one.earliest) - date.fromisoformat(other.earliest)).days)
    return apart <= _NEAR or one.earliest[4:] == other.earliest[4:]
