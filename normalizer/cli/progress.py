"""How far a run is: one line on a terminal, plain lines elsewhere, and a log where one is asked for."""

import contextlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any, TextIO

from normalizer.errors import UsageError

if TYPE_CHECKING:
    from normalizer.batch.plan import Progress
    from normalizer.sources import SourceFailure

EVERY = 10.0
"""Seconds between two plain lines."""


@contextlib.contextmanager
def make_progress(*, quiet: bool, log: str | None) -> "Iterator[Progress]":
    """Who tells the user how far a run is. Failures are always told."""
    with contextlib.ExitStack() as stack:
        file: IO[str] | None = None
        if log is not None:
            try:
                file = stack.enter_context(open(log, "a", encoding="utf-8"))  # noqa: PTH123  # "-" and devices too
            except OSError as error:
                raise UsageError(f"{log}: the log cannot be written ({error.strerror}); nothing was done.") from error
        yield _Talk(sys.stderr, quiet, file)


class _Talk:
    """Progress on a stream and in a log."""

    def __init__(self, stream: TextIO, quiet: bool, log: IO[str] | None) -> None:
        self._stream = stream
        self._quiet = quiet
        self._log = log
        self._bar: Any = None
        self._stage = ""
        self._done = self._failed = 0
        self._total: int | None = None
        self._began = self._told = time.monotonic()

    def begin(self, stage: str, documents: int | None) -> None:
        self._stage, self._total = stage, documents
        self._done = 0
        self._began = self._told = time.monotonic()
        self._record("begin", documents=documents)
        if not self._quiet and self._stream.isatty() and documents is not None and documents > 1:
            from tqdm import tqdm

            self._bar = tqdm(total=documents, desc=stage, unit=" documents", file=self._stream, leave=False)

    def advance(self, documents: int, failures: "Sequence[SourceFailure]") -> None:
        self._done += documents + len(failures)
        self._failed += len(failures)
        self._record("advance", documents=self._done, failures=self._failed)
        for failure in failures:
            self._record("failure", path=failure.path, error=failure.error)
            self._say(f"source-normalizer: {failure.error}")
        if self._bar is not None:
            self._bar.update(documents + len(failures))
            if self._failed:
                self._bar.set_postfix(failed=self._failed)
        elif not self._quiet and time.monotonic() - self._told >= EVERY:
            self._told = time.monotonic()
            rate = self._done / max(self._told - self._began, 0.001)
            left = f", {(self._total - self._done) / rate:.0f} s left" if self._total and rate else ""
            failed = f", {self._failed} failed" if self._failed else ""
            of = f" of {self._total}" if self._total else ""
            self._say(f"{self._stage}: {self._done}{of} documents, {rate:.0f} a second{left}{failed}")

    def end(self) -> None:
        self._record("end", documents=self._done, seconds=round(time.monotonic() - self._began, 3))
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(text, file=self._stream)
        else:
            print(text, file=self._stream, flush=True)

    def _record(self, event: str, **values: object) -> None:
        if self._log is not None:
            record = {"time": round(time.time(), 3), "event": event, "stage": self._stage, **values}
            self._log.write(json.dumps(record, ensure_ascii=False) + "\n")
            self._log.flush()
