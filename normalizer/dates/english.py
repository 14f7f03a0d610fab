"""The English grammar, first part: numbers in words, and dates.

Named item types are those of `english_items`; numbers are a b c d e g h y z by size, f decimals, t times, q ratios.
Built: M a month, X another date, Y a year, K a weekday, T a time of day, Z both, A a length, N the rest.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.cascade import GAP, Built, Cascade, Item, Rule
from normalizer.dates.digits import Num, full_year
from normalizer.dates.english_clock import CLOCK_RULES
from normalizer.dates.english_items import TYPES, compile_names, read_items
from normalizer.dates.english_lengths import LENGTH_RULES
from normalizer.dates.english_numbers import NUMBER_RULES
from normalizer.dates.english_sets import SET_RULES
from normalizer.dates.english_spans import SPAN_RULES
from normalizer.dates.english_units import UNIT_RULES
from normalizer.dates.frames import Frame, Lasting
from normalizer.dates.friends import is_title
from normalizer.dates.parts import merged, numbers, value_of
from normalizer.dates.ranges import between


def read(text: str) -> list[Item]:
    """The time expressions of an English text: items whose values are frames and nodes."""
    items = read_items(text)
    if not items:
        return items
    return [item for item in _CASCADE.reduce(items, text) if item.type == GAP or not _is_title(text, item)]


_DAYS = frozenset("KZP" + TYPES["TODAY"] + TYPES["PART"])


def _is_title(text: str, item: Item) -> bool:
    return item.type in _DAYS and is_title(text, item.start, item.end)


# ---- numbers in words


# ---- words that need their neighbours


# ---- dates


def _date(parts: Sequence[Item], text: str) -> Built:
    """Month, day, year, weekday in any order: the only number up to 31 is the day."""
    frame = merged(parts)
    for part in parts:
        if isinstance(part.value, Num):
            number = part.value
            if part.type == "y":
                frame = frame | Frame(year=number.value)
            elif (part.type in "de" and frame.day is not None) or part.type == "e":
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


# Jan Hatzius; April Jones, 34, said; Judge June Carter: a given name, not a month
_JAN = re.compile(r"Jan\s(?:(?:van|von|de|der|den|ten)\s|[A-ZÀ-Þ][\w'’]+)")
_GIVEN = re.compile(
    r"(?:April|May|June|August)\s[A-Z][\w'’-]+(?:,\s\d\d,|,?\s(?:said|says|told|tells|added|wrote|who|whose)\b)"
)
_BEFORE_NAME = re.compile(
    r"\b(?:met|with|told|named|asked|thanked|sister|brother|wife|husband|daughter|son|mother|father|actress|actor|singer"
    r"|author|reporter|host|spokes(?:wo)?man|director|analyst|attorney|lawyer|professor|founder)\s$"
)
_SURNAME = re.compile(r"(?:April|May|June|August)\s[A-Z][a-z'’-]{2,}\b(?!\s\d)")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Sir|Dame|Judge|Justice|Senator|Miss|President)\.?\s$")


# Georg-August-Universität, but mid-August, June-August, August-born
_COMPOUND = re.compile(r"\b[A-ZÀ-Þ][\w.]*-(?:April|May|June|August)-[A-ZÀ-Þ]")


def _is_given_name(text: str, start: int) -> bool:
    before = max(0, start - 16)
    if _SURNAME.match(text, start) and _BEFORE_NAME.search(text, before, start):
        return True
    return bool(_JAN.match(text, start) or _GIVEN.match(text, start) or _TITLE.search(text, before, start))


def _month(parts: Sequence[Item], text: str) -> Built:
    if parts[0].start and text[parts[0].start - 1] in "$#@":
        return None
    if len(parts) == 1 and _COMPOUND.search(text[max(0, parts[0].start - 24) : parts[0].end + 24]):
        return None
    if len(parts) == 1 and _is_given_name(text, parts[0].start):
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
    if len(parts) == 1 and first < last <= 10 and _FRACTION.search(text, max(0, parts[0].start - 2), parts[0].start):
        return None  # 220 2/3 innings
    if len(parts) == 1 and re.match(
        r"\s*(?:of\b|cup|majority|innings|inch|mile|tea|table|tsp|tbsp|ounce|oz\b|pound|lb|pint|quart\b|gallon|yard|acre|vote)",
        text[parts[0].end : parts[0].end + 12],
        re.I,
    ):
        return None
    if first > 12 >= last and surface != "24/7" and ("/0" in surface or text[: parts[0].start].endswith(" on ")):
        first, last = last, first
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


_FRACTION = re.compile(r"\d\s$")
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


def _lasting(parts: Sequence[Item], text: str) -> Built:
    amount = parts[-1].value
    return "N", Lasting(replace(amount, modifier=None), amount.modifier)


_DAY = "(?:[abc]|ORD)"
_WEEKDAY = "(?:WD DOT? COMMA?)"
_THIS = "(?:REL|THE|SAME)"

_RULES = (
    # two days of a month
    (
        f"FROM?{_WEEKDAY}?MON DOT?THE?{_DAY}[DASH TO]THE?{_DAY}(?![MON SLASH DASH AMPM AND OF UNIT])(?:[COMMA OF]?y)?",
        _two_days,
    ),
    (f"[FROM BETWEEN]?THE?{_DAY}[DASH TO AND]THE?{_DAY}(?:OF|DASH)?MON DOT?(?:[COMMA OF]?y)?", _two_days),
    (f"BETWEEN MON DOT?THE?{_DAY}AND THE?{_DAY}(?:[COMMA OF]?y)?", _two_days),
    (f"MON[FROM BETWEEN]{_DAY}[AND TO DASH]{_DAY}(?:[COMMA OF]?y)?", _two_days),
    ("[FROM BETWEEN]?[abc][DASH TO AND][abc](?:IN|OF)?THE?REL UNIT", _days_of_relative),
    ("FROM[abc]TO MON DOT?(?:[abc]|ORD)(?:[COMMA OF]?y)?", _day_to_date),
    # one day
    (f"y[COMMA DASH SLASH]?MON[DASH SLASH]{_DAY}", _date),
    (
        f"{_WEEKDAY}?MON DOT?[COMMA DASH SLASH]?THE?{_DAY}(?!HALF)(?:[COMMA DASH SLASH OF]?y|SLASH[de]|COMMA[de])?",
        _date,
    ),
    (
        (
            f"{_WEEKDAY}?(?:THE(?=ORD))?{_DAY}[OF DASH SLASH COMMA]?MON DOT?"
            "(?:[COMMA DASH SLASH OF]?y|[DASH SLASH][abcde](?!UNIT))?"
        ),
        _date,
    ),
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
)

_CASCADE = Cascade(
    (
        *NUMBER_RULES,
        *(Rule(compile_names(pattern), build) for pattern, build in _RULES),
        *UNIT_RULES,
        *CLOCK_RULES,
        *SET_RULES,
        *LENGTH_RULES,
        *SPAN_RULES,
        Rule("A", _lasting),
    )
)
