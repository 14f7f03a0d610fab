"""Holidays: their names in both languages and the day they fall on in a year."""

import calendar
import re
from datetime import date, timedelta
from functools import cache

from normalizer.dates.lunar import find_feast
from normalizer.resources import read_table

_FIXED = re.compile(r"(\d\d)-(\d\d)$")
_WEEKDAY = re.compile(r"(\d\d)-W(\d)#(-?\d)([+-]\d+)?$")
_LUNAR = re.compile(r"lunar (\d\d)-(\d\d)$")
_EASTER = re.compile(r"easter([+-]\d+)$")


@cache
def _rules() -> dict[str, str]:
    return {key: rule for key, rule, _, _ in read_table("holidays.tsv", 4)}


def holiday_names(language: str) -> tuple[tuple[str, str], ...]:
    """All names in `language` ("zh" or "en", lower case) with the key of their holiday."""
    column = 2 if language == "zh" else 3
    return tuple((name, row[0]) for row in read_table("holidays.tsv", 4) for name in row[column].split("|") if name)


@cache
def holiday_title(key: str) -> str:
    """The English name of a holiday, as it is written."""
    name = next(row[3].split("|")[0] for row in read_table("holidays.tsv", 4) if row[0] == key) or key.replace("-", " ")
    return " ".join(word if word in ("of", "the") else word[:1].upper() + word[1:] for word in name.split(" "))


def holiday_span(key: str, year: int) -> tuple[date, int] | None:
    """The first day of a holiday in `year` and how many days it takes; None for what this calendar cannot place.

    >>> holiday_span("thanksgiving", 2025)
    (datetime.date(2025, 11, 27), 1)
    """
    rule = _rules()[key]
    if match := _FIXED.match(rule):
        return date(year, int(match[1]), int(match[2])), 1
    if match := _WEEKDAY.match(rule):
        month, weekday, nth = int(match[1]), int(match[2]), int(match[3])
        if nth > 0:
            first = date(year, month, 1)
            found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
        else:
            last = date(year, month, calendar.monthrange(year, month)[1])
            found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
        return found + timedelta(days=int(match[4] or 0)), 1
    if match := _LUNAR.match(rule):
        day = find_feast(year, int(match[1]), int(match[2]))
        return (day, 1) if day is not None else None
    if match := _EASTER.match(rule):
        return easter(year) + timedelta(days=int(match[1])), 1
    return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 13, 1876).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)
