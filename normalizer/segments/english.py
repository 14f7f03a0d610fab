"""Sentence boundaries of English and other languages with blanks between words."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s)")


def find_ends(text: str) -> Iterator[int]:
    """Where the sentences of one line end, ascending; the end of the line is not among them."""
    if not _END.search(text):
        return
    import syntok.segmenter as segmenter

    for paragraph in segmenter.analyze(text):
        for sentence in paragraph:
            last = sentence[-1]
            end = last.offset + len(last.value)
            if text[end:].strip():
                yield end
