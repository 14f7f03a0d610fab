"""Who writes which name how, and how often: counted document by document, merged shard by shard."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from normalizer.names.model import NameType

DOCUMENTS = 50
"""Of a spelling's documents so many are kept by name, those with the smallest ids; of the others only their number."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How often one document has one spelling, and the place `[start, end)` of the first."""

    mentions: int
    start: int
    end: int


@dataclass(slots=True)
class Uses:
    """The documents that use one spelling. `documents` and `mentions` count all; `seen` keeps the first by id."""

    documents: int = 0
    mentions: int = 0
    seen: dict[str, Seen] = field(default_factory=dict)

    def add(self, document: str, seen: Seen) -> None:
        """Counts the spelling in one more document."""
        self.documents += 1
        self.mentions += seen.mentions
        self.seen[document] = seen
        if len(self.seen) > 2 * DOCUMENTS:
            self._trim()

    def include(self, other: "Uses") -> None:
        """Adds what another shard has counted; a document is counted in one shard only."""
        self.documents += other.documents
        self.mentions += other.mentions
        self.seen.update(other.seen)
        self._trim()

    def combine(self, other: "Uses") -> None:
        """Adds the uses of another spelling in what may be the same documents."""
        for document, seen in other.seen.items():
            mine = self.seen.get(document)
            if mine is None:
                self.seen[document] = seen
            else:
                first = min(mine, seen, key=lambda place: (place.start, place.end))
                self.seen[document] = Seen(mine.mentions + seen.mentions, first.start, first.end)
        # a document that both have is counted once as far as it is kept by name
        self.documents = max(self.documents, other.documents, len(self.seen))
        self.mentions += other.mentions
        self._trim()

    def _trim(self) -> None:
        if len(self.seen) > DOCUMENTS:
            self.seen = {document: self.seen[document] for document in sorted(self.seen)[:DOCUMENTS]}

    def kept(self) -> dict[str, Seen]:
        """The kept documents in the order of their ids."""
        return {document: self.seen[document] for document in sorted(self.seen)[:DOCUMENTS]}


@dataclass(slots=True)
class NameCount:
    """One name under the fullest form that a document gives it: its spellings, Chinese forms, types, and company.

    `places` counts its mentions under any of them: a gloss has a spelling and a Chinese form, and is one mention.
    `near` are other names that stand close to it, the first by the alphabet: they tell whether two spellings mean one.
    """

    spellings: dict[str, Uses] = field(default_factory=dict)
    chinese: dict[str, Uses] = field(default_factory=dict)
    places: Uses = field(default_factory=Uses)
    types: dict[NameType, int] = field(default_factory=dict)
    near: set[str] = field(default_factory=set)

    def include(self, other: "NameCount") -> None:
        """Adds what another shard has counted."""
        for mine, others in ((self.spellings, other.spellings), (self.chinese, other.chinese)):
            for spelling, uses in others.items():
                mine.setdefault(spelling, Uses()).include(uses)
        self.places.include(other.places)
        for kind, count in other.types.items():
            self.types[kind] = self.types.get(kind, 0) + count
        self.near = set(sorted(self.near | other.near)[:COMPANY])


COMPANY = 24


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name found in one document: under its fullest form there, as written at `[start, end)`, with a Chinese form."""

    name: str
    spelling: str
    type: NameType
    start: int
    end: int
    chinese: str | None = None


class Tally:
    """The names of any number of documents. Memory grows with the number of different names, not of documents."""

    def __init__(self) -> None:
        self.names: dict[str, NameCount] = {}

    def __len__(self) -> int:
        return len(self.names)

    def add(self, document: str, places: Iterable[NamedPlace]) -> None:
        """Counts one document, which must not have been counted before."""
        ordered = sorted(places, key=lambda place: place.start)
        spellings: dict[tuple[str, str], list[NamedPlace]] = {}
        chinese: dict[tuple[str, str], list[NamedPlace]] = {}
        for index, place in enumerate(ordered):
            if place.spelling:
                spellings.setdefault((place.name, place.spelling), []).append(place)
            if place.chinese:
                chinese.setdefault((place.name, place.chinese), []).append(place)
            count = self.names.setdefault(place.name, NameCount())
            count.types[place.type] = count.types.get(place.type, 0) + 1
            if len(count.near) < COMPANY:
                count.near.update(
                    other.name
                    for other in ordered[max(0, index - 3) : index + 4]
                    if other.name != place.name and abs(other.start - place.start) < 200
                )
        by_name: dict[str, list[NamedPlace]] = {}
        for place in ordered:
            by_name.setdefault(place.name, []).append(place)
        for name, found in by_name.items():
            self.names[name].places.add(document, Seen(len(found), found[0].start, found[0].end))
        for (name, spelling), found in spellings.items():
            seen = Seen(len(found), found[0].start, found[0].end)
            self.names[name].spellings.setdefault(spelling, Uses()).add(document, seen)
        for (name, form), found in chinese.items():
            seen = Seen(len(found), found[0].start, found[0].end)
            self.names[name].chinese.setdefault(form, Uses()).add(document, seen)

    def merge(self, other: "Tally") -> "Tally":
        """The names of both, which share no document; neither is changed."""
        merged = Tally()
        merged.include(self)
        merged.include(other)
        return merged

    def include(self, other: "Tally") -> None:
        """Adds what another shard has counted; the two share no document."""
        for name, count in other.names.items():
            self.names.setdefault(name, NameCount()).include(count)
