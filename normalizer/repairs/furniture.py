"""Lines of the page around an article."""

import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.resources import read_table

FILE = "furniture.tsv"
LONGEST = 400
"""A longer line is a paragraph of the article, whatever words it holds (code points)."""


def drop_furniture(text: str, context: Context) -> Iterator[Finding]:
    """Lines that belong to the page and not to the article go: comment forms, sharing buttons, newsletter calls, links
    to the top of the page. They are known from a table of what publishing software prints; a word that could also be a
    line of the article (“Share”) counts only beside another one.
    """
    whole, near, _ = _table()
    lower = text.lower()
    phrases = [entry for entry in _table()[2] if entry[0] in lower]
    buttons = any(action in lower for action in _buttons()[1])
    lines: list[tuple[int, int, str, str]] = []  # start, end, the entry that it is, the one it is beside another
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        bare = line.strip(" \t\r\u3000\u00a0").rstrip(".:：!！").lower() if len(line) <= LONGEST else ""
        if bare:
            key = whole.get(bare, "")
            if not key and buttons:
                key = "sharing buttons" if _is_row_of_buttons(bare) else ""
            if not key and phrases:
                key = next((words for _, parts, words in phrases if all(part in bare for part in parts)), "")
            lines.append((start, end, key, near.get(bare, "")))
        start = end + 1
    if not any(key for _, _, key, _ in lines):
        return
    for start, end, key in _with_neighbours(lines):
        while start and text[start - 1] in "\r\n \t":
            start -= 1
        if not start:
            end = min(end + 1, len(text))
        evidence = (Evidence.resource(FILE, key),)
        yield Finding(start, end, "", "drop-furniture", "a line of the page, not of the article", 0.95, evidence)


@cache
def _table() -> tuple[dict[str, str], dict[str, str], list[tuple[str, tuple[str, ...], str]]]:
    """Whole lines, lines that count beside others, and phrases (longest part, all parts), in lower case, with keys."""
    rows = read_table(FILE, 3)
    whole = {words.lower().rstrip(".:：!！"): words for match, words, _ in rows if match == "line"}
    near = {words.lower().rstrip(".:：!！"): words for match, words, _ in rows if match == "near"}
    split = [(tuple(words.lower().split("|")), words) for match, words, _ in rows if match == "has"]
    return whole, near, [(max(parts, key=len), parts, words) for parts, words in split]


@cache
def _buttons() -> tuple[re.Pattern[str], frozenset[str]]:
    """Any button, the longest first, and those that are actions, in lower case."""
    rows = [(match, words.lower()) for match, words, _ in read_table(FILE, 3) if match in ("button", "act")]
    words = sorted((re.escape(words) for _, words in rows), key=lambda words: (-len(words), words))
    return re.compile(f"(?:{'|'.join(words)})(?!(?<=[a-z])[a-z])[ |·]*"), frozenset(
        words for match, words in rows if match == "act"
    )


def _is_row_of_buttons(line: str) -> bool:
    """Whether a line in lower case consists of three buttons or more, one of them an action."""
    button, actions = _buttons()
    place, count, acts = 0, 0, False
    while match := button.match(line, place):
        place, count = match.end(), count + 1
        acts = acts or match.group().rstrip(" |·") in actions
    return place == len(line) and count > 2 and acts


def _with_neighbours(lines: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str]]:
    """The lines of furniture, with those that count because the next line above or below them does."""
    keys = [key for _, _, key, _ in lines]
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        beside = False
        for index in order:
            if beside and not keys[index]:
                keys[index] = lines[index][3]
            beside = bool(keys[index])
    return [(start, end, key) for (start, end, _, _), key in zip(lines, keys, strict=True) if key]
