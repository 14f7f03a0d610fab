"""The English grammar, ranges and bounds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import Between, Bounded, Frame, Shifted
from normalizer.dates.parts import value_of
from normalizer.dates.ranges import between, in_half

# ---- lengths


# ---- counted from another moment


# ---- ranges


def _range(parts: Sequence[Item], text: str) -> Built:
    found = [part.value for part in parts if isinstance(part.value, Frame | Shifted)]
    first, last = found
    if isinstance(first, Frame) and isinstance(last, Frame):
        if first.now and last.has_time and not last.has_date:
            return None
        if (
            first.has_date != last.has_date
            and not (first.hour is not None and last.hour is not None)
            and not (first.now or last.now)
        ):
            return None
    return "N", between(first, last)


def _weekday_years(parts: Sequence[Item], text: str) -> Built:
    years = [
        Frame(year=part.value.value) if isinstance(part.value, Num) else part.value
        for part in parts
        if isinstance(part.value, Num | Frame)
    ]
    return "N", between(years[0], years[1])


def _hours(parts: Sequence[Item], text: str) -> Built:
    """From 5 to 6 pm, 3-8pm yesterday, tomorrow from 7 to 9: one end or a date shows that they are hours."""
    date = Frame()
    ends: list[Frame] = []
    for part in parts:
        if part.type == "T":
            ends.append(part.value)
        elif isinstance(part.value, Num):
            if part.value.value > 24:
                return None
            ends.append(Frame(hour=part.value.value % 24, ambiguous=1 <= part.value.value <= 12))
        elif part.type == "Z" and part.value.hour is not None:
            ends.append(part.value)
        elif isinstance(part.value, Frame):
            date = date | part.value
    if len(ends) != 2:
        return None
    first, last = ends
    if date.daypart:
        daypart = Frame(daypart=date.daypart)
        if date.daypart in ("NI", "EV", "AF"):
            first, last = (_later(end) for end in (first, last))
        first, last = in_half(daypart | first), in_half(daypart | last)
        date = replace(date, daypart=None, part=None)
    first = replace(first, daypart=None)
    if date.has_date:
        first, last = date | first, (last if last.has_date else date | last)
    elif last.has_date and not first.has_date and not text[parts[-1].start].isdigit() and last.shift("day") is not None:
        first = Frame(shifts=(("day", 0),)) | first  # from 2pm till tomorrow 4:30pm
    elif last.has_date and not first.has_date:
        moved = replace(last, hour=None, minute=None, second=None)
        first = moved | first
    return "N", between_hours(first, last)


def _later(end: Frame) -> Frame:
    if end.ambiguous and end.hour is not None and end.hour < 12:
        return replace(end, hour=end.hour + 12, ambiguous=False)
    return end


def between_hours(first: Frame, last: Frame) -> Between:
    """A range of hours whose ends have their dates: only the halves of the day are still to be shared."""
    shared = between(replace(first, shifts=(), **_NO_DATE), replace(last, shifts=(), **_NO_DATE))
    assert isinstance(shared.first, Frame) and isinstance(shared.last, Frame)
    return Between(
        replace(first, hour=shared.first.hour, ambiguous=shared.first.ambiguous),
        replace(last, hour=shared.last.hour, ambiguous=shared.last.ambiguous),
    )


_NO_DATE: dict[str, Any] = dict.fromkeys(
    (
        "century",
        "decade",
        "year",
        "half",
        "quarter",
        "season",
        "month",
        "decad",
        "week",
        "day",
        "weekday",
        "nth",
        "holiday",
    )
)


# ---- bounds

_BOUNDS = {
    "BEFORE": "BEFORE",
    "AFTER": "AFTER",
    "SINCE": "ON_OR_AFTER",
    "BY": "ON_OR_BEFORE",
    "TO": "ON_OR_BEFORE",
    "STARTING": "ON_OR_AFTER",
}


def _bounded(parts: Sequence[Item], text: str) -> Built:
    name = next(name for name in _BOUNDS if any(part.type == TYPES[name] for part in parts))
    node = parts[-1].value
    if not isinstance(node, Frame | Shifted | Between):
        return None
    if name == "TO" and text[parts[0].start : parts[0].end].lower() == "to":
        return None  # only "until" bounds by itself
    if name == "BY" and isinstance(node, Frame) and node.slots() == {"weekday"}:
        node = node | Frame(toward=1)
    if parts[0].type == TYPES["ON"]:
        return "N", Bounded(node, "ON_OR_" + _BOUNDS[name])
    if name == "BY" and isinstance(node, Frame) and node.hour is None and node.daypart:
        return None
    return "N", Bounded(node, _BOUNDS[name])


def _or_later(parts: Sequence[Item], text: str) -> Built:
    later = parts[-1].type == TYPES["AFTER"] or parts[-1].value == 1
    return "N", Bounded(parts[0].value, "ON_OR_AFTER" if later else "ON_OR_BEFORE")


def _than(parts: Sequence[Item], text: str) -> Built:
    """Later than 1/1/2016, on or earlier than, no later than."""
    word = next(part for part in parts if part.type == TYPES["EARLIER"])
    inclusive = any(part.type == TYPES["OR"] for part in parts)
    no = any(part.type == TYPES["NO"] for part in parts)
    later = (word.value > 0) != no
    name = "ON_OR_" if inclusive or no else ""
    return "N", Bounded(parts[-1].value, name + ("AFTER" if later else "BEFORE"))


def _day_bounded(parts: Sequence[Item], text: str) -> Built:
    """Tomorrow before 5pm, Feb 1st no later than 6:00."""
    word = parts[1]
    name = "BEFORE"
    if word.type == TYPES["NO"]:
        name = "ON_OR_BEFORE" if value_of(parts, TYPES["EARLIER"]) > 0 else "ON_OR_AFTER"
    elif word.type == TYPES["AFTER"]:
        name = "AFTER"
    elif word.type == TYPES["BY"]:
        name = "ON_OR_BEFORE"
    return "N", Bounded(parts[0].value | parts[-1].value, name)


def _around(parts: Sequence[Item], text: str) -> Built:
    if re.search(r"\b(?:how|what|all|talk\w*|think\w*)\s+$", text[max(0, parts[0].start - 12) : parts[0].start], re.I):
        return None
    return "N", Bounded(parts[-1].value, "APPROX")


def _now_item(part: Item) -> Item:
    return part._replace(value=Frame(now=True)) if part.type == TYPES["NOW"] else part


_POINT = "[X M K W Y Z T TODAY TONIGHT]"

_RULES = (
    # ranges
    (
        "W COMMA?[BETWEEN FROM]K[AND TO]K",
        lambda parts, text: ("N", between(parts[0].value | parts[-3].value, parts[0].value | parts[-1].value)),
    ),
    (
        (
            f"(?:{_POINT}COMMA?|Z)?[FROM BETWEEN]?(?:[ab]|T)[TO DASH AND](?:T|Z(?!A))"
            "(?:ON|OF)?(?:[X M K TODAY TONIGHT]|P|PART)?"
        ),
        _hours,
    ),
    (
        f"(?:{_POINT}|P)[COMMA]?(?:FROM|BETWEEN)?(?:[ab]|T)[TO DASH AND](?:[ab]|T)(?:OF|ON)?(?:[X K TODAY])?(?!UNIT)",
        _hours,
    ),
    ("[ab][TO DASH](?:[ab])(?:IN THE PART|P|TODAY|TONIGHT|Z)", _hours),
    ("BETWEEN(?:[ab]|T)AND(?:[ab]|T)[TODAY X K Z]|(?:FROM|BETWEEN)T[TO AND DASH][ab](?!UNIT)ZONE?", _hours),
    (f"[FROM BETWEEN]THE?{_POINT}[TO AND DASH]THE?(?:{_POINT}|N)", _range),
    ("(?:FROM|BETWEEN)?y[TO DASH AND]y", _weekday_years),
    (f"{_POINT}[TO DASH]THE?{_POINT}", _range),
    (
        f"BETWEEN?NOW[AND TO]{_POINT}|FROM?NOW TO(?:{_POINT}|N)",
        lambda parts, text: _range([_now_item(part) for part in parts], text),
    ),
    (f"{_POINT}BETWEEN{_POINT}AND{_POINT}", lambda parts, text: _range(parts[1:], text)),
    # bounds
    ("[X K TODAY](?:[BEFORE AFTER BY]|NO EARLIER THAN)T", _day_bounded),
    (f"(?:ON OR|NO)?EARLIER THAN{_POINT}", _than),
    (f"{_POINT}(?:OR|AND)(?:EARLIER|(?:AFTER|BEFORE)(?!{_POINT}))", _or_later),
    (
        f"(?:ON OR)?[BEFORE AFTER](?:THE X|{_POINT}|N)|[SINCE BY TO](?:THE X|{_POINT})|STARTING[FROM ON IN]?{_POINT}",
        _bounded,
    ),
    ("ABOUT[X M Y T Z]", _around),
)


SPAN_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Ranges and bounds, in the order they apply."""
