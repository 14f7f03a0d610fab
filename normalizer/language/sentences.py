"""The language of one sentence by itself: what `detection` does for the stretches of a text, without the arrays."""

import numpy as np

from normalizer.language import scripts, variants
from normalizer.language.evidence import EAST_ASIAN, TEMPER, languages_of, odds_of, profiles_of
from normalizer.language.model import Language
from normalizer.language.units import count_running
from normalizer.language.words import weigh_words

UNDETERMINED = Language("und", 0.0)
LEAST, MOST = 0.3, 0.999  # what is less sure is no answer, and none is surer
_ALONE = 1.002  # all shares relative to the best: above this a rival is within 6 nats, and the words are looked at


def judge(text: str) -> Language:
    """The language of a short text, taken to be in one."""
    codes = scripts.code_points(text)
    letters = np.bincount(scripts.classify(codes), minlength=scripts.CLASSES).tolist()
    east_asian = letters[scripts.HAN] + letters[scripts.KANA] + letters[scripts.HANGUL]
    most = max(letters[scripts.LATIN :])
    script = letters.index(most, scripts.LATIN)
    if not east_asian + most:
        return UNDETERMINED
    if east_asian and (east_asian * 5 >= most or (script == scripts.LATIN and east_asian * 5 >= count_running(text))):
        return _judge_east_asian(codes, letters)
    single = scripts.single_language(script)
    return Language(single, MOST) if single is not None else _judge_alphabet(text, codes, script)


def _judge_east_asian(codes: scripts.Codes, letters: list[int]) -> Language:
    bits = variants.variant_table()[np.minimum(codes, 0x10000)]
    scores = odds_of(letters, np.bincount(bits, minlength=16))
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    if best < 2 and scores[0] == scores[1]:
        return Language("zh", min(float(shares[0] + shares[1]), MOST))
    return Language(EAST_ASIAN[best], min(float(shares[best]), MOST))


def _judge_alphabet(text: str, codes: scripts.Codes, script: int) -> Language:
    scores = TEMPER * profiles_of(script).score_whole(codes)
    best = int(scores.argmax())
    top = float(scores[best])
    if top <= 0:
        return UNDETERMINED
    shares = np.exp(scores - top)
    if float(shares.sum()) > _ALONE:
        scores = scores + weigh_words(text, languages_of(script))
        best = int(scores.argmax())
        shares = np.exp(scores - scores[best])
    confidence = min(float(shares[best] / shares.sum()), MOST)
    return Language(languages_of(script)[best], confidence) if confidence >= LEAST else UNDETERMINED
