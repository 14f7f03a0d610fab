"""The English grammar, third part: lengths, ranges, windows, moments counted from others, bounds and sets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import UNITS, Amount, Between, Bounded, Frame, Lasting, Recurring, Rest, Shifted, Window
from normalizer.dates.parts import amounts, frames, numbers, value_of
from normalizer.dates.ranges import between, in_half

_OFTEN = re.compile(r"\b(?:once|twice|times?|hours|days)\s+$", re.I)
_OLD = re.compile(r"[-\s]old\b|[-\s]?anniversar", re.I)


# ---- lengths

def _count(parts: Sequence[Item]) -> Decimal:
    count = Decimal(0)
    for part in parts:
        if isinstance(part.value, Num):
            count += part.value.value
        elif part.type == "f":
            count += Decimal(str(part.value))
        elif part.type == TYPES["HALF"]:
            count += Decimal("0.5")
        elif part.type in (TYPES["FEW"], TYPES["COUPLE"], TYPES["DOZEN"]):
            count += part.value
    if count == 0 or (count == Decimal("0.5") and parts[0].type == TYPES["ART"] and parts[1].type == TYPES["UNIT"]):
        count += 1
    return count


def _length(parts: Sequence[Item], text: str) -> Built:
    unit = value_of(parts, TYPES["UNIT"])
    if _OLD.match(text, parts[-1].end):
        return None
    if parts[0].type == TYPES["ART"] and _OFTEN.search(text, max(0, parts[0].start - 12), parts[0].start):
        return None  # once a month
    number = next((part.value for part in parts if isinstance(part.value, Num)), None)
    if number is not None and (number.value > 100000 or (number.width == 4 and not number.spelled and unit in ("year", "month"))):
        return None
    amount = Amount.of(unit, _count(parts))
    vague = any(part.type == TYPES["FEW"] for part in parts)
    return "A", replace(amount, modifier="APPROX", vague=True) if vague else amount


def _sum(parts: Sequence[Item], text: str) -> Built:
    found = amounts(parts)
    if UNITS.index(found[0].counts[-1][0]) >= UNITS.index(found[-1].counts[0][0]):
        return None
    total = found[0]
    for amount in found[1:]:
        total = total + amount
    return "A", total


def _modified(parts: Sequence[Item], text: str) -> Built:
    amount = parts[-1].value
    word = next(part for part in parts if part.value in ("MORE_THAN", "LESS_THAN", "APPROX", "EQUAL_OR_LESS", "EQUAL_OR_MORE"))
    return "A", replace(amount, modifier=word.value)


def _about_length(parts: Sequence[Item], text: str) -> Built:
    """Two to three weeks: about three."""
    amount = parts[-1].value
    if parts[0].value == amount.counts[0][1] or parts[0].type == "y":
        return None
    return "A", replace(amount, modifier="APPROX")


def _limited(parts: Sequence[Item], text: str) -> Built:
    """No more than 3 days, up to six months."""
    less = any(part.type == TYPES["LESS"] for part in parts)
    return "A", replace(parts[-1].value, modifier="EQUAL_OR_MORE" if less else "EQUAL_OR_LESS")


def _lasting(parts: Sequence[Item], text: str) -> Built:
    amount = parts[-1].value
    return "N", Lasting(replace(amount, modifier=None), amount.modifier)


# ---- counted from another moment

def _ago(parts: Sequence[Item], text: str) -> Built:
    amount = amounts(parts)[0]
    sign = parts[-1].value
    return "N", Shifted(amount, sign)


def _in(parts: Sequence[Item], text: str) -> Built:
    """In 3 weeks; with a modifier it is how long something takes: in under four months."""
    amount = amounts(parts)[0]
    if amount.modifier in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS"):
        return None
    if found := frames(parts):
        return "X", found[0] | Frame(toward=1)
    return "N", Shifted(amount, 1)


def _from(parts: Sequence[Item], text: str) -> Built:
    amount = amounts(parts)[0]
    before = any(part.type == TYPES["BEFORE"] for part in parts)
    found = frames(parts)
    base = found[-1] if found else None
    if base is not None and base.now:
        base = None
    if base is not None and amount.clock and not base.has_time:
        return None
    if amount.modifier == "LESS_THAN" and base is not None:
        return _between_base(parts, text) if not before else ("N", Bounded(Shifted(amount, -1, base), "AFTER"))
    if amount.modifier == "MORE_THAN" and base is not None:
        return "N", Bounded(Shifted(amount, -1 if before else 1, base), "BEFORE" if before else "AFTER")
    return "N", Shifted(amount, -1 if before else 1, base)


def _between_base(parts: Sequence[Item], text: str) -> Built:
    """Within 2 weeks after today, less than 3 days after tomorrow."""
    base = frames(parts)[-1]
    return "N", Between(base, Shifted(replace(amounts(parts)[0], modifier=None), 1, base))


def _within(parts: Sequence[Item], text: str) -> Built:
    return "N", Window(amounts(parts)[0], 1, modifier="EQUAL_OR_LESS")


def _window(parts: Sequence[Item], text: str) -> Built:
    """The last 3 months, the past year, next few hours, the previous three quarters."""
    head = next(part for part in parts if part.type in (TYPES["REL"], TYPES["PAST"]))
    if head.value == 0:
        return None
    found = amounts(parts)
    amount = found[0] if found else Amount.of(value_of(parts, TYPES["UNIT"]), _count(parts[:-1]))
    whole = amount.grain in ("quarter", "decade", "century") and amount.counts[0][1] > 1
    if not found and head.type == TYPES["REL"] and not any(isinstance(part.value, Num) for part in parts):
        return None
    return "N", Window(amount, head.value, whole=whole, modifier=amount.modifier)


def _first_of(parts: Sequence[Item], text: str) -> Built:
    """First ten days of last year, the last 3 weeks of 2019."""
    first = any(part.type == TYPES["ORD"] for part in parts)
    if first and numbers(parts)[0].value != 1:
        return None
    return "N", Window(amounts(parts)[0], 1 if first else -1, frames(parts)[-1])


def _rest(parts: Sequence[Item], text: str) -> Built:
    last = parts[-1]
    frame = last.value if isinstance(last.value, Frame) else Frame(shifts=((last.value, 0),))
    return "N", Rest(frame)


def _earlier(parts: Sequence[Item], text: str) -> Built:
    """Earlier this month, later this year."""
    sign = parts[0].value
    last = parts[-1].value
    frame = last if isinstance(last, Frame) else Frame(shifts=((last, 0),))
    if isinstance(last, str) and last not in ("year", "month", "week", "day", "quarter", "decade", "century"):
        return None
    return "N", Rest(frame, sign)


def _starting(parts: Sequence[Item], text: str) -> Built:
    """For 3 days from today, 2 weeks starting May 20th, from 2pm for 2 hours."""
    frame = frames(parts)[0]
    amount = amounts(parts)[0]
    if amount.clock != frame.has_time and not (amount.clock and frame.hour is not None):
        return None
    return "N", Between(frame, None, amount)


# ---- ranges

def _range(parts: Sequence[Item], text: str) -> Built:
    found = [part.value for part in parts if isinstance(part.value, Frame | Shifted)]
    first, last = found
    if isinstance(first, Frame) and isinstance(last, Frame):
        if first.now and last.has_time and not last.has_date:
            return None
        if first.has_date != last.has_date and not (first.hour is not None and last.hour is not None) and not (first.now or last.now):
            return None
    return "N", between(first, last)


def _weekday_years(parts: Sequence[Item], text: str) -> Built:
    years = [Frame(year=part.value.value) if isinstance(part.value, Num) else part.value for part in parts if isinstance(part.value, Num | Frame)]
    return "N", between(years[0], years[1])


def _hours(parts: Sequence[Item], text: str) -> Built:
    """From 5 to 6 pm, 3-8pm yesterday, tomorrow from 7 to 9, monday 8 to 9: at least one end or a date shows they are hours."""
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
    ("century", "decade", "year", "half", "quarter", "season", "month", "decad", "week", "day", "weekday", "nth", "holiday")
)


# ---- bounds and sets

_BOUNDS = {"BEFORE": "BEFORE", "AFTER": "AFTER", "SINCE": "ON_OR_AFTER", "BY": "ON_OR_BEFORE", "TO": "ON_OR_BEFORE", "STARTING": "ON_OR_AFTER"}


def _bounded(parts: Sequence[Item], text: str) -> Built:
    name = next(name for name in _BOUNDS if any(part.type == TYPES[name] for part in parts))
    node = parts[-1].value
    if not isinstance(node, Frame | Shifted | Between):
        return None
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


def _every(parts: Sequence[Item], text: str) -> Built:
    found = frames(parts)
    amount = next(iter(amounts(parts)), None)
    if found:
        frame = Frame()
        for other in found:
            frame = in_half(frame | other)
        if any(part.type == TYPES["UNIT"] and part.value != "day" for part in parts):
            return None
        return "N", Recurring(frame)
    if amount is None:
        amount = Amount.of(value_of(parts, TYPES["UNIT"]), 2 if any(part.type == TYPES["OTHER"] for part in parts) else 1)
    return "N", Recurring(amount)


def _weekends(parts: Sequence[Item], text: str) -> Built:
    if parts[-1].value.weekday != 8:
        return None
    amount = Amount.of("weekend", _count(parts))
    return ("N", Recurring(amount)) if parts[0].type == TYPES["EVERY"] else ("A", amount)


def _quarterly(parts: Sequence[Item], text: str) -> Built:
    unit = {"P1D": ("day", 1), "P1W": ("week", 1), "P2W": ("week", 2), "P1M": ("month", 1), "P3M": ("month", 3), "P1Y": ("year", 1), "P2Y": ("year", 2)}
    return "N", Recurring(Amount.of(*unit[parts[0].value]))


def _weekdays(parts: Sequence[Item], text: str) -> Built:
    frame = Frame()
    for part in parts:
        if isinstance(part.value, Frame):
            frame = in_half(frame | part.value)
    return "N", Recurring(frame)


_NUMBER = "(?:[abcdegh]|f)"
_POINT = "[X M K W Y Z T TODAY TONIGHT]"
_SPAN_UNIT = "UNIT"

_RULES = (
    # sets
    ("T?EVERY OTHER?[UNIT K PART M WD Z T P](?:AT|COMMA)?T?", _every),
    (f"EVERY{_NUMBER}UNIT", lambda parts, text: _every([Item(parts[1].start, parts[-1].end, "A", Amount.of(parts[-1].value, _count(parts)))], text)),
    (f"EVERY?{_NUMBER}WDS", _weekends),
    ("QUARTERLY", _quarterly),
    ("ON?WDS(?:AT?T)?", _weekdays),
    # lengths
    (f"{_NUMBER}AND?ART?HALF UNIT|ART UNIT AND ART HALF|ART?HALF(?:ART|OF ART)?UNIT", _length),
    (f"(?:ART?FEW|ART?COUPLE OF?|ART DOZEN|{_NUMBER}DOZEN?)DASH?(?:MORE|BUSINESS)?UNIT", _length),
    (f"(?<!REL)(?<!PAST){_NUMBER}(?:REL|PAST)UNIT", _window),
    (f"{_NUMBER}DASH?BUSINESS?UNIT|ALL DASH?BUSINESS?UNIT|ART UNIT", _length),
    ("(?<!REL)(?<!PAST)A(?:[COMMA AND]*A)+", _sum),
    (f"{_NUMBER}(?:TO|DASH|OR)A", _about_length),
    ("NO(?:MORE|LESS)THAN A|UPTO TO A", _limited),
    ("(?:MORE|LESS)THAN A|(?:ABOUT|NEARLY|MORE|LESS)A|AT(?:LEAST|MOST)A", _modified),
    # windows and moments
    ("THE?ORD A OF[M Y X W]|THE?REL A OF[M Y X W]", _first_of),
    ("WITHIN(?:THE|ART)?(?:REL|PAST)A|(?:REL|PAST)A|PAST FEW?UNIT", _window),
    ("A(?:AGO|EARLIER|FROMNOW)", _ago),
    (f"WITHIN A AFTER(?:{_POINT})", _between_base),
    (f"A(?:BEFORE|AFTER|FROM|SINCE)(?:{_POINT}|y|NOW)", lambda parts, text: _from(_with_year(parts), text)),
    ("WITHIN A", _within),
    (f"A COMMA?STARTING[FROM ON]?[X K Z TODAY]|FOR A COMMA?FROM[X K Z T TODAY]|FROM{_POINT}FOR A", _starting),
    ("FOR A FROM[ab]", lambda parts, text: _starting([*parts[:-1], Item(parts[-1].start, parts[-1].end, "T", Frame(hour=parts[-1].value.value % 24, ambiguous=True))], text)),
    ("IN A(?:ON[X K])?", _in),
    ("REST OF?THE?(?:UNIT|[W M Y X]|TODAY)", _rest),
    ("EARLIER(?:IN)?(?:THE UNIT|[W M Y]|TODAY)", _earlier),
    # ranges
    ("W COMMA?[BETWEEN FROM]K[AND TO]K", lambda parts, text: ("N", between(parts[0].value | parts[-3].value, parts[0].value | parts[-1].value))),
    (f"(?:{_POINT}COMMA?|Z)?[FROM BETWEEN]?(?:[ab]|T)[TO DASH AND](?:T|Z(?!A))(?:ON|OF)?(?:[X M K TODAY TONIGHT]|P|PART)?", _hours),
    (f"(?:{_POINT}|P)[COMMA]?(?:FROM|BETWEEN)?(?:[ab]|T)[TO DASH AND](?:[ab]|T)(?:OF|ON)?(?:[X K TODAY])?(?!UNIT)", _hours),
    (f"[ab][TO DASH](?:[ab])(?:IN THE PART|P|TODAY|TONIGHT|Z)", _hours),
    ("BETWEEN(?:[ab]|T)AND(?:[ab]|T)[TODAY X K Z]|(?:FROM|BETWEEN)T[TO AND DASH][ab](?!UNIT)ZONE?", _hours),
    (f"[FROM BETWEEN]THE?{_POINT}[TO AND DASH]THE?(?:{_POINT}|N)", _range),
    (f"(?:FROM|BETWEEN)?y[TO DASH AND]y", _weekday_years),
    (f"{_POINT}[TO DASH]THE?{_POINT}", _range),
    (f"BETWEEN?NOW[AND TO]{_POINT}|FROM?NOW TO(?:{_POINT}|N)", lambda parts, text: _range([_now_item(part) for part in parts], text)),
    (f"{_POINT}BETWEEN{_POINT}AND{_POINT}", lambda parts, text: _range(parts[1:], text)),
    # bounds
    ("[X K TODAY](?:[BEFORE AFTER BY]|NO EARLIER THAN)T", _day_bounded),
    (f"(?:ON OR|NO)?EARLIER THAN{_POINT}", _than),
    (f"{_POINT}(?:OR|AND)(?:EARLIER|(?:AFTER|BEFORE)(?!{_POINT}))", _or_later),
    (f"(?:ON OR)?[BEFORE AFTER](?:THE?{_POINT}|N)|[SINCE BY TO]THE?{_POINT}|STARTING[FROM ON IN]?{_POINT}", _bounded),
    (f"ABOUT[X M Y T Z]", _around),
    ("A", _lasting),
)


def _now_item(part: Item) -> Item:
    return replace(part, value=Frame(now=True)) if part.type == TYPES["NOW"] else part


def _with_year(parts: Sequence[Item]) -> list[Item]:
    return [replace(part, value=Frame(year=part.value.value)) if part.type == "y" else part for part in parts]


SPAN_RULES: tuple[Rule, ...] = tuple(Rule.of(compile_names(pattern), build) for pattern, build in _RULES)
"""Sets, lengths, windows, ranges and bounds, in the order they apply."""
