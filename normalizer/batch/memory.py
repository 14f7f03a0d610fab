"""The references that a process has read, kept at hand for the next document."""

from functools import lru_cache
from pathlib import Path

from normalizer.batch.state import State
from normalizer.pipeline.neighbours import Neighbour

REMEMBERED = 128
"""How many references a process keeps: some ten megabytes where they are articles."""


def remember_neighbour(state: State, id: str) -> Neighbour:
    """The reference `id` of the batch, as the first stage has written it."""
    path = state.document(id) / "original.txt"
    status = path.stat()
    return _read(path, id, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=REMEMBERED)
def _read(path: Path, id: str, changed: int, size: int) -> Neighbour:
    return Neighbour(id, path.read_bytes().decode("utf-8", "surrogatepass"), "en")
