"""The words of two texts as numbers, and which Chinese words may stand for which English ones."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from normalizer import lexicon

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_LATIN_OR_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’」』)）\]]*\s*$")
# words that stand in any sentence; they cost time and say nothing about which sentence it is
_FUNCTION_WORD_LIST = (
    "a an the of to in on at for and or but is are was were be been being it its this that these those with by from as "
    "he she they we you i his her their our your my him them us me not no so if than then there here which who whom "
    "whose what when where how will would can could may might shall should do does did done have has had having s t "
    "etc sb sth one"
)
_FUNCTION_WORDS = frozenset(_FUNCTION_WORD_LIST.split())


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts.

    Token `k` is the word `words[types[k]]` of line `lines[k]`, lines rising; a word counts once a line. `sizes` are the
    lengths of the lines in bytes of UTF-8, `ends` tells whether a line ends as a sentence does.
    """

    lines: Ints
    types: Ints
    words: tuple[str, ...]
    sizes: Floats
    ends: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.sizes)


def read_chinese(lines: Sequence[str]) -> Side:
    """The dictionary's words of each line, pairs of characters that it does not know (names), Latin words, numbers."""
    dictionary = lexicon.load()

    def tokens(line: str) -> Iterator[str]:
        line = unicodedata.normalize("NFKC", line)
        single = None  # the place of a single character just before
        for span in dictionary.segment(line):
            yield span.of(line)
            if len(span) > 1:
                single = None
                continue
            if single == span.start - 1:
                yield line[single : span.end]
            single = span.start
        yield from _latin_and_numbers(line)

    return _number(lines, tokens)


def read_english(lines: Sequence[str]) -> Side:
    """The words of each line, without function words, and numbers."""
    return _number(lines, lambda line: _latin_and_numbers(unicodedata.normalize("NFKC", line)))


def _latin_and_numbers(line: str) -> Iterator[str]:
    for match in _LATIN_OR_NUMBER.finditer(line):
        word = match[0]
        if word[0].isdigit():
            yield _significant_digits(word)
        else:
            word = word.lower().replace("’", "'").removesuffix("'s")
            if word not in _FUNCTION_WORDS:
                yield word


def _significant_digits(number: str) -> str:
    """What 326萬 and 3.26 million share, whatever the unit: the digits without zeros at the ends."""
    return "#" + (number.replace(",", "").replace(".", "").strip("0") or "0")


def _number(lines: Sequence[str], tokens: Callable[[str], Iterable[str]]) -> Side:
    numbers: dict[str, int] = {}
    places: list[int] = []
    types: list[int] = []
    for place, line in enumerate(lines):
        for word in dict.fromkeys(tokens(line)):
            places.append(place)
            types.append(numbers.setdefault(word, len(numbers)))
    sizes = np.array([len(line.encode("utf-8", "surrogatepass")) for line in lines], dtype=np.float64)
    ends = np.array([_SENTENCE_END.search(line) is not None for line in lines], dtype=np.bool_)
    return Side(np.array(places, dtype=np.int64), np.array(types, dtype=np.int64), tuple(numbers), sizes, ends)


def dictionary_pairs(zh: Side, en: Side) -> Ints:
    """Pairs (Chinese type, English type), sorted, of words that the dictionary or their spelling connects."""
    dictionary = lexicon.load()
    forms: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(en.words):
        for form in lexicon.lemmas(word):
            forms[form].append(number)
    pairs: set[tuple[int, int]] = set()
    for number, word in enumerate(zh.words):
        if word[0] == "#" or word.isascii() or word[0] < "\u2e80":
            meanings: Iterable[str] = lexicon.lemmas(word)
        else:
            meanings = dictionary.english_words(word) - _FUNCTION_WORDS
        pairs.update((number, other) for meaning in meanings for other in forms.get(meaning, ()))
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def expand(starts: Ints, stops: Ints) -> tuple[Ints, Ints]:
    """The ranges `[start, stop)` written out: for each number in one of them, the range's index and the number.

    >>> [part.tolist() for part in expand(np.array([5, 0, 7]), np.array([7, 0, 8]))]
    [[0, 0, 2], [5, 6, 7]]
    """
    counts = np.maximum(stops - starts, 0)
    owners = np.repeat(np.arange(len(counts)), counts)
    offsets = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owners, starts[owners] + offsets


@lru_cache(maxsize=4_000)  # sentences of references are compared with every document
def read_words(text: str) -> tuple[tuple[str, ...], ...]:
    """Each distinct word of a text with the English forms that it can be compared by.

    Those of a Chinese word are its meanings in the dictionary, those of a Latin word what it may be a form of.
    """
    text = unicodedata.normalize("NFKC", text)
    words: dict[str, tuple[str, ...]] = {}
    if any(char >= "\u2e80" for char in text):  # English needs no dictionary
        dictionary = lexicon.load()
        for span in dictionary.segment(text):
            word = span.of(text)
            if word not in words:
                words[word] = tuple(sorted(dictionary.english_words(word) - _FUNCTION_WORDS))
    for word in _latin_and_numbers(text):
        words.setdefault(word, lexicon.lemmas(word))
    return tuple(forms for forms in words.values() if forms)
