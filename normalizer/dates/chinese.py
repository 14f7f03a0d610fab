"""The Chinese grammar: which sequences of items are dates, and what they say.

Item types of the vocabulary file, of `digits` (numbers a b c d e g h y z by size, f decimal, t time, q ratio), and
those built here: Y a year, M a month, X another date, T a time of day, A a length, N a finished expression.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizer.dates.cascade import Built, Cascade, Item, Rule
from normalizer.dates.chinese_clock import CLOCK_RULES
from normalizer.dates.chinese_days import (
    read_bare_day,
    read_day,
    read_ratio,
    read_several_days,
    read_spaced_date,
    read_spoken_day,
    read_two_days,
)
from normalizer.dates.chinese_items import read_items
from normalizer.dates.chinese_spans import SPAN_RULES
from normalizer.dates.chinese_years import (
    read_ancient_year,
    read_date_of_year,
    read_era_year,
    read_short_year,
    read_year,
    read_zero_year,
)
from normalizer.dates.frames import Bounded, Frame
from normalizer.dates.friends import is_title
from normalizer.dates.parts import merged, numbers
from normalizer.dates.ranges import between

_N = "[abcdeghyz幾]"
_DAY = "[abc]"


def read(text: str) -> list[Item]:
    """The time expressions of a Chinese text: items whose values are frames and nodes."""
    items = read_items(text)
    if not items:
        return items
    return [
        item
        for item in _CASCADE.reduce(items, text)
        if item.type not in _DAYS or not is_title(text, item.start, item.end)
    ]


_DAYS = frozenset("KDWxpZ")


# ---- months and days

_SURNAMES = frozenset(
    "李王張陳林黃吳劉蔡楊許鄭謝郭邱廖賴徐葉蘇莊呂何蕭羅簡朱鍾彭詹胡施沈盧梁趙顏柯翁魏孫戴张陈黄吴刘杨许郑谢赖叶苏庄吕萧罗钟卢赵颜孙"
)


def _month(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)[0]
    if number.spelled and len(parts) == 2:
        before, after = text[max(0, parts[0].start - 1) : parts[0].start], text[parts[-1].end : parts[-1].end + 1]
        if before in _SURNAMES or after in tuple("寺廟庙花亭軒樓河湖山兒儿"):
            return None  # a name: 陳一月
    return "M", merged(parts) | Frame(month=number.value)


def _month_of(parts: Sequence[Item], text: str) -> Built:
    return "M", merged(parts)


def _nth_month(parts: Sequence[Item], text: str) -> Built:
    unit = parts[-1].value
    count = numbers(parts)[0].value
    if parts[0].type in "abc" and text[parts[-1].start] in "個个":
        return None  # 兩個季度: how long
    if unit == "month":
        return ("M", merged(parts) | Frame(month=count)) if count <= 12 else None
    if unit == "week":
        return "X", merged(parts) | Frame(week=count)
    if unit == "quarter":
        return ("X", merged(parts) | Frame(quarter=count)) if count <= 4 else None
    if unit == "day" and parts[0].type == "M":
        return "X", merged(parts) | Frame(day=count)
    return None


def _quarters(parts: Sequence[Item], text: str) -> Built:
    """今年前三季, 去年後兩季."""
    count = numbers(parts)[0].value
    if not 2 <= count <= 3:
        return None
    first = 1 if parts[-3].type == "前" else 5 - count
    year = merged(parts[:1])
    return "N", between(year | Frame(quarter=first), Frame(quarter=first + count - 1))


def _parted(parts: Sequence[Item], text: str) -> Built:
    part = parts[-1].value
    after = text[parts[-1].end : parts[-1].end + 1]
    if (part == "MID" and after in tuple("國国共央華华美英日學学期心間间東东午文等小旬")) or (
        part == "START" and after in tuple("步選选級级次期中")
    ):
        return None
    return "X", merged(parts) | Frame(part=str(part))


def _edge(parts: Sequence[Item], text: str) -> Built:
    """年底, 今年年底, 上個月月底."""
    frame = parts[-1].value
    return "X", (parts[0].value | Frame(part=frame.part)) if len(parts) > 1 else frame


def _fiscal(parts: Sequence[Item], text: str) -> Built:
    return "N", Bounded(Frame(year=numbers(parts)[0].value), "APPROX")


def _decad(parts: Sequence[Item], text: str) -> Built:
    return "X", merged(parts) | Frame(decad=int(parts[-1].value))


def _with_weekday(parts: Sequence[Item], text: str) -> Built:
    """8月25日，星期一; 2025年初，週一 are two."""
    frame = merged(parts)
    return ("X", frame) if frame.day is not None or frame.shift("day") is not None else None


def _date(parts: Sequence[Item], text: str) -> Built:
    return "X", merged(parts)


_HOLIDAYS = re.compile(r"(?:的)?(?:假期|期間|期间|連假|连假|長假|长假|檔期|档期|黃金[週周]|黄金周)")


def _feast(parts: Sequence[Item], text: str) -> Built:
    """中秋節; the holidays around it are some days more."""
    frame = merged(parts)
    return ("N", Bounded(frame, "APPROX")) if _HOLIDAYS.match(text, parts[-1].end) else ("X", frame)


def _lunar(parts: Sequence[Item], text: str) -> Built:
    """農曆八月十五, 正月初一: by the Chinese calendar."""
    frame = merged(parts)
    return "X", replace(frame, lunar=frame.lunar or 1)


_OTHERS = tuple("這这那每本該该此上下首")


def _context(parts: Sequence[Item], text: str) -> Built:
    if text[max(0, parts[0].start - 1) : parts[0].start] in _OTHERS:
        return None  # 這次日間聽證會
    frame = replace(parts[0].value, context=True)
    kind = (
        "x"
        if frame.daypart
        else "Y"
        if frame.shift("year") is not None
        else "R"
        if frame.shift("month") is not None
        else "W"
        if frame.shift("week") is not None
        else "D"
    )
    return kind, frame


def _quarter(parts: Sequence[Item], text: str) -> Built:
    value = numbers(parts)[0].value if numbers(parts) else 1
    return ("X", merged(parts) | Frame(quarter=value)) if value <= 4 else None


def _decade(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)[0].value
    if number % 10 or (number > 90 and number < 1000):
        return None
    return "X", merged(parts) | Frame(decade=number)


def _century(parts: Sequence[Item], text: str) -> Built:
    number = numbers(parts)[0].value
    century = -number * 100 if parts[0].type == "負" else number * 100 - 100
    return ("V", Frame(century=century)) if number <= 30 else None


def _weekdays(parts: Sequence[Item], text: str) -> Built:
    """週一至週五 before a time of day: the time is that of every day, not of the last."""
    first, last = (part.value for part in parts if part.type == "K")
    return "N", between(first, last)


def _nth_weekday(parts: Sequence[Item], text: str) -> Built:
    frame = merged(parts)
    last = any(part.type == "最" and part.value == -1 for part in parts)
    found = numbers(parts)
    count = found[0].value if found else 1
    return "X", replace(frame, nth=-count if last else count)


_DATE_RULES = tuple(
    Rule(pattern, build)
    for pattern, build in (
        ("v", _context),
        ("[E民] (?:[abcdeg]年|元)", read_era_year),
        ("負[abcdeghy]年", read_year),
        ("世?y年", read_year),
        ("世[abcdeg]年", read_year),
        ("[abcde]年(?=的?[a]月|到[abcde]年a月|H|第[a]季)", read_short_year),
        ("[abcdeg]年(?=[ab]月[abc]日)", read_year),
        ("[a]年", read_zero_year),
        ("g年", read_ancient_year),
        ("(?:Y[的，]?)? a月", _month),
        ("Y的?R", _month_of),
        ("R", _month_of),
        ("[YMV]的?第[abcd]k?u", _nth_month),
        (
            "第?[a]u(?=)",
            lambda parts, text: _nth_month(parts, text) if parts[-1].value == "quarter" and len(parts) < 4 else None,
        ),
        ("[YM]的?第[a]k?K|[YM]的?最(?:[a]k?)?K", _nth_weekday),
        ("M的?[abc][到、][abc]日", read_two_days),
        ("M的?[abc](?=(?:、[abc]){1,9}[日和到])", read_several_days),
        ("M的?[abc]日", read_day),
        ("M[abc](?![點時分uA年月日到和到、])", read_spoken_day),
        ("M的?旬", _decad),
        ("[YMRWV]末", _parted),
        ("y[a][abc]", read_spaced_date),
        ("Yq|q", read_ratio),
        ("Y的?[前後][a]季", _quarters),
        ("(?:Y的?)?第[a]季|Y的?[a]季|(?:Y的?)?最季", _quarter),
        ("Qy|yQ|Q的?Y", read_date_of_year),
        ("Y的?Q|Q", _date),
        ("Y的?H|H|j", _date),
        ("Y的?[s春]", _date),
        ("負?[abcd]紀", _century),
        ("V末", _parted),
        ("(?:V的?)?[bcdeyh]代|V的?[ab]代", _decade),
        ("X末", _parted),
        ("[YM]的?B|B", _edge),
        ("y財", _fiscal),
        ("[XM]，?的?Y|M[abc]，y(?!年)|y的M", read_date_of_year),
        ("Y的?o|oY", _feast),
        ("o", _feast),
        ("[abc]日", read_bare_day),
        ("(?:X|D) ，?\\(?K\\)?|K\\(X\\)", _with_weekday),
        ("W的K", _date),
        ("(?:Y的?)?農?(?:Y的?)?陰|(?:Y的?)?農的?[XM]", _lunar),
        ("從?K到K間?(?=p?t|p?[abc][點時])", _weekdays),
    )
)

_CASCADE = Cascade((*_DATE_RULES, *CLOCK_RULES, *SPAN_RULES))
