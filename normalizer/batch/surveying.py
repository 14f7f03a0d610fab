"""The first stage: every source read once, its text kept, its language, score and role known."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalizer import __version__
from normalizer.batch.journal import note
from normalizer.batch.shards import MAX_SIZE, Shard
from normalizer.batch.state import State
from normalizer.edition.files import write_whole
from normalizer.language.model import Language, LanguageSpan
from normalizer.pipeline.surveys import Survey, survey
from normalizer.references.anchors import find_anchors
from normalizer.roles.model import GarbleFeature, GarbleScore, Role
from normalizer.sources import ReadingOptions, SourceFailure, SourcePath, read_listed
from normalizer.sources.model import Encoding, Format, Provenance, Source

MOST_TEXT = 16_000_000
"""How many characters a chunk of documents holds, more or less."""


@dataclass(frozen=True, slots=True)
class SurveyTask:
    """One shard to look at; `skipped` are paths that killed their worker."""

    shard: str
    files: Shard
    out: Path
    reading: ReadingOptions
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """So many documents of a shard as the later stages take them; a file of rows may give many."""

    name: str
    documents: int
    failures: tuple[SourceFailure, ...]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found in one shard."""

    shard: str
    chunks: tuple[Chunk, ...]


def survey_shard(task: SurveyTask) -> Surveyed:
    """Read the sources of a shard, write the text of each into OUT and what is known of it into the run's state.

    A source whose bytes are those of an earlier run by the same version is not looked at again.
    """
    state = State(task.out)
    chunks: list[Chunk] = []
    found = (item for entry in task.files.paths for item in _read(task, state, entry))
    for items in _gather(found):
        name = f"{task.shard}-{len(chunks)}" if chunks else task.shard
        chunks.append(_survey_chunk(state, name, items))
    return Surveyed(task.shard, tuple(chunks))


def _gather(found: Iterable[Source | SourceFailure]) -> Iterator[list[Source | SourceFailure]]:
    """The sources in lists that fit in memory."""
    items: list[Source | SourceFailure] = []
    size = 0
    for item in found:
        items.append(item)
        size += len(item.text) if isinstance(item, Source) else 0
        if len(items) >= MAX_SIZE or size >= MOST_TEXT:
            yield items
            items, size = [], 0
    if items:
        yield items


def _survey_chunk(state: State, name: str, items: Sequence[Source | SourceFailure]) -> Chunk:
    path = state.survey(name)
    known = {line["sha256"]: line for line in read_surveys(path) if line.get("version") == __version__}
    lines: list[str] = []
    failures: list[SourceFailure] = []
    for item in items:
        if isinstance(item, SourceFailure):
            failures.append(item)
            record: dict[str, Any] = {"failure": item.error, "path": item.path, "sha256": ""}
        else:
            record = _survey(item, known.get(item.sha256))
            text = item.text.encode("utf-8", "surrogatepass")
            target = state.document(item.id) / "original.txt"
            if not _holds(target, text):
                write_whole(target, text, durable=False)
        lines.append(json.dumps(record, ensure_ascii=True) + "\n")
    write_whole(path, "".join(lines).encode("ascii"))
    return Chunk(name, len(lines) - len(failures), tuple(failures))


def _read(task: SurveyTask, state: State, entry: SourcePath | SourceFailure) -> Iterable[Source | SourceFailure]:
    """The documents of one file of the listing."""
    if isinstance(entry, SourceFailure):
        return [entry]
    if entry.path in task.skipped:
        error = f"{entry.path} killed the process that read it twice; it was left out: look at it by itself."
        return [SourceFailure(entry.path, error)]
    note(state, task.shard, entry.path)
    return read_listed(entry, task.reading)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _survey(source: Source, known: Mapping[str, Any] | None) -> dict[str, Any]:
    """The line of one source; what an earlier look at the same bytes found is taken over."""
    origin = _source_record(source)
    if known is not None and all(known.get(key) == value for key, value in origin.items() if key not in {"id", "path"}):
        return {**known, **origin}
    found = survey(source)
    return {
        **origin,
        "language": [found.language.tag, found.language.confidence],
        "languages": [[span.start, span.end, span.tag, span.confidence] for span in found.languages],
        "garble": found.garble.value,
        "features": [[feature.name, feature.value, feature.weight] for feature in found.garble.features],
        "role": found.role.value,
        "anchors": list(find_anchors(source.text)),
    }


def _source_record(source: Source) -> dict[str, Any]:
    provenance = source.provenance
    return {
        "version": __version__,
        "id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding.to_record(),
        "format": source.format.value,
        "extracted": source.extracted,
        "provenance": [
            provenance.title,
            provenance.author,
            provenance.publisher,
            provenance.written,
            provenance.url,
            provenance.language,
        ],
    }


def read_surveys(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a shard's survey, failures among them; none where there is no such file or it is broken."""
    try:
        with path.open(encoding="ascii") as lines:
            records = [json.loads(line) for line in lines]
    except (OSError, ValueError):
        return
    yield from (record for record in records if isinstance(record, dict))


def restore(state: State, line: Mapping[str, Any]) -> Survey:
    """The survey that a line was written of, with its text. Raises OSError where the text is gone."""
    with (state.document(line["id"]) / "original.txt").open("rb") as file:
        text = file.read().decode("utf-8", "surrogatepass")
    source = Source(
        line["id"],
        line["path"],
        text,
        line["sha256"],
        Encoding.from_record(line["encoding"]),
        Format(line["format"]),
        Provenance(*line["provenance"]),
        line["extracted"],
    )
    features = tuple(GarbleFeature(*feature) for feature in line["features"])
    return Survey(
        source,
        Language(*line["language"]),
        tuple(LanguageSpan(*span) for span in line["languages"]),
        GarbleScore(line["garble"], features),
        Role(line["role"]),
    )


def documents(state: State, shards: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The lines of all shards in their order, without failures."""
    for shard in shards:
        yield from (line for line in read_surveys(state.survey(shard)) if "failure" not in line)
