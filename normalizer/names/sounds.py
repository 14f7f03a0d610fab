"""Chinese that spells a foreign name: how far a transliteration reaches, and where there is one."""

import re
from collections.abc import Iterator

from normalizer.names.forms import DOTS
from normalizer.names.transliteration import load_model

_DOTTED = re.compile(rf"[\u3400-\u9fff]{{1,10}}(?:[{DOTS}][\u3400-\u9fff]{{1,10}}){{1,4}}")
_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
UNKNOWN = -2
"""Log-odds of a character that no name of the training data has."""
_PLACE_WORDS = frozenset("縣縣鎮鎮鄉乡村市區区省州島岛河湖山海族")


def odds(character: str) -> int:
    """The log-odds of a character to stand in a transliterated name rather than in a word."""
    if character in _PLACE_WORDS:
        return UNKNOWN
    return load_model().odds.get(character, UNKNOWN)


def find_dotted(text: str) -> Iterator[tuple[int, int]]:
    """The spans of names whose parts are joined by dots: 戴夫·阿諾德 in 發言人戴夫·阿諾德將.

    The outer parts reach as far as their characters are those of names.
    """
    for match in _DOTTED.finditer(text):
        start, end = match.span()
        first = min(text.find(dot, start, end) for dot in DOTS if text.find(dot, start, end) >= 0)
        last = max(text.rfind(dot, start, end) for dot in DOTS)
        start, _ = _reach(text, first - 1, start - 1, -1)
        end, _ = _reach(text, last + 1, end, 1)
        if start <= first - 1 and end > last + 1:
            yield start, end


def _reach(text: str, place: int, limit: int, step: int) -> tuple[int, float]:
    """From `place` towards `limit` (exclusive), the span's far end that has the best sum of log-odds; at least one character."""
    total = 0.0
    best, reached = float("-inf"), place
    at = place
    while at != limit:
        total += odds(text[at]) - 0.5
        if total >= best:
            best, reached = total, at
        if total < best - 4:
            break
        at += step
    return (reached if step < 0 else reached + 1), best


def find_sounding(text: str, least: float = 7.0) -> Iterator[tuple[int, int, float]]:
    """Runs of 2 to 8 characters that look like a transliteration, with the sum of their log-odds; disjoint.

    They may be anything: a caller has to know a name that they spell, or rule words out.
    """
    for run in _RUN.finditer(text):
        total = 0.0
        start = run.start()
        best, reached = 0.0, start
        for at in range(run.start(), run.end() + 1):
            value = odds(text[at]) - 0.5 if at < run.end() else -100.0
            if total + value <= 0 or total + value < best - 4 or at - start >= 8:
                if best >= least and reached - start >= 2:
                    yield start, reached, best
                total, start, best, reached = 0.0, at + 1, 0.0, at + 1
                if at < run.end() and value > 0:
                    total, start, best, reached = value, at, value, at + 1
                continue
            total += value
            if total > best:
                best, reached = total, at + 1
