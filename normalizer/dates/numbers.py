"""Numbers with what they count: money, shares, measures, in Chinese and English, as ranges of plain numbers.

A number in words or folded by 萬 and 億 is written out, so that 35億美元 and $3.5 billion are the same quantity; what
is only said roughly (數十億, nine figures, tens of billions) is the range it can mean.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from normalizer.dates.numerals import CARDINALS, HAN_NUMERALS, MULTIPLIERS, read_english, read_han
from normalizer.dates.vocabulary import trie_pattern
from normalizer.resources import read_table


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number `[start, end)` of a text: at least `low` and at most `high` of `unit`, equal where it is exact.

    `kind` is that of the data file (`money`, `share`, `mass` …) or `number`; `unit` is an ISO 4217 code (XXX for a
    currency that is not said), a symbol, or empty. `modifier` is one of TIMEX3's names (APPROX, MORE_THAN …).
    """

    start: int
    end: int
    surface: str
    low: Decimal
    high: Decimal
    kind: str = "number"
    unit: str = ""
    modifier: str | None = None

    def agrees(self, other: "Quantity") -> bool:
        """Whether both can be the same quantity: the units do not contradict each other and the ranges meet."""
        units = {self.unit, other.unit} - {"", "XXX"}
        return len(units) <= 1 and self.low <= other.high and other.low <= self.high


_SCALES = {"十": 10, "百": 100, "千": 1000, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_HAN = f"{HAN_NUMERALS}萬万億亿兆"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.。]\d+)?"
MIXED = r"\d{1,3}(?:,\d{3}|\d)?[十百千]?[兆億亿萬万](?:\d{1,3}(?:,\d{3}|\d)?[十百千]?[億亿萬万]?){1,3}(?![\d,])"
"""Digits with falling powers of ten thousand: 1兆2,000億, 3億5,000萬, 2萬5千."""
_PART = re.compile(r"([\d,]+)([十百千]?)([兆億亿萬万]?)")
TENTHS = (
    r"[\d一二兩两三四五六七八九]成[\d一二三四五六七八九]?"
    r"(?!年(?![輕轻])|[立為为功果長长本員员人語语交份因就熟見见效都名套群品])"
)
"""Tenths: 3成 is 30 %, 兩成五 25 %."""
_MODIFIERS = {
    "約": "APPROX", "大約": "APPROX", "约": "APPROX", "大约": "APPROX", "近": "EQUAL_OR_LESS", "將近": "EQUAL_OR_LESS",
    "将近": "EQUAL_OR_LESS", "逾": "MORE_THAN", "超過": "MORE_THAN", "超过": "MORE_THAN", "至少": "EQUAL_OR_MORE",
    "不到": "LESS_THAN", "最多": "EQUAL_OR_LESS", "高達": "APPROX", "about": "APPROX", "around": "APPROX",
    "roughly": "APPROX", "nearly": "EQUAL_OR_LESS", "almost": "EQUAL_OR_LESS", "over": "MORE_THAN",
    "more than": "MORE_THAN", "at least": "EQUAL_OR_MORE", "less than": "LESS_THAN", "under": "LESS_THAN",
    "up to": "EQUAL_OR_LESS",
}  # fmt: skip
_WORDS = "|".join(sorted(CARDINALS, key=len, reverse=True))
_NUMBER_WORD = rf"(?:{_WORDS}|hundred|thousand|million|billion|trillion)"
_SINGULAR = {word + "s": word for word in MULTIPLIERS}
_HOURLY = ("km", "mi")
"""Lengths that a number after 每小時 or 時速 counts in an hour."""
_SUFFIX = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {
        word.replace("_", " ").lower(): (kind, unit)
        for kind, unit, han, latin in read_table("quantities.tsv", 4)
        for word in f"{han} {latin}".split()
    }


@cache
def _core() -> re.Pattern[str]:
    """What can be a number by itself; atomic, so that it is linear."""
    words = rf"{_NUMBER_WORD}(?:(?:[ -]and)?[ -]{_NUMBER_WORD}){{0,8}}"
    return re.compile(
        rf"(?P<mixed>(?<![\d.,])(?>{MIXED}))|(?P<tenths>(?<![\d.,{_HAN}])(?>{TENTHS}))|(?P<digits>(?>{_DIGITS}))|(?P<han>(?:(?!百分之)[{_HAN}])++)"
        rf"|(?<![a-z])(?P<words>{words}|thousands?|millions?|billions?|trillions?)(?![a-z])",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    money = [word for word, (kind, _) in _units().items() if kind == "money" and not word[-1].isascii()]
    signs = [word for word in _units() if not word[-1].isalnum() and word not in "%％"]
    modifiers = "|".join(sorted(map(re.escape, _MODIFIERS), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<modifier>{modifiers})\s?)?"
        rf"(?:(?P<share>百分之)|(?P<hourly>每小[時时]|[時时]速)\s?|(?P<sign>{trie_pattern(money + signs)})\s?)?"
        r"(?P<vague>[數数幾几]|(?:tens|dozens|hundreds) of\s)?$",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[ -]?(?P<times>thousand|million|billion|trillion)s?\b|(?P<suffix>k|mn?|bn?|tn)\b"
        rf"| ?(?P<fold>[十百千]?[萬万億亿兆]{{1,2}}|[百千]))?(?P<odd>[多餘余])?"
        rf"(?:\sof\s|\s?-?)?(?P<unit>{trie_pattern(_units())})?(?![a-z\d])",
        re.IGNORECASE,
    )


# what makes a number part of a date or a time of day
_TIME_UNIT = re.compile(r"\s?[年月日號号點点時时]|:\d")
_LONGEST_BEFORE = 16
_MOST_DIGITS = 24


def find(text: str) -> tuple[Quantity, ...]:
    """Every number of `text` with its unit, in order; offsets are code points, half-open.

    Left out are numbers in words below ten without a unit, digits inside words and longer signs, years, days and
    hours.

    >>> [(str(found.low), found.unit) for found in find("35億美元，也就是 $3.5 billion")]
    [('3500000000', 'USD'), ('3500000000', 'USD')]
    >>> [(str(found.low), str(found.high)) for found in find("九位數字的薪資")]
    [('100000000', '999999999')]
    """
    quantities: list[Quantity] = []
    reached = 0
    for match in _core().finditer(text):
        if match.start() < reached or (not match["tenths"] and _TIME_UNIT.match(text, match.end())):
            continue
        if match["digits"] and _inside_word(text, match.start()):
            continue
        quantity = _read(text, match, reached)
        if quantity is not None:
            quantities.append(quantity)
            reached = quantity.end
    return tuple(quantities)


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return bool(before) and before.isascii() and (before.isalnum() or before in "-./_:")


def _read(text: str, match: re.Match[str], reached: int) -> Quantity | None:
    before = _before().search(text, max(reached, match.start() - _LONGEST_BEFORE), match.start())
    after = _after().match(text, match.end())
    value = _value(match, after)
    if before is None or value is None:
        return None
    kind, unit = _units().get((after["unit"] if after and after["unit"] else "").lower(), ("number", ""))
    if before["sign"]:
        kind, unit = _units()[before["sign"].lower()]
    elif before["share"] or match["tenths"]:
        kind, unit = "share", "%"
    elif before["hourly"] and unit in _HOURLY:
        kind, unit = "speed", f"{unit}/h"
    if kind == "number" and not match["digits"] and value < 10:
        return None
    start, end = before.start(), after.end() if after else match.end()
    low = high = value
    if kind == "figures":
        if value != int(value) or not 2 <= value <= 15:
            return None
        low, high = Decimal(10) ** (int(value) - 1), Decimal(10) ** int(value) - 1
        kind, unit = "number", ""
    elif before["vague"] and value >= 10:
        low, high = _vague(before["vague"].strip().lower(), value)
    elif after and after["odd"]:
        high = value + _last_unit(value)
    modifier = _MODIFIERS.get((before["modifier"] or "").lower())
    surface = text[start:end].strip(" -")
    start += len(text[start:end]) - len(text[start:end].lstrip(" "))
    return Quantity(start, start + len(surface), surface, _plain(low), _plain(high), kind, unit, modifier)


def _plain(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _value(match: re.Match[str], after: re.Match[str] | None) -> Decimal | None:
    if match["mixed"]:
        return read_mixed(match["mixed"])
    if match["tenths"]:
        return Decimal(read_tenths(match["tenths"]))
    if match["digits"]:
        if len(match["digits"]) > _MOST_DIGITS:
            return None
        value = Decimal(match["digits"].replace(",", "").replace("。", "."))
        if after and after["times"]:
            value *= MULTIPLIERS[after["times"].lower()]
        elif after and after["suffix"]:
            value *= _SUFFIX[after["suffix"].lower()]
        for char in (after["fold"] or "") if after else "":
            value *= _SCALES[char]
        return value
    if match["han"]:
        whole = read_han(match["han"]) if len(match["han"]) <= _MOST_DIGITS else None
        return None if whole is None else Decimal(whole)
    number = read_english([_SINGULAR.get(word, word) for word in re.split(r"[ -]", match["words"].lower())])
    return None if number is None else Decimal(number)


def read_mixed(number: str) -> Decimal | None:
    """
    >>> [str(read_mixed(number)) for number in ("1兆2,000億", "3億5,000萬", "2萬5千", "2萬5")]
    ['1200000000000', '350000000', '25000', 'None']
    """
    total, before = Decimal(0), Decimal(10**16)
    for digits, small, large in _PART.findall(number):
        scale = Decimal(_SCALES.get(large, 1))
        value = Decimal(digits.replace(",", "")) * _SCALES.get(small, 1) * scale
        if value >= before or (not large and not small and value < 100):
            return None  # 2萬5 may be 25,000
        total, before = total + value, scale
    return total


def read_tenths(number: str) -> int:
    """The percentage that tenths are.

    >>> read_tenths("3成"), read_tenths("兩成五")
    (30, 25)
    """
    whole, rest = (int(part) if part.isdecimal() else read_han(part) or 0 for part in number.split("成"))
    return 10 * whole + rest


def _vague(word: str, value: Decimal) -> tuple[Decimal, Decimal]:
    """數十億 is at least twice ten 億 and below ten times that; tens of billions from 20 billion up to 99."""
    if word in ("tens of", "dozens of"):
        return value * 20, value * 99
    if word == "hundreds of":
        return value * 200, value * 999
    return value * 2, value * 10 - 1


def _last_unit(value: Decimal) -> Decimal:
    """The size of the last digit that is not zero: 300多 is below 400."""
    return Decimal(10) ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))
