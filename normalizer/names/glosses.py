"""Glosses: a name in one script with the same name in the other in brackets behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizer.names.latin import LatinName
from normalizer.names.transliteration import match_name

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_DOTS = "·‧・•．"
_BEFORE = re.compile(rf"[{_HAN}{_DOTS}－-]{{1,24}}[ ]?[(（][ ]?$")
_OPEN = "(（"
_CLOSE = ")）"
LEAST = 3.0
"""Nats from which a Chinese string counts as the sound of the Latin name (one false match in a thousand random pairs)."""
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Gloss:
    """A gloss `[start, end)` with its brackets: `chinese` is the Chinese name, or None where its start is not known.

    `latin_start` is where the Latin name stands; `score` are the nats by which the Chinese sounds like it.
    """

    start: int
    end: int
    chinese: str | None
    latin: str
    latin_start: int
    score: float


def find_glosses(text: str, names: Sequence[LatinName]) -> tuple[Gloss, ...]:
    """The glosses of `text`, where `names` are its names in Latin letters: 奈特(Knight), 埃隆·馬斯克（Elon Musk）."""
    glosses = []
    for name in names:
        if name.stuttered or name.start == 0:
            continue
        opening = name.start - 1
        while opening > 0 and text[opening] == " ":
            opening -= 1
        if text[opening] not in _OPEN:
            continue
        closing = name.end
        while closing < len(text) and text[closing] == " ":
            closing += 1
        if closing >= len(text) or text[closing] not in _CLOSE + ",，、;；":
            continue
        end = closing + 1 if text[closing] in _CLOSE else name.end
        run_end = opening
        while run_end > 0 and text[run_end - 1] == " ":
            run_end -= 1
        run_start = run_end
        while run_start > 0 and run_end - run_start < LONGEST and _is_part(text[run_start - 1]):
            run_start -= 1
        if run_start == run_end:
            continue
        start, score = _find_start(text, run_start, run_end, name.text)
        if score >= LEAST:
            glosses.append(Gloss(start, end, text[start:run_end], name.text, name.start, score))
        else:
            glosses.append(Gloss(name.start, name.end, None, name.text, name.start, score))
    return tuple(glosses)


def _is_part(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character in _DOTS


def _find_start(text: str, start: int, end: int, latin: str) -> tuple[int, float]:
    """Where the Chinese name that ends at `end` starts, by its sound, and the score."""
    best = (start, float("-inf"))
    for place in range(start, end):
        if text[place] in _DOTS:
            continue
        score = match_name(text[place:end], latin).score
        if score > best[1]:
            best = (place, score)
    return best
