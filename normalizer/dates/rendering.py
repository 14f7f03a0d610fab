"""Time expressions in words: for English readers as they were said, and dates by the habits of a locale."""

from dataclasses import replace

from normalizer.dates.frames import Amount, Between, Bounded, Frame, Lasting, Node, Recurring, Rest, Shifted, Window
from normalizer.dates.holidays import holiday_title
from normalizer.dates.length_words import AGES, MODIFIERS, pluralize, say_amount, say_modified

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SEASONS = {21: "spring", 22: "summer", 23: "fall", 24: "winter"}
_DAYPARTS = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_PARTS = {"START": "early", "MID": "mid", "END": "late"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_BOUNDS = {
    "BEFORE": "before ",
    "ON_OR_BEFORE": "on or before ",
    "AFTER": "after ",
    "ON_OR_AFTER": "since ",
    "APPROX": "around ",
}
_DAY_SHIFTS = {
    -3: "three days ago",
    -2: "the day before yesterday",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "the day after tomorrow",
    3: "in three days",
}


def in_english(node: Node) -> str:
    """What a node says, in English: "late June", "less than a month", "two months later"."""
    match node:
        case Frame():
            return _frame(node)
        case Lasting(amount, _, True):
            return f"within {say_amount(amount)}"
        case Lasting(amount, modifier):
            return say_modified(modifier or amount.modifier, amount)
        case Shifted(amount, sign, base, _):
            length = say_modified(amount.modifier, amount)
            if base is not None:
                return f"{length} {'after' if sign > 0 else 'before'} {_frame(base)}"
            return f"{length} {'later' if sign > 0 else 'ago'}"
        case Window():
            return _window(node)
        case Rest(frame, sign):
            return f"{'the rest of' if sign > 0 else 'earlier'} {_frame(frame)}"
        case Between(first, last, length):
            if last is None:
                return f"{in_english(first)}, for {say_amount(length) if length else 'a time'}"
            return f"{in_english(first)} to {in_english(last)}"
        case Bounded(Frame(part="END") as inner, "ON_OR_BEFORE") if not inner.has_time:
            return f"by the end of {_frame(replace(inner, part=None))}"
        case Bounded(Frame() as inner, "APPROX") if inner.hour is not None and inner.has_date:
            return f"{_date(inner)}, around {_clock(inner)}"
        case Bounded(inner, modifier):
            return _BOUNDS[modifier] + in_english(inner)
        case Recurring(every):
            if isinstance(every, Amount):
                unit, count = every.counts[0]
                if every.vague:
                    return f"every {say_amount(every).removeprefix('a ')}"
                return f"every {unit}" if count == 1 and len(every.counts) == 1 else f"every {say_amount(every)}"
            return _every(every)


def _every(frame: Frame) -> str:
    if not frame.has_date:
        clock = _clock(frame)
        return f"every day at {clock}" if frame.hour is not None else f"every {clock}"
    if frame.month is None and frame.day is not None and not frame.weekday:
        return f"the {ordinal(frame.day)} of every month"
    return f"every {_frame(frame)}"


def _window(node: Window) -> str:
    modifier = MODIFIERS.get(node.modifier or "", "")
    if node.modifier == "EQUAL_OR_LESS" and node.sign > 0:
        return f"within {say_amount(node.amount)}"
    words = say_amount(node.amount).removeprefix("a ").removeprefix("an ")
    which = "last" if node.sign < 0 else "next"
    if node.amount.vague and node.amount.grain in AGES:
        words = f"few {words}"
    if node.within is not None:
        return f"the {'first' if node.sign > 0 else 'last'} {words} of {_frame(node.within)}"
    return f"the {which} {modifier}{words}"


def _relative(unit: str, count: int) -> str:
    if unit == "day":
        return _DAY_SHIFTS.get(count, f"{abs(count)} days {'ago' if count < 0 else 'later'}")
    names = {
        -2: f"the {unit} before last",
        -1: f"last {unit}",
        0: f"this {unit}",
        1: f"next {unit}",
        2: f"the {unit} after next",
    }
    return names.get(count, f"{abs(count)} {pluralize(unit)} {'ago' if count < 0 else 'later'}")


def _frame(frame: Frame) -> str:
    if frame.now:
        return "now"
    date = _date(frame)
    clock = _clock(frame)
    if frame.context and frame.hour is None and frame.daypart:
        return date
    if date and clock:
        if frame.hour is None and frame.shifts == (("day", 0),):
            early = "early this " if frame.part == "START" else "this "
            return "tonight" if frame.daypart in ("EV", "NI") else early + _DAYPARTS[frame.daypart or "DT"]
        if frame.hour is None and frame.shifts == (("day", -1),) and frame.daypart in ("EV", "NI"):
            return "last night"
        bare = frame.shifts or frame.slots() <= {"weekday", "daypart", "part"}
        return f"{date} {clock}" if frame.hour is None and bare else f"{date}, {clock}"
    return date or clock


def _clock(frame: Frame) -> str:
    if frame.hour is None:
        name = _DAYPARTS.get(frame.daypart or "", "")
        return f"early {name}" if name and frame.part == "START" else name
    minutes = f"{frame.minute:02d}" if frame.minute is not None else "00"
    seconds = f":{frame.second:02d}" if frame.second is not None else ""
    if frame.ambiguous:
        return f"{frame.hour}:{minutes}{seconds}"
    return f"{(frame.hour - 1) % 12 + 1}:{minutes}{seconds} {'p.m.' if frame.hour >= 12 else 'a.m.'}"


def _context(frame: Frame) -> str:
    unit, count = frame.shifts[0]
    if frame.daypart and frame.hour is None:
        return f"that {_DAYPARTS[frame.daypart]}" if count == 0 else f"the following {_DAYPARTS[frame.daypart]}"
    return f"that {unit}" if count == 0 else f"the following {unit}"


def _date(frame: Frame) -> str:
    shifts = dict(frame.shifts)
    year = _year(frame)
    if frame.context and frame.shifts and frame.month is None:
        return _context(frame)
    if "day" in shifts:
        return _relative("day", shifts["day"])
    weekday = "weekend" if frame.weekday == 8 else WEEKDAYS[frame.weekday - 1] if frame.weekday else ""
    if "week" in shifts:
        if weekday:
            return (
                _relative(weekday, shifts["week"])
                if shifts["week"] in (-1, 0, 1)
                else f"{weekday} of {_relative('week', shifts['week'])}"
            )
        return _part(frame, _relative("week", shifts["week"]))
    if frame.holiday:
        return f"{holiday_title(frame.holiday)} {year}".strip()
    if frame.month is not None or "month" in shifts:
        return _in_month(frame, shifts, year, weekday)
    if frame.quarter is not None or frame.half is not None:
        name = _ORDINALS[frame.quarter or frame.half or 1] + (" quarter" if frame.quarter else " half")
        return f"the {name}" + (f" of {year}" if year else "")
    if frame.season is not None:
        return (
            f"{_SEASONS[frame.season]} {year}".strip()
            if not shifts
            else f"{year.removesuffix(' year')} {_SEASONS[frame.season]}"
        )
    if frame.week is not None:
        return f"week {frame.week}" + (f" of {year}" if year else "")
    for unit in ("quarter", "decade", "century", "fortnight", "weekend"):
        if unit in shifts and frame.decade is None:
            return _part(frame, _relative(unit, shifts[unit]))
    if frame.decade is not None:
        years = f"{(frame.century or 0) + frame.decade}s"
        if "century" in shifts:
            return f"the {_part(frame, years)} of {_relative('century', shifts['century'])}"
        return f"the {_part(frame, years)}"
    if frame.century is not None and frame.century < 0:
        return f"the {_part(frame, ordinal(-frame.century // 100) + ' century')} BC"
    if frame.century is not None:
        return f"the {_part(frame, ordinal(frame.century // 100 + 1) + ' century')}"
    if year:
        return _part(frame, year)
    if frame.day is not None:
        return f"{weekday}, the {ordinal(frame.day)}".removeprefix(", ")
    return weekday


def _in_month(frame: Frame, shifts: dict[str, int], year: str, weekday: str) -> str:
    if (frame.lunar or frame.reign) and frame.month is not None:
        day = f"the {ordinal(frame.day)} day of " if frame.day is not None else ""
        leap = "leap " if frame.lunar > 1 else ""
        return f"{day}the {leap}{ordinal(frame.month)} lunar month" + (f" of {year}" if year else "")
    month = MONTHS[frame.month - 1] if frame.month is not None else _relative("month", shifts["month"])
    if frame.nth is not None and weekday:
        return f"the {_ORDINALS.get(frame.nth, ordinal(abs(frame.nth)))} {weekday} of {month} {year}".strip()
    if frame.week is not None:
        return f"the {_ORDINALS.get(frame.week, ordinal(abs(frame.week)))} week of {month} {year}".strip()
    if frame.day is not None and frame.month is None:
        return f"the {ordinal(frame.day)} of {month}"
    lead = f"{weekday}, " if weekday else ""
    if frame.day is not None:
        return f"{lead}{month} {frame.day}" + (f", {year}" if year else "")
    joined = f"{month} {year}".strip()
    if frame.decad is not None:
        return _part(replace(frame, part=("START", "MID", "END")[frame.decad - 1]), joined)
    return _part(frame, joined)


def _part(frame: Frame, name: str) -> str:
    if frame.part not in _PARTS:
        return name
    if frame.part == "MID":
        return f"the middle of {name}" if frame.shifts else f"mid-{name}"
    return f"{_PARTS[frame.part]} {name}"


def _year(frame: Frame) -> str:
    if frame.year is not None:
        return str(frame.year) if frame.year > 0 else f"{1 - frame.year} BC"
    shift = frame.shift("year")
    if shift is None:
        return ""
    return ("that year" if shift == 0 else "the following year") if frame.context else _relative("year", shift)


def ordinal(number: int) -> str:
    """A number as an English ordinal in digits.

    >>> ordinal(21), ordinal(12)
    ('21st', '12th')
    """
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
