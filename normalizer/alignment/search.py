"""The best way through two texts: an exact dynamic programme over beads, inside a band.

The value of a bead adds up three things:

- its words (`odds`). They do not speak independently, so a power below 1 of what they say counts;
- its lengths in bytes: the squared logarithm of their ratio, against the ratio of the whole texts; and whether both
  sides end as a sentence does;
- its shape: how rare it is that so many lines stand for so many others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from normalizer.alignment.bands import Band
from normalizer.alignment.model import Bead
from normalizer.alignment.odds import LONGEST, SHAPES, Odds
from normalizer.alignment.tokens import Floats, Ints, Side

# tuned on every second document of NTREX-128 with merged, split and dropped lines (tests/benchmarks/alignment.py)
_LENGTH_WEIGHT = 0.25
_LENGTH_SPREAD = 0.25  # standard deviation of the logarithm of the ratio of lengths
_LENGTH_SMALLEST = 10.0  # bytes added to both lengths: short lines vary more
_LENGTH_WORST = 16.0  # a length says no more than this many squared deviations
_STOP_WEIGHT = 0.8  # what it costs that one side ends a sentence and the other does not
_WORDS_POWER = 0.55
_SHAPE_WEIGHT = 0.4
_ALONE = 0.1  # what a line without counterpart costs besides its shape

_CELLS = 100_000  # of the band that are worked out at a time
_MOVES = (*SHAPES, (1, 0))
_RIGHT = -1  # the move (0, 1), which stays in its row
_RING = LONGEST + 1


@dataclass(frozen=True, slots=True)
class Costs:
    """What each shape of bead costs, and a line without counterpart."""

    shapes: Mapping[tuple[int, int], float]
    null: float


def shape_costs(shares: Mapping[tuple[int, int], float]) -> Costs:
    """The costs from each shape's share of all beads; in `shares` the smaller side is first, `(0, 1)` are the nulls."""
    costs = {}
    for shape in SHAPES:
        low, high = sorted(shape)
        costs[shape] = -_SHAPE_WEIGHT * float(np.log(shares[low, high] / (1 if low == high else 2)))
    return Costs(costs, _ALONE - _SHAPE_WEIGHT * float(np.log(shares[0, 1] / 2)))


def find_path(zh: Side, en: Side, pairs: Ints, band: Band, costs: Costs) -> tuple[Bead, ...]:
    """The beads with the highest sum of values, in order, covering both texts."""
    height, width = len(zh), band.width
    odds = Odds(zh, en, pairs)
    lengths = _Lengths(zh, en)
    block = max(_CELLS // width, LONGEST)
    cells = np.arange(width)
    best = np.full((_RING, width), -np.inf)  # the rows that a bead can reach
    best[0, 0] = 0.0
    came = np.zeros((height + 1, width), dtype=np.int8)  # index of the move to a place
    said = np.zeros((height + 1, width), dtype=np.float32)  # what that bead's words say
    offsets = band.lo.tolist()
    first = 0
    words = values = np.zeros((len(SHAPES), 0, width))
    for row in range(height + 1):
        here = best[row % _RING]
        along = np.maximum.accumulate(here + costs.null * cells) - costs.null * cells
        came[row][along > here + 1e-9] = _RIGHT
        if row == height:
            break
        if row % block == 0:
            first = row
            words = odds.say(band, row, min(row + block, height))
            values = np.sign(words) * np.abs(words) ** _WORDS_POWER + lengths.say(band, row, costs, words.shape[1])
        totals = along + values[:, row - first]
        alone = along - costs.null
        for move, (down, right) in enumerate(_MOVES):
            if row + down > height:
                continue
            shift = offsets[row] + right - offsets[row + down]
            low, high = max(0, -shift), min(width, width - shift)
            if high <= low:
                continue
            source = (totals[move] if move < len(SHAPES) else alone)[low:high]
            target = best[(row + down) % _RING][low + shift : high + shift]
            better = source > target
            target[better] = source[better]
            came[row + down, low + shift : high + shift][better] = move
            if move < len(SHAPES):
                said[row + down, low + shift : high + shift][better] = words[move, row - first, low:high][better]
        here[:] = -np.inf
    return _walk_back(came, said, offsets, height, len(en))


def _walk_back(
    came: NDArray[np.int8], said: NDArray[np.float32], offsets: list[int], row: int, column: int
) -> tuple[Bead, ...]:
    beads = []
    while row or column:
        move = int(came[row, column - offsets[row]])
        down, right = (0, 1) if move == _RIGHT else _MOVES[move]
        # both sides tell the same story: half of what they say together
        score = round(float(said[row, column - offsets[row]]) / 2, 2) if down and right else 0.0
        beads.append(Bead(tuple(range(row - down, row)), tuple(range(column - right, column)), score))
        row, column = row - down, column - right
    return tuple(beads[::-1])


class _Lengths:
    """The lengths of two texts in bytes, ready to be asked what the length and the shape of a bead are worth."""

    def __init__(self, zh: Side, en: Side) -> None:
        self._zh_ends = np.concatenate([[0.0], np.cumsum(zh.sizes)])
        self._en_ends = np.concatenate([[0.0], np.cumsum(en.sizes)])
        self._zh_ends *= self._en_ends[-1] / max(self._zh_ends[-1], 1.0)
        self._zh_stops, self._en_stops = (np.append(side.ends, False) for side in (zh, en))  # a text may be empty

    def say(self, band: Band, first: int, costs: Costs, rows: int) -> Floats:
        """[shape, row, place in the band] for `rows` rows; minus infinity where a bead would leave the texts."""
        height, size = len(self._zh_ends) - 1, len(self._en_ends) - 1
        row = np.arange(first, first + rows)[:, None]
        column = np.minimum(band.lo[first : first + rows, None] + np.arange(band.width), size)
        values = np.empty((len(SHAPES), rows, band.width))
        for index, (down, right) in enumerate(SHAPES):
            zh_bytes = self._zh_ends[np.minimum(row + down, height)] - self._zh_ends[row] + _LENGTH_SMALLEST
            en_bytes = self._en_ends[np.minimum(column + right, size)] - self._en_ends[column] + _LENGTH_SMALLEST
            deviation = np.minimum((np.log(zh_bytes / en_bytes) / _LENGTH_SPREAD) ** 2, _LENGTH_WORST)
            unlike = (
                self._zh_stops[np.minimum(row + down, height) - 1]
                != self._en_stops[np.minimum(column + right, size) - 1]
            )
            inside = (row + down <= height) & (column + right <= size)
            values[index] = np.where(
                inside, -_LENGTH_WEIGHT * deviation - _STOP_WEIGHT * unlike - costs.shapes[down, right], -np.inf
            )
        return values
