"""The edition: everything one run knows of its sources, as values that the writers only have to spell out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from normalizer.alignment.model import Link
from normalizer.dates.model import TimeExpression
from normalizer.edits.revisions import Revision
from normalizer.language.model import Language, LanguageSpan
from normalizer.names.model import NameEntry, NameMention
from normalizer.roles.model import GarbleScore, Role
from normalizer.sources.model import Source
from normalizer.translation.model import EnglishFrom


@dataclass(frozen=True, slots=True)
class EditionSegment:
    """One segment of a document, on the original text `[start, end)` and on the clean text `[clean_start, clean_end)`.

    `names`, `dates` index the document's mentions; `flags` index its ledger (edits and marks in the order of
    `edits.jsonl`). `garble` is the segment's own garble score, 0 to 1. `english_flags` say what is wrong with a
    machine translation; `chinese` is the machine's Chinese of an English passage in a Chinese document, or None.
    """

    id: str
    start: int
    end: int
    clean_start: int
    clean_end: int
    language: str
    original: str
    clean: str
    english: str
    english_from: EnglishFrom
    names: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    flags: tuple[int, ...] = ()
    garble: float = 0.0
    english_flags: tuple[str, ...] = ()
    chinese: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source with everything found in it. Offsets of names and dates are those of the original text.

    `unplaced` says of each decision of a review that could not be carried out why.
    """

    source: Source
    language: Language
    languages: tuple[LanguageSpan, ...]
    role: Role
    garble: GarbleScore
    revision: Revision
    segments: tuple[EditionSegment, ...]
    names: tuple[NameMention, ...]
    dates: tuple[TimeExpression, ...]
    seconds: float = 0.0
    unplaced: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The source's id."""
        return self.source.id


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be used, and the sentence that says why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole of one run."""

    documents: tuple[Document, ...]
    names: tuple[NameEntry, ...]
    failures: tuple[Failure, ...] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
