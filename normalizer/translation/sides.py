"""The English of Chinese segments and the Chinese of English ones, by the best engine there is."""

from collections.abc import Sequence

from normalizer.references import EMPTY, References
from normalizer.translation.gloss import gloss, read_vocabulary
from normalizer.translation.model import EnglishFrom, Fixed, Translation

_NONE = Translation("", EnglishFrom.NONE)


def available(source: str, target: str) -> bool:
    """Whether a machine translation model from `source` to `target` (BCP 47 tags) is installed."""
    return False


def english(
    segments: Sequence[str],
    names: Sequence[Sequence[Fixed]] = (),
    dates: Sequence[Sequence[Fixed]] = (),
    references: References = EMPTY,
    engine: str = "auto",
) -> list[Translation]:
    """The English of each Chinese segment, in their order.

    `names` and `dates` hold, for each segment, the stretches whose English is settled; what they say stands in
    the English, or a flag says that it does not. `references` weigh the senses of a gloss. `engine` is `auto` (the best that
    is installed), `argos`, `gloss` or `none`.
    """
    if engine == "none":
        return [_NONE] * len(segments)
    vocabulary = read_vocabulary(references)
    translations = []
    for place, segment in enumerate(segments):
        fixed = [*(names[place] if names else ()), *(dates[place] if dates else ())]
        text = gloss(segment, fixed, vocabulary)
        translations.append(Translation(text, EnglishFrom.GLOSS if text else EnglishFrom.NONE))
    return translations


def chinese(segments: Sequence[str], names: Sequence[Sequence[Fixed]] = (), engine: str = "auto") -> list[Translation]:
    return [_NONE] * len(segments)


def translate(text: str, source: str, target: str) -> Translation:
    return _NONE
