"""How well a Chinese name spells a Latin one: a syllable-to-letters model, as log-odds against chance.

The score of a pair is the sum over the characters of log [(1 - λ) P(letters | syllable) / P(letters) + λ P(length)],
over
the best cut of the letters into one chunk of 0 to 5 letters a character: the nats by which the letters are likelier as
this name's than as any name's. P(letters) is a letter bigram model. P(letters | syllable) is what the syllable was
seen to
spell, smoothed with what its initial and its final were seen to spell in all syllables: 道 (dao) that never spelt `doy`
does so as d + ao. λ lets a syllable spell anything, at a price. How it is learnt, says `training`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, inf, log

from normalizer.names.folding import fold, split_chunk, split_syllable
from normalizer.resources import read_table

FILE = "transliteration.tsv"
LONGEST = 5
UNHEARD = 0.002
"""λ, the share of chunks that nothing explains: with .005 held-out names rank as well (acc@1 .930 and .929 of 500)."""
SMOOTHING = 40.0
"""So many occurrences of a syllable weigh as much as its halves: found at one false match in 1,000 are .927 of held-out
names with 20 and .933 with 40."""
SOUNDS_ALIKE = 3.0
"""Nats that one random pair in more than a thousand reaches."""
LENGTHS = (0.03, 0.27, 0.34, 0.22, 0.10, 0.04)
"""P(length) of a chunk, 0 to 5 letters, in the pairs."""


@dataclass(frozen=True, slots=True)
class SyllableMatch:
    """A character and the letters it spells; `score` is its share of the whole score, in nats."""

    character: str
    letters: str
    score: float


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How well two names match: nats, and which character spells which letters (in the order of both names)."""

    score: float
    alignment: tuple[SyllableMatch, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a syllable, an initial or a final spells: the share of each chunk of letters, and how often it was met."""

    weight: int
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The data file. `bigrams`: by the letter before (`^` the start) log P of a to z and of the end.
    `odds`: by character, the log of how much oftener it stands in a transliterated name than in a word."""

    readings: dict[str, str]
    syllables: dict[str, Spelling]
    initials: dict[str, Spelling]
    finals: dict[str, Spelling]
    bigrams: dict[str, tuple[float, ...]]
    odds: dict[str, int]


@cache
def load_model() -> Model:
    """The model of the data file."""
    return make_model(read_table(FILE, 4))


def make_model(rows: Iterable[Sequence[str]]) -> Model:
    """The model that the rows of such a data file hold."""
    model = Model({}, {}, {}, {}, {}, {})
    tables = {"syllable": model.syllables, "initial": model.initials, "final": model.finals}
    for kind, key, weight, values in rows:
        if kind == "characters":
            model.readings.update(dict.fromkeys(values, key))
        elif kind == "odds":
            model.odds.update(dict.fromkeys(values, int(key)))
        elif kind == "bigram":
            model.bigrams[key] = tuple(int(value) / -100 for value in values.split())
        else:
            parts = (value.split(":") for value in values.split())
            shares = {letters.replace("-", ""): int(share) / 10_000 for letters, share in parts}
            tables[kind][key.replace("-", "")] = Spelling(int(weight), shares)
    return model


def syllable(character: str) -> str:
    """The pinyin of a character without tone, ü as v; empty if it has none.

    >>> syllable("格"), syllable("女"), syllable("A")
    ('ge', 'nv', '')
    """
    return load_model().readings.get(character, "")


_UNKNOWN = Spelling(0, {})


@lru_cache(maxsize=65536)
def probability(reading: str, chunk: str) -> float:
    """P(chunk | syllable), smoothed with the halves of the syllable."""
    model = load_model()
    initial, final = split_syllable(reading)
    onset, rest = split_chunk(chunk)
    halves = model.initials.get(initial, _UNKNOWN).shares.get(onset, 0.0) * model.finals.get(
        final, _UNKNOWN
    ).shares.get(rest, 0.0)
    known = model.syllables.get(reading, _UNKNOWN)
    return (known.weight * known.shares.get(chunk, 0.0) + SMOOTHING * halves) / (known.weight + SMOOTHING)


@lru_cache(maxsize=8192)
def match_name(zh: str, latin: str) -> NameMatch:
    """How well the Chinese name `zh` spells `latin`: the score in nats and the alignment that gives it.

    What is neither a Han character nor a letter is passed over on either side. Where nothing is left of one side, or
    there are more than five letters a character, the score is minus infinity and the alignment empty.
    """
    characters = [character for character in zh if syllable(character)]
    letters = fold(latin)
    width = len(letters)
    if not characters or not letters or width > LONGEST * len(characters):
        return NameMatch(-inf, ())
    before = chances(letters)
    scores = [-inf] * (width + 1)
    scores[0] = 0.0
    steps: list[list[int]] = []
    for place, character in enumerate(characters):
        reading = syllable(character)
        after = [-inf] * (width + 1)
        step = [0] * (width + 1)
        left = LONGEST * (len(characters) - place - 1)
        for start in range(min(width, LONGEST * place) + 1):
            score = scores[start]
            if score == -inf:
                continue
            for end in range(start, min(width, start + LONGEST) + 1):
                if width - end <= left:
                    candidate = score + weigh(reading, letters[start:end], before[end] - before[start])
                    if candidate > after[end]:
                        after[end], step[end] = candidate, start
        scores = after
        steps.append(step)
    alignment = []
    end = width
    for character, step in zip(reversed(characters), reversed(steps), strict=True):
        start = step[end]
        share = weigh(syllable(character), letters[start:end], before[end] - before[start])
        alignment.append(SyllableMatch(character, letters[start:end], share))
        end = start
    return NameMatch(scores[width], tuple(reversed(alignment)))


def weigh(reading: str, chunk: str, chance: float) -> float:
    """The nats by which a syllable is likelier than chance to spell `chunk`; `chance` is log P(chunk) by the
    bigrams."""
    return log((1 - UNHEARD) * probability(reading, chunk) * exp(-chance) + UNHEARD * LENGTHS[len(chunk)])


@lru_cache(maxsize=4096)
def chances(letters: str) -> tuple[float, ...]:
    """log P of each beginning of `letters` by the bigram model."""
    bigrams = load_model().bigrams
    sums = [0.0]
    for before, letter in zip("^" + letters, letters, strict=False):
        sums.append(sums[-1] + bigrams[before][ord(letter) - 97])
    return tuple(sums)


_NEVER_FIRST = frozenset("的了們與及是在")
"""Function words, which stand before a name and do not begin it."""
_IN_NO_NAME = frozenset("了們與是在")


@lru_cache(maxsize=8192)
def find_start(run: str, latin: str) -> tuple[int, float]:
    """Where in `run` the name starts that ends with it and spells `latin`, and its score: the best of all starts.

    A beam of ten nats keeps it quick; characters without a reading are passed over.
    """
    letters = fold(latin)
    before = chances(letters)
    best, place = -inf, len(run)
    states = {len(letters): 0.0}
    for at in range(len(run) - 1, -1, -1):
        reading = syllable(run[at])
        if run[at] in _IN_NO_NAME:
            break
        if not reading:
            continue
        after: dict[int, float] = {}
        for end, score in states.items():
            for start in range(max(0, end - LONGEST), end + 1):
                candidate = score + weigh(reading, letters[start:end], before[end] - before[start])
                if candidate > after.get(start, -inf):
                    after[start] = candidate
        if after.get(0, -inf) > best and run[at] not in _NEVER_FIRST:
            best, place = after[0], at
        least = max(after.values()) - 10.0
        states = {end: score for end, score in after.items() if end and score > least}
        if not states:
            break
    return place, best


def rank_names(zh: str, latins: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The `latins` with their scores against `zh` (those of `match_name`), best first; equals keep their order.

    Many names are scored in bulk, over a hundred thousand a second.
    """
    if len(latins) < 16:
        scores = [match_name(zh, latin).score for latin in latins]
    else:
        from normalizer.names.scoring import score_names

        scores = score_names(zh, latins).tolist()
    return tuple(sorted(zip(latins, scores, strict=True), key=lambda pair: -pair[1]))
