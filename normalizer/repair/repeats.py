"""Words, phrases and clauses that a translator's decoder wrote twice."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from normalizer.edits import Evidence, Finding
from normalizer.repair.context import Context
from normalizer.repair.views import View, is_han, is_latin, view

LONGEST = 80
"""The longest unit that is compared with itself, in characters. Decoders that loop repeat clauses, not paragraphs."""

LOOP = Evidence.convention("decoder-loop", "a neural decoder that loops writes the same words again")
_MARKS = "，,。、；;：:！!？?…"
_JOINERS = ("以及", "和", "與", "及", "或", "、", "並", "，以及", "，")
_EMPHATIC = "最很好太真更再超不沒"  # 最重要最重要的: emphasis
_CRIES = frozenset(("對不起", "為什麼", "怎麼辦", "是不是", "有沒有", "來來來", "一步步", "謝謝你", "天天天"))


def drop_repeats(text: str, context: Context) -> Iterator[Finding]:
    """A phrase or clause of three characters or more that follows itself word for word, or is joined to itself by
    “and”, is said once. Verse, quoted speech, interjections and rows of digits or marks may repeat themselves: there,
    and where the repeated unit is short, it is only proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    done = 0
    for start, period, length in equal_runs(text):
        if start < done:
            continue
        found = _adjacent(look, start, period, length)
        if found is None and length < period:
            found = _joined(look, start, period, length)
        if found is not None:
            done = start + period + length
            yield found


@lru_cache(maxsize=4)
def equal_runs(text: str) -> tuple[tuple[int, int, int], ...]:
    """Where the text equals itself `period` characters further on, in order: (start, period, length of the stretch).

    Stretches shorter than the period count from four characters on, for periods that leave room for a joiner only.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = []
    for period in range(3, min(LONGEST, len(codes) - 1) + 1):
        equal = (codes[period:] == codes[:-period]).tobytes()
        least = max(4, period - 3) if period > 4 else period
        needle = b"\x01" * least
        place = equal.find(needle)
        while place >= 0:
            end = equal.find(b"\x00", place + least)
            end = len(equal) if end < 0 else end
            found.append((place, period, end - place))
            place = equal.find(needle, end)
    return tuple(sorted(found))


def _adjacent(look: View, start: int, period: int, length: int) -> Finding | None:
    """A unit that follows itself, `length` being at least the unit's own, or one less where a mark closes the last."""
    text = look.text
    end = start + period + length
    unit = text[start : start + period]
    marked = any(mark in unit for mark in _MARKS)
    first, copies = start + period, length // period
    if marked:
        # 甲，乙，乙，乙，丙: whole clauses, from behind a mark to behind a mark
        border = next((at for at in range(start, start + period) if at == 0 or text[at - 1] in _MARKS + "\n"), start)
        if border == start and start and text[start - 1] not in _MARKS + "\n" and not is_latin(text[start]):
            border = next((at + 1 for at in range(start, start + period) if text[at] in _MARKS), start)
        copies = (end - border) // period - 1
        first = border + period
        if copies * period + period - 1 + border + period == end and text[end : end + 1] in _MARKS and text[end : end + 1]:
            # 乙，乙。: the last copy has another mark
            copies, first = copies + 1, border + period - 1
    if copies < 1 or "\n" in unit:
        return None
    last = first + copies * period
    if look.untouchable.touch(start, last) or look.english.touch(start, last):
        return None
    han = sum(map(is_han, unit))
    latin = sum(map(is_latin, unit))
    if (han < 3 and latin < 4) or any(unit[:-step] == unit[step:] for step in (1, 2)):
        return None
    if not han and not marked and not _is_stutter(text, unit.strip(), copies):
        return None  # Duran Duran, New York New York
    if period == 3 and (unit[0] in _EMPHATIC or unit in _CRIES):
        return None
    confidence = 0.93 if period >= 6 else 0.88 if period > 3 else 0.82
    if marked and han < (6 if copies == 1 else 4) and latin < 6:
        confidence = 0.7
    elif not marked and not _flows(text, start, last):
        confidence = 0.7  # a cry, a slogan: the repetition is the whole clause
    if confidence >= 0.8 and copies < 2 and (first in look.quoted or _is_verse(text, start)):
        confidence = 0.6
    reason = f"“{unit.strip()}” is said {copies + 1} times in a row"
    if not marked:
        # any window of the same length leaves the same text: take one that begins behind a mark
        for shift in range(min(end - last, 40) + 1):
            if text[first + shift - 1] in _MARKS or text[first + shift] in "（(":
                first, last = first + shift, last + shift
                break
    return Finding(first, last, "", "drop-repeats", reason, confidence, (Evidence.here(first - period, first), LOOP))


def _is_stutter(text: str, name: str, copies: int) -> bool:
    """Whether a Latin name that follows itself also stands in the text by itself, or is said too often for a name."""
    return copies > 1 or text.count(name) > copies + 1 or name.count(" ") > 1


def _flows(text: str, start: int, end: int) -> bool:
    """Whether words go on right before or right behind."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return is_han(before) or is_han(after) or is_latin(before) or is_latin(after)


def _is_verse(text: str, place: int) -> bool:
    """Whether the line is short, as verses and slogans are."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return (len(text) if end < 0 else end) - start <= 22


def _joined(look: View, start: int, period: int, length: int) -> Finding | None:
    """`X和X`: the same phrase on both sides of a joiner."""
    text = look.text
    phrase = text[start : start + length]
    joiner = text[start + length : start + period]
    end = start + period + length
    if joiner not in _JOINERS or not all(map(is_han, phrase)) or look.untouchable.touch(start, end):
        return None
    if text[end : end + 2] in ("之間", "彼此", "的差"):
        return None
    if joiner in "，、" and (len(phrase) < 8 or start in look.quoted):
        return None
    before = text[start - 1 : start]
    sure = 0.85 if not is_han(before) or len(phrase) >= 5 else 0.75
    reason = f"“{phrase}” is joined to itself"
    evidence = (Evidence.here(start, start + length), LOOP)
    return Finding(start + length, end, "", "drop-repeats", reason, sure, evidence)
