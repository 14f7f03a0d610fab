"""Sentences cut by a line break."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, is_latin, view

_BREAK = re.compile(r"\n[ \t\u3000]*(?=\S)")
_BULLET = re.compile(r"[-*+•·●○■□▪–—#>|(（【\[]|\d{1,3}[.、)）]|[一二三四五六七八九十]{1,3}[、.]|第.{1,3}[章節條]")
# a sentence cannot end in these: what they belong to must follow
_OPEN = "的和與及或將把被在於從對並且而是以向跟給讓使由為，、；"
_ARTICLES = ("一個", "一種", "這個", "那個", "某個", "每個")  # their noun must follow
_JOINING = "並而但且或則卻也以及和與"  # a clause that goes on begins so
_SHORT = 14
_WHOLE = re.compile(r"(?<![而但不也])是(?!否)[^。，,；：:]{0,24}的\Z")
_REACH = 24


def join_cut_lines(text: str, context: Context) -> Iterator[Finding]:
    """A line break goes where the sentence before it cannot be over: after a comma, after a particle that needs
    something behind it (的, 和, 將, 在 …), or before a line that begins with a comma. Short lines (verse, headlines,
    lists) stay.
    """
    if "\n" not in text:
        return
    look = view(text)
    if not look.has_han or not look.traditional:
        return
    wrapped = _is_hard_wrapped(text)
    prose = text.count("。") > 1.5 * sum(len(line) > _SHORT for line in text.split("\n"))
    for match in _BREAK.finditer(text) if not wrapped else ():
        start, end = match.span()
        begin = text.rfind("\n", 0, start) + 1
        start = begin + len(text[begin:start].rstrip(" \t\r"))
        if start == begin or text[start - 1] in "。！？!?…：:”」』）)】>.":
            continue
        last, first = text[start - 1], text[end]
        length = start - begin
        article = text[start - 2 : start] in _ARTICLES and is_han(first)
        comma = first in "，、；,"
        if not (comma or article or last in _OPEN) or not (is_han(last) or last in "，、；" or is_latin(last)):
            continue
        if comma and last not in "，、；" and "，" not in text[begin:start] and "。" not in text[begin:start]:
            continue  # a headline: the comma below is the stray
        following = text.find("\n", end)
        rest = text[end : len(text) if following < 0 else following]
        if (
            length < (_SHORT if "。" not in rest or len(rest) < (8 if article else 12) or comma else 5)
            or start in look.untouchable
            or _BULLET.match(text, end)
            or _BULLET.match(text, begin)
        ):
            continue
        if len(rest) < 4:
            continue
        if not (is_han(first) or is_latin(first) or first.isdigit() or comma or first in "“「《"):
            continue
        if last == "的" and _WHOLE.search(text, max(begin, start - _REACH), start) is not None:
            continue  # 是…的 is a whole sentence
        sure = 0.7 if article else 0.88 if comma or "，" in text[begin:start] else 0.82
        if last in "，；" and not comma:
            # the comma may stand for the stop of the paragraph, where these have one sentence each
            sure = 0.85 if first in _JOINING else 0.7 if prose else 0.6
        yield Finding(start, end, "", "join-cut-lines", "the line breaks off in the middle of a sentence", sure)


def _is_hard_wrapped(text: str) -> bool:
    """Whether most line breaks come without the end of a sentence, as in text wrapped at a width."""
    ends = [line.rstrip()[-1] for line in text.split("\n") if len(line.rstrip()) >= _SHORT]
    return len(ends) > 2 and sum(end in "。！？!?.…”」』）)：:" for end in ends) * 2 < len(ends)
