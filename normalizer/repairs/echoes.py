"""Where a text says again what it has just said."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

LONGEST = 80
"""The longest unit that is compared with itself, in characters. Decoders that loop repeat clauses, not paragraphs."""

LEAST = 4
"""The shortest stretch that is reported, in characters; at a distance of three, three are enough."""

_MIXING = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))  # large odd numbers: primes of xxHash
_PLACE = np.uint64(32)  # the bits of a place

Run = tuple[int, int, int]  # start, period, length


@lru_cache(maxsize=2)  # several passes ask for the same text in turn
def equal_runs(text: str) -> tuple[Run, ...]:
    """Where the text equals itself `period` characters further on: (start, period, length of the stretch), in order,
    each stretch as long as it can be.

    >>> equal_runs("甲乙丙丁，甲乙丙丁。")
    ((0, 5, 4),)
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) <= LEAST:
        return ()
    found = list(_scan(codes, 3, 3))
    runs = _join(text, codes)
    if runs is None:
        for period in range(LEAST, LONGEST + 1):
            found += _scan(codes, period, LEAST)
    else:
        found += runs
    return tuple(sorted(found))


def _scan(codes: npt.NDArray[np.uint32], period: int, least: int) -> Iterator[Run]:
    """The stretches of one period, by comparing the whole text with itself."""
    if len(codes) <= period:
        return
    equal = (codes[period:] == codes[:-period]).tobytes()
    needle = b"\x01" * least
    place = equal.find(needle)
    while place >= 0:
        end = equal.find(b"\x00", place + least)
        end = len(equal) if end < 0 else end
        yield place, period, end - place
        place = equal.find(needle, end)


def _join(text: str, codes: npt.NDArray[np.uint32]) -> list[Run] | None:
    """The stretches of all periods from four on, by sorting the four-character pieces of the text; None for a text that
    repeats so much that comparing is quicker.
    """
    one, two, three = _MIXING
    pieces = codes[:-3] * one + codes[1:-2] * two + codes[2:-1] * three + codes[3:]
    # the number of a piece above its place: in order, equal pieces are neighbours and as far apart as in the text
    keys = np.sort((pieces.astype(np.uint64) << _PLACE) | np.arange(len(pieces), dtype=np.uint64))
    firsts, periods = [], []
    found = 0
    for step in range(1, LONGEST + 1):
        distances = keys[step:] - keys[:-step]
        near = np.flatnonzero(distances <= LONGEST)
        found += len(near)
        if not len(near):
            break
        if 4 * found > len(keys) + 1000:
            return None
        firsts.append(keys[near])
        periods.append(distances[near])
    if not firsts:
        return []
    # a stretch is a row of places at one distance
    rows = np.sort((np.concatenate(periods) << _PLACE) | (np.concatenate(firsts) & np.uint64(0xFFFFFFFF)))
    breaks = (np.flatnonzero(rows[1:] - rows[:-1] != 1) + 1).tolist()
    heads = rows[[0, *breaks]].tolist()
    sizes = [end - head + LEAST - 1 for head, end in zip([0, *breaks], [*breaks, len(rows)], strict=True)]
    runs = [(head & 0xFFFFFFFF, head >> 32, size) for head, size in zip(heads, sizes, strict=True)]
    if any(text[start : start + size] != text[start + period : start + period + size] for start, period, size in runs):
        return None  # pieces that differ share a number
    return [run for run in runs if run[1] >= LEAST]
