"""Words, phrases and clauses that a translator's decoder wrote twice."""

import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.echoes import equal_runs
from normalizer.repairs.views import HAN, View, is_han, is_latin, view
from normalizer.resources import read_table

LOOP = Evidence.convention("decoder-loop", "a neural decoder that loops writes the same words again")
_MARKS = "，,。、；;：:！!？?…"
_MARK = re.compile(f"[{_MARKS}]")
_STOPS = ("，", ",", "。", "；", ";", "")
_EXCLAIMED = ("！", "!", "？", "?")
_OPENERS = ("「", "『", "“")
_CLOSERS = ("」", "』", "”")
_JOINERS = ("的", "以及", "和", "與", "及", "或", "、", "並", "，以及", "，")
_EMPHATIC = "最很好太真更再超不沒"  # 最重要最重要的: emphasis
_INTERJECTIONS = frozenset(
    ("yeah", "hey", "oh", "ah", "ha", "la", "na", "no", "yes", "baby", "bye", "wow", "ohh", "go")
)
_CRIES = frozenset(("對不起", "為什麼", "怎麼辦", "是不是", "有沒有", "來來來", "一步步", "謝謝你", "天天天"))

# words that are an answer, a cry or an order by themselves: 「沒有，沒有」 is speech, with quotation marks or without
_ANSWERS = frozenset(
    (
        "沒有",
        "不會",
        "不能",
        "可能",
        "也許",
        "或許",
        "應該",
        "必須",
        "現在",
        "確實",
        "完全",
        "已經",
        "開始",
        "繼續",
        "希望",
    )
)
# an institution (_BODY), and what behind it makes the name of another, of a part or of an office of it (_PART)
_BODY = re.compile(r"(?:大學|[中小]學|學校|公司|集團|銀行|中心|聯盟|聯合國|歐盟|政府|[院館所局部署會社黨府廳處])\Z")
_PART = re.compile(
    r"[一-鿿]{0,4}?(?:[院館所系部處室社局校店廠]|中心|公司|銀行|集團|大學|分[部會行店局校]|校區|團隊|委員|議員|教授|學生|校友|學者"
    r"|研究員|職員|員工|董事|秘書|主任|主席|總裁|經理|代表|發言人|組織)"
)
_DOUBLING = re.compile(r"([a-z]{2,})[ -]?\1")
_NAMED = re.compile(r"[（(]([A-Za-z -]{4,40})[)）]")


def drop_repeats(text: str, context: Context) -> Iterator[Finding]:
    """A phrase or clause of three characters or more that follows itself word for word, or is joined to itself by
    “and”, is said once. Verse, quoted speech, interjections and rows of digits or marks may repeat themselves: there,
    and where the repeated unit is short, it is only proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    done = 0
    for start, period, length in equal_runs(text):
        # shorter than the period it must leave room for a joiner only
        if start < done or length < period - 3:
            continue
        found = _adjacent(look, start, period, length)
        if found is None and length < period:
            found = _joined(look, start, period, length)
        if found is not None:
            done = start + period + length
            yield found


def _adjacent(look: View, start: int, period: int, length: int) -> Finding | None:
    """A unit that follows itself. The text is periodic in `[start, start + period + length)`."""
    text = look.text
    end = start + period + length
    unit = text[start : start + period]
    first, last = start + period, start + period + length // period * period
    border = _border(text, start, period)
    if border is not None:
        # whole clauses and names: from behind a mark to behind a mark, or 乙，乙。 with another mark at the end
        copies, rest = divmod(end - border, period)
        first, last = border + period, border + copies * period
        if copies and rest == period - 1 and text[border + period - 1] in _MARKS + " " and not _goes_on(text, end):
            first, last = border + period - 1, end
    elif unit[-1] in _MARKS and text[end : end + 1] in _STOPS and (length + 1) % period == 0:
        # the end of a clause, said again as whole clauses: …乙，乙，乙。
        first, last = start + period - 1, end
    if (
        border is None
        and last - first <= period
        and (unit[-1] in "、；;" or (unit[-1] in _MARKS and unit[0] in "沒有不無"))
    ):
        return None  # 國立臺灣大學、臺灣大學; 就沒有改革，沒有改革，就沒有…
    if first >= last or "\n" in unit or look.untouchable.touch(start, last) or look.english.touch(start, last):
        return None
    copies = -(-(last - first) // period)
    confidence = _judge(look, unit, start, first, last, copies)
    if not confidence:
        return None
    if border is None and copies == 1 and _begins_name(text, last - period, last):
        confidence = min(confidence, 0.7)
    if border is None:
        # any window of the same length leaves the same text: take one that begins behind a mark
        for shift in range(min(end - last, 40) + 1):
            if text[first + shift - 1] in _MARKS or text[first + shift] in "（(":
                first, last = first + shift, last + shift
                break
    if _cuts_word(text, first) or _cuts_word(text, last):
        return None
    reason = f"“{unit.strip()}” is said {copies + 1} times in a row"
    evidence = (Evidence.here(max(0, first - period), first), LOOP)
    return Finding(first, last, "", "drop-repeats", reason, confidence, evidence)


def _border(text: str, start: int, period: int) -> int | None:
    """Where the first whole clause or Latin name of a periodic stretch begins; None where it has neither."""
    unit = text[start : start + period]
    if _MARK.search(unit) is None and (HAN.search(unit) is not None or " " not in unit):
        return None
    for place in range(start, start + period):
        if place == 0 or text[place - 1] in _MARKS or text[place - 1] in "\n“「『（(":
            return place
        if is_latin(text[place]) and not is_latin(text[place - 1]) and (place == start or text[place - 1] != " "):
            return place
    return None


def _begins_clause(text: str, place: int) -> bool:
    """Whether a place is the first of a clause or of a line."""
    return place == 0 or text[place - 1] in _MARKS or text[place - 1] in "\n 「『“（("


def _ends_clause(text: str, start: int, period: int) -> bool:
    """Whether a mark ends the unit that is `[start, start + period)`, or one character of it."""
    return text[start + period - 1] in _MARKS


def _begins_name(text: str, start: int, end: int) -> bool:
    """Whether the last copy, `[start, end)`, begins a longer name: by the dictionary (聯合國教科文組織), or as the
    institution that another is a part of (北京大學出版社).
    """
    if not is_han(text[end : end + 1]):
        return False
    if _BODY.search(text, start, end) and _PART.match(text, end):
        return True
    from normalizer.lexicon import load

    is_word = load().is_word
    return any(is_word(text[start : end + size]) for size in range(1, 7))


def _cuts_word(text: str, place: int) -> bool:
    """Whether a Latin word goes on across a place."""
    return is_latin(text[place - 1 : place]) and is_latin(text[place : place + 1])


def _goes_on(text: str, end: int) -> bool:
    """Whether the last word of a stretch goes on behind it."""
    after = text[end : end + 1]
    return (is_han(after) and is_han(text[end - 1])) or (is_latin(after) and is_latin(text[end - 1]))


def _judge(look: View, unit: str, start: int, first: int, last: int, copies: int) -> float:
    """How sure it is that the unit, said `copies` times more, is not repeated on purpose; 0: it may well be."""
    text = look.text
    period = len(unit)
    han = sum(map(is_han, unit))
    latin = sum(map(is_latin, unit))
    marked = _MARK.search(unit) is not None
    core = unit.strip(_MARKS + " ")
    if marked and copies and core in single_words() and first not in look.quoted:
        return 0.0 if core in _ANSWERS else 0.86  # 此外，此外，
    digits = sum(map(str.isdigit, unit))
    if (
        (han < 3 and latin < 4 and not (latin > 1 and latin + digits > 3))
        or any(unit[:-step] == unit[step:] for step in (1, 2))
        or "<" in unit
    ):
        return 0.0
    ends = text[start - 1 : start] + text[last : last + 1]
    following = text[last : last + 2].lstrip(" ")[:1]
    if (not han or text[last - 1].isascii()) and (is_latin(following) or following.isdigit() or following == "+"):
        return 0.0  # iPhone 17、iPhone 17 Air: a name that begins another
    if core.lower() in _INTERJECTIONS:
        return 0.0
    if not han and any(mark in ends for mark in "_-=/.%@#$\\"):
        return 0.0  # BLOCK_SIZE、LS_BLOCK_SIZE
    if not han and any(mark in unit for mark in "。！？!?\n：:"):
        return 0.0  # …回傳給 Aguero。Aguero 之後…
    if not han and not marked and not _is_stutter(text, unit.strip(), start, copies):
        return 0.7 if digits else 0.0  # Duran Duran, New York New York
    if len(core) == 3 and core[0] == core[2]:
        return 0.0  # 等啊等，等啊等
    if period == 3 and (unit[0] in _EMPHATIC or unit in _CRIES):
        return 0.0
    named = _NAMED.match(text, last)
    if named is not None and _DOUBLING.search(named.group(1).lower()):
        return 0.0  # 恩戈羅恩戈羅（Ngorongoro）
    sure = 0.93 if period >= 6 else 0.88 if period > 3 or copies > 1 else 0.7  # 恩戈羅恩戈羅 is a place
    if han and marked and copies == 1 and not _begins_clause(text, start) and _ends_clause(text, start, period):
        # …甲乙，乙，: what ends one clause may begin the next
        ended = text[last : last + 1] not in ("，", ",", "、") and text[last - 1] not in _MARKS
        damaged = "," in unit or core in text[last : last + period + 6]
        sure = min(sure, 0.86) if ended or damaged else 0.7
    if marked and han + latin // 3 + digits < (6 if copies == 1 else 4) and (han or latin < 4):
        sure = 0.7
    elif not marked and not _flows(text, start, last):
        sure = 0.7  # a cry, a slogan: the repetition is the whole clause
    verse = _is_verse(text, start)
    spoken = first in look.quoted or text[last : last + 1] in _EXCLAIMED
    if han and (spoken or verse):
        if marked and len(core) <= (5 if spoken else 3):
            return 0.0  # 「不可能，不可能」
        fills = text[start - 1 : start] in _OPENERS and text[last : last + 2].strip(_MARKS)[:1] in _CLOSERS
        if spoken and not verse and not fills and len(core) > 12:
            return min(sure, 0.88)  # no speaker says so much twice
        sure = min(sure, 0.6) if copies < 2 or fills else sure
    return sure


@cache
def single_words() -> frozenset[str]:
    """Words that are never doubled on purpose."""
    return frozenset(word for (line,) in read_table("single_words.tsv", 1) for word in line.split())


def _is_stutter(text: str, name: str, start: int, copies: int) -> bool:
    """Whether a Latin name that follows itself also stands nearby by itself, or is said too often for a name."""
    near = text.count(name, max(0, start - 4000), start + 4000)
    return copies > 1 or near > copies + 1 or " " in name


def _flows(text: str, start: int, end: int) -> bool:
    """Whether words go on right before or right behind."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return is_han(before) or is_han(after) or is_latin(before) or is_latin(after)


def _is_verse(text: str, place: int) -> bool:
    """Whether the line is short, as verses and slogans are."""
    start = max(text.rfind("\n", max(0, place - 24), place), -1 if place <= 24 else place - 25)
    end = text.find("\n", place, place + 24)
    end = min(len(text), place + 24) if end < 0 else end
    return end - start <= 23 and text[end - 1] != "。"


def _joined(look: View, start: int, period: int, length: int) -> Finding | None:
    """`X和X`: the same phrase on both sides of a joiner."""
    text = look.text
    phrase = text[start : start + length]
    joiner = text[start + length : start + period]
    end = start + period + length
    if joiner not in _JOINERS or not all(map(is_han, phrase)) or look.untouchable.touch(start, end):
        return None
    if text[end : end + 2] in ("之間", "彼此", "的差"):
        return None
    if joiner == "的" and len(phrase) < (6 if is_han(text[end : end + 1]) else 4):
        return None
    if joiner in "，、" and (len(phrase) < 8 or start in look.quoted or not _begins_clause(text, start)):
        return None
    before = text[start - 1 : start]
    sure = 0.85 if not is_han(before) or len(phrase) >= 5 or joiner == "的" else 0.75
    reason = f"“{phrase}” is joined to itself"
    evidence = (Evidence.here(start, start + length), LOOP)
    return Finding(start + length, end, "", "drop-repeats", reason, sure, evidence)
