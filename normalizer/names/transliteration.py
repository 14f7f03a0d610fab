"""How well a Chinese name spells a Latin one: a syllable-to-letters model, as log-odds against chance.

The score of a pair is the sum over the syllables of log [(1 - λ) P(letters | syllable) / P(letters) + λ P(length)], over
the best cut of the letters into one chunk of 0 to 5 letters a syllable: nats by which the letters are likelier as
this name's than as any name's. P(letters) is a letter bigram model; λ lets a syllable spell what it never did, at a
price. About three nats on a random pair happen once in a thousand; what is learnt where, says `training`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, inf, log

import numpy as np
import numpy.typing as npt

from normalizer.names.folding import fold
from normalizer.resources import read_table

FILE = "transliteration.tsv"
LONGEST = 5
UNHEARD = 0.02
"""λ: the share of chunks that the model has not heard of."""
_LENGTHS = (0.03, 0.27, 0.34, 0.22, 0.10, 0.04)
"""P(length) of a chunk, 0 to 5 letters, from the pairs."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SyllableMatch:
    """A character and the letters it spells; `score` is its share of the whole score, in nats."""

    character: str
    letters: str
    score: float


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How well two names match: nats, and which character spells which letters (both name's order)."""

    score: float
    alignment: tuple[SyllableMatch, ...]


@dataclass(frozen=True, slots=True)
class _Model:
    syllables: dict[str, str]
    chunks: dict[str, dict[str, float]]
    bigrams: dict[str, Floats]  # by letter before ("^" the start): log P of a-z and of the end


@cache
def load_model() -> _Model:
    """The model of the data file."""
    syllables: dict[str, str] = {}
    chunks: dict[str, dict[str, float]] = {}
    bigrams: dict[str, Floats] = {}
    for kind, key, values in read_table(FILE, 3):
        if kind == "characters":
            syllables.update(dict.fromkeys(values, key))
        elif kind == "bigrams":
            bigrams[key] = -np.array([int(value) for value in values.split()]) / 100
        else:
            parts = (value.split(":") for value in values.split())
            chunks[key] = {letters.replace("-", ""): int(share) / 10_000 for letters, share in parts}
    return _Model(syllables, chunks, bigrams)


def syllable(character: str) -> str:
    """The pinyin of a character without tone, ü as v; empty if it has none.

    >>> syllable("格"), syllable("女"), syllable("A")
    ('ge', 'nv', '')
    """
    return load_model().syllables.get(character, "")


def match_name(zh: str, latin: str) -> NameMatch:
    """How well the Chinese name `zh` spells `latin`: the score in nats and the alignment that gives it.

    What is neither a Han character nor a letter is passed over on either side. Where nothing is left of one side, or the
    letters are more than five a character, the score is minus infinity and the alignment empty.
    """
    characters = [character for character in zh if syllable(character)]
    letters = fold(latin)
    width = len(letters)
    if not characters or not letters or width > LONGEST * len(characters):
        return NameMatch(-inf, ())
    model = load_model()
    chance = _chances(letters)
    scores = [-inf] * (width + 1)
    scores[0] = 0.0
    steps: list[list[int]] = []
    for character in characters:
        known = model.chunks.get(model.syllables[character], {})
        after = [-inf] * (width + 1)
        step = [0] * (width + 1)
        for start, score in enumerate(scores):
            if score == -inf:
                continue
            for end in range(start, min(width, start + LONGEST) + 1):
                candidate = score + _weigh(known.get(letters[start:end], 0.0), chance[end] - chance[start], end - start)
                if candidate > after[end]:
                    after[end], step[end] = candidate, start
        scores = after
        steps.append(step)
    if scores[width] == -inf:
        return NameMatch(-inf, ())
    alignment = []
    end = width
    for character, step in zip(reversed(characters), reversed(steps), strict=True):
        start = step[end]
        share = model.chunks.get(model.syllables[character], {}).get(letters[start:end], 0.0)
        alignment.append(
            SyllableMatch(character, letters[start:end], _weigh(share, chance[end] - chance[start], end - start))
        )
        end = start
    return NameMatch(scores[width], tuple(reversed(alignment)))


def _weigh(share: float, chance: float, length: int) -> float:
    return log((1 - UNHEARD) * share * exp(-chance) + UNHEARD * _LENGTHS[length])


def _chances(letters: str) -> list[float]:
    """log P of each beginning of `letters` by the bigram model."""
    bigrams = load_model().bigrams
    chances = [0.0]
    for before, letter in zip("^" + letters, letters, strict=False):
        chances.append(chances[-1] + float(bigrams[before][ord(letter) - 97]))
    return chances


def rank_names(zh: str, latins: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The `latins` with their scores against `zh`, best first; equals keep their order. In bulk: see `score_names`."""
    scores = score_names(zh, latins)
    order = np.argsort(-scores, kind="stable")
    return tuple((latins[index], float(scores[index])) for index in order)


def score_names(zh: str, latins: Sequence[str]) -> Floats:
    """The scores of `match_name(zh, latin)` for many Latin names at once, in their order."""
    characters = [character for character in zh if syllable(character)]
    if not characters or not latins:
        return np.full(len(latins), -inf)
    names = _prepare(tuple(latins))
    rows = _rows()
    count, width = len(latins), names.width
    scores = np.full((count, width + 1), -inf)
    scores[:, 0] = 0.0
    for character in characters:
        row = rows.get(syllable(character), rows[""])
        after = scores + log((1 - UNHEARD) * row[-1] + UNHEARD * _LENGTHS[0])
        for length, (codes, odds) in enumerate(names.chunks, 1):
            weights = np.log((1 - UNHEARD) * row[codes] * odds + UNHEARD * _LENGTHS[length])
            np.maximum(after[:, length:], scores[:, : width + 1 - length] + weights, out=after[:, length:])
        scores = after
    result: Floats = scores[np.arange(count), names.lengths]
    result[names.lengths == 0] = -inf
    return result


@dataclass(frozen=True, slots=True)
class _Prepared:
    width: int
    lengths: npt.NDArray[np.int64]
    chunks: tuple[tuple[npt.NDArray[np.int64], Floats], ...]


@cache
def _vocabulary() -> dict[int, int]:
    chunks = sorted({_code(chunk) for known in load_model().chunks.values() for chunk in known if chunk})
    return {code: index for index, code in enumerate(chunks)}


def _code(chunk: str) -> int:
    code = 0
    for letter in chunk:
        code = 27 * code + ord(letter) - 96
    return code


@cache
def _rows() -> dict[str, Floats]:
    """P(chunk | syllable) by the chunk's number; the last but one is an unknown chunk, the last is no letters."""
    numbers = _vocabulary()
    rows = {"": np.zeros(len(numbers) + 2)}
    for key, known in load_model().chunks.items():
        row = rows[key] = np.zeros(len(numbers) + 2)
        for chunk, share in known.items():
            row[numbers[_code(chunk)] if chunk else -1] = share
    return rows


@lru_cache(maxsize=8)  # the same references are ranked against name after name
def _prepare(latins: tuple[str, ...]) -> _Prepared:
    folded = [fold(latin) for latin in latins]
    lengths = np.array([len(name) for name in folded])
    width = max(1, int(lengths.max()))
    letters = np.zeros((len(folded), width), dtype=np.int64)
    for index, name in enumerate(folded):
        letters[index, : len(name)] = np.frombuffer(name.encode(), dtype=np.uint8) - 96
    bigrams = load_model().bigrams
    table = np.zeros((27, 27))
    for before, costs in bigrams.items():
        table[0 if before == "^" else ord(before) - 96, 1:] = costs[:26]
    before_each = np.concatenate([np.zeros((len(folded), 1), dtype=np.int64), letters[:, :-1]], axis=1)
    chance = np.concatenate([np.zeros((len(folded), 1)), np.cumsum(table[before_each, letters], axis=1)], axis=1)
    known = np.array(list(_vocabulary()))
    chunks = []
    codes = np.zeros((len(folded), width + 1), dtype=np.int64)
    for length in range(1, min(LONGEST, width) + 1):
        codes = 27 * codes[:, :-1] + letters[:, length - 1 :]
        places = np.minimum(np.searchsorted(known, codes), len(known) - 1)
        inside = letters[:, length - 1 :] > 0
        numbers = np.where(known[places] == codes, places, len(known))
        odds = np.where(inside, np.exp(chance[:, : width + 1 - length] - chance[:, length:]), 0.0)
        chunks.append((np.where(inside, numbers, len(known)), odds))
    return _Prepared(width, lengths, tuple(chunks))
