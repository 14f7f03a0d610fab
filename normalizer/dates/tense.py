"""Whether a clause speaks of a time to come, of one that passed, or leaves it open, by the words around a date."""

import re
from enum import Enum

_BEFORE = 120  # characters before a date that can say so
_CLAUSE = r"[^，。！？；,.!?;\n]{0,80}$"
_FUTURE_BEFORE = re.compile(
    r"(?:[將将](?![軍军領领])|即[將将]|[預预][計计定期]|定[於于在]|[擬拟][於于在]|[計计][劃划畫画]|最早[在於于]?|有望"
    r"|下一?[場场次屆届個个季期輪轮]"
    r"|\b(?:will|due|set\s(?:for|to)|scheduled|slated|expected|expects?|plans?|planned|upcoming|deadline|next"
    r"|as\s(?:early|soon)\sas)\b)" + _CLAUSE,
    re.IGNORECASE,
)
_DELAY_BEFORE = re.compile(
    r"(?:推[遲迟延後后]|延[後后期遲迟]|押[後后]|\b(?:delay(?:ed|s|ing)?|postpon(?:ed|es|ing)|pushed\sback)\b)[^。！？.!?\n]{0,100}$",
    re.IGNORECASE,
)
_PRESENT_BEFORE = re.compile(
    r"\b(?:(?:starts?|begins?|opens|ends?|closes|runs|launches|arrives|returns|meets|speaks|expires|comes|kicks\soff"
    r"|takes\splace)\s(?:[\w'’-]{1,20}\s){0,4}|(?:is|are)\s(?:[a-z]+\s){0,2})(?:on|in|at|for)\s$",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(
    r"\s?(?:[將将](?:[會会於于在]|[舉举]行|召[開开]|公[布佈]|推出|[開开])"
    r"|(?:will|is due|are due|is set|is scheduled)\b)"
)
_OPEN_BEFORE = re.compile(
    r"(?:直?到|[截至]止?|\b(?:until|till|by|through|thru|no\s(?:later|earlier)\sthan))\s?$", re.IGNORECASE
)
_OPEN_INSIDE = re.compile(r"(?:until|till|by|through|thru|no\s(?:later|earlier)\sthan)\b|[到至]", re.IGNORECASE)


class Tense(Enum):
    """What the words around a date say of when it is, seen from the time of writing."""

    PAST = "past"  # what news tells of unless it says otherwise
    OPEN = "open"
    FUTURE = "future"


def tense_of(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around the date `[start, end)`.

    >>> text = "法院定於9月10日再開庭"
    >>> tense_of(text, 4, 9)
    <Tense.FUTURE: 'future'>
    """
    before = text[max(0, start - _BEFORE) : start]
    signs = (_FUTURE_BEFORE, _DELAY_BEFORE, _PRESENT_BEFORE)
    if any(sign.search(before) for sign in signs) or _FUTURE_AFTER.match(text, end):
        return Tense.OPEN if _is_attribute(text, before, end) else Tense.FUTURE
    if _OPEN_BEFORE.search(before) or _OPEN_INSIDE.match(text, start, end):
        return Tense.OPEN
    return Tense.PAST


def _is_attribute(text: str, before: str, end: int) -> bool:
    """Whether the date belongs to a noun and not to the verb: will appeal the ruling of September 4, 9月4日的裁決."""
    return text[end : end + 1] == "的" or before.endswith((" of ", " of the "))
