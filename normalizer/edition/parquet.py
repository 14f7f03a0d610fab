"""Parquet, for data frames: the parallel segments as a table. Needs the extra `parquet`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from normalizer.edition.tables import PARALLEL_HEADER
from normalizer.errors import MissingExtraError

_ROWS = 50_000  # in memory at a time
_LISTS = frozenset({"english_flags"})
_SURROGATE = re.compile("[\ud800-\udfff]")


def load() -> Any:
    """The package pyarrow. Raises MissingExtraError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        message = "Parquet needs pyarrow; nothing was written: pip install 'source-normalizer[parquet]'."
        raise MissingExtraError(message) from None
    return pyarrow


def write(records: Iterable[Mapping[str, Any]], file: IO[bytes]) -> None:
    """Write parallel segments to a binary file, some at a time; a lone surrogate becomes U+FFFD.

    `records` are those of `tables.parallel_record`, or the lines of a `parallel.jsonl`.
    Raises MissingExtraError where pyarrow is not installed.
    """
    pyarrow = load()
    text = pyarrow.string()
    schema = pyarrow.schema([(name, pyarrow.list_(text) if name in _LISTS else text) for name in PARALLEL_HEADER])
    with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _batches(records):
            writer.write_table(pyarrow.Table.from_pylist([_valid(row) for row in rows], schema=schema))


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _ROWS)):
        yield batch


def _valid(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(map(_scrub, value)) if name in _LISTS else _scrub(value) for name, value in row.items()}


def _scrub(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)
