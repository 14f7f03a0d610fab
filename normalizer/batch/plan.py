"""What a run is asked to do, who is told how far it is, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from normalizer.batch.shards import Portion
from normalizer.edition.writing import DEFAULT_FORMATS, Format
from normalizer.pipeline.settings import Settings
from normalizer.sources import ReadingOptions, SourceFailure


@dataclass(frozen=True, slots=True)
class Plan:
    """A run. What the edition says depends on `sources`, `settings`, `reading` and `formats` alone.

    `jobs` is the number of processes, 0 for one a core; `scheduler` the address of a Dask scheduler to work on instead;
    `portion` the part of the batch to do, to be merged with the others later.
    """

    out: Path
    sources: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    formats: tuple[Format, ...] = DEFAULT_FORMATS
    jobs: int = 0
    scheduler: str | None = None
    portion: Portion | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run, or what was done with one shard, in numbers.

    `kept` of the `documents` were taken over as they were; `rules` is how often each rule was applied, the most
    frequent first; `names` how many different names a whole run has found; `parallel` how many documents have an
    English side made for them; `undecoded` the sources with bytes that are no text in their encoding; `unplaced` which
    decisions of a review could not be carried out.
    """

    documents: int = 0
    kept: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)
    names: int = 0
    dates: int = 0
    failures: tuple[SourceFailure, ...] = ()
    edits: int = 0
    parallel: int = 0
    undecoded: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


class Progress(Protocol):
    """Who is told how far a run is."""

    def begin(self, stage: str, documents: int | None) -> None:
        """A stage begins, on so many documents (None: nobody knows)."""

    def advance(self, documents: int, failures: Sequence[SourceFailure]) -> None:
        """So many more documents are done, and these could not be."""

    def end(self) -> None:
        """The stage is over."""
