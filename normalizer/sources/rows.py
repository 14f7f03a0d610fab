"""Documents that are rows of a JSONL or Parquet file, one at a time."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from normalizer.errors import MissingExtraError, NormalizerError, SourceError
from normalizer.sources.deciding import read_text
from normalizer.sources.files import open_file
from normalizer.sources.listing import SourcePath, clean_id, short_hash
from normalizer.sources.markdown import read_fields
from normalizer.sources.model import MEGABYTE, Encoding, ReadingOptions, Source, SourceFailure

_BATCH = 64  # rows of a Parquet file held at once


def is_rows(head: bytes, *, cut: bool) -> bool:
    """Whether every line of `head` that is not blank is a JSON object; with `cut` its last line is not looked at."""
    lines = [line for line in head.split(b"\n") if line.strip()]
    if cut:
        lines.pop()
    try:
        return bool(lines) and all(
            line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and isinstance(json.loads(line.decode("utf-8-sig")), dict)
            for line in lines
        )
    except (ValueError, RecursionError):
        return False


def read_jsonl(
    listed: SourcePath, options: ReadingOptions, stream: BinaryIO | None = None
) -> Iterator[Source | SourceFailure]:
    """The rows of a JSONL file (of its `stream`), numbered from 1; a row of no use is a failure in its place."""
    seen: set[bytes] = set()
    for number, line in _read_lines(listed, options.max_bytes, stream or open_file(listed)):
        path = f"{listed.path}#{number}"
        if line is None:
            limit = f"{options.max_bytes / MEGABYTE:g} MB"
            yield SourceFailure(path, f"{path}: the row is longer than {limit}; the others are read.")
        elif line.strip():
            try:
                text, encoding = read_text(path, line, options.encoding)
                yield _make(listed, path, number, _parse(path, text), line, encoding, options, seen)
            except NormalizerError as error:
                yield SourceFailure(path, str(error))


def read_parquet(listed: SourcePath, options: ReadingOptions) -> Iterator[Source | SourceFailure]:
    """The rows of a Parquet file, numbered from 1; a row that cannot be used is a failure in its place."""
    try:
        import pyarrow.parquet as parquet
        from pyarrow.lib import ArrowException
    except ImportError as error:
        raise MissingExtraError(
            f"{listed.path}: Parquet needs the extra 'parquet'; install it with: "
            "pip install 'source-normalizer[parquet]'"
        ) from error
    encoding = Encoding("utf-8", 1.0, "a Parquet string column")
    seen: set[bytes] = set()
    number = 0
    try:
        with parquet.ParquetFile(listed.path) as file:
            for batch in file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    path = f"{listed.path}#{number}"
                    try:
                        raw = str(row.get(options.text_field)).encode("utf-8", "surrogatepass")
                        yield _make(listed, path, number, row, raw, encoding, options, seen)
                    except NormalizerError as error:
                        yield SourceFailure(path, str(error))
    except (ArrowException, OSError) as error:
        reason = str(error).split("\n")[0]
        raise SourceError(f"{listed.path}: cannot be read as Parquet after row {number} ({reason}).") from error


def _read_lines(listed: SourcePath, most: int, stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file with their numbers; None for one that is longer than `most` bytes."""
    number = 0
    try:
        while line := stream.readline(most + 1):
            number += 1
            if len(line) > most:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(most)
                yield number, None
            else:
                yield number, line
    except (OSError, EOFError) as error:
        raise SourceError(f"{listed.path}: cannot be read beyond row {number} ({error}).") from error
    finally:
        stream.close()


def _parse(path: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{path}: is not valid JSON ({str(error)[:100]}); the other rows are read.") from error
    if not isinstance(row, dict):
        raise SourceError(f"{path}: is not a JSON object; the other rows are read.")
    return row


def _given_id(path: str, row: Mapping[str, Any], field: str) -> str:
    """The id of a row. Raises SourceError where it has none: a number in its place could be another row's id."""
    given = row.get(field)
    if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
        return str(given)
    fields = ", ".join(sorted(map(str, row))[:10])
    raise SourceError(
        f"{path}: has no id in the field {field!r} (its fields: {fields}); the other rows are read. "
        "Without --id-field the rows are numbered."
    )


def _make(
    listed: SourcePath,
    path: str,
    number: int,
    row: Mapping[str, Any],
    raw: bytes,
    encoding: Encoding,
    options: ReadingOptions,
    seen: set[bytes],
) -> Source:
    """One row as a source. `seen` holds what stands for the ids given so far."""
    text = row.get(options.text_field)
    if not isinstance(text, str):
        fields = ", ".join(sorted(map(str, row))[:10])
        raise SourceError(
            f"{path}: has no text in the field {options.text_field!r} (its fields: {fields}); "
            "name the field of the text with --text-field."
        )
    if not text.strip():
        raise SourceError(f"{path}: its text is empty; the other rows are read.")
    if len(text) > options.max_bytes:
        raise SourceError(f"{path}: its text is longer than {options.max_bytes / MEGABYTE:g} million characters.")
    given = _given_id(path, row, options.id_field) if options.id_field else None
    name = str(number) if given is None else clean_id(given)
    name = f"{listed.id}-{name}" if given is None or listed.among else name
    mark = hashlib.blake2b(name.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest()
    if mark in seen:
        name = f"{name}-{short_hash(path)}"
    seen.add(mark)
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    known = {key: value for key, value in row.items() if isinstance(value, str) and key != options.text_field}
    return Source(
        id=name,
        path=path,
        text=whole,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=encoding,
        format=listed.format,
        provenance=read_fields(known),
        extracted=True,
    )
