"""Spaces beside Chinese punctuation."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.punctuation import CLREQ
from normalizer.repairs.views import is_han, view

_BEHIND = re.compile(r"[，。、；：？！（「『《“‘]([ \u00a0]+)")
_BEFORE = re.compile(r"[ \u00a0](?=[，。、；：？！）」』》”’])")


def close_up_punctuation(text: str, context: Context) -> Iterator[Finding]:
    """A space before or after a full-width mark of Chinese text goes: the mark brings its own space. The space before
    an English sentence stays. Simplified text, where such spaces are common, is left alone.
    """
    look = view(text)
    if (" " not in text and "\u00a0" not in text) or not look.has_han or not look.traditional:
        return
    for start, end in _places(text):
        before, after = text[start - 1 : start], text[end : end + 1]
        if (start - 1) in look.kept or (after in "’‘" and text[end + 1 : end + 2].isascii()):
            continue  # the space that ends an address; ’90s
        if not before or before == "\n" or after in "\n\r" or start in look.untouchable:
            continue
        if before in "，。、；：？！（「『《“‘":
            if after <= "~" and (
                before in "，、；：" or end in look.english or start in look.english or not after.isalnum()
            ):
                continue
            if before in "“‘" and not _in_chinese(text, start):
                continue
        elif after in "”’“‘" and not _in_chinese(text, start):
            continue
        yield Finding(start, end, "", "close-up-punctuation", "a space beside a full-width mark", 0.95, (CLREQ,))


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where spaces stand behind a mark or before one."""
    for match in _BEHIND.finditer(text):
        yield match.span(1)
    for match in _BEFORE.finditer(text):
        end = match.end()
        start = end - 1
        while start and text[start - 1] in " \u00a0":
            start -= 1
        yield start, end


def _in_chinese(text: str, place: int) -> bool:
    """Whether a Chinese character or mark stands within three places: curly quotes are English as well."""
    near = text[max(0, place - 3) : place + 4]
    return any(is_han(char) or char in "，。；：？！、" for char in near)
