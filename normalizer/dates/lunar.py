"""Days of the Chinese calendar in the Gregorian one, by the tables of borax."""

from datetime import date, timedelta

# On every day of these lunar years the tables agree with the astronomical computation of lunar_python 1.4.8 (compared
# in November 2026); in 2089 and 2097, whose new moons fall near midnight, they do not.
FIRST, LAST = 1900, 2088


def find_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian day of a lunar day; `year` is the Gregorian year in which the lunar year begins.

    None where there is no such day, or where it lies outside the lunar years 1900 to 2088.

    >>> find_day(2025, 8, 15), find_day(2025, 6, 1, leap=True), find_day(2024, 6, 1, leap=True)
    (datetime.date(2025, 10, 6), datetime.date(2025, 7, 25), None)
    """
    from borax.calendars.lunardate import LunarDate  # type: ignore[import-untyped]  # it has no types

    if not FIRST <= year <= LAST:
        return None
    try:
        found: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    except ValueError:
        return None
    return found


def find_month(year: int, month: int, *, leap: bool = False) -> tuple[date, int] | None:
    """The first day of a lunar month and how many days it has; None as in `find_day`.

    >>> find_month(2025, 8)
    (datetime.date(2025, 9, 22), 29)
    """
    first = find_day(year, month, 1, leap=leap)
    if first is None:
        return None
    return first, 30 if find_day(year, month, 30, leap=leap) else 29


def find_feast(year: int, month: int, day: int) -> date | None:
    """The day of the Gregorian `year` that is a lunar day; with the day 99 the last one before the New Year.

    >>> find_feast(2025, 12, 8), find_feast(2025, 12, 99)
    (datetime.date(2025, 1, 7), datetime.date(2025, 1, 28))
    """
    if day > 30:
        new_year = find_day(year, 1, 1)
        return new_year - timedelta(days=1) if new_year else None
    found = (find_day(lunar, month, day) for lunar in (year, year - 1))
    return next((each for each in found if each is not None and each.year == year), None)
