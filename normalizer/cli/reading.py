"""Sources for commands that look at one after the other."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalizer.sources.model import Source


def read_one(path: str) -> "Source":
    """The one document at `path`, - for standard input. Raises SourceError where there is none or several."""
    from normalizer.sources import read

    return read(path)


def read_sources(paths: Sequence[str]) -> "Iterator[Source | None]":
    """Each source in turn; for one that cannot be read, its error on stderr and None."""
    from normalizer.sources import SourceFailure, collect

    for item in collect(paths):
        if isinstance(item, SourceFailure):
            print(f"source-normalizer: {item.error}", file=sys.stderr)
            yield None
        else:
            yield item
