"""The words of the references in their order: in what company a word is met, and where a phrase stands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
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


class Concordance:
    """The English texts of some documents, by id, and where their words stand. The index is made when first asked."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self.texts = tuple(sorted(texts))
        self._companies: dict[str, tuple[Company, ...]] = {}

    def has(self, lemma: str) -> bool:
        """Whether a form of `lemma` stands anywhere in lower case."""
        return lemma in self._places

    def company(self, lemma: str) -> tuple[Company, ...]:
        """Every place where a form of `lemma` stands in lower case, by document and place, with the words around it.

        >>> [place.words for place in Concordance([("001", "Two left. The exits hurt us.")]).company("exit")]
        [('the', 'hurt', 'us')]
        """
        found = self._companies.get(lemma)
        if found is None:
            found = tuple(self._company(number, place) for number, place in self._places.get(lemma, ()))
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
        first = sorted({place for lemma in phrase[0] for place in self._places.get(lemma, ())}) if phrase else []
        for number, place in first:
            end = self._follow(number, place, phrase[1:], between)
            if end is not None:
                return self._cite(number, place, end)
        return None

    @cached_property
    def _words(self) -> tuple[tuple[tuple[str, int, int], ...], ...]:
        """The words of each text with their spans; an empty word where a sentence ends."""
        return tuple(
            tuple(
                (match.group() if match.group()[0].isalpha() else "", match.start(), match.end())
                for match in _TOKEN.finditer(text)
            )
            for _, text in self.texts
        )

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """The text and the position of every word in lower case, by each of its lemmas."""
        places: dict[str, list[tuple[int, int]]] = {}
        for number, words in enumerate(self._words):
            for place, (word, _, _) in enumerate(words):
                if word[:1].islower():
                    for lemma in lemmas(_fold(word)):
                        places.setdefault(lemma, []).append((number, place))
        return places

    def _company(self, number: int, place: int) -> Company:
        return Company(
            self._cite(number, place, place), (*self._walk(number, place, -1), *self._walk(number, place, 1))
        )

    def _walk(self, number: int, place: int, step: int) -> Iterator[str]:
        words = self._words[number]
        for other in range(place + step, place + step * (REACH + 1), step):
            if not 0 <= other < len(words) or not words[other][0]:
                return
            yield _fold(words[other][0])

    def _follow(self, number: int, place: int, rest: Sequence[frozenset[str]], between: int) -> int | None:
        """Where the rest of a phrase ends that goes on behind `place`, or None."""
        words = self._words[number]
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
        start, end = self._words[number][first][1], self._words[number][last][2]
        return Evidence.source(document, start, end, text[start:end])


def _fold(word: str) -> str:
    """The word in lower case without the genitive."""
    return word.lower().replace("’", "'").removesuffix("'s")
