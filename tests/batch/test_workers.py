"""Workers that are killed, that fail, and that just work."""

import os
import signal

import pytest

from normalizer.batch.workers import Died, run_tasks


def double(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 7:
        raise ValueError("seven")
    return 2 * number


@pytest.mark.parametrize("isolate", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_is_done_once(jobs: int, isolate: bool) -> None:
    results = run_tasks(double, [1, 2, 3, 4, 5], jobs, isolate=isolate)
    assert sorted(result for result in results if isinstance(result, int)) == [2, 4, 6, 8, 10]


def test_a_killed_worker_is_replaced_and_its_task_reported() -> None:
    results = list(run_tasks(double, [1, 13, 2, 3, 13], 2))
    died = [result for result in results if isinstance(result, Died)]
    assert [result.task for result in died] == [13, 13]
    assert {result.exit_code for result in died} == {-signal.SIGKILL}
    assert sorted(result for result in results if isinstance(result, int)) == [2, 4, 6]


@pytest.mark.parametrize("isolate", [False, True])
def test_an_exception_in_a_worker_is_raised_here(isolate: bool) -> None:
    with pytest.raises(ValueError, match="seven"):
        list(run_tasks(double, [1, 7, 2], 1, isolate=isolate))
