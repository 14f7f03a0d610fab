"""Punctuation that stands twice or where none can stand."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view

_KINSOKU = Evidence.convention("clreq", "W3C, Requirements for Chinese Text Layout: no stop or comma starts a line")
_RUN = re.compile(r"[，,、；;：。？！]{2,}")
_BRACKETED = re.compile(r"[「『《（]([，、；：。]{1,3})(?=[^，、；：。」』》）])|([，、；：]{1,3})(?=[』》）])")
_STUMP = re.compile(r"(?:^|[。！？；\n”」])[^，。；！？\n”」]{1,3}\Z|的\Z")  # before a stop: no sentence
_GOES_ON = re.compile("才|就|並|而|也|卻|還|又|則|便|以便|從而|但|因此|所以|使|讓|以及")  # no sentence begins so
_LEADING = re.compile(r"^[ \t\u3000]{0,8}([,，。、；：]+)[ ]{0,4}(?=\w)", re.MULTILINE)
_STRENGTH = "、，,；;：。！？"


def drop_doubled_marks(text: str, context: Context) -> Iterator[Finding]:
    """Of two commas or stops in a row the stronger stays. Repeated ？ and ！, and three or more 。 or 、 as an
    ellipsis, are the writer's own.
    """
    look = view(text)
    if not look.has_han:
        return
    for match in _RUN.finditer(text):
        run = match.group()
        start, end = match.span()
        kinds = set(run)
        if kinds <= {"？", "！"} or (len(run) > 2 and (kinds <= {"。"} or kinds <= {"、"})):
            continue
        if run.isascii() and not (is_han(text[start - 1 : start]) or is_han(text[end : end + 1])):
            continue
        if start in look.untouchable or (start and text[start - 1] == "\n") or start == 0:
            continue
        if text[end : end + 1] in ("」", "”", "』") and run[0] in "？！":
            continue
        if run[0] == "。" and len(kinds) > 1 and _STUMP.search(text, max(0, start - 8), start):
            reason = "a sentence that breaks off: the words behind it are lost, or the stop is wrong"
            yield Finding(start, end, None, "drop-doubled-marks", reason, 0.8)
            continue
        after = max(run, key=_STRENGTH.index)
        if "！" in kinds or "？" in kinds:
            after = run.rstrip("，,、；;：。")
        if after in ",;":
            after = {",": "，", ";": "；"}[after]
        sure = 0.93
        if after == "。" and len(kinds) > 1 and run[-1] in "，," and _GOES_ON.match(text, end):
            after, sure = "，", 0.6
        yield Finding(start, end, after, "drop-doubled-marks", f"“{run}”: one mark is enough", sure)
    for match in _BRACKETED.finditer(text):
        start, end = match.span(1) if match.group(1) else match.span(2)
        if start not in look.untouchable:
            reason = "a mark between a bracket and what it encloses"
            yield Finding(start, end, "", "drop-doubled-marks", reason, 0.9)


def drop_leading_marks(text: str, context: Context) -> Iterator[Finding]:
    """A comma or a stop at the start of a paragraph has nothing before it to end: it goes."""
    look = view(text)
    if not look.has_han:
        return
    for match in _LEADING.finditer(text):
        start, end = match.start(1), match.end()
        if start in look.untouchable or (text[start] == "," and not _is_chinese_ahead(text, end)):
            continue
        reason = "a paragraph cannot start with a comma or a stop"
        yield Finding(start, end, "", "drop-leading-marks", reason, 0.93, (_KINSOKU,))


def _is_chinese_ahead(text: str, place: int) -> bool:
    return any(map(is_han, text[place : place + 20]))
