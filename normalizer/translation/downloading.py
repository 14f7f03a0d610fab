"""Fetching a file over HTTP, with progress, and going on where an earlier attempt stopped."""

import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import urlsplit

from normalizer.errors import TranslationError

Progress = Callable[[int, int | None], None]

_TIMEOUT = 30  # seconds without a byte
_CHUNK = 1 << 18
_MOST_BYTES = 2_000_000_000


def downloads_folder() -> Path:
    """Where unfinished and finished downloads lie: `source-normalizer/models` in the user's cache folder."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "source-normalizer" / "models"


def fetch(address: str, size: int | None = None, progress: Progress | None = None) -> Path:
    """The file at `address`, under its own name in the downloads folder.

    A file of the expected `size` (bytes) that is there already is not fetched again. What is being fetched has the
    suffix `.part`; a second attempt asks the server for the rest of it, on condition that the file is still the same
    (If-Range with the ETag or the date that stands in `.etag`). Raises TranslationError with what is left lying and how
    to go on.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise TranslationError(f"{address} is no address on the web; nothing was fetched.")
    name = PurePosixPath(parts.path).name
    if not name or name.startswith("."):
        raise TranslationError(f"{address} names no file; nothing was fetched.")
    folder = downloads_folder()
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / name
    if whole.is_file() and size is not None and whole.stat().st_size == size:
        return whole
    part, tag = folder / f"{name}.part", folder / f"{name}.etag"
    try:
        _fetch_rest(address, part, tag, progress)
    except (OSError, http.client.HTTPException) as error:  # urllib's errors are OSErrors
        kept = f"{part.stat().st_size:,} bytes of it are kept" if part.exists() else "nothing of it is there"
        raise TranslationError(
            f"{address} could not be fetched ({error}); {kept}. Try again to go on, or fetch the file by other means "
            "and install it from there."
        ) from error
    part.replace(whole)
    tag.unlink(missing_ok=True)
    return whole


def _fetch_rest(address: str, part: Path, tag: Path, progress: Progress | None) -> None:
    have = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": "source-normalizer"}
    known = tag.read_text(encoding="utf-8") if tag.exists() else ""
    if have and known:
        headers |= {"Range": f"bytes={have}-", "If-Range": known}
    request = urllib.request.Request(address, headers=headers)  # its scheme is http or https
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
            if response.status != 206:
                have = 0  # the whole file, from its beginning
            etag = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
            tag.write_text("" if etag.startswith("W/") else etag, encoding="utf-8")  # a weak one vouches for nothing
            length = response.headers.get("Content-Length")
            total = have + int(length) if length and length.isdecimal() else None
            with part.open("ab" if have else "wb") as target:
                _copy(response, target, have, total, progress)
            if total is not None and part.stat().st_size != total:
                raise OSError(f"the connection ended after {part.stat().st_size:,} of {total:,} bytes")
    except urllib.error.HTTPError as error:
        if error.code != 416 or not have:
            raise
        part.unlink()  # nothing behind what is there: it is not what the server has
        _fetch_rest(address, part, tag, progress)


def _copy(source: IO[bytes], target: IO[bytes], done: int, total: int | None, progress: Progress | None) -> None:
    while chunk := source.read(_CHUNK):
        done += len(chunk)
        if done > _MOST_BYTES:
            raise OSError(f"it is larger than {_MOST_BYTES:,} bytes")
        target.write(chunk)
        if progress is not None:
            progress(done, total)
