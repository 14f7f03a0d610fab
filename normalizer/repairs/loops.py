"""Clauses that come round again, each time a little different."""

import re
from collections.abc import Iterator

import numpy as np

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.echoes import LEAST, equal_runs
from normalizer.repairs.repeats import LOOP
from normalizer.repairs.views import Places, View, is_han, view

REACH = 24
"""How far apart, in characters, two copies of a phrase begin at most to count as one going round."""

SPARSE = 700
"""In sound text a phrase returns so less often than once in so many characters."""

_BORDERS = np.zeros(0x10000, dtype=bool)
_BORDERS[[0, *map(ord, "，,：:；;。！？!? \n“”「」『』‘’")]] = True
# words of structure: a phrase with one of them that is said again at once is no term
_STRUCTURE = frozenset("的是了在這那一個他她它我自己種和與於為將把被而且其該")
_ENDED = re.compile(r"[。！？!?\n]")
_PARALLEL = "有不是無既也或越當如為一每從要沒能"  # clauses that begin so are often built in parallel
_NUMERALS = tuple("0123456789一二三四五六七八九十百千零〇")
_CHINESE = re.compile(r"[一-鿿]{4,}")
_TWICE = re.compile(r"([一-鿿]{2})([^\n，。、；：（(《「“]{1,3})\1")


def flag_drifting_loops(text: str, context: Context) -> Iterator[Finding]:
    """Clauses of which each begins as the one before and goes on otherwise (將資源轉向促進了該活動，將資源轉向了),
    and in a text that has them phrases that return within a few words (他的原因是A的原因): the decoder went in
    circles. Which copy is right cannot be known: the whole place is flagged and frozen.
    """
    look = view(text)
    if not look.has_han:
        return
    clauses = list(_drifting_clauses(look))
    phrases = list(_returning_phrases(look))
    structured = [place for place in phrases if not _STRUCTURE.isdisjoint(text[place[1] - place[2] : place[1]])]
    chinese = len(text) - len(text.encode("ascii", "ignore"))
    if len(structured) < 2 or len(structured) * SPARSE < chinese:
        phrases = structured = []
    for start, end in clauses:
        reason = "clauses that begin alike and drift apart"
        evidence = (Evidence.here(start, end), LOOP)
        yield Finding(start, end, None, "flag-drifting-loops", reason, 0.9, evidence, freezes=True)
    sure = len(structured) > 0 and len(clauses) + len(structured) > 2
    longer = [
        (start, end, size)
        for start, end, size in phrases
        if size > LEAST or (not _STRUCTURE.isdisjoint(text[start:end]) and "和" not in text[start + size : end - size])
    ]
    places = [(start, end) for start, end, _ in (longer if sure else structured)]
    if sure:
        places += [match.span() for match in _TWICE.finditer(text) if _is_odd(match, look)]
    covered = Places(clauses)
    for start, end in places:
        if not covered.touch(start, end):
            reason = f"“{text[start:end]}”: the phrase comes round again"
            yield Finding(start, end, None, "flag-drifting-loops", reason, 0.8, (LOOP,))


def _drifting_clauses(look: View) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring clauses of a paragraph that share their first six characters, or four and the half."""
    group: tuple[int, int] | None = None
    for first, last, start, end in _alike_clauses(look):
        if not _drifts(look, first, last, start, end):
            continue
        if group is not None and first < group[1]:
            group = (group[0], max(group[1], end))
        else:
            if group is not None:
                yield group
            group = (first, end)
    if group is not None:
        yield group


def _alike_clauses(look: View) -> Iterator[tuple[int, int, int, int]]:
    """Pairs of clauses, neighbours or with one between them, that begin with the same four characters: the start and
    end of each."""
    codes = look.codes
    marks = _BORDERS[codes]
    starts = np.flatnonzero(~marks & np.concatenate(([True], marks[:-1])))
    ends = np.flatnonzero(marks & ~np.concatenate(([True], marks[:-1])))  # the last code is a border
    long = ends - starts >= 4
    starts, ends = starts[long], ends[long]
    heads = codes[starts[:, None] + np.arange(4)]
    pairs = [
        (index, index + step)
        for step in (1, 2)
        for index in np.flatnonzero((heads[step:] == heads[:-step]).all(axis=1)).tolist()
    ]
    for left, right in sorted(pairs):
        yield int(starts[left]), int(ends[left]), int(starts[right]), int(ends[right])


def _drifts(look: View, first: int, last: int, start: int, end: int) -> bool:
    """Whether the clause `[start, end)` begins as `[first, last)` does, goes on otherwise, and is no figure of
    speech.
    """
    text = look.text
    if _ENDED.search(text, first, start) or not all(map(is_han, text[start : start + 4])) or start in look.untouchable:
        return False
    longer, shorter = max(last - first, end - start), min(last - first, end - start)
    shared = 4
    while shared < shorter and text[first + shared] == text[start + shared]:
        shared += 1
    least = 8 if text[start] in _PARALLEL else 6
    alike = shared >= least or (least == 6 and shared * 2 >= shorter)
    left, right = text[first + shared : last], text[start + shared : end]
    counted = [piece[:1] in _NUMERALS for piece in (left, right, text[first + shared - 1 : first + shared])]
    if sum(counted) > 1:
        return False  # 九十年，九十一年: a list
    whole = shared * 10 >= shorter * 7 or left[-2:] == right[-2:] or not set(left).isdisjoint(right)
    return alike and whole and shared < longer and not _is_speech(look, first, end)


def _is_speech(look: View, start: int, end: int) -> bool:
    """Speeches and verses build sentences in parallel."""
    return start in look.quoted or look.text[start - 1 : start] in ("「", "『") or end - start < 12


def _returning_phrases(look: View) -> Iterator[tuple[int, int, int]]:
    """Four Chinese characters or more that return in the same sentence: (start of the first copy, end of the second,
    length of a copy), neither overlapping."""
    text = look.text
    found = [
        (start + match.start(), start + match.end() + period, match.end() - match.start())
        for start, period, length in equal_runs(text)
        if LEAST < period <= REACH
        for match in _CHINESE.finditer(text[start : start + length])
    ]
    done = 0
    for start, end, length in sorted(found):
        if start >= done and not re.search(r"[。！？\n「『“]", text[start:end]) and start not in look.quoted:
            done = end
            if text[start + length : end - length] in ("是", "就是"):
                continue  # 規定就是規定
            if text[end - length - 1] in "不非無未":
                continue  # 如可歸責於甲方；如不可歸責於甲方
            if text[start + length].isdigit() and text[end : end + 1].isdigit():
                continue  # 厚度為9.5毫米，展開時厚度為4.5毫米
            yield start, end, length


def _is_odd(match: re.Match[str], look: View) -> bool:
    """Whether a word that returns after one to three characters is no pattern of the language (一個又一個, 人與人)."""
    word, between = match.groups()
    if word[0] in "一有越愈不各每幾數" or _STRUCTURE.isdisjoint(between) or not set("和與").isdisjoint(between):
        return False  # 拆除大隊拆除違建, 北京大學和清華大學
    return match.start() not in look.quoted and match.start() not in look.untouchable
