"""Writing files whole or not at all, and the folder they go to."""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from normalizer.errors import OutputError

MANIFEST = "manifest.json"


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write a file so that a reader finds the old content or the new, never a part (temporary file, rename).

    With `durable` it outlasts a power cut from when this returns. Raises OutputError where it cannot be written; what
    stood there is then untouched.
    """
    write_streamed(path, lambda file: file.write(data), durable=durable)


def write_streamed(path: Path, write: Callable[[IO[bytes]], object], *, durable: bool = True) -> None:
    """As `write_whole`, of what `write` puts into the file that it is given."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        try:
            file = temporary.open("wb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = temporary.open("wb")
        with file:
            write(file)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise OutputError(_unwritable(path, error)) from error
        raise


def _unwritable(path: Path, error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{path} cannot be written ({reason}); what stood there is untouched: choose another folder or free it."


def read_manifest(out: Path) -> dict[str, object] | None:
    """The manifest of an earlier run into `out`, or None where there is none that this program wrote."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    keys = {"version", "settings", "documents", "failures"}
    return manifest if isinstance(manifest, dict) and keys <= manifest.keys() else None


def check_out(out: Path) -> None:
    """Raise OutputError unless `out` can take an edition: it is not there, is empty, or holds an earlier one.

    Nothing is written but, to see whether that works, an empty file that is taken away again.
    """
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file, not a folder; it is untouched: name another folder with -o.")
    if out.is_dir():
        try:
            names = [entry.name for entry in out.iterdir()]
        except OSError as error:
            raise OutputError(_unwritable(out, error)) from error
        if names and read_manifest(out) is None and WORK not in names:
            raise OutputError(
                f"{out} is not empty and holds no earlier edition ({MANIFEST} is missing or not this program's); "
                "it is untouched: name an empty or a new folder with -o."
            )
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=out)
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        raise OutputError(_unwritable(out, error)) from error


WORK = ".work"
"""The folder inside OUT that holds the state of an unfinished run."""
