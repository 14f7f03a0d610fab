"""Glosses: a name in one script with the same name in the other in brackets behind it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizer.lexicon import lemmas, load
from normalizer.names.forms import DOTS
from normalizer.names.latin import LatinName
from normalizer.names.transliteration import SOUNDS_ALIKE, find_start
from normalizer.names.vocabulary import split_prefix

_OPEN = "(（"
_CLOSE = ")）"
_HAN_IN_BRACKETS = re.compile(r"[ ]?[(（][ ]?([\u3400-\u9fff·‧・]{2,14})[ ]?[)）]")
LONGEST = 16
_LONGER = {"lab": "laboratory", "labs": "laboratory", "tech": "technology", "corp": "corporation"}
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})


@dataclass(frozen=True, slots=True)
class Gloss:
    """A gloss `[start, end)` with its brackets: `chinese` is the Chinese name, or None where its start is not known.

    `latin_start` is where the Latin name stands; `score` are the nats by which the Chinese sounds like it; `by_sense`
    says that the Chinese was recognised by its meaning instead.
    """

    start: int
    end: int
    chinese: str | None
    latin: str
    latin_start: int
    score: float
    by_sense: bool = False


def find_glosses(
    text: str, names: Sequence[LatinName], is_form: Callable[[str, str], bool] = lambda chinese, latin: False
) -> tuple[Gloss, ...]:
    """The glosses of `text`, where `names` are its names in Latin letters: 奈特(Knight), 埃隆·馬斯克（Elon Musk）,
    Twitter（推特）.

    `is_form` says whether a Chinese string is already known to be a form of a Latin name.
    """
    found = []
    for name in names:
        if name.stuttered:
            continue
        gloss = _behind(text, name, is_form) or _before(text, name, is_form)
        if gloss is not None:
            found.append(gloss)
    return tuple(found)


def _behind(text: str, name: LatinName, is_form: Callable[[str, str], bool]) -> Gloss | None:
    """The Latin name in brackets behind the Chinese one."""
    opening = name.start - 1
    while opening > 0 and text[opening] == " ":
        opening -= 1
    if opening < 1 or text[opening] not in _OPEN:
        return None
    closing = name.end
    while closing < len(text) and text[closing] == " ":
        closing += 1
    if closing >= len(text) or text[closing] not in _CLOSE + ",，、;；":
        return None
    end = closing + 1 if text[closing] in _CLOSE else name.end
    stop = opening
    while stop > 0 and text[stop - 1] == " ":
        stop -= 1
    start = stop
    while start > 0 and stop - start < LONGEST and (_is_han(text[start - 1]) or text[start - 1] in DOTS):
        start -= 1
    if start == stop:
        return None
    for place in range(start, stop - 1):
        if is_form(text[place:stop], name.text):
            return Gloss(place, end, text[place:stop], name.text, name.start, 0.0)
    at, score = find_start(text[start:stop], name.text)
    if score >= SOUNDS_ALIKE and stop - start - at > 1:
        return Gloss(start + at, end, text[start + at : stop], name.text, name.start, score)
    by_sense = find_sense(text[start:stop], name.text)
    if by_sense is not None:
        return Gloss(start + by_sense, end, text[start + by_sense : stop], name.text, name.start, score, True)
    return Gloss(name.start, name.end, None, name.text, name.start, score)


def _before(text: str, name: LatinName, is_form: Callable[[str, str], bool]) -> Gloss | None:
    """The Chinese name in brackets behind the Latin one."""
    match = _HAN_IN_BRACKETS.match(text, name.end)
    if match is None:
        return None
    chinese = match.group(1)
    at, score = find_start(chinese, name.text)
    if (at == 0 and score >= SOUNDS_ALIKE) or is_form(chinese, name.text):
        return Gloss(name.start, match.end(), chinese, name.text, name.start, max(score, 0.0))
    if find_sense(chinese, name.text) == 0:
        return Gloss(name.start, match.end(), chinese, name.text, name.start, score, True)
    return None


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@lru_cache(maxsize=8192)
def find_sense(run: str, latin: str) -> int | None:
    """Where in `run` the Chinese starts that ends with it and whose words mean those of `latin`, or are shortened to
    it.

    None unless all words of `latin` are accounted for. 安全超級智能 is SSI: 安全 safe, 超級 super-, 智能 intelligent.
    """
    short = latin.isupper() and latin.isalpha()
    left = list(latin.lower()) if short else [part for word in latin.lower().split() for part in _parts(word)]
    if not 2 <= len(left) <= 8:
        return None
    place = len(run)
    for start, end in reversed(_segment(run)):
        if end != place or not left:
            break
        senses = load().english_words(run[start:end])
        if short:
            hit = next((letter for letter in reversed(left) if any(sense.startswith(letter) for sense in senses)), None)
        else:
            known = [form for sense in sorted(senses) for form in lemmas(sense)]
            hit = next((word for word in reversed(left) if _is_among(_LONGER.get(word, word), known)), None)
        if hit is None:
            break
        left.remove(hit)
        place = start
    return place if not left else None


@lru_cache(maxsize=1024)
def _segment(run: str) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in load().segment(run))


def _is_among(word: str, known: Sequence[str]) -> bool:
    """Whether a form of `word` is among `known`, or a long word that begins like it: intelligence, intelligent."""
    if any(form in known for form in lemmas(word)):
        return True
    stem = word[: max(6, len(word) - 3)]
    return len(word) > 6 and any(other.startswith(stem) for other in known)


def _parts(word: str) -> tuple[str, ...]:
    """The words to look for: superintelligence is super and intelligence; small words are none."""
    prefix = split_prefix(word)
    return () if word in _SMALL else (word,) if prefix is None else prefix
