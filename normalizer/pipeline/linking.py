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


def cut_passages(id: str, text: str, language: str) -> tuple[Passage, ...]:
    """The sentences of a sound source with their dates and figures."""
    from normalizer.dates import find
    from normalizer.segments import split

    whole = LanguageSpan(0, len(text), language, 1.0)
    dates = find(text, language)
    passages = []
    for segment in split(text, (whole,)):
        sentence = text[segment.start : segment.end]
        inside = (date for date in dates if segment.start <= date.start < segment.end)
        passages.append(Passage(id, segment.start, segment.end, sentence, frozenset(_anchors(sentence, inside))))
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
        anchors = set(_anchors(segment.clean, (dates[number] for number in segment.dates)))
        for number in segment.names:
            name = names[number]
            if name.status is NameStatus.SETTLED and name.canonical is not None:
                anchor = Anchor(_KINDS.get(name.type, AnchorKind.OTHER), name.canonical)
                anchors.add(anchor)
                spellings.setdefault(anchor, _spell(name.canonical, anchor.kind, neighbourhood.references))
        passages.append(Passage(id, segment.start, segment.end, segment.clean, frozenset(anchors)))
    links = link(passages, neighbourhood.shelf, spellings)
    return tuple(
        replace(segment, links=found) if found else segment for segment, found in zip(segments, links, strict=True)
    )


def _anchors(text: str, dates: Iterable[TimeExpression]) -> Iterable[Anchor]:
    for date in dates:
        if date.kind is TimeKind.DATE and date.edtf and _DAY_OR_MONTH.fullmatch(date.edtf):
            yield Anchor(AnchorKind.DATE, date.edtf)
    for value in read_figures(text, least_in_words=_LEAST_FIGURE):
        if value >= _LEAST_FIGURE and value not in _YEARS:
            yield Anchor(AnchorKind.FIGURE, f"{value:,.10g}")


def _spell(canonical: str, kind: AnchorKind, references: References) -> tuple[str, ...]:
    """The ways in which sources may write a name: as references do, and a person by the surname alone."""
    spellings = {canonical, *(spelling for entry in references.names.find(canonical) for spelling in entry.spellings)}
    if kind is AnchorKind.PERSON:  # a given name alone may be anybody's
        surname = canonical.split()[-1]
        spellings = {spelling for spelling in spellings if " " in spelling} | {surname}
    return tuple(sorted(spellings))
