"""What the rules of both grammars ask of the items they matched."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from normalizer.dates.cascade import Item
from normalizer.dates.digits import Num
from normalizer.dates.frames import Amount, Frame


def frames(parts: Sequence[Item]) -> list[Frame]:
    """All frames among `parts`."""
    return [part.value for part in parts if isinstance(part.value, Frame)]


def merged(parts: Sequence[Item]) -> Frame:
    """All frames among `parts` as one."""
    found = frames(parts)
    return reduce(or_, found) if found else Frame()


def numbers(parts: Sequence[Item]) -> list[Num]:
    """The whole numbers among `parts`."""
    return [part.value for part in parts if isinstance(part.value, Num)]


def amounts(parts: Sequence[Item]) -> list[Amount]:
    """The lengths among `parts`."""
    return [part.value for part in parts if isinstance(part.value, Amount)]


def value_of(parts: Sequence[Item], types: str, default: Any = None) -> Any:
    """The value of the first part whose type is one of `types`."""
    return next((part.value for part in parts if part.type in types), default)
