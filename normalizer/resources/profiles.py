"""langdetect's language profiles as tables: how likely each 1-, 2- and 3-gram is in each language of a script.

The profiles (Apache-2.0, learnt from Wikipedia) are read from the installed langdetect; its random sampling is not
used. The score is a plain naive Bayes over all n-grams of a stretch of text, so the same text always gets the same one.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# Which of langdetect's profiles are written in which script (ISO 15924).
SCRIPTS: dict[str, tuple[str, ...]] = {
    "Latn": (
        "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl",
        "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
    ),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Grek": ("el",),
    "Hebr": ("he",),
    "Thai": ("th",),
}  # fmt: skip
SMOOTHING = 0.5 / 10000  # langdetect's own ALPHA_DEFAULT / BASE_FREQ
# As langdetect folds them: the Romanian comma letters and the Persian yeh. It makes one class of U+1EA0 to U+1EFF.
_FOLDED = {0x0219: 0x015F, 0x021B: 0x0163, 0x06CC: 0x064A}
_VIETNAMESE = 0x1EC3


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The n-grams of one script, laid out so that a place of a text costs three look-ups.

    `letters[code point]` is a letter's number, 0 for all that is no letter of the script; `prefixes[a, b]` numbers the
    two letters before a place; `rows[prefix, c]` is the row of `weights` for the letter there: the logarithms of its
    trigram, bigram and unigram summed, by language, relative to an n-gram that no language knows.
    """

    languages: tuple[str, ...]
    letters: npt.NDArray[np.intp]
    prefixes: npt.NDArray[np.intp]
    rows: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]

    def score(self, codes: npt.NDArray[np.uint32], starts: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """Log-likelihoods of the stretches of `codes` that begin at `starts` (ascending, the first 0, none empty).

        One row a stretch and one column a language.
        """
        if len(starts) == 1:
            return self.score_whole(codes)[np.newaxis]
        scores: npt.NDArray[np.float32] = np.add.reduceat(self.weights[self._find_rows(codes)[:-1]], starts, axis=0)
        return scores

    def score_whole(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.float32]:
        """The same for all of `codes` as one stretch: one value a language."""
        rows = self._find_rows(codes)
        whole: npt.NDArray[np.float32] = np.add.reduce(self.weights[rows[rows > 0]], axis=0)
        return whole

    def _find_rows(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """The row of `weights` of each place, and of the end, where a last word closes."""
        size = len(self.prefixes)
        letters = np.zeros(len(codes) + 3, dtype=np.intp)
        np.take(self.letters, np.minimum(codes, 0xFFFF), out=letters[2:-1])
        prefixes = self.prefixes.ravel()[letters[:-2] * size + letters[1:-1]]
        rows: npt.NDArray[np.int32] = self.rows.ravel()[prefixes * size + letters[2:]]
        return rows


@cache
def load(script: str) -> Profiles:
    """The profiles of the languages written in `script` (a key of `SCRIPTS`)."""
    languages = SCRIPTS[script]
    read = [_read(language) for language in languages]
    alphabet = [" ", *sorted({letter for profile in read for gram in profile["freq"] for letter in gram} - {" "})]
    numbers = {letter: number for number, letter in enumerate(alphabet)}
    grams = ["", *sorted(set().union(*(profile["freq"] for profile in read)), key=lambda gram: (len(gram), gram))]
    places = {gram: row for row, gram in enumerate(grams)}
    weights = np.zeros((len(grams), len(languages)), dtype=np.float32)
    for column, profile in enumerate(read):
        own = np.fromiter(map(places.__getitem__, profile["freq"]), dtype=np.intp, count=len(profile["freq"]))
        totals = np.array([1, *profile["n_words"]])[np.fromiter(map(len, profile["freq"]), dtype=np.intp)]
        shares = np.fromiter(profile["freq"].values(), dtype=np.float64, count=len(own)) / totals
        weights[own, column] = np.log1p(shares / SMOOTHING)
    # Each bigram's row takes in its last letter's, then each trigram's its last bigram's.
    for length in (2, 3):
        own = np.array([row for row, gram in enumerate(grams) if len(gram) == length], dtype=np.intp)
        weights[own] += weights[[places.get(grams[row][1:]) or places.get(grams[row][2:], 0) for row in own]]
    return Profiles(languages, _number_letters(numbers), *_lay_out(grams, numbers, len(alphabet)), weights)


def _lay_out(
    grams: list[str], numbers: dict[str, int], size: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int32]]:
    """The tables `prefixes` and `rows` of n-grams that are sorted by length."""
    pairs = sorted({gram[:2] for gram in grams if len(gram) == 3})
    prefixes = np.tile(np.arange(size), (size, 1))  # an unknown pair counts as its second letter alone
    rows = np.zeros((size + len(pairs), size), dtype=np.int32)
    for row, gram in enumerate(grams):
        if len(gram) == 1:
            rows[:size, numbers[gram]] = row
        elif len(gram) == 2:
            rows[numbers[gram[0]], numbers[gram[1]]] = row
    inherited = [numbers[pair[1]] for pair in pairs]
    rows[size:] = rows[inherited]
    places = {pair: size + number for number, pair in enumerate(pairs)}
    for pair, place in places.items():
        prefixes[numbers[pair[0]], numbers[pair[1]]] = place
    for row, gram in enumerate(grams):
        if len(gram) == 3:
            rows[places[gram[:2]], numbers[gram[2]]] = row
    return prefixes, rows


def _number_letters(numbers: dict[str, int]) -> npt.NDArray[np.intp]:
    """A letter's number by code point."""
    letters = np.zeros(0x10000, dtype=np.intp)
    for letter, number in numbers.items():
        letters[ord(letter)] = number
    for variant, folded in _FOLDED.items():
        letters[variant] = letters[folded]
    letters[0x1EA0:0x1F00] = letters[_VIETNAMESE]
    return letters


def _read(language: str) -> dict[str, Any]:
    """One profile of the installed langdetect, as JSON spells it."""
    import langdetect

    folder = Path(langdetect.__file__).parent / "profiles"
    profile: dict[str, Any] = json.loads((folder / language).read_text(encoding="utf-8"))
    return profile
