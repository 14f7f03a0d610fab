"""What several passes want to know of a text: which places are Chinese prose and which are not to be touched."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from normalizer.repairs.contents import KANA, Line, read_line

HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿𠀀-𱍊]")


def is_han(char: str) -> bool:
    """Whether `char` is a Han character; false for the empty string, which stands for either end of a text."""
    if "一" <= char <= "鿿" or char < "㐀":
        return char >= "一"
    return char <= "䶿" or "豈" <= char <= "﫿" or "𠀀" <= char <= "𱍊"


def is_latin(char: str) -> bool:
    """Whether `char` is a letter of the Latin script; false for the empty string."""
    return "a" <= char <= "z" or "A" <= char <= "Z" or "À" <= char <= "ɏ"


# an indented block of `name: value`
_BLOCK = re.compile(
    r"^(?:[^\s:：]{1,20}:\n)?(?:[ ]{2,8}(?:- )?[^\s:：，。]{1,20}:(?: [^\n。，]{0,60})?(?:\n|\Z)){2,}", re.MULTILINE
)


# by code point, 1 for the commonest characters that differ in Traditional script, -1 in Simplified
_WRITING = np.zeros(0x10000, dtype=np.int8)
_WRITING[[*map(ord, "這們國來說個時為對發會學")]] = 1
_WRITING[[*map(ord, "这们国来说个时为对发会学")]] = -1


_PAIRING = np.uint16(0x9E37)  # odd: no two first characters beside the same second one share a number


def number_pair(first: str, second: str) -> int:
    """The number of a pair of characters in `View.pairs`; other pairs may share it."""
    return (ord(first) * int(_PAIRING) + ord(second)) & 0xFFFF


class Places:
    """Sorted, disjoint spans that can be asked whether they cover a place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self.spans and start <= self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(end, self.spans[-1][1]))
            elif start < end:
                self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self.spans[index][1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.spans == other.spans

    def touch(self, start: int, end: int) -> bool:
        """Whether a span shares a character with `[start, end)`."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self.spans[index][1]:
            return True
        return index + 1 < len(self.spans) and self.spans[index + 1][0] < end


class View:
    """One text, looked at lazily. Everything is linear in its length."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def has_han(self) -> bool:
        """Whether there is any Han character: without one the passes for Chinese have nothing to do."""
        return HAN.search(self.text) is not None

    @cached_property
    def codes(self) -> npt.NDArray[np.uint16]:
        """The code points of the text; 0 for those beyond the basic plane, and one more 0 at the end."""
        units = self.text.encode("utf-16-le", "surrogatepass") + b"\0\0"
        if len(units) == 2 * len(self.text) + 2:
            return np.frombuffer(units, dtype=np.uint16)
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass") + b"\0\0\0\0", dtype=np.uint32)
        return np.where(codes < 0x10000, codes, 0).astype(np.uint16)

    @cached_property
    def alphabet(self) -> str:
        """Each character of the text once: what is not here need not be looked for in the text."""
        codes = np.sort(self.codes)  # the 0 from the end comes first
        if len(codes) < 2 or not codes[1]:
            return "".join(sorted(set(self.text)))
        fresh = codes[np.flatnonzero(codes[1:] != codes[:-1]) + 1]
        return fresh.tobytes().decode("utf-16-le", "surrogatepass")

    @cached_property
    def pairs(self) -> npt.NDArray[np.uint16]:
        """A number for each two neighbouring characters, as `number_pair` gives it."""
        return self.codes[:-1] * _PAIRING + self.codes[1:]

    @cached_property
    def chinese(self) -> int:
        """How many characters are not ASCII."""
        return int(np.count_nonzero(self.codes[:-1] - np.uint16(1) >= 0x7F))  # 0 is one beyond the basic plane

    @cached_property
    def traditional(self) -> bool:
        """Whether the commonest characters that differ are written in Traditional rather than Simplified script."""
        return int(_WRITING[self.codes[:2000]].sum()) >= 0

    @cached_property
    def lines(self) -> tuple[tuple[int, "Line"], ...]:
        """Where each line starts, and what stands in it."""
        found = []
        start = 0
        for line in self.text.split("\n"):
            found.append((start, read_line(line)))
            start += len(line) + 1
        return tuple(found)

    @cached_property
    def kept(self) -> Places:
        """What no pass but that for debris touches: URLs, e-mail addresses, code, tags, tables, lines of data."""
        spans = list(self.code)
        before = ""
        begin = end = 0
        for start, line in self.lines:
            if line.kept:
                spans += [(start + first, start + last) for first, last in line.kept]
            if line.shape and line.shape == before:
                spans += ((begin, end), (start, start + line.length))
            before, begin, end = line.shape, start, start + line.length
        if "\n  " in self.text:
            spans += (match.span() for match in _BLOCK.finditer(self.text))
        return Places(spans)

    @cached_property
    def code(self) -> Places:
        """What stands between backticks."""
        return Places(_code(self.text) if "`" in self.text else ())

    @cached_property
    def japanese(self) -> Places:
        """Lines with kana enough (one in twelve characters of Chinese script) to be Japanese, lines in Korean, and all
        of a text that has as much of either.
        """
        text = self.text
        if not any(line.kana for _, line in self.lines):
            return Places(())
        if len(KANA.findall(text)) * 8 >= len(HAN.findall(text)):
            return Places(((0, len(text)),))
        spans = []
        start = 0
        for line in self.text.splitlines(keepends=True):
            kana = len(KANA.findall(line))
            if kana and kana * 12 >= len(HAN.findall(line)) + kana:
                spans.append((start, start + len(line)))
            start += len(line)
        return Places(spans)

    @cached_property
    def english(self) -> Places:
        """Stretches of English prose: no Chinese in them, and a function word, or four words that fill a line."""
        return Places((start + first, start + last) for start, line in self.lines for first, last in line.english)

    @cached_property
    def untouchable(self) -> Places:
        """`kept` and `japanese` together."""
        return Places((*self.kept, *self.japanese)) if self.japanese else self.kept

    @cached_property
    def quoted(self) -> Places:
        """What stands between quotation marks, on one line: speech, titles and verse may repeat themselves."""
        text = self.text
        spans = []
        for opener, closer in ("“”", "「」", "『』"):
            start = text.find(opener)
            while start >= 0:
                end = text.find(closer, start + 1, start + 400)
                again = text.find(opener, start + 1, end if end >= 0 else start + 400)
                if end < 0:
                    start = again if again >= 0 else text.find(opener, start + 400)
                    continue
                line = text.find("\n", start, end)
                if again < 0 and line < 0:
                    spans.append((start, end + 1))
                start = again if again >= 0 else text.find(opener, end + 1)
        return Places(spans)


@lru_cache(maxsize=2)  # the passes of one round ask for the same text in turn
def view(text: str) -> View:
    """The view of `text`; passes that follow each other on the same text share it."""
    return View(text)


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Fenced blocks and, on one line, what stands between backticks."""
    place = text.find("`")
    while place >= 0:
        fence = text.startswith("```", place)
        end = text.find("```", place + 3) if fence else text.find("`", place + 1)
        if end < 0:
            if fence:
                return
            break
        if fence:
            yield place, end + 3
            place = text.find("`", end + 3)
        elif "\n" in text[place:end]:
            place = end
        else:
            yield place, end + 1
            place = text.find("`", end + 1)
