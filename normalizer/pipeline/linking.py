"""Links from the segments of a document to the passages of its neighbours that speak of the same thing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from normalizer.alignment import Anchor, AnchorKind, Passage, link
from normalizer.dates import numbers
from normalizer.dates.model import TimeExpression, TimeKind
from normalizer.dates.numbers import Quantity
from normalizer.edition.model import EditionSegment
from normalizer.language.model import LanguageSpan
from normalizer.names.model import NameMention, NameStatus, NameType
from normalizer.pipeline.neighbours import Neighbourhood
from normalizer.references import References

_KINDS = {
    NameType.PERSON: AnchorKind.PERSON,
    NameType.ORGANIZATION: AnchorKind.ORGANIZATION,
    NameType.PRODUCT: AnchorKind.PRODUCT,
    NameType.PLACE: AnchorKind.PLACE,
}
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?")
_COUNTED = frozenset({"number", "count", "money"})
_LEAST_COUNT = 1_000  # smaller numbers, and years, are met by chance
_LEAST_MEASURE = 20
_MULTIPLIERS = "十百千萬万億亿"  # without a figure before it: 萬人 is said of any crowd
_YEARS = range(1900, 2101)


def cut_passages(id: str, text: str, language: str, dates: Sequence[TimeExpression]) -> tuple[Passage, ...]:
    """The sentences of a sound source with its dates and figures."""
    from normalizer.segments import split

    whole = LanguageSpan(0, len(text), language, 1.0)
    passages = []
    for segment in split(text, (whole,)):
        sentence = text[segment.start : segment.end]
        inside = (date for date in dates if segment.start <= date.start < segment.end)
        passages.append(Passage(id, segment.start, segment.end, sentence, frozenset(text_anchors(sentence, inside))))
    return tuple(passages)


def add_links(
    id: str,
    segments: Sequence[EditionSegment],
    names: Sequence[NameMention],
    dates: Sequence[TimeExpression],
    neighbourhood: Neighbourhood,
) -> tuple[EditionSegment, ...]:
    """The segments of document `id` with their links; `names` and `dates` are those of the document."""
    if all(member.id == id for member in neighbourhood.members):
        return tuple(segments)
    passages = []
    spellings: dict[Anchor, tuple[str, ...]] = {}
    for segment in segments:
        anchors = set(text_anchors(segment.clean, (dates[number] for number in segment.dates)))
        for number in segment.names:
            name = names[number]
            if name.status is NameStatus.SETTLED and name.canonical is not None:
                anchor = name_anchor(name.type, name.canonical)
                anchors.add(anchor)
                if anchor not in spellings:
                    spellings[anchor] = spell(anchor, neighbourhood.references)
        passages.append(Passage(id, segment.start, segment.end, segment.clean, frozenset(anchors)))
    links = link(passages, neighbourhood.shelf, spellings)
    return tuple(
        replace(segment, links=found) if found else segment for segment, found in zip(segments, links, strict=True)
    )


def text_anchors(text: str, dates: Iterable[TimeExpression]) -> Iterable[Anchor]:
    """The days and months among the `dates` of a text, and its large figures."""
    for date in dates:
        if date.kind is TimeKind.DATE and date.edtf and _DAY_OR_MONTH.fullmatch(date.edtf):
            yield Anchor(AnchorKind.DATE, date.edtf)
    yield from _large_figures(text)


@lru_cache(maxsize=1_000)  # a sentence of a sound source is asked twice: as a passage, and as a segment
def _large_figures(text: str) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(AnchorKind.FIGURE, f"{quantity.low:,} {_label(quantity)}".rstrip())
        for quantity in numbers.find(text)
        if quantity.low == quantity.high and _is_rare(quantity)
    )


def _is_rare(quantity: Quantity) -> bool:
    """Whether a figure is hardly met by chance: it is large, or measures something."""
    if quantity.surface[0] in _MULTIPLIERS or quantity.kind == "share":
        return False
    if quantity.kind in _COUNTED:
        return quantity.low >= _LEAST_COUNT and not (quantity.kind == "number" and quantity.low in _YEARS)
    return quantity.low >= _LEAST_MEASURE


def _label(quantity: Quantity) -> str:
    """The unit of a measure; a currency or what is counted is not said by every source."""
    return "" if quantity.kind in _COUNTED else quantity.unit


def name_anchor(kind: NameType, canonical: str) -> Anchor:
    """A settled name as an anchor."""
    return Anchor(_KINDS.get(kind, AnchorKind.OTHER), canonical)


def spell(anchor: Anchor, references: References) -> tuple[str, ...]:
    """The ways in which sources may write a name: as references do, and a person by the surname alone."""
    name = anchor.value
    spellings = {name, *(spelling for entry in references.names.find(name) for spelling in entry.spellings)}
    if anchor.kind is AnchorKind.PERSON:  # a given name alone may be anybody's
        surname = name.split()[-1]
        spellings = {spelling for spelling in spellings if " " in spelling} | {surname}
    return tuple(sorted(spellings))
