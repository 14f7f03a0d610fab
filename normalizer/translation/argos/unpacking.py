"""Unpacking a package file that is not trusted: nothing lands outside its folder, and nothing is endless."""

import shutil
import stat
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from normalizer.errors import TranslationError

# a public package has about a dozen files and 100 MB unpacked
_MOST_FILES = 2_000
_MOST_BYTES = 2_000_000_000
_CHUNK = 1 << 20


def unpack(file: Path, beside: Path) -> Path:
    """Unpack the package into a fresh folder under `beside` and give the one folder in it, `beside/…/NAME`.

    Raises TranslationError, with nothing left behind, if the archive is broken, holds anything but one folder of plain
    files, or is too large.
    """
    beside.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=".installing-", dir=beside))
    try:
        with zipfile.ZipFile(file) as archive:
            name = _check(archive)
            _extract(archive, room)
        return room / name
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        shutil.rmtree(room, ignore_errors=True)
        raise TranslationError(
            f"{file} is no usable package ({error}); nothing was installed. Fetch it again or try another file."
        ) from error


def _check(archive: zipfile.ZipFile) -> str:
    """The name of the one folder of the archive. Raises ValueError with the reason it is not to be unpacked."""
    entries = archive.infolist()
    if not entries:
        raise ValueError("it is empty")
    if len(entries) > _MOST_FILES:
        raise ValueError(f"it has more than {_MOST_FILES} files")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise ValueError(f"it unpacks to more than {_MOST_BYTES:,} bytes")
    tops = set()
    for entry in entries:
        path = PurePosixPath(entry.filename)
        mode = entry.external_attr >> 16
        if "\\" in entry.filename or ":" in entry.filename or "\0" in entry.filename:
            raise ValueError(f"the name {entry.filename!r} is not a plain path")
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise ValueError(f"{entry.filename!r} would land outside its folder")
        if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode):
            raise ValueError(f"{entry.filename!r} is neither a file nor a folder")
        if len(path.parts) == 1 and not entry.is_dir():
            raise ValueError(f"{entry.filename!r} lies outside the package's folder")
        tops.add(path.parts[0])
    if len(tops) != 1:
        raise ValueError("it holds more than one folder")
    name: str = tops.pop()
    if name.startswith("."):
        raise ValueError(f"{name!r} is no name for a package")
    return name


def _extract(archive: zipfile.ZipFile, room: Path) -> None:
    """Write the files, counting what really comes out: the sizes that an archive states may be wrong."""
    written = 0
    for entry in archive.infolist():
        place = room.joinpath(*PurePosixPath(entry.filename).parts)
        if entry.is_dir():
            place.mkdir(parents=True, exist_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, place.open("xb") as target:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                if written > _MOST_BYTES:
                    raise ValueError(f"it unpacks to more than {_MOST_BYTES:,} bytes")
                target.write(chunk)
