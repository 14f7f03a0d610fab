"""The transliteration scores of many Latin names against one Chinese name at once, with numpy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf, log

import numpy as np
import numpy.typing as npt

from normalizer.names.folding import fold, split_syllable
from normalizer.names.transliteration import LENGTHS, LONGEST, SMOOTHING, UNHEARD, Spelling, load_model, syllable

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def score_names(zh: str, latins: Sequence[str]) -> Floats:
    """The scores of `match_name(zh, latin)` for each of `latins`, in their order."""
    readings = [syllable(character) for character in zh if syllable(character)]
    if not readings or not latins:
        return np.full(len(latins), -inf)
    names = _prepare(tuple(latins))
    count, width = len(latins), names.width
    scores = np.full((count, width + 1), -inf)
    scores[:, 0] = 0.0
    for reading in readings:
        shares = _share(reading, names)
        after = scores + log((1 - UNHEARD) * _share_of_nothing(reading) + UNHEARD * LENGTHS[0])
        for length, (numbers, odds) in enumerate(names.chunks, 1):
            weights = np.log((1 - UNHEARD) * shares[numbers] * odds + UNHEARD * LENGTHS[length])
            weights += scores[:, : width + 1 - length]
            np.maximum(after[:, length:], weights, out=after[:, length:])
        scores = after
    result: Floats = scores[np.arange(count), names.lengths]
    result[names.lengths == 0] = -inf
    return result


@dataclass(frozen=True, slots=True)
class _Names:
    """Latin names as arrays. `chunks`: by length, for each name and start the number of the chunk and 1 / P(chunk).

    `known`, `onsets`, `rests`: for each number, the place of the chunk, its onset and its rest in the model's tables.
    """

    width: int
    lengths: Integers
    chunks: tuple[tuple[Integers, Floats], ...]
    known: Integers
    onsets: Integers
    rests: Integers


class _Table:
    """What keys spell, as one row of probabilities a key, over the codes of all chunks of the table (the last:
    none)."""

    def __init__(self, spellings: Mapping[str, Spelling]) -> None:
        self.codes = np.array(sorted({_encode(chunk) for spelling in spellings.values() for chunk in spelling.shares}))
        self._spellings = spellings
        self._rows: dict[str, Floats] = {}

    def row(self, key: str) -> Floats:
        row = self._rows.get(key)
        if row is None:
            row = np.zeros(len(self.codes) + 1)
            spelling = self._spellings.get(key)
            if spelling is not None:
                places = np.searchsorted(self.codes, [_encode(chunk) for chunk in spelling.shares])
                row[places] = list(spelling.shares.values())
            self._rows[key] = row
        return row

    def find(self, codes: Integers) -> Integers:
        places = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[places] == codes, places, len(self.codes))


@cache
def _tables() -> tuple[_Table, _Table, _Table]:
    model = load_model()
    return _Table(model.syllables), _Table(model.initials), _Table(model.finals)


def _encode(chunk: str) -> int:
    code = 0
    for letter in chunk:
        code = 27 * code + ord(letter) - 96
    return code


def _share(reading: str, names: _Names) -> Floats:
    """P(chunk | syllable) for each chunk of the names."""
    syllables, initials, finals = _tables()
    initial, final = split_syllable(reading)
    spelling = load_model().syllables.get(reading)
    weight = spelling.weight if spelling else 0
    halves = initials.row(initial)[names.onsets] * finals.row(final)[names.rests]
    shares: Floats = (weight * syllables.row(reading)[names.known] + SMOOTHING * halves) / (weight + SMOOTHING)
    return shares


def _share_of_nothing(reading: str) -> float:
    from normalizer.names.transliteration import probability

    return probability(reading, "")


@cache
def _chance_table() -> Floats:
    table = np.zeros((27, 27))
    for before, chances in load_model().bigrams.items():
        table[0 if before == "^" else ord(before) - 96, 1:] = chances[:26]
    return table


@lru_cache(maxsize=32)  # the same references are ranked against name after name
def _prepare(latins: tuple[str, ...]) -> _Names:
    folded = [fold(latin) for latin in latins]
    lengths = np.array([len(name) for name in folded])
    width = max(1, int(lengths.max()))
    joined = "".join(name.ljust(width, "`") for name in folded)
    letters = np.frombuffer(joined.encode(), dtype=np.uint8).reshape(len(folded), width).astype(np.int64) - 96
    start = np.zeros((len(folded), 1), dtype=np.int64)
    steps = _chance_table()[np.concatenate([start, letters[:, :-1]], axis=1), letters]
    chance = np.concatenate([start, np.cumsum(steps, axis=1)], axis=1)
    codes_by_length = []
    codes = np.zeros((len(folded), width + 1), dtype=np.int64)
    for length in range(1, min(LONGEST, width) + 1):
        inside = letters[:, length - 1 :] > 0
        codes = 27 * codes[:, :-1] + letters[:, length - 1 :]
        codes_by_length.append(np.where(inside, codes, 0))
    chunks, numbers = np.unique(np.concatenate([codes.ravel() for codes in codes_by_length]), return_inverse=True)
    onsets, rests = _split(chunks)
    tables = _tables()
    placed = []
    at = 0
    for length, codes in enumerate(codes_by_length, 1):
        odds = np.where(codes > 0, np.exp(chance[:, : width + 1 - length] - chance[:, length:]), 0.0)
        placed.append((numbers[at : at + codes.size].reshape(codes.shape), odds))
        at += codes.size
    return _Names(width, lengths, tuple(placed), tables[0].find(chunks), tables[1].find(onsets), tables[2].find(rests))


def _split(codes: Integers) -> tuple[Integers, Integers]:
    """The codes of the letters before the first vowel and of the rest, as `split_chunk` splits them."""
    vowels = np.zeros(27, dtype=bool)
    vowels[[ord(vowel) - 96 for vowel in "aeiouy"]] = True
    digits = codes[:, None] // 27 ** np.arange(LONGEST - 1, -1, -1) % 27
    after = np.logical_or.accumulate(vowels[digits], axis=1)
    rests = np.where(after, digits, 0) @ 27 ** np.arange(LONGEST - 1, -1, -1)
    return (codes - rests) // 27 ** after.sum(axis=1), rests
