"""Characters that stand for sounds: foreign names no dictionary has, which must not be cut into the names it has."""

import re
from collections.abc import Sequence
from itertools import groupby

from normalizer.lexicon import load
from normalizer.names.transliteration import load_model
from normalizer.translation.gloss.model import Part
from normalizer.translation.gloss.numbers import is_numeral, read_number
from normalizer.translation.gloss.readings import find_readings, is_common
from normalizer.translation.gloss.vocabulary import NOTHING

DOTS = "·‧・"
TITLES = {"先生": "Mr", "女士": "Ms", "小姐": "Miss", "太太": "Mrs", "夫人": "Mrs"}
_SOUNDING = 1  # of the log-odds of a character to stand in a transliterated name rather than in a word
_BESIDE = 0  # the same of a single character, where a name stands beside it
_NEVER = -9
_LONGEST = 40  # characters of a name
# what follows a name and says what it names
_HEADS = frozenset("杯塔橋湖河島山州城縣鎮港灣洲海寺街隊市區省村路園宮王")


def sounds(surface: str, least: int = _SOUNDING) -> bool:
    """Whether all characters are such as transliterations are written with, of log-odds `least` or more.

    >>> sounds("安菲爾德"), sounds("市長")
    (True, False)
    """
    odds = load_model().odds
    return all(odds.get(char, _NEVER) >= least for char in surface)


def is_proper(word: str) -> bool:
    """Whether the dictionary has `word` as a name only."""
    entries = load().entries(word)
    return bool(entries) and all(entry.pinyin[:1].isupper() for entry in entries)


def is_surname(word: str) -> bool:
    """Whether the dictionary has `word` as a surname.

    >>> is_surname("王"), is_surname("市")
    (True, False)
    """
    return any(sense.startswith("surname ") for entry in load().entries(word) for sense in entry.senses)


def join_sounds(pieces: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Words of a run, each with its start, in which a loose character of a foreign name and what the dictionary takes
    for short names beside it are one: 安|菲|爾德 is no Eid."""
    joined: list[tuple[int, str]] = []
    gaps = 0
    keys: list[tuple[int, bool]] = []
    reached = 0
    for start, word in pieces:
        gaps += start != reached  # a dot stands between: another name
        reached = start + len(word)
        keys.append((gaps, _may_be_sound(word)))
    for (_, goes), group in groupby(zip(keys, pieces, strict=True), key=lambda item: item[0]):
        part = [piece for _, piece in group]
        tail = []
        if goes and len(part) > 2 and part[-1][1] in _HEADS:
            tail = [part.pop()]
        if goes and len(part) > 1 and len({len(word) == 1 for _, word in part}) == 2:
            whole = "".join(word for _, word in part)
            if len(whole) <= _LONGEST:
                part = [(part[0][0], whole)]
        joined += part + tail
    return joined


def _may_be_sound(word: str) -> bool:
    if is_common(word) or is_numeral(word) or not sounds(word, _BESIDE if len(word) == 1 else _SOUNDING):
        return False
    if len(word) == 1:
        return True
    senses = [sense for entry in load().entries(word) if entry.pinyin[:1].isupper() for sense in entry.senses]
    return len(word) == 2 and bool(senses) and not any("capital of" in sense for sense in senses)


def goes_on(run: str, before: tuple[int, str], start: int, surface: str) -> bool:
    """Whether what stands at `start` goes on a foreign name: joined by its dot, or characters that form no word."""
    previous_start, previous = before
    if run[previous_start + len(previous) : start] and run[start - 1] in DOTS:
        return True
    following = run[start + 1 : start + 2]
    is_head = surface in _HEADS and len(previous) > 1 and not (following and sounds(following))
    if len(surface) > 1 or is_common(surface) or is_head:
        return False
    if read_number(previous) is not None or (is_numeral(surface) and not sounds(surface)):
        return False
    return not is_common(previous) and (len(previous) == 1 or not load().is_word(previous))


def romanize(surface: str) -> str:
    """Characters that form no word, in pinyin without tones and in brackets: the first reading of each in the
    dictionary. In lower case, so that it passes for no English name; between dots, what the dictionary has as a name
    stands as such.

    >>> romanize("安菲爾德"), romanize("馬克·吐溫")
    ('[anfeierde]', '[make tuwen]')
    """
    parts = []
    for piece in re.split(f"[{DOTS}]", surface):
        named = next((reading.english for reading in find_readings(piece, NOTHING) if reading.part is Part.NAME), None)
        if named is not None and DOTS[0] in surface:
            parts.append(named)
        else:
            parts.append("".join(map(_syllable, piece)))
    return f"[{' '.join(parts)}]"


def _syllable(char: str) -> str:
    entries = load().entries(char)
    common = next((entry for entry in entries if entry.pinyin[:1].islower()), entries[0] if entries else None)
    return common.pinyin.rstrip("12345").replace("u:", "ü").lower() if common else char
