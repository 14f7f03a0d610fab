"""Clauses that come round again, each time a little different."""

import re
from collections.abc import Iterable, Iterator

import numpy as np

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.copies import OPPOSITES, PARALLEL, Copy, find_copies, find_rewordings
from normalizer.repairs.echoes import LEAST, equal_runs
from normalizer.repairs.repeats import LOOP
from normalizer.repairs.views import Places, View, is_han, view

REACH = 24
"""How far apart, in characters, two copies of a phrase begin at most to count as one going round."""

SPARSE = 700
"""In sound text a phrase returns so less often than once in so many characters."""

# words of structure: a phrase with one of them that is said again at once is no term
_STRUCTURE = frozenset("的是了在這那一個他她它我自己種和與於為將把被而且其該")
_REWORDING = 0.58  # contracts and speeches that are built in parallel reach 0.55
_JOINED = re.compile(r"[另與和及比同]|或(?!者)|大於|小於|高於|低於|而非")
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
    copies = find_copies(text)
    clauses = _merge(copy for copy in copies if copy.sure and copy.begins)
    phrases = list(_returning_phrases(look))
    if phrases:
        garbled = context.garbled
        phrases = [place for place in phrases if _is_tight(text, *place, garbled)]
    structured = [place for place in phrases if not _STRUCTURE.isdisjoint(text[place[1] - place[2] : place[1]])]
    if len(structured) < 2 or len(structured) * SPARSE < look.chinese:
        phrases = structured = []
    garbled = len(clauses) + len(structured) > 1
    again = find_rewordings(text) if context.garble >= _REWORDING else ()
    # what is said of garbled text only must not freeze anything: the repaired text is less garbled
    certain = _merge(copy for copy in copies if copy.sure)
    known = Places((copy.start, copy.end) for copy in certain)
    doubtful = _merge((*(copy for copy in copies if garbled and not copy.sure), *again))
    clauses = sorted((*certain, *(copy for copy in doubtful if not known.touch(copy.start, copy.end))))
    for copy in clauses:
        reason = "clauses that say nearly the same and drift apart"
        evidence = (Evidence.here(copy.start, copy.end), LOOP)
        yield Finding(
            copy.start,
            copy.end,
            None,
            "flag-drifting-loops",
            reason,
            0.9 if copy.sure else 0.8,
            evidence,
            freezes=copy.begins and copy.sure,
        )
    sure = len(structured) > 0 and len(clauses) + len(structured) > 2
    longer = [
        (start, end, size)
        for start, end, size in phrases
        if size > LEAST or (not _STRUCTURE.isdisjoint(text[start:end]) and "和" not in text[start + size : end - size])
    ]
    places = [(start, end) for start, end, _ in (longer if sure else structured)]
    if sure:
        places += [_widen(text, match) for match in _returning_words(look) if _is_odd(match, look)]
    covered = Places((copy.start, copy.end) for copy in clauses)
    for start, end in places:
        if not covered.touch(start, end):
            reason = f"“{text[start:end]}”: the phrase comes round again"
            yield Finding(start, end, None, "flag-drifting-loops", reason, 0.8, (LOOP,))


def _is_tight(text: str, start: int, end: int, length: int, garbled: bool) -> bool:
    """Whether a phrase returns with no word between that compares or joins (從一種語言轉換成另一種語言), and in a text
    that is not garbled so soon that sound text has no such thing.
    """
    between = text[start + length : end - length]
    if _JOINED.search(between) is not None or text[start] == "有":
        return False
    return garbled or (len(between) <= max(5, length) and text[start] not in PARALLEL)


def _widen(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The span of a word that returns, with what follows it both times (的原因 rather than 的原)."""
    start, end = match.span()
    behind = match.end(1)
    while behind < end - 2 and is_han(text[end : end + 1]) and text[behind] == text[end]:
        behind, end = behind + 1, end + 1
    return start, end


def _merge(copies: Iterable[Copy]) -> list[Copy]:
    """The stretches in order, those that overlap as one."""
    merged: list[Copy] = []
    for copy in sorted(copies):
        if merged and copy.start < merged[-1].end:
            last = merged.pop()
            copy = Copy(last.start, max(last.end, copy.end), last.sure or copy.sure, last.begins or copy.begins)
        merged.append(copy)
    return merged


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
            following = text[start + length] + text[end : end + 1]
            if (len(following) == 2 and following.isdigit()) or following in OPPOSITES:
                continue  # 厚度為9.5毫米，展開時厚度為4.5毫米; 向右傾斜則向右轉，向左傾斜
            yield start, end, length


def _returning_words(look: View) -> Iterator[re.Match[str]]:
    """Words of two characters that return after one to three; none overlaps the one before."""
    pairs, text = look.pairs, look.text
    again = np.zeros(len(pairs), dtype=bool)
    for distance in (3, 4, 5):
        again[:-distance] |= pairs[distance:] == pairs[:-distance]
    done = 0
    for place in np.flatnonzero(again).tolist():
        match = _TWICE.match(text, place) if place >= done else None
        if match is not None:
            done = match.end()
            yield match


def _is_odd(match: re.Match[str], look: View) -> bool:
    """Whether a word that returns after one to three characters is no pattern of the language (一個又一個, 人與人)."""
    word, between = match.groups()
    if word[0] in "一有越愈不各每幾數" or _STRUCTURE.isdisjoint(between) or not set("和與").isdisjoint(between):
        return False  # 拆除大隊拆除違建, 北京大學和清華大學
    return match.start() not in look.quoted and match.start() not in look.untouchable
