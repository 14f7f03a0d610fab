"""Words that a machine has garbled: near misses of known names, and words that stutter."""

import re

_JUNK = re.compile(r"(?:ing|ly|lyly|ed|er|ers|es|s)$")
_TRIPLED = re.compile(r"([a-z])\1\1|^(?i:([A-Za-z]{4,8})\2)")
_VOWELS = frozenset("aeiouy")
LEAST = 5
"""Letters from which a word can be a near miss of another."""


def is_near_miss(word: str, known: str) -> bool:
    """Whether `word`, both in plain lower case, is likely a damaged `known`: a letter or two differ, or an ending is
    stuck to it.

    >>> is_near_miss("hatzious", "hatzius"), is_near_miss("howeing", "howe"), is_near_miss("smithfield", "smith")
    (True, True, False)
    """
    if word == known or len(word) < LEAST or word[0] != known[:1]:
        return False
    if len(known) > 3 and word.startswith(known) and _JUNK.match(word, len(known)):
        return True
    return len(known) >= LEAST and distance(word, known) <= (1 if min(len(word), len(known)) < 7 else 2)


def is_misspelt(word: str, known: str) -> bool:
    """Whether `word`, both folded, is `known` but for a letter, or for two of a long word; its first letter is kept.

    >>> is_misspelt("shnabel", "schnabel"), is_misspelt("powel", "powell"), is_misspelt("kim", "kip")
    (True, True, False)
    """
    shorter = min(len(word), len(known))
    if word == known or shorter < LEAST or word[0] != known[0]:
        return False
    return distance(word, known) <= (1 if shorter < 8 else 2)


def is_garbled(word: str) -> bool:
    """Whether no word is written so: a letter three times in a row, or the word itself twice.

    >>> is_garbled("Bergerrr"), is_garbled("MayoMayoo"), is_garbled("Berger"), is_garbled("III")
    (True, True, False, False)
    """
    return _TRIPLED.search(word) is not None


def is_acronym(word: str) -> bool:
    """Whether a capitalised word looks like an acronym that has lost its capitals: no vowel, two to five letters.

    >>> is_acronym("Lfc"), is_acronym("Ikea"), is_acronym("LFC")
    (True, False, False)
    """
    return 1 < len(word) < 6 and word.isalpha() and word[1:].islower() and not _VOWELS & set(word.lower())


def distance(one: str, other: str, limit: int = 2) -> int:
    """The least number of letters to add, drop or replace (Levenshtein), or `limit` + 1 where it is more.

    >>> distance("baldni", "baldoni"), distance("abc", "xyz")
    (1, 3)
    """
    if abs(len(one) - len(other)) > limit or max(len(one), len(other)) > 40:
        return limit + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, against in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != against))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
