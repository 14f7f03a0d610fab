"""The year of a date that comes without one: from a full date beside it, or from when the document was written."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from normalizer.dates.anchors import Anchor
from normalizer.dates.cascade import Item
from normalizer.dates.extents import DAY
from normalizer.dates.frames import Between, Bounded, Frame, Node
from normalizer.dates.nodes import frames_of, in_year
from normalizer.dates.settling import extent_of
from normalizer.dates.tense import Tense, tense_of
from normalizer.dates.texts import PARAGRAPH, same_sentence

_IN_ONE_YEAR = 10  # the lunar months up to this one lie in the Gregorian year in which they begin
_BESIDE = timedelta(days=45)  # a lunar date this near to the day that was spoken of belongs to its year
_REACH = 8  # years, which hold every weekday of a day but February 29
_NEAR = 6  # full dates looked at on each side
_AHEAD = timedelta(days=183)  # a document is hardly younger than the latest post it quotes by more
_SOON = timedelta(days=60)  # so soon after the writing, a plan may be meant that no word marks


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date that the text gives with its year; `ahead` where the text speaks of it as still to come."""

    start: int
    end: int
    year: int
    month: int
    day: int | None
    ahead: bool

    @property
    def first(self) -> date | None:
        """Its first day, None where there is no such day."""
        try:
            return date(self.year, self.month, self.day or 1)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Year:
    """A year for a partial date: `said` is the full date it was taken from, None where it rests on the anchor."""

    year: int
    said: FullDate | None
    confidence: float


class Years:
    """What a text with its anchor tells of the years of its partial dates."""

    def __init__(self, text: str, anchor: Anchor | None, found: Sequence[tuple[Item, str]]) -> None:
        self.text = text
        self.anchor = anchor
        self.full = tuple(
            FullDate(
                item.start, item.end, frame.year, frame.month, frame.day, self._is_ahead(item, frame.year, frame.month)
            )
            for item, _ in found
            for frame in frames_of(item.value)
            if frame.year is not None
            and frame.year > 0
            and frame.month is not None
            and not (frame.lunar or frame.reign)
        )
        self.days: dict[tuple[int, int], list[FullDate]] = {}
        for dated in self.full:
            if dated.day is not None:
                self.days.setdefault((dated.month, dated.day), []).append(dated)
        self.starts = [dated.start for dated in self.full]

    @property
    def is_younger(self) -> bool:
        """Whether a day that has passed is told of that lies long after the anchor."""
        if self.anchor is None:
            return False
        limit = (self.anchor.instant + _SOON).date()
        return any(
            dated.day is not None
            and dated.first is not None
            and dated.first > limit
            and tense_of(self.text, dated.start, dated.end) is Tense.PAST
            for dated in self.full
        )

    def _is_ahead(self, item: Item, year: int, month: int) -> bool:
        """Whether a full date is one of a plan: no year of what has happened can be taken from it."""
        if self.anchor is not None and 1 <= month <= 12 and 0 < year < 9999:
            limit = self.anchor.instant + (_AHEAD if self.anchor.bound else DAY)
            if datetime(year, month, 1) > limit:
                return True
            if not self.anchor.bound:
                return False
        return tense_of(self.text, item.start, item.end) is Tense.FUTURE

    def of(self, node: Node, frame: Frame, item: Item) -> Year | None:
        """The year of the partial date `node`, whose first frame is `frame`; None where nothing tells it.

        In this order: a full date of the same month and day in the sentence; the full date before it in the paragraph,
        unless that one is ahead or would put what has passed into the future; the anchor; a full date farther before.
        """
        if (same := self._same_day(frame, item)) is not None:
            return Year(same.year, same, 0.95)
        tense = tense_of(self.text, item.start, item.end)
        if self.anchor is None:
            return self._without_anchor(node, frame, item, tense)
        before = self._before(item, near=True)
        if before is not None and tense is not Tense.FUTURE and _agrees(node, frame, before.year):
            found = _extent(node, before.year)
            limit = self.anchor.instant + (_AHEAD if self.anchor.bound else DAY)
            if found is not None and found[0] <= limit:
                sure = same_sentence(self.text, before.end, item.start) or before.year == self.anchor.instant.year
                return Year(before.year, before, 0.85 if sure else 0.6)
        if self.anchor.bound and (elsewhere := self._same_day_elsewhere(frame)) is not None:
            return elsewhere
        return self._from_anchor(node, frame, tense, self.anchor)

    def of_lunar(self, node: Node, frame: Frame, item: Item, spoken: date | None) -> Year | None:
        """The lunar year of a month of the Chinese calendar; `spoken` is the day that the text last spoke of.

        The two last months of a year that is said may be those that begin in it or those that end in it.
        """
        if frame.year is not None:
            return Year(frame.year, None, 0.9) if frame.reign or (frame.month or 12) <= _IN_ONE_YEAR else None
        if frame.shifts:
            sure = self.anchor is not None and not self.anchor.bound and (frame.month or 12) <= _IN_ONE_YEAR
            return Year(0, None, 0.85) if sure else None
        if spoken is not None:
            tried = _tried(node, spoken.year, 1)
            noon = datetime(spoken.year, spoken.month, spoken.day, 12)
            near = min(tried, key=lambda pair: _distance(pair[1], noon), default=None)
            if near is not None and _distance(near[1], noon)[0] <= _BESIDE:
                return Year(near[0], None, 0.85)
        if self.anchor is None:
            return None
        return self._from_anchor(node, frame, tense_of(self.text, item.start, item.end), self.anchor)

    def _without_anchor(self, node: Node, frame: Frame, item: Item, tense: Tense) -> Year | None:
        if (elsewhere := self._same_day_elsewhere(frame)) is not None:
            return elsewhere
        for near, confidence in ((True, 0.85), (False, 0.6)):
            before = self._before(item, near=near)
            if before is None:
                continue
            found, first = _extent(node, before.year), before.first
            if not _agrees(node, frame, before.year):
                # Tuesday, November 4, after a date of 2023: the next year in which that day was a Tuesday
                years = range(before.year + 1, before.year + _REACH)
                agreeing = next((year for year in years if _agrees(node, frame, year)), None)
                return Year(agreeing, before, 0.6) if agreeing is not None else None
            later = tense is Tense.FUTURE and found and first and found[1].date() <= first
            return Year(before.year + (1 if later else 0), before, confidence if tense is Tense.PAST else 0.6)
        return None

    def _from_anchor(self, node: Node, frame: Frame, tense: Tense, anchor: Anchor) -> Year | None:
        """The latest that is not ahead of the writing; the next in a clause about what comes; else the nearest.

        Where the anchor is only a bound, the document may be younger: then what tells of the past is the nearest too.
        """
        now = anchor.instant
        tried = _tried(node, now.year, 1)
        dated = frame.weekday is not None and frame.day is not None
        past = any(found[0] <= now + DAY for _, found in tried)
        if dated or not past:
            tried = _tried(node, now.year, 8)  # eight hold a February 29
        if not tried:
            return None
        if dated:
            agreeing = [pair for pair in tried if pair[1][0].isoweekday() == frame.weekday]
            if agreeing:
                return Year(min(agreeing, key=lambda pair: _distance(pair[1], now))[0], None, 0.85)
        soon = any(now + DAY < begins <= now + _SOON for _, (begins, _) in tried)
        if tense is Tense.FUTURE:
            ahead = [pair for pair in tried if pair[1][1] > datetime(now.year, now.month, now.day)]
            best = min(ahead or tried, key=lambda pair: pair[1][0])
        elif tense is Tense.OPEN or anchor.bound or (soon and (frame.holiday or frame.lunar)):
            best = min(tried, key=lambda pair: _distance(pair[1], now))  # a feast: not that of almost a year ago
        else:
            passed = [pair for pair in tried if pair[1][0] <= now + DAY]
            best = max(passed or tried, key=lambda pair: pair[1][0])
        doubtful = anchor.bound or soon
        confidence = 0.8 if tense is not Tense.PAST else 0.6 if doubtful else 0.85
        return Year(best[0], None, min(confidence, 0.6) if anchor.bound else confidence)

    def _same_day(self, frame: Frame, item: Item) -> FullDate | None:
        """A full date of the same month and day in the same sentence."""
        if frame.day is None:
            return None
        at = bisect_left(self.starts, item.start)
        for dated in self.full[max(0, at - _NEAR) : at + _NEAR]:
            low, high = min(item.end, dated.end), max(item.start, dated.start)
            if (dated.month, dated.day) == (frame.month, frame.day) and same_sentence(self.text, low, high):
                return dated
        return None

    def _same_day_elsewhere(self, frame: Frame) -> Year | None:
        """The year that the text gives this month and day in another place, where it is always the same."""
        same = self.days.get((frame.month or 0, frame.day or 0), [])
        return Year(same[0].year, same[0], 0.8) if len({dated.year for dated in same}) == 1 else None

    def _before(self, item: Item, *, near: bool) -> FullDate | None:
        """The last full date before `item` that is not ahead, `near` only in the same paragraph."""
        at = bisect_left(self.starts, item.start)
        for before in reversed(self.full[max(0, at - _NEAR) : at]):
            if near and (
                item.start - before.end > PARAGRAPH or "\n" in self.text[before.end : max(before.end, item.start)]
            ):
                return None
            if not before.ahead:
                return before
        return None


def _agrees(node: Node, frame: Frame, year: int) -> bool:
    """Whether the weekday that is said beside a day of the month is that of the day in `year`."""
    if frame.weekday is None or frame.day is None or frame.weekday > 7:
        return True
    found = _extent(node, year)
    return found is not None and found[0].isoweekday() == frame.weekday


def _tried(node: Node, year: int, reach: int) -> list[tuple[int, tuple[datetime, datetime]]]:
    """The years around `year` that have such a date, with what it is there."""
    years = range(max(1, year - reach), min(9998, year + reach) + 1)
    return [(each, found) for each in years if (found := _extent(node, each)) is not None]


def _extent(node: Node, year: int) -> tuple[datetime, datetime] | None:
    """Where `node` begins and ends in `year`."""
    node = in_year(node, year)
    whole = first = extent_of(node, None)
    if isinstance(node, Bounded | Between):
        while isinstance(node, Bounded | Between):
            node = node.node if isinstance(node, Bounded) else node.first
        first = extent_of(node, None)
    return None if first is None else (first.start, (whole or first).end)


def _distance(extent: tuple[datetime, datetime], now: datetime) -> tuple[timedelta, bool]:
    """How far a stretch is from `now`, 0 inside it; of two as far, the earlier."""
    if extent[0] > now:
        return extent[0] - now, True
    return max(now - extent[1], timedelta()), False
