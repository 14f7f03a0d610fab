"""Dates that are said more than once in a row."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import view

_DATE = r"(?:(\d{4})[ ]?年[ ]?)?(\d{1,2})[ ]?月[ ]?(\d{1,2})[ ]?[日號]"
_ONE = re.compile(_DATE)
_TWO = re.compile(r"月[^月\n]{1,20}月")
_ROW = re.compile(rf"{_DATE}(?:[ ]?[,，、]?[ ]?{_DATE}){{1,6}}")

_MONTHS = re.compile(r"(?<!\d)(\d{4}年\d{1,2}月)[,，、]?[ ]?[在於]?\1(?!\d)")
_APART = re.compile(r"[日號][ ]?[,，]")
_SUBJECT = re.compile(r"[是為也前後將正則]|當[天晚日]|以[前後來]|之[前後]|不|就|仍")
_OBJECT = re.compile(r"[為是]$|[定訂生卒建始止]於$")
_OPENING = re.compile(r"[在自從到至]$")  # what a day is said with that a clause cannot end in


def merge_repeated_dates(text: str, context: Context) -> Iterator[Finding]:
    """The same day twice or more in a row, with or without its year, is said once, in its fullest form. Days that
    differ are a list and stay.
    """
    look = view(text)
    done = 0
    for near in _TWO.finditer(text):
        match = _ROW.search(text, max(done, near.start() - 11), near.end() + 100)
        if match is None or near.start() < done:
            continue
        done = match.end()
        row = list(_ONE.finditer(match.group()))
        days = {(day.group(2).lstrip("0"), day.group(3).lstrip("0")) for day in row}
        years = {day.group(1) for day in row} - {None}
        if len(row) < 2 or len(days) > 1 or len(years) > 1 or match.start() in look.untouchable:
            continue
        if _APART.search(match.group()) and _is_hinge(text, *match.span()):
            continue
        fullest = max(row, key=lambda day: (day.group(1) is not None, -day.start()))
        start = match.start()
        here = Evidence.here(start + fullest.start(), start + fullest.end())
        reason = f"the same day {len(row)} times in a row"
        if fullest.start():
            yield Finding(start, start + fullest.start(), "", "merge-repeated-dates", reason, 0.93, (here,))
        if fullest.end() < len(match.group()):
            yield Finding(start + fullest.end(), match.end(), "", "merge-repeated-dates", reason, 0.93, (here,))

    for again in _MONTHS.finditer(text):
        if again.start() not in look.untouchable and not _SUBJECT.match(text, again.end()):
            here = Evidence.here(again.start(), again.end(1))
            reason = "the same month twice in a row"
            yield Finding(again.end(1), again.end(), "", "merge-repeated-dates", reason, 0.9, (here,))


def _is_hinge(text: str, start: int, end: int) -> bool:
    """Whether the first of two equal days ends a clause and the last begins another (定於9月1日，9月1日是開學日)."""
    before = text[max(0, start - 2) : start]
    if _OPENING.search(before) is not None:
        return False
    return _SUBJECT.match(text, end) is not None or _OBJECT.search(before) is not None
