"""What a worker is at, so that its parent knows what killed it."""

import shutil

from normalizer.batch.state import State


def note(state: State, shard: str, id: str) -> None:
    """Write down that the work on a document of a shard begins."""
    path = state.journal(shard)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(id.encode("utf-8", "surrogatepass"))


def read_note(state: State, shard: str) -> str | None:
    """The document of a shard that was worked on last; None where nothing was written down."""
    try:
        return state.journal(shard).read_bytes().decode("utf-8", "surrogatepass")
    except OSError:
        return None


def forget(state: State) -> None:
    """Take all notes away."""
    shutil.rmtree(state.journal("x").parent, ignore_errors=True)
