"""Sources as researchers have them: files, folders, rows; decoded, with what is known of where they came from."""

from collections.abc import Iterator, Sequence

from normalizer.sources.listing import STDIN, SourcePath, list_paths
from normalizer.sources.model import (
    Encoding,
    Format,
    OddBytes,
    Provenance,
    ReadingOptions,
    Source,
    SourceFailure,
    UndecodableByte,
)

__all__ = [
    "STDIN",
    "Encoding",
    "Format",
    "OddBytes",
    "Provenance",
    "ReadingOptions",
    "Source",
    "SourceFailure",
    "SourcePath",
    "UndecodableByte",
    "collect",
    "encode",
    "list_paths",
    "read",
    "read_listed",
]


def read(path: str, options: ReadingOptions | None = None) -> Source:
    """The one document at `path`. Raises SourceError where there is none, it cannot be used, or there are several."""
    from normalizer.sources import reading

    return reading.read(path, options or ReadingOptions())


def collect(paths: Sequence[str], options: ReadingOptions | None = None) -> Iterator[Source | SourceFailure]:
    """Every document meant by `paths` (files, folders, globs, `-`), in order, one at a time; failures included."""
    from normalizer.sources import reading

    return reading.collect(paths, options or ReadingOptions())


def read_listed(listed: SourcePath, options: ReadingOptions | None = None) -> Iterator[Source | SourceFailure]:
    """The documents of one file of `list_paths`: one, or one a row."""
    from normalizer.sources import reading

    return reading.read_listed(listed, options or ReadingOptions())


def encode(text: str, encoding: Encoding) -> bytes:
    """The bytes that `text` was decoded from, BOM and undecodable bytes included."""
    from normalizer.sources import encodings

    return encodings.encode(text, encoding)
