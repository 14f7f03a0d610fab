"""The English grammar, first part: numbers in words, and dates.

Named item types are those of `english_items`; numbers are a b c d e g h y z by size, f decimals, t times, q ratios.
Built here: M a month, X another date, Y a year, K a weekday; further on T a time of day, Z both, A a length, N the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.cascade import Built, Item, Rule, reduce
from normalizer.dates.digits import Num, full_year, number_type
from normalizer.dates.english_clock import CLOCK_RULES
from normalizer.dates.english_items import TYPES, compile_names, read_items
from normalizer.dates.english_spans import SPAN_RULES
from normalizer.dates.frames import Bounded, Frame
from normalizer.dates.parts import frames, merged, numbers, value_of
from normalizer.dates.ranges import between


def read(text: str) -> list[Item]:
    """The time expressions of an English text: items whose values are frames and nodes."""
    items = read_items(text)
    return reduce(items, RULES, text) if items else items


# ---- numbers in words

def _number(value: int, spelled: bool = True) -> tuple[str, Num]:
    width = len(str(value))
    return number_type(value, width), Num(value, width, spelled)


def _tens(parts: Sequence[Item], text: str) -> Built:
    tens, ones = numbers(parts)
    if not (tens.spelled and ones.spelled) or tens.value % 10 or tens.value < 20 or not 0 < ones.value < 10:
        return None
    value = tens.value + ones.value
    return (TYPES["ORD"], Num(value, 2, True)) if parts[-1].type == TYPES["ORD"] else _number(value)


def _thousand(parts: Sequence[Item], text: str) -> Built:
    value = 0
    for part in parts:
        if isinstance(part.value, Num):
            if not part.value.spelled:
                return None
            value += part.value.value
        elif part.type == TYPES["THOUSAND"]:
            value = (value or 1) * part.value
    return _number(value)


def _spoken_year(parts: Sequence[Item], text: str) -> Built:
    first, last = numbers(parts)
    if not (first.spelled and last.spelled) or not 15 <= first.value <= 20 or last.value < 10:
        return None
    return _number(first.value * 100 + last.value)


def _decade(parts: Sequence[Item], text: str) -> Built:
    return TYPES["DECADE"], Frame(decade=2000 if parts[-1].type == TYPES["THOUSANDS"] else parts[-1].value)


# ---- words that need their neighbours

def _may(parts: Sequence[Item], text: str) -> Built:
    """May, March, Mar: a month beside a number or after a preposition."""
    return TYPES["MON"], parts[0].value


def _large_may(parts: Sequence[Item], text: str) -> Built:
    """After words that a verb may follow too, only where it is written large."""
    return (TYPES["MON"], parts[0].value) if text[parts[0].start].isupper() else None


def _weekday_short(parts: Sequence[Item], text: str) -> Built:
    return TYPES["WD"], parts[0].value


# ---- dates

def _date(parts: Sequence[Item], text: str) -> Built:
    """Month, day, year, weekday in any order: the only number up to 31 is the day."""
    frame = merged(parts)
    for part in parts:
        if isinstance(part.value, Num):
            number = part.value
            if part.type == "y":
                frame = frame | Frame(year=number.value)
            elif part.type in "de" and frame.day is not None or part.type == "e":
                frame = frame | Frame(year=full_year(number.value))
            elif 1 <= number.value <= 31:
                frame = frame | Frame(day=number.value)
            else:
                return None
    return ("X" if frame.day is not None else "M"), frame


def _two_days(parts: Sequence[Item], text: str) -> Built:
    """Two days of one month: November 18-20, 2015; between 3 and 12 of Sept; April 9th through seventeenth."""
    days = [number.value for number in numbers(parts) if number.value <= 31]
    years = [number.value for number in numbers(parts) if number.value > 31]
    if len(days) != 2 or not all(1 <= day <= 31 for day in days):
        return None
    month = merged(parts) | (Frame(year=years[0]) if years else Frame())
    return "N", between(month | Frame(day=days[0]), month | Frame(day=days[1]))


def _days_of_relative(parts: Sequence[Item], text: str) -> Built:
    if parts[-1].value != "month":
        return None
    month = Frame(shifts=(("month", value_of(parts, TYPES["REL"])),))
    first, last = (number.value for number in numbers(parts))
    return "N", between(month | Frame(day=first), month | Frame(day=last))


def _day_to_date(parts: Sequence[Item], text: str) -> Built:
    """From 4 to January 22, 1995."""
    built = _date(parts[3:], text)
    if built is None or built[1].day is None:
        return None
    return "N", between(Frame(day=numbers(parts)[0].value), built[1])


def _month(parts: Sequence[Item], text: str) -> Built:
    if parts[0].start and text[parts[0].start - 1] in "$#@":
        return None
    return "M", merged(parts)


def _relative_month(parts: Sequence[Item], text: str) -> Built:
    """This September is this year's; the last and the next are counted from now."""
    shift = parts[0].value
    frame = parts[1].value | (Frame(toward=shift) if shift else Frame(shifts=(("year", 0),)))
    return "M", frame


def _loose_month(parts: Sequence[Item], text: str) -> Built:
    """2016 -11: a space before the mark, none after."""
    first, last = numbers(parts)
    if parts[0].end == parts[1].start or parts[1].end != parts[2].start:
        return None
    year, month = (first, last) if first.width == 4 else (last, first)
    return "M", Frame(year=year.value, month=month.value)


def _short_year(parts: Sequence[Item], text: str) -> Built:
    return "M", merged(parts) | Frame(year=full_year(numbers(parts)[0].value))


def _spaced(parts: Sequence[Item], text: str) -> Built:
    year, month, day = numbers(parts)
    if year.spelled or month.width != 2 or day.width != 2:
        return None
    return "X", Frame(year=year.value, month=month.value, day=day.value)


def _ratio(parts: Sequence[Item], text: str) -> Built:
    first, last, surface = value_of(parts, "q")
    if surface == "9/11" and len(parts) == 1:
        return None  # the attack of 2001 more often than a day of another year
    if not (1 <= first <= 12 and 1 <= last <= 31) or parts[-1].type != "q":
        return None
    shift = value_of(parts, TYPES["REL"], None)
    frame = replace(merged(parts), shifts=(("year", 0),) if shift == 0 else (), toward=shift or None)
    return "X", frame | Frame(month=first, day=last)


def _dotted(parts: Sequence[Item], text: str) -> Built:
    month, _, day = str(parts[-1].value).partition(".")
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return "X", replace(merged(parts) | Frame(month=int(month), day=int(day)), shifts=())


_NOT_A_NOUN = re.compile(r"\s*(?:$|[.,;:!?)\n—–]|(?:and|or|but|in|at|for|with|of|this|is|was|will|by|to|until)\b)")


def _day(parts: Sequence[Item], text: str) -> Built:
    """The 22nd, on 15: only where no noun follows that the number could count or order."""
    number = parts[-1]
    if number.value.spelled or not 1 <= number.value.value <= 31 or not _NOT_A_NOUN.match(text, number.end):
        return None
    return "X", Frame(day=number.value.value)


def _day_in_month(parts: Sequence[Item], text: str) -> Built:
    """The 20th of next month, 31st of this month, the thirty-first day of the month."""
    number = numbers(parts)[0].value
    unit = [part.value for part in parts if part.type == TYPES["UNIT"]]
    if number > 31 or unit[-1] != "month" or (len(unit) == 2 and unit[0] != "day"):
        return None
    shift = value_of(parts, TYPES["REL"], 0)
    return "X", Frame(shifts=(("month", shift),), day=number)


def _weekday_day(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)[-1].value
    return ("X", merged(parts) | Frame(day=number)) if 1 <= number <= 31 else None


def _nth_weekday(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)
    nth = number[0].value if number else -1
    frame = merged(parts)
    if not frame.has_date or frame.slots() == {"weekday"}:
        shift = value_of([part for part in parts[2:] if part.type == TYPES["REL"]], TYPES["REL"], 0)
        frame = frame | Frame(shifts=(("month", shift),))
    return ("X", frame | Frame(nth=nth)) if abs(nth) <= 5 else None


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
    return ("X", Frame(shifts=(("day", 2 * sign),))) if shift == sign and value_of(parts, TYPES["UNIT"]) == "day" else None


def _weekday(parts: Sequence[Item], text: str) -> Built:
    shift = value_of(parts, TYPES["REL"], None)
    frame = merged(parts)
    if shift is None:
        return "K", frame
    word = text[parts[0].start : parts[0].end].lower()
    if word in ("past", "coming", "upcoming"):
        return "K", frame | Frame(toward=-1 if word == "past" else 1)
    return "X", frame | Frame(shifts=(("week", shift),))


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
    if (len(units) == 2 or half) and units[-1] != "year" or (units[0] != "quarter" and not half):
        return None
    return _quarter([part for part in parts if part.value != "year"], text)


def _whole(parts: Sequence[Item], text: str) -> Built:
    return "X", merged(parts)


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
    found = [number for part, number in ((part, part.value) for part in parts) if isinstance(number, Num) and part.type != "y"]
    count = found[0].value if found else -1
    frame = merged(parts)
    for part in parts:
        if part.type == "y":
            frame = frame | Frame(year=part.value.value)
    if unit == "week" and (count <= 5 or frame.month is None and frame.shift("month") is None) and count <= 53:
        return "X", frame | Frame(week=count)
    if unit == "day" and frame.month is not None and frame.day is None and -1 <= count <= 31:
        return "X", frame | Frame(day=count)
    if unit == "month" and 1 <= count <= 12 and frame.month is None:
        return "M", frame | Frame(month=count)
    return None


def _week_of(parts: Sequence[Item], text: str) -> Built:
    frame = parts[-1].value
    if value_of(parts, TYPES["UNIT"], "week") != "week" or frame.day is None:
        return None
    return "X", frame | Frame(week=0)


def _fiscal(parts: Sequence[Item], text: str) -> Built:
    """A fiscal or school year overlaps the calendar year of its number, no more is known."""
    if value_of(parts, TYPES["UNIT"], "year") != "year":
        return None
    found = numbers(parts)
    frame = Frame(year=found[0].value if found[0].width == 4 else full_year(found[0].value)) if found else Frame(shifts=(("year", value_of(parts, TYPES["REL"], 0)),))
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
    led = _led(text, year.start)
    if not 1700 <= value <= 2100 and not led:
        return None
    if re.match(r"\s+(?!was|is|has|as|this|years?\b)[a-z]+s\b(?!')", text[year.end : year.end + 24]) and not led:
        return None  # 2000 pieces
    if re.match(r"[-\s]+(?:people|units|employees|meters|metres|miles|km|kg|feet|degrees|square|of\s+the)\b", text[year.end : year.end + 24]):
        return None
    return "Y", Frame(year=value)


_LED = re.compile(r"\b(?:in|since|by|from|until|till|through|before|after|during|between|of|late|early|mid|year)[\s-]+$", re.I)


def _led(text: str, start: int) -> bool:
    return _LED.search(text, max(0, start - 10), start) is not None


_DAY = "(?:[abc]|ORD)"
_WEEKDAY = "(?:WD DOT? COMMA?)"
_THIS = "(?:REL|THE|SAME)"

_RULES = (
    ("[cde]DASH?[a]|[cde]DASH?ORD|[b]DASH?[a]|[b]DASH?ORD", _tens),
    ("[ab]THOUSANDS|TENS", _decade),
    ("[abcde]THOUSAND(?:AND?[abcdeg])?", _thousand),
    ("[b][bcde]", _spoken_year),
    ("MAY(?=[DOT COMMA OF DASH SLASH]*(?:THE?(?:ORD|[abc])|y))|(?<=[IN OF REL EARLY END SINCE BEFORE AFTER SAME SLASH ORD])MAY", _may),
    ("(?<=[TO AND BETWEEN FROM DASH BY WD COMMA])MAY|(?<=[abcy])MAY", _large_may),
    ("[bcde]AND[a](?=UNIT)", _tens),
    ("ABBR(?=DOT?COMMA?(?:[abctq MON]|ORD|THE(?:ORD|[abc])))", _weekday_short),
    # two days of a month
    (f"FROM?{_WEEKDAY}?MON DOT?THE?{_DAY}[DASH TO]THE?{_DAY}(?![MON SLASH DASH AMPM AND OF UNIT])(?:[COMMA OF]?y)?", _two_days),
    (f"[FROM BETWEEN]?THE?{_DAY}[DASH TO AND]THE?{_DAY}(?:OF|DASH)?MON DOT?(?:[COMMA OF]?y)?", _two_days),
    (f"MON[FROM BETWEEN]{_DAY}[AND TO DASH]{_DAY}(?:[COMMA OF]?y)?", _two_days),
    (f"FROM?[abc][DASH TO AND][abc][IN OF]THE?REL UNIT", _days_of_relative),
    (f"FROM[abc]TO MON DOT?(?:[abc]|ORD)(?:[COMMA OF]?y)?", _day_to_date),
    # one day
    (f"y[COMMA DASH SLASH]?MON[DASH SLASH]{_DAY}", _date),
    (f"{_WEEKDAY}?MON DOT?[COMMA DASH SLASH]?THE?{_DAY}(?:[COMMA DASH SLASH OF]?y|SLASH[de]|COMMA[de])?", _date),
    (f"{_WEEKDAY}?(?:THE(?=ORD))?{_DAY}[OF DASH SLASH COMMA]?MON DOT?(?:[COMMA DASH SLASH OF]?y|[DASH SLASH][abcde](?!UNIT))?", _date),
    ("y[COMMA DASH SLASH]?MON|MON DOT?[COMMA DASH SLASH OF]{0,2}y", _date),
    ("MON OF?e", _short_year),
    ("(?<!REL)MON DOT(?=[COMMA TO DASH AND])|(?<!REL)MON", _month),
    ("REL MON", _relative_month),
    ("y[a][abc]", _spaced),
    ("y[DASH SLASH]a|[a][DASH SLASH]y", _loose_month),
    ("(?:REL?WD COMMA?)?q|REL q", _ratio),
    ("REL?WD f", _dotted),
    (f"THE?ORD UNIT?(?:OF|IN)?{_THIS}UNIT", _day_in_month),
    ("WD COMMA?THE?(?:ORD|[abc](?![UNIT t AMPM DASH TO OCLOCK PART]))", _weekday_day),
    (f"THE?(?:ORD|REL)WD(?:[OF IN](?:M|{_THIS}UNIT))", _nth_weekday),
    ("THE?ORD WD", _nth_weekday),
    ("(?<=ON)[abc](?=COMMA?(?:t|[ab]AMPM))|(?<=ON)(?:[abc]|ORD)|THE(?:ORD|[abc])", _day),
    # units relative to now
    ("THE?UNIT[AFTER BEFORE]REL(?!UNIT)", _after_next),
    ("(?<![abcdeghf FEW])THE?UNIT[AFTER BEFORE]TODAY", _after_tomorrow),
    ("THE REL UNIT(?!OF)", _relative),
    ("REL UNIT(?!OF|IN[M y])|SAME UNIT", _relative),
    ("PAST WD|REL WD|WD", _weekday),
    ("W[ON DASH COMMA]*K|K[OF COMMA]?W", _week_weekday),
    ("HOLIDAY OF?Y|(?:REL|THE)?HOLIDAY(?:OF?y)?UNIT?", _holiday),
    ("(?:THE?(?:ORD DASH?|REL)UNIT|QUARTER)[COMMA OF DASH IN]*[yY]|y DASH?QUARTER|THE?(?:ORD|REL)HALF OF?[yY]|QUARTER", _quarter),
    ("THE?(?:ORD|REL)(?:UNIT|HALF)OF THE UNIT|THE?ORD DASH?UNIT(?!OF)", _unit_of_year),
    ("(?:REL|THE)SUMMER|REL SPRING|(?:SPRING|SUMMER)[OF COMMA IN]?[yY]", _season),
    ("THE?ORD DASH?UNIT", _century),
    ("THE?DECADE", _whole),
    ("THE?UNIT[OF COMMENCING]X|COMMENCING X", _week_of),
    ("REL?FISCAL(?:UNIT y?|y|[bc])", _fiscal),
    ("THE?(?:ORD|REL)UNIT[OF IN][M Y y]|UNIT[abcde](?:[OF COMMA]?y)?(?!UNIT)", _week),
    ("[abcdeghy]ERA", _era),
    ("y[DASH][abcde](?!UNIT)", _years),
    ("UNIT[abcdeg]|y(?!UNIT)", _year),
    ("THE?EARLY DASH?(?:OF|IN)?THE?[M Y W X]|END OF?[M Y W X]", _parted),
    ("END OF?THE?UNIT", _end_of_unit),
)

RULES: tuple[Rule, ...] = (
    tuple(Rule.of(compile_names(pattern), build) for pattern, build in _RULES) + CLOCK_RULES + SPAN_RULES
)
