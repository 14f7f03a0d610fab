"""Documents that kill their workers, twice and for good."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from normalizer.batch.editing import Edited, EditTask, edit_shard
from normalizer.batch.executors import Processes
from normalizer.batch.journal import note, read_note
from normalizer.batch.patience import complete
from normalizer.batch.shards import cut_shards, name_shard
from normalizer.batch.state import State
from normalizer.batch.surveying import Surveyed, SurveyTask, read_surveys, survey_shard
from normalizer.batch.workers import Died
from normalizer.edition.writing import Format
from normalizer.errors import NormalizerError
from normalizer.pipeline.settings import Engine, Settings
from normalizer.sources import ReadingOptions, list_paths
from tests.batch.corpus import write_corpus

Task = TypeVar("Task")
Result = TypeVar("Result")
DEADLY = "article-000001"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")


def read_deadly(task: SurveyTask) -> Surveyed:
    """As `survey_shard`, but for one source that kills the process as an exhausted memory does."""
    deadly = [each.path for each in task.files.paths if DEADLY in each.path]
    if deadly and deadly[0] not in task.skipped:
        note(State(task.out), task.shard, deadly[0])
        os.kill(os.getpid(), signal.SIGKILL)
    return survey_shard(task)


def edit_deadly(task: EditTask) -> Edited:
    """As `edit_shard`, but for one document that kills the process."""
    if DEADLY not in task.skipped:
        note(State(task.out), task.shard, DEADLY)
        os.kill(os.getpid(), signal.SIGKILL)
    return edit_shard(task)


def edit_mortal(task: EditTask) -> Edited:
    """As `edit_deadly`, in this process."""
    if DEADLY not in task.skipped:
        note(State(task.out), task.shard, DEADLY)
        raise Killed
    return edit_shard(task)


class Killed(BaseException):
    """Stands for the death of a process where none is started."""


class Mortal:
    """Does tasks in this process and tells which `Killed` ended."""

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        for task in tasks:
            try:
                yield work(task)
            except Killed:
                yield Died(task, -signal.SIGKILL)


def die_at_once(task: EditTask) -> Edited:
    """Killed before it begins."""
    raise Killed


@pytest.fixture
def survey_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SurveyTask:
    monkeypatch.chdir(tmp_path)  # shards are cut by the paths: the same on every machine
    write_corpus(Path("sources"), 3, paragraphs=3)
    (shard,) = cut_shards(list_paths(["sources"]))
    return SurveyTask(name_shard(shard), shard, tmp_path / "out", ReadingOptions())


def edit_task(survey_task: SurveyTask) -> EditTask:
    survey_shard(survey_task)
    settings = Settings(translate=Engine.NONE)
    return EditTask(survey_task.shard, survey_task.out, settings, (Format.JSONL,), (), pages=False)


def test_a_source_that_kills_its_reader_twice_is_a_failure_by_name(survey_task: SurveyTask) -> None:
    state = State(survey_task.out)
    (surveyed,) = complete(Processes(1), read_deadly, [survey_task], state)
    ((failure,),) = [chunk.failures for chunk in surveyed.chunks]
    assert DEADLY in failure.path
    assert DEADLY in failure.error and "twice" in failure.error
    read = [line["id"] for line in read_surveys(state.survey(survey_task.shard)) if "failure" not in line]
    assert read == ["article-000000", "article-000002"]
    assert read_note(state, survey_task.shard) is None


def test_a_document_that_kills_its_editor_twice_is_a_failure_by_name(survey_task: SurveyTask) -> None:
    task = edit_task(survey_task)
    (edited,) = complete(Processes(1), edit_deadly, [task], State(task.out))
    (failure,) = edited.outcome.failures
    assert DEADLY in failure.path
    assert DEADLY in failure.error and "killed twice" in failure.error
    assert edited.outcome.documents == 2


def test_what_a_killed_run_was_at_is_not_held_against_it(survey_task: SurveyTask) -> None:
    task = edit_task(survey_task)
    note(State(task.out), task.shard, "article-000000")
    (edited,) = complete(Mortal(), edit_mortal, [task], State(task.out))
    assert [DEADLY in failure.path for failure in edited.outcome.failures] == [True]


@pytest.mark.parametrize("skipped", [(), (DEADLY,)])
def test_workers_that_die_before_they_begin_end_the_run(survey_task: SurveyTask, skipped: tuple[str, ...]) -> None:
    task = replace(edit_task(survey_task), skipped=skipped)
    with pytest.raises(NormalizerError, match="killed before they begin"):
        list(complete(Mortal(), die_at_once, [task], State(task.out)))


def test_a_worker_that_always_dies_at_one_document_does_not_go_on_forever(survey_task: SurveyTask) -> None:
    task = edit_task(survey_task)
    with pytest.raises(NormalizerError, match="killed before they begin"):
        list(complete(Mortal(), die_with_a_note, [task], State(task.out)))


def die_with_a_note(task: EditTask) -> Edited:
    """Killed at a document, and again when that is left out."""
    note(State(task.out), task.shard, DEADLY)
    return die_at_once(task)
