"""Notes on a text (changes, marks, names, dates) as inline HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalizer.edition.page.markup import quoted, show


@dataclass(frozen=True, slots=True)
class Note:
    """A note on `[start, end)` of a text: the id of what it leads to, and classes that say how it looks.

    A note of no length is a point: `label` says what is not there. Of several notes on one place the link leads to
    the one of the lowest `rank`.
    """

    start: int
    end: int
    id: str
    classes: str
    rank: int
    label: str = ""


MOST = 12
"""How many notes of one place are named; more are not readable, and hostile ones could be as many as characters."""


def annotate(text: str, notes: Iterable[Note], offset: int = 0) -> str:
    """A text with its notes as links; `offset` is where the text begins on the scale of the notes.

    Notes may overlap in any way: the text is cut at every border, and each piece is one link that names all its notes,
    so that no link lies in another.
    """
    size = len(text)
    spans = sorted(
        (
            (max(note.start - offset, 0), min(note.end - offset, size), note)
            for note in notes
            if note.start - offset <= size and note.end >= offset
        ),
        key=lambda span: (span[0], span[1], span[2].rank, span[2].id),
    )
    points = [span for span in spans if span[2].start == span[2].end]
    ranges = [span for span in spans if span[0] < span[1]]
    borders = sorted({0, size, *(place for start, end, _ in spans for place in (start, end))})
    html: list[str] = []
    active: list[tuple[int, int, Note]] = []
    point = coming = 0
    for start, end in zip(borders, [*borders[1:], size], strict=True):
        while point < len(points) and points[point][0] == start:
            html.append(_link([points[point][2]], "", points[point][2].label))
            point += 1
        active = [span for span in active if span[1] > start]
        while coming < len(ranges) and ranges[coming][0] == start:
            if len(active) < MOST:
                active.append(ranges[coming])
            coming += 1
        if start < end:
            piece = text[start:end]
            html.append(_link([span[2] for span in active], piece) if active else show(piece))
    return "".join(html)


def strike(text: str, notes: Iterable[Note], offset: int = 0) -> str:
    """A text with the places of disjoint, sorted notes as `<del>`."""
    html = []
    done = 0
    for note in notes:
        left, right = max(note.start - offset, done), min(note.end - offset, len(text))
        if left < right:
            classes = f' class="{note.classes}"' if note.classes else ""
            html += [show(text[done:left]), f'<del{classes} data-n="{note.id}">{show(text[left:right])}</del>']
            done = right
    html.append(show(text[done:]))
    return "".join(html)


def _link(notes: Sequence[Note], piece: str, label: str = "") -> str:
    notes = sorted(notes, key=lambda note: (note.rank, note.id))
    classes = " ".join(dict.fromkeys(name for note in notes for name in note.classes.split()))
    ids = " ".join(note.id for note in notes)
    spoken = f' aria-label="{quoted(label)}"' if label else ""
    return f'<a class="{classes}" href="#{notes[0].id}" data-n="{ids}"{spoken}>{show(piece)}</a>'
