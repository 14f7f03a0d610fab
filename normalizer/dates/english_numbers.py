"""The English grammar, to begin with: numbers in words, and words that are dates only beside others."""

from collections.abc import Sequence

from normalizer.dates.cascade import Built, Item, Rule
from normalizer.dates.digits import Num, number_type
from normalizer.dates.english_items import TYPES, compile_names
from normalizer.dates.frames import Frame
from normalizer.dates.parts import numbers


def _number(value: int, spelled: bool = True) -> tuple[str, Num]:
    width = len(str(value))
    return number_type(value, width), Num(value, width, spelled)


def _tens(parts: Sequence[Item], text: str) -> Built:
    tens, ones = numbers(parts)
    if not (tens.spelled and ones.spelled) or tens.value % 10 or tens.value < 20 or not 0 < ones.value < 10:
        return None
    value = tens.value + ones.value
    return (TYPES["ORD"], Num(value, 2, True)) if parts[-1].type == TYPES["ORD"] else _number(value)


def _thousand(parts: Sequence[Item], text: str) -> Built:
    value = 0
    for part in parts:
        if isinstance(part.value, Num):
            if not part.value.spelled:
                return None
            value += part.value.value
        elif part.type == TYPES["THOUSAND"]:
            value = (value or 1) * part.value
    return _number(value)


def _spoken_year(parts: Sequence[Item], text: str) -> Built:
    first, last = numbers(parts)
    if not (first.spelled and last.spelled) or not 15 <= first.value <= 20 or last.value < 10:
        return None
    return _number(first.value * 100 + last.value)


def _decade(parts: Sequence[Item], text: str) -> Built:
    return TYPES["DECADE"], Frame(decade=2000 if parts[-1].type == TYPES["THOUSANDS"] else parts[-1].value)


def _may(parts: Sequence[Item], text: str) -> Built:
    """May, March, Mar: a month beside a number or after a preposition."""
    return TYPES["MON"], parts[0].value


def _large_may(parts: Sequence[Item], text: str) -> Built:
    """After words that a verb may follow too, only where it is written large."""
    return (TYPES["MON"], parts[0].value) if text[parts[0].start].isupper() else None


def _weekday_short(parts: Sequence[Item], text: str) -> Built:
    return TYPES["WD"], parts[0].value


_RULES = (
    ("[cde]DASH?[a]|[cde]DASH?ORD|[b]DASH?[a]|[b]DASH?ORD", _tens),
    ("[ab]THOUSANDS|TENS", _decade),
    ("[abcde]THOUSAND(?:AND?[abcdeg])?", _thousand),
    ("[b][bcde]", _spoken_year),
    (
        (
            "MAY(?=[DOT COMMA OF DASH SLASH]*(?:THE?(?:ORD|[abc])|y))"
            "|(?<=[IN OF EARLY END SINCE BEFORE AFTER SLASH ORD])MAY"
        ),
        _may,
    ),
    ("(?<=[TO AND BETWEEN FROM DASH BY WD COMMA REL SAME])MAY|(?<=[abcy])MAY", _large_may),
    ("[bcde]AND[a](?=UNIT)", _tens),
    ("ABBR(?=DOT?COMMA?(?:[abctq MON]|ORD|THE(?:ORD|[abc])))", _weekday_short),
)

NUMBER_RULES: tuple[Rule, ...] = tuple(Rule(compile_names(pattern), build) for pattern, build in _RULES)
"""Numbers in words and doubtful month names, in the order they apply."""
