"""What Chinese words mean, in numbers: which English nouns they render oddly, and how near a sense is to other words.

A sense is the mean of the word vectors of what the dictionary says of the word besides the noun itself (the court of
球場: stadium, golf, pitch; that of 法院: law). How near it is to a company of words is the cosine between the two: the
gloss overlap of M. Lesk (1986), softened as in S. Patwardhan and T. Pedersen (2006, "gloss vectors").
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from io import BytesIO
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from normalizer.lexicon.dictionary import load
from normalizer.lexicon.english import lemmas, word_class
from normalizer.resources import open_bytes, open_text, read_table

SENSES = "unusual_senses.tsv"
VECTORS = "english_vectors.txt"
VALUES = "english_vectors.npy"

Vector = npt.NDArray[np.float64]
"""A direction in the space of the word vectors; of length 1."""

_EVERYDAY = 150  # a word as common as the 150th counts half (S. Arora and others 2017, "smooth inverse frequency")
_TELLING = 700  # a word as common as the 700th (appeal, judge) tells half of what a rare one does


class Unusual(NamedTuple):
    """An English noun that a Chinese word renders in a sense which the noun mostly does not have.

    `named`: the dictionary has the word as a name only. `others` are words for the noun in other senses, each with the
    plainest one that it holds.
    """

    noun: str
    named: bool
    others: tuple[tuple[str, str], ...]


def is_content(word: str) -> bool:
    """Whether the English `word`, in lower case, says something of its own in a dictionary's sense."""
    return word not in word_class("label") and word not in word_class("common")


@cache
def unusual_senses() -> dict[str, tuple[Unusual, ...]]:
    """The Chinese words with what they may render oddly.

    >>> [odd.others for odd in unusual_senses()["西裝"] if odd.noun == "suit"]
    [(('訴訟', '訴訟'), ('官司', '官司'), ('訟案', '訟案'))]
    """
    found: dict[str, tuple[Unusual, ...]] = {}
    for noun, word, named, listed in read_table(SENSES, 4):
        pairs = (item.partition("/") for item in listed.split())
        odd = Unusual(noun, bool(named), tuple((other, plain or other) for other, _, plain in pairs))
        found[word] = (*found.get(word, ()), odd)
    return found


@cache
def _vectors() -> tuple[dict[str, int], npt.NDArray[np.float64]]:
    words = [line for line in open_text(VECTORS).split("\n") if line and line[0] != "#"]
    values = np.load(BytesIO(open_bytes(VALUES)), allow_pickle=False).astype(np.float64)
    ranks = np.arange(1, len(words) + 1)
    weights = 1 / (1 + _EVERYDAY / ranks)
    return {word: row for row, word in enumerate(words)}, values / 160 * weights[:, None]


def mean(words: Iterable[str]) -> Vector | None:
    """The direction that English `words` have in common, in lower case, common words counting less; None if none is
    known."""
    rows, values = _vectors()
    known = sorted(rows[word] for word in words if word in rows)  # sorted: a sum depends on its order
    if not known:
        return None
    total: Vector = values[known].sum(0)
    length = float(np.sqrt((total * total).sum()))
    return total / length if length else None


def weigh(words: Iterable[str]) -> float:
    """How much English `words` say of what a text is about: a rare word nearly 1, one of the commonest nearly 0.

    >>> weigh(["appeal", "judge"]) > 1 > weigh(["said", "time", "new"])
    True
    """
    rows, _ = _vectors()
    return round(sum(1 / (1 + _TELLING / (rows.get(word, len(rows)) + 1)) for word in words), 4)


@lru_cache(maxsize=20_000)
def sense(word: str, noun: str) -> Vector | None:
    """What the dictionary says of the Chinese `word` besides the English `noun` that it renders; None if nothing."""
    forms = set(lemmas(noun))
    return mean(other for other in load().english_words(word) if is_content(other) and forms.isdisjoint(lemmas(other)))


def nearness(one: Vector, other: Vector) -> float:
    """The cosine between two directions, to four digits: what is beyond them differs between machines."""
    return round(float((one * other).sum()), 4)
