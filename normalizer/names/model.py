"""A mention of a name, and what it was settled to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from normalizer.edits.evidence import Evidence
from normalizer.records import Record


class NameType(StrEnum):
    """The types of the output contract."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    PRODUCT = "product"
    WORK = "work"
    HANDLE = "handle"
    OTHER = "other"


class NameStatus(StrEnum):
    """Settled names have a canonical form; proposed ones have candidates; lost ones are gone from the text."""

    SETTLED = "settled"
    PROPOSED = "proposed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a mention could be, with the score of the method that found it."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class NameMention(Record):
    """One mention `[start, end)`. Only a settled one has `canonical`; `candidates` holds the others with scores."""

    start: int
    end: int
    surface: str
    status: NameStatus
    canonical: str | None
    canonical_zh: str | None
    type: NameType
    method: str
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """The JSON object of the output contract, its keys in order."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "status": self.status.value,
            "canonical": self.canonical,
            "canonical_zh": self.canonical_zh,
            "type": self.type.value,
            "method": self.method,
            "confidence": round(self.confidence, 4),
            "candidates": [{"name": each.name, "score": round(each.score, 4)} for each in self.candidates],
            "evidence": [piece.to_record() for piece in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling other than the canonical one, and how often each document uses it."""

    spelling: str
    documents: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of the batch: its canonical form, its Chinese form where one is known, and who writes it how.

    `documents` counts the mentions by document, under any spelling. `disagreements` are sentences; `first` is its
    first place in the document with the smallest id.
    """

    canonical: str
    canonical_zh: str | None
    type: NameType
    aliases: tuple[Alias, ...]
    mentions: int
    documents: Mapping[str, int]
    disagreements: tuple[str, ...]
    first: Evidence | None = None


class NameForm(StrEnum):
    """How names stand in the repaired Chinese: with a Latin gloss at first mention, in Latin script, or in Chinese."""

    GLOSS_FIRST = "gloss-first"
    LATIN = "latin"
    CHINESE = "chinese"
