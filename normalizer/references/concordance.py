"""The words of the references in their order: in what company a word is met, and where a phrase stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizer.edits.evidence import Evidence
from normalizer.lexicon import lemmas

REACH = 10
"""How many words on either side are a word's company, within its sentence."""

_TOKEN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+){0,3}|[.!?][\"”’')\]]{0,3}(?=\s|$)|\n")


class Company(NamedTuple):
    """One place where a word is met: its evidence, and the words around it in lower case."""

    evidence: Evidence
    words: tuple[str, ...]


class _Index(NamedTuple):
    """The words of a text with their spans, an empty word where a sentence ends; and where those in lower case stand,
    by each of their lemmas."""

    words: tuple[tuple[str, int, int], ...]
    places: dict[str, list[int]]


@lru_cache(maxsize=64)  # the texts of an affair are the references of many documents
def _index(text: str) -> _Index:
    words = tuple(
        (match.group() if match.group()[0].isalpha() else "", match.start(), match.end())
        for match in _TOKEN.finditer(text)
    )
    places: dict[str, list[int]] = {}
    for place, (word, _, _) in enumerate(words):
        if word[:1].islower():
            for lemma in lemmas(_fold(word)):
                places.setdefault(lemma, []).append(place)
    return _Index(words, places)


class Concordance:
    """The English texts of some documents, by id, and where their words stand. The index is made when first asked."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self.texts = tuple(sorted(texts))
        self._companies: dict[str, tuple[Company, ...]] = {}

    def has(self, lemma: str) -> bool:
        """Whether a form of `lemma` stands anywhere in lower case."""
        return any(lemma in _index(text).places for _, text in self.texts)

    def company(self, lemma: str) -> tuple[Company, ...]:
        """Every place where a form of `lemma` stands in lower case, by document and place, with the words around it.

        >>> [place.words for place in Concordance([("001", "Two left. The exits hurt us.")]).company("exit")]
        [('the', 'hurt', 'us')]
        """
        found = self._companies.get(lemma)
        if found is None:
            found = tuple(self._company(number, place) for number, place in self._places(lemma))
            if found:  # asked for in every text
                self._companies[lemma] = found
        return found

    def find(self, phrase: Sequence[frozenset[str]], between: int = 2) -> Evidence | None:
        """The first place where the words of `phrase` stand in this order in a sentence, with at most `between` other
        words from each to the next; each is given as the lemmas that will do. None if there is none.

        >>> found = Concordance([("001", "He dropped the ball.")]).find([frozenset({"drop"}), frozenset({"ball"})])
        >>> found.text if found else None
        'dropped the ball'
        """
        first = sorted({place for lemma in phrase[0] for place in self._places(lemma)}) if phrase else []
        for number, place in first:
            end = self._follow(number, place, phrase[1:], between)
            if end is not None:
                return self._cite(number, place, end)
        return None

    def _places(self, lemma: str) -> Iterator[tuple[int, int]]:
        """The text and the position of every word in lower case that may be a form of `lemma`."""
        for number, (_, text) in enumerate(self.texts):
            for place in _index(text).places.get(lemma, ()):
                yield number, place

    def _company(self, number: int, place: int) -> Company:
        return Company(
            self._cite(number, place, place), (*self._walk(number, place, -1), *self._walk(number, place, 1))
        )

    def _walk(self, number: int, place: int, step: int) -> Iterator[str]:
        words = _index(self.texts[number][1]).words
        for other in range(place + step, place + step * (REACH + 1), step):
            if not 0 <= other < len(words) or not words[other][0]:
                return
            yield _fold(words[other][0])

    def _follow(self, number: int, place: int, rest: Sequence[frozenset[str]], between: int) -> int | None:
        """Where the rest of a phrase ends that goes on behind `place`, or None."""
        words = _index(self.texts[number][1]).words
        for wanted in rest:
            for next_place in range(place + 1, min(len(words), place + between + 2)):
                word = words[next_place][0]
                if not word:
                    return None
                if not wanted.isdisjoint(lemmas(_fold(word))):
                    place = next_place
                    break
            else:
                return None
        return place

    def _cite(self, number: int, first: int, last: int) -> Evidence:
        document, text = self.texts[number]
        words = _index(text).words
        start, end = words[first][1], words[last][2]
        return Evidence.source(document, start, end, text[start:end])


def _fold(word: str) -> str:
    """The word in lower case without the genitive."""
    return word.lower().replace("’", "'").removesuffix("'s")
