"""What the place of a capital in its line says: prose, the start of a sentence, a heading, a dateline."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from normalizer.language.model import LanguageSpan
from normalizer.names.sequences import LETTER

_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(rf"[{LETTER}]+")
_DATELINE = re.compile(
    r"^([A-Z]{2,20}(?:[ '’-][A-Z]{2,20}){0,3})"
    r"((?:, [A-Z][A-Za-z. ]{1,20})?(?:, [A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [0-9]{4})?)?(?: ?\([A-Z][A-Za-z ]{1,20}\))?)"
    r" ?[-–—]{1,2} ",
    re.MULTILINE,
)
_LINE = 160
"""A longer line is no heading."""


class Passages:
    """Stretches without Han characters that are prose in Latin letters: four words in lower case or more."""

    def __init__(self, text: str, languages: Sequence[LanguageSpan]) -> None:
        if languages and not any(span.tag.startswith(("zh", "ja", "ko")) for span in languages):
            self._spans = [(0, len(text))]
        else:
            self._spans = list(self._find(text))
        self._starts = [start for start, _ in self._spans]

    @staticmethod
    def _find(text: str) -> Iterator[tuple[int, int]]:
        start = 0
        for run in (*(match.span() for match in _HAN_RUN.finditer(text)), (len(text), len(text))):
            if run[0] - start >= 20 and sum(word[:1].islower() for word in _WORD.findall(text, start, run[0])) >= 4:
                yield start, run[0]
            start = run[1]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._spans[index][1]


def starts_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` may be there for the sentence's sake."""
    at = start - 1
    while at >= 0 and text[at] in " \t“”\"‘'([（「『*_>-–—•":
        at -= 1
    return at < 0 or text[at] in ".!?:;\n\r。！？：；…|" or "\u3400" <= text[at] <= "\u9fff"


def in_heading(text: str, place: int) -> bool:
    """Whether the line of `place`, or what stands in it before a colon, capitalises its words as a headline does."""
    start = text.rfind("\n", max(0, place - _LINE), place) + 1
    if start == 0 and place > _LINE:
        return False
    end = text.find("\n", place, start + _LINE + 1)
    line = text[start : start + _LINE + 1 if end < 0 else end].rstrip()
    colon = line.find(": ", place - start)
    if colon > 0:
        line = line[:colon]
    elif (end < 0 and len(text) - start > _LINE) or line.endswith((".", ",", "。", "，")):
        return False
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def is_latin_line(text: str, place: int) -> bool:
    """Whether no Han character stands in the line of `place`."""
    start = text.rfind("\n", max(0, place - _LINE), place) + 1
    end = text.find("\n", place, start + _LINE + 1)
    line = text[start : start + _LINE if end < 0 else end]
    return _HAN_RUN.search(line) is None and line.count(" ") > 1


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the whole line of `[start, end)` is in capitals, and more than that."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1
    last = text.find("\n", end, end + _LINE)
    line = text[first : end + _LINE if last < 0 else last]
    return line.isupper() and len(line) > end - start + 3


def find_datelines(text: str) -> dict[int, str]:
    """The places in capitals with which dispatches begin, by where they start: JACKSON HOLE, Wyo., Aug 22 -.

    >>> find_datelines("JACKSON HOLE, Wyo. - They met. FDA - no."), find_datelines("FDA - not a place")
    ({0: 'JACKSON HOLE'}, {})
    """
    matches = (match for match in _DATELINE.finditer(text) if match.group(2) or len(match.group(1)) > 4)
    return {match.start(1): match.group(1) for match in matches}
