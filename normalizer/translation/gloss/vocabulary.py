"""The words of English texts on the same affair, by which senses are weighed."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from normalizer.lexicon import lemmas, word_class
from normalizer.references import References

_WORD = re.compile(r"[a-z]+")


class Vocabulary:
    """Counts of lower-case English word forms, looked up by any form of the word."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts: Counter[str] = Counter()
        for form, count in counts.items():
            for lemma in lemmas(form):
                self._counts[lemma] += count

    def __bool__(self) -> bool:
        return bool(self._counts)

    def count(self, word: str) -> int:
        """How often `word` occurs, in any of its forms."""
        return max(self._counts[lemma] for lemma in lemmas(word))

    def weight(self, english: str) -> float:
        """How well the texts support an English phrase: the mean over its content words of log2(1 + count)."""
        words = [word for word in _WORD.findall(english.lower()) if word not in word_class("common")]
        if not words or not self._counts:
            return 0.0
        return sum(math.log2(1 + self.count(word)) for word in words) / len(words)


NOTHING = Vocabulary({})


@lru_cache(maxsize=4)
def read_vocabulary(references: References) -> Vocabulary:
    """What the references' English texts say in lower case; computed once for each value."""
    return Vocabulary({form: word.mentions for form, word in references.words.items()})
