"""Readings and entities that a conversion left between the characters."""

import html
import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repair.context import Context
from normalizer.repair.views import in_code, is_han, view

_VOWELS = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_READING = re.compile(rf"[(（]([a-zü]{{0,4}}[{_VOWELS}a-z][a-zü]{{0,4}}[1-5]?)[)）]")
_TONE = re.compile(rf"[{_VOWELS}]|[1-5]$")
_ENTITY = re.compile(
    r"&(?:amp;)?(nbsp|amp|quot|apos|lt|gt|mdash|ndash|hellip|ldquo|rdquo|lsquo|rsquo|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)


def drop_interleaved_readings(text: str, context: Context) -> Iterator[Finding]:
    """Pinyin in parentheses after single characters (發(fā)現(xiàn)), as converters of pages leave it, goes where it is the
    character's reading and at least two characters of the text have one. A reading given for its own sake (行（háng）)
    stands alone and stays.
    """
    if "(" not in text and "（" not in text:
        return
    look = view(text)
    if not look.has_han:
        return
    found = [
        match
        for match in _READING.finditer(text)
        if _TONE.search(match.group(1)) is not None
        and is_han(text[match.start() - 1 : match.start()])
        and match.start() not in look.kept
    ]
    if len(found) < 2:
        return
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
    """A character reference of HTML in Chinese text (&nbsp; &quot; &#8220;) becomes the character that it names. Code and
    URLs keep theirs.
    """
    if "&" not in text or ";" not in text:
        return
    look = view(text)
    if not look.has_han:
        return
    for match in _ENTITY.finditer(text):
        if in_code(text, match.start()):
            continue
        char = html.unescape(f"&{match.group(1)};").replace("\u00a0", " ")
        start, end = match.span()
        if char == " " and is_han(text[start - 1 : start]) and is_han(text[end : end + 1]):
            char = ""
        if not char.isprintable():
            continue
        reason = f"{match.group()} is written for “{char or ' '}”"
        yield Finding(start, end, char, "restore-entities", reason, 0.93, (Evidence.convention("html", "HTML 5, 13.5"),))


def _plain(reading: str) -> str:
    """A reading without its tone: `fā` and `fa1` are both `fa`."""
    table = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü", "12345")
    return reading.translate(table).replace("v", "ü")


@cache
def _readings(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(_plain(reading) for reading in pinyin(char, style=Style.TONE, heteronym=True)[0])
