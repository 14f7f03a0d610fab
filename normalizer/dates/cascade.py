"""A cascade of small grammars over typed items.

The words of a text that can take part in a time expression become items, each with a one-character type; the types
of all items form a string, and a rule is a regular expression over that string with a function that builds one item
of the items it matched. Rules apply in the order they stand, each over the whole text, each match once: linear in the
text, as in FASTUS (Hobbs et al. 1997) and HeidelTime (Strötgen and Gertz 2010).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

GAP = "."
"""The type of an item that stands for anything else between two items."""


class Item(NamedTuple):
    """A piece `[start, end)` of the text with its type and what it says (a tuple: a text has very many)."""

    start: int
    end: int
    type: str
    value: Any


Built = tuple[str, Any] | None
Build = Callable[[Sequence[Item], str], Built]
"""Gets the items and the text, gives the new type and value, or None where the match is a false friend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A regular expression over item types (white space in it does not count), and what is built of a match."""

    pattern: str
    build: Build


BREAK = Item(0, 0, GAP, None)
"""The gap between two stretches of items; where it stands does not matter."""


def is_gap(text: str, start: int, end: int) -> bool:
    """Whether more than white space, or a line break, stands between two items."""
    if end - start == 1 and text[start] == " ":
        return False
    between = text[start:end]
    return not between.isspace() or "\n" in between


class Cascade:
    """Rules that apply in order; their patterns are compiled when they are first used."""

    __slots__ = ("_compiled", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._compiled: list[tuple[re.Pattern[str], Build]] = []

    def reduce(self, items: list[Item], text: str) -> list[Item]:
        """What the rules make of the items of `text`."""
        if not self._compiled:
            self._compiled = [(re.compile(re.sub(r"\s+", "", rule.pattern)), rule.build) for rule in self.rules]
        types = "".join([item.type for item in items])
        for pattern, build in self._compiled:
            reduced: list[Item] | None = None
            copied = 0
            for match in pattern.finditer(types):
                first, last = match.span()
                if first == last:
                    continue
                part = items[first:last]
                built = build(part, text)
                if built is None:
                    continue
                if reduced is None:
                    reduced = []
                reduced += items[copied:first]
                reduced.append(Item(part[0].start, part[-1].end, *built))
                copied = last
            if reduced is not None:
                reduced += items[copied:]
                items = reduced
                types = "".join([item.type for item in items])
        return items
