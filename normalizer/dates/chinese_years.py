"""The Chinese grammar, years: of an era, short, ancient, and behind their months and days."""

import re
from collections.abc import Sequence

from normalizer.dates.cascade import Built, Item
from normalizer.dates.digits import full_year
from normalizer.dates.frames import Frame
from normalizer.dates.parts import merged, numbers

_MEIJI = 1868


def read_era_year(parts: Sequence[Item], text: str) -> Built:
    """民國114年, 令和元年."""
    first, last = (1912, 2200) if parts[0].type == "民" else parts[0].value
    year = first + (numbers(parts)[0].value if numbers(parts) else 1) - 1
    # China counted months by its own calendar until 1911, Japan until 1872
    reign = parts[0].type == "E" and year < (1873 if first == _MEIJI else 1912)
    # 雍正十六年 never came, but is counted on; what lies far outside the era is something else
    return ("Y", Frame(year=year, reign=reign)) if year <= last + 25 else None


def read_year(parts: Sequence[Item], text: str) -> Built:
    """2025年, 113年 of the Republic, 公元前221年."""
    year = numbers(parts)[0].value
    if parts[0].type == "g" and year <= 150 and not numbers(parts)[0].spelled:
        year += 1911  # 113年3月5日, the years of the Republic without its name
    return "Y", Frame(year=-year + 1 if parts[0].type == "負" else year)


def read_short_year(parts: Sequence[Item], text: str) -> Built:
    """25年8月."""
    number = numbers(parts)[0]
    if number.width != 2 or (number.spelled and number.value >= 10 and text[parts[0].start] in "十廿"):
        return None
    return "Y", Frame(year=full_year(number.value))


def read_zero_year(parts: Sequence[Item], text: str) -> Built:
    """零五年."""
    number = numbers(parts)[0]
    return ("Y", Frame(year=full_year(number.value))) if number.width == 2 and number.value < 10 else None


def read_ancient_year(parts: Sequence[Item], text: str) -> Built:
    """在208年."""
    before = text[max(parts[0].start - 1, 0) : parts[0].start]
    return ("Y", Frame(year=numbers(parts)[0].value)) if before in ("在", "於", "于") else None


_CLOSED = re.compile(r"\s?(?:$|[，。；、）)」』”,.;\n])")


def read_date_of_year(parts: Sequence[Item], text: str) -> Built:
    """8月25日，2025年, 第三季度的2025年, Q3 2025: the year last, as a translator leaves it."""
    frame = merged(parts)
    for part in parts:
        if part.type in "abcy":
            frame = frame | (Frame(year=part.value.value) if part.type == "y" else Frame(day=part.value.value))
    loose = parts[1].type == "，" or (len(parts) > 2 and parts[2].type == "，")
    if loose and not _CLOSED.match(text, parts[-1].end):
        return None  # 8月25日，2025年的冠軍
    dated = [part.value for part in parts if part.type in "XMQ"]
    if frame.shifts or any(each.year is not None or each.weekday for each in dated):
        return None
    return ("M" if frame.month is not None and frame.day is None else "X"), frame
