"""Getting all tasks done although workers are killed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from normalizer.batch.editing import EditTask
from normalizer.batch.executors import Executor
from normalizer.batch.journal import forget, read_note
from normalizer.batch.state import State
from normalizer.batch.surveying import SurveyTask
from normalizer.batch.workers import Died
from normalizer.errors import NormalizerError

DEATHS = 2
"""A document that has killed so many workers is set aside."""

Task = TypeVar("Task", SurveyTask, EditTask)
Result = TypeVar("Result")


def complete(
    executor: Executor, work: Callable[[Task], Result], tasks: Sequence[Task], state: State
) -> Iterator[Result]:
    """The result of every task. One whose worker was killed is done again, without the document that killed two.

    Raises NormalizerError where workers die and nothing tells of what.
    """
    forget(state)  # what a killed run was at
    deaths: Counter[tuple[str, str | None]] = Counter()
    pending = list(tasks)
    while pending:
        again: list[Task] = []
        for result in executor.run(work, pending):
            if not isinstance(result, Died):
                yield result
                continue
            task: Task = result.task
            victim = read_note(state, task.shard)
            if victim in task.skipped:
                victim = None  # it died before it came to another
            deaths[task.shard, victim] += 1
            if victim is not None and deaths[task.shard, victim] >= DEATHS:
                task = replace(task, skipped=(*task.skipped, victim))
            elif deaths[task.shard, victim] > DEATHS:
                raise NormalizerError(
                    f"the processes of the batch are killed before they begin (exit code {result.exit_code}); what is "
                    "done stays: free memory or use fewer --jobs, and run the same command again."
                )
            again.append(task)
        pending = again
    forget(state)
