"""A document as it is read: its segments in columns, with every change, name and date noted in place."""

from collections.abc import Iterator, Sequence

from normalizer.edition.model import Document, EditionSegment
from normalizer.edition.page.apparatus import KINDS, percent, rejected
from normalizer.edition.page.markup import abridge, anchor, foreign, fragment, language, plural, quoted, show
from normalizer.edition.page.notes import Note, annotate, strike
from normalizer.edition.page.site import Site
from normalizer.edits.records import Edit, Mark
from normalizer.names.model import NameStatus, NameType
from normalizer.translation.model import EnglishFrom

NAME_CLASSES = {kind: f"nm {kind.value[:3]}" for kind in NameType}
"""The classes of a name in the text."""

_ENGLISH = {
    EnglishFrom.ARGOS: "machine translation",
    EnglishFrom.GLOSS: "gloss, not a translation",
    EnglishFrom.NONE: "not translated",
}


def show_segments(document: Document, site: Site) -> str:
    """The segments of a document, in order, and between them what was removed altogether."""
    return "".join(_Reader(document, site).rows())


def has_english(document: Document) -> bool:
    """Whether a document has a column of English beside its own text."""
    return any(segment.english_from is not EnglishFrom.SOURCE for segment in document.segments)


class _Reader:
    """One document while its segments are written, which are gone through once, in order."""

    def __init__(self, document: Document, site: Site) -> None:
        self._document = document
        self._site = site
        self._number = site.number(document.id)
        self._notes = _Window(_clean_notes(document, self._number))
        self._changes = _Window(_original_places(document, self._number))
        self._english = has_english(document)
        self._points: set[str] = set()

    def rows(self) -> Iterator[str]:
        gone = _removed(self._document)
        coming = 0
        for count, segment in enumerate(self._document.segments, 1):
            while coming < len(gone) and gone[coming][1].start < segment.start:
                yield self._show_removed(*gone[coming])
                coming += 1
            yield self._show_segment(segment, count)
        for index, edit in gone[coming:]:
            yield self._show_removed(index, edit)

    def _show_segment(self, segment: EditionSegment, count: int) -> str:
        tag = language(segment.language)
        places = [
            (note.start, note.end, note.id, note.classes.strip())
            for note in self._changes.between(segment.start, segment.end)
        ]
        between = self._notes.between(segment.clean_start, segment.clean_end)
        notes = [note for note in between if note.start < note.end or self._owns(segment, note)]
        original = strike(segment.original, places, segment.start)
        clean = annotate(segment.clean, notes, segment.clean_start)
        where = f"{segment.id}, characters {segment.start}–{segment.end}"
        return (
            f'<div class="row" id="{quoted(anchor(segment.id))}">'
            f'<div class="gutter"><a class="number" href="{fragment(segment.id)}" title="{quoted(where)}">{count}</a>'
            "</div>"
            f'<div class="cell o"><span class="label">Original</span><p{tag} dir="auto">{original}</p></div>'
            f'<div class="cell c"><span class="label">Cleaned</span><p{tag} dir="auto">{clean}</p>'
            f"{_show_chinese(segment)}</div>"
            f"{_show_english(segment) if self._english else ''}{_show_links(segment, self._site)}</div>\n"
        )

    def _owns(self, segment: EditionSegment, point: Note) -> bool:
        """Whether a point, which may stand between two segments, is shown in this one; it is shown once."""
        line = self._document.revision.ledger[int(point.id.partition(".")[2])]
        inside = segment.start <= line.start and line.end <= segment.end
        if point.id in self._points or not inside:
            return False
        self._points.add(point.id)
        return True

    def _show_removed(self, index: int, edit: Edit) -> str:
        id = f"e{self._number}.{index}"
        tag = language(self._document.language.tag)
        english = '<div class="cell e"></div>' if self._english else ""
        return (
            f'<div class="row removed"><span class="gutter"></span>'
            f'<div class="cell o"><p{tag} dir="auto"><del data-n="{id}">{show(edit.before.strip())}</del></p></div>'
            f'<div class="cell c"><p><a class="ed" href="#{id}" data-n="{id}">removed</a></p></div>{english}</div>\n'
        )


class _Window:
    """Notes sorted by start, handed out segment by segment without looking at each again for every segment."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self._notes = sorted(notes, key=lambda note: (note.start, note.end, note.rank, note.id))
        self._next = 0
        self._open: list[Note] = []

    def between(self, start: int, end: int) -> list[Note]:
        """The notes that share a character with `[start, end)` or are points of it; `start` must not go back."""
        while self._next < len(self._notes) and self._notes[self._next].start <= end:
            self._open.append(self._notes[self._next])
            self._next += 1
        self._open = [note for note in self._open if note.end >= start]
        return [note for note in self._open if note.start == note.end or (note.start < end and start < note.end)]


def _clean_notes(document: Document, number: int) -> list[Note]:
    """Everything that is noted on the clean text."""
    revision = document.revision
    notes = []
    for index, line in enumerate(revision.ledger):
        if rejected(line):
            continue
        place = revision.place(line)
        kind = KINDS[line.status]
        unsure = " unsure" if isinstance(line, Edit) and line.confidence < 0.9 else ""
        slight = _slight(line)
        gone = f"{'Removed' if isinstance(line, Edit) else 'Proposal'}: {abridge(line.before, 60)}"
        rank = {"fl": 0, "pr": 1, "ed": 2}[kind]
        point = " point" if not len(place) else ""
        notes.append(Note(place.start, place.end, f"e{number}.{index}", f"{kind}{slight}{unsure}{point}", rank, gone))
    for index, name in enumerate(document.names):
        place = revision.clean_span(name.start, name.end)
        if len(place):
            status = "" if name.status is NameStatus.SETTLED else f" {name.status.value}"
            notes.append(Note(place.start, place.end, f"n{number}.{index}", NAME_CLASSES[name.type] + status, 3))
    for index, date in enumerate(document.dates):
        place = revision.clean_span(date.start, date.end)
        if len(place):
            notes.append(Note(place.start, place.end, f"t{number}.{index}", "dt", 4))
    return notes


def _original_places(document: Document, number: int) -> list[Note]:
    """The places of the original that an edit replaced."""
    return [
        Note(line.start, line.end, f"e{number}.{index}", _slight(line), 0)
        for index, line in enumerate(document.revision.ledger)
        if isinstance(line, Edit) and line.before
    ]


def _slight(line: Edit | Mark) -> str:
    """The class of an edit of punctuation and spaces only, which should not catch the eye."""
    letters = any(char.isalnum() for char in f"{line.before}{line.after or ''}")
    return "" if letters or isinstance(line, Mark) else " slight"


def _removed(document: Document) -> list[tuple[int, Edit]]:
    """The edits, with their indices in the ledger, that no segment shows and that are more than white space."""
    segments = document.segments
    coming = 0
    removed = []
    for index, line in enumerate(document.revision.ledger):
        while coming < len(segments) and segments[coming].end <= line.start:
            coming += 1
        outside = coming == len(segments) or line.end <= segments[coming].start
        if isinstance(line, Edit) and outside and line.before.strip():
            removed.append((index, line))
    return removed


def _show_chinese(segment: EditionSegment) -> str:
    if segment.chinese is None:
        return ""
    return (
        f'<div class="machine"><span class="from">machine translation</span>'
        f'<p lang="zh-Hant">{show(segment.chinese)}</p></div>'
    )


def _show_english(segment: EditionSegment) -> str:
    made = _ENGLISH.get(segment.english_from)
    badge = f'<span class="from {segment.english_from.value}">{made}</span>' if made else ""
    flags = "".join(f"<li>{show(flag)}</li>" for flag in segment.english_flags)
    flags = f'<ul class="warnings">{flags}</ul>' if flags else ""
    text = f'<p lang="en" dir="auto">{show(segment.english)}</p>' if segment.english else ""
    return f'<div class="cell e"><span class="label">English</span>{text}{badge}{flags}</div>'


def _show_links(segment: EditionSegment, site: Site) -> str:
    """What other sources say of the same thing, one click away."""
    if not segment.links:
        return ""
    items = "".join(_link_items(segment, site))
    count = plural(len(segment.links), "passage")
    return f'<details class="links"><summary>{count} in other sources</summary><ul>{items}</ul></details>'


def _link_items(segment: EditionSegment, site: Site) -> Iterator[str]:
    for link in segment.links:
        href = site.place(link.document, link.start)
        name = f'<a href="{quoted(href)}">{foreign(link.document)}</a>' if href else foreign(link.document)
        shared = ", ".join(foreign(what) for what in link.shared)
        relation = link.relation.value.replace("-", " ")
        yield (
            f"<li>{name} <q>{foreign(abridge(link.text, 400))}</q> "
            f'<span class="shared">{relation}: {shared} ({percent(link.score)})</span></li>'
        )
