"""Cuts a text into sentences, headings and list items."""

import re
from collections.abc import Iterator, Sequence

from normalizer.language import LanguageSpan, detect
from normalizer.segments import chinese, english
from normalizer.segments.model import Segment

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")


def split(text: str, spans: Sequence[LanguageSpan] | None = None) -> tuple[Segment, ...]:
    """The segments of `text` in order; all but white space lies in exactly one.

    A segment never crosses a line break or the border of a language span; `spans` cover the text, as `detect` gives
    them, and are found where not given.
    """
    if spans is None:
        spans = detect(text)
    return tuple(_split(text, spans))


def _split(text: str, spans: Sequence[LanguageSpan]) -> Iterator[Segment]:
    for span in spans:
        rules = chinese if span.tag.startswith(("zh", "ja")) else english
        for line in _LINE.finditer(text, span.start, span.end):
            start = line.start()
            for end in [*rules.find_ends(line.group()), len(line.group())]:
                segment = _trim(text, start, line.start() + end, span.tag)
                start = line.start() + end
                if segment is not None:
                    yield segment


def _trim(text: str, start: int, end: int, language: str) -> Segment | None:
    """The stretch without white space at its ends; None where nothing is left."""
    body = text[start:end]
    first = start + len(body) - len(body.lstrip())
    last = end - len(body) + len(body.rstrip())
    return Segment(first, last, language) if first < last else None
