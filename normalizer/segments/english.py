"""Sentence boundaries of English and other languages with blanks between words.

A full stop after a plain word, before a capital, ends a sentence; whatever is less plain (abbreviations, initials,
small letters after it) is left to syntok (MIT), which is slower by a factor of ten.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_END = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s)")
# A word that is no abbreviation: four small letters at least, or a figure of two; and what starts a new sentence.
_PLAIN = re.compile(r"(?:[^\W\d_A-Z]{4}|[^\W\d_A-Z][’'][a-z]{1,2}|\d\d|[%)\]”\"])$")
_LONGEST = 50_000  # a longer line is no prose, and syntok would take seconds for it
_START = re.compile(r"\s+[“‘\"'(\[«]?[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")


def find_ends(text: str) -> Iterator[int]:
    """Where the sentences of one line end, ascending; the end of the line is not among them."""
    start, doubtful, last = 0, False, len(text.rstrip())
    for stop in _END.finditer(text):
        end, marks = stop.end(), stop.group()
        if end >= last:
            break
        plain = marks[0] in "!?" or _PLAIN.search(text, max(0, stop.start() - 6), stop.start()) is not None
        if len(text) < _LONGEST and (not plain or "…" in marks or ".." in marks or not _START.match(text, end)):
            doubtful = True
            continue
        if doubtful:
            yield from (start + each for each in _ask_syntok(text[start:end]))
        yield end
        start, doubtful = end, False
    if doubtful:
        yield from (start + each for each in _ask_syntok(text[start:]))


@lru_cache(maxsize=512)  # an English source is cut twice: as it is, to be linked to, and as repaired
def _ask_syntok(text: str) -> tuple[int, ...]:
    import syntok.segmenter as segmenter

    last = len(text.rstrip())
    ends = (
        sentence[-1].offset + len(sentence[-1].value) for paragraph in segmenter.analyze(text) for sentence in paragraph
    )
    return tuple(end for end in ends if end < last)
