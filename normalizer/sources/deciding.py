"""Decides how a file's bytes are to be read: marks first, then UTF-8, then what is declared, then what is likely."""

import re

from normalizer.errors import SourceError, UsageError
from normalizer.resources.characters import plausibility
from normalizer.sources import encodings
from normalizer.sources.candidates import guess, resolve, weigh
from normalizer.sources.model import Encoding

_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HEAD = 65_536


def read_text(path: str, data: bytes, forced: str | None = None, declared: str | None = None) -> tuple[str, Encoding]:
    """The text of `data` and how it was decoded.

    `forced` is a codec to use whatever the bytes look like, `declared` what the file says of itself. Raises SourceError
    for data that is no text or in no known encoding, UsageError for a forced codec that does not exist.
    """
    if forced is not None:
        name = resolve(forced)
        if name is None:
            raise UsageError(f"there is no encoding called {forced!r}; use a name such as utf-8, big5 or gb18030.")
        return encodings.decode(data, name, "the user's choice", 1.0, declared)
    head = data[:_HEAD]
    if mark := encodings.find_mark(data):
        return encodings.decode(data, mark, "a byte order mark", 0.99, declared)
    if wide := _find_wide(head):
        return encodings.decode(data, wide, "the places of its NUL bytes", 0.95, declared)
    controls = len(_CONTROLS.findall(head))
    if controls > max(8, len(head) // 50):
        raise SourceError(f"{path}: is not a text ({controls} control characters at its head); it was left out.")
    if not _HIGH_RUN.search(data):
        if any(escape in head for escape in _ESCAPES):
            text, encoding = encodings.decode(data, "iso2022_jp_2", "its escape sequences", 0.99, declared)
            if encodings.encode(text, encoding) == data:
                return text, encoding
        return encodings.decode(data, "utf-8", "only ASCII characters", 0.99, declared)
    if (whole := _try_utf_8(data, declared)) is not None:
        return whole
    return _decode_legacy(path, data, declared)


def _decode_legacy(path: str, data: bytes, declared: str | None) -> tuple[str, Encoding]:
    """The text of data in one of the encodings from before UTF-8."""
    name = resolve(declared) if declared else None
    if name is not None and weigh(data, name) >= 0.9:
        return encodings.decode(data, name, f"declared as {declared}, and plausible so", 0.97, declared)
    found = guess(data)
    if found is None:
        raise SourceError(
            f"{path}: is in no encoding known here; it was left out. Save it as UTF-8, or name its encoding."
        )
    reason = f"{found.reason}, although it declares {declared}" if declared else found.reason
    return encodings.decode(data, found.name, reason, found.confidence, declared)


def _try_utf_8(data: bytes, declared: str | None) -> tuple[str, Encoding] | None:
    """UTF-8 where the data is that, but for a few broken places."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        reason = "valid UTF-8"
        if declared and resolve(declared) != "utf-8":
            reason += f", although it declares {declared}"
        return encodings.decode(data, "utf-8", reason, 0.99, declared)
    text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    broken = text.count("\ufffd")
    if sound < 10 * broken:
        return None
    reason = f"UTF-8 but for {broken} broken places"
    return encodings.decode(data, "utf-8", reason, 0.95, declared)


def _find_wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by the places of its NUL bytes or, in East Asian text, by what it reads as."""
    if len(head) < 8 or not _CONTROLS.search(head):
        return None
    quarter = len(head) // 4
    nuls = [head[place::4].count(0) >= 0.9 * quarter for place in range(4)]
    if nuls[2] and nuls[3]:
        return "utf-32-le"
    if nuls[0] and nuls[1]:
        return "utf-32-be"
    # the higher bytes of alphabets are all below 20 hex, the lower ones less often
    even, odd = (sum(byte < 0x20 for byte in head[place::2]) * 2 / len(head) for place in (0, 1))
    if max(even, odd) > 0.9 and min(even, odd) < 0.5 and 0 in head:
        return "utf-16-le" if odd > even else "utf-16-be"
    if len(head) % 2 == 0:
        for name in ("utf-16-le", "utf-16-be"):
            text = head.decode(name, "replace")
            if plausibility(text) >= 0.85 and sum(character > "\x7f" for character in text) * 2 >= len(text):
                return name
    return None
