"""Chinese that spells a foreign name: how far a transliteration reaches, and where there is one."""

import re
from collections.abc import Iterator
from functools import cache

from normalizer.names.forms import DOTS, HYPHENS, JOINTS
from normalizer.names.transliteration import load_model
from normalizer.names.vocabulary import word_class

_DOTTED = re.compile(rf"[\u3400-\u9fff]{{1,10}}(?:[{JOINTS}][\u3400-\u9fff]{{1,10}}){{1,5}}")
_PART = re.compile("[\u3400-\u9fff]+")
_AND = frozenset("和與与跟及或")
UNKNOWN = -2
"""Log-odds of a character that no name of the training data has."""
_FUNCTION = frozenset("和與与及的在是為为由對对向被把將将給给跟或而但等後后前說说稱称者員员長长了也亦曾又已從从以於于")
"""Characters that stand before or behind a name rather than in it."""
_LONGEST_TITLE = 3
_PLACE_WORDS = frozenset("縣縣鎮鎮鄉乡村市區区省州島岛河湖山海族")


def odds(character: str) -> int:
    """The log-odds of a character to stand in a transliterated name rather than in a word."""
    if character in _PLACE_WORDS:
        return UNKNOWN
    return load_model().odds.get(character, UNKNOWN)


def is_title(word: str) -> bool:
    """Whether `word` stands before or behind a Chinese name as its bearer's title or trade.

    >>> is_title("博士"), is_title("博學")
    (True, False)
    """
    return word_class(word) == "chinese-title"


def find_dotted(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names whose parts are joined by dots: 戴夫·阿諾德 in 發言人戴夫·阿諾德將.

    The outer parts reach as far as their characters are those of names.
    """
    for match in _DOTTED.finditer(text):
        for start, end in _part_names(text, *match.span()):
            joints = [at for at in range(start, end) if text[at] in JOINTS]
            if not any(text[at] in DOTS for at in joints):
                continue
            first, last = joints[0], joints[-1]
            start, _ = _reach(text, first - 1, start - 1, -1)
            end, _ = _reach(text, last + 1, end, 1)
            end = _without_title(text, last + 1, end)
            if start <= first - 1 and end > last + 1:
                yield start, end


def _part_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names that joined parts fall into: 和 between two dots parts two names, and so does a hyphen beside a word or
    between two full names (本尼·薩夫迪和喬希·薩夫迪, 記者-戴夫·阿諾德).
    """
    parts = [match.span() for match in _PART.finditer(text, start, end)]
    for number, (left, right) in enumerate(parts):
        inner = 0 < number < len(parts) - 1
        if inner:
            conjunction = next((at for at in range(left + 1, right - 1) if text[at] in _AND), None)
            if conjunction is not None:
                yield start, conjunction
                start = conjunction + 1
        if number and text[left - 1] in HYPHENS:
            dotted = any(text[at] in DOTS for at in range(start, left))
            if odds(text[left - 2]) < 2 or odds(text[left]) < 2 or (dotted and inner and text[right] in DOTS):
                yield start, left - 1
                start = left
    yield start, end


def _without_title(text: str, start: int, end: int) -> int:
    """Where the name `[start, end)` ends without a title behind it."""
    for length in range(_LONGEST_TITLE, 1, -1):
        if end - start > length + 1 and is_title(text[end - length : end]):
            return end - length
    return end - 1 if end - start > 2 and is_title(text[end - 1 : end + 1]) else end


def _reach(text: str, place: int, limit: int, step: int) -> tuple[int, float]:
    """From `place` towards `limit` (exclusive), the span's far end that has the best sum of log-odds; at least one
    character."""
    total = 0.0
    best, reached = float("-inf"), place
    at = place
    while at != limit:
        total += -6.0 if text[at] in _FUNCTION else max(odds(text[at]), 0.2) if odds(text[at]) >= 0 else odds(text[at])
        if total >= best:
            best, reached = total, at
        if total < best - 4:
            break
        at += step
    return (reached if step < 0 else reached + 1), best


@cache
def _run_of_sounds() -> re.Pattern[str]:
    characters = "".join(sorted({character for character in load_model().odds if odds(character) >= 0} - _FUNCTION))
    return re.compile(f"[{characters}]{{2,12}}")


def find_sounding(text: str) -> Iterator[tuple[int, int]]:
    """Runs of 2 to 8 characters that mostly stand oftener in transliterated names than in words; disjoint.

    They may be anything: a caller has to know a name that they spell, or rule words out.
    """
    for match in _run_of_sounds().finditer(text):
        start, end = match.span()
        values = [odds(character) for character in match.group()]
        while values and values[0] < 2:  # a name mostly starts and ends with what is common in names
            values.pop(0)
            start += 1
        while values and values[-1] < 2:
            values.pop()
            end -= 1
        end = _without_title(text, start, end)
        values = values[: end - start]
        if 2 <= len(values) <= 8 and sum(values) >= (3.0 if len(values) < 4 else 2.5) * len(values):
            yield start, end
