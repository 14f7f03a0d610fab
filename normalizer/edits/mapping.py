"""Carrying a span across a list of edits."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def map_span(
    start: int,
    end: int,
    starts: Sequence[int],
    ends: Sequence[int],
    other_starts: Sequence[int],
    other_ends: Sequence[int],
) -> tuple[int, int]:
    """The span of the other text that `[start, end)` of one text corresponds to.

    Edit *i* covers `[starts[i], ends[i])` here and `[other_starts[i], other_ends[i])` there; edits are sorted and
    disjoint on both sides. An edit that the span cuts counts as a whole; one that only touches the span's border stays
    outside. The relation is symmetric: exchanging the two sides carries a span back.

    >>> map_span(1, 4, [2], [3], [2], [5])  # one character became three
    (1, 6)
    """
    following = bisect_right(ends, start)  # the first edit that ends after the span's start
    if following < len(starts) and starts[following] < start:
        left = other_starts[following]
    else:
        left = start + (other_ends[following - 1] - ends[following - 1] if following else 0)
    last = bisect_left(starts, end) - 1  # the last edit that starts before the span's end
    if last >= 0 and ends[last] > end:
        right = other_ends[last]
    else:
        right = end + (other_ends[last] - ends[last] if last >= 0 else 0)
    # an empty span where only this side is empty stands for all of the other side
    return (left, right) if left <= right else (right, left)
