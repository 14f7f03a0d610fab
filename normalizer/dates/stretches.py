"""Items gathered in stretches: runs of words and numbers with nothing but white space between."""

import re
from collections.abc import Callable, Iterable, Sequence

from normalizer.dates.cascade import BREAK, GAP, Item, is_gap

Read = Callable[[re.Match[str], bool], Sequence[Item]]
"""Gets a match and whether a stretch is open, gives the items it stands for."""


def gather(matches: Iterable[re.Match[str]], text: str, read: Read, glue: frozenset[str]) -> list[Item]:
    """The items that `read` makes of `matches` in `text`, in order, with a gap wherever anything else stands between.

    Stretches that hold only items whose types are in `glue` are left out.
    """
    items: list[Item] = []
    first = 0  # of the items of this stretch
    content = False  # whether it holds more than glue
    reached = -1  # where it ends, -1 between stretches
    done = 0
    for match in matches:
        start = match.start()
        if start < done:
            continue
        if reached >= 0 and start != reached and is_gap(text, reached, start):
            if content:
                items.append(BREAK)
            else:
                del items[first:]
            first, content, reached = len(items), False, -1
        for item in read(match, reached >= 0):
            done = item.end
            if item.type != GAP:
                items.append(item)
                content = content or item.type not in glue
                reached = done
                continue
            if reached >= 0 and content:
                items.append(BREAK)
            elif reached >= 0:
                del items[first:]
            first, content, reached = len(items), False, -1
    if not content:
        del items[first:]
    return items
