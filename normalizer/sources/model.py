"""A source: one document as it came, decoded, with what is known of where it came from."""

from dataclasses import dataclass
from enum import StrEnum


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
class Encoding:
    """How the bytes were decoded: codec name as Python spells it, the probability that it is right, and why."""

    name: str
    confidence: float
    reason: str
    bom: bool = False
    undecodable: tuple[UndecodableByte, ...] = ()


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
    """One document. `text` keeps the line ends of the file and has no BOM; every recorded offset counts its code points.

    `path` is the path as the user gave it, with `#row` for a row of a JSONL or Parquet file.
    `extracted` is true where the text was taken out of another format, so that the file's bytes cannot come back from it.
    """

    id: str
    path: str
    text: str
    sha256: str
    encoding: Encoding
    format: Format = Format.TEXT
    provenance: Provenance = Provenance()
    extracted: bool = False
