"""Dates of a source, with all that anchors them."""

from datetime import date, datetime

from normalizer.dates.model import TimeExpression
from normalizer.edits import Revision
from normalizer.errors import UsageError
from normalizer.pipeline.surveys import Survey
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
