"""The dates of several documents as one picture: a row a document, time across, precision as width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from normalizer.dates.matching import Dated, period_of
from normalizer.dates.model import Basis, TimeExpression
from normalizer.dates.rendering import MONTHS

_WIDTH = 960
_LEFT = 200
_RIGHT = 24
_TOP = 28
_LANE = 16
_BAR = 10
_LEAST = 5
_LONGEST_LABEL = 26
_MOST_LANES = 12


@dataclass(frozen=True, slots=True)
class _Mark:
    """One expression with its days."""

    found: TimeExpression
    first: date
    last: date

    @property
    def disputed(self) -> bool:
        return any(made.outcome == "fails" for made in self.found.checks)


@dataclass(frozen=True, slots=True)
class _Scale:
    """The days that are shown, across the width of the picture."""

    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * min(1.0, max(0.0, share)), 1)


def render(documents: Sequence[Dated]) -> str:
    """An `<svg>` element with a row for each document that has placed dates, in the order given.

    A bar runs from the first to the last day that an expression can mean; a hollow bar is inferred or counted, a
    dashed outline is disputed by a check, a thin line joins what means the same days in several documents. What lies
    far from the rest stands at the edge, as an arrow. The same documents give the same bytes; without placed dates, an
    empty string.
    """
    rows = [(document.id, _marks(document.dates)) for document in documents]
    rows = [(id, marks) for id, marks in rows if marks]
    if not rows:
        return ""
    scale = _scale([mark for _, marks in rows for mark in marks])
    body: list[str] = []
    anchors: dict[tuple[str, str], list[tuple[float, float]]] = {}
    y = float(_TOP)
    for id, marks in rows:
        lanes = _lanes(marks, scale)
        height = (max(lanes) + 1) * _LANE + 8
        body.append(_label(id, y + height / 2))
        body.append(
            f'<line x1="{_LEFT}" y1="{y + height}" x2="{_WIDTH - _RIGHT}" y2="{y + height}" stroke-opacity=".15"/>'
        )
        for mark, lane in zip(marks, lanes, strict=True):
            top = y + 4 + lane * _LANE
            body.append(_bar(mark, scale, top))
            period = period_of(mark.found)
            if period is not None and mark.found.matches:
                anchors.setdefault(period, []).append((_middle(mark, scale), top + _BAR / 2))
        y += height
    height = int(y) + 26
    joins = "".join(_join(places) for places in anchors.values() if len(places) > 1)
    description = (
        f"{sum(len(marks) for _, marks in rows)} dates of {len(rows)} documents, {scale.first} to {scale.last}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'role="img" aria-labelledby="timeline-title timeline-text" font-family="inherit" font-size="11" '
        'fill="currentColor" stroke="currentColor" stroke-width="1">'
        f'<title id="timeline-title">Timeline</title><desc id="timeline-text">{description}; '
        f"the list below has the same dates in words.</desc>{''.join(_axis(scale, y))}{joins}{''.join(body)}</svg>"
    )


def _marks(dates: Sequence[TimeExpression]) -> list[_Mark]:
    marks = []
    seen = set()
    for found in dates:
        period = period_of(found)
        if period is None or (period, found.surface) in seen:
            continue
        seen.add((period, found.surface))
        marks.append(_Mark(found, date.fromisoformat(period[0]), date.fromisoformat(period[1])))
    return sorted(marks, key=lambda mark: (mark.first, mark.last, mark.found.start))


def _scale(marks: list[_Mark]) -> _Scale:
    """The shortest stretch that holds four fifths of the marks, and half as much around it where something is there."""
    middles = sorted(mark.first + (mark.last - mark.first) / 2 for mark in marks)
    held = -(-len(middles) * 4 // 5)
    low, high = min(
        zip(middles, middles[held - 1 :], strict=False), key=lambda ends: (ends[1] - ends[0], -ends[0].toordinal())
    )
    reach = max((high - low) / 2, timedelta(days=15))
    shown = [mark for mark in marks if low - mark.first <= reach and mark.last - high <= reach] or marks
    first, last = min(mark.first for mark in shown), max(mark.last for mark in shown)
    pad = timedelta(days=2)
    return _Scale(max(first, date(1, 1, 3)) - pad, min(last, date(9999, 12, 29)) + pad)


def _lanes(marks: list[_Mark], scale: _Scale) -> list[int]:
    """The first lane of its row that each mark fits into."""
    ends: list[float] = []
    lanes = []
    for mark in marks:
        start = scale.x(mark.first)
        end = max(scale.x(min(mark.last, scale.last) + timedelta(days=1)), start + _LEAST) + 2
        lane = next((index for index, used in enumerate(ends) if used <= start), len(ends))
        if lane >= _MOST_LANES:
            lane = _MOST_LANES - 1
        elif lane == len(ends):
            ends.append(end)
        ends[lane] = max(ends[lane], end)
        lanes.append(lane)
    return lanes


def _bar(mark: _Mark, scale: _Scale, top: float) -> str:
    found = mark.found
    words = f"{found.english or found.surface} ({found.surface}): {found.edtf or f'{mark.first} to {mark.last}'}"
    words += "" if found.basis is Basis.EXPLICIT else f", {found.basis.value}"
    words += "; disputed" if mark.disputed else ""
    title = f"<title>{escape(words)}</title>"
    # what the page finds the bars of a date by
    time = f'data-time="{escape(found.value or found.surface)}"'
    if mark.last < scale.first or mark.first > scale.last:
        edge, tip = (_LEFT, -6) if mark.last < scale.first else (_WIDTH - _RIGHT, 6)
        return f'<path {time} d="M{edge} {top} l{tip} {_BAR / 2} l{-tip} {_BAR / 2} z">{title}</path>'
    x = scale.x(mark.first)
    end = min(mark.last, scale.last) + timedelta(days=1)
    width = max(_LEAST, round(scale.x(end) - x, 1))
    fill = ".55" if found.basis is Basis.EXPLICIT else ".12"
    dash = ' stroke-dasharray="3 2" stroke-width="2"' if mark.disputed else ""
    place = f'x="{x}" y="{top}" width="{width}" height="{_BAR}" rx="2"'
    return f'<rect {time} {place} fill-opacity="{fill}"{dash}>{title}</rect>'


def _middle(mark: _Mark, scale: _Scale) -> float:
    return round((scale.x(mark.first) + scale.x(mark.last)) / 2 + _LEAST / 2, 1)


def _join(places: list[tuple[float, float]]) -> str:
    points = " ".join(f"{x},{y}" for x, y in places)
    return f'<polyline points="{points}" fill="none" stroke-opacity=".35" stroke-dasharray="1 3"/>'


def _label(id: str, y: float) -> str:
    shown = id if len(id) <= _LONGEST_LABEL else id[: _LONGEST_LABEL - 1] + "…"
    return (
        f'<text x="{_LEFT - 10}" y="{y + 4}" text-anchor="end" stroke="none">'
        f"<title>{escape(id)}</title>{escape(shown)}</text>"
    )


def _axis(scale: _Scale, bottom: float) -> Iterator[str]:
    yield f'<line x1="{_LEFT}" y1="{bottom}" x2="{_WIDTH - _RIGHT}" y2="{bottom}" stroke-opacity=".5"/>'
    for day, words in _ticks(scale):
        x = scale.x(day)
        yield (
            f'<line x1="{x}" y1="{_TOP - 6}" x2="{x}" y2="{bottom}" stroke-opacity=".15"/>'
            f'<text x="{x}" y="{bottom + 16}" text-anchor="middle" stroke="none">{words}</text>'
        )


def _ticks(scale: _Scale) -> Iterator[tuple[date, str]]:
    """Weeks, months or years, whichever gives about ten."""
    length = (scale.last - scale.first).days
    if length <= 70:
        step = 7 if length > 14 else 1 if length <= 10 else 2
        day = scale.first + timedelta(days=2)
        while day <= scale.last:
            yield day, f"{MONTHS[day.month - 1][:3]} {day.day}"
            day += timedelta(days=step)
        return
    months = next(each for each in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if length / 30.4 / each <= 12)
    index = -(-(scale.first.year * 12 + scale.first.month) // months) * months
    while index // 12 <= 9999 and (day := date(max(1, index // 12), index % 12 + 1, 1)) <= scale.last:
        yield day, str(day.year) if months >= 12 else f"{MONTHS[day.month - 1][:3]} {day.year}"
        index += months
