"""Dates, times of day and numbers written in digits."""

import re
from dataclasses import dataclass

from normalizer.dates.cascade import GAP, Item
from normalizer.dates.frames import Frame

CLUSTER = r"\d+(?:(?:[-/.:,~–—]|\s?[-–—~]\s?(?=\d{4}年))\d+)*"
"""A run of digits joined by what joins dates, times and ranges; linear."""

_ISO_INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")
_TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$")
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2|,)(\d{1,2})$")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})$")
_RATIO = re.compile(r"(\d{1,2})/(\d{1,2})$")
_DECIMAL = re.compile(r"\d+[.]\d+$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_SCALE = re.compile(r"\d+:\d+(?:,\d{3})+$")  # of a map, 1:50,000
_HYPHEN = re.compile(r"\s*[-~–—]\s*")


@dataclass(frozen=True, slots=True)
class Num:
    """A whole number as it was written: its value, how many digits, and whether in Han numerals or words."""

    value: int
    width: int
    spelled: bool = False


def number_type(value: int, width: int) -> str:
    """The item type of a whole number, by what it can be.

    z zero; a to 12, b to 24, c to 31, d to 59, e to 99; y a year of four digits; g three digits; h larger.
    """
    if width == 4 and 1000 <= value <= 2999:
        return "y"
    for limit, name in ((0, "z"), (12, "a"), (24, "b"), (31, "c"), (59, "d"), (99, "e"), (999, "g")):
        if value <= limit:
            return name
    return "h"


def full_year(digits: int) -> int:
    """The year that two digits stand for: up to 49 in this century."""
    return digits + (2000 if digits < 50 else 1900)


def read_cluster(text: str, start: int, language: str) -> list[Item]:
    """The items of a cluster of digits that begins at `start`: dates X, months M, times t, ratios q, decimals f.

    What is none of these (a version, a telephone number, an address) is one gap.
    """
    end = start + len(text)
    if text.isdigit():
        if (
            len(text) == 8
            and text[:2] in ("19", "20")
            and (day := _day(start, end, int(text[:4]), int(text[4:6]), int(text[6:])))
        ):
            return [day]
        return [_number(text, start)]
    if whole := _read_part(text, start, language):
        return [whole]
    parts = _HYPHEN.split(text)
    if len(parts) == 2:
        first, last = parts
        gap = len(text) - len(last)
        items = [
            _number(first, start) if first.isdigit() else _read_part(first, start, language),
            Item(start + len(first), start + gap, "到", None),
            _number(last, start + gap) if last.isdigit() else _read_part(last, start + gap, language),
        ]
        if all(items):
            return [item for item in items if item]
    if _SCALE.match(text):
        return [Item(start, end, GAP, None)]
    if "," in text and "-" not in text:
        pieces: list[Item] = []
        offset = start
        for piece in text.split(","):
            item = _number(piece, offset) if piece.isdigit() else _read_part(piece, offset, language)
            if pieces:
                pieces.append(Item(offset - 1, offset, "，", None))
            pieces.append(item or Item(offset, offset + len(piece), GAP, None))
            offset += len(piece) + 1
        return pieces
    return [Item(start, end, GAP, None)]


def _number(text: str, start: int) -> Item:
    value = int(text) if len(text) < 19 else 10**18
    return Item(start, start + len(text), number_type(value, len(text)), Num(value, len(text)))


def _read_part(text: str, start: int, language: str) -> Item | None:
    end = start + len(text)
    if match := _TIME.match(text):
        hour = int(match[1])
        if hour > 24:
            return None
        frame = Frame(
            hour=hour % 24,
            minute=int(match[2]),
            second=int(match[3]) if match[3] else None,
            ambiguous=1 <= hour <= 12 and len(match[1]) == 1,
        )
        return Item(start, end, "t", frame)
    if match := _YEAR_FIRST.match(text):
        year, month, day = int(match[1]), int(match[3]), match[4]
        if not (1000 <= year <= 2999 and 1 <= month <= 12):
            return None
        if day is None:
            return Item(start, end, "M", Frame(year=year, month=month)) if match[2] != "." else None
        return _day(start, end, year, month, int(day))
    if match := _YEAR_LAST.match(text):
        return _ordered(start, end, int(match[1]), int(match[3]), int(match[4]), language)
    if match := _SHORT.match(text):
        return _short(start, end, match[1], match[3], match[4], language) if match[2] != "." else None
    if match := _MONTH_YEAR.match(text):
        month, year = int(match[1]), int(match[2])
        if 1 <= month <= 12 and 1000 <= year <= 2999 and "." not in text:
            return Item(start, end, "M", Frame(year=year, month=month))
        return Item(start, end, "f", text) if "." in text else None
    if match := _RATIO.match(text):
        return Item(start, end, "q", (int(match[1]), int(match[2]), match[0]))
    if _DECIMAL.match(text):
        return Item(start, end, "f", text)
    if _THOUSANDS.match(text):
        return Item(start, end, "h", Num(int(text.replace(",", "").split(".")[0]), 5))
    return None


def _day(start: int, end: int, year: int, month: int, day: int) -> Item | None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Item(start, end, "X", Frame(year=year, month=month, day=day))
    return None


def _ordered(start: int, end: int, one: int, two: int, year: int, language: str) -> Item | None:
    """A year after two numbers: month first in English, day first in Chinese, unless only the other order is a date."""
    if not 1000 <= year <= 2999:
        return None
    month, day = (one, two) if language == "en" else (two, one)
    if month > 12 >= day:
        month, day = day, month
    return _day(start, end, year, month, day)


def _short(start: int, end: int, one: str, two: str, three: str, language: str) -> Item | None:
    if language == "en" or int(three) > 31 or (three.startswith("0") and not one.startswith("0")):
        return _ordered(start, end, int(one), int(two), full_year(int(three)), language)
    return _day(start, end, full_year(int(one)), int(two), int(three))


def read_instant(text: str) -> tuple[Frame, int] | None:
    """An ISO 8601 instant at the beginning of `text`: its frame and its length."""
    match = _ISO_INSTANT.match(text)
    if match is None or not (1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31 and int(match[4]) < 24):
        return None
    return (
        Frame(
            year=int(match[1]),
            month=int(match[2]),
            day=int(match[3]),
            hour=int(match[4]),
            minute=int(match[5]),
            second=int(match[6]) if match[6] else None,
            zone=match[7],
        ),
        match.end(),
    )
