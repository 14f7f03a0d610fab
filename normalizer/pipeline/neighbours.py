"""The sound English sources that a document is held against."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from normalizer.references import References, gather

if TYPE_CHECKING:
    from normalizer.alignment import Passage, Shelf
    from normalizer.dates.model import TimeExpression


@dataclass(frozen=True)  # no slots: cached properties need a dictionary
class Neighbour:
    """One sound English source."""

    id: str
    text: str
    language: str

    @cached_property
    def digest(self) -> bytes:
        """What stands for its text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).digest()

    @cached_property
    def references(self) -> References:
        """What this source alone knows."""
        from normalizer.references import build

        return build([(self.id, self.text, self.language)])

    @cached_property
    def dates(self) -> "tuple[TimeExpression, ...]":
        """Its time expressions, as far as its text anchors them."""
        from normalizer.dates import find

        return find(self.text, self.language)

    @cached_property
    def passages(self) -> "tuple[Passage, ...]":
        """Its sentences, to link to."""
        from normalizer.pipeline.linking import cut_passages

        return cut_passages(self.id, self.text, self.language, self.dates)


class Neighbourhood:
    """The neighbours of a document, and what they know together."""

    def __init__(self, members: Iterable[Neighbour] = ()) -> None:
        self.members: Sequence[Neighbour] = tuple(sorted(members, key=lambda member: member.id))

    @cached_property
    def references(self) -> References:
        """What all neighbours know together."""
        return gather(member.references for member in self.members)

    @cached_property
    def shelf(self) -> "Shelf":
        """The sentences of all neighbours, to link to."""
        from normalizer.alignment import Shelf

        return Shelf(passage for member in self.members for passage in member.passages)
