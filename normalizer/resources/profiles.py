"""langdetect's language profiles as matrices: how likely each 1-, 2- and 3-gram is in each language of a script.

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

# Which of langdetect's profiles are written in which script.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "Latn": tuple(
        ["af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"]
    ),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}
SMOOTHING = 0.5 / 10000  # langdetect's own ALPHA_DEFAULT / BASE_FREQ
_NONE = 511  # stands in a packed key where a shorter n-gram has no letter
# Precomposed Vietnamese vowels are one class in langdetect's profiles; the Romanian comma letters are its cedilla ones.
_FOLDED = {0x0219: 0x015F, 0x021B: 0x0163, 0x06CC: 0x064A}


@dataclass(frozen=True, slots=True, eq=False)
class Profiles:
    """The n-grams of one script. `letters[code point]` is a letter's number, 0 for everything that is no letter of it."""

    languages: tuple[str, ...]
    letters: npt.NDArray[np.uint32]
    keys: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.float32]  # one row an n-gram, one column a language; the last row is for unknown n-grams

    def score(
        self, codes: npt.NDArray[np.uint32], starts: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
        """Log-likelihoods of the stretches of `codes` that begin at `starts` (ascending, the first 0, none empty).

        Gives one row a stretch and one column a language, relative to an n-gram that no language knows, and the number
        of known n-grams of each stretch. A letter at the edge of a stretch is taken to begin or end a word.
        """
        letters = self.letters[np.minimum(codes, 0xFFFF)]
        padded = np.zeros(len(letters) + 2 * len(starts) + 2, dtype=np.uint32)
        lengths = np.diff(starts, append=len(letters))
        # two blanks between stretches, so that no n-gram reaches from one into the next
        places = np.arange(len(letters)) + 2 * np.repeat(np.arange(1, len(starts) + 1), lengths)
        padded[places] = letters
        before, middle, last = padded[:-2], padded[1:-1], padded[2:]
        at = np.flatnonzero(middle)
        tri = (before[at] << 18) | (middle[at] << 9) | last[at]
        bi = (_NONE << 18) | (before[at] << 9) | middle[at]
        closing = at[last[at] == 0]
        bi_closing = (_NONE << 18) | (middle[closing] << 9)
        uni = (_NONE << 18) | (_NONE << 9) | middle[at]
        keys = np.concatenate((uni, bi, bi_closing, tri)).astype(np.uint32)
        owner = np.concatenate((at, at, closing, at)) + 1
        found = np.searchsorted(self.keys, keys)
        found[self.keys[np.minimum(found, len(self.keys) - 1)] != keys] = len(self.keys)
        stretch = np.searchsorted(starts + 2 * np.arange(1, len(starts) + 1), owner, side="right") - 1
        known = found < len(self.keys)
        scores = np.zeros((len(starts), len(self.languages)), dtype=np.float32)
        order = np.argsort(stretch[known], kind="stable")
        rows, owners = found[known][order], stretch[known][order]
        counts = np.bincount(owners, minlength=len(starts))
        if len(rows):
            filled = np.flatnonzero(counts)
            first = np.concatenate(([0], np.cumsum(counts[filled])[:-1]))
            scores[filled] = np.add.reduceat(self.weights[rows], first, axis=0)
        return scores, counts


@cache
def load(script: str) -> Profiles:
    """The profiles of the languages written in `script` (a key of `SCRIPTS`)."""
    languages = SCRIPTS[script]
    read = [_read(language) for language in languages]
    alphabet = sorted({letter for profile in read for gram in profile["freq"] for letter in gram if letter != " "})
    numbers = {letter: number for number, letter in enumerate(alphabet, 1)}
    numbers[" "] = 0
    if len(numbers) >= _NONE:
        raise ValueError(f"{script}: {len(numbers)} letters are more than a packed key can hold")
    table: dict[int, int] = {}
    columns: list[tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]] = []
    for profile in read:
        rows, values = [], []
        for gram, count in profile["freq"].items():
            key = _NONE
            key = key << 9 | _NONE if len(gram) == 1 else key
            if len(gram) == 3:
                key = numbers[gram[0]]
            for letter in gram[-2:] if len(gram) > 1 else gram:
                key = key << 9 | numbers[letter]
            rows.append(table.setdefault(key, len(table)))
            values.append(count / profile["n_words"][len(gram) - 1])
        columns.append((np.array(rows), np.array(values, dtype=np.float32)))
    weights = np.zeros((len(table) + 1, len(languages)), dtype=np.float32)
    for column, (places, shares) in enumerate(columns):
        weights[places, column] = shares
    packed = np.fromiter(table, dtype=np.uint32, count=len(table))
    order = np.argsort(packed)
    logs = np.log((weights + SMOOTHING) / SMOOTHING)
    letters = np.zeros(0x10000, dtype=np.uint32)
    for letter, number in numbers.items():
        letters[ord(letter)] = number
    for variant, folded in _FOLDED.items():
        letters[variant] = letters[folded]
    letters[0x1EA0:0x1F00] = numbers.get("\u1ec3", 0)
    letters[ord(" ")] = 0
    return Profiles(languages, letters, packed[order], np.concatenate((logs[:-1][order], logs[-1:])))


def _read(language: str) -> dict[str, Any]:
    """One profile of the installed langdetect, as JSON spells it."""
    import langdetect

    folder = Path(langdetect.__file__).parent / "profiles"
    profile: dict[str, Any] = json.loads((folder / language).read_text(encoding="utf-8"))
    return profile
