"""What garble looks like: places counted in one cheap scan each, before any repair and without a dictionary.

Every pattern begins with a rare character, so that a sound text is passed over at the speed of a search for it, and
none has an unbounded or nested repetition that could be tried twice.
"""

import re

import numpy as np

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

# How far apart two copies of a phrase may stand to count as said again at once, and how long the phrase is, in
# characters. Copies begin in 7.3 of 1,000 characters of 003 and in 0.2 to 0.8 of clean news; with a reach of 40, clean
# news has 1.4 to 2.7.
LOOP_REACH = 24
LOOP_LENGTH = 5

_HALF_WIDTH = re.compile(rf"[,;:?!(。，](?:(?<=[{HAN}][,;:?!(])(?![\d/])|(?<=[。，]) (?=[{HAN}]))")
_MISPLACED = re.compile(
    r"[,，;；:：。](?:(?<=[,，、;；:：]{2})(?![,，;；:：)(DP3])|(?<=\n.)(?=\w)"  # doubled, or first in a paragraph
    r"|(?<=\d。)(?=\d)|(?<=。) (?=”))"  # inside a number, or a stop with a space before the closing quote
)
_ATTRIBUTES = "|".join(
    f"(?<={name}=)" for name in ("href", "src", "target", "rel", "class", "style", "width", "height")
)
_MARKUP = re.compile(
    rf"""=(?:{_ATTRIBUTES})[ ]?["“”‘'＂]"""
    r"|<(?=/?(?:p|a|br|div|span|img|blockquote|script)\b)[^<>\n]{0,80}>"
    r"|\?ref_src=|&(?:nbsp|amp|quot|lt|gt|mdash);|\{\{[^{}\n]{1,40}\}\}|\[/?(?:caption|embed|gallery)\b"
)
_STUTTER = re.compile(r"([A-Z][a-z]{2})(?<![A-Za-z]...)[a-z]{0,12}+[ ,]{1,2}+(?=\1)")
_PINYIN = re.compile(rf"\((?<=[{HAN}].)[a-zü]{{0,5}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][a-zü]{{0,4}}\)(?=[{HAN}])")
_LOST = re.compile("[\ufffdÃÂâåäæçèé锟](?:(?<=\ufffd)|[\x80-\xbf\u0152-\u0178\u2013-\u2122](?<!锟.)|(?<=锟)斤拷)")
_ENGLISH = re.compile(
    r"[A-Za-z](?<![\w'’-].)(?<![A-Za-z\d'’,.] .)[A-Za-z'’-]*+(?:,? [A-Za-z0-9$][A-Za-z0-9'’.$%-]*+){5,}+"
)
_HAN_NEAR = re.compile(f"[{HAN}。！？」]")
_QUOTES = re.compile("[“”「」『』]")
_CLOSERS = {"“": "”", "「": "」", "『": "』"}


def half_width(text: str) -> int:
    """Half-width marks after a Chinese character, spaces after Chinese marks (decent machine translation has them too).

    >>> half_width("他說,好的")
    1
    """
    return len(_HALF_WIDTH.findall(text))


def misplaced(text: str) -> int:
    """Punctuation that is doubled, begins a paragraph, has a space before a closing quote, or cuts a number in two.

    >>> misplaced("任期,,根據\\n,這項。7。5年")
    3
    """
    return len(_MISPLACED.findall(text))


def markup(text: str) -> int:
    """Remains of HTML, of embedded posts and of templates.

    >>> markup('“ href=“ https://example.org/1“ target=“ _black”>')
    2
    """
    return len(_MARKUP.findall(text))


def loops(text: str) -> int:
    """Characters of Chinese phrases that were said already shortly before, in the same paragraph.

    >>> loops("新超級智能實驗室的新超級智能實驗室已經")
    8
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    count = len(codes) - LOOP_LENGTH + 1
    if count < 2:
        return 0
    han = (codes >= 0x3400) & (codes <= 0x9FFF)
    # a value for each phrase; the odd multiplier spreads it over 64 bits
    phrases = codes[:count].copy()
    whole = han[:count].copy()
    for offset in range(1, LOOP_LENGTH):
        phrases = phrases * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + count]
        whole &= han[offset : offset + count]
    places = np.flatnonzero(whole)
    if len(places) < 2:
        return 0
    order = np.argsort(phrases[places], kind="stable")
    places, keys = places[order], phrases[places][order]
    earlier, later = places[:-1], places[1:]
    paragraphs = np.cumsum(codes == ord("\n"))
    near = (keys[1:] == keys[:-1]) & (later - earlier <= LOOP_REACH) & (paragraphs[later] == paragraphs[earlier])
    starts = later[near]
    covered = np.zeros(len(codes) + 1, dtype=np.int64)
    np.add.at(covered, starts, 1)
    np.add.at(covered, starts + LOOP_LENGTH, -1)
    return int(np.count_nonzero(np.cumsum(covered)))


def stutter(text: str) -> int:
    """Capitalized Latin words that begin like the one before, or are it again.

    >>> stutter("Zhaey Zhaey Zhae Jha"), stutter("Rishabh Agarwal")
    (2, 0)
    """
    return len(_STUTTER.findall(text))


def pinyin(text: str) -> int:
    """Readings in parentheses between the characters of a word, as in 發(fā)現(xiàn)."""
    return len(_PINYIN.findall(text))


def lost(text: str) -> int:
    """Characters lost or confused in decoding."""
    return len(_LOST.findall(text))


def unpaired_quotes(text: str) -> int:
    """Quotation marks that open nothing or close nothing; a new paragraph may go on with a quotation and open it again.

    >>> unpaired_quotes("“這是“這是」"), unpaired_quotes("「第一段。\\n「第二段。」")
    (3, 0)
    """
    waiting = dict.fromkeys("”」』", 0)
    unpaired = 0
    for found in _QUOTES.finditer(text):
        mark = found[0]
        if mark in _CLOSERS:
            indent = text[max(0, found.start() - 6) : found.start()].rstrip(" \u3000")
            if not (waiting[_CLOSERS[mark]] and indent.endswith("\n")):
                waiting[_CLOSERS[mark]] += 1
        elif waiting[mark]:
            waiting[mark] -= 1
        else:
            unpaired += 1
    return unpaired + sum(waiting.values())


def english_runs(text: str) -> int:
    """Runs of six and more English words that touch Chinese without a line break.

    >>> english_runs("這很正常。 However, for industry observers, these are cracks in it.該公司")
    1
    """
    return sum(
        1
        for run in _ENGLISH.finditer(text)
        if _HAN_NEAR.search(text[max(0, run.start() - 3) : run.start()].rpartition("\n")[2])
        or _HAN_NEAR.search(text[run.end() : run.end() + 3].partition("\n")[0])
    )
