"""Quotation marks: direction, pairing over the document, house style."""

import re
from collections.abc import Iterator, Sequence

from normalizer.edits import Evidence, Finding
from normalizer.repair.context import Context
from normalizer.repair.options import Quotes
from normalizer.repair.views import HAN, View, view

_CURLY = re.compile(r"[“”]")
_ANY = re.compile(r"[“”「」『』‘’]")
_STRAIGHT = re.compile(r"\"")
_PAIRING = Evidence.convention("quote-pairing", "quotation marks open and close in turn")
_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_CURLED = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def pair_quotes(text: str, context: Context) -> Iterator[Finding]:
    """Within a paragraph quotation marks open and close in turn. Where turning some marks round, all in the same
    direction, restores that order, they are turned; straight ones in Traditional text become curly (or corner marks,
    where the text uses those). A quotation that is opened and never closed over the whole document is flagged: where
    it should end is not known. Simplified text, where such slips are common, is left alone.
    """
    if "“" not in text and "”" not in text and '"' not in text:
        return
    look = view(text)
    if not look.has_han or not look.traditional:
        return
    loose: list[tuple[int, str]] = []
    for start, end in _lines(text):
        marks = [match.start() for match in _CURLY.finditer(text, start, end) if match.start() not in look.kept]
        if not marks and '"' not in text[start:end]:
            continue
        if HAN.search(text, start, end) is None:
            continue
        if not marks:
            yield from _curl(look, start, end)
            continue
        turned = _turn(text, marks)
        if turned:
            yield from turned
        elif not _nests(text, marks):
            loose += ((place, text[place]) for place in marks)
    yield from _unclosed(text, loose)


def style_quotes(text: str, context: Context) -> Iterator[Finding]:
    """With the option `quotes`, paired quotation marks around Chinese take one style: corner marks 「」『』 or curly
    ones. Without it they stay as the source has them.
    """
    table = {Quotes.CORNER: _CORNER, Quotes.CURLY: _CURLED}.get(context.options.quotes)
    if table is None or not any(mark in text for mark in table):
        return
    closers = {"“": "”", "‘": "’", "「": "」", "『": "』"}
    house = Evidence.convention("house-style", f"quotes={context.options.quotes}")
    look = view(text)
    for start, end in _lines(text):
        waiting: list[int] = []
        for match in _ANY.finditer(text, start, end):
            place = match.start()
            mark = match.group()
            apostrophe = mark == "’" and text[place - 1 : place].isascii() and not waiting
            if mark not in table or place in look.kept or apostrophe:
                continue
            if mark in closers:
                waiting.append(place)
            elif waiting and closers[text[waiting[-1]]] == mark:
                opened = waiting.pop()
                if HAN.search(text, opened, place) is not None:
                    for at in (opened, place):
                        yield Finding(at, at + 1, table[text[at]], "style-quotes", "the house style", 0.95, (house,))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _turn(text: str, marks: Sequence[int]) -> list[Finding]:
    """The marks to turn round so that they open and close in turn; none where that is not the plain reading."""
    if len(marks) % 2:
        return []
    wrong = [place for index, place in enumerate(marks) if text[place] != "“”"[index % 2]]
    if not wrong or len({text[place] for place in wrong}) > 1 or len(wrong) > len(marks) // 2:
        return []
    found = []
    for place in wrong:
        before = text[place - 1 : place].strip() or text[max(0, place - 2) : place].strip()[-1:]
        after = text[place + 1 : place + 2]
        if text[place] == "“":
            # an opening mark after a colon, or before nothing, is no closing one
            if before in ("：", ":", "“", ""):
                return []
            mark, confidence = "”", 0.9 if before in "。！？…，.!?" or not after.strip() else 0.83
        else:
            if before in ("。", "！", "？") and not after.strip():
                return []
            mark, confidence = "“", 0.85
        reason = "the quotation marks of the paragraph open and close in turn once this one is turned round"
        found.append(Finding(place, place + 1, mark, "pair-quotes", reason, confidence, (_PAIRING,)))
    return found


def _nests(text: str, marks: Sequence[int]) -> bool:
    depth = 0
    for place in marks:
        depth += 1 if text[place] == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _unclosed(text: str, marks: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Flags for marks of the document that open or close nothing. A new paragraph may open the same quotation again."""
    opened: int | None = None
    for place, mark in marks:
        if mark == "“":
            again = text[max(0, place - 3) : place].strip(" \u3000").endswith("\n") or place == 0
            if opened is not None and not again:
                yield _flag(opened, "a quotation that is opened and never closed")
            opened = place
        elif opened is None:
            yield _flag(place, "a quotation that is closed and never opened")
        else:
            opened = None
    if opened is not None:
        yield _flag(opened, "a quotation that is opened and never closed")


def _flag(place: int, reason: str) -> Finding:
    return Finding(place, place + 1, None, "pair-quotes", reason, 0.9, (_PAIRING,))


def _curl(look: View, start: int, end: int) -> Iterator[Finding]:
    """Straight double quotes of one line, where they come in pairs around something."""
    text = look.text
    marks = [match.start() for match in _STRAIGHT.finditer(text, start, end)]
    if len(marks) % 2 or any(place in look.untouchable or place in look.english for place in marks):
        return
    if any(text[place - 1 : place].isdigit() for place in marks[::2]):
        return  # inches and seconds
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    if not all(HAN.search(text, opener, closer) or _beside_han(text, opener, closer) for opener, closer in pairs):
        return
    corner = text.count("「") > text.count("“")
    reason = "straight quotation marks in Chinese"
    for opener, closer in pairs:
        for place, mark in ((opener, "「" if corner else "“"), (closer, "」" if corner else "”")):
            yield Finding(place, place + 1, mark, "pair-quotes", reason, 0.88, (_PAIRING,))


def _beside_han(text: str, opener: int, closer: int) -> bool:
    return HAN.match(text, closer + 1) is not None or (opener > 0 and HAN.match(text, opener - 1) is not None)
