"""Local worker processes that may die."""

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Died(Generic[Task]):
    """What is said of a task whose worker was killed: by a signal, for want of memory, by the user."""

    task: Task
    exit_code: int | None


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    pipe: Connection
    task: Task


def run_tasks(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    *,
    isolate: bool = True,
) -> Iterator[Result | Died[Task]]:
    """`work(task)` for each task in `jobs` processes, results as they come; a killed worker is replaced.

    Processes are spawned, not forked (CTranslate2 is not fork-safe), so `work` must be importable. What to do about a
    task whose worker died is the caller's decision. An exception raised by `work` is raised here. Without `isolate`
    everything is done in this process.
    """
    if not isolate:
        for task in tasks:
            yield work(task)
        return
    supply = iter(tasks)
    workers: list[_Worker[Task]] = []

    def hand_out() -> None:
        """Start a worker on the next task, if there is one."""
        for task in supply:
            workers.append(_start(work, task))
            return

    try:
        for _ in range(jobs):
            hand_out()
        while workers:
            for pipe in wait([worker.pipe for worker in workers]):
                worker = next(worker for worker in workers if worker.pipe is pipe)
                try:
                    outcome = worker.pipe.recv()
                except (EOFError, OSError):
                    workers.remove(worker)
                    worker.process.join()
                    yield Died(worker.task, worker.process.exitcode)
                    hand_out()
                    continue
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
                task = next(supply, _NONE)
                if task is _NONE or not _send(worker, task):
                    _stop(worker)
                    workers.remove(worker)
                    if task is not _NONE:  # the worker died between two tasks
                        workers.append(_start(work, task))
    finally:
        for worker in workers:
            _stop(worker)


_NONE: Any = object()


def _start(work: Callable[[Task], Result], task: Task) -> _Worker[Task]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, work), daemon=True)
    with _hold_interrupt():
        process.start()
    there.close()  # so that the death of the process closes the pipe
    worker = _Worker(process, here, task)
    _send(worker, task)
    return worker


@contextlib.contextmanager
def _hold_interrupt() -> Iterator[None]:
    """Keep Ctrl-C waiting while the block runs.

    It goes to every process of a terminal but is the parent's to handle; a process that is started meanwhile inherits
    the block, so that it never sees one.
    """
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # else the first start would do it, and lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(worker: _Worker[Task], task: Task) -> bool:
    """Give a worker its task; False where it has died."""
    worker.task = task
    try:
        worker.pipe.send(task)
    except OSError:
        return False
    return True


def _stop(worker: _Worker[Task]) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join()


def _serve(pipe: Connection, work: Callable[[Task], Result]) -> None:
    """The life of a worker: tasks in, results out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be held back
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result: Result | BaseException = work(task)
        except Exception as error:
            result = error
        try:
            pipe.send(result)
        except OSError:  # the parent was killed
            return
