"""Every time expression of a text, read, anchored and recorded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from normalizer.dates import chinese, english
from normalizer.dates.anchors import Anchor, find_anchor, given_anchor
from normalizer.dates.calendar import place
from normalizer.dates.cascade import Item
from normalizer.dates.english_items import TYPES
from normalizer.dates.frames import Frame, Node, Recurring, Shifted
from normalizer.dates.model import Basis, TimeExpression, TimeKind
from normalizer.dates.nodes import (
    WEEKDAY_SLOTS,
    counts_years,
    frames_of,
    in_year,
    lacks_year,
    takes_year,
    toward,
)
from normalizer.dates.rendering import in_english
from normalizer.dates.settling import Settled, settle
from normalizer.dates.tense import Tense, tense_of
from normalizer.dates.texts import PARAGRAPH, same_sentence
from normalizer.dates.years import Years
from normalizer.edits.evidence import Evidence

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_EXPRESSIONS = frozenset("XYMWKDxZTQVNpoP" + TYPES["TODAY"] + TYPES["TONIGHT"] + TYPES["PART"])
_LOOSE_DAY = frozenset(("day", "weekday", "hour", "minute", "daypart"))


def find(
    text: str,
    language: str | None = None,
    written: date | datetime | None = None,
    url: str | None = None,
    document: str = "",
    anchor: Anchor | None = None,
) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, in order and disjoint; offsets are code points, half-open.

    `language` is a BCP 47 tag of the whole text, None to judge by its script. `written` is when the text was written;
    where it is not given, the date in its address `url` counts, or else the latest X status id in the text. `document`
    is the id that evidence in the text itself is given. `anchor` is one found before (in the text before its repair,
    say), and outranks those of this text. What cannot be anchored stays open.
    """
    found = _read(text, language)
    if not found:
        return ()
    if written is not None:
        anchor = given_anchor(written)
    elif anchor is None:
        anchor = find_anchor(text, url, document)
    return _Reader(text, anchor, document, found).read(found)


def _read(text: str, language: str | None) -> list[tuple[Item, str]]:
    """The expressions of both grammars; where they meet, that of the language around counts."""
    han = _HAN.findall(text) if not text.isascii() else []
    tag = (language or "").partition("-")[0]
    main = tag if tag in ("zh", "en") else "zh" if han and sum(map(len, han)) > len(_LATIN.findall(text)) else "en"
    found: list[tuple[Item, str]] = []
    if han or main == "zh":
        found += [
            (item, "zh")
            for item in chinese.read(text)
            if item.type in _EXPRESSIONS and _belongs(text, item, "zh", main)
        ]
    if main == "en" or _LATIN.search(text):
        found += [
            (item, "en")
            for item in english.read(text)
            if item.type in _EXPRESSIONS and _belongs(text, item, "en", main)
        ]
    if len(found) < 2 or not (han or main == "zh"):
        return found
    found.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1] != main))
    kept: list[tuple[Item, str]] = []
    for item, spoken in found:
        if not kept or item.start >= kept[-1][0].end:
            kept.append((item, spoken))
    return kept


def _belongs(text: str, item: Item, spoken: str, main: str) -> bool:
    """Whether an expression has words of its own language, or only digits in the language of the text."""
    if spoken == main:
        return True
    surface = text[item.start : item.end]
    return (_HAN if spoken == "zh" else _LATIN).search(surface) is not None


_Reading = tuple[Settled, str | None, tuple[Evidence, ...], float]  # with its anchor, its evidence, its confidence


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The time the text last spoke of, and where; `exact` where it was one day, `in_year` where it was in one year."""

    day: date
    exact: bool
    in_year: bool
    start: int
    end: int


class _Reader:
    """One pass over the expressions of a text, in order."""

    def __init__(self, text: str, anchor: Anchor | None, document: str, found: Sequence[tuple[Item, str]]) -> None:
        self.text = text
        self.anchor = anchor
        self.document = document
        self.years = Years(text, anchor, found)
        if anchor is not None and anchor.bound and self.years.is_younger:
            self.anchor = None  # an old post, quoted long after
            self.years = Years(text, None, found)
        self.last: _Spoken | None = None

    def read(self, found: Sequence[tuple[Item, str]]) -> tuple[TimeExpression, ...]:
        return tuple(self._record(item, language) for item, language in found)

    def _record(self, item: Item, language: str) -> TimeExpression:
        node: Node = item.value
        surface = self.text[item.start : item.end]
        settled, said, evidence, confidence = self._settle(node, item)
        if settled.earliest is not None and settled.kind is not TimeKind.SET:
            exact = settled.latest == settled.earliest
            in_year = settled.latest is not None and settled.latest.year == settled.earliest.year
            self.last = _Spoken(settled.earliest, exact, in_year, item.start, item.end)
        elif settled.edtf and settled.edtf.startswith("X"):
            self.last = None  # the text speaks of a day that is not known
        return TimeExpression(
            start=item.start,
            end=item.end,
            surface=surface,
            kind=settled.kind,
            edtf=settled.edtf,
            earliest=settled.earliest.isoformat() if settled.earliest else None,
            latest=settled.latest.isoformat() if settled.latest else None,
            duration=settled.duration,
            duration_least=settled.duration_least,
            timex=settled.timex,
            modifier=settled.modifier,
            english=in_english(node) if language == "zh" or not _LATIN.search(surface) else surface,
            anchor=said,
            basis=settled.basis,
            confidence=confidence,
            evidence=evidence,
        )

    def _settle(self, node: Node, item: Item) -> _Reading:
        frames = frames_of(node)
        now = self.anchor.instant if self.anchor else None
        if any(frame.month is not None and (frame.lunar or frame.reign) for frame in frames):
            return self._by_old_calendar(node, frames, item)
        if any(frame.context for frame in frames) or (
            isinstance(node, Shifted)
            and node.sign > 0
            and node.base is None
            and not node.event
            and self._spoke_near(item)
        ):
            return self._from_last(node)
        if frames and lacks_year(frames[0]) and not (frames[0].toward or isinstance(node, Recurring)):
            return self._with_year(node, frames[0], item)
        if (
            isinstance(node, Frame)
            and node.day is not None
            and node.slots() <= _LOOSE_DAY
            and (found := self._loose_day(node, item)) is not None
        ):
            return found
        if frames and frames[0].slots() <= WEEKDAY_SLOTS and frames[0].weekday and self._looks_ahead(item):
            node = toward(node)
        settled = settle(node, now)
        if settled.basis is Basis.EXPLICIT or settled.basis is Basis.NONE:
            return settled, None, (), 0.97 if settled.basis is Basis.EXPLICIT else 0.9
        return settled, *self._anchored(0.9, 0.6)

    def _by_old_calendar(self, node: Node, frames: Sequence[Frame], item: Item) -> _Reading:
        """A month of the Chinese calendar: its days, where the year is known and the tables have it.

        In a year of a reign before the tables it lies a month or so after that of the same number.
        """
        frame = frames[0]
        year = self.years.of_lunar(node, frame, item, self.last.day if self.last and self.last.exact else None)
        settled = settle(in_year(node, year.year), self.anchor.instant if self.anchor else None) if year else None
        if settled is not None and year is not None and settled.earliest is not None:
            computed = f"{in_english(in_year(node, year.year))} is {settled.edtf}, by the tables of borax"
            said, evidence = (None, ()) if frame.year else self._anchored(0, 0)[:2]
            settled = replace(settled, basis=Basis.COMPUTED)
            return settled, said, (*evidence, Evidence.computation("lunar-calendar", computed)), year.confidence
        self.last = None
        if frame.lunar or not isinstance(node, Frame):
            return Settled(settle(node, None).kind), None, (), 0.9
        settled = settle(replace(node, reign=False), None)
        if not settled.edtf:
            return Settled(settled.kind), None, (), 0.9
        return Settled(settled.kind, f"{settled.edtf}~", modifier="APPROX", basis=settled.basis), None, (), 0.5

    def _anchored(self, sure: float, bound: float) -> tuple[str | None, tuple[Evidence, ...], float]:
        if self.anchor is None:
            return None, (), sure
        return self.anchor.said, self.anchor.evidence, bound if self.anchor.bound else sure

    def _spoke_near(self, item: Item) -> bool:
        return self.last is not None and (
            item.start - self.last.end <= PARAGRAPH and "\n" not in self.text[self.last.end : item.start]
        )

    def _from_last(self, node: Node) -> _Reading:
        last = self.last
        dated = last is not None and last.in_year and takes_year(node)
        if last is None or not (last.exact or dated or counts_years(node)):
            return settle(node, None), None, (), 0.5
        settled = settle(node, datetime.combine(last.day, time()))
        if settled.basis is Basis.RELATIVE:
            settled = replace(settled, basis=Basis.COMPUTED)
        if not (last.exact or dated) and settled.edtf:
            settled = replace(settled, edtf=settled.edtf[:4], earliest=None, latest=None)
        surface = self.text[last.start : last.end]
        return settled, surface, (Evidence.source(self.document, last.start, last.end, surface),), 0.6

    def _with_year(self, node: Node, frame: Frame, item: Item) -> _Reading:
        year = self.years.of(node, frame, item)
        if year is None:
            return settle(node, None), None, (), 0.9
        settled = settle(in_year(node, year.year), self.anchor.instant if self.anchor else None)
        if settled.basis is Basis.EXPLICIT:
            settled = replace(settled, basis=Basis.INFERRED_YEAR)
        if year.said is None:
            said, evidence, _ = self._anchored(0, 0)
            return settled, said, evidence, year.confidence
        surface = self.text[year.said.start : year.said.end]
        evidence = (Evidence.source(self.document, year.said.start, year.said.end, surface),)
        return settled, surface, evidence, year.confidence

    def _loose_day(self, frame: Frame, item: Item) -> _Reading | None:
        """A day of a month that is not said: of the month that makes it nearest to the day its sentence spoke of."""
        last = self.last
        if last is None or not last.exact or not same_sentence(self.text, last.end, item.start):
            return None
        index = last.day.year * 12 + last.day.month - 1
        months = [replace(frame, year=number // 12, month=number % 12 + 1) for number in (index, index + 1, index - 1)]
        placed = [
            (abs(extent.start.date() - last.day), frame.weekday not in (None, extent.start.isoweekday()), month)
            for month in months
            if (extent := place(month, None))
        ]
        if not placed:
            return None
        nearest = min(placed, key=lambda pair: (pair[1], pair[0]))[2]
        surface = self.text[last.start : last.end]
        evidence = (Evidence.source(self.document, last.start, last.end, surface),)
        return replace(settle(nearest, None), basis=Basis.COMPUTED), surface, evidence, 0.6

    def _looks_ahead(self, item: Item) -> bool:
        return tense_of(self.text, item.start, item.end) is not Tense.PAST
