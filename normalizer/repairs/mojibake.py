"""Text that was decoded with the wrong encoding on its way here."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from normalizer.edits import Evidence, Finding
from normalizer.language.scripts import code_points
from normalizer.repairs.confusions import Surroundings, Undone, undo_east_asian, undo_lost_bytes, undo_utf_8
from normalizer.repairs.context import Context
from normalizer.repairs.views import view
from normalizer.resources.characters import plausible

_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")  # of Latin-1; in cp1252 its quotation marks
_LOST = re.compile("\ufffd+")
_LINE = re.compile(r"[^\n\r]+")
# What the upper halves of one-byte encodings hold, without the marks of any text.
_UPPER = (
    "\x80-\u024f\u02c6-\u02dd\u0384-\u045f\u0490\u0491\u2013-\u203a\u20a7-\u2122\u2202-\u25a0\uf8ff\ufb01\ufb02\ufffd"
)
# A run of them, over single blanks and marks of ASCII.
_RUN = re.compile(rf"[{_UPPER}](?:[{_UPPER}]|[ -@]{{1,2}}(?=[{_UPPER}]))+ ?")
_CLEAN_RUN = re.compile("[‘’“”–—…•‹›«»„‚´·°€™]+")
_WESTERN = re.compile("[\x80-\xff‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]")  # what Latin-1 and cp1252 have beyond ASCII
_EAST_ASIAN = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# No wrong turn of one-byte encodings does without one of these.
_LETTER = re.compile("[\x80-\x9f\xa1-\xb6\xb8-\u024f\u0384-\u045f\u2200-\u25a0\ufffd]")
_FEW, _NEAR = 4, 20  # rare characters that make a line suspicious, and within how many characters they stand
_LONGEST = 20_000  # a longer line is looked at in pieces of this size
_SAFE = Evidence.computation("ftfy", "ftfy's rules for one-byte damage")


def undo_mojibake(text: str, context: Context) -> Iterator[Finding]:
    """Text that was written in one encoding and read in another (å°ç£ for 台灣) is read again the right way. One-byte
    damage goes to ftfy in a configuration that leaves Chinese punctuation alone; then all wrong turns between UTF-8,
    Big5, GB 18030, Shift-JIS, EUC and the code pages are tried, and one is taken back only where the line becomes
    well-formed and plausible by far. Where bytes were lost the likeliest text is proposed, never applied.
    """
    if text.isascii():
        return
    places = _find_rare(text)
    dense = places[: 1 - _FEW][places[_FEW - 1 :] - places[: 1 - _FEW] < _NEAR].tolist()
    lettered = _LETTER.search(view(text).alphabet) is not None
    if not dense and not lettered:
        return
    for line in _LINE.finditer(text):
        near = bisect_left(dense, line.start()) < bisect_left(dense, line.end())
        if near or (lettered and _LETTER.search(line.group())):
            for start in range(line.start(), line.end(), _LONGEST):
                yield from _check(text[start : min(start + _LONGEST, line.end())], start)


def flag_lost_characters(text: str, context: Context) -> Iterator[Finding]:
    """A character that stands for bytes which could not be decoded (U+FFFD) is flagged: what stood there is not in the
    file's text, only in the record of its bytes.
    """
    if "\ufffd" in text:
        for run in _LOST.finditer(text):
            count = len(run.group())
            reason = f"{count} undecodable byte{'s' * (count > 1)}"
            yield Finding(run.start(), run.end(), None, "flag-lost-characters", reason, 0.97)


def _check(line: str, offset: int) -> Iterator[Finding]:
    """What is wrong with one line that starts at `offset`."""
    lettered = _LETTER.search(line) is not None
    rare = len(_find_rare(line))
    upper = len(_WESTERN.findall(line))
    # most of what is visible
    suspicious = rare >= _FEW or (upper >= 6 and 3 * upper >= len("".join(line.split())))
    undone = undo_east_asian(line) if suspicious else None
    if undone is not None and undone.exact and not undone.turns[0].startswith("utf-8 read as cp1252"):
        yield from _compare(line, undone, offset)
    elif lettered and (before := list(_check_runs(line, offset))):
        yield from before
    elif undone is not None:
        yield from _compare(line, undone, offset)
    elif lettered and (_RUN.search(line) or _CONTROL.search(line)):
        yield from _ask_ftfy(line, offset)


def _check_runs(line: str, offset: int) -> Iterator[Finding]:
    """The runs of a line that are the bytes of UTF-8."""
    runs = [(run.start(), run.group()) for run in _RUN.finditer(line) if not _CLEAN_RUN.fullmatch(run.group())]
    around = Surroundings.EAST_ASIAN if _EAST_ASIAN.search(line) else Surroundings.CLEAN
    if any(undo_utf_8(run) for _, run in runs):
        around = Surroundings.DAMAGED
    for start, run in runs:
        undone = undo_utf_8(run, around) or undo_lost_bytes(run)
        if undone is not None and undone.text != run:
            yield from _compare(run, undone, offset + start)


def _ask_ftfy(line: str, offset: int) -> Iterator[Finding]:
    """ftfy's repair of a line, word by word."""
    from ftfy.badness import is_bad

    if not is_bad(line):
        return
    import ftfy

    plan = ftfy.TextFixerConfig(
        fix_character_width=False, uncurl_quotes=False, fix_latin_ligatures=False, unescape_html=False,
        fix_line_breaks=False, normalization=None, remove_control_chars=False, remove_terminal_escapes=False,
        fix_surrogates=False, explain=True,
    )  # fmt: skip
    after, steps = ftfy.fix_and_explain(line, plan)
    if after != line:
        turns = tuple(f"{step.action} {step.parameter}" for step in steps or ())
        yield from _compare(line, Undone(after, turns, "\ufffd" not in after), offset, (_SAFE,))


def _compare(before: str, undone: Undone, offset: int, evidence: tuple[Evidence, ...] = ()) -> Iterator[Finding]:
    """One finding a damaged word, where the words correspond; else one from the first to the last difference."""
    old, new = before.split(" "), undone.text.split(" ")
    pairs = zip(old, new, strict=True) if len(old) == len(new) else [(before, undone.text)]
    reason = "; then ".join(undone.turns) if undone.exact else f"{'; then '.join(undone.turns)}: bytes are lost"
    start = offset
    for word, after in pairs:
        if word != after:
            head = 0
            while word[head : head + 1] == after[head : head + 1] != "":
                head += 1
            tail = 0
            while (
                tail < min(len(word), len(after)) - head and word[len(word) - tail - 1] == after[len(after) - tail - 1]
            ):
                tail += 1
            first, last = start + head, start + len(word) - tail
            confidence = 0.95 if undone.exact else 0.6
            yield Finding(first, last, after[head : len(after) - tail], "undo-mojibake", reason, confidence, evidence)
        start += len(word) + 1


def _find_rare(text: str) -> npt.NDArray[np.intp]:
    """The places of rare East Asian characters."""
    return np.flatnonzero(_rare()[np.minimum(code_points(text), 0xFFFF)])


@cache
def _rare() -> npt.NDArray[np.bool_]:
    """By code point, whether it is an East Asian character but no common one."""
    table = np.zeros(0x10000, dtype=np.bool_)
    for first, last in ((0x3041, 0x30FF), (0x3105, 0x312F), (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xFA2D)):
        table[first : last + 1] = True
    table[0xFF61:0xFFA0] = True
    table[[ord(character) for character in sorted(plausible())]] = False
    return table
