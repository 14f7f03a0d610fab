"""Links from the segments of a document to the passages of its neighbours that speak of the same thing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalizer.alignment import Anchor, AnchorKind, Passage, link
from normalizer.dates.model import TimeExpression, TimeKind
from normalizer.edition.model import EditionSegment
from normalizer.language.model import LanguageSpan
from normalizer.names.model import NameMention, NameStatus, NameType
from normalizer.pipeline.neighbours import Neighbourhood
from normalizer.references import References
from normalizer.translation.quality import read_figures

_KINDS = {
    NameType.PERSON: AnchorKind.PERSON,
    NameType.ORGANIZATION: AnchorKind.ORGANIZATION,
    NameType.PRODUCT: AnchorKind.PRODUCT,
    NameType.PLACE: AnchorKind.PLACE,
}
_DAY_OR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?")
_LEAST_FIGURE = 1_000  # smaller numbers, and years, are met by chance
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
                spellings.setdefault(anchor, spell(anchor, neighbourhood.references))
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
    for value in read_figures(text, least_in_words=_LEAST_FIGURE):
        if value >= _LEAST_FIGURE and value not in _YEARS:
            yield Anchor(AnchorKind.FIGURE, f"{value:,.10g}")


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
