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
# a line that begins so begins a sentence, whatever the line above it ends in (沒有什麼好學的 ⏎ 事實上，…)
_BEGINS = re.compile(
    "事實上|然而|但|不過|而且|此外|另外|同時|因此|所以|如果|雖然|儘管|即使|由於|為了|隨著|根據|據|自|從|當|在|對|有些|一些|最後|首先|其中"
    "|今|昨|明|[我你您他她它這那該]"
)
_POST = re.compile(r"\(@|https?:|^[ ]{0,8}—")  # an embedded post is a whole


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
    share = _share_of_ends(text)
    wrapped = share < 0.5
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
        if len(rest) < 4 or (comma and _POST.search(text[begin:start])):
            continue
        if not (is_han(first) or is_latin(first) or first.isdigit() or comma or first in "“「《"):
            continue
        if last == "的" and _WHOLE.search(text, max(begin, start - _REACH), start) is not None:
            continue  # 是…的 is a whole sentence
        sure = 0.7 if article else 0.88 if comma or "，" in text[begin:start] else 0.82
        if not comma and last not in "，、；" and (share < 0.8 or _BEGINS.match(text, end) is not None):
            sure = 0.6
        if last in "，；" and not comma:
            # the comma may stand for the stop of the paragraph, where these have one sentence each
            sure = 0.85 if first in _JOINING else 0.7 if prose else 0.6
        yield Finding(start, end, "", "join-cut-lines", "the line breaks off in the middle of a sentence", sure)


def _share_of_ends(text: str) -> float:
    """The share of the longer lines that end where a sentence can: below a half, the text is wrapped at a width."""
    ends = [line.rstrip()[-1] for line in text.split("\n") if len(line.rstrip()) >= _SHORT]
    return sum(end in "。！？!?.…”」』）)：:" for end in ends) / len(ends) if len(ends) > 2 else 1.0
