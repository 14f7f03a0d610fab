"""From a segment to its words: settled stretches, Latin words, numbers, marks, and Han words by the dictionary."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from normalizer.language.variants import characters
from normalizer.lexicon import load
from normalizer.translation.gloss.model import Part, Reading, Word
from normalizer.translation.gloss.numbers import (
    ORDINAL_MARK,
    PARTS,
    SCORE,
    is_counted,
    is_numeral,
    read_number,
    scale_number,
)
from normalizer.translation.gloss.readings import find_readings, is_common, known_words
from normalizer.translation.gloss.sounds import TITLES, goes_on, is_proper, join_sounds, romanize
from normalizer.translation.gloss.topics import NONE, find_topics, prefer_sense
from normalizer.translation.gloss.vocabulary import NOTHING, Vocabulary
from normalizer.translation.model import Fixed

_LATIN = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(
    rf"(?P<link>(?:https?://|www\.)[^\s\u3000-\u9fff”“]+|@\w{{1,40}})"
    rf"|(?P<counted>{SCORE}|{ORDINAL_MARK}|{PARTS})"
    rf"|(?P<number>[$€£]?(?:\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)|\d+(?:[.,:]\d+)*)%?)"
    r"(?P<scale>(?:\s?[萬億兆千百]+)?)"
    rf"|(?P<latin>[{_LATIN}][{_LATIN}\d]*(?:['’.&/-][{_LATIN}\d]+)*)"
    rf"|(?P<han>(?:(?!{ORDINAL_MARK}|{PARTS})[\u3400-\u4dbf\u4e00-\u9fff〇])+(?:[·‧・][\u3400-\u4dbf\u4e00-\u9fff]+)*)"
    r"|(?P<mark>\S)"
)
_TIME = re.compile(
    r"\d|\b(?:(?:\w+day|week|month|year|today|tomorrow|decade|century|morning|night)s?|(?:Jan|Febr)uary|March|April|May|June|"
    r"July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_LONGEST = 40  # characters of a number or a foreign name


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


def read_words(text: str, fixed: Sequence[Fixed], vocabulary: Vocabulary, topics: frozenset[str] = NONE) -> list[Word]:
    """The words of `text` in order; what `fixed` settles is one word each. Only white space is left out.

    `topics` are what the text around it is about; its own words tell of more.
    """
    text = to_traditional(text)
    topics |= find_topics(text)
    words: list[Word] = []
    place = 0
    for item in sorted(fixed, key=lambda item: (item.start, -item.end)):
        if item.start < place:
            continue  # overlaps one that is already in
        words += _read_free(text, place, item.start, vocabulary, topics)
        reading = Reading(_fixed_part(item), item.english)
        words.append(Word(item.start, item.end, text[item.start : item.end], (reading,)))
        place = item.end
    return words + list(_read_free(text, place, len(text), vocabulary, topics))


def _fixed_part(item: Fixed) -> Part:
    return Part.TIME if _TIME.search(item.english) else Part.NAME


def _read_free(text: str, start: int, end: int, vocabulary: Vocabulary, topics: frozenset[str]) -> Iterator[Word]:
    for match in _TOKEN.finditer(text, start, end):
        surface = match.group()
        if match["han"]:
            counted = match.start() > start and text[match.start() - 1].isdecimal()
            yield from _read_han(surface, match.start(), counted, vocabulary, topics)
        elif match["counted"]:
            yield Word(match.start(), match.end(), surface, (read_number(surface) or Reading(Part.NUMBER, surface),))
        elif match["number"]:
            number = Reading(Part.NUMBER, scale_number(match["number"], match["scale"].strip()))
            yield Word(match.start(), match.end(), surface, (number,))
        elif match["mark"]:
            yield Word(match.start(), match.end(), surface, (Reading(Part.MARK, surface),))
        else:
            yield Word(match.start(), match.end(), surface, (Reading(Part.NAME, surface),))


def _read_han(run: str, offset: int, counted: bool, vocabulary: Vocabulary, topics: frozenset[str]) -> Iterator[Word]:
    """The words of a Han run; `counted` says that a figure stands right before it."""
    pieces: list[tuple[int, str]] = []
    for start, surface in join_sounds(tuple(_segment(run, counted))):
        growing = bool(pieces) and len(pieces[-1][1]) < _LONGEST
        joined = growing and pieces[-1][0] + len(pieces[-1][1]) == start
        if joined and is_numeral(surface) and is_numeral(pieces[-1][1].lstrip("第數幾")):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + surface)
        elif growing and goes_on(run, pieces[-1], start, surface):
            pieces[-1] = (pieces[-1][0], run[pieces[-1][0] : start + len(surface)])
        else:
            pieces.append((start, surface))
    for start, surface in _join_scores(pieces):
        number = read_number(surface)
        readings = (number,) if number is not None else find_readings(surface, vocabulary)
        readings = prefer_sense(surface, readings, topics)
        spelled = not readings
        if spelled:
            readings = (Reading(Part.NAME, romanize(surface)),)
        yield Word(offset + start, offset + start + len(surface), surface, readings, spelled)


def _segment(run: str, counted: bool) -> Iterator[tuple[int, str]]:
    """The words of a run by the dictionary, except that what counts is cut from what is counted: 三|次, 123 米|高."""
    for span in load().segment(run, known_words()):
        surface = span.of(run)
        cut = 0
        if is_counted(surface) and not is_common(surface):
            cut = len(surface) - 1
        elif counted and not is_numeral(surface) and is_numeral(surface[0]):
            cut = 1  # 十|萬人, 三十|一次
        elif len(surface) == 3 and surface[1:] in TITLES and not is_common(surface):
            cut = 1  # a surname, or the end of a name: 德先生 is no "Mr Democracy" here
        elif counted and len(surface) > 1 and is_proper(surface) and _is_measure(surface[0]):
            cut = 1  # a unit, not the first character of a name
        if cut:
            yield span.start, surface[:cut]
        yield span.start + cut, surface[cut:]
        counted = is_numeral(surface)


def _is_measure(char: str) -> bool:
    return any(reading.part is Part.MEASURE for reading in find_readings(char, NOTHING))


def _join_scores(pieces: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """三|比|一 is one number."""
    joined: list[tuple[int, str]] = []
    for start, surface in pieces:
        if len(joined) > 1 and joined[-1][1] == "比" and is_numeral(surface) and is_numeral(joined[-2][1]):
            score = f"{joined[-2][1]}比{surface}"
            if read_number(score) is not None and start + len(surface) - joined[-2][0] == len(score):
                joined[-2:] = [(joined[-2][0], score)]
                continue
        joined.append((start, surface))
    return joined
