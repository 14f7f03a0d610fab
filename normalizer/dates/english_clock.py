"""The English grammar, second part: times of day, and dates with them."""

from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import Frame
from normalizer.dates.friends import is_ratio
from normalizer.dates.parts import merged, numbers, value_of
from normalizer.dates.ranges import in_half


def _at(hour: int, minute: int | None, half: str | None, second: int | None = None) -> Frame | None:
    """An hour with a.m. ("a"), p.m. ("p") or neither."""
    if hour > 24 or (minute or 0) > 59:
        return None
    if half in ("a", "p") and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
        return Frame(hour=hour, minute=minute, second=second)
    return Frame(hour=hour % 24, minute=minute, second=second, ambiguous=1 <= hour <= 12)


def _built(frame: Frame | None) -> Built:
    return ("T", frame) if frame is not None else None


def _noon(parts: Sequence[Item], text: str) -> Built:
    """7pm, ten fifty five p.m., 8.10 pm."""
    half = value_of(parts, TYPES["AMPM"])
    first = parts[0]
    if first.type == "f":
        hour, _, minute = str(first.value).partition(".")
        return _built(_at(int(hour), int(minute), half)) if len(minute) == 2 else None
    if first.type == "t":
        time: Frame = first.value
        return _built(_at(time.hour or 0, time.minute, half, time.second))
    found = [number.value for number in numbers(parts)]
    if first.type in "ghy":
        hours, minutes = divmod(found[0], 100)  # 340pm
        return _built(_at(hours, minutes, half)) if 1 <= hours <= 12 else None
    return _built(_at(found[0], found[1] if len(found) > 1 else None, half))


def _time(parts: Sequence[Item], text: str) -> Built:
    return ("T", parts[0].value) if not is_ratio(text, parts[0].start, parts[0].end) else None


def _past(parts: Sequence[Item], text: str) -> Built:
    """Half past seven, a quarter to 8, 30 mins past eight, ten past 9."""
    found = [number.value for number in numbers(parts)]
    hour = found[-1]
    if any(part.type == TYPES["HALF"] for part in parts):
        minutes = 30
    elif value_of(parts, TYPES["UNIT"]) == "quarter":
        minutes = 15
    else:
        if value_of(parts, TYPES["UNIT"], "minute") != "minute" or len(found) < 2:
            return None
        minutes = found[0]
    if any(part.type == TYPES["TO"] for part in parts):
        if len(parts) < 4 and not any(part.type == TYPES["UNIT"] for part in parts):
            return None  # "five to seven" is a range more often than a time
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return _built(_at(hour or 12, minutes, None))


def _oclock(parts: Sequence[Item], text: str) -> Built:
    if parts[0].type == "T":
        return "T", parts[0].value
    found = numbers(parts)
    return _built(_at(found[0].value, found[1].value if len(found) > 1 else None, None))


def _spoken(parts: Sequence[Item], text: str) -> Built:
    """Ten forty five, in words."""
    hour, minute = numbers(parts)[-2:]
    if not (hour.spelled and minute.spelled) or minute.value < 10:
        return None
    return _built(_at(hour.value, minute.value, None))


def _named(parts: Sequence[Item], text: str) -> Built:
    return "T", replace(parts[-1].value, minute=None)


def _mid(parts: Sequence[Item], text: str) -> Built:
    """Mid-morning, mid afternoon: ten and two o'clock, by convention."""
    if value_of(parts, TYPES["EARLY"]) != "MID":
        return None
    hour = {"MO": 10, "AF": 14, "DT": 12}.get(parts[-1].value.daypart)
    return ("T", Frame(hour=hour)) if hour is not None else None


def _part_of_day(parts: Sequence[Item], text: str) -> Built:
    part = value_of(parts, TYPES["EARLY"] + TYPES["EARLIER"])
    if isinstance(part, int):
        part = "END" if part > 0 else "START"
    return "P", parts[-1].value | Frame(part=part)


def _in_part(parts: Sequence[Item], text: str) -> Built:
    """A time with the part of the day it lies in, before or after."""
    frame = Frame()
    for part in parts:
        if part.type in "TP":
            frame = frame | part.value
    found = [number.value for number in numbers(parts)]
    if found:
        built = _at(found[0], found[1] if len(found) > 1 else None, None)
        if built is None:
            return None
        frame = frame | built
    if frame.part is not None:
        frame = replace(frame, part=None)
    if frame.daypart == "NI" and frame.ambiguous and frame.hour is not None and 4 <= frame.hour < 12:
        frame = replace(frame, hour=frame.hour + 12, ambiguous=False)
    return "T", replace(in_half(frame), daypart=None)


def _zoned(parts: Sequence[Item], text: str) -> Built:
    return "T", replace(parts[0].value, zone=text[parts[1].start : parts[1].end].upper())


def _time_on(parts: Sequence[Item], text: str) -> Built:
    return "Z", Frame(day=numbers(parts)[0].value) | parts[0].value


def _hour(parts: Sequence[Item], text: str) -> Built:
    """A bare hour that stands with a date: tomorrow at 6, Monday at 2.30, tonight around 7."""
    last = parts[-1]
    date = merged(parts[:-1])
    if last.type == "f":
        hour, _, minute = str(last.value).partition(".")
        if len(minute) != 2:
            return None
        frame = _at(int(hour), int(minute), None)
    else:
        found = [number.value for number in numbers(parts)]
        frame = _at(found[0], found[1] if len(found) > 1 else None, None)
    if frame is None or not _is_day(date):
        return None
    return "Z", _evening(date, frame)


def _evening(date: Frame, time: Frame) -> Frame:
    joined = date | time
    if date.daypart == "NI" and time.ambiguous and time.hour is not None and time.hour >= 5:
        return replace(joined, hour=time.hour % 12 + 12, ambiguous=False, daypart=None)
    return replace(in_half(joined), daypart=None)


def _joined(parts: Sequence[Item], text: str) -> Built:
    date = Frame()
    time = Frame()
    for part in parts:
        if part.type in "TP":
            time = part.value
        elif isinstance(part.value, Frame):
            date = date | part.value
    if date.part in ("START", "MID", "END") or not _is_day(date):
        return None
    if time.hour is None:
        return "Z", date | time
    return "Z", _evening(date, time)


def _is_day(date: Frame) -> bool:
    """Whether a time of day can be joined to it: a day, not a month, a week or a feast."""
    return date.day is not None or date.weekday is not None or date.shift("day") is not None


def _end_of_day(parts: Sequence[Item], text: str) -> Built:
    if value_of(parts, TYPES["END"]) != "END":
        return None
    if parts[-1].type == TYPES["UNIT"]:
        if parts[-1].value != "day":
            return None
        return "Z", Frame(shifts=(("day", 0),), hour=23, minute=59, second=59)
    frame = merged(parts)
    if frame.shift("day") is None or frame.has_time:
        return None
    return "Z", frame | Frame(hour=23, minute=59, second=59)


def _tonight(parts: Sequence[Item], text: str) -> Built:
    """This morning, last night, tomorrow evening."""
    shift = value_of(parts, TYPES["REL"], 0)
    return "Z", Frame(shifts=(("day", shift),)) | parts[-1].value


def _day_half(parts: Sequence[Item], text: str) -> Built:
    return "Z", parts[0].value | Frame(daypart="MO" if parts[-1].value == "a" else "AF")


_DATE = "[X M K TODAY]"
_RULES = (
    ("[ab][bcd]AMPM|[ab]AMPM|[ghy]AMPM|f AMPM|t AMPM", _noon),
    ("(?:HALF PAST|ART?UNIT[PAST TO]|[abcd]UNIT?[PAST TO]|[abcd]AFTER)[ab](?!UNIT|MON)", _past),
    ("[ab][bcd]?OCLOCK|T OCLOCK", _oclock),
    ("(?:[ab]|AT)?NOON", _named),
    ("[ab]DASH?[bcd](?=[TODAY K REL])", _spoken),
    ("[ab]ISH", _oclock),
    ("(?<!SLASH)t", _time),
    ("EARLY DASH?PART", _mid),
    ("THE?END OF?THE?(?:TODAY|UNIT)", _end_of_day),
    ("(?:IN THE?)?(?:EARLY DASH?)PART|(?:EARLIER)IN THE PART|IN THE?PART", _part_of_day),
    ("T ZONE", _zoned),
    ("T ON[abc]", _time_on),
    (
        "(?<!REL)(?<!EVERY)(?:AT?P|AT?PART)(?:AT|COMMA)?(?:T|[ab](?=[COMMA DOT.]|$)|[ab][bcd])",
        lambda parts, text: _in_part(_as_parts(parts), text),
    ),
    ("[ab][bcd]?P|(?:T)(?:EARLY|AT)?(?:PART|P)", lambda parts, text: _in_part(_as_parts(parts), text)),
    ("(?<=[FOR AT])[ab][bcd](?![UNIT SLASH DASH]|[a-h])", _spoken),
    ("REL PART", _tonight),
    (f"{_DATE}COMMA?(?:P|PART)|(?:P|PART)(?:ON|OF|COMMA)?{_DATE}", lambda parts, text: _joined(_as_parts(parts), text)),
    (f"{_DATE}AMPM", _day_half),
    (f"(?:{_DATE}|Z|TONIGHT)[COMMA AT ON FOR DASH ATSIGN ABOUT BY]{{0,2}}T", _joined),
    (f"T[ON OF COMMA IN]*(?:{_DATE}|TONIGHT)|T Z", _joined),
    (f"(?:{_DATE}|Z|TONIGHT)[COMMA]?[AT ABOUT][ab](?![DASH TO AND]*[abt])(?:[bcd])?", _hour),
    (f"(?:{_DATE}|Z)AT f", _hour),
    ("[ab]COMMA?(?:TONIGHT)|[ab](?=)Z", lambda parts, text: _hour([*parts[1:], parts[0]], text)),
)


def _as_parts(parts: Sequence[Item]) -> list[Item]:
    """Bare parts of the day as built ones."""
    return [part._replace(type="P") if part.type == TYPES["PART"] else part for part in parts]


CLOCK_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Times of day, and dates with times, in the order they apply."""
