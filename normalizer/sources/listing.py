"""Finds the files that are meant by what the user typed, and gives each its id."""

import glob
import hashlib
import os
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from normalizer.sources.model import Format, SourceFailure

STDIN = "-"
_FORMATS = {
    ".txt": Format.TEXT, ".text": Format.TEXT, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".parquet": Format.PARQUET, ".pq": Format.PARQUET,
}  # fmt: skip
_LONGEST_ID = 150  # bytes; file systems end at 255
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}


@dataclass(frozen=True, slots=True)
class SourcePath:
    """A file to read: `path` as given, `id` of its document.

    A row of a file of rows has its own id, or its number; `among` other files, and without an id of its own, the
    file's id stands before it, so that ids are unique without looking into other files.
    """

    path: str
    id: str
    format: Format
    compressed: bool = False
    among: bool = False


def list_paths(paths: Sequence[str]) -> tuple[SourcePath | SourceFailure, ...]:
    """The files meant by `paths` (files, folders, globs, `-` for standard input), each once, in the order given.

    A folder gives its files in the order of their names, subfolders included, hidden ones left out. What is not there
    is a failure in its place. Two files whose names give the same id have a short hash of their path added to it.
    """
    found = list(dict.fromkeys(_expand(paths)))
    named = [each if isinstance(each, SourceFailure) else (each, *split_name(each)) for each in found]
    counts = Counter(_fold(each[1]) for each in named if not isinstance(each, SourceFailure))
    listed: list[SourcePath | SourceFailure] = []
    for each in named:
        if isinstance(each, SourceFailure):
            listed.append(each)
        else:
            path, stem, format_, compressed = each
            unique = stem if counts[_fold(stem)] == 1 else f"{stem}-{short_hash(path)}"
            listed.append(SourcePath(path, unique, format_, compressed, len(named) > 1))
    return tuple(listed)


def split_name(path: str) -> tuple[str, Format, bool]:
    """The id that a path's name gives, the format its suffix stands for (text where it is unknown), whether it is .gz.

    >>> split_name("dump/news.2025.jsonl.gz")
    ('news.2025', <Format.JSONL: 'jsonl'>, True)
    """
    if path == STDIN:
        return "stdin", Format.TEXT, False
    name = Path(path).name
    compressed = name.lower().endswith(".gz")
    if compressed:
        name = name[:-3]
    bare = Path(name)
    return clean_id(bare.stem), _FORMATS.get(bare.suffix.lower(), Format.TEXT), compressed


def clean_id(name: str) -> str:
    """A name that is safe as a folder's on every system; lone surrogates and control characters become `_`."""
    safe = "".join("_" if each in '/\\:*?"<>|#' or unicodedata.category(each)[0] == "C" else each for each in name)
    safe = safe.strip(" .") or "_"
    if safe.split(".")[0].upper() in _DEVICES:
        safe = f"_{safe}"
    if len(safe.encode()) <= _LONGEST_ID:
        return safe
    return f"{safe.encode()[: _LONGEST_ID - 9].decode('utf-8', 'ignore')}-{short_hash(name)}"


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that stand for `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _fold(name: str) -> str:
    """What a file system that ignores case and normal form takes a name for."""
    return unicodedata.normalize("NFC", name).casefold()


def _expand(paths: Sequence[str]) -> Iterator[str | SourceFailure]:
    for path in paths:
        if path == STDIN:
            yield path
        elif Path(path).is_dir():
            yield from _walk(path)
        elif os.path.lexists(path):
            yield path
        elif glob.has_magic(path) and (matches := _match(path)):
            for match in matches:
                if Path(match).is_dir():
                    yield from _walk(match)
                else:
                    yield match
        else:
            yield SourceFailure(
                path, f"{path}: there is no such file or folder; check the path. Nothing else is affected."
            )


def _match(pattern: str) -> list[str]:
    """The paths that a glob means, sorted; `**` crosses folders."""
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _is_edition(folder: Path) -> bool:
    """Whether a folder is what `clean` has written or is writing: no source, wherever it lies."""
    return (folder / "documents").is_dir() and (
        (folder / ".work").is_dir() or ((folder / "manifest.json").is_file() and (folder / "documents").is_dir())
    )


def _leave_out(path: Path) -> SourceFailure:
    """Reading from a pipe that nobody writes to would never end; named by itself, one is read."""
    return SourceFailure(str(path), f"{path}: is a pipe or a device, not a file; it was left out.")


def _walk(folder: str) -> Iterator[str | SourceFailure]:
    problems: list[SourceFailure] = []

    def report(error: OSError) -> None:
        problems.append(SourceFailure(str(error.filename), f"{error.filename}: cannot be listed ({error.strerror})."))

    files = 0
    for here, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and not _is_edition(Path(here) / each))
        for name in sorted(names):
            if not name.startswith("."):
                files += 1
                path = Path(here) / name
                yield str(path) if path.is_file() or not path.exists() else _leave_out(path)
        yield from problems
        problems.clear()
    yield from problems
    if not files:
        yield SourceFailure(folder, f"{folder}: the folder has no files; give one that holds sources.")
