"""The Chinese grammar, days: of a month, alone, several of them, and a month and a day in digits."""

import re
from collections.abc import Sequence

from normalizer.dates.cascade import Built, Item
from normalizer.dates.frames import Frame
from normalizer.dates.parts import merged, numbers
from normalizer.dates.ranges import between

_MEASURE = re.compile(r"[大小茶湯]?匙|[杯分份碗磅公英又票]|多[數数]|人口")  # after a fraction


def read_day(parts: Sequence[Item], text: str) -> Built:
    """8月25日."""
    return "X", merged(parts) | Frame(day=numbers(parts)[-1].value)


def read_two_days(parts: Sequence[Item], text: str) -> Built:
    """8月30至31日, 8月30、31日; days that do not follow each other are no range."""
    first, last = (number.value for number in numbers(parts))
    if first >= last or (any(part.type == "、" for part in parts) and last != first + 1):
        return None
    return "N", between(merged(parts) | Frame(day=first), merged(parts) | Frame(day=last))


def read_several_days(parts: Sequence[Item], text: str) -> Built:
    """8月3、5日: the first of them, where another follows in the same month."""
    return "X", merged(parts) | Frame(day=numbers(parts)[-1].value)


def read_bare_day(parts: Sequence[Item], text: str) -> Built:
    """25日."""
    number = numbers(parts)[0]
    if text[parts[1].start] != "日" or (number.spelled and number.value < 11):
        return None  # 12號 may be a house, 三日 three days
    return "X", Frame(day=number.value)


def read_spoken_day(parts: Sequence[Item], text: str) -> Built:
    """8月25, where no unit follows that the number counts."""
    number = numbers(parts)[-1]
    after = text[parts[-1].end : parts[-1].end + 1]
    counts = after and (
        after in "個个年月天週周小" or not (number.spelled or after.isspace() or after in "，。、；）)")
    )
    return None if counts else ("X", merged(parts) | Frame(day=number.value))


def read_spaced_date(parts: Sequence[Item], text: str) -> Built:
    """2025 08 25."""
    year, month, day = numbers(parts)
    if month.width != 2 or day.width != 2:
        return None
    return "X", Frame(year=year.value, month=month.value, day=day.value)


def read_ratio(parts: Sequence[Item], text: str) -> Built:
    """8/25, unless it is a fraction."""
    month, day, _ = parts[-1].value
    before, after = text[max(parts[0].start - 1, 0) : parts[0].start], text[parts[-1].end : parts[-1].end + 1]
    if month < day <= 10 and (before.isdigit() or text[max(0, parts[0].start - 2) : parts[0].start - 1].isdigit()):
        return None  # 220 2/3
    if (
        not (1 <= month <= 12 and 1 <= day <= 31)
        or after in tuple("的強决決以左的")
        or before in tuple("第約近有占佔僅达達又")
        or _MEASURE.match(text, parts[-1].end)
    ):
        return None
    return "X", merged(parts) | Frame(month=month, day=day)
