"""Finding any of many words in a text at once."""

from collections.abc import Iterable, Iterator

import numpy as np

from normalizer.repairs.views import View, number_pair

_SIZE = 0x10000


class Literals:
    """Words of two characters or more (a single character is a word of its own), found in one look at a text.

    A table of the pairs of characters that words begin with leaves the few places where one can stand; there the
    longest word counts, and none overlaps the one before.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._pairs = np.zeros(_SIZE, dtype=bool)
        self._singles = np.zeros(_SIZE, dtype=bool)
        self._single = False
        self._words: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            if len(word) > 1:
                self._pairs[number_pair(word[0], word[1])] = True
            else:
                self._singles[ord(word)] = self._single = True
            self._words.setdefault(word[:2], []).append(word)

    def find(self, look: View) -> Iterator[tuple[int, str]]:
        """The words in the text and where each begins, in order."""
        text = look.text
        begins = self._pairs[look.pairs]
        if self._single:
            begins |= self._singles[look.codes[:-1]]
        places = np.flatnonzero(begins)
        done = 0
        for place in places.tolist():
            if place < done:
                continue
            pair = text[place : place + 2]
            for word in self._words.get(pair, ()):
                if text.startswith(word, place):
                    break
            else:
                if not self._single or pair[0] not in self._words:
                    continue
                word = pair[0]
            yield place, word
            done = place + len(word)
