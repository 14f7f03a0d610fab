"""Dates of a source, with all that anchors them."""

from datetime import date, datetime

from normalizer.dates.model import TimeExpression
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
