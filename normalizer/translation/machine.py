"""Segments through the installed packages: long ones cut, two packages where one does not lead there."""

import re
from collections.abc import Sequence

from normalizer.translation.guarded import translate_segments
from normalizer.translation.model import EnglishFrom, Fixed, Translation
from normalizer.translation.routes import find_routes

_LONG = 240  # code points; the public models know sentences of up to about 150 tokens
_CUT = re.compile(r"[，；：,;:]")


def translate_by_model(
    segments: Sequence[str], fixed: Sequence[Sequence[Fixed]], source: str, target: str
) -> list[Translation]:
    """The translation of each segment, with what `fixed` settles for it in place or a flag; a model must be there."""
    into_han = target.lower().startswith(("zh", "zt"))
    pieces: list[str] = []
    settled: list[Sequence[Fixed]] = []
    counts: list[int] = []
    for segment, items in zip(segments, fixed, strict=True):
        cuts = cut_long(segment, items)
        counts.append(len(cuts))
        for start, end in cuts:
            inside = (item for item in items if start <= item.start and item.end <= end)
            settled.append([Fixed(item.start - start, item.end - start, item.english) for item in inside])
            pieces.append(segment[start:end])
    first, *more = find_routes(source, target)
    done = translate_segments(first, pieces, settled, into_han and not more)
    for route in more:
        again = translate_segments(route, [item.text for item in done], [()] * len(done), into_han)
        done = [
            Translation(last.text, last.made_by, before.flags + last.flags)
            for before, last in zip(done, again, strict=True)
        ]
    joined: list[Translation] = []
    place = 0
    for count in counts:
        joined.append(_join(done[place : place + count], "" if into_han else " "))
        place += count
    return joined


def _join(pieces: Sequence[Translation], space: str) -> Translation:
    text = space.join(piece.text for piece in pieces if piece.text)
    flags = tuple(dict.fromkeys(flag for piece in pieces for flag in piece.flags))
    return Translation(text, EnglishFrom.ARGOS if text else EnglishFrom.NONE, flags)


def cut_long(segment: str, fixed: Sequence[Fixed]) -> list[tuple[int, int]]:
    """Pieces `[start, end)` of a segment that a model can take: cut after a mark, else anywhere outside what is fixed.

    >>> cut_long("short", [])
    [(0, 5)]
    """
    marks = [match.end() for match in _CUT.finditer(segment)]
    cuts = []
    start = 0
    while len(segment) - start > _LONG:
        within = [mark for mark in marks if start < mark <= start + _LONG and not _splits(mark, fixed)]
        end = within[-1] if within else start + _LONG
        split = next((item.start for item in fixed if item.start < end < item.end), end)
        end = split if split > start else end
        cuts.append((start, end))
        start = end
    return [*cuts, (start, len(segment))]


def _splits(place: int, fixed: Sequence[Fixed]) -> bool:
    return any(item.start < place < item.end for item in fixed)
