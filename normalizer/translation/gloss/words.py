"""From a segment to its words: settled stretches, Latin words, numbers, marks, and Han words by the dictionary."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from normalizer.dates.numerals import HAN_NUMERALS, ORDINALS, read_han
from normalizer.language.variants import characters
from normalizer.lexicon import load
from normalizer.translation.gloss.model import Part, Reading, Word
from normalizer.translation.gloss.readings import find_readings, is_common, known_words
from normalizer.translation.gloss.vocabulary import NOTHING, Vocabulary
from normalizer.translation.model import Fixed

_LATIN = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(
    rf"(?P<link>(?:https?://|www\.)[^\s\u3000-\u9fff”“]+|@\w{{1,40}})"
    rf"|(?P<number>[$€£]?\d+(?:[.,:]\d+)*%?)(?P<scale>[萬億兆千百]*)"
    rf"|(?P<latin>[{_LATIN}][{_LATIN}\d]*(?:['’.&/-][{_LATIN}\d]+)*)"
    r"|(?P<han>[\u3400-\u4dbf\u4e00-\u9fff〇]+(?:[·‧・][\u3400-\u4dbf\u4e00-\u9fff]+)*)"
    r"|(?P<mark>\S)"
)
_SCALES = {"兆": 10**12, "億": 10**8, "萬": 10**4, "千": 1000, "百": 100}
_ORDINAL = re.compile(rf"第([{HAN_NUMERALS}]+)[位個名次項條家]?")
_TIME = re.compile(
    r"\d|\b(?:(?:\w+day|week|month|year|today|tomorrow|decade|century|morning|night)s?|(?:Jan|Febr)uary|March|April|May|June|"
    r"July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_LONGEST = 40  # characters of a number or a foreign name
_NUMERALS = frozenset(HAN_NUMERALS + "萬億兆")
_DOTS = "·‧・"
_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spell_number(value: float) -> str:
    """A number as an English reader expects it.

    >>> spell_number(3), spell_number(120), spell_number(1.25e9), spell_number(23_400)
    ('three', '120', '1.25 billion', '23,400')
    """
    if value == int(value) and 0 <= value < len(_NUMBER_WORDS):
        return _NUMBER_WORDS[int(value)]
    for name, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= scale:
            return f"{round(value / scale, 3):g} {name}" if value / scale < 10**6 else f"{value:.0f}"
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def spell_ordinal(value: int) -> str:
    """
    >>> [spell_ordinal(value) for value in (1, 3, 12, 21, 40)]
    ['first', 'third', '12th', '21st', '40th']
    """
    for word, number in ORDINALS.items():
        if number == value <= 10:
            return word
    return f"{value}{'th' if value % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def to_traditional(text: str) -> str:
    """Simplified text in Traditional characters, in which the table of words is; of the same length, else unchanged."""
    if characters("simplified").isdisjoint(text):
        return text
    converted: str = _converter().convert(text)
    return converted if len(converted) == len(text) else text


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


def read_words(text: str, fixed: Sequence[Fixed], vocabulary: Vocabulary) -> list[Word]:
    """The words of `text` in order; what `fixed` settles is one word each. Only white space is left out."""
    text = to_traditional(text)
    words: list[Word] = []
    place = 0
    for item in sorted(fixed, key=lambda item: (item.start, -item.end)):
        if item.start < place:
            continue  # overlaps one that is already in
        words += _read_free(text, place, item.start, vocabulary)
        reading = Reading(_fixed_part(item), item.english)
        words.append(Word(item.start, item.end, text[item.start : item.end], (reading,)))
        place = item.end
    return words + list(_read_free(text, place, len(text), vocabulary))


def _fixed_part(item: Fixed) -> Part:
    return Part.TIME if _TIME.search(item.english) else Part.NAME


def _read_free(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Word]:
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        if match["han"]:
            yield from _read_han(surface, match.start(), vocabulary)
        elif match["number"]:
            number = Reading(Part.NUMBER, _scaled(match["number"], match["scale"]))
            yield Word(match.start(), match.end(), surface, (number,))
        elif match["mark"]:
            yield Word(match.start(), match.end(), surface, (Reading(Part.MARK, surface),))
        else:
            yield Word(match.start(), match.end(), surface, (Reading(Part.NAME, surface),))


def _scaled(number: str, scale: str) -> str:
    if not scale:
        return number
    currency = number[0] if number[0] in "$€£" else ""
    try:
        value = float(number.lstrip("$€£").replace(",", ""))
    except ValueError:
        return number + scale  # 1.2.3萬 is no number
    for char in scale:
        value *= _SCALES[char]
    return currency + spell_number(value)


def _read_han(run: str, offset: int, vocabulary: Vocabulary) -> Iterator[Word]:
    pieces: list[tuple[int, str]] = []
    for span in load().segment(run, known_words()):
        surface = span.of(run)
        growing = bool(pieces) and len(pieces[-1][1]) < _LONGEST
        joined = growing and pieces[-1][0] + len(pieces[-1][1]) == span.start
        if joined and _is_numeral(surface) and _is_numeral(pieces[-1][1].lstrip("第數幾")):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + surface)
        elif growing and _is_transliteration(run, pieces[-1], span.start, surface):
            pieces[-1] = (pieces[-1][0], run[pieces[-1][0] : span.end])
        else:
            pieces.append((span.start, surface))
    for start, surface in pieces:
        readings = _readings(surface, vocabulary)
        spelled = not readings
        if spelled:
            readings = (Reading(Part.NAME, romanize(surface)),)
        yield Word(offset + start, offset + start + len(surface), surface, readings, spelled)


def _is_numeral(surface: str) -> bool:
    return all(char in _NUMERALS for char in surface)


def _is_transliteration(run: str, before: tuple[int, str], start: int, surface: str) -> bool:
    """Whether what stands here goes on a foreign name: joined by its dot, or characters that form no word."""
    previous_start, previous = before
    if run[previous_start + len(previous) : start] and run[start - 1] in _DOTS:
        return True
    if len(surface) > 1 or is_common(surface):
        return False
    return not is_common(previous) and (len(previous) == 1 or not load().is_word(previous))


def _readings(surface: str, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """Its readings as a number, an ordinal or a word; empty where it is none of them."""
    if _is_numeral(surface) and (value := read_han(surface)) is not None:
        return (Reading(Part.NUMBER, spell_number(value)),)
    if (match := _ORDINAL.fullmatch(surface)) and (value := read_han(match[1])) is not None:
        return (Reading(Part.NUMBER, spell_ordinal(value)),)
    return find_readings(surface, vocabulary)


def romanize(surface: str) -> str:
    """Characters that form no word, as a name in pinyin without tones: the first reading of each in the dictionary.

    >>> romanize("馬克·吐溫")
    'Make Tuwen'
    """
    parts = []
    for piece in re.split(f"[{_DOTS}]", surface):
        named = next((reading.english for reading in find_readings(piece, NOTHING) if reading.part is Part.NAME), None)
        if named is not None and _DOTS[0] in surface:
            parts.append(named)
            continue
        syllables = []
        for char in piece:
            entries = load().entries(char)
            common = next((entry for entry in entries if entry.pinyin[:1].islower()), entries[0] if entries else None)
            syllables.append(common.pinyin.rstrip("12345").replace("u:", "ü").lower() if common else char)
        parts.append("".join(syllables).capitalize())
    return " ".join(parts)
