"""One run at a time in one folder."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from normalizer.errors import OutputError


@contextlib.contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold `folder` for this process while the block runs. Raises OutputError where another process holds it.

    The lock is the operating system's and goes with the process, however it ends: a killed run never blocks the next.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _lock(handle):
            raise OutputError(
                f"another run is writing to {folder.parent}; nothing was changed: wait for it or name another folder."
            )
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # Windows only
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
