"""The running text of a TEI document: segments with their changes, names, dates and damaged places.

An applied edit is a `choice` of `sic` and `corr`; a proposal is a `seg`, a flag `unclear`, or `gap` where nothing is
left; each points to its note (`@corresp`). Names and dates stand around the changes inside them; one that lies inside
an edit is left out. Elements cannot overlap: of two names or dates that cross, the first is marked up, and a
proposal or flag stands in pieces on each stretch that nothing else starts or ends in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element

from normalizer.dates.model import TimeExpression, TimeKind
from normalizer.edition.model import Document, EditionSegment
from normalizer.edition.tei.markup import (
    ID,
    LANG,
    RESPONSIBLE,
    add,
    append_text,
    certainty,
    type_name,
    w3c_date,
    w3c_duration,
)
from normalizer.edition.xmltext import xml_id
from normalizer.edits import Edit, Mark
from normalizer.names.model import NameMention, NameStatus, NameType
from normalizer.spans import Span

NAME_TAGS = {NameType.PERSON: "persName", NameType.ORGANIZATION: "orgName", NameType.PLACE: "placeName"}
_SHOWN_MARKS = 500  # in one segment
_NESTED_MARKS = 2  # marks on one stretch that are shown around it; the notes tell of all


@dataclass(frozen=True, slots=True)
class _Range:
    """A name or date of a document: where it stands and the number of its record."""

    start: int
    end: int
    number: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """An edit or mark, and its number in the ledger."""

    start: int
    end: int
    number: int


class TextWriter:
    """Writes the segments of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ledger = document.revision.ledger
        self._text = document.revision.original

    def add_segment(self, parent: _Element, segment: EditionSegment) -> None:
        """Add a segment as an `s`."""
        element = add(parent, "s", **{ID: xml_id(segment.id)})
        if segment.language != self._document.language.tag:
            element.set(LANG, segment.language)
        edits = self._edits(segment)
        if self._replay(segment, edits) != segment.clean:
            # the segment shares an edit with its neighbour: it changes as a whole
            choice = add(element, "choice")
            add(choice, "sic", segment.original)
            add(choice, "corr", segment.clean, resp=f"#{RESPONSIBLE}")
            return
        ranges = self._ranges(segment, edits)
        self._fill(element, Span(segment.start, segment.end), ranges, edits, self._marks(segment))

    def _edits(self, segment: EditionSegment) -> list[_Place]:
        """The edits inside a segment, in order."""
        found = []
        for number in segment.flags:
            change = self._ledger[number]
            if isinstance(change, Edit) and segment.start <= change.start <= change.end <= segment.end:
                place = self._document.revision.place(change)
                if segment.clean_start <= place.start <= place.end <= segment.clean_end:
                    found.append(_Place(change.start, change.end, number))
        return sorted(found, key=lambda place: (place.start, place.end))

    def _replay(self, segment: EditionSegment, edits: Sequence[_Place]) -> str:
        pieces = []
        place = segment.start
        for edit in edits:
            pieces += [self._text[place : edit.start], self._ledger[edit.number].after or ""]
            place = edit.end
        return "".join([*pieces, self._text[place : segment.end]])

    def _marks(self, segment: EditionSegment) -> list[_Place]:
        """The proposals and flags inside a segment, by start."""
        found = [
            _Place(change.start, change.end, number)
            for number in segment.flags
            for change in [self._ledger[number]]
            if isinstance(change, Mark) and segment.start <= change.start <= change.end <= segment.end
        ]
        return sorted(found, key=lambda place: (place.start, place.end, place.number))[:_SHOWN_MARKS]

    def _ranges(self, segment: EditionSegment, edits: Sequence[_Place]) -> list[_Range]:
        """The names and dates of a segment, outer before inner; crossing ones and those inside an edit left out."""
        names, dates = self._document.names, self._document.dates
        found = [_Range(names[number].start, names[number].end, number, True) for number in segment.names]
        found += [_Range(dates[number].start, dates[number].end, number, False) for number in segment.dates]
        accepted: list[_Range] = []
        open_ends: list[int] = []
        for each in sorted(found, key=lambda each: (each.start, -each.end, not each.is_name)):
            snapped = _snap(each, edits)
            if snapped is None or not segment.start <= snapped.start < snapped.end <= segment.end:
                continue
            while open_ends and open_ends[-1] <= snapped.start:
                open_ends.pop()
            if (open_ends and snapped.end > open_ends[-1]) or (accepted and snapped.start < accepted[-1].start):
                continue
            open_ends.append(snapped.end)
            accepted.append(snapped)
        return accepted

    def _fill(
        self, parent: _Element, span: Span, ranges: Sequence[_Range], edits: Sequence[_Place], marks: Sequence[_Place]
    ) -> None:
        """Write a span of the original with all that stands in it."""
        open_elements = [(parent, span.end)]
        waiting = list(reversed(ranges))
        gaps = [mark for mark in reversed(marks) if mark.start == mark.end]
        shown = [mark for mark in reversed(marks) if mark.start < mark.end]
        active: list[_Place] = []
        for leaf, edit in _leaves(span, ranges, edits, marks):
            while len(open_elements) > 1 and open_elements[-1][1] <= leaf.start:
                open_elements.pop()
            while gaps and gaps[-1].start <= leaf.start:
                self._add_gap(open_elements[-1][0], gaps.pop())
            while leaf.start < leaf.end and waiting and waiting[-1].start <= leaf.start:
                each = waiting.pop()
                open_elements.append((self._open_range(open_elements[-1][0], each), each.end))
            while shown and shown[-1].start < leaf.end:
                active.append(shown.pop())
            active = [mark for mark in active if mark.end > leaf.start]
            inner = open_elements[-1][0]
            for mark in active[:_NESTED_MARKS]:
                inner = self._open_mark(inner, mark)
            if edit is None:
                append_text(inner, leaf.of(self._text))
            else:
                self._add_choice(inner, edit)
        for gap in reversed(gaps):
            self._add_gap(parent, gap)

    def _open_range(self, parent: _Element, each: _Range) -> _Element:
        if each.is_name:
            return _add_name(parent, self._document.names[each.number])
        return _add_date(parent, self._document.dates[each.number], each.number)

    def _open_mark(self, parent: _Element, mark: _Place) -> _Element:
        change = self._ledger[mark.number]
        corresp = f"#{note_id(mark.number)}"
        if change.after is None:
            return add(parent, "unclear", reason=type_name(change.rule), corresp=corresp)
        return add(parent, "seg", type="proposal", corresp=corresp)

    def _add_gap(self, parent: _Element, mark: _Place) -> None:
        change = self._ledger[mark.number]
        if change.after is None:
            add(parent, "gap", reason=type_name(change.rule), corresp=f"#{note_id(mark.number)}")

    def _add_choice(self, parent: _Element, edit: _Place) -> None:
        change = self._ledger[edit.number]
        choice = add(parent, "choice", corresp=f"#{note_id(edit.number)}")
        add(choice, "sic", change.before)
        corr = add(choice, "corr", change.after or "", type=type_name(change.rule), resp=f"#{RESPONSIBLE}")
        corr.set("cert", certainty(change.confidence))


def note_id(number: int) -> str:
    """The identifier of the note on a line of the ledger."""
    return f"c-{number}"


def _snap(each: _Range, edits: Sequence[_Place]) -> _Range | None:
    """A name or date, widened to the whole of an edit that it cuts; None for one inside an edit, which has no place."""
    first = bisect_left(edits, each.start, key=lambda edit: edit.end)
    if first < len(edits) and edits[first].end == each.start:
        first = bisect_right(edits, each.start, key=lambda edit: edit.end)
    last = bisect_left(edits, each.end, key=lambda edit: edit.start) - 1
    start, end = each.start, each.end
    if first < len(edits) and edits[first].start < start:
        if edits[first].end >= end and edits[first].end - edits[first].start > end - start:
            return None
        start = edits[first].start
    if last >= 0 and edits[last].end > end:
        if edits[last].start <= start:
            return None
        end = edits[last].end
    return replace(each, start=start, end=end)


def _leaves(
    span: Span, ranges: Sequence[_Range], edits: Sequence[_Place], marks: Sequence[_Place]
) -> Iterator[tuple[Span, _Place | None]]:
    """The span cut where anything starts or ends: edits whole, stretches of text between them."""
    cuts = sorted(
        {place for each in ranges for place in (each.start, each.end)}
        | {place for each in marks for place in (each.start, each.end)}
    )
    place = span.start
    next_cut = 0
    for edit in (*edits, _Place(span.end, span.end, -1)):
        while next_cut < len(cuts) and cuts[next_cut] <= edit.start:
            if cuts[next_cut] > place:
                yield Span(place, cuts[next_cut]), None
                place = cuts[next_cut]
            next_cut += 1
        if edit.start > place:
            yield Span(place, edit.start), None
        if edit.number >= 0:
            yield Span(edit.start, edit.end), edit
            place = edit.end


def _add_name(parent: _Element, mention: NameMention) -> _Element:
    tag = NAME_TAGS.get(mention.type, "name")
    element = add(parent, tag, cert=certainty(mention.confidence))
    if tag == "name":
        element.set("type", mention.type.value)
    if mention.status is NameStatus.SETTLED and mention.canonical:
        element.set("ref", f"#{name_id(mention.type, mention.canonical)}")
    else:
        element.set("subtype" if tag == "name" else "type", mention.status.value)
    if mention.status is NameStatus.LOST:
        return add(element, "unclear", reason="lost")
    return element


def name_id(kind: NameType, canonical: str) -> str:
    """The identifier of a name's entry."""
    return xml_id(canonical, kind.value)


def date_id(number: int) -> str:
    """The identifier of a time expression."""
    return f"d-{number}"


def _add_date(parent: _Element, date: TimeExpression, number: int) -> _Element:
    element = add(parent, "date", **{ID: date_id(number)}, type=date.kind.value, subtype=date.basis.value)
    element.set("cert", certainty(date.confidence))
    earliest, latest = w3c_date(date.earliest), w3c_date(date.latest)
    if date.kind is TimeKind.INTERVAL:
        bounds = {"from": earliest, "to": latest}
    elif earliest and earliest == latest:
        bounds = {"when": earliest}
    else:
        bounds = {"notBefore": earliest, "notAfter": latest}
    duration = w3c_duration(date.duration) if date.duration_least is None else None  # ten to twelve months are neither
    for attribute, value in (bounds | {"dur": duration}).items():
        if value:
            element.set(attribute, value)
    return element
