"""Undoes text that was decoded with the wrong encoding: which bytes it came from, and what they really spell."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from normalizer.resources.characters import common, plausibility, plausible

# Read as one of these, one byte a character …
SINGLE_BYTE = ("cp1252", "latin-1", "mac_roman", "cp437", "cp850", "cp1250", "cp1251", "cp1254")
# … or as one of these, two bytes a character, …
_DOUBLE_BYTE = ("gbk", "gb18030", "big5", "cp950", "big5hkscs", "cp932", "cp949", "euc_jp")
# … though it was one of these.
_MEANT = ("utf-8", "big5", "cp950", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
# A restored line is believed from this share of common characters on, and only if the line had less than half of them.
_BELIEVED, _DAMAGED = 0.75, 0.5
# A lead byte of UTF-8 and its continuation with a blank where byte A0, a no-break space, must have been.
_LOST_A0 = re.compile(rb"[\xe0-\xef](?: [\x80-\xbf ]|[\x80-\xbf] )|[\xc3-\xdf] (?=[\xc2-\xf4])|\xf0[\x80-\xbf ]{3}")
_UNASSIGNED = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])  # the bytes that cp1252 leaves free
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3105-\u312f\u3400-\u9fff\uac00-\ud7a3\ue000-\ufa2d\uff61-\uff9f]")
# what a text damaged twice looks like after the first turn
_CONTROLS = frozenset(map(chr, range(0x80, 0x100))) | frozenset("‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€")
_BROKEN = re.compile("[\xe0-\xef][^\x00-\x7f]{2}")


class Surroundings(Enum):
    """What stands around a suspicious run: the more it is like a damaged text, the less the run itself must prove."""

    CLEAN = 0
    EAST_ASIAN = 1
    DAMAGED = 2

    def bear_out(self, character: str) -> bool:
        """Whether a single character is a likely result here."""
        if self is Surroundings.CLEAN:
            return False
        if character in _CONTROLS or character in plausible():
            return True
        return self is Surroundings.DAMAGED and (character.isalpha() or unicodedata.category(character)[0] == "P")


@dataclass(frozen=True, slots=True)
class Undone:
    """What a damaged stretch was, the wrong turns in the order they are taken back, and whether no byte was lost."""

    text: str
    turns: tuple[str, ...]
    exact: bool


def undo_utf_8(run: str, surroundings: Surroundings = Surroundings.CLEAN) -> Undone | None:
    """A run of characters that are the bytes of UTF-8, read once or several times as a one-byte encoding.

    Every character beyond ASCII must be part of a well-formed sequence, and there must be two of them at least; one is
    enough for a common East Asian character in an East Asian line, or for any letter in a line damaged elsewhere.
    """
    turns: list[str] = []
    text = run
    for _ in range(4):
        step = next(_reread_utf_8(text, surroundings), None)
        if step is None:
            break
        codec, text = step
        turns.append(f"UTF-8 read as {codec}")
    return Undone(text, tuple(turns), True) if turns else None


def undo_east_asian(line: str) -> Undone | None:
    """A line that is East Asian text read in a wrong encoding, where one reading restores plausible text.

    The characters of a wrong reading are rare ones, of a right one common ones: the likeliest reading must be far
    better than the line as it stands.
    """
    before = plausibility(line)
    if before >= _DAMAGED:
        return None
    best: tuple[float, int, str, str, bool] | None = None
    for order, (text, turn, exact) in enumerate(_reread(line)):
        value = plausibility(text) * (1.0 if exact else 0.9)
        if best is None or value > best[0] + 1e-9:
            best = (value, -order, text, turn, exact)
    if best is None or best[0] < (_BELIEVED if best[4] else 0.5) or best[0] < before + 0.3:
        return None
    return Undone(best[2], (best[3],), best[4])


def undo_lost_bytes(run: str) -> Undone | None:
    """A run of UTF-8 read as cp1252 whose unassigned bytes became U+FFFD: the commonest character that fits each."""
    if "\ufffd" not in run:
        return None
    restored = _BROKEN.sub(lambda found: _fit(found.group()) or found.group(), run)
    after = undo_utf_8(restored) if restored != run else None
    if restored == run and after is None:
        return None
    pieces = re.sub("[\xc2-\xf4][^\x00-\x7f]+", lambda found: _settle(found.group()), restored)
    return Undone(pieces, ("UTF-8 read as cp1252, with bytes lost",), False)


def _settle(run: str) -> str:
    undone = undo_utf_8(run)
    return undone.text if undone else run


def _fit(sequence: str) -> str | None:
    """The commonest character that a three-byte sequence with one lost byte can be."""
    data = to_bytes(sequence.replace("\ufffd", "\x00"), "cp1252")
    if data is None or data.count(0) != 1:
        return None
    candidates = []
    for byte in _UNASSIGNED:
        try:
            candidates.append(data.replace(b"\0", bytes([byte])).decode("utf-8"))
        except UnicodeDecodeError:
            continue
    return min(candidates, key=_rank, default=None)


@cache
def _ranks() -> dict[str, int]:
    return {character: place for script in ("Hans", "Hant") for place, character in enumerate(_ordered(script))}


def _ordered(script: str) -> list[str]:
    from normalizer.resources import read_table

    rows = "".join(row[1] for row in read_table("common_characters.tsv", 2) if row[0] == script)
    return [character for character in rows if character in common(script)]


def _rank(character: str) -> tuple[int, str]:
    return _ranks().get(character, 10_000), character


def _reread_utf_8(text: str, surroundings: Surroundings) -> Iterator[tuple[str, str]]:
    """The text as UTF-8 in each one-byte encoding in which it is wholly that."""
    for codec in SINGLE_BYTE:
        data = to_bytes(text, codec)
        if data is None:
            continue
        filled = _LOST_A0.sub(lambda found: found.group().replace(b" ", b"\xa0"), data) if b" " in data else data
        try:
            after = filled.decode("utf-8")
        except UnicodeDecodeError:
            continue
        # one blank taken for a byte needs whole words to bear it out: désolé – is no 頖
        enough = 2 if filled == data and codec != "cp1251" else 4  # ВІКІ is no ²ʲ
        beyond = [character for character in after if character > "\x7f"]
        if after != text and (len(beyond) >= enough or all(surroundings.bear_out(character) for character in beyond)):
            yield codec, after


def _reread(line: str) -> Iterator[tuple[str, str, bool]]:
    """The line in every reading that its characters allow; those with bytes lost come last."""
    lossy: list[tuple[str, str, bool]] = []
    for codec in _DOUBLE_BYTE if _EAST_ASIAN.search(line) else SINGLE_BYTE[:2]:
        single = codec in SINGLE_BYTE
        data = to_bytes(line, codec) if single else _encode(line, codec)
        if data is None:
            continue
        for meant in _MEANT:
            if meant == codec:
                continue
            turn = f"{meant} read as {codec}"
            try:
                yield data.decode(meant), turn, "\ufffd" not in line
            except UnicodeDecodeError:
                text = data.decode(meant, "replace")
                if meant == "utf-8" and 4 * text.count("\ufffd") <= len(text):
                    lossy.append((text, turn, False))
    yield from lossy


def _encode(line: str, codec: str) -> bytes | None:
    try:
        return line.encode(codec)
    except UnicodeEncodeError:
        if "\ufffd" not in line:
            return None
    try:
        return line.replace("\ufffd", "?").encode(codec)
    except UnicodeEncodeError:
        return None


def to_bytes(text: str, codec: str) -> bytes | None:
    """The bytes of `text` in a one-byte encoding, its unassigned bytes standing for themselves; None where it has
    other characters.
    """
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        table = _table(codec)
        if any(ord(character) not in table for character in text):
            return None
        return bytes(table[ord(character)] for character in text)


@cache
def _table(codec: str) -> dict[int, int]:
    """By code point, the byte of a one-byte encoding; a byte without a character is the control of its number."""
    table = {}
    for byte in range(256):
        try:
            table[ord(bytes([byte]).decode(codec))] = byte
        except UnicodeDecodeError:
            table[byte] = byte
    return table
