"""A document as it is read: its segments in columns, with every change, name and date noted in place."""

from collections.abc import Iterator

from normalizer.edition.model import Document, EditionSegment
from normalizer.edition.page.markup import abridge, anchor, foreign, fragment, language, plural, quoted, show
from normalizer.edition.page.notes import annotate, strike
from normalizer.edition.page.placing import SegmentNotes, find_removed, place_notes
from normalizer.edition.page.site import Site
from normalizer.edits.records import Edit
from normalizer.translation.model import EnglishFrom

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
    """One document while its segments are written."""

    def __init__(self, document: Document, site: Site) -> None:
        self._document = document
        self._site = site
        self._number = site.number(document.id)
        self._english = has_english(document)

    def rows(self) -> Iterator[str]:
        """The segments in order, and between them what was removed altogether."""
        gone = find_removed(self._document)
        placed = place_notes(self._document, self._number)
        coming = 0
        for count, (segment, notes) in enumerate(zip(self._document.segments, placed, strict=True), 1):
            while coming < len(gone) and gone[coming][1].start < segment.start:
                yield self._show_removed(*gone[coming])
                coming += 1
            yield self._show_segment(segment, notes, count)
        for index, edit in gone[coming:]:
            yield self._show_removed(index, edit)

    def _show_segment(self, segment: EditionSegment, notes: SegmentNotes, count: int) -> str:
        tag = language(segment.language)
        original = strike(segment.original, notes.original, segment.start)
        clean = annotate(segment.clean, notes.clean, segment.clean_start)
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

    def _show_removed(self, index: int, edit: Edit) -> str:
        id = f"e{self._number}.{index}"
        tag = language(self._document.language.tag)
        english = '<div class="cell e"></div>' if self._english else ""
        return (
            f'<div class="row removed"><span class="gutter"></span>'
            f'<div class="cell o"><p{tag} dir="auto"><del data-n="{id}">{show(edit.before.strip())}</del></p></div>'
            f'<div class="cell c"><p><a class="ed" href="#{id}" data-n="{id}">removed</a></p></div>{english}</div>\n'
        )


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
            f'<span class="shared">{relation}: {shared} (similarity {link.score:.2f})</span></li>'
        )
