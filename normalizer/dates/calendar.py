"""The days that a frame means, given the instant it is read from.

Weeks are ISO 8601 weeks, from Monday; a week belongs to the month and the year that hold its Thursday. Spring is
March to May. A missing year is the latest that does not lie after the reference by more than a day.
"""

import calendar
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from normalizer.dates.extents import DAY, Extent, days, months
from normalizer.dates.frames import Frame
from normalizer.dates.holidays import holiday_span
from normalizer.dates.lunar import find_day, find_month

_DAYPARTS = {"MO": (8, 12), "MI": (11, 13), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "DT": (8, 18)}


def place(frame: Frame, now: datetime | None) -> Extent | None:
    """The extent of `frame`, or None where it cannot be known from `now` or does not exist (February 30)."""
    try:
        extent = _day_or_longer(frame, now)
        if extent is None or not frame.has_time:
            return extent
        return _time_of(frame, extent)
    except (ValueError, OverflowError):
        return None


def _time_of(frame: Frame, day: Extent) -> Extent:
    if frame.hour is None:
        first, last = _DAYPARTS[frame.daypart or "DT"]
        if frame.part == "START" and frame.daypart == "MO":
            first, last = 0, 6
        elif frame.part == "START":
            last = first + 2
        elif frame.part == "END":
            first = last - 2
        return Extent(day.start + timedelta(hours=first), day.start + timedelta(hours=last), "daypart")
    start = day.start + timedelta(hours=frame.hour, minutes=frame.minute or 0, seconds=frame.second or 0)
    grain = "second" if frame.second is not None else "minute" if frame.minute is not None else "hour"
    return Extent(start, start, grain)


def _day_or_longer(frame: Frame, now: datetime | None) -> Extent | None:
    if frame.now:
        return Extent(now, now, "now") if now else None
    if (frame.shift("day") is not None) and now:
        return days(now.date() + timedelta(days=frame.shift("day") or 0), 1, "day")
    week = frame.shift("week")
    if week is None and frame.shift("weekend") is not None:
        week = frame.shift("weekend")
    if week is not None:
        return _week(now.date() - timedelta(days=now.weekday()) + timedelta(weeks=week), frame) if now else None
    if frame.shift("fortnight") is not None and now:
        monday = now.date() - timedelta(days=now.weekday()) + timedelta(weeks=2 * (frame.shift("fortnight") or 0))
        return days(monday, 14, "week")
    if (count := frame.shift("month")) is not None:
        return _of_shifted_month(frame, now, count)
    if (count := frame.shift("quarter")) is not None:
        return months(now.year, (now.month - 1) // 3 * 3 + 1 + 3 * count, 3, "quarter") if now else None
    if frame.century is not None or frame.shift("century") is not None:
        return _century(frame, now)
    if frame.decade is not None or frame.shift("decade") is not None:
        return _decade(frame, now)
    year = frame.year
    if year is None and (count := frame.shift("year")) is not None and now:
        year = now.year + count
    if year is not None:
        return _in_year(frame, year)
    if now is None:
        return None
    if frame.week is not None and frame.month is None:
        return _in_year(frame, now.year)
    if frame.weekday is not None and frame.day is not None and (extent := _agreeing(frame, now)) is not None:
        return extent
    if frame.toward:
        found = [extent for candidate in _candidates(frame, now) if (extent := _tried(candidate)) is not None]
        if frame.toward > 0:
            return min(
                (extent for extent in found if extent.start > now), key=lambda extent: extent.start, default=None
            )
        return max((extent for extent in found if extent.end <= now), key=lambda extent: extent.start, default=None)
    return _latest(_candidates(frame, now), now)


def _candidates(frame: Frame, now: datetime) -> Iterator[Callable[[], Extent | None]]:
    """The extents that a frame without a year may have, the latest first."""
    if frame.month is not None or frame.holiday or frame.season or frame.quarter or frame.half:
        for year in range(now.year + 4, now.year - 9, -1):
            yield lambda year=year: _in_year(frame, year)  # type: ignore[misc]  # mypy cannot type a default in a lambda
    elif frame.day is not None:
        index = now.year * 12 + now.month
        for offset in range(index, index - 12, -1):
            moved = frame | Frame(year=offset // 12, month=offset % 12 + 1)
            yield lambda moved=moved: _in_year(moved, moved.year)  # type: ignore[misc]  # as above
    elif frame.weekday is not None:
        monday = now.date() - timedelta(days=now.weekday())
        for week in (1, 0, -1):
            yield lambda week=week: _week(monday + timedelta(weeks=week), frame)  # type: ignore[misc]  # as above


def _agreeing(frame: Frame, now: datetime) -> Extent | None:
    """The day nearest to `now` whose weekday is the one that is said beside the day of the month."""
    found = []
    for offset in range(-36, 13):
        index = now.year * 12 + now.month - 1 + offset
        if frame.month is not None and index % 12 + 1 != frame.month:
            continue
        moved = frame | Frame(year=index // 12, month=index % 12 + 1)
        extent = _tried(lambda moved=moved: _in_year(moved, moved.year))  # type: ignore[misc]  # as above
        if extent is not None and extent.start.isoweekday() == frame.weekday:
            found.append(extent)
    return min(found, key=lambda extent: (abs(extent.start - now), extent.start > now), default=None)


def _latest(candidates: Iterator[Callable[[], Extent | None]], now: datetime) -> Extent | None:
    for candidate in candidates:
        extent = _tried(candidate)
        if extent and extent.start <= now + DAY:
            return extent
    return None


def _tried(candidate: Callable[[], Extent | None]) -> Extent | None:
    try:
        return candidate()
    except ValueError:  # February 29, a fifth Monday
        return None


def _week(monday: date, frame: Frame) -> Extent:
    if frame.weekday == 8 or frame.shift("weekend") is not None:
        return days(monday + timedelta(days=5), 2, "weekend")
    if frame.weekday is not None:
        return days(monday + timedelta(days=frame.weekday - 1), 1, "day")
    if frame.part == "START":
        return days(monday, 3, "week")
    if frame.part == "END":
        return days(monday + timedelta(days=3), 4, "week")
    return days(monday, 7, "week")


def _of_shifted_month(frame: Frame, now: datetime | None, count: int) -> Extent | None:
    if now is None:
        return None
    index = (frame.year or now.year + (frame.shift("year") or 0)) * 12 + now.month - 1 + count
    return _in_year(frame | Frame(year=index // 12, month=index % 12 + 1), index // 12)


def _century(frame: Frame, now: datetime | None) -> Extent | None:
    first = frame.century
    if first is None:
        if now is None:
            return None
        first = now.year // 100 * 100 + 100 * (frame.shift("century") or 0)
    if frame.decade is not None:
        return months(first + frame.decade % 100, 1, 120, "decade")
    if first < 0:
        return None
    if first == 0:
        return months(1, 1, 99 * 12, "century")
    return _parted(months(first, 1, 1200, "century"), frame.part)


def _decade(frame: Frame, now: datetime | None) -> Extent | None:
    first = frame.decade
    if first is None:
        if now is None:
            return None
        first = now.year // 10 * 10 + 10 * (frame.shift("decade") or 0)
    elif first < 100:
        # the latest that has begun: "the twenties" are the 2020s from 2020 on
        this_year = now.year if now else 2000
        first += this_year // 100 * 100
        if first > this_year:
            first -= 100
    return _parted(months(first, 1, 120, "decade"), frame.part)


def _in_year(frame: Frame, year: int) -> Extent | None:
    if frame.holiday:
        span = holiday_span(frame.holiday, year)
        if span is None:
            return None
        first = days(span[0], span[1], "day" if span[1] == 1 else "days")
        if frame.weekday == 8:
            # a holiday on Monday or Tuesday makes the weekend before it long
            nearest = span[0] - timedelta(days=3) if span[0].weekday() < 2 else span[0]
            return _week(nearest - timedelta(days=nearest.weekday()), frame)
        return first
    if frame.month is not None and (frame.lunar or frame.reign):
        return _in_lunar_month(frame, year, frame.month)
    if frame.month is not None:
        return _in_month(frame, year, frame.month)
    if frame.season is not None:
        return _parted(months(year, (frame.season - 20) * 3, 3, "season"), frame.part)
    if frame.quarter is not None:
        return _parted(months(year, frame.quarter * 3 - 2, 3, "quarter"), frame.part)
    if frame.half is not None:
        return months(year, frame.half * 6 - 5, 6, "half")
    if frame.week is not None:
        return _week(_iso_monday(year, frame.week), frame)
    if frame.weekday is not None and frame.nth is not None:
        return days(_nth_weekday(date(year, 1, 1), date(year, 12, 31), frame.weekday, frame.nth), 1, "day")
    if frame.day is not None:
        return days(date(year, 1, 1) + timedelta(days=frame.day - 1), 1, "day") if frame.nth == 0 else None
    return _parted(months(year, 1, 12, "year"), frame.part)


def _in_lunar_month(frame: Frame, year: int, month: int) -> Extent | None:
    leap = frame.lunar > 1
    if frame.day is None:
        found = find_month(year, month, leap=leap)
        return days(*found, "days") if found is not None else None
    day = find_day(year, month, frame.day, leap=leap)
    return days(day, 1, "day") if day is not None else None


def _in_month(frame: Frame, year: int, month: int) -> Extent | None:
    length = calendar.monthrange(year, month)[1]
    if frame.day is not None:
        day = length if frame.day == -1 else frame.day
        if frame.week == 0:
            return _week(date(year, month, day) - timedelta(days=date(year, month, day).weekday()), Frame())
        return days(date(year, month, day), 1, "day")
    if frame.decad is not None:
        first = (1, 11, 21)[frame.decad - 1]
        return days(date(year, month, first), (10, 10, length - 20)[frame.decad - 1], "decad")
    if frame.week is not None:
        thursday = _nth_weekday(date(year, month, 1), date(year, month, length), 4, frame.week)
        return _week(thursday - timedelta(days=3), frame)
    if frame.weekday is not None and frame.nth is not None:
        return days(_nth_weekday(date(year, month, 1), date(year, month, length), frame.weekday, frame.nth), 1, "day")
    return _parted(months(year, month, 1, "month"), frame.part)


_PARTS: dict[str, dict[str, tuple[int, int | None]]] = {
    "month": {"START": (0, 10), "MID": (10, 20), "END": (20, None)},
    "year": {"START": (0, 4), "MID": (4, 8), "END": (8, 12)},
    "decade": {"START": (0, 40), "MID": (40, 80), "END": (80, 120)},
    "century": {"START": (0, 400), "MID": (400, 800), "END": (800, 1200)},
    "season": {"START": (0, 1), "MID": (1, 2), "END": (2, 3)},
    "quarter": {"START": (0, 1), "MID": (1, 2), "END": (2, 3)},
}


def _parted(extent: Extent, part: str | None) -> Extent:
    """The first, middle or last third: that is what "early", "mid" and "late" are taken for; months by ten days."""
    if part is None or part not in ("START", "MID", "END"):
        return extent
    first, last = _PARTS[extent.grain][part]
    start = extent.start
    if extent.grain == "month":
        return Extent(
            start + timedelta(days=first or 0), extent.end if last is None else start + timedelta(days=last), "month"
        )
    return months(start.year, start.month + (first or 0), (last or 0) - (first or 0), extent.grain)


def _iso_monday(year: int, week: int) -> date:
    if week < 0:
        return date(year, 12, 28) - timedelta(days=date(year, 12, 28).weekday()) + timedelta(weeks=week + 1)
    return date.fromisocalendar(year, week, 1)


def _nth_weekday(first: date, last: date, weekday: int, nth: int) -> date:
    if nth < 0:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7) + timedelta(weeks=nth + 1)
    else:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7) + timedelta(weeks=nth - 1)
    if not first <= found <= last:
        raise ValueError("no such weekday")
    return found
