"""Lengths of time in English words."""

from dataclasses import replace
from decimal import Decimal

from normalizer.dates.frames import Amount

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
MODIFIERS = {
    "LESS_THAN": "less than ",
    "MORE_THAN": "more than ",
    "EQUAL_OR_LESS": "at most ",
    "EQUAL_OR_MORE": "at least ",
    "APPROX": "about ",
}
"""What stands before a length, by TIMEX3's name."""
_SCALES = {1: "a few", 10: "dozens of", 100: "hundreds of", 1000: "thousands of"}
AGES = ("decade", "century", "millennium")
"""Units that are said without a number where none is known: decades."""


def say_modified(modifier: str | None, amount: Amount) -> str:
    """A length with what bounds it: more than ten days, nearly a year."""
    if amount.vague and amount.grain in AGES:
        modifier = None
    words = "nearly " if modifier == "EQUAL_OR_LESS" and not amount.least else MODIFIERS.get(modifier or "", "")
    return words + say_amount(amount)


def say_amount(amount: Amount) -> str:
    """A length: two to three weeks, a decade, a few months.

    >>> say_amount(Amount.of("month", 14)), say_amount(Amount.some("hour"))
    ('14 months', 'a few hours')
    """
    if amount.vague:
        unit = pluralize(amount.grain)
        return unit if amount.grain in AGES else f"{_SCALES[amount.vague]} {unit}"
    if amount.least is not None:
        first, last = say_amount(amount.least), say_amount(replace(amount, least=None))
        head, _, unit = first.rpartition(" ")
        same = unit.removesuffix("s") == last.rpartition(" ")[2].removesuffix("s")
        return f"{head.removeprefix('a ') if head != 'a' else 'one'} to {last}" if same else f"{first} to {last}"
    return " and ".join(_count(count, unit) for unit, count in amount.counts)


def _count(count: Decimal, unit: str) -> str:
    if count == Decimal("0.5"):
        return f"half {'an' if unit == 'hour' else 'a'} {unit}"
    whole = int(count)
    if count != whole:
        return f"{count.normalize():f} {pluralize(unit)}"
    if whole == 1:
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    if whole == 10 and unit == "year":
        return "a decade"
    if whole == 100 and unit == "year":
        return "a century"
    return f"{_NUMBERS[whole] if whole < len(_NUMBERS) else f'{whole:,}'} {pluralize(unit)}"


def pluralize(unit: str) -> str:
    """The unit of several: years, centuries, millennia."""
    if unit == "millennium":
        return "millennia"
    return unit[:-1] + "ies" if unit.endswith("y") and unit != "day" else unit + "s"
