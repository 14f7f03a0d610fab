"""What finding asks of a node, and small changes to one."""

from dataclasses import replace

from normalizer.dates.frames import Between, Bounded, Frame, Node, Recurring, Shifted, Window


def frames_of(node: Node) -> list[Frame]:
    """The frames inside a node, in their order."""
    match node:
        case Frame():
            return [node]
        case Between(first, last):
            return frames_of(first) + (frames_of(last) if last is not None else [])
        case Bounded(inner):
            return frames_of(inner)
        case Shifted(base=Frame() as base):
            return [base]
        case Window(within=Frame() as within):
            return [within]
        case Recurring(Frame() as every):
            return [every]
    return []


def lacks_year(frame: Frame) -> bool:
    """Whether a frame says a part of a year and not which."""
    return (
        frame.year is None
        and not frame.shifts
        and not frame.now
        and any((frame.month, frame.holiday, frame.season, frame.quarter, frame.half))
    )


def in_year(node: Node, year: int) -> Node:
    """`node` with `year` in the first frame that lacks one."""
    match node:
        case Frame():
            return replace(node, year=year) if lacks_year(node) else node
        case Between(first, last, length):
            moved = in_year(first, year)
            assert isinstance(moved, Frame | Shifted)
            if isinstance(last, Frame) and lacks_year(last):
                turns = isinstance(first, Frame) and not last.has_time and _place_in_year(last) < _place_in_year(first)
                last = replace(last, year=year + turns)  # 10月到2月
            return Between(moved, last, length)
        case Bounded(inner, modifier):
            moved = in_year(inner, year)
            assert isinstance(moved, Frame | Shifted | Between)
            return Bounded(moved, modifier)
        case Shifted(base=Frame() as base):
            return replace(node, base=replace(base, year=year))
        case Window(within=Frame() as within):
            return replace(node, within=replace(within, year=year))
    return node


def _place_in_year(frame: Frame) -> tuple[int, int]:
    return frame.month or 0, frame.day or 0


WEEKDAY_SLOTS = frozenset(("weekday", "hour", "minute", "daypart"))
"""The slots of a frame that is a day of the week and no more."""


def toward(node: Node) -> Node:
    """A weekday or a range of weekdays read as the next to come."""
    match node:
        case Frame():
            return replace(node, toward=1)
        case Between(Frame() as first, last):
            return replace(node, first=replace(first, toward=1), last=last)
        case Bounded(Frame() as inner):
            return replace(node, node=replace(inner, toward=1))
    return node


def counts_years(node: Node) -> bool:
    """Whether it is counted in whole years: all that can be counted from a year."""
    if isinstance(node, Shifted):
        return node.amount.grain in ("year", "decade", "century")
    return (
        isinstance(node, Frame)
        and {unit for unit, _ in node.shifts} == {"year"}
        and node.day is None
        and node.month is None
    )


def takes_year(node: Node) -> bool:
    """Whether it is a month or a day in the year that was spoken of, or one counted from it: 同年9月30日."""
    return isinstance(node, Frame) and {unit for unit, _ in node.shifts} == {"year"} and node.month is not None
