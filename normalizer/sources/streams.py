"""Streams of bytes that were looked into before they are read."""

import gzip
import io
import sys
from typing import BinaryIO, cast

_GZIP = b"\x1f\x8b"  # RFC 1952, 2.3.1


class _Joined(io.RawIOBase):
    """What was read of a stream already, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._rest.read(size)
        if size < 0:
            size = len(self._head)
        data, self._head = self._head[:size], self._head[size:]
        return data

    def readinto(self, buffer: object) -> int:
        room = memoryview(buffer)  # type: ignore[arg-type]  # any writable buffer, a type that Python 3.11 cannot name
        data = self.read(len(room))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed and self._rest is not getattr(sys.stdin, "buffer", None):
            self._rest.close()
        super().close()


def put_back(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of `head` and what `rest` still has. Closing it closes `rest`, unless that is standard input."""
    return cast(BinaryIO, io.BufferedReader(_Joined(head, rest)))


def unpack(stream: BinaryIO, *, compressed: bool = False) -> BinaryIO:
    """A stream, decompressed where it is said to be `compressed` or its first bytes are gzip's."""
    head = stream.read(len(_GZIP))
    whole = put_back(head, stream)
    return cast(BinaryIO, gzip.GzipFile(fileobj=whole)) if compressed or head == _GZIP else whole
