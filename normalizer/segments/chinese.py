"""Sentence boundaries of Chinese and Japanese text, by punctuation."""

import re
from collections.abc import Iterator

_CLOSERS = re.escape("”’」』）)》】〉»］]")
# A full stop of either width with what closes after it; machine-made text has blanks before a closing quote. A narrow
# full stop ends a sentence only right before a Chinese character: an English sentence ran on to Chinese.
_END = re.compile(
    rf"[。！？!?｡…]+(?:[ \t\u3000]{{0,2}}[{_CLOSERS}]+|\")*|(?<=[A-Za-z0-9”’)])\.[”’」』]?(?=[\u4e00-\u9fff])"
)
_FIGURE = re.compile(r"[\d.]+$")
_CONTINUES = frozenset("的、，,。；;：:）)")  # after a quotation these go on with the sentence around it


def find_ends(text: str) -> Iterator[int]:
    """Where the sentences of one line end, ascending; the end of the line is not among them."""
    straight = 0  # straight quotes so far: an odd one opens
    counted = 0
    for stop in _END.finditer(text):
        start, end = stop.span()
        straight += text.count('"', counted, start)
        counted = start
        if (quote := text.find('"', start, end)) >= 0 and straight % 2 == 0:
            end = quote
        if end < len(text) and not _holds(text, start, end):
            yield end


def _holds(text: str, start: int, end: int) -> bool:
    """Whether a stop does not end the sentence."""
    if text[start] == "…":
        return True
    if end == start + 1 and start and text[start - 1].isdigit() and text[end].isdigit():
        # 7。5年 is a decimal point, 1.5。2.0 版本 a full stop: there the figure before has its own point.
        figure = _FIGURE.search(text, max(0, start - 12), start)
        return figure is not None and "." not in figure.group()
    if text[start] in "?!" and text[end : end + 4].lstrip()[:1].islower():
        return True  # an address, or a question inside an English sentence
    return end > start + 1 and text[end] in _CONTINUES
