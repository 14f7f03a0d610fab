"""The English grammar, third part: lengths, windows, and moments counted from others."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import UNITS, Amount, Between, Bounded, Frame, Lasting, Rest, Shifted, Window
from normalizer.dates.parts import amounts, frames, numbers, value_of
from normalizer.dates.ranges import length_range

_OFTEN = re.compile(r"\b(?:once|twice|times?|hours|days)\s+$", re.I)


_VERB = re.compile(r"(?:\b(?:will|would|can|could|may|might|must|should|to|not)|['’]ll|n['’]t)\s$", re.I)
_FROM = re.compile(r"\bfrom\s$", re.I)
_OLD = re.compile(r"[-\s]olds?\b|[-\s]?anniversar", re.I)


_LISTED = re.compile(r",\s(?:an?\s|[\w.]+-)", re.I)
_OR = re.compile(r"\s(?:or|to)\b", re.I)


def count_of(parts: Sequence[Item]) -> Decimal:
    """The number that the parts of a length say: words, halves, a few; one where none is said."""
    count = Decimal(0)
    for part in parts:
        if isinstance(part.value, Num):
            count += part.value.value
        elif part.type == "f":
            count += Decimal(str(part.value))
        elif part.type == TYPES["HALF"]:
            count += Decimal("0.5")
        elif part.type in (TYPES["COUPLE"], TYPES["DOZEN"]):
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
    if number is not None and (
        number.value > 100000 or (number.width == 4 and not number.spelled and unit in ("year", "month"))
    ):
        return None
    if any(part.type == TYPES["FEW"] for part in parts):
        return "A", Amount.some(unit)
    if parts[0].type == TYPES["ART"] and len(parts) == 2 and text[parts[-1].end - 1] == "s":
        return None  # a decades-long war
    return "A", Amount.of(unit, count_of(parts))


def _sum(parts: Sequence[Item], text: str) -> Built:
    found = amounts(parts)
    if UNITS.index(found[0].counts[-1][0]) >= UNITS.index(found[-1].counts[0][0]):
        return None
    if _LISTED.search(text, parts[0].start, parts[-1].end) or _OR.match(text, parts[-1].end):
        return None  # one or two years, a month or two; in two days, 24-hour service
    total = found[0]
    for amount in found[1:]:
        total = total + amount
    return "A", total


def _modified(parts: Sequence[Item], text: str) -> Built:
    amount = parts[-1].value
    word = next(
        part for part in parts if part.value in ("MORE_THAN", "LESS_THAN", "APPROX", "EQUAL_OR_LESS", "EQUAL_OR_MORE")
    )
    return "A", replace(amount, modifier=word.value)


def _length_range(parts: Sequence[Item], text: str) -> Built:
    """Two to three weeks, six months to a year; from 3 months to 6 months is a change, not a range."""
    change = parts[0].type == "A" and parts[0].start
    if parts[0].type == "y" or (change and _FROM.search(text, max(0, parts[0].start - 6), parts[0].start)):
        return None
    return length_range(parts[0].value, parts[-1].value)


def _limited(parts: Sequence[Item], text: str) -> Built:
    """No more than 3 days, up to six months."""
    less = any(part.type == TYPES["LESS"] for part in parts)
    return "A", replace(parts[-1].value, modifier="EQUAL_OR_MORE" if less else "EQUAL_OR_LESS")


_COUNTED = re.compile(r"\b(?:of|hundred|thousand|million|billion|dozen)\s$", re.I)
_TIMES = re.compile(r"\b(?:once|twice|times?)\s$", re.I)


def _ago(parts: Sequence[Item], text: str) -> Built:
    found = amounts(parts)
    if not found and (
        text[parts[0].end - 1] != "s" or _COUNTED.search(text, max(0, parts[0].start - 12), parts[0].start)
    ):
        return None  # millions of years ago
    amount = found[0] if found else Amount.some(parts[0].value)  # decades ago
    return "N", Shifted(amount, parts[-1].value)


def _in(parts: Sequence[Item], text: str) -> Built:
    """In 3 weeks; with a modifier it is how long something takes: in under four months."""
    amount = amounts(parts)[0]
    if amount.modifier in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS"):
        return None
    if _TIMES.search(text, max(0, parts[0].start - 8), parts[0].start):
        return None  # for the third time in a year
    if found := frames(parts):
        return "X", found[0] | Frame(toward=1)
    return "N", Shifted(amount, 1)


def _from(parts: Sequence[Item], text: str) -> Built:
    amount = amounts(parts)[0]
    before = any(part.type == TYPES["BEFORE"] for part in parts)
    found = frames(parts)
    base = found[-1] if found else None
    if any(part.type == TYPES["NOW"] for part in parts):
        return "N", Shifted(amount, -1 if before else 1, Frame(now=True))
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


_OF_EVENT = re.compile(r"\s(?:of|after|following|from|before)\b", re.I)


def _within(parts: Sequence[Item], text: str) -> Built:
    """Within 60 days; within 60 days of the ruling is counted from what is no date."""
    if _OF_EVENT.match(text, parts[-1].end):
        return "N", Lasting(replace(amounts(parts)[0], modifier=None), "EQUAL_OR_LESS", within=True)
    return "N", Window(amounts(parts)[0], 1, modifier="EQUAL_OR_LESS")


def _window(parts: Sequence[Item], text: str) -> Built:
    """The last 3 months, the past year, next few hours, the previous three quarters."""
    head = next(part for part in parts if part.type in (TYPES["REL"], TYPES["PAST"]))
    if head.value == 0 or _VERB.search(text, max(0, parts[0].start - 12), parts[0].start):
        return None  # it will last two years
    found = amounts(parts)
    unit = value_of(parts, TYPES["UNIT"])
    few = any(part.type == TYPES["FEW"] for part in parts)
    if unit == "weekend" and not few and head.type == TYPES["PAST"]:
        return "W", Frame(shifts=(("weekend", -1),))
    amount = found[0] if found else Amount.some(unit) if few else Amount.of(unit, count_of(parts[:-1]))
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


def _with_year(parts: Sequence[Item]) -> list[Item]:
    return [part._replace(value=Frame(year=part.value.value)) if part.type == "y" else part for part in parts]


NUMBER = "(?:[abcdegh]|f)"
"""The pattern of a number that can count units."""
_POINT = "[X M K W Y Z T TODAY TONIGHT]"
_RULES = (
    # lengths
    (
        f"{NUMBER}DASH?AND?DASH?ART?DASH?HALF DASH?UNIT|(?:ART|{NUMBER})UNIT AND ART?HALF|ART?HALF(?:ART|OF ART)?UNIT",
        _length,
    ),
    (f"(?:ART?FEW|ART?COUPLE OF?|ART DOZEN|{NUMBER}DOZEN?)DASH?(?:MORE|BUSINESS)?UNIT", _length),
    (f"(?<!REL)(?<!PAST){NUMBER}(?:REL|PAST)UNIT", _window),
    (f"{NUMBER}DASH?BUSINESS?UNIT|ALL DASH?BUSINESS?UNIT|ART UNIT", _length),
    ("(?<!REL)(?<!PAST)A(?:[COMMA AND]*A)+", _sum),
    (f"(?:{NUMBER}|A)(?:TO|DASH|OR)A", _length_range),
    ("NO(?:MORE|LESS)THAN A|UPTO TO A", _limited),
    ("(?:MORE|LESS)THAN A|(?:ABOUT|NEARLY|MORE|LESS)A|AT(?:LEAST|MOST)A", _modified),
    # windows and moments
    ("THE?ORD A OF[M Y X W]|THE?REL A OF[M Y X W]", _first_of),
    ("WITHIN(?:THE|ART)?(?:REL|PAST)A|(?:REL|PAST)A|PAST FEW?UNIT", _window),
    ("A(?:AGO|EARLIER|FROMNOW)|(?<![abcdeghf FEW ORD REL PAST])UNIT(?:AGO|EARLIER)", _ago),
    (f"WITHIN A AFTER(?:{_POINT})", _between_base),
    (f"A(?:BEFORE|AFTER|FROM|SINCE)(?:{_POINT}|y|NOW)", lambda parts, text: _from(_with_year(parts), text)),
    ("WITHIN A", _within),
    (f"A COMMA?STARTING[FROM ON]?[X K Z TODAY]|FOR A COMMA?FROM[X K Z T TODAY]|FROM{_POINT}FOR A", _starting),
    (
        "FOR A FROM[ab]",
        lambda parts, text: _starting(
            [
                *parts[:-1],
                Item(parts[-1].start, parts[-1].end, "T", Frame(hour=parts[-1].value.value % 24, ambiguous=True)),
            ],
            text,
        ),
    ),
    ("IN A(?:ON[X K])?", _in),
    ("REST OF?THE?(?:UNIT|[W M Y X]|TODAY)", _rest),
    ("EARLIER(?:IN)?(?:THE UNIT|[W M Y]|TODAY)", _earlier),
)

LENGTH_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Lengths, windows and counted moments, in the order they apply."""
