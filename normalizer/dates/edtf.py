"""Extents and frames in EDTF, and in TIMEX3 values for what EDTF cannot say."""

from normalizer.dates.extents import Extent
from normalizer.dates.frames import Frame


def edtf_of(extent: Extent, frame: Frame | None = None) -> str | None:
    """The EDTF of an extent at its own precision; None where EDTF has no expression for it (a part of a day)."""
    start, last = extent.start, extent.last
    match extent.grain:
        case "daypart":
            return None
        case "hour" | "minute" | "second" | "now":
            return f"{start:%Y-%m-%dT%H:%M:%S}" if start.year >= 1000 else f"{start.isoformat(timespec='seconds')}"
        case "year":
            return f"{start.year:04d}"
        case "decade" | "century":
            return f"{start.year:04d}/{last.year:04d}"
        case "month":
            return f"{start.year:04d}-{start.month:02d}"
        case "season" if frame is not None and frame.season is not None:
            return f"{start.year:04d}-{frame.season}"
        case "quarter" | "half" | "season":
            return f"{start.year:04d}-{start.month:02d}/{last.year:04d}-{last.month:02d}"
    if extent.start.date() == last:
        return last.isoformat()
    return f"{start.date().isoformat()}/{last.isoformat()}"


def open_edtf(frame: Frame) -> str | None:
    """The EDTF of a date whose year is not known: XXXX-08-25; None where it would say nothing."""
    if frame.year is not None and frame.year <= 0:
        return f"-{-frame.year:04d}" if frame.year else "0000"
    if frame.shifts or frame.has_time:
        return None
    if frame.year is not None and frame.month is not None:
        return None  # it would have been placed: there is no such day
    year = f"{frame.year:04d}" if frame.year is not None else "XXXX"
    if frame.month is not None and frame.day is not None and frame.day > 0:
        return f"{year}-{frame.month:02d}-{frame.day:02d}"
    if frame.month is not None and frame.week is None and frame.weekday is None:
        return f"{year}-{frame.month:02d}"
    if frame.season is not None:
        return f"{year}-{frame.season}" if frame.year is not None else None
    if frame.day is not None and frame.day > 0 and frame.weekday is None and frame.nth is None:
        return f"XXXX-XX-{frame.day:02d}"
    return None


def frame_timex(frame: Frame, extent: Extent | None = None) -> str | None:
    """The TIMEX3 value of a frame: for times of day, parts of the day and sets."""
    if frame.now:
        return "PRESENT_REF"
    day = ""
    if extent is not None:
        day = extent.start.date().isoformat()
    elif frame.month is not None and frame.day is not None:
        day = f"{frame.year or 0:04d}-{frame.month:02d}-{frame.day:02d}".replace("0000-", "XXXX-")
    elif frame.month is not None:
        day = f"XXXX-{frame.month:02d}"
    elif frame.weekday is not None:
        day = "XXXX-WXX-WE" if frame.weekday == 8 else f"XXXX-WXX-{frame.weekday}"
    elif frame.season is not None:
        day = ("SP", "SU", "FA", "WI")[frame.season - 21]
    elif frame.day is not None:
        day = f"XXXX-XX-{frame.day:02d}"
    elif frame.holiday is not None:
        return None
    return (day + clock_timex(frame)) or None


def clock_timex(frame: Frame) -> str:
    """The part of a TIMEX3 value that says the time of day, with its T."""
    if frame.hour is not None:
        clock = f"T{frame.hour:02d}"
        if frame.minute is not None:
            clock += f":{frame.minute:02d}"
            if frame.second is not None:
                clock += f":{frame.second:02d}"
        return clock
    return f"T{frame.daypart}" if frame.daypart else ""
