"""The date that a document says it was written on, in the lines at its head."""

import re
from datetime import date

from normalizer.dates import chinese, english
from normalizer.dates.frames import Frame

_HEAD = 800  # characters
_LINES = 8
_LONGEST_LINE = 400
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
# what may stand before the date: nothing, a byline or a place that ends in a mark, a word for publishing
_BEFORE = re.compile(
    r"(?:[\w.'’\- ]{2,40}[,，|·•:：/／][ ]?){1,2}$"
    r"|(?:.{0,40}\b(?:published|posted|updated|modified)(?:\son)?|.{0,20}(?:發[布佈表]|发布|更新|刊登)(?:[於于日時时]|日期|時間|时间)?)"
    r"\s?[:：]?\s?$",
    re.IGNORECASE,
)
_END = re.compile(r"[ .。]*(?:(?:at\s)?\d{1,2}:\d\d[^.。]{0,20}|[A-Z]{2,4})?$")
_DASH = re.compile(
    r"(?:[,，]\s?[\w.'’ ]{1,24})?\s?(?:[(（][\w ./]{2,24}[)）]\s?)?(?:-{1,2}|–|—{1,2})(?=\s?\w)"
    r"|\s?[(（](?:AP|AFP|Reuters)[)）]"
)


def find_dateline(text: str) -> tuple[date, int, int] | None:
    """The day of writing that the head of `text` states, with the place `[start, end)` where it does; None without.

    It stands alone on its line, after a byline or a place, or before the dash that opens a report. A date that
    belongs to a sentence does not count, nor one that signs a quoted post.

    >>> find_dateline("Title\\n\\nNEW YORK, June 9, 2025 - A judge ruled")
    (datetime.date(2025, 6, 9), 17, 29)
    >>> find_dateline("A judge ruled on June 9, 2025 - again")
    """
    start = 0
    lines = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        if line.strip():
            lines += 1
            if lines > _LINES:
                break
            if _FULL_YEAR.search(line) and (found := _in_line(line[:_LONGEST_LINE].rstrip())):
                return found[0], start + found[1], start + found[2]
        start += len(line)
    return None


def _in_line(line: str) -> tuple[date, int, int] | None:
    for item in (*chinese.read(line), *english.read(line)):
        day = _day(item.value)
        if day is None:
            continue
        before, after = line[: item.start].lstrip(" \t*#>"), line[item.end :]
        if "@" in before or (before and not _BEFORE.match(before)):
            continue
        if _END.match(after) or _DASH.match(after) or (not before and re.match(r"[.。]\s?\w", after)):
            return day, item.start, item.end
    return None


def _day(value: object) -> date | None:
    if not isinstance(value, Frame) or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None
