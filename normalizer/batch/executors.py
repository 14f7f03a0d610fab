"""Where tasks are done: in this process, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from normalizer.batch.workers import Died, run_tasks
from normalizer.errors import MissingExtraError, UsageError

Task = TypeVar("Task")
Result = TypeVar("Result")
PATIENCE = 10
"""Seconds in which a scheduler must answer."""


class Executor(Protocol):
    """Does tasks in any order and tells which died with their process."""

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        """`work(task)` for each task, results as they come."""


@dataclass(frozen=True, slots=True)
class Here:
    """In this process, one after the other."""

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        """Results in the order of the tasks."""
        return run_tasks(work, tasks, 1, isolate=False)


@dataclass(frozen=True, slots=True)
class Processes:
    """In processes of this machine."""

    jobs: int

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        """Results as they come."""
        return run_tasks(work, tasks, self.jobs)


@dataclass(frozen=True, slots=True)
class Cluster:
    """On a Dask cluster whose workers see the sources and OUT under the same paths as this process does."""

    address: str

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result | Died[Task]]:
        """Results as they come. Raises UsageError where there is no scheduler at the address."""
        try:
            from distributed import Client, as_completed
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise MissingExtraError(
                "--scheduler needs Dask; nothing was done: pip install 'source-normalizer[dask]'."
            ) from error
        try:
            client = Client(self.address, timeout=PATIENCE)  # type: ignore[no-untyped-call]  # distributed is half typed
        except (OSError, ValueError) as error:
            raise UsageError(f"there is no Dask scheduler at {self.address} ({error}); nothing was done.") from error
        with client:
            futures = {client.submit(work, task, pure=False): task for task in tasks}
            for future in as_completed(list(futures)):  # type: ignore[no-untyped-call]  # half typed
                task = futures.pop(future)
                failure = future.exception()
                if isinstance(failure, KilledWorker):
                    yield Died(task, None)
                elif failure is not None:
                    raise failure
                else:
                    yield future.result()
