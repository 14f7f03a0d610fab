"""What the words of two stretches of lines say: translations of each other, or not.

A word of one side finds a counterpart among the words of the other side, or it does not. If the two sides are
translations, that happens with probability `_FOUND`; by chance, with the share of lines that hold a counterpart. The
logarithm of the odds is summed over the words of both sides.
"""

import numpy as np
from numpy.typing import NDArray

from normalizer.alignment.bands import Band
from normalizer.alignment.tokens import Floats, Ints, Side, expand

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2))
"""The shapes of beads: how many Chinese lines stand for how many English ones."""
LONGEST = 4
"""The most lines on one side of a bead."""

# tuned on every second document of NTREX-128 with merged, split and dropped lines (tests/benchmarks/alignment.py)
_FOUND = 0.45  # probability that a word's counterpart is found in a true translation
_PRIOR = 0.5  # lines added to each count of a word
_STRONGEST = 4.0  # nats that one word can say at most


class Odds:
    """The words of two texts, ready to be asked what each bead's words say."""

    def __init__(self, zh: Side, en: Side, pairs: Ints) -> None:
        self._zh, self._en = zh, en
        self._zh_weights = _weigh(zh, en, pairs)
        self._en_weights = _weigh(en, zh, pairs[:, ::-1])
        # a pair of words that both say nothing, since they stand in every other line, need not be looked for
        telling = (_tell(zh, self._zh_weights)[pairs[:, 0]]) | (_tell(en, self._en_weights)[pairs[:, 1]])
        self._pairs = pairs[telling]
        self._by_place = np.lexsort((en.lines, en.types))
        self._keys = (en.types * (len(en) + 1) + en.lines)[self._by_place]

    def say(self, band: Band, first: int, last: int) -> Floats:
        """What the words of each bead that starts in the rows `[first, last)` say: [shape, row, place in the band]."""
        end = min(last + LONGEST - 1, len(self._zh))
        zh_tokens, en_tokens = self._find_hits(band, first, end)
        zh_says = self._ask_chinese(band, first, end, zh_tokens, en_tokens)
        en_says = self._ask_english(band, first, end, zh_tokens, en_tokens)
        lo = band.lo[first:end]
        odds = np.zeros((len(SHAPES), last - first, band.width))
        for index, (down, right) in enumerate(SHAPES):
            for step in range(down):
                odds[index] += _shift(zh_says[right - 1], lo, last - first, step, 0)
            for step in range(right):
                odds[index] += _shift(en_says[down - 1], lo, last - first, 0, step)
        return odds

    def _find_hits(self, band: Band, first: int, end: int) -> tuple[Ints, Ints]:
        """The tokens (Chinese, English) of the Chinese lines `[first, end)` that are a pair, inside the band."""
        zh, size = self._zh, len(self._en)
        start, stop = np.searchsorted(zh.lines, [first, end])
        types, rows = zh.types[start:stop], zh.lines[start:stop]
        zh_pairs = self._pairs[:, 0]
        tokens, found = expand(np.searchsorted(zh_pairs, types), np.searchsorted(zh_pairs, types, "right"))
        others, rows = self._pairs[found, 1] * (size + 1), rows[tokens]
        low = np.searchsorted(self._keys, others + band.lo[rows])
        high = np.searchsorted(self._keys, others + np.minimum(band.lo[rows] + band.width, size))
        hits, places = expand(low, high)
        return tokens[hits] + start, self._by_place[places]

    def _ask_chinese(self, band: Band, first: int, end: int, zh_tokens: Ints, en_tokens: Ints) -> list[Floats]:
        """For windows of 1 to 4 English lines from a place on: what the Chinese tokens of a line say of them."""
        lo, shape = band.lo[first:end], (end - first, band.width)
        rows = self._zh.lines - first  # of tokens
        token, column, gap = _order_hits(zh_tokens, self._en.lines[en_tokens])
        row = rows[token]
        starts = []
        for back in range(LONGEST):
            place = column - back - lo[row]
            keep = (gap > back) & (place >= 0)
            starts.append((token[keep], row[keep] * band.width + place[keep]))
        inside = slice(*np.searchsorted(self._zh.lines, [first, end]))
        said = []
        for window, (yes, no) in enumerate(self._zh_weights):
            nothing = np.bincount(rows[inside], weights=no[inside], minlength=end - first)[:, None]
            said.append(nothing + _sum_cells(starts[: window + 1], yes - no, shape))
        return said

    def _ask_english(self, band: Band, first: int, end: int, zh_tokens: Ints, en_tokens: Ints) -> list[Floats]:
        """The mirror image: for windows of 1 to 4 Chinese lines, what the English tokens of a line say of them."""
        lo, shape = band.lo[first:end], (end - first, band.width)
        token, row, gap = _order_hits(en_tokens, self._zh.lines[zh_tokens] - first)
        column = self._en.lines[token]
        starts = []
        for back in range(LONGEST):
            start = np.maximum(row - back, 0)
            place = column - lo[start]
            keep = (gap > back) & (row >= back) & (place >= 0) & (place < band.width)
            starts.append((token[keep], start[keep] * band.width + place[keep]))
        columns = np.minimum(lo[:, None] + np.arange(band.width), len(self._en))
        said = []
        for window, (yes, no) in enumerate(self._en_weights):
            nothing = np.bincount(self._en.lines, weights=no, minlength=len(self._en) + 1)[columns]
            said.append(nothing + _sum_cells(starts[: window + 1], yes - no, shape))
        return said


def _sum_cells(starts: list[tuple[Ints, Ints]], weights: Floats, shape: tuple[int, int]) -> Floats:
    """The weights of tokens, each added to its cell."""
    total = np.zeros(shape)
    for tokens, cells in starts:
        total += np.bincount(cells, weights=weights[tokens], minlength=shape[0] * shape[1]).reshape(shape)
    return total


def _weigh(side: Side, other: Side, pairs: Ints) -> list[tuple[Floats, Floats]]:
    """For windows of 1 to 4 lines of the other side: what each token of this side says if found there, and if not."""
    share = np.bincount(other.types, minlength=len(other.words)) / max(len(other), 1)
    missing = np.bincount(
        pairs[:, 0], weights=np.log1p(-np.minimum(share[pairs[:, 1]], 0.999)), minlength=len(side.words)
    )
    chance = ((1 - np.exp(missing)) * len(other) + _PRIOR) / (len(other) + 2 * _PRIOR)
    silent = np.bincount(pairs[:, 0], minlength=len(side.words)) == 0
    weights = []
    for window in range(1, LONGEST + 1):
        by_chance = np.minimum(1 - (1 - chance) ** window, 0.98)
        found = np.maximum(_FOUND, by_chance)
        yes = np.minimum(np.log(found / by_chance), _STRONGEST)
        no = np.log((1 - found) / (1 - by_chance))
        yes[silent] = no[silent] = 0.0
        weights.append((yes[side.types], no[side.types]))
    return weights


def _tell(side: Side, weights: list[tuple[Floats, Floats]]) -> NDArray[np.bool_]:
    """Which types of a side say anything."""
    says = np.zeros(len(side.words), dtype=np.bool_)
    for yes, no in weights:
        says[side.types] |= (yes != 0) | (no != 0)
    return says


def _shift(matrix: Floats, lo: Ints, rows: int, down: int, right: int) -> Floats:
    """`matrix` as seen from `down` rows above and `right` columns before; 0 beyond the band."""
    target = np.minimum(np.arange(rows) + down, len(matrix) - 1)
    places = np.arange(matrix.shape[1]) + (lo[:rows] - lo[target] + right)[:, None]
    outside = (places < 0) | (places >= matrix.shape[1])
    return np.where(outside, 0.0, matrix[target[:, None], np.clip(places, 0, matrix.shape[1] - 1)])


def _order_hits(tokens: Ints, lines: Ints) -> tuple[Ints, Ints, Ints]:
    """The distinct hits (token, line of the other side) in order, each with its distance from the token's hit before.

    A window of lines that starts less than that distance before a hit, and not behind it, has this hit as its first.
    """
    order = np.lexsort((lines, tokens))
    tokens, lines = tokens[order], lines[order]
    gap = np.full(len(tokens), LONGEST, dtype=np.int64)
    same = tokens[1:] == tokens[:-1]
    gap[1:][same] = (lines[1:] - lines[:-1])[same]
    return tokens[gap > 0], lines[gap > 0], gap[gap > 0]
