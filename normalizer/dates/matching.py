"""The same day or period in several sources, and what two sources say differently of one event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from normalizer.dates.model import Basis, DateCheck, DateMatch, TimeExpression, TimeKind

_SENTENCE = re.compile(r"[。！？!?\n]|\.(?=\s)")
_LONGEST = 300
_MOST = 20


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

    Two expressions match where they mean the same first and last day; each match carries the sentence around it. At
    most twenty are listed for an expression, by document and place. Nothing is matched within a document.
    """
    places: dict[tuple[str, str], list[DateMatch]] = {}
    for document in sorted(documents, key=lambda document: document.id):
        for found in document.dates:
            period = period_of(found)
            if period is not None:
                sentence = sentence_around(document.text, found.start, found.end)
                places.setdefault(period, []).append(DateMatch(document.id, found.start, found.end, sentence))
    return tuple(tuple(_matched(found, document.id, places) for found in document.dates) for document in documents)


def _matched(found: TimeExpression, document: str, places: dict[tuple[str, str], list[DateMatch]]) -> TimeExpression:
    period = period_of(found)
    others = [place for place in places.get(period, ()) if place.document != document] if period else []
    return replace(found, matches=tuple(others[:_MOST]))


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
