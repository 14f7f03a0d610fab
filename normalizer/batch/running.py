"""A whole run: survey, edit, join; stopped anywhere, it goes on where it was."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from normalizer.batch.editing import Edited, EditTask, edit_shard
from normalizer.batch.index import build_index
from normalizer.batch.joining import join_dates, join_manifest, join_names, join_parallel, read_all
from normalizer.batch.journal import forget, read_note
from normalizer.batch.locks import hold
from normalizer.batch.pages import write_page
from normalizer.batch.shards import Shard, cut_shards, name_shard
from normalizer.batch.state import State
from normalizer.batch.surveying import Surveyed, SurveyTask, documents, survey_shard
from normalizer.batch.workers import Died, run_tasks
from normalizer.edition.files import check_out
from normalizer.edition.model import Failure
from normalizer.edition.page.pages import MOST_DOCUMENTS
from normalizer.edition.writing import DEFAULT_FORMATS, Format
from normalizer.pipeline.settings import Settings
from normalizer.roles.model import Role
from normalizer.sources import ReadingOptions, SourceFailure, list_paths

FEW = 12
"""With no more references than this, every document is held against all of them."""


class Progress(Protocol):
    """Who is told how far a run is."""

    def begin(self, stage: str, documents: int | None) -> None:
        """A stage begins, on so many documents (None: nobody knows yet)."""

    def advance(self, documents: int, failures: Sequence[SourceFailure]) -> None:
        """So many documents are done, and these could not be."""

    def end(self) -> None:
        """The stage is over."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is done; what the edition says does not depend on it but for `formats`."""

    out: Path
    sources: tuple[str, ...]
    settings: Settings = field(default_factory=Settings)
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    formats: tuple[Format, ...] = DEFAULT_FORMATS
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run in numbers."""

    documents: int
    kept: int
    rules: Mapping[str, int]
    names: int
    dates: int
    failures: tuple[SourceFailure, ...]


def run(plan: Plan, progress: Progress) -> Outcome:
    """Make the edition of `plan.sources` in `plan.out`.

    Raises OutputError where OUT cannot take it or another run is at it; nothing has then been written.
    """
    check_out(plan.out)
    state = State(plan.out)
    with hold(state.folder):
        return _run(plan, state, progress)


def _run(plan: Plan, state: State, progress: Progress) -> Outcome:
    shards = {name_shard(shard): shard for shard in cut_shards(list_paths(plan.sources))}
    failures: dict[str, list[SourceFailure]] = {name: [] for name in shards}
    jobs = plan.jobs or os.cpu_count() or 1
    files = sum(len(shard.paths) for shard in shards.values())
    alone = files <= MOST_DOCUMENTS  # not worth a second process

    progress.begin("reading", files)
    count = 0
    for surveyed in _survey(plan, shards, 1 if alone else jobs):
        count += surveyed.documents
        failures[surveyed.shard] += surveyed.failures
        progress.advance(surveyed.documents, surveyed.failures)
    progress.end()

    small = count <= MOST_DOCUMENTS
    neighbours = _find_neighbours(state, tuple(shards))
    tasks = [
        EditTask(name, plan.out, plan.settings, plan.formats, neighbours, pages=not small, keep=small)
        for name in shards
    ]
    progress.begin("editing", count)
    edited: dict[str, Edited] = {}
    for done in _edit(state, tasks, 1 if small else jobs):
        edited[done.shard] = done
        failures[done.shard] += done.failures
        progress.advance(done.edited + done.kept, done.failures)
    progress.end()

    progress.begin("joining", None)
    names = tuple(shards)
    in_order = [failure for name in names for failure in failures[name]]
    join_parallel(state, names, plan.formats)
    table = join_names(state, names, plan.formats)
    join_dates(state, names, plan.formats)
    kept = [document for name in names for document in edited[name].documents]
    if Format.HTML in plan.formats:
        missed = [Failure(failure.path, failure.error) for failure in in_order]
        write_page(state, names, table, missed, plan.settings.to_record(), kept if small else None)
    else:
        (plan.out / "index.html").unlink(missing_ok=True)
    _drop_strangers(state, names)
    os.sync()
    join_manifest(state, names, plan.settings.to_record(), in_order)
    if small:
        shutil.rmtree(state.folder)  # a small batch is done anew faster than it is compared
    progress.end()
    return _sum_up(tuple(edited.values()), len(table), in_order)


def _survey(plan: Plan, shards: Mapping[str, Shard], jobs: int) -> Iterator[Surveyed]:
    tasks = [SurveyTask(shard, name, plan.out, plan.reading) for name, shard in shards.items()]
    yield from _outlive(survey_shard, tasks, jobs, lambda task: task.name, State(plan.out))


def _edit(state: State, tasks: Sequence[EditTask], jobs: int) -> Iterator[Edited]:
    yield from _outlive(edit_shard, tasks, jobs, lambda task: task.shard, state)


Task = TypeVar("Task", SurveyTask, EditTask)
Result = TypeVar("Result")


def _outlive(
    work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, name: Callable[[Task], str], state: State
) -> Iterator[Result]:
    """The results of all tasks; one whose worker was killed is done again, without the document that killed two."""
    deaths: dict[tuple[str, str | None], int] = {}
    pending = list(tasks)
    while pending:
        again: list[Task] = []
        for result in run_tasks(work, pending, jobs):
            if not isinstance(result, Died):
                yield result
                continue
            task: Task = result.task
            victim = read_note(state, name(task))
            key = (name(task), victim)
            deaths[key] = deaths.get(key, 0) + 1
            if deaths[key] >= 2 and victim is not None:
                task = replace(task, skipped=(*task.skipped, victim))
            elif deaths[key] >= 4:
                raise RuntimeError(f"the workers on shard {name(task)} die before they read anything")
            again.append(task)
        pending = again
    for task in tasks:
        forget(state, name(task))


def _find_neighbours(state: State, shards: Sequence[str]) -> tuple[str, ...] | None:
    """The ids of all references where they are few; else None, and an index of them is written."""
    few: list[str] = []
    for line in documents(state, shards):
        if line["role"] == Role.REFERENCE.value:
            few.append(line["id"])
        if len(few) > FEW:
            break
    else:
        return tuple(sorted(few))
    references = (line for line in documents(state, shards) if line["role"] == Role.REFERENCE.value)
    build_index(state.index, ((line["id"], line["anchors"]) for line in references))
    return None


def _drop_strangers(state: State, shards: Sequence[str]) -> None:
    """Take away what earlier runs have left of sources that are no longer among these."""
    known = {part.id for part in read_all(state, shards)}
    for folder in state.document("x").parent.glob("*"):
        if folder.name not in known and (folder / "original.txt").is_file():
            shutil.rmtree(folder)
    for path in (*state.survey("x").parent.glob("*"), *state.part("x").parent.glob("*")):
        if path.stem not in shards:
            path.unlink()
    shutil.rmtree(state.journal("x").parent, ignore_errors=True)
    state.index.unlink(missing_ok=True)


def _sum_up(edited: Sequence[Edited], names: int, failures: Sequence[SourceFailure]) -> Outcome:
    rules: Counter[str] = Counter()
    for each in edited:
        rules.update(each.rules)
    return Outcome(
        documents=sum(each.edited + each.kept for each in edited),
        kept=sum(each.kept for each in edited),
        rules=dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        names=names,
        dates=sum(each.dates for each in edited),
        failures=tuple(failures),
    )
