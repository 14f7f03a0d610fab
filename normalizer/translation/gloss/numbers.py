"""Numbers, ordinals and scores of Chinese as an English reader writes them."""

import re

from normalizer.dates.numbers import MIXED, TENTHS, read_mixed, read_tenths
from normalizer.dates.numerals import HAN_NUMERALS, ORDINALS, read_han
from normalizer.translation.gloss.model import Part, Reading

ORDINAL_MARK = r"第\s?\d{1,9}(?:[位個名次項條家]|(?![\d.,]|\s?[萬億兆千百]))"
SCORE = r"\d{1,3}\s?比\s?\d{1,3}(?![\d.,%萬億兆千百])"

_DIGITS = "〇零一二三四五六七八九"
# 百分之五十, 三分之二, 五點三億; not 八點二十分, the time of day
PARTS = (
    rf"{MIXED}|(?<![{HAN_NUMERALS}\d.,]){TENTHS}"
    rf"|百分之(?:\d{{1,9}}(?:\.\d{{1,6}})?|[{HAN_NUMERALS}]{{1,6}}(?:點[{_DIGITS}]{{1,6}})?)"
    rf"|[{HAN_NUMERALS}]{{1,4}}分之[{HAN_NUMERALS}]{{1,4}}"
    rf"|[{HAN_NUMERALS}]{{1,6}}點[{_DIGITS}]{{1,6}}(?![十分刻鐘點])[萬億兆]?"
)
_PERCENT = re.compile(rf"百分之(?:([\d.]+)|([{HAN_NUMERALS}]+)(?:點([{_DIGITS}]+))?)")
_FRACTION = re.compile(rf"([{HAN_NUMERALS}]+)分之([{HAN_NUMERALS}]+)")
_DECIMAL = re.compile(rf"([{HAN_NUMERALS}]+)點([{_DIGITS}]+)([萬億兆]?)")
_MIXED = re.compile(MIXED)
_TENTHS = re.compile(TENTHS)
_YEAR = re.compile(rf"[{_DIGITS}]{{4}}")
_SCALES = {"兆": 10**12, "億": 10**8, "萬": 10**4, "千": 1000, "百": 100}
_ORDINAL = re.compile(rf"第\s?([{HAN_NUMERALS}]+|\d{{1,9}})[位個名次項條家]?")
_SCORE = re.compile(rf"(\d{{1,3}}|[{HAN_NUMERALS}]{{1,4}})\s?比\s?(\d{{1,3}}|[{HAN_NUMERALS}]{{1,4}})")
_COUNTED = re.compile(rf"[{HAN_NUMERALS}]{{1,4}}[次位倍條個名]|[{HAN_NUMERALS}]{{2,4}}點")
# 二三十 is no 230: two digits that follow each other, then perhaps a power of ten
_RANGE = re.compile("(一二|二三|兩三|三四|四五|五六|六七|七八|八九)([十百千萬億]{0,2})")
_NUMERALS = frozenset(HAN_NUMERALS + "萬億兆")
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spell_number(value: float) -> str:
    """A number as an English reader expects it.

    >>> spell_number(3), spell_number(120), spell_number(1.25e9), spell_number(23_400)
    ('three', '120', '1.25 billion', '23,400')
    """
    if value == int(value) and 0 <= value < len(_NUMBER_WORDS):
        return _NUMBER_WORDS[int(value)]
    for name, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= scale:
            return f"{round(value / scale, 9):.15g} {name}" if value / scale < 10**6 else f"{value:.0f}"
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def spell_ordinal(value: int, figures: bool = False) -> str:
    """`value` as an ordinal, small ones in words unless `figures` are asked for.

    >>> [spell_ordinal(value) for value in (1, 3, 12, 21, 40)]
    ['first', 'third', '12th', '21st', '40th']
    """
    for word, number in ORDINALS.items():
        if number == value <= 10 and not figures:
            return word
    return f"{value}{'th' if value % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def scale_number(number: str, scale: str) -> str:
    """A figure as written, with the characters that scale it.

    >>> scale_number("$1.2", "億"), scale_number("2,025", "")
    ('$120 million', '2,025')
    """
    if not scale:
        return number
    currency = number[0] if number[0] in "$€£" else ""
    try:
        value = float(number.lstrip("$€£").replace(",", ""))
    except ValueError:
        return number + scale  # 1.2.3萬 is no number
    for char in scale:
        value *= _SCALES[char]
    return currency + spell_number(value)


def is_numeral(surface: str) -> bool:
    """Whether it is Han numerals through and through."""
    return all(char in _NUMERALS for char in surface)


def is_counted(surface: str) -> bool:
    """Whether it is a number and what is counted, which dictionaries have as one word: 三次 is no "third".

    >>> is_counted("三次"), is_counted("第三次"), is_counted("十分")
    (True, False, False)
    """
    return _COUNTED.fullmatch(surface) is not None


def read_number(surface: str) -> Reading | None:
    """`surface` as a number, an ordinal (with 第 only) or a score.

    >>> [read_number(text).english for text in ("二十三", "第三次", "第9", "2比1", "三比二", "二三十")]
    ['23', 'third', '9th', '2 to 1', 'three to two', '20 to 30']
    """
    if (match := _RANGE.fullmatch(surface)) and all(sides := [_spell_side(side + match[2]) for side in match[1]]):
        return Reading(Part.NUMBER, " to ".join(sides))
    if part := _read_part(surface):
        return Reading(Part.NUMBER, part)
    if _YEAR.fullmatch(surface):
        return Reading(Part.NUMBER, _figures(surface))
    if is_numeral(surface) and (value := read_han(surface)) is not None:
        return Reading(Part.NUMBER, spell_number(value))
    if (match := _ORDINAL.fullmatch(surface)) and (place := _value(match[1])) is not None:
        return Reading(Part.NUMBER, spell_ordinal(place, figures=match[1].isdecimal()))
    if match := _SCORE.fullmatch(surface):
        sides = [side if side.isdecimal() else _spell_side(side) for side in match.groups()]
        return Reading(Part.NUMBER, " to ".join(sides)) if all(sides) else None
    return None


def _read_part(surface: str) -> str:
    """
    >>> [_read_part(text) for text in ("百分之五十", "百分之3.5", "三分之二", "五點三億", "市長")]
    ['50%', '3.5%', '2/3', '530 million', '']
    >>> [_read_part(text) for text in ("兩成五", "3億5,000萬")]
    ['25%', '350 million']
    """
    if _TENTHS.fullmatch(surface):
        return f"{read_tenths(surface)}%"
    if _MIXED.fullmatch(surface):
        total = read_mixed(surface)
        return "" if total is None else spell_number(float(total))
    if match := _PERCENT.fullmatch(surface):
        whole = match[1] or _decimal(match[2], match[3] or "")
        return f"{whole}%" if whole else ""
    if match := _FRACTION.fullmatch(surface):
        below, above = _value(match[1]), _value(match[2])
        return f"{above}/{below}" if below and above is not None else ""
    if match := _DECIMAL.fullmatch(surface):
        number = _decimal(match[1], match[2])
        return scale_number(number, match[3]) if number else ""
    return ""


def _decimal(whole: str, behind: str) -> str:
    value = _value(whole)
    return "" if value is None else f"{value}.{_figures(behind)}" if behind else str(value)


def _figures(digits: str) -> str:
    return "".join(str(max(_DIGITS.index(char) - 1, 0)) for char in digits)


def _value(digits: str) -> int | None:
    value = int(digits) if digits.isdecimal() else read_han(digits)
    return None if value is None else int(value)


def _spell_side(side: str) -> str:
    value = read_han(side)
    return "" if value is None else spell_number(value)
