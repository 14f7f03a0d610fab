"""The English of Chinese segments and the Chinese of English ones, by the best engine there is."""

from collections.abc import Sequence

from normalizer.errors import TranslationError
from normalizer.references import EMPTY, References
from normalizer.segments import split
from normalizer.translation.gloss import find_topics, gloss, read_vocabulary
from normalizer.translation.model import EnglishFrom, Fixed, Translation

_NONE = Translation("", EnglishFrom.NONE)


def available(source: str, target: str) -> bool:
    """Whether installed models lead from `source` to `target` (BCP 47 tags) and argostranslate is there to run them."""
    from importlib.util import find_spec

    from normalizer.translation.routes import find_routes

    return all(map(find_spec, ("argostranslate", "ctranslate2"))) and bool(find_routes(source, target))


def english(
    segments: Sequence[str],
    names: Sequence[Sequence[Fixed]] = (),
    dates: Sequence[Sequence[Fixed]] = (),
    references: References = EMPTY,
    engine: str = "auto",
    source: str = "zh-Hant",
) -> list[Translation]:
    """The English of each Chinese segment, in their order.

    `names` and `dates` hold, for each segment, the stretches whose English is settled; what they say stands in the
    English, or a flag says that it does not. `references` weigh the senses of a gloss. `engine` is `auto` (the best
    that is installed), `argos`, `gloss` or `none`; `source` the BCP 47 tag of the segments.

    Raises TranslationError if `argos` is asked for and no model is installed.
    """
    fixed = [[*(names[place] if names else ()), *(dates[place] if dates else ())] for place in range(len(segments))]
    topics = find_topics("\n".join(segments), least=2)
    if _wants_model(engine, source, "en"):
        from normalizer.translation.machine import translate_by_model

        found = translate_by_model(segments, fixed, source, "en")
        glosses = ((segment, items) for segment, items in zip(segments, fixed, strict=True))
        return [
            item if item.text else _by_gloss(*rest, references, topics)
            for item, rest in zip(found, glosses, strict=True)
        ]
    if engine == "none":
        return [_NONE] * len(segments)
    return [_by_gloss(segment, items, references, topics) for segment, items in zip(segments, fixed, strict=True)]


def chinese(
    segments: Sequence[str],
    names: Sequence[Sequence[Fixed]] = (),
    engine: str = "auto",
    target: str = "zh-Hant-TW",
) -> list[Translation]:
    """The Chinese of each English segment, in their order, in the script and variants of `target`.

    As `english`, but without a model there is none, and nothing is raised: a gloss goes one way only.
    """
    if engine in ("auto", "argos") and available("en", target):
        from normalizer.translation.machine import translate_by_model

        return translate_by_model(segments, names or [()] * len(segments), "en", target)
    return [_NONE] * len(segments)


def translate(text: str, source: str, target: str) -> Translation:
    """`text` in another language, line by line and sentence by sentence, white space between sentences kept.

    `source` and `target` are BCP 47 tags. Without a model, Chinese into English is glossed. Raises TranslationError for
    any other pair without a model.
    """
    places = split(text)
    pieces = [text[place.start : place.end] for place in places]
    if available(source, target):
        from normalizer.translation.machine import translate_by_model

        found = translate_by_model(pieces, [()] * len(pieces), source, target)
    elif source.lower().startswith(("zh", "zt")) and target.lower().startswith("en"):
        found = english(pieces, engine="gloss")
    else:
        raise TranslationError(_no_model(source, target))
    written: list[str] = []
    reached = 0
    for place, item in zip(places, found, strict=True):
        gap = text[reached : place.start]
        spaced = target.lower().startswith(("zh", "zt", "ja")) or not written or gap
        written += [gap if spaced else " ", item.text]
        reached = place.end
    made_by = next((item.made_by for item in found if item.made_by is not EnglishFrom.NONE), EnglishFrom.NONE)
    flags = [f"{piece[:24]}: {flag}" for piece, item in zip(pieces, found, strict=True) for flag in item.flags]
    return Translation("".join(written) + text[reached:], made_by, tuple(flags))


def _wants_model(engine: str, source: str, target: str) -> bool:
    if engine == "argos" and not available(source, target):
        raise TranslationError(_no_model(source, target))
    return engine in ("auto", "argos") and available(source, target)


def _no_model(source: str, target: str) -> str:
    from normalizer.translation.argos.packages import argos_code

    codes = f"{argos_code(source)} {argos_code(target)}"
    return (
        f"No translation model from {source} to {target} is installed; nothing was translated. "
        f"Install one with `source-normalizer models install {codes}` or from a file."
    )


def _by_gloss(segment: str, fixed: Sequence[Fixed], references: References, topics: frozenset[str]) -> Translation:
    text = gloss(segment, fixed, read_vocabulary(references), topics)
    return Translation(text, EnglishFrom.GLOSS if text else EnglishFrom.NONE)
