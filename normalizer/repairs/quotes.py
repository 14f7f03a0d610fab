"""Quotation marks: direction, pairing over the document, house style."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.options import Quotes
from normalizer.repairs.views import HAN, View, is_han, view

_MARKS = '“”「」『』"'
_MARK = re.compile(f"[{_MARKS}]")
_PARTNER = {"“": "”", "「": "」", "『": "』"}
_ANY = re.compile(r"[“”「」『』‘’]")
_TERM = re.compile(r"[^，。、；：！？,;:!?\s“”]{1,20}")
_SAID = re.compile(r"[^，。；：！？,;:!?\n“”]{0,24}(?:說|表示|寫道|指出|補充|回應|強調)(?:道|著|說)?[。，,.：:]")
_PAIRING = Evidence.convention("quote-pairing", "quotation marks open and close in turn")
_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_CURLED = {"「": "“", "」": "”", "『": "‘", "』": "’"}


def pair_quotes(text: str, context: Context) -> Iterator[Finding]:
    """Within a paragraph quotation marks open and close in turn, each with its partner. Where turning some marks round,
    all in the same direction, restores that order, they are turned; a mark that stands twice goes once; a closing mark
    of another style takes the style of the opening one. A quotation that is opened and never closed over the whole
    document is flagged: where it should end is not known. Simplified text, where such slips are common, is left alone.
    """
    if not any(mark in text for mark in _MARKS):
        return
    look = view(text)
    if not look.has_han or not look.traditional:
        return
    loose: list[tuple[int, str]] = []
    for start, end, marks in _marked_lines(text):
        if HAN.search(text, start, end) is None:
            continue
        marks = [place for place in marks if place not in look.untouchable and not _is_english(look, place)]
        sequence = "".join([text[place] for place in marks])
        if sequence == "“”" * (len(sequence) // 2) or sequence == "「」" * (len(sequence) // 2):
            continue
        found = list(_doubled(text, marks)) or list(_mixed(text, marks))
        curly = [place for place in marks if text[place] in "“”"]
        if not found:
            found = _turn(text, curly)
        if not found:
            found = list(_curl(look, start, end, marks))
            if not _nests(text, curly):
                loose += ((place, text[place]) for place in curly)
        yield from found
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


def _doubled(text: str, marks: Sequence[int]) -> Iterator[Finding]:
    """Of two equal marks side by side one goes, if the line has one too many of them."""
    count = Counter(text[place] for place in marks)
    for place, following in pairwise(marks):
        mark = text[place]
        if following != place + 1 or text[following] != mark or mark == '"':
            continue
        opener, closer = next(pair for pair in _PARTNER.items() if mark in pair)
        if (count[opener] > count[closer]) if mark == opener else (count[closer] > count[opener]):
            reason = "the same quotation mark twice"
            yield Finding(place, place + 1, "", "pair-quotes", reason, 0.9, (_PAIRING,))


def _mixed(text: str, marks: Sequence[int]) -> Iterator[Finding]:
    """A quotation that opens in one style and closes in another, where just one mark of each is without its partner."""
    count = Counter(text[place] for place in marks)
    surplus = [mark for mark, partner in _PARTNER.items() if count[mark] == count[partner] + 1]
    lacking = [mark for mark, partner in _PARTNER.items() if count[mark] == count[partner] - 1]
    if len(surplus) + len(lacking) + count['"'] % 2 != 2 or len(surplus) > 1 or len(lacking) > 1:
        return
    waiting: list[tuple[int, str]] = []
    for place in marks:
        mark = text[place]
        after = ""
        sure = 0.88
        if mark in _PARTNER:
            waiting.append((place, mark))
        elif waiting and _PARTNER[waiting[-1][1]] == mark:
            waiting.pop()
        elif waiting and surplus and waiting[-1][1] == surplus[0]:
            opened, opener = waiting.pop()
            after = _PARTNER[opener]
            own = next((left for left, right in _PARTNER.items() if right == mark), "")
            ours, theirs = (sum(_count(text, sign) for sign in pair) for pair in ((opener, after), (own or '"', mark)))
            sure = 0.88 if max(ours, theirs) > 2 * min(ours, theirs) else 0.82
            if own and theirs > ours:  # the document's style is the closing mark's
                place, after = opened, own
        elif not waiting and not surplus and mark == '"':
            after = lacking[0]
            waiting.append((place, after))
        if after:
            reason = "the quotation opens and closes in different styles"
            yield _turned(place, after, reason, sure)
            return


def _marked_lines(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """The lines that have quotation marks, with the places of these."""
    marks: list[int] = []
    start = end = -1
    for match in _MARK.finditer(text):
        if match.start() > end:
            if marks:
                yield start, end, marks
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.start())
            end = len(text) if end < 0 else end
            marks = []
        marks.append(match.start())
    if marks:
        yield start, end, marks


def _turn(text: str, marks: Sequence[int]) -> list[Finding]:
    """The marks to turn round so that they open and close in turn; none where that is not the plain reading."""
    if len(marks) % 2:
        return []
    wrong = [place for index, place in enumerate(marks) if text[place] != "“”"[index % 2]]
    if not wrong:
        return []
    if len({text[place] for place in wrong}) > 1 or len(wrong) > len(marks) // 2:
        inside = [text[opener + 1 : closer] for opener, closer in zip(marks[::2], marks[1::2], strict=True)]
        if not all(map(_TERM.fullmatch, inside)) and not all(_leans(text, place) for place in wrong):
            return []
        reason = "the quotation marks of the paragraph open and close in turn once these are turned round"
        return [_turned(place, "”" if text[place] == "“" else "“", reason, 0.85) for place in wrong]
    found = []
    for place in wrong:
        before = text[place - 1 : place].strip() or text[max(0, place - 2) : place].strip()[-1:]
        after = text[place + 1 : place + 2]
        alone = text[place] == "“" and len(marks) == 2 and after.strip() and after not in "，。、；："
        if alone and not _TERM.fullmatch(text, marks[0] + 1, place) and not _SAID.match(text, place + 1):
            return []  # “甲。 “乙。 may be one quotation as well
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
        found.append(_turned(place, mark, reason, confidence))
    return found


def _leans(text: str, place: int) -> bool:
    """Whether what stands right beside a mark says that it points the wrong way."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == "“":
        return not after.strip() or after in "，。、；：！？" or (before != "" and before in "。！？…")
    return before in ("：", ":", "\n", "") and after.isalnum()


def _turned(place: int, mark: str, reason: str, confidence: float) -> Finding:
    """One mark written as another."""
    return Finding(place, place + 1, mark, "pair-quotes", reason, confidence, (_PAIRING,))


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
            if opened is not None and not _continues(text, opened, place):
                yield _flag(opened, "a quotation that is opened and never closed")
            opened = place
        elif opened is None:
            yield _flag(place, "a quotation that is closed and never opened")
        else:
            opened = None
    if opened is not None:
        yield _flag(opened, "a quotation that is opened and never closed")


def _continues(text: str, opened: int, place: int) -> bool:
    """Whether the mark at `place` begins the paragraph right below that of the quotation opened before."""
    between = text[opened:place].split("\n")
    return not between[-1].strip(" \u3000") and sum(bool(line.strip()) for line in between) == 1


def _is_english(look: View, place: int) -> bool:
    """Whether a mark belongs to an English passage: no Chinese character stands right beside it."""
    text = look.text
    return place in look.english and not is_han(text[place - 1 : place]) and not is_han(text[place + 1 : place + 2])


@lru_cache(maxsize=16)
def _count(text: str, mark: str) -> int:
    """How often a mark stands in a text; asked line by line, so counted once."""
    return text.count(mark)


def _flag(place: int, reason: str) -> Finding:
    return Finding(place, place + 1, None, "pair-quotes", reason, 0.9, (_PAIRING,))


def _curl(look: View, start: int, end: int, marks: Sequence[int]) -> Iterator[Finding]:
    """Straight double quotes of one line, where they come in pairs around something: a style, so only proposed."""
    text = look.text
    marks = [place for place in marks if text[place] == '"']
    if len(marks) % 2 or any(text[place - 1 : place].isdigit() for place in marks[::2]):
        return  # inches and seconds
    pairs = list(zip(marks[::2], marks[1::2], strict=True))
    if not pairs or not all(HAN.search(text, opener, closer) for opener, closer in pairs):
        return
    corner = _count(text, "「") > _count(text, "“")
    reason = "straight quotation marks in Chinese"
    # a style of the text, and only proposed, unless most of its marks are others
    sure = 0.85 if 2 * (_count(text, "“") + _count(text, "「")) >= _count(text, '"') else 0.6
    for opener, closer in pairs:
        for place, mark in ((opener, "「" if corner else "“"), (closer, "」" if corner else "”")):
            yield Finding(place, place + 1, mark, "pair-quotes", reason, sure, (_PAIRING,))
