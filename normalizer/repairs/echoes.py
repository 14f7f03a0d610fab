"""Where a text says again what it has just said."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

LONGEST = 80
"""The longest unit that is compared with itself, in characters. Decoders that loop repeat clauses, not paragraphs."""

LEAST = 4
"""The shortest stretch that is reported, in characters; at a distance of three, three are enough."""

_MIXING = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: spreads neighbouring numbers

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
    runs = _join(codes)
    if runs is None:
        for period in range(4, LONGEST + 1):
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


def _join(codes: npt.NDArray[np.uint32]) -> list[Run] | None:
    """The stretches of all periods from four on, by joining the four-character pieces that the text has twice; None
    for a text that repeats so much that comparing is quicker.
    """
    wide = codes.astype(np.uint64)
    keys = wide[:-3] ^ (wide[1:-2] << 16) ^ (wide[2:-1] << 32) ^ (wide[3:] << 48)
    bits = len(keys).bit_length() + 2
    slots = ((keys * _MIXING) >> (64 - bits)).astype(np.int32)
    order = np.arange(len(keys), dtype=np.int32)
    last = np.empty(1 << bits, dtype=np.int32)
    last[slots] = order
    shared = np.zeros(1 << bits, dtype=bool)
    shared[slots[last[slots] != order]] = True
    places = np.flatnonzero(shared[slots])
    if 4 * len(places) > len(keys) + 1000:
        return None
    places = places[np.argsort(keys[places], kind="stable")]
    own = keys[places]
    starts, periods = [], []
    for step in range(1, len(places)):
        distance = places[step:] - places[:-step]
        same = (own[step:] == own[:-step]) & (distance <= LONGEST)
        if not same.any():
            break
        starts.append(places[:-step][same])
        periods.append(distance[same])
    if not starts:
        return []
    start, period = np.concatenate(starts), np.concatenate(periods)
    equal = codes[start] == codes[start + period]
    for offset in (1, 2, 3):  # characters beyond the basic plane may share a key
        equal &= codes[start + offset] == codes[start + period + offset]
    equal &= period > 3
    start, period = start[equal], period[equal]
    sequence = np.lexsort((start, period))
    start, period = start[sequence], period[sequence]
    fresh = np.ones(len(start), dtype=bool)
    fresh[1:] = (np.diff(start) != 1) | (np.diff(period) != 0)
    heads = np.flatnonzero(fresh)
    lengths = np.diff(heads, append=len(start)) + LEAST - 1
    return list(zip(start[heads].tolist(), period[heads].tolist(), lengths.tolist(), strict=True))
