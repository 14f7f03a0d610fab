"""Finding any of many words in a text at once."""

from collections.abc import Iterable, Iterator

import numpy as np

from normalizer.repairs.views import View

_SIZE = 0x10000


class Literals:
    """Words of two characters or more (a single character is a word of its own), found in one look at a text.

    A table of first and one of second characters leave the few places where a word can begin; there the longest word
    counts, and none overlaps the one before.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._firsts = np.zeros(_SIZE, dtype=bool)
        self._seconds = np.zeros(_SIZE, dtype=bool)
        self._words: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._firsts[ord(word[0])] = True
            if len(word) > 1:
                self._seconds[ord(word[1])] = True
            else:
                self._seconds[:] = True
            self._words.setdefault(word[0], []).append(word)

    def find(self, look: View) -> Iterator[tuple[int, str]]:
        """The words in the text and where each begins, in order."""
        text = look.text
        codes = look.codes
        places = np.flatnonzero(self._firsts[codes[:-1]] & self._seconds[codes[1:]])
        done = 0
        for place in places.tolist():
            if place < done:
                continue
            for word in self._words[text[place]]:
                if text.startswith(word, place):
                    yield place, word
                    done = place + len(word)
                    break
