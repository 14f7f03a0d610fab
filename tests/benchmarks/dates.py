"""Time expressions: spans and values on the specification cases, false finds in clean news, speed.

`extract_chinese` and `extract_english` are what `../shared/bench/score_dates.py` takes as MODULE:FUNC.
"""

from datetime import datetime

from normalizer.dates import TimeExpression, TimeKind, find


def value_of(found: TimeExpression) -> str:
    """One value in the terms of the scorer: a duration, a TIMEX3 value, or an EDTF date or interval."""
    if found.kind is TimeKind.DURATION:
        return found.duration or ""
    if found.kind is TimeKind.SET:
        return found.timex or ""
    return (found.edtf or found.timex or "").rstrip("~")


def extract_chinese(text: str, reference: datetime) -> list[tuple[int, int, str]]:
    """The expressions of a Chinese text written at `reference`."""
    return [(found.start, found.end, value_of(found)) for found in find(text, "zh", reference)]


def extract_english(text: str, reference: datetime) -> list[tuple[int, int, str]]:
    """The expressions of an English text written at `reference`."""
    return [(found.start, found.end, value_of(found)) for found in find(text, "en", reference)]
