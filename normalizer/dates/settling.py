"""From what an expression says to the values of its record, given the instant it is read from."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from normalizer.dates.calendar import place
from normalizer.dates.edtf import edtf_of, frame_timex, open_edtf
from normalizer.dates.extents import DAY, Extent, add, days
from normalizer.dates.frames import (
    Amount,
    Between,
    Bounded,
    Frame,
    Lasting,
    Node,
    Recurring,
    Rest,
    Shifted,
    Window,
)
from normalizer.dates.model import Basis, TimeKind
from normalizer.dates.windows import window_extent

_PARTS = {"START": "START", "MID": "MID", "END": "END"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The values of a record that rest on the calendar; see `TimeExpression`."""

    kind: TimeKind
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    duration: str | None = None
    duration_least: str | None = None
    timex: str | None = None
    modifier: str | None = None
    basis: Basis = Basis.NONE


def settle(node: Node, now: datetime | None) -> Settled:
    """The values of `node` read from `now`; what cannot be known stays None."""
    match node:
        case Frame():
            return _settle_frame(node, now)
        case Lasting(amount, modifier):
            said = modifier or amount.modifier or ("EQUAL_OR_LESS" if amount.least else None)
            return _of_length(TimeKind.DURATION, amount, said)
        case Recurring(every):
            timex = every.timex() if isinstance(every, Amount) else frame_timex(every)
            return Settled(TimeKind.SET, timex=timex)
        case Shifted():
            return _settle_shifted(node, now)
        case Window():
            return _settle_window(node, now)
        case Rest(frame, sign):
            return _settle_rest(frame, sign, now)
        case Between():
            return _settle_between(node, now)
        case Bounded(inner, modifier):
            return _settle_bounded(inner, modifier, now)


def _of_length(kind: TimeKind, amount: Amount, modifier: str | None) -> Settled:
    """What says how long something is: ISO 8601 where a number is said, else TIMEX3, which has an X for it."""
    if amount.vague:
        return Settled(kind, timex=amount.timex(), modifier=modifier)
    least = amount.least.iso() if amount.least else None
    return Settled(kind, duration=amount.iso(), duration_least=least, modifier=modifier)


def extent_of(node: Node, now: datetime | None) -> Extent | None:
    """The extent of a node, None where it cannot be known."""
    try:
        match node:
            case Frame():
                return place(node, now)
            case Shifted(amount, sign, base, event):
                start = place(base, now) if base is not None else (Extent(now, now, "now") if now else None)
                if start is None or event or amount.vague:  # a few days ago: nobody knows which
                    return None
                return _shift(start, amount, sign)
            case Between(first, last, length):
                left = extent_of(first, now)
                right = extent_of(last, now) if last is not None else None
                if left and length is not None:
                    if length.vague:
                        return None
                    return Extent(left.start, add(left.start, length, 1), "days")
                if left is None or right is None:
                    return None
                return Extent(left.start, max(right.end, right.start), "days")
            case Bounded(inner, _):
                return extent_of(inner, now)
            case Window():
                return None if node.amount.vague else window_extent(node, now)
    except (ValueError, OverflowError):
        return None
    return None


def _shift(start: Extent, amount: Amount, sign: int) -> Extent:
    moved = add(start.start, amount, sign)
    if amount.least is not None:  # two to three weeks ago: on one of these days
        near = add(start.start, amount.least, sign)
        first, last = (datetime(each.year, each.month, each.day) for each in sorted((moved, near)))
        return Extent(first, last + DAY, "days")
    if amount.clock:
        return Extent(moved.replace(microsecond=0), moved.replace(microsecond=0), "second")
    day = datetime(moved.year, moved.month, moved.day)
    return Extent(day, day + DAY, "day")


def _settle_frame(frame: Frame, now: datetime | None) -> Settled:
    extent = place(frame, now)
    part = frame.part if frame.part in _PARTS and frame.hour is None else None
    if extent is None or not (frame.has_date or frame.now):
        basis = Basis.NONE
        kind = TimeKind.INTERVAL if frame.daypart and frame.hour is None and not frame.has_date else TimeKind.DATE
        return Settled(kind, edtf=open_edtf(frame), timex=frame_timex(frame), modifier=part, basis=basis)
    # a part of a unit is said by the modifier; EDTF has the unit, the days have the part
    whole = place(replace(frame, part=None), now) if part and extent.grain not in ("week", "daypart") else None
    interval = extent.grain in ("week", "weekend", "decad", "days", "quarter", "half", "decade", "century", "daypart")
    return Settled(
        TimeKind.INTERVAL if interval else TimeKind.DATE,
        edtf=edtf_of(whole or extent, frame),
        earliest=extent.start.date(),
        latest=extent.last,
        timex=frame_timex(replace(frame, shifts=()), extent) if frame.has_time else None,
        modifier=part,
        basis=basis_of(frame),
    )


def basis_of(frame: Frame) -> Basis:
    """What the days of a placed frame rest on."""
    if frame.shifts or frame.now:
        return Basis.RELATIVE
    if frame.year is not None or frame.century is not None or (frame.decade or 0) >= 1000:
        return Basis.EXPLICIT
    if frame.weekday is not None and frame.day is None and frame.nth is None:
        return Basis.RELATIVE
    return Basis.INFERRED_YEAR


def _settle_shifted(node: Shifted, now: datetime | None) -> Settled:
    extent = extent_of(node, now)
    rough = node.amount.modifier or ("APPROX" if node.amount.least else None)
    if extent is None:
        modifier = "AFTER" if node.sign > 0 else "BEFORE"
        return _of_length(TimeKind.DATE, node.amount, modifier if node.event else rough)
    return replace(
        _of_length(TimeKind.DATE, node.amount, rough),
        edtf=edtf_of(extent) if node.amount.least is None else None,
        earliest=extent.start.date(),
        latest=extent.last,
        basis=Basis.COMPUTED if node.base is not None and not node.base.now else Basis.RELATIVE,
    )


def _settle_window(node: Window, now: datetime | None) -> Settled:
    extent = extent_of(node, now)
    if extent is None or extent.end <= extent.start:
        return _of_length(TimeKind.INTERVAL, node.amount, node.modifier)
    timex = None
    if extent.grain == "clock":
        timex = f"{extent.start:%Y-%m-%dT%H:%M:%S}/{extent.end:%Y-%m-%dT%H:%M:%S}"
    return replace(
        _of_length(TimeKind.INTERVAL, node.amount, node.modifier),
        edtf=None if timex else edtf_of(extent),
        earliest=extent.start.date(),
        latest=extent.last,
        timex=timex,
        basis=Basis.COMPUTED if node.within is not None and not node.within.shifts else Basis.RELATIVE,
    )


def _settle_rest(frame: Frame, sign: int, now: datetime | None) -> Settled:
    extent = place(frame, now)
    if extent is None or now is None or not extent.start <= now < extent.end:
        return Settled(TimeKind.INTERVAL)
    if extent.grain in ("day", "daypart"):
        first, last = (now, extent.end - timedelta(seconds=1)) if sign > 0 else (extent.start, now)
        timex = f"{first:%Y-%m-%dT%H:%M:%S}/{last:%Y-%m-%dT%H:%M:%S}"
        return Settled(TimeKind.INTERVAL, None, now.date(), now.date(), timex=timex, basis=Basis.RELATIVE)
    today = datetime(now.year, now.month, now.day)
    part = (
        Extent(today, extent.end, "days") if sign > 0 else Extent(extent.start, max(today, extent.start + DAY), "days")
    )
    return Settled(TimeKind.INTERVAL, edtf_of(part), part.start.date(), part.last, basis=Basis.RELATIVE)


def _settle_between(node: Between, now: datetime | None) -> Settled:
    first = settle(node.first, now)
    last = settle(node.last, now) if node.last is not None else None
    left = extent_of(node.first, now)
    right = extent_of(node.last, now) if node.last is not None else None
    if node.length is not None and node.length.vague:
        return Settled(TimeKind.INTERVAL)
    if left is not None and node.length is not None:
        right = Extent(add(left.start, node.length, 1) - DAY, add(left.start, node.length, 1), "day")
        if node.length.clock or left.grain in ("hour", "minute", "second", "now"):
            moment = add(left.start, node.length, 1)
            right = Extent(moment, moment, "second")
        last = Settled(TimeKind.DATE, edtf_of(right), right.start.date(), right.last, basis=Basis.COMPUTED)
    if last is None:
        return _clock_range(node, left, right, Basis.NONE) if node.length is not None else Settled(TimeKind.INTERVAL)
    clock = any(isinstance(end, Frame) and end.has_time for end in (node.first, node.last)) or (
        right is not None and right.grain == "second"
    )
    if left is not None and right is not None and not clock:
        left, right, first, last = _ordered(node, left, right, first, last, now)
    basis = _weaker(first.basis, last.basis)
    if clock:
        return _clock_range(node, left, right, basis)
    if left is not None and right is not None and right.end <= left.start:
        return Settled(TimeKind.INTERVAL)  # the ends do not make a period
    edtf = None
    if first.edtf and last.edtf:
        # EDTF intervals hold dates only: an instant at one end is its day
        start, end = first.edtf.partition("/")[0].partition("T")[0], last.edtf.rpartition("/")[2].partition("T")[0]
        edtf = f"{start}/{end}"
    return Settled(TimeKind.INTERVAL, edtf, first.earliest, last.latest, basis=basis)


def _ordered(
    node: Between, left: Extent, right: Extent, first: Settled, last: Settled, now: datetime | None
) -> tuple[Extent, Extent, Settled, Settled]:
    """A range whose years would be chosen apart: 10月到2月 ends in the year after it begins."""
    if (
        isinstance(node.last, Frame)
        and isinstance(node.first, Frame)
        and node.last.month is not None
        and node.last.year is None
        and not node.last.shifts
        and not node.last.toward
    ):
        begins, ends = (left.start.month, left.start.day), (right.start.month, right.start.day)
        forward = replace(node.last, year=left.start.year + (1 if ends < begins else 0))
        moved = place(forward, now)
        if moved is not None and moved.start >= left.start:
            return left, moved, first, replace(settle(forward, now), basis=last.basis)
    if (
        right.end <= left.start
        and isinstance(node.last, Frame)
        and node.last.weekday is not None
        and node.last.day is None
    ):
        later = days(right.start.date() + timedelta(days=7), 1, "day")
        return left, later, first, replace(last, edtf=edtf_of(later), earliest=later.start.date(), latest=later.last)
    return left, right, first, last


def _clock_range(node: Between, left: Extent | None, right: Extent | None, basis: Basis) -> Settled:
    if left is None and node.length is not None and isinstance(node.first, Frame) and node.first.hour is not None:
        start = datetime(2000, 1, 1, node.first.hour, node.first.minute or 0, node.first.second or 0)
        return Settled(TimeKind.INTERVAL, timex=f"T{start:%H:%M}/T{add(start, node.length, 1):%H:%M}")
    if left is None or right is None:
        ends = [frame_timex(end) or "" if isinstance(end, Frame) else "" for end in (node.first, node.last)]
        return Settled(TimeKind.INTERVAL, timex="/".join(ends) if all(ends) else None, basis=Basis.NONE)
    end = right.end if right.end >= left.start else right.end + DAY
    if end < left.start:
        return Settled(TimeKind.INTERVAL)
    timex = f"{left.start:%Y-%m-%dT%H:%M:%S}/{end:%Y-%m-%dT%H:%M:%S}"
    return Settled(TimeKind.INTERVAL, None, left.start.date(), max(right.last, left.last), timex=timex, basis=basis)


_STRENGTH = (Basis.NONE, Basis.RELATIVE, Basis.COMPUTED, Basis.INFERRED_YEAR, Basis.EXPLICIT)


def _weaker(one: Basis, other: Basis) -> Basis:
    return min(one, other, key=_STRENGTH.index)


def _settle_bounded(inner: Frame | Shifted | Between, modifier: str, now: datetime | None) -> Settled:
    settled = settle(inner, now)
    if modifier == "APPROX":
        edtf = settled.edtf
        if (
            edtf
            and settled.kind is TimeKind.DATE
            and not {"T", "X"} & set(edtf)
            and not (len(edtf) == 7 and edtf[5] in "23")
        ):
            edtf += "~"
        return replace(settled, modifier=modifier, edtf=edtf)
    earliest, latest = settled.earliest, settled.latest
    match modifier:
        case "BEFORE":
            latest, earliest = (earliest - DAY if earliest else None), None
        case "ON_OR_BEFORE":
            earliest = None
        case "AFTER":
            earliest, latest = (latest + DAY if latest else None), None
        case "ON_OR_AFTER":
            latest = None
    return replace(settled, modifier=modifier, earliest=earliest, latest=latest)
