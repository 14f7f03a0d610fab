"""Reads files, compressed ones and standard input, never more than was asked for."""

import gzip
import sys
import zlib
from pathlib import Path
from typing import BinaryIO

from normalizer.errors import SourceError
from normalizer.sources.listing import STDIN, SourcePath
from normalizer.sources.model import MEGABYTE
from normalizer.sources.streams import unpack

# The first bytes of files that hold no text, and what to do about them.
_BINARIES = (
    (b"%PDF-", "is a PDF", "save its text first, for example with pdftotext"),
    (b"PK\x03\x04", "is a ZIP archive or an office document", "unpack it or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "is an old office document", "save it as plain text"),
    (b"{\\rtf", "is an RTF document", "save it as plain text"),
    (b"\x89PNG", "is an image", "give its text instead"),
    (b"\xff\xd8\xff", "is an image", "give its text instead"),
    (b"GIF8", "is an image", "give its text instead"),
    (b"\x7fELF", "is a program", "give a text"),
    (b"BZh", "is compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ", "is compressed with xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is compressed with zstd", "unpack it first"),
    (b"7z\xbc\xaf", "is a 7-Zip archive", "unpack it first"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")


def open_file(listed: SourcePath) -> BinaryIO:
    """The file's bytes as a stream, decompressed. Raises SourceError where it cannot be opened."""
    try:
        if listed.path == STDIN:
            return unpack(sys.stdin.buffer)
        return unpack(Path(listed.path).open("rb"), compressed=listed.compressed)
    except OSError as error:
        raise SourceError(f"{listed.path}: cannot be opened ({error.strerror}); nothing else is affected.") from error


def read_bytes(listed: SourcePath, most: int, stream: BinaryIO | None = None) -> bytes:
    """All bytes of a file (or of its `stream`), decompressed, at most `most` of them. Raises SourceError."""
    stream = stream or open_file(listed)
    try:
        data = read_at_most(listed, stream, most + 1)
    finally:
        stream.close()
    if len(data) > most:
        what = "unpacks to more" if listed.compressed else "is larger"
        raise SourceError(
            f"{listed.path}: {what} than the {most / MEGABYTE:g} MB taken for one document; "
            "it was left out. Split it, or raise the limit."
        )
    if not data.strip() or data in _BOMS:
        raise SourceError(f"{listed.path}: is empty; it was left out.")
    for magic, what, advice in _BINARIES:
        if data.startswith(magic):
            raise SourceError(f"{listed.path}: {what}, not a text; {advice}.")
    return data


def read_at_most(listed: SourcePath, stream: BinaryIO, most: int) -> bytes:
    """The next bytes of a file's stream, at most so many. Raises SourceError where they cannot be read."""
    try:
        return stream.read(most)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(f"{listed.path}: is not a whole gzip file ({error}); fetch it again.") from error
    except OSError as error:
        raise SourceError(f"{listed.path}: cannot be read ({error.strerror}); nothing else is affected.") from error
