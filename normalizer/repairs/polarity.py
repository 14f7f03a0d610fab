"""Statements that have probably lost a negation, or an opposite."""

import re
from collections.abc import Iterator

from normalizer.edits import Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import View, view

# 穩定一個因重組而穩定…: one and the same word for what is done and for what is the matter
_BECAUSE = re.compile(r"因[^，。；：\n]{2,12}?(而([一-鿿]{2})[^，。；：\n]{0,4})")
# “hardly” with what has a limit, where “hardly limited” or its opposite was meant
_HARDLY = re.compile(r"幾乎(?:是)?有限的?")
_TWICE = re.compile(r"(?<!不)不不(?=[一-鿿])(?!不)")
_NEGATIVE = "不沒没無无未非別别勿莫否弗免禁拒休豈岂哪誰谁難难"
# Words that ask for a negation behind them, 而是, which asks for one before it, and 任何, which asks for one around it.
_ASKING = re.compile(
    r"再也|遲遲|迟迟|絲毫|丝毫|(?<![自打])[從从][來来](?![都就便是如到])|毫(?![米升克髮毛釐厘秒巴子安伏西])"
    r"|根本(?=[有會会能可])|一點[也都](?=[有會能可是])|(?<![進从從因反然時时])而是|任何"
)
_BEHIND = re.compile(rf"[^，。；！？,\n]{{0,8}}[{_NEGATIVE}]|[^，。；！？,\n]{{0,2}}(?:[，。；！？,\n]|\Z)")
_HAVING = re.compile(r"(?:有[^，。；！？,\n的]{0,10}|會[^，。；！？,\n]{0,10}(?:發表|造成|構成|產生|透露|改變))\Z")
_ALLOWING = re.compile(
    rf"[{_NEGATIVE}]|如|若|要是|假|倘|萬一|嗎|？|都|也|可|只要|凡|除|防|避|超|最|比|缺|反對|阻|取消|停|少|前|願|隨時|第一"
)
_CONTRASTED = re.compile(rf"[{_NEGATIVE}]|與其|与其|除了|少")
_STOP = re.compile(r"[，。；！？,\n]")
_STOPS = "。！？\n"
_MARKS = _STOPS + "，,；;：:、“「"


def flag_lost_polarity(text: str, context: Context) -> Iterator[Finding]:
    """A clause that says of a thing what is to be done to it (穩定一個因重組而穩定的部門), that something is hardly
    limited where it is without limit, or that has a word which goes with a negation (再也, 根本有, 有…任何, 而是) but
    none of these, has probably lost a negation or an opposite. Only the source can tell: it is flagged.
    """
    look = view(text)
    for match in _BECAUSE.finditer(text) if "因" in text else ():
        if (
            match.group(2) in text[max(_begin(text, match.start(), _MARKS), match.start() - 8) : match.start()]
            and match.start() not in look.quoted
        ):
            reason = "the same word for what is done and for what is the matter: one of them should be its opposite"
            yield Finding(*match.span(1), None, "flag-lost-polarity", reason, 0.7)
    for match in _HARDLY.finditer(text) if "幾乎" in text else ():
        if match.start() not in look.quoted:
            reason = "“almost limited”: probably “almost unlimited”"
            yield Finding(*match.span(), None, "flag-lost-polarity", reason, 0.7)
    for match in _TWICE.finditer(text) if "不不" in text else ():
        if match.start() not in look.quoted and match.start() not in look.untouchable:
            reason = "two negations in a row: one of them, or none, is meant"
            yield Finding(*match.span(), None, "flag-lost-polarity", reason, 0.7)
    yield from _unanswered(look)


def _unanswered(look: View) -> Iterator[Finding]:
    """Words that ask for a negation which is not there."""
    text = look.text
    for match in _ASKING.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "任何":
            begin, stop = _begin(text, start, _MARKS), _end(text, end)
            before = _HAVING.search(text, max(begin, start - 14), start)
            if before is None or _ALLOWING.search(text, begin, stop + 1) is not None:
                continue
            start = before.start()
        elif word == "而是":
            if _CONTRASTED.search(text, _begin(text, start, _STOPS), start) is not None:
                continue
        elif _BEHIND.match(text, end) is not None:
            continue
        if start not in look.untouchable:
            reason = f"“{word}” goes with a negation, and there is none"
            yield Finding(start, end, None, "flag-lost-polarity", reason, 0.7)


def _begin(text: str, place: int, marks: str) -> int:
    """Where what `marks` bound begins, as far as a reader looks back."""
    reach = max(0, place - 80)
    return max(reach, *(text.rfind(mark, reach, place) + 1 for mark in marks))


def _end(text: str, place: int) -> int:
    """Where the clause ends, as far as a reader looks on."""
    match = _STOP.search(text, place, place + 80)
    return min(len(text), place + 80) if match is None else match.start()
