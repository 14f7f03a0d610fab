"""Stretches of days and moments, and arithmetic on them."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from normalizer.dates.frames import Amount

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Extent:
    """From `start` up to, not including, `end`; `grain` is the unit that was said."""

    start: datetime
    end: datetime
    grain: str

    @property
    def last(self) -> date:
        """The last day that lies in it, wholly or in part."""
        return self.start.date() if self.end <= self.start else (self.end - timedelta(microseconds=1)).date()


def days(first: date, count: int, grain: str) -> Extent:
    """So many days from `first`."""
    start = datetime.combine(first, time())
    return Extent(start, start + timedelta(days=count), grain)


def months(year: int, month: int, count: int, grain: str) -> Extent:
    """So many months from a month, which may lie outside 1 to 12."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + count
    return Extent(datetime(first // 12, first % 12 + 1, 1), datetime(last // 12, last % 12 + 1, 1), grain)


def add(moment: datetime, amount: Amount, sign: int) -> datetime:
    """`moment` moved by `amount`: months by the calendar (the day cut to the month's length), the rest exactly."""
    counts = dict(amount.counts)
    whole = 0
    rest = timedelta()
    for unit, size in (("century", 1200), ("decade", 120), ("year", 12), ("quarter", 3), ("month", 1)):
        count = counts.get(unit, 0) * size
        whole += int(count)
        rest += timedelta(days=float((count - int(count)) * 30))
    for unit, length in (("fortnight", 14), ("week", 7), ("weekend", 7), ("day", 1)):
        rest += timedelta(days=float(counts.get(unit, 0) * length))
    for unit, seconds in (("hour", 3600), ("minute", 60), ("second", 1)):
        rest += timedelta(seconds=float(counts.get(unit, 0) * seconds))
    index = moment.year * 12 + moment.month - 1 + sign * whole
    year, month = index // 12, index % 12 + 1
    day = min(moment.day, calendar.monthrange(year, month)[1])
    return moment.replace(year=year, month=month, day=day) + sign * rest
