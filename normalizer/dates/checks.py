"""What the time expressions of one document say of each other, and whether it agrees."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from normalizer.dates.anchors import Anchor
from normalizer.dates.finding import find
from normalizer.dates.model import Basis, DateCheck, TimeExpression, TimeKind
from normalizer.dates.rendering import WEEKDAYS
from normalizer.dates.sequence import check_beside, check_sequence
from normalizer.dates.tense import Tense, tense_of
from normalizer.dates.texts import same_sentence

_HAN_WEEKDAY = re.compile(r"(?:星期|週|周|禮拜|礼拜)([一二三四五六日天])")
_ENGLISH_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.I)
_HAN_NUMBERS = {char: number for number, char in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$")
_TO = re.compile(r"[到至–—~～]|\b(?:to|until|till|through|and)\b|\s-\s|(?<=日)-")
_SENTENCE = 200  # characters within which two expressions may share a sentence
_LOOK_BACK = 60  # expressions before a stated interval that are looked at
_FAR = 6  # dates before a stated interval that it may count from


def check(text: str, expressions: Sequence[TimeExpression], anchor: Anchor | None = None) -> tuple[TimeExpression, ...]:
    """The expressions of one document with `checks` filled; `text` is what their offsets refer to.

    Compared are a weekday with its date, a stated length of time with the dates around it, the two ends of a range,
    a date with the day the document was written (`anchor`, unless it is only a bound), a day with the one before it
    where the text says that it came later, and two days side by side.
    """
    checks: list[list[DateCheck]] = [list(found.checks) for found in expressions]
    for index, found in enumerate(expressions):
        for one in (
            _check_weekday(found),
            _check_order(found),
            _check_written(text, found, anchor),
            check_sequence(text, expressions, index),
            check_beside(text, expressions, index),
        ):
            if one is not None:
                checks[index].append(one)
        if found.duration and found.kind is TimeKind.DURATION:
            checks[index] += _check_length(text, expressions, index)
    return tuple(
        found if not made else replace(found, checks=tuple(made))
        for found, made in zip(expressions, checks, strict=True)
    )


def _day(found: TimeExpression) -> date | None:
    """The one day of an expression that is known to the day."""
    if (
        found.kind is TimeKind.DATE
        and found.earliest
        and found.earliest == found.latest
        and found.basis is not Basis.NONE
    ):
        return date.fromisoformat(found.earliest)
    return None


def _check_weekday(found: TimeExpression) -> DateCheck | None:
    """The weekday beside a date against the calendar."""
    day = _day(found)
    if day is None or found.basis not in (Basis.EXPLICIT, Basis.INFERRED_YEAR):
        return None
    if match := _HAN_WEEKDAY.search(found.surface):
        said = _HAN_NUMBERS[match[1]]
    elif match := _ENGLISH_WEEKDAY.search(found.surface):
        said = _ENGLISH_NUMBERS[match[1][:3].lower()]
    else:
        return None
    holds = day.weekday() == said
    detail = f"{day} was a {WEEKDAYS[day.weekday()]}" + (", as said." if holds else f", not a {WEEKDAYS[said]}.")
    return DateCheck("weekday", "holds" if holds else "fails", detail)


def _check_order(found: TimeExpression) -> DateCheck | None:
    """A range with days at both ends: the first must not come after the last."""
    if found.kind is not TimeKind.INTERVAL or found.edtf is not None:
        return None
    ends = [end for half in _TO.split(found.surface) for end in find(half) if end.basis is Basis.EXPLICIT]
    if len(ends) != 2 or not ends[0].earliest or not ends[1].latest or ends[0].earliest <= ends[1].latest:
        return None
    return DateCheck("order", "fails", f"The range begins with {ends[0].edtf}, after its end {ends[1].edtf}.")


def _check_written(text: str, found: TimeExpression, anchor: Anchor | None) -> DateCheck | None:
    """A date that lies after the document was written, in a clause that does not speak of what is to come."""
    if anchor is None or anchor.bound or found.earliest is None or found.basis is not Basis.EXPLICIT:
        return None
    if tense_of(text, found.start, found.end) is not Tense.PAST:
        return None
    written = anchor.instant.date()
    ahead = date.fromisoformat(found.earliest) - written
    if ahead <= timedelta(days=1):
        return None
    return DateCheck(
        "written", "fails", f"It lies {ahead.days} days after the document ({anchor}): a plan or an error."
    )


def _check_length(text: str, expressions: Sequence[TimeExpression], index: int) -> list[DateCheck]:
    """A stated length against the span between a date of its sentence and another date before it.

    Only what agrees is evidence that the two are meant: a length that agrees with no pair says nothing, unless its own
    sentence has one range, or two days and no more.
    """
    length = expressions[index]
    near = [other for other in _around(expressions, index) if _same_sentence(text, length, other)]
    days = sorted({day for other in near if (day := _day(other)) is not None})
    ranges = [other for other in near if other.kind is TimeKind.INTERVAL and _is_exact(other)]
    if len(ranges) == 1 and not days:
        days = [date.fromisoformat(part) for part in (ranges[0].edtf or "").split("/")]
    if len(days) == 2 and (made := _compare(length, days[0], days[1], strict=True)):
        return [made]
    before = _before(expressions, index)
    outcomes: list[DateCheck] = []
    for here in near:
        last = _day(here)
        for other in reversed(before):
            first = _start(other, length)
            if other is here or first is None or last is None or first >= last:
                continue
            if (made := _compare(length, first, last, strict=False)) is not None:
                outcomes.append(made)
    outcomes.sort(key=lambda made: made.outcome != "holds")
    return outcomes[:1]


def _around(expressions: Sequence[TimeExpression], index: int) -> list[TimeExpression]:
    """The expressions that may stand in the sentence of the one at `index`, in order, without itself."""
    here = expressions[index]
    first = index
    while first and here.start - expressions[first - 1].end < _SENTENCE:
        first -= 1
    last = index + 1
    while last < len(expressions) and expressions[last].start - here.end < _SENTENCE:
        last += 1
    return [*expressions[first:index], *expressions[index + 1 : last]]


def _before(expressions: Sequence[TimeExpression], index: int) -> list[TimeExpression]:
    """The last few expressions before the one at `index` whose days are known, in order; far ones say nothing."""
    found: list[TimeExpression] = []
    for other in reversed(expressions[max(0, index - _LOOK_BACK) : index]):
        if _span(other) is not None:
            found.append(other)
            if len(found) == _FAR:
                break
    return found[::-1]


_EXACT = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")


def _is_exact(found: TimeExpression) -> bool:
    return found.basis is Basis.EXPLICIT and _EXACT.match(found.edtf or "") is not None


def _start(other: TimeExpression, length: TimeExpression) -> date | None:
    """The day a stated length may be counted from: a day, or the first of a period where the length is a rough one."""
    span = _span(other)
    return span[0] if span is not None and (span[0] == span[1] or _modified(length)) else None


def _modified(length: TimeExpression) -> bool:
    return length.modifier in ("LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "APPROX")


def _span(found: TimeExpression) -> tuple[date, date] | None:
    if found.earliest is None or found.latest is None or found.basis in (Basis.NONE, Basis.RELATIVE):
        return None
    first, last = date.fromisoformat(found.earliest), date.fromisoformat(found.latest)
    return (first, last) if last - first < timedelta(days=32) else None


def _same_sentence(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    first, last = (one, other) if one.start <= other.start else (other, one)
    return same_sentence(text, first.end, last.start, _SENTENCE)


_MODIFIERS: dict[str, Callable[[float, float], bool]] = {
    "LESS_THAN": lambda span, length: length * 0.6 <= span < length,
    "EQUAL_OR_LESS": lambda span, length: length * 0.8 <= span <= length,
    "MORE_THAN": lambda span, length: length < span <= length * 1.3,
    "EQUAL_OR_MORE": lambda span, length: length <= span <= length * 1.3,
    "APPROX": lambda span, length: length * 0.85 <= span <= length * 1.15,
}


_LAST_YEAR = 9990  # the calendar of datetime ends at 9999


def _compare(length: TimeExpression, first: date, last: date, *, strict: bool) -> DateCheck | None:
    """The stated length against two days; None where nothing can be said, or where it fails and `strict` is False."""
    stated = _DURATION.match(length.duration or "")
    if stated is None or not any(stated.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in stated.groups())
    actual = (last - first).days
    if first.year + years + months // 12 > _LAST_YEAR:
        return None
    expected = ((_months_later(first, years * 12 + months) - first).days) + weeks * 7 + days
    said = f"From {first} to {last} it is {actual} days"
    if length.modifier in _MODIFIERS:
        if _MODIFIERS[length.modifier](actual, expected):
            return DateCheck("length", "holds", f"{said}, which agrees with {length.surface}.")
        return DateCheck("length", "fails", f"{said}, not {length.surface}.") if strict else None
    if actual == expected:
        return DateCheck("length", "holds", f"{said}, as said.")
    if actual + 1 == expected:
        return DateCheck("length", "holds-inclusively", f"{said}, {expected} if the first day is counted too.")
    return DateCheck("length", "fails", f"{said}, not {length.surface}.") if strict else None


def _months_later(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    for last in range(day.day, 27, -1):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            continue
    return date(index // 12, index % 12 + 1, min(day.day, 28))
