"""Clauses of which the second says nearly what the first has said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from normalizer.repairs.echoes import equal_runs
from normalizer.repairs.views import View, is_han, view

REWORDED = 0.72
"""From this share of common characters on (Dice) two clauses of a garbled text say the same in other words."""

SAID = 7
"""So many characters at least two clauses must share to say nearly the same."""

_BORDERS = np.zeros(0x10000, dtype=bool)
_BORDERS[[0, *map(ord, "，,：:；;。！？!? \n“”「」『』‘’")]] = True
_ENDED = re.compile(r"[。！？!?\n]")
OPPOSITES = frozenset(
    re.findall("..", "左右右左上下下上前後後前內外外內男女女男甲乙乙甲東西西東南北北南大小小大多少少多高低低高進出出進")
    + re.findall("..", "買賣賣買公私私公新舊舊新你我我你我他他我父母母父早晚晚早正反反正正負負正")
)
"""In text that is built in parallel one of each two stands where the neighbour has the other."""

_NEGATIONS = "不非無未沒"
PARALLEL = "有不是無既也或越當如為一每從要沒能"
"""Clauses that begin with one of these are often built in parallel."""

_SAYING = frozenset(("表示", "指出", "說", "稱", "認為", "宣布", "強調", "說明", "透露", "證實"))
_NUMERALS = tuple("0123456789一二三四五六七八九十百千零〇")
_FIGURE = re.compile(r"\d[\d,.]*|[一二兩三四五六七八九十百千零〇]+")


class Copy(NamedTuple):
    """Two clauses, neighbours or with one between them, from the start of the first to the end of the second.

    `sure` is whether that is damage in any text, or only in one that is known to go in circles; `begins` whether the
    second begins as the first does and then drifts away, so that which of them is right cannot be known.
    """

    start: int
    end: int
    sure: bool
    begins: bool


@lru_cache(maxsize=2)  # two passes ask for the same text in turn
def find_copies(text: str) -> tuple[Copy, ...]:
    """The near copies of a text, in order."""
    look = view(text)
    starts, ends = _clauses(look)
    return tuple(sorted((*_drifting_clauses(look, starts, ends), *_similar_clauses(look, starts, ends))))


def _drifting_clauses(look: View, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Copy]:
    """Neighbouring clauses of a paragraph that share their first six characters, or four and the half."""
    for first, last, start, end in _alike_clauses(look.text, starts, ends):
        sure = _drifts(look, first, last, start, end)
        if sure is not None:
            yield Copy(first, end, sure, begins=True)


def _alike_clauses(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Pairs of clauses, neighbours or with one between them, that begin with the same four characters: the start and
    end of each."""
    clauses = [(start, end) for start, end in zip(starts, ends, strict=True) if end - start > 3]
    heads = [text[start : start + 4] for start, _ in clauses]
    pairs = [
        (index, index + step)
        for step in (1, 2)
        for index, (head, other) in enumerate(zip(heads, heads[step:], strict=False))
        if head == other
    ]
    return [(*clauses[left], *clauses[right]) for left, right in sorted(pairs)]


def _clauses(look: View) -> tuple[list[int], list[int]]:
    """Where the clauses of a text start and end. A space beside a Latin letter or a digit is none of their borders."""
    codes = look.codes
    inside = ~_BORDERS[codes]
    spaces = np.flatnonzero(codes == 0x20)
    if len(spaces):
        beside = codes[[spaces - 1, spaces + 1]]  # before the first character stands the 0 from the end
        inside[spaces] = ((beside > 0x2F) & (beside < 0x7F)).any(axis=0)
    turns = np.flatnonzero(inside[1:] != inside[:-1]) + 1  # the last code is a border
    starts = turns.tolist() if not inside[0] else [0, *turns.tolist()]
    return starts[::2], starts[1::2]


def _similar_clauses(look: View, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Copy]:
    """Two clauses, neighbours or with one between them, that share most of what they say, in pieces of four characters
    or more. That is enough in any text if they begin alike and differ in one place, or the comma between is damaged.
    """
    text = look.text
    shared: dict[tuple[int, int], int] = {}
    for start, period, length in equal_runs(text):
        left, right = bisect_right(starts, start) - 1, bisect_right(starts, start + period) - 1
        if 0 <= left < right <= left + 2:
            size = min(start + length, ends[left], ends[right] - period) - start
            if size > 0:
                shared[left, right] = shared.get((left, right), 0) + size
    for (left, right), size in sorted(shared.items()):
        first, last, start, end = starts[left], ends[left], starts[right], ends[right]
        if size >= SAID and size * 5 >= 3 * max(last - first, end - start):
            one, other = text[first:last], text[start:end]
            head = _shared_head(one, other)
            tail = _shared_head(one[head:][::-1], other[head:][::-1])
            left_over, right_over = one[head : len(one) - tail], other[head : len(other) - tail]
            broken = text[last:start] == ","
            if len(left_over) == len(right_over) == 1 and not broken:
                continue  # 在工業部門，在農業部門
            if one != other and not _contrasts(left_over, right_over) and not _stand_apart(look, first, start, end):
                sure = head > 2 and (head + tail) * 5 >= 3 * max(len(one), len(other))
                yield Copy(first, end, sure or broken, begins=False)


def find_rewordings(text: str) -> Iterator[Copy]:
    """Neighbouring clauses that say with nearly the same characters what the one before says (我們已經被逼到牆角，
    我們被逼到了角落). Sound text has such pairs where it is built in parallel; they tell in garbled text only.
    """
    look = view(text)
    starts, ends = _clauses(look)
    for index in range(1, len(starts)):
        first, last, start, end = starts[index - 1], ends[index - 1], starts[index], ends[index]
        shorter, longer = sorted((last - first, end - start))
        if shorter < SAID or longer > 40 or longer > 2 * shorter or start - last > 3:
            continue
        one, other = text[first:last], text[start:end]
        before, said = set(one), set(other)
        shared = said & before
        if 2 * len(shared) < REWORDED * (len(said) + len(before)) or one == other:
            continue
        if text[last:start].strip("“” ") not in (",", "，", "；") or sum(map(is_han, shared)) < 6:
            continue
        head = _shared_head(one, other)
        tail = _shared_head(one[head:][::-1], other[head:][::-1])
        left, right = one[head : len(one) - tail], other[head : len(other) - tail]
        built = len(left) == len(right) == 1 or _contrasts(left, right) or _count_differently(one, other)
        if not built and start not in look.untouchable:
            yield Copy(first, end, sure=False, begins=False)


def _shared_head(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((size for size, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _contrasts(one: str, other: str) -> bool:
    """Whether two clauses are set against each other by what differs: figures, opposites, a negation."""
    if any(char in _NUMERALS for char in one) and any(char in _NUMERALS for char in other):
        return True
    return (one + other) in _NEGATIONS or one[:1] + other[:1] in OPPOSITES


def _count_differently(one: str, other: str) -> bool:
    """Whether two clauses both name figures, but not the same."""
    left, right = _FIGURE.findall(one), _FIGURE.findall(other)
    return bool(left and right) and left != right


def _stand_apart(look: View, first: int, start: int, end: int) -> bool:
    """Whether two clauses are not of one sentence, not of Chinese, or of a speech."""
    text = look.text
    if _ENDED.search(text, first, start) or sum(map(is_han, text[start:end])) < SAID:
        return True
    return start in look.untouchable or _is_speech(look, first, end)


def _drifts(look: View, first: int, last: int, start: int, end: int) -> bool | None:
    """Whether the clause `[start, end)` surely begins as `[first, last)` does and goes on otherwise; None where it does
    not, or may be a figure of speech.
    """
    text = look.text
    if _ENDED.search(text, first, start) or not is_han(text[start]) or start in look.untouchable:
        return None
    longer, shorter = max(last - first, end - start), min(last - first, end - start)
    shared = _shared_head(text[first:last], text[start:end])
    chinese = all(map(is_han, text[start : start + 4]))
    least = 8 if text[start] in PARALLEL or not chinese else 6
    if shared < least and not (least == 6 and shared * 2 >= shorter):
        return None
    left, right = text[first + shared : last], text[start + shared : end]
    counted = [piece[:1] in _NUMERALS for piece in (left, right, text[first + shared - 1 : first + shared])]
    if sum(counted) > 1 or shared == longer or left in _SAYING or _is_speech(look, first, end):
        return None  # 九十年，九十一年: a list; 公司表示，公司員工…: one subject
    if left[:1] + right[:1] in OPPOSITES or _count_differently(left, right):
        return None  # 滑冰者向右轉，滑冰者向左轉
    whole = shared * 10 >= shorter * 7 or left[-2:] == right[-2:] or not set(left).isdisjoint(right)
    broken = text[last:start] == ","
    if not whole and (shared < (6 if broken else 7) or shared * 2 < shorter):
        return None
    return whole or broken


def _is_speech(look: View, start: int, end: int) -> bool:
    """Speeches and verses build sentences in parallel."""
    return start in look.quoted or look.text[start - 1 : start] in ("「", "『") or end - start < 12
