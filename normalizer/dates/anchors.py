"""When a document was written, by a given date, its address, its head, or the posts and pages it cites."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from normalizer.dates.datelines import find_dateline
from normalizer.edits.evidence import Evidence

_TWITTER_EPOCH_MS = 1288834974657
"""The zero of snowflake ids, 2010-11-04T01:42:54.657Z (Twitter, "Announcing Snowflake")."""

_STATUS = re.compile(r"(?:twitter|x)\.com/\w{1,20}/status(?:es)?/(\d{15,20})")
_URL_DATE = re.compile(
    r"https?\s?:\s?//\s?[^\s\"'“”<>]{4,200}?/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/-])"
)

_SLACK = timedelta(days=2)  # zones, and posts added on the day after


@dataclass(frozen=True, slots=True)
class Anchor:
    """An instant that a document's relative dates may be counted from, in UTC without a zone.

    `bound` says that the document is not older than this, rather than of that day.
    """

    instant: datetime
    said: str
    bound: bool
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        return self.said


def snowflake_instant(status: int) -> datetime | None:
    """The instant (UTC, no zone) an X/Twitter status id was made; None for ids from before snowflakes.

    >>> snowflake_instant(1960034048698388795).isoformat(timespec="seconds")
    '2025-08-25T17:38:27'
    """
    milliseconds = status >> 22
    if not 0 < milliseconds < 2**41:
        return None
    return datetime(1970, 1, 1) + timedelta(milliseconds=milliseconds + _TWITTER_EPOCH_MS)


def given_anchor(written: date | datetime) -> Anchor:
    """The anchor that a caller states."""
    if isinstance(written, datetime):
        instant = written.astimezone(UTC).replace(tzinfo=None) if written.tzinfo else written
        said = instant.isoformat(timespec="seconds")
        return Anchor(instant, f"written {said}" if instant.time() != time() else f"written {instant.date()}", False)
    return Anchor(datetime.combine(written, time()), f"written {written.isoformat()}", False)


def find_anchor(text: str, url: str | None = None, document: str = "") -> Anchor | None:
    """The document's own anchor: the date in its address `url`, else in the lines at its head, else a bound.

    A document is not older than the latest post or dated page it cites, so that is a bound; where the bound lies after
    the date at its head, the text was changed since, and the bound counts.
    """
    if url and (found := _dated_url(url + "/", bound=False)):
        return found
    anchors = [*_quoted_posts(text, document), *_linked_pages(text)]
    bound = max(anchors, key=lambda anchor: anchor.instant, default=None)
    if (dateline := find_dateline(text)) is not None:
        day, start, end = dateline
        written = datetime.combine(day, time())
        if bound is None or bound.instant <= written + _SLACK:
            evidence = Evidence.source(document, start, end, text[start:end])
            return Anchor(written, f"{day}, at the head of the document", False, (evidence,))
    return bound


def _quoted_posts(text: str, document: str) -> list[Anchor]:
    return [
        Anchor(
            instant,
            f"{instant.isoformat(timespec='seconds')}Z, X status {match[1]}",
            True,
            (
                Evidence.source(document, match.start(), match.end(), match[0]),
                Evidence.computation(
                    "snowflake", f"status {match[1]} was made at {instant.isoformat(timespec='seconds')}Z"
                ),
            ),
        )
        for match in _STATUS.finditer(text)
        if (instant := snowflake_instant(int(match[1]))) is not None
    ]


def _linked_pages(text: str) -> list[Anchor]:
    return [
        anchor for match in _URL_DATE.finditer(text) if match[3] and (anchor := _dated_url(match[0] + "/", bound=True))
    ]


def _dated_url(url: str, *, bound: bool) -> Anchor | None:
    match = _URL_DATE.search(url)
    if match is None or match[3] is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    evidence = Evidence.computation("url-date", f"the address {url.rstrip('/')} carries {day}")
    return Anchor(
        datetime.combine(day, time()),
        f"{day}, in {'an address it links to' if bound else 'its address'}",
        bound,
        (evidence,),
    )
