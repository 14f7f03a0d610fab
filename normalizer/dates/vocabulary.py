"""The words of a language that take part in time expressions, from its data file, as one compiled search."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from normalizer.dates.frames import Frame
from normalizer.resources import read_table

_SHIFT = re.compile(r"([a-z]+)([+-]\d+)$")


@cache
def read_words(name: str) -> dict[str, tuple[str, Any]]:
    """The words of the data file `name`, each with its item type and its value: a Frame, a whole number or a word.

    A first line wins over a later one with the same word.
    """
    words: dict[str, tuple[str, Any]] = {}
    for kind, value, listed in read_table(name, 3):
        read = read_value(value)
        for word in listed.split():
            words.setdefault(word.replace("_", " "), (kind, read))
    return words


def read_value(text: str) -> Any:
    """What the second column says: slots of a frame, a whole number, or the text itself.

    >>> read_value("day-1;daypart=EV").daypart
    'EV'
    """
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    slots: dict[str, Any] = {}
    shifts = []
    for part in filter(None, text.split(";")):
        if match := _SHIFT.match(part):
            shifts.append((match[1], int(match[2])))
        elif "=" in part:
            name, _, value = part.partition("=")
            slots[name] = int(value) if re.fullmatch(r"-?\d+", value) else value
        else:
            return text
    return Frame(shifts=tuple(shifts), **slots) if slots or shifts else text


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression for the longest of `words`, which shares their beginnings.

    >>> trie_pattern(["上", "上週", "上月"])
    '上(?:月|週)?'
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(trie)


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(char) + _branches(node[char]) for char in sorted(node) if char]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
