"""The last stage: what the documents add to the batch, joined into its tables and its manifest."""

import heapq
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from normalizer import __version__
from normalizer.batch.parts import Part, read_parts
from normalizer.batch.state import State
from normalizer.edition import tables
from normalizer.edition.files import MANIFEST, write_streamed, write_whole
from normalizer.edition.writing import PARALLEL_FILES, Format, parallel_frame
from normalizer.names.model import NameEntry, NameType
from normalizer.names.tally import NamedPlace, Tally
from normalizer.sources import SourceFailure

RUN = 100_000
"""How many rows of dates are sorted in memory at once."""


def read_all(state: State, shards: Sequence[str]) -> Iterator[Part]:
    """What all documents add, in the order of the sources."""
    for shard in shards:
        yield from read_parts(state.part(shard))


def join_parallel(state: State, shards: Sequence[str], formats: Sequence[Format]) -> None:
    """The files of all parallel segments, in the order of the sources. XLIFF has no empty document: none is written."""
    languages: set[str] = set()
    present: set[str] = set()
    for part in read_all(state, shards):
        languages.update(part.languages)
        present.update(part.pieces)
    for format, name in PARALLEL_FILES.items():
        path = state.out / name
        if format not in formats or (format is Format.XLIFF and name not in present):
            path.unlink(missing_ok=True)
            continue
        head, tail = parallel_frame(format, sorted(languages))

        def write(file: IO[bytes], name: str = name, head: bytes = head, tail: bytes = tail) -> None:
            file.write(head)
            for part in read_all(state, shards):
                file.write(part.pieces.get(name, "").encode("utf-8"))
            file.write(tail)

        write_streamed(path, write)


def join_parquet(state: State, shards: Sequence[str], formats: Sequence[Format]) -> None:
    """`parallel.parquet`, from what the documents add to the JSONL."""
    path = state.out / "parallel.parquet"
    if Format.PARQUET not in formats:
        path.unlink(missing_ok=True)
        return
    from normalizer.edition import parquet

    lines = (
        json.loads(line)
        for part in read_all(state, shards)
        for line in part.pieces.get(PARALLEL_FILES[Format.JSONL], "").split("\n")
        if line
    )
    write_streamed(path, lambda file: parquet.write(lines, file))


def join_names(state: State, shards: Sequence[str], formats: Sequence[Format]) -> tuple[NameEntry, ...]:
    """Every name of the batch; written to `names.tsv` where tables are asked for."""
    from normalizer.names import make_entries

    tally = Tally()
    for part in read_all(state, shards):
        places = (
            NamedPlace(canonical, spelling, NameType(kind), start, end, chinese)
            for canonical, spelling, kind, start, end, chinese in part.names
        )
        tally.add(part.id, places)
    names = make_entries(tally)
    path = state.out / "names.tsv"
    if Format.TSV in formats:
        write_whole(path, tables.render_names(names))
    else:
        path.unlink(missing_ok=True)
    return names


def join_dates(state: State, shards: Sequence[str], formats: Sequence[Format]) -> None:
    """`dates.tsv`: the dates of all sources by time, sorted in runs on disk so that memory stays flat."""
    path = state.out / "dates.tsv"
    if Format.TSV not in formats:
        path.unlink(missing_ok=True)
        return

    def write(file: IO[bytes]) -> None:
        file.write(tables.render_table(tables.DATES_HEADER, ()))
        with tempfile.TemporaryDirectory(dir=state.folder) as folder:
            runs = list(_sorted_runs(state, shards, Path(folder)))
            for row in heapq.merge(*map(_read_run, runs), key=tables.date_order):
                file.write(tables.render_row(row))

    write_streamed(path, write)


def _sorted_runs(state: State, shards: Sequence[str], folder: Path) -> Iterator[Path]:
    rows: list[tuple[str, ...]] = []
    number = 0
    for part in read_all(state, shards):
        rows.extend(tuple(row) for row in part.dates)
        if len(rows) >= RUN:
            yield _write_run(folder / str(number), rows)
            rows.clear()
            number += 1
    yield _write_run(folder / str(number), rows)


def _write_run(path: Path, rows: list[tuple[str, ...]]) -> Path:
    rows.sort(key=tables.date_order)
    with path.open("w", encoding="ascii") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def _read_run(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="ascii") as lines:
        for line in lines:
            yield tuple(json.loads(line))


def join_manifest(
    state: State, shards: Sequence[str], settings: Mapping[str, object], failures: Sequence[SourceFailure]
) -> None:
    """`manifest.json`, written last: where it stands, the edition is whole."""

    def write(file: IO[bytes]) -> None:
        head = {"version": __version__, "settings": settings}
        file.write(json.dumps(head, ensure_ascii=True)[:-1].encode("ascii") + b', "documents": [')
        separator = b"\n"
        for part in read_all(state, shards):
            file.write(separator + json.dumps(part.record, ensure_ascii=True).encode("ascii"))
            separator = b",\n"
        file.write(b'\n], "failures": [')
        separator = b"\n"
        for failure in failures:
            record = {"path": failure.path, "error": failure.error}
            file.write(separator + json.dumps(record, ensure_ascii=True).encode("ascii"))
            separator = b",\n"
        file.write(b"\n]}\n")

    write_streamed(state.out / MANIFEST, write)
