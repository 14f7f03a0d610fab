"""The same day or period in several sources, and what two sources say differently of one event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from normalizer.dates.model import Basis, DateCheck, DateMatch, TimeExpression, TimeKind

_SENTENCE = re.compile(r"[。！？!?\n]|\.(?=\s)")
_LONGEST = 300
_MOST = 20
_GUESS = 0.6  # the confidence of a year that was only guessed
_DISPUTED = 0.4


class Dated(Protocol):
    """Anything with an id and time expressions."""

    @property
    def id(self) -> str: ...

    @property
    def dates(self) -> Sequence[TimeExpression]: ...


@dataclass(frozen=True, slots=True)
class DatedText:
    """A source's text with its time expressions, whose offsets are those of `text`."""

    id: str
    text: str
    dates: Sequence[TimeExpression]


def period_of(found: TimeExpression) -> tuple[str, str] | None:
    """The first and the last day of a date or an interval that is known on both sides; None for anything else."""
    if found.kind not in (TimeKind.DATE, TimeKind.INTERVAL) or found.basis is Basis.NONE:
        return None
    if found.earliest is None or found.latest is None:
        return None
    return found.earliest, found.latest


def match(documents: Sequence[DatedText]) -> tuple[tuple[TimeExpression, ...], ...]:
    """The expressions of each document, in the order given, with `matches` filled.

    Two expressions match where they mean the same first and last day, and a day whose year nothing tells matches that
    month and day where another document has its year: that helps a reader, and settles nothing. A day or month whose
    year was inferred is checked against the full dates that other documents have of it. Each match carries the
    sentence around it. At most twenty are listed for an expression, by document and place. Nothing is matched within
    a document.
    """
    places = _Places()
    for document in sorted(documents, key=lambda document: document.id):
        for found in document.dates:
            places.add(document, found)
    return tuple(tuple(_matched(found, document.id, places) for found in document.dates) for document in documents)


_OPEN_DAY = re.compile(r"XXXX-(\d\d-\d\d)$")
_DAY_OR_MONTH = re.compile(r"(\d{4})-((?:0[1-9]|1[0-2])(?:-\d\d)?)$")


class _Places:
    """Where dates stand in all documents, by what they mean."""

    def __init__(self) -> None:
        self.periods: dict[tuple[str, str], list[DateMatch]] = {}
        self.full: dict[str, list[tuple[int, DateMatch]]] = {}
        self.placed: dict[str, list[DateMatch]] = {}
        self.open: dict[str, list[DateMatch]] = {}

    def add(self, document: DatedText, found: TimeExpression) -> None:
        period, edtf = period_of(found), found.edtf or ""
        unplaced = _OPEN_DAY.match(edtf)
        if period is None and unplaced is None:
            return
        sentence = sentence_around(document.text, found.start, found.end)
        place = DateMatch(document.id, found.start, found.end, sentence)
        if period is not None:
            self.periods.setdefault(period, []).append(place)
            said = _DAY_OR_MONTH.match(edtf)
            if said is not None and found.basis is Basis.EXPLICIT:
                self.full.setdefault(said[2], []).append((int(said[1]), place))
            if said is not None and _has_year(found):
                self.placed.setdefault(said[2], []).append(place)
        elif unplaced is not None:
            self.open.setdefault(unplaced[1], []).append(place)


def _matched(found: TimeExpression, document: str, places: _Places) -> TimeExpression:
    period, edtf = period_of(found), found.edtf or ""
    others: list[DateMatch] = []
    if period is not None:
        others += places.periods.get(period, ())
        if _has_year(found) and (said := _DAY_OR_MONTH.match(edtf)):
            others += places.open.get(said[2], ())
    elif unplaced := _OPEN_DAY.match(edtf):
        others += places.placed.get(unplaced[1], ())
    matches = sorted((place for place in others if place.document != document), key=lambda m: (m.document, m.start))
    found = replace(found, matches=tuple(matches[:_MOST]))
    return _checked(found, document, places)


def _has_year(found: TimeExpression) -> bool:
    """Whether its year is said, or follows from when its document was written."""
    return found.basis is Basis.EXPLICIT or (found.basis is Basis.INFERRED_YEAR and found.confidence > _GUESS)


def _checked(found: TimeExpression, document: str, places: _Places) -> TimeExpression:
    """An inferred year against what other documents say in full of the same day, or of a month that was guessed."""
    said = _DAY_OR_MONTH.match(found.edtf or "")
    if said is None or found.basis is not Basis.INFERRED_YEAR:
        return found
    others = [(year, place) for year, place in places.full.get(said[2], ()) if place.document != document]
    years = {year for year, _ in others}
    if not years:
        return found
    if int(said[1]) in years:
        place = next(place for year, place in others if year == int(said[1]))
        detail = f"{found.surface} was read as {found.edtf}, and {place.document} has that date with its year."
        return replace(found, checks=(*found.checks, DateCheck("year", "holds", detail)))
    if len(years) > 1 or ("-" not in said[2] and found.confidence > _GUESS):
        return found
    year, place = others[0]
    detail = f"{found.surface} was read as {found.edtf}, but {place.document} has the same date in {year}."
    check = DateCheck("year", "fails", detail)
    confidence = _DISPUTED if found.confidence <= _GUESS else min(found.confidence, _GUESS)
    return replace(found, checks=(*found.checks, check), confidence=confidence)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that `[start, end)` stands in, cut to 300 characters around it, its white space made single.

    >>> sentence_around("First. It began on 1 July 2025 in Paris. Then", 19, 30)
    'It began on 1 July 2025 in Paris.'
    """
    low, high = max(0, start - _LONGEST // 2), min(len(text), end + _LONGEST // 2)
    for found in _SENTENCE.finditer(text, low, start):
        low = found.end()
    if found_end := _SENTENCE.search(text, end, high):
        high = found_end.end()
    return " ".join(text[low:high].split())


def compare(one: TimeExpression, other: TimeExpression, source: str) -> DateCheck | None:
    """What came of comparing two dates of one event; `source` is the id of the other's document.

    None where they can be the same time or where one of them is not known. The caller knows that the event is the same.
    """
    here, there = period_of(one), period_of(other)
    if here is None or there is None or (here[0] <= there[1] and there[0] <= here[1]):
        return None
    detail = f"{one.surface} is {_said(here)} here, and {other.surface} is {_said(there)} in {source}."
    return DateCheck("same-event", "fails", detail)


def _said(period: tuple[str, str]) -> str:
    return period[0] if period[0] == period[1] else f"{period[0]} to {period[1]}"
