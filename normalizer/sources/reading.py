"""Reads sources of any format, one after the other."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from normalizer.errors import NormalizerError, SourceError
from normalizer.sources import markdown, rows, web
from normalizer.sources.bylines import find_provenance
from normalizer.sources.deciding import read_text
from normalizer.sources.files import open_file, read_at_most, read_bytes
from normalizer.sources.listing import STDIN, SourcePath, list_paths
from normalizer.sources.model import Format, ReadingOptions, Source, SourceFailure
from normalizer.sources.streams import put_back

DEFAULTS = ReadingOptions()
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype\s+html|html)\b", re.IGNORECASE)
"""What a web page begins with, whatever its file is called."""


def read(path: str, options: ReadingOptions = DEFAULTS) -> Source:
    """The one document at `path`. Raises SourceError where there is none, it cannot be used, or there are several."""
    if path == STDIN:  # a filter takes what it is given as one text, JSON too
        (listed,) = list_paths([path])
        assert isinstance(listed, SourcePath)
        return _read_whole(listed, options)
    found = []
    for source in collect([path], options):
        found.append(source)
        if len(found) > 1:
            raise SourceError(f"{path}: holds several documents where one was expected; give one of them.")
    if not found:
        raise SourceError(f"{path}: holds no document.")
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
        if listed.path == STDIN:
            yield from _read_standard_input(listed, options)
        elif listed.format is Format.JSONL:
            yield from rows.read_jsonl(listed, options)
        elif listed.format is Format.PARQUET:
            yield from rows.read_parquet(listed, options)
        else:
            yield _read_whole(listed, options)
    except NormalizerError as error:
        yield SourceFailure(listed.path, str(error))


def _read_standard_input(listed: SourcePath, options: ReadingOptions) -> Iterator[Source | SourceFailure]:
    """A document a row where every line is a JSON object, as far as one document may reach; else one document."""
    stream = open_file(listed)
    head = read_at_most(listed, stream, options.max_bytes + 1)
    whole = put_back(head, stream)
    if rows.is_rows(head, cut=len(head) > options.max_bytes):
        yield from rows.read_jsonl(replace(listed, format=Format.JSONL), options, whole)
    else:
        yield _read_whole(listed, options, whole)


def _read_whole(listed: SourcePath, options: ReadingOptions, stream: BinaryIO | None = None) -> Source:
    """A file that is one document."""
    data = read_bytes(listed, options.max_bytes, stream)
    is_page = listed.format is Format.HTML or (listed.format is Format.TEXT and _PAGE.match(data) is not None)
    declared = web.find_declared(data) if is_page else None
    text, encoding = read_text(listed.path, data, options.encoding, declared)
    format_ = Format.HTML if is_page else listed.format
    source = Source(listed.id, listed.path, text, hashlib.sha256(data).hexdigest(), encoding, format_)
    if is_page:
        text, provenance = web.extract(listed.path, text)
        return replace(source, text=text, provenance=provenance, extracted=True)
    if listed.format is Format.MARKDOWN:
        text, provenance = markdown.extract(text)
        if not text.strip():
            raise SourceError(f"{listed.path}: has no text below its front matter; it was left out.")
        return replace(source, text=text, provenance=provenance, extracted=True)
    return replace(source, provenance=find_provenance(text))
