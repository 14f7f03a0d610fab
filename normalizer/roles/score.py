"""The garble score: how damaged a text is, from features a reader understands, each with its weight beside it."""

from collections.abc import Callable
from math import exp

from normalizer.roles import symptoms
from normalizer.roles.model import GarbleFeature, GarbleScore

# What is counted, and what one occurrence in 1,000 characters weighs. Set by hand on 60 articles of Taiwan and of
# mainland news (mean score .05 and .11, none reaches .5), four machine translations (mean .12 to .28: half-width commas
# alone are no garble) and seed 003 (.92); tests/benchmarks/repair.py measures them.
FEATURES: tuple[tuple[str, Callable[[str], int], float], ...] = (
    ("Western punctuation and spacing in Chinese", symptoms.half_width, 0.006),
    ("doubled or misplaced punctuation", symptoms.misplaced, 0.4),
    ("quotation marks without a partner", symptoms.unpaired_quotes, 0.12),
    ("characters of phrases said again at once", symptoms.loops, 0.045),
    ("stuttered Latin words", symptoms.stutter, 0.3),
    ("English sentences run into Chinese", symptoms.english_runs, 0.4),
    ("remains of markup", symptoms.markup, 0.4),
    ("pinyin between characters", symptoms.pinyin, 0.4),
    ("characters lost in decoding", symptoms.lost, 0.1),
)

# A short text is judged as if this many sound characters stood around it: one slip in a headline is not garble.
_DOCUMENT_PRIOR = 600
_SEGMENT_PRIOR = 60


def score(text: str) -> GarbleScore:
    """How garbled a whole document is: `1 - exp(-sum of weight x occurrences in 1,000 characters)`.

    Linear in the text, without a dictionary and before any repair.

    >>> score("市議會週三通過預算，明年起實施。").value
    0.0
    """
    return _weigh(text, _DOCUMENT_PRIOR)


def score_segment(text: str) -> GarbleScore:
    """The same for one sentence or heading, given alone: a single loop there counts for more than in a document."""
    return _weigh(text, _SEGMENT_PRIOR)


def _weigh(text: str, prior: int) -> GarbleScore:
    scale = 1000 / (len(text) + prior)
    features = tuple(GarbleFeature(name, round(count(text) * scale, 3), weight) for name, count, weight in FEATURES)
    total = sum(feature.value * feature.weight for feature in features)
    return GarbleScore(round(1 - exp(-total), 4), features)
