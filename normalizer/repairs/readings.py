"""Readings and entities that a conversion left between the characters."""

import html
import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.contents import URL
from normalizer.repairs.context import Context
from normalizer.repairs.views import Places, is_han, view

_VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_READING = re.compile(rf"[(（]([a-zü]{{0,4}}[{_VOWELS}a-z][a-zü]{{0,4}}[1-5]?)[)）]")
_TONE = re.compile(rf"[{_VOWELS}]|[1-5]$")
_SUBJECT = re.compile(r"讀音|读音|拼音|注音|破音字|多音字|發音|发音|聲調|声调|唸作|念作")  # the text speaks of readings
_ENTITY = re.compile(r"&(?:amp;)?([a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")


def drop_interleaved_readings(text: str, context: Context) -> Iterator[Finding]:
    """Pinyin in parentheses after single characters (發(fā)現(xiàn)), as converters of pages leave it, goes where it
    is the character's reading and at least two characters of the text have one. A reading given for its own sake
    (行（háng）) stands alone and stays.
    """
    if "(" not in text and "（" not in text:
        return
    look = view(text)
    if not look.has_han:
        return
    every = [
        match
        for match in _READING.finditer(text)
        if is_han(text[match.start() - 1 : match.start()]) and match.start() not in look.kept
    ]
    if every and _SUBJECT.search(text) is not None:
        every = [match for match in every if _SUBJECT.search(_line(text, match.start())) is None]
    toned = [_TONE.search(match.group(1)) is not None for match in every]
    if not any(toned):
        return
    # a neutral tone has no mark: 的(de) counts beside a reading that has one
    found = [
        match
        for index, match in enumerate(every)
        if toned[index]
        or (index and toned[index - 1] and match.start() == every[index - 1].end() + 1)
        or (index + 1 < len(every) and toned[index + 1] and match.end() + 1 == every[index + 1].start())
    ]
    if len(found) < 2:
        return
    readings = {(text[match.start() - 1], match.group(1)) for match in found}
    if len(readings) > len({char for char, _ in readings}) and len(found) < 12:
        return  # 重(zhòng)要、重(chóng)複
    for match in found:
        start, end = match.span()
        char = text[start - 1]
        before = text[start - 2 : start - 1]
        if not is_han(text[end : end + 1]) and not is_han(before) and before not in (")", "）"):
            continue
        if _plain(match.group(1)) in _readings(char):
            evidence = (Evidence.computation("reading", f"{char} is read {match.group(1)}"),)
            reason = "a reading between the characters of running text"
            yield Finding(start, end, "", "drop-interleaved-readings", reason, 0.93, evidence)


def restore_entities(text: str, context: Context) -> Iterator[Finding]:
    """A character reference of HTML in Chinese text (&nbsp; &quot; &#8220;) becomes the character that it names. Code
    and URLs keep theirs.
    """
    if "&" not in text or ";" not in text:
        return
    look = view(text)
    if not look.has_han:
        return
    addresses = Places(match.span() for match in URL.finditer(text)) if "://" in text or "www." in text else Places(())
    for match in _ENTITY.finditer(text):
        start, end = match.span()
        if start in look.code or start in addresses or _is_cited(text, start, end):
            continue
        char = html.unescape(f"&{match.group(1)};").replace("\u00a0", " ")
        if len(char) > 1:
            continue  # no name of a character
        wide = [
            is_han(near) or near in "，。、；：？！「」“”（）,;:?!\n"
            for near in (text[start - 1 : start], text[end : end + 1])
        ]
        if not char.isprintable() or (char == " " and all(wide)):
            char = ""
        reason = f"{match.group()} is written for “{char or ' '}”"
        evidence = (Evidence.convention("html", "HTML Living Standard, 13.5: named character references"),)
        yield Finding(start, end, char, "restore-entities", reason, 0.93, evidence)


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether the text speaks of the entity instead of using it: in a list, or beside words for markup."""
    around = text[max(0, start - 60) : end + 60]
    if text[start - 1 : start] in ("、", "／", "`") or text[end : end + 1] in ("、", "／", "`"):
        return True
    return any(
        word in around
        for word in ("HTML", "XML", "實體", "实体", "跳脫", "轉義", "字元", "字符", "編碼", "例如", "參照")
    )


def _line(text: str, place: int) -> str:
    """The line around a place, as far as a reader looks."""
    return text[max(0, place - 120) : place].rpartition("\n")[2] + text[place : place + 120].partition("\n")[0]


def _plain(reading: str) -> str:
    """A reading without its tone: `fā` and `fa1` are both `fa`."""
    table = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü", "12345")
    return reading.translate(table).replace("v", "ü")


@cache
def _readings(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(_plain(reading) for reading in pinyin(char, style=Style.TONE, heteronym=True)[0])
