"""Which language one stretch is in, from the evidence of its letters."""

import numpy as np
import numpy.typing as npt

from normalizer.language import scripts
from normalizer.language.model import Language
from normalizer.language.variants import JAPANESE, SIMPLIFIED, TRADITIONAL

# The n-grams of a text overlap and repeat, so that their summed logarithms overstate the case.
TEMPER = 0.15


def decide_chinese(sets: npt.NDArray[np.intp]) -> Language:
    """Traditional or Simplified by the characters that only one of them has; `zh` where there is none."""
    traditional, simplified = int(sets[TRADITIONAL]), int(sets[SIMPLIFIED])
    if traditional == simplified:
        return Language("zh", 0.9)
    more, fewer = max(traditional, simplified), min(traditional, simplified)
    tag = "zh-Hant" if traditional > simplified else "zh-Hans"
    return Language(tag, (more + 1) / (more + fewer + 1.02))


def decide_east_asian(counts: npt.NDArray[np.intp], sets: npt.NDArray[np.intp]) -> Language:
    """Korean, Japanese or Chinese, by the scripts mixed and the characters used."""
    han, kana, hangul = int(counts[scripts.HAN]), int(counts[scripts.KANA]), int(counts[scripts.HANGUL])
    if hangul > han + kana:
        return Language("ko", 0.99)
    chinese = int(sets[TRADITIONAL] + sets[SIMPLIFIED])
    if kana and kana + 2 * int(sets[JAPANESE]) > max(0.2 * (han + kana), chinese):
        return Language("ja", 0.99)
    if sets[JAPANESE] and int(sets[JAPANESE]) > chinese:
        return Language("ja", 0.8)
    return decide_chinese(sets)


def decide_profiles(scores: npt.NDArray[np.float32], languages: tuple[str, ...], grams: int) -> Language:
    """The likeliest of the profiles' languages; `und` where no n-gram is known."""
    if not grams:
        return Language("und", 0.0)
    tempered = TEMPER * (scores - scores.max())
    shares = np.exp(tempered)
    best = int(shares.argmax())
    return Language(languages[best], float(shares[best] / shares.sum()))
