"""A source: one document as it came, decoded, with what is known of where it came from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MEGABYTE = 1_000_000


class Format(StrEnum):
    """The file formats that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class UndecodableByte:
    """A byte that stands as U+FFFD at code point `offset` of the text."""

    offset: int
    byte: int


@dataclass(frozen=True, slots=True)
class OddBytes:
    """A character at `offset` that the file spells with other bytes than its codec would: `spelled`, in hex."""

    offset: int
    spelled: str


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes were decoded: codec name as Python spells it, the probability that it is right, and why.

    `declared` is what the source itself says (an HTML meta tag), or None. With `undecodable` and `odd` the bytes can
    be restored from the text (`sources.encode`).
    """

    name: str
    confidence: float
    reason: str
    bom: bool = False
    undecodable: tuple[UndecodableByte, ...] = ()
    declared: str | None = None
    odd: tuple[OddBytes, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """As the manifest has it; `from_record` reads it back."""
        return {
            "name": self.name,
            "confidence": self.confidence,
            "reason": self.reason,
            "bom": self.bom,
            "declared": self.declared,
            "undecodable": [[each.offset, each.byte] for each in self.undecodable],
            "odd": [[each.offset, each.spelled] for each in self.odd],
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Encoding":
        """The encoding that `to_record` wrote. Raises KeyError where a field is missing."""
        return cls(
            name=record["name"],
            confidence=record["confidence"],
            reason=record["reason"],
            bom=record["bom"],
            undecodable=tuple(UndecodableByte(offset, byte) for offset, byte in record["undecodable"]),
            declared=record["declared"],
            odd=tuple(OddBytes(offset, spelled) for offset, spelled in record["odd"]),
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a source says of itself outside its running text; None where it does not say."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    written: str | None = None  # an ISO 8601 day or instant
    url: str | None = None
    language: str | None = None  # declared, BCP 47


@dataclass(frozen=True, slots=True)
class Source:
    """One document. `text` keeps the file's line ends and has no BOM; every recorded offset counts its code points.

    `path` is the path as the user gave it, with `#row` for a row of a JSONL or Parquet file.
    `extracted` is true where the text was taken out of another format: the file's bytes cannot come back from it.
    """

    id: str
    path: str
    text: str
    sha256: str
    encoding: Encoding
    format: Format = Format.TEXT
    provenance: Provenance = Provenance()
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """A source that could not be used, and the sentence that says why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How sources are read.

    `text_field`, `id_field`: the fields of a JSONL or Parquet row (without an id field a row is known by its number).
    `encoding`: the codec to use whatever the bytes look like. `max_bytes`: the largest document taken, decompressed.
    """

    text_field: str = "text"
    id_field: str | None = None
    encoding: str | None = None
    max_bytes: int = 10 * MEGABYTE
