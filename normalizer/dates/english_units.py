"""The English grammar, units of the calendar: weeks, quarters, seasons, years, relative to now or with a number."""

import re
from collections.abc import Sequence

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num, full_year
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import Bounded, Frame
from normalizer.dates.friends import is_age_or_heat
from normalizer.dates.parts import frames, merged, numbers, value_of
from normalizer.dates.ranges import between


def _relative(parts: Sequence[Item], text: str) -> Built:
    unit = value_of(parts, TYPES["UNIT"])
    shift = value_of(parts, TYPES["REL"], 0)
    word = text[parts[-1].start : parts[-1].end]
    if unit in ("hour", "minute", "second") or word.endswith("s") or (parts[0].type == TYPES["THE"] and unit != "day"):
        return None
    if parts[0].type == TYPES["SAME"]:
        return "X", Frame(shifts=((unit, 0),), context=True)
    kind = {"month": "M", "year": "Y", "week": "W", "weekend": "W"}.get(unit, "X")
    return kind, Frame(shifts=((unit, shift),))


def _weekend(parts: Sequence[Item], text: str) -> Built:
    """The weekend: this one; the week, the month and the year may be any."""
    if parts[-1].value != "weekend" or text[parts[-1].end - 1] == "s":
        return None
    return "W", Frame(shifts=(("weekend", 0),))


def _after_next(parts: Sequence[Item], text: str) -> Built:
    unit = value_of(parts, TYPES["UNIT"])
    sign = 1 if any(part.type == TYPES["AFTER"] for part in parts) else -1
    if value_of(parts, TYPES["REL"]) != sign:
        return None
    kind = {"month": "M", "year": "Y", "week": "W", "weekend": "W"}.get(unit, "X")
    return kind, Frame(shifts=((unit, 2 * sign),))


def _after_tomorrow(parts: Sequence[Item], text: str) -> Built:
    shift = parts[-1].value.shift("day")
    sign = 1 if any(part.type == TYPES["AFTER"] for part in parts) else -1
    return (
        ("X", Frame(shifts=(("day", 2 * sign),))) if shift == sign and value_of(parts, TYPES["UNIT"]) == "day" else None
    )


def _weekday(parts: Sequence[Item], text: str) -> Built:
    shift = value_of(parts, TYPES["REL"], None)
    frame = merged(parts)
    if shift is None:
        return "K", frame
    word = text[parts[0].start : parts[0].end].lower()
    if word in ("past", "coming", "upcoming"):
        return "K", frame | Frame(toward=-1 if word == "past" else 1)
    return "X", frame | Frame(shifts=(("week", shift),))


def _day_of_month(parts: Sequence[Item], text: str) -> Built:
    """Next month the 20th."""
    frame, day = parts[0].value, numbers(parts)[0].value
    return ("X", frame | Frame(day=day)) if frame.shift("month") is not None and day <= 31 else None


def _week_weekday(parts: Sequence[Item], text: str) -> Built:
    frame = merged(parts)
    return ("X", frame) if frame.shift("week") is not None else None


def _holiday(parts: Sequence[Item], text: str) -> Built:
    frame = merged(parts)
    shift = value_of(parts, TYPES["REL"], None)
    if shift is not None and parts[0].type == TYPES["REL"]:
        frame = frame | (Frame(toward=shift) if shift else Frame(shifts=(("year", 0),)))
    if parts[-1].type == TYPES["UNIT"]:
        if parts[-1].value != "weekend":
            return None
        frame = frame | Frame(weekday=8)
    for number in numbers(parts):
        frame = frame | Frame(year=number.value)
    return "X", frame


def _quarter(parts: Sequence[Item], text: str) -> Built:
    frame = merged(parts)
    for part in parts:
        if part.type == "y":
            frame = frame | Frame(year=part.value.value)
        elif isinstance(part.value, Num):
            if part.value.value > 4 or (any(p.type == TYPES["HALF"] for p in parts) and part.value.value > 2):
                return None
            half = any(other.type == TYPES["HALF"] for other in parts)
            frame = frame | (Frame(half=part.value.value) if half else Frame(quarter=part.value.value))
    if any(part.type == TYPES["UNIT"] and part.value not in ("quarter", "year") for part in parts):
        return None
    if frame.quarter is None and frame.half is None:
        frame = frame | (Frame(half=2) if any(part.type == TYPES["HALF"] for part in parts) else Frame(quarter=4))
    return "X", frame


def _unit_of_year(parts: Sequence[Item], text: str) -> Built:
    """The first half of the year, the third quarter."""
    units = [part.value for part in parts if part.type == TYPES["UNIT"]]
    half = any(part.type == TYPES["HALF"] for part in parts)
    if ((len(units) == 2 or half) and units[-1] != "year") or (units[0] != "quarter" and not half):
        return None
    return _quarter([part for part in parts if part.value != "year"], text)


def _decade(parts: Sequence[Item], text: str) -> Built:
    return ("X", merged(parts)) if not is_age_or_heat(text, parts[0].start, parts[-1].end) else None


def _season(parts: Sequence[Item], text: str) -> Built:
    frame = merged(parts)
    shift = value_of(parts, TYPES["REL"], None)
    if shift is not None:
        frame = frame | (Frame(toward=shift) if shift else Frame(shifts=(("year", 0),)))
    for number in numbers(parts):
        frame = frame | Frame(year=number.value)
    return "X", frame


def _century(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)[0].value
    if value_of(parts, TYPES["UNIT"]) != "century" or number > 30:
        return None
    return "X", Frame(century=number * 100 - 100)


def _week(parts: Sequence[Item], text: str) -> Built:
    """Week 31, the third week of 2018, the last week of July, the 9th month of next year."""
    unit = next(part.value for part in parts if part.type == TYPES["UNIT"])
    found = [
        number
        for part, number in ((part, part.value) for part in parts)
        if isinstance(number, Num) and part.type != "y"
    ]
    count = found[0].value if found else -1
    frame = merged(parts)
    for part in parts:
        if part.type == "y":
            frame = frame | Frame(year=part.value.value)
    if unit == "week" and (count <= 5 or (frame.month is None and frame.shift("month") is None)) and count <= 53:
        return "X", frame | Frame(week=count)
    if unit == "day" and frame.month is not None and frame.day is None and -1 <= count <= 31:
        return "X", frame | Frame(day=count)
    if unit == "month" and 1 <= count <= 12 and frame.month is None:
        return "M", frame | Frame(month=count)
    return None


def _week_of(parts: Sequence[Item], text: str) -> Built:
    frame = parts[-1].value
    unit = next((part for part in parts if part.type == TYPES["UNIT"]), None)
    if frame.day is None or (unit is not None and (unit.value != "week" or text[unit.end - 1] in "sS")):
        return None  # the first two weeks of July
    return "X", frame | Frame(week=0)


def _fiscal(parts: Sequence[Item], text: str) -> Built:
    """A fiscal or school year overlaps the calendar year of its number, no more is known."""
    if value_of(parts, TYPES["UNIT"], "year") != "year":
        return None
    found = numbers(parts)
    frame = (
        Frame(year=found[0].value if found[0].width == 4 else full_year(found[0].value))
        if found
        else Frame(shifts=(("year", value_of(parts, TYPES["REL"], 0)),))
    )
    return "N", Bounded(frame, "APPROX")


def _parted(parts: Sequence[Item], text: str) -> Built:
    frame = frames(parts)[-1]
    part = next(part.value for part in parts if part.type in (TYPES["EARLY"], TYPES["END"]))
    if frame.daypart or frame.shift("day") is not None or frame.day is not None:
        return None
    return "X", frame | Frame(part=part)


def _end_of_unit(parts: Sequence[Item], text: str) -> Built:
    unit = parts[-1].value
    if unit not in ("month", "year", "quarter", "decade", "century") or text[parts[-1].end - 1] == "s":
        return None
    return "X", Frame(shifts=((unit, 0),), part=parts[0].value)


def _era(parts: Sequence[Item], text: str) -> Built:
    year = numbers(parts)[0].value
    return "Y", Frame(year=year if parts[-1].value > 0 else 1 - year)


def _years(parts: Sequence[Item], text: str) -> Built:
    """2010–15: the last two digits of a later year."""
    first, last = numbers(parts)
    year = first.value // 100 * 100 + last.value
    if last.width != 2 or year <= first.value or parts[0].end != parts[1].start:
        return None
    return "N", between(Frame(year=first.value), Frame(year=year))


def _year(parts: Sequence[Item], text: str) -> Built:
    year = parts[-1]
    value = year.value.value
    if len(parts) > 1 and parts[0].type == TYPES["UNIT"]:
        return ("Y", Frame(year=value)) if text[parts[0].start : parts[0].end].lower() == "year" else None
    if year.type != "y":
        return None
    if value < 1000 or (year.value.spelled and not 1500 <= value <= 2100 and value % 100 == 0 and value != 2000):
        return None
    if _NAMED.search(text, max(0, year.start - 12), year.start):
        return None
    led = _led(text, year.start)
    if not 1700 <= value <= 2100 and not led:
        return None
    if re.match(r"\s+(?!was|is|has|as|this|years?\b)[a-z]+s\b(?!')", text[year.end : year.end + 24]) and not led:
        return None  # 2000 pieces
    if re.match(
        r"[-\s]+(?:people|units|employees|meters|metres|miles|km|kg|feet|degrees|square|of\s+the)\b",
        text[year.end : year.end + 24],
    ):
        return None
    return "Y", Frame(year=value)


# Room 2025, Windows 2000, Vision 2030
_NAMED = re.compile(r"\b(?:Room|Suite|Unit|Windows|Office|Flight|Highway|Route|Vision|Agenda|Model|Project|Channel)\s$")
_LED = re.compile(
    r"\b(?:in|since|by|from|until|till|through|before|after|during|between|of|late|early|mid|year)[\s-]+$", re.I
)


def _led(text: str, start: int) -> bool:
    return _LED.search(text, max(0, start - 10), start) is not None


_RULES = (
    # units relative to now
    ("THE?UNIT[AFTER BEFORE]REL(?!UNIT)", _after_next),
    ("(?<![abcdeghf FEW])THE?UNIT[AFTER BEFORE]TODAY", _after_tomorrow),
    ("THE REL UNIT(?!OF)", _relative),
    ("REL UNIT(?!OF|IN[M y])|SAME UNIT", _relative),
    ("THE UNIT", _weekend),
    ("PAST WD|REL WD|WD", _weekday),
    ("W[ON DASH COMMA]*K|K[OF COMMA]?W", _week_weekday),
    ("HOLIDAY OF?Y|(?:REL|THE)?HOLIDAY(?:OF?y)?UNIT?", _holiday),
    (
        (
            "(?:THE?(?:ORD DASH?|REL)UNIT|QUARTER)[COMMA OF DASH IN]*[yY]|y DASH?QUARTER"
            "|THE?(?:ORD|REL)HALF OF?[yY]|QUARTER"
        ),
        _quarter,
    ),
    ("THE?(?:ORD|REL)(?:UNIT|HALF)OF THE UNIT|THE?ORD DASH?UNIT(?!OF)", _unit_of_year),
    ("y COMMA?THE?ORD DASH?UNIT", _quarter),
    ("M THE?ORD", _day_of_month),
    ("(?:REL|THE)SUMMER|REL SPRING|(?:SPRING|SUMMER)[OF COMMA IN]?[yY]", _season),
    ("THE?ORD DASH?UNIT", _century),
    ("THE?DECADE", _decade),
    ("THE?UNIT[OF COMMENCING]X|COMMENCING X", _week_of),
    ("REL?FISCAL(?:UNIT y?|y|[bc])", _fiscal),
    ("THE?(?:ORD|REL)UNIT[OF IN][M Y y]|UNIT[abcde](?:[OF COMMA]?y)?(?!UNIT)", _week),
    ("[abcdeghy]ERA", _era),
    ("y[DASH][abcde](?!UNIT)", _years),
    ("UNIT[abcdegy]", _year),
    ("y(?!UNIT)", _year),
    ("THE?EARLY DASH?(?:OF|IN)?THE?[M Y W X]|END OF?[M Y W X]", _parted),
    ("END OF?THE?UNIT|EARLY IN THE UNIT", _end_of_unit),
)

UNIT_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Units of the calendar, in the order they apply."""
