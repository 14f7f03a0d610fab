"""Reads sources of any format, one after the other."""

import hashlib
from collections.abc import Iterator, Sequence

from normalizer.errors import NormalizerError, SourceError
from normalizer.sources import encodings
from normalizer.sources.files import read_bytes
from normalizer.sources.listing import SourcePath, list_paths
from normalizer.sources.model import Encoding, Format, ReadingOptions, Source, SourceFailure

DEFAULTS = ReadingOptions()


def read(path: str, options: ReadingOptions = DEFAULTS) -> Source:
    """The one document at `path`. Raises SourceError where there is none, it cannot be used, or there are several."""
    found = list(collect([path], options))
    if len(found) != 1:
        raise SourceError(f"{path}: holds {len(found)} documents where one was expected; use a command that takes several.")
    if isinstance(found[0], SourceFailure):
        raise SourceError(found[0].error)
    return found[0]


def collect(paths: Sequence[str], options: ReadingOptions = DEFAULTS) -> Iterator[Source | SourceFailure]:
    """Every document meant by `paths`, in their order, one at a time; what cannot be used is a failure in its place."""
    for listed in list_paths(paths):
        if isinstance(listed, SourceFailure):
            yield listed
        else:
            yield from read_listed(listed, options)


def read_listed(listed: SourcePath, options: ReadingOptions = DEFAULTS) -> Iterator[Source | SourceFailure]:
    """The documents of one listed file: one, or one a row."""
    try:
        yield _read_text(listed, options)
    except NormalizerError as error:
        yield SourceFailure(listed.path, str(error))


def _read_text(listed: SourcePath, options: ReadingOptions) -> Source:
    data = read_bytes(listed, options.max_bytes)
    text, encoding = _decode(listed.path, data, options)
    return Source(listed.id, listed.path, text, hashlib.sha256(data).hexdigest(), encoding, Format.TEXT)


def _decode(path: str, data: bytes, options: ReadingOptions) -> tuple[str, Encoding]:
    name = options.encoding or encodings.find_mark(data) or "utf-8"
    return encodings.decode(data, name, "UTF-8 unless a byte order mark says otherwise", 0.9)
