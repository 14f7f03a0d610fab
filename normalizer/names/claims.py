"""Places that a mention already has."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator


class Claims:
    """Disjoint spans, kept in order, that can be asked whether they touch a place."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._spans)

    def add(self, start: int, end: int) -> None:
        """Claims `[start, end)`, which must be free."""
        insort(self._spans, (start, end))

    def touch(self, start: int, end: int) -> bool:
        """Whether a claimed span shares a character with `[start, end)`."""
        at = bisect_left(self._spans, (start, start))
        return (at > 0 and self._spans[at - 1][1] > start) or (at < len(self._spans) and self._spans[at][0] < end)
