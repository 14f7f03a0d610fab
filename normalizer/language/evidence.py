"""What the letters of each stretch of a text say about its language."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from normalizer.language import scripts, variants
from normalizer.resources import profiles

_SCRIPT_CODES = {scripts.LATIN: "Latn", scripts.CYRILLIC: "Cyrl", scripts.ARABIC: "Arab", scripts.DEVANAGARI: "Deva"}


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Counts by stretch: `scripts[i, class]` letters, `variants[i, set]` characters of each Chinese set."""

    codes: scripts.Codes
    starts: npt.NDArray[np.intp]
    scripts: npt.NDArray[np.intp]
    variants: npt.NDArray[np.intp]


def weigh(codes: scripts.Codes, starts: npt.NDArray[np.intp]) -> Evidence:
    """The evidence of the stretches of `codes` that begin at `starts`."""
    lengths = np.diff(starts, append=len(codes))
    owner = np.repeat(np.arange(len(starts)), lengths)
    classes = scripts.classify(codes)
    counted = np.bincount(owner * scripts.CLASSES + classes, minlength=len(starts) * scripts.CLASSES)
    if counted.reshape(-1, scripts.CLASSES)[:, scripts.HAN].any():
        sets = variants.variant_table()[np.minimum(codes, 0x10000)]
        chinese = np.bincount(owner * 4 + sets, minlength=len(starts) * 4).reshape(-1, 4)
    else:
        chinese = np.zeros((len(starts), 4), dtype=np.intp)
    return Evidence(codes, starts, counted.reshape(-1, scripts.CLASSES), chinese)


@cache
def script_languages(script: int) -> tuple[str, ...]:
    """The languages among which the profiles decide for a script class; empty where there are none."""
    return profiles.SCRIPTS.get(_SCRIPT_CODES.get(script, ""), ())


def score_profiles(evidence: Evidence, script: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.intp]]:
    """Log-likelihoods by stretch and language of the script, and the number of n-grams they rest on."""
    return profiles.load(_SCRIPT_CODES[script]).score(evidence.codes, evidence.starts)
