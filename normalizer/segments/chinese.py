"""Sentence boundaries of Chinese and Japanese text, by punctuation."""

import re
from collections.abc import Iterator

_CLOSERS = "”’」』）)》】〉\"'»］]"
# A full stop of either width with what closes after it; blanks before a closing quote belong to machine-made text.
_END = re.compile(rf"[。！？!?｡…]+(?:[ \t\u3000]{{0,2}}[{re.escape(_CLOSERS)}]+)*|\.(?=[”’」』]?[\u4e00-\u9fff])[”’」』]?")
_DIGIT = re.compile(r"\d。(?=\d)")


def find_ends(text: str) -> Iterator[int]:
    """Where the sentences of one line end, ascending; the end of the line is not among them."""
    for stop in _END.finditer(text):
        end = stop.end()
        if end < len(text) and not _holds(text, stop.start(), end):
            yield end


def _holds(text: str, start: int, end: int) -> bool:
    """Whether a stop does not end the sentence."""
    if start and text[start - 1].isdigit() and text[end].isdigit() and end == start + 1:
        # 7。5年 is a decimal point, 1.5。2.0 版本 a full stop: there the figure before has its own point.
        figure = re.search(r"[\d.]+$", text[max(0, start - 12) : start])
        return figure is not None and "." not in figure.group()
    if text[start] == "…":
        return True
    # 「真的嗎？」他問: a closing quote followed by no new sentence
    return False
