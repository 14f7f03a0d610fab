"""The extent of a window: the last three months, the first ten days of a year."""

from datetime import datetime, timedelta

from normalizer.dates.calendar import place
from normalizer.dates.extents import DAY, Extent, add, months
from normalizer.dates.frames import Amount, Window


def window_extent(node: Window, now: datetime | None) -> Extent | None:
    """The days or the hours of a window counted from `now`, None where they cannot be known."""
    amount, sign = node.amount, node.sign
    if node.within is not None:
        inside = place(node.within, now)
        if inside is None:
            return None
        if sign > 0:
            return Extent(inside.start, min(add(inside.start, amount, 1), inside.end), "days")
        end = inside.end
        if amount.grain == "week":
            end -= timedelta(days=end.weekday())  # whole weeks
        return Extent(max(add(end, amount, -1), inside.start), end, "days")
    if now is None:
        return None
    if amount.clock:
        other = add(now, amount, sign)
        return Extent(min(now, other), max(now, other), "clock")
    if node.whole:
        return _whole_units(amount, sign, now)
    today = datetime(now.year, now.month, now.day)
    if sign < 0:
        return Extent(add(today, amount, -1), today, "days")
    return Extent(today + DAY, add(today + DAY, amount, 1), "days")


def _whole_units(amount: Amount, sign: int, now: datetime) -> Extent | None:
    unit, count = amount.counts[0]
    size = {"quarter": 3, "decade": 120, "century": 1200}.get(unit)
    if size is None:
        return None
    length = int(count) * size
    this = (now.year * 12 + now.month - 1) // size * size
    first = this + size if sign > 0 else this - length
    return months(first // 12, first % 12 + 1, length, "days")
