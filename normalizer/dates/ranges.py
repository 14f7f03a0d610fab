"""What the two ends of a range leave unsaid, taken from each other; and hours that need a half of the day."""

from dataclasses import replace
from decimal import Decimal

from normalizer.dates.cascade import Built
from normalizer.dates.digits import Num
from normalizer.dates.frames import Amount, Between, Frame, Shifted

_LARGER = ("century", "decade", "year", "half", "quarter", "season", "month", "day", "weekday", "holiday")
_RANK = {name: rank for rank, name in enumerate(_LARGER)}
_SHIFT_RANK = {"century": 0, "decade": 1, "year": 2, "quarter": 4, "month": 6, "week": 6, "weekend": 7, "day": 7}


def between(first: Frame | Shifted, last: Frame | Shifted) -> Between:
    """From `first` to `last`, each completed from the other: 一月十日到十二日, Nov 18-Dec 19, 2015, 5 to 6 pm."""
    if isinstance(first, Frame) and isinstance(last, Frame):
        first, last = _halves(first, last)
        first, last = _complete(first, last), _complete(last, first)
    return Between(first, last)


def length_range(first: object, last: Amount) -> Built:
    """A length from `first`, an amount or a number of the unit of `last`, up to `last`; None where it is not longer."""
    if isinstance(first, Num | int | str | Decimal):
        first = Amount(((last.counts[0][0], Decimal(first.value if isinstance(first, Num) else first)),))
    if (
        not isinstance(first, Amount)
        or first.vague
        or last.vague
        or len(last.counts) > 1
        or _months(first) >= _months(last)
    ):
        return None
    return "A", replace(last, least=replace(first, modifier=None, least=None), modifier=first.modifier or last.modifier)


_MONTHS = {"century": 1200, "decade": 120, "year": 12, "quarter": 3, "month": 1, "fortnight": 0.46, "week": 0.23}
_MONTHS |= {"weekend": 0.066, "day": 0.0329, "hour": 0.00137, "minute": 2.3e-5, "second": 3.8e-7}


def _months(amount: Amount) -> float:
    """About how many months it lasts."""
    return sum(float(count) * _MONTHS[unit] for unit, count in amount.counts)


def _rank(frame: Frame) -> int:
    """How large the largest unit is that a frame names, 0 the largest."""
    ranks = [_RANK[name] for name in _LARGER if getattr(frame, name) is not None]
    ranks += [_SHIFT_RANK[unit] for unit, _ in frame.shifts if unit in _SHIFT_RANK]
    return min(ranks, default=len(_LARGER))


def _complete(frame: Frame, other: Frame) -> Frame:
    """`frame` with what `other` says of larger units than any that `frame` names."""
    if frame.now or other.now:
        return frame
    own = _rank(frame)
    added = {name: getattr(other, name) for name in _LARGER if _RANK[name] < own and getattr(other, name) is not None}
    shifts = tuple((unit, count) for unit, count in other.shifts if _SHIFT_RANK.get(unit, 9) < own)
    if frame.month is not None or frame.holiday:
        shifts = tuple((unit, count) for unit, count in shifts if unit == "year")
    return replace(frame, shifts=shifts + frame.shifts, context=frame.context or other.context, **added)


def _halves(first: Frame, last: Frame) -> tuple[Frame, Frame]:
    """A half of the day said at one end holds for the other: 5 to 6 pm, 早上五到六點, from 11 am to 3."""
    if first.hour is None or last.hour is None:
        return first, last
    if first.ambiguous and not last.ambiguous and last.hour >= 12 and first.hour < 12:
        if first.hour + 12 <= last.hour:
            first = replace(first, hour=first.hour + 12, ambiguous=False)
    elif (
        last.ambiguous
        and last.hour is not None
        and first.hour is not None
        and not (first.ambiguous or last.has_date)
        and last.hour < 12
        and (first.hour >= 12 or last.hour * 60 + (last.minute or 0) <= first.hour * 60 + (first.minute or 0))
    ):
        last = replace(last, hour=last.hour + 12, ambiguous=False)
    return first, last


def in_half(frame: Frame) -> Frame:
    """`frame` with its hour put into the part of the day it names: 晚上十點 is 22, 凌晨2點 is 2."""
    if frame.hour is None or frame.daypart is None or not frame.ambiguous:
        return frame if frame.hour is None else replace(frame, part=None)
    hour = frame.hour
    if frame.daypart == "MO" and hour == 12:
        hour = 0
    elif (
        (frame.daypart in ("AF", "EV") and hour < 12)
        or (frame.daypart == "MI" and hour < 4)
        or (frame.daypart == "NI" and 5 < hour < 12)
    ):
        hour += 12
    elif frame.daypart in ("NI", "EV") and hour == 12:
        hour = 0
    return replace(frame, hour=hour, ambiguous=False, daypart=None, part=None)
