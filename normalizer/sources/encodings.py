"""Bytes to text, and back to the very same bytes."""

import codecs
import re

from normalizer.sources.model import Encoding, OddBytes, UndecodableByte

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Strict decoders never give lone surrogates, so one can stand for a byte until its place is known.
_HELD = re.compile("[\udc00-\udcff]")


def _hold(error: UnicodeError) -> tuple[str, int]:
    """An error handler that lets each undecodable byte stand as a lone surrogate U+DC00 + byte."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("normalizer-hold", _hold)


def decode(data: bytes, name: str, reason: str, confidence: float, declared: str | None = None) -> tuple[str, Encoding]:
    """The text of `data` in codec `name`; every undecodable byte stands as U+FFFD and is recorded.

    A BOM of that codec is taken off. `encode` gives the same bytes back.
    """
    mark = next((mark for mark, codec in _BOMS if codec == name and data.startswith(mark)), b"")
    held = data[len(mark) :].decode(name, "normalizer-hold")
    undecodable = tuple(UndecodableByte(each.start(), ord(each.group()) - 0xDC00) for each in _HELD.finditer(held))
    text = _HELD.sub("\ufffd", held) if undecodable else held
    encoding = Encoding(name, confidence, reason, bool(mark), undecodable, declared)
    if encode(text, encoding) != data:
        odd = tuple(_find_odd(data[len(mark) :], name))
        encoding = Encoding(name, confidence, reason, bool(mark), undecodable, declared, odd)
    return text, encoding


def encode(text: str, encoding: Encoding) -> bytes:
    """The bytes that `text` was decoded from: with the BOM, the undecodable bytes and the file's own spellings.

    Raises UnicodeEncodeError where the text holds a character that the codec does not have.
    """
    parts = [next((mark for mark, codec in _BOMS if codec == encoding.name), b"")] if encoding.bom else []
    held = [(each.offset, bytes([each.byte])) for each in encoding.undecodable]
    held += [(each.offset, bytes.fromhex(each.spelled)) for each in encoding.odd]
    start = 0
    for offset, spelled in sorted(held):
        parts.append(text[start:offset].encode(encoding.name))
        parts.append(spelled)
        start = offset + 1
    parts.append(text[start:].encode(encoding.name))
    return b"".join(parts)


def _find_odd(data: bytes, name: str) -> list[OddBytes]:
    """The characters that `data` spells with other bytes than the encoder would."""
    decoder = codecs.getincrementaldecoder(name)("normalizer-hold")
    odd: list[OddBytes] = []
    offset, pending = 0, b""
    for place in range(len(data) + 1):
        piece = data[place : place + 1]
        characters = decoder.decode(piece, final=not piece)
        pending += piece
        if not characters:
            continue
        waiting = len(decoder.getstate()[0])  # bytes behind an undecodable one that are not decoded yet
        spelled, pending = (pending[:-waiting], pending[-waiting:]) if waiting else (pending, b"")
        if not _HELD.search(characters) and characters.encode(name) != spelled and len(characters) == 1:
            odd.append(OddBytes(offset, spelled.hex()))
        offset += len(characters)
    return odd


def find_mark(data: bytes) -> str | None:
    """The codec that a byte order mark at the head of `data` stands for."""
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), None)
