"""The second stage: every document of a shard edited and written, with what it adds to the tables of the batch."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalizer import __version__
from normalizer.batch.index import Index
from normalizer.batch.journal import note
from normalizer.batch.memory import remember_neighbour
from normalizer.batch.parts import Part, digest_files, is_intact, make_part, read_parts, write_parts
from normalizer.batch.plan import Outcome
from normalizer.batch.state import State
from normalizer.batch.surveying import read_surveys, restore
from normalizer.edition.files import write_whole
from normalizer.edition.model import Document
from normalizer.edition.writing import Format, drop_others, file_names, is_english, render_files
from normalizer.errors import NormalizerError, OutputError
from normalizer.pipeline.documents import edit_document
from normalizer.pipeline.neighbours import Neighbourhood
from normalizer.pipeline.settings import Settings
from normalizer.sources import SourceFailure


@dataclass(frozen=True, slots=True)
class EditTask:
    """One shard to edit.

    `neighbours` are the ids of the references of all documents where these are few; None where each document has its
    own, from the index. With `pages` every document has its own page. With `keep` the documents themselves are wanted,
    so none is taken over from an earlier run. `skipped` are ids that killed their worker.
    """

    shard: str
    out: Path
    settings: Settings
    formats: tuple[Format, ...]
    neighbours: tuple[str, ...] | None
    pages: bool
    keep: bool = False
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """What was done with one shard, and its documents where they were asked for."""

    shard: str
    outcome: Outcome
    documents: tuple[Document, ...] = ()


def edit_shard(task: EditTask) -> Edited:
    """Edit the documents of a shard, write their files, and then what they add to the batch.

    A document on which the program fails is a failure and hinders no other. Raises OutputError where OUT cannot be
    written.
    """
    desk = _Desk(task)
    try:
        return desk.edit_all()
    finally:
        desk.close()


class _Desk:
    """One process at work on one shard."""

    def __init__(self, task: EditTask) -> None:
        self._task = task
        self._state = State(task.out)
        self._index = Index(self._state.index) if task.neighbours is None else None
        self._settings = json.dumps([__version__, task.settings.to_record(), task.formats, task.pages])
        self._described = task.settings.describe()
        self._ids: tuple[str, ...] = ()
        self._neighbourhood = Neighbourhood()
        self._kept = 0
        self._failures: list[SourceFailure] = []
        self._documents: list[Document] = []

    def close(self) -> None:
        if self._index is not None:
            self._index.close()

    def edit_all(self) -> Edited:
        path = self._state.part(self._task.shard)
        earlier = {} if self._task.keep else {part.id: part for part in read_parts(path)}
        lines = [line for line in read_surveys(self._state.survey(self._task.shard)) if "failure" not in line]
        parts = [part for line in lines if (part := self._try(line, earlier.get(line["id"])))]
        write_parts(path, parts)
        rules: Counter[str] = Counter()
        for part in parts:
            rules.update({rule: applied for rule, applied, _, _ in part.rules if applied})
        outcome = Outcome(
            documents=len(parts),
            kept=self._kept,
            rules=dict(rules),
            dates=sum(part.record["dates"] for part in parts),
            failures=tuple(self._failures),
            edits=sum(part.record["edits"] for part in parts),
            undecoded=tuple(
                f"{part.record['path']}: {len(part.record['decoding']['undecodable'])} bytes are not "
                f"{part.record['encoding']}"
                for part in parts
                if part.record["decoding"]["undecodable"]
            ),
            parallel=sum(not is_english(part.record["language"]) for part in parts),
            unplaced=tuple(f"{part.id}: {reason}" for part in parts for reason in part.record["unplaced"]),
        )
        return Edited(self._task.shard, outcome, tuple(self._documents))

    def _try(self, line: Mapping[str, Any], earlier: Part | None) -> Part | None:
        if line["id"] in self._task.skipped:
            self._fail(line, "the process that worked on it was killed twice")
            return None
        try:
            return self._edit(line, earlier)
        except OutputError:
            raise
        except NormalizerError as error:
            self._failures.append(SourceFailure(line["path"], str(error)))
        except (Exception, RecursionError) as error:
            self._fail(line, f"{type(error).__name__}: {error}")
        return None

    def _fail(self, line: Mapping[str, Any], reason: str) -> None:
        error = f"{line['path']} could not be edited ({reason}); the other sources are not affected: please report it."
        self._failures.append(SourceFailure(line["path"], error))

    def _edit(self, line: Mapping[str, Any], earlier: Part | None) -> Part:
        """Edit one document and write its files, unless an earlier run did that from the same things."""
        neighbours = self._choose(line)
        key = self._key(line, neighbours)
        folder = self._state.document(line["id"])
        names = file_names(line["language"][0], self._task.formats, page=self._task.pages)
        if earlier is not None and earlier.key == key and is_intact(folder, names, earlier.digest):
            self._kept += 1
            return earlier
        note(self._state, self._task.shard, line["id"])
        document = edit_document(restore(self._state, line), self._gather(neighbours), self._task.settings)
        files = render_files(document, self._task.formats, page=self._task.pages, settings=self._described)
        for name, data in files:
            write_whole(folder / name, data, durable=False)
        drop_others(folder, names)
        if self._task.keep:
            self._documents.append(document)
        return make_part(document, key, digest_files(files), self._task.formats)

    def _choose(self, line: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of the references that a document is held against."""
        if self._index is None:
            return self._task.neighbours or ()
        return self._index.select(line["anchors"], line["id"])

    def _gather(self, neighbours: tuple[str, ...]) -> Neighbourhood:
        """The neighbours with these ids; where they are those of the document before, what they know is known."""
        if neighbours != self._ids:
            self._ids = neighbours
            self._neighbourhood = Neighbourhood(remember_neighbour(self._state, id) for id in neighbours)
        return self._neighbourhood

    def _key(self, line: Mapping[str, Any], neighbours: Sequence[str]) -> str:
        """What stands for everything that a document is made from."""
        digest = hashlib.sha256(self._settings.encode())
        digest.update(json.dumps(line, sort_keys=True).encode())
        for id in neighbours:
            digest.update(remember_neighbour(self._state, id).digest)
        return digest.hexdigest()
