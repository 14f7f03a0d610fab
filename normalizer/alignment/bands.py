"""Where to search: for each Chinese line, the stretch of English lines that it can be aligned with.

An exact search over all pairs of lines would cost memory and time by the square of the length. Short texts are searched
whole. In long ones, words that are rare on both sides give anchors; the heaviest chain of anchors that runs through
both texts in order leaves a strip of some lines around it, with room for all that lies between two anchors.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from normalizer.alignment.model import Bead
from normalizer.alignment.tokens import Ints, Side, expand

_WHOLE = 30_000  # cells up to which all pairs of lines are searched
_RARE = 4  # a word of an anchor stands in so many lines of its text at most
_MARGIN = 12  # lines left free around anchors
_WIDEST = 1_000  # lines; where two texts share so little, the strip follows their lengths


@dataclass(frozen=True, slots=True)
class Band:
    """For each place between Chinese lines, the places `[lo, hi)` between English lines that a path may pass."""

    lo: Ints
    hi: Ints

    @property
    def width(self) -> int:
        """The number of places in the widest row."""
        return int((self.hi - self.lo).max())


def find_band(zh: Side, en: Side, pairs: Ints) -> Band:
    """The band of two texts."""
    rows = len(zh) + 1
    if len(zh) * len(en) <= _WHOLE:
        return Band(np.zeros(rows, dtype=np.int64), np.full(rows, len(en) + 1))
    return _surround(_chain(*_rare_hits(zh, en, pairs)), len(zh), len(en))


def narrow_band(beads: Sequence[Bead], zh: int, en: int) -> Band:
    """The band around a path that was found; `zh` and `en` are the numbers of lines."""
    path = [(0, 0)]
    for bead in beads:
        row, column = path[-1]
        path.append((row + len(bead.zh_ids), column + len(bead.en_ids)))
    return _surround(path[1:-1], zh, en)


def _rare_hits(zh: Side, en: Side, pairs: Ints) -> tuple[Ints, Ints]:
    """The two best English lines of each Chinese line by the rare words that they share: (Chinese, English) lines."""
    zh_counts = np.bincount(zh.types, minlength=len(zh.words))
    en_counts = np.bincount(en.types, minlength=len(en.words))
    rare = pairs[(zh_counts[pairs[:, 0]] <= _RARE) & (en_counts[pairs[:, 1]] <= _RARE)]
    by_type = np.argsort(en.types, kind="stable")
    en_starts = np.concatenate([[0], np.cumsum(en_counts)])
    tokens, found = expand(np.searchsorted(rare[:, 0], zh.types), np.searchsorted(rare[:, 0], zh.types, "right"))
    others = rare[found, 1]
    hits, places = expand(en_starts[others], en_starts[others + 1])
    cells = zh.lines[tokens[hits]] * len(en) + en.lines[by_type[places]]
    # a word in one line of each text is worth most
    weights = 1.0 / (zh_counts[zh.types[tokens[hits]]] * en_counts[others[hits]])
    cells, inverse = np.unique(cells, return_inverse=True)
    scores = np.bincount(inverse, weights=weights, minlength=len(cells))
    rows, columns = cells // len(en), cells % len(en)
    order = np.lexsort((columns, -scores, rows))
    rows, columns, scores = rows[order], columns[order], scores[order]
    first = np.searchsorted(rows, rows)
    best = (np.arange(len(rows)) - first < 2) & (scores >= 0.5)
    return rows[best], columns[best]


def _chain(rows: Ints, columns: Ints) -> list[tuple[int, int]]:
    """The longest chain of hits that rises on both sides (patience sorting), as places."""
    order = np.lexsort((-columns, rows))  # of one row the later column first, so that a row is used once
    tails: list[int] = []
    tail_hits: list[int] = []
    before: list[int] = []
    places = list(zip(rows[order].tolist(), columns[order].tolist(), strict=True))
    for index, (_, column) in enumerate(places):
        length = bisect_left(tails, column)
        before.append(tail_hits[length - 1] if length else -1)
        if length == len(tails):
            tails.append(column)
            tail_hits.append(index)
        else:
            tails[length] = column
            tail_hits[length] = index
    chain = []
    index = tail_hits[-1] if tail_hits else -1
    while index >= 0:
        chain.append(places[index])
        index = before[index]
    return chain[::-1]


def _surround(places: Sequence[tuple[int, int]], zh: int, en: int) -> Band:
    """The strip around rising places: a row reaches from the anchor before its margin to the anchor behind it."""
    anchors = np.array([(0, 0), *places, (zh, en)], dtype=np.int64)
    rows = np.arange(zh + 1)
    before = np.searchsorted(anchors[:, 0], rows - _MARGIN, "right") - 1
    behind = np.searchsorted(anchors[:, 0], rows + _MARGIN, "left")
    lo = anchors[np.maximum(before, 0), 1] - _MARGIN
    hi = anchors[np.minimum(behind, len(anchors) - 1), 1] + _MARGIN + 1
    if (hi - lo).max() > _WIDEST:
        # too little is shared to go by: a strip along the straight line
        middle = np.linspace(0, en, zh + 1).astype(np.int64)
        half = max(_WIDEST // 2, 2 * en // max(zh, 1))
        lo, hi = middle - half, middle + half
    lo = np.maximum.accumulate(np.clip(lo, 0, en))
    hi = np.maximum.accumulate(np.clip(hi, 1, en + 1))
    lo[0], hi[-1] = 0, en + 1
    return Band(lo, np.maximum(hi, np.append(lo[1:], 0) + 1))
