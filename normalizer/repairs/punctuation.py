"""Width of Chinese punctuation."""

import re
from collections.abc import Iterator

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.copies import find_copies
from normalizer.repairs.views import Places, View, is_han, is_latin, view

CLREQ = Evidence.convention("clreq", "W3C, Requirements for Chinese Text Layout, 3.1.6: Chinese marks are full-width")
_RULE = "widen-punctuation"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_REASONS = {mark: f"a half-width “{mark}” between Chinese words" for mark in _WIDE}
_HALF = re.compile(r"[,;:?!.]")
_ROUND = re.compile(r"[(（]([^()（）\n]{1,120})[)）]")
_NESTED = re.compile(r"\([^()（）\n]{0,60}[一-鿿][(（][^()（）\n]{1,60}[)）][^()（）\n]{0,60}\)")
# Latin names in a row, the last of them joined by "and": what stands between is the mark of enumeration
_LIST = re.compile(r"[A-Z][A-Za-z0-9.’' -]{1,40}(?:,[A-Z][A-Za-z0-9.’' -]{1,40}){1,12}(?=(?:以及|[和與及或])[A-Z])")
_LISTED = re.compile(r",[A-Z]")
_BETWEEN = re.compile(r",(?<=[A-Za-z0-9],)(?=[A-Z][a-z]|[A-Za-z]{3})")
_LATIN_BEFORE = re.compile(r"[一-鿿][A-Za-z][A-Za-z0-9.’ ]{1,40}\Z")
_LATIN_BEHIND = re.compile(r"[A-Za-z0-9.’ ]{2,40}[一-鿿]")
_UNQUOTED = dict.fromkeys(map(ord, "”’」』》"))
_CLOSING = "”’」』）》〉】)]%％"
_ENDING = '\n”’」』"'


def widen_punctuation(text: str, context: Context) -> Iterator[Finding]:
    """Half-width commas, colons, stops, question and exclamation marks and parentheses between Chinese words become
    full-width ones. English passages, numbers, times, URLs, addresses, tables and code keep theirs. In Simplified text,
    where mixed widths are common, only when most marks are half-width; parentheses only where other marks are damaged.
    """
    look = view(text)
    if not look.has_han:
        return
    listed = _enumerating(look) if _LISTED.search(text) is not None else frozenset()
    found = list(_half_width(look, context, listed))
    if found and not look.traditional and len(found) < 0.4 * sum(map(text.count, "，。：；,")):
        found = []
    if found and "," in text:
        found += [(place, "，", 0.85) for place in _between_latin(look, listed)]
    for place, after, confidence in found:
        yield _wide(place, after, confidence, _REASONS[text[place]])
    if "(" in text or ")" in text:
        yield from _parentheses(look, bool(found))


def _half_width(look: View, context: Context, listed: frozenset[int]) -> Iterator[tuple[int, str, float]]:
    """Half-width marks that belong to Chinese, with what they should be and how sure that is."""
    text = look.text
    copies = Places((copy.start, copy.end) for copy in find_copies(text) if copy.sure)
    for match in _HALF.finditer(text):
        place, mark = match.start(), match.group()
        if place in context.frozen or place in copies:
            continue  # damage that is understood as a whole is left alone
        if place in listed:
            yield place, "、", 0.88
        elif sure := _judge(text, place, mark, look):
            yield place, _WIDE[mark], sure


def _judge(text: str, place: int, mark: str, look: View) -> float:
    """How sure it is that the half-width `mark` at `place` belongs to Chinese; 0 where nothing says so."""
    before = text[place - 1 : place]
    after = text[place + 1 : place + 2]
    if mark in "?!" and before and before in "?!？！":
        before = text[place - 2 : place - 1]  # the second of two
    if is_han(before):
        if mark == ".":
            sure = after in _ENDING or (after == " " and is_han(text[place + 2 : place + 3]))
        elif mark == ":":
            sure = after not in "/)(DPp" or not after  # not a scheme or an emoticon
        else:
            sure = (after != mark or mark in "?!") and not (mark == ";" and after in ")P")
        confidence = 0.97
    elif before == " " and mark in ",;:" and is_han(text[place - 2 : place - 1]):
        sure = is_han(after) or after == " "
        confidence = 0.9
    elif mark in ",;:?!" and (is_han(after) or (after and after in "“「《")):
        sure = before.isalnum() or (before != "" and before in _CLOSING)
        confidence = 0.9
    elif mark in ",;" and before and before in "”’」』）》":
        sure = is_han(text[place - 2 : place - 1]) or is_han(text[place - 3 : place - 2]) or _is_gloss(text, place)
        confidence = 0.9
    else:
        return 0.0
    if sure and mark in ",;:!" and _is_technical(text, place, mark):
        return 0.0
    if not sure or place in look.untouchable or (confidence == 0.9 and place in look.english):
        return 0.0
    return confidence


def _is_gloss(text: str, end: int) -> bool:
    """Whether full-width parentheses that end at `end` hold a gloss of the Chinese before them."""
    start = text.rfind("（", max(0, end - 60), end) if text[end - 1] == "）" else -1
    return start > 0 and "\n" not in text[start:end] and is_han(text[start - 1].translate(_UNQUOTED) or text[start - 2])


def _is_technical(text: str, place: int, mark: str) -> bool:
    """Whether the mark stands in a list in brackets, between assignments, in a path, or in a name (Yahoo!奇摩)."""
    if mark == "!":
        return is_latin(text[place - 1 : place])
    if mark == ":" and _is_label(text, place):
        return True
    before = text[max(0, place - 40) : place]
    if "[" not in before and "\\" not in before and "=" not in before:
        return False
    before = before.rpartition("\n")[2]
    token = before.rpartition(" ")[2]
    bracket = before.rfind("[")
    if bracket > before.rfind("]") or "\\" in token:
        return True
    return "=" in token.rpartition(mark)[2] and "=" in text[place + 1 : place + 20].partition(" ")[0].partition(mark)[0]


def _is_label(text: str, place: int) -> bool:
    """Whether a colon ends a label: of a speaker (A:, Q1:), or of a field in a line without a sentence (地點:台北)."""
    line = text[max(0, place - 40) : place].rpartition("\n")[2]
    label = line.rpartition(" ")[2]
    if len(label) <= 2 and label.isascii() and label[:1].isupper():
        return True
    line += text[place : place + 40].partition("\n")[0]
    return len(label) <= 4 and not any(mark in line for mark in "，。！？；,“「")


def _enumerating(look: View) -> frozenset[int]:
    """The commas between Latin names in a row."""
    return frozenset(
        match.start() + offset
        for match in _LIST.finditer(look.text)
        if not look.untouchable.touch(*match.span()) and not look.english.touch(*match.span())
        for offset, char in enumerate(match.group())
        if char == ","
    )


def _between_latin(look: View, listed: frozenset[int]) -> Iterator[int]:
    """Commas between two Latin words of a Chinese clause (告訴CNBC,SpaceX每年); in a list the others know better."""
    text = look.text
    for match in _BETWEEN.finditer(text):
        place = match.start()
        before = _LATIN_BEFORE.search(text, max(0, place - 44), place)
        if before is None or _LATIN_BEHIND.match(text, place + 1) is None:
            continue
        if place not in listed and place not in look.untouchable:
            yield place


def _parentheses(look: View, damaged: bool) -> Iterator[Finding]:
    """Half-width parentheses that touch Chinese, in text whose other marks are damaged or whose other half is full."""
    text = look.text
    for match in _ROUND.finditer(text):
        start, end = match.span()
        mixed = (text[start] == "（") != (text[end - 1] == "）")
        if (text[start] == "（" and not mixed) or start in look.untouchable:
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        spaced = before == " " or (after == " " and not is_han(before))
        quoted = before != "" and before in "”」』》" and is_han(text[start - 2 : start - 1])
        touching = is_han(before) or is_han(after) or is_han(match.group(1)[0]) or quoted
        if not touching or not (mixed or (damaged and not spaced)):
            continue  # all half-width is a house style, where nothing else is damaged
        reason = "a pair of parentheses of two widths" if mixed else "half-width parentheses in Chinese"
        if text[start] == "(":
            yield _wide(start, "（", 0.9, reason)
        if text[end - 1] == ")":
            yield _wide(end - 1, "）", 0.9, reason)
    for match in _NESTED.finditer(text) if damaged else ():
        start, end = match.span()
        if start not in look.untouchable and (is_han(text[start - 1 : start]) or is_han(text[start + 1])):
            for place, after in ((start, "（"), (end - 1, "）")):
                yield _wide(place, after, 0.88, "half-width parentheses around others")


def _wide(place: int, after: str, confidence: float, reason: str) -> Finding:
    return Finding(place, place + 1, after, _RULE, reason, confidence, (CLREQ,))
