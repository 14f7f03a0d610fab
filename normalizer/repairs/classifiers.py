"""Classifiers that their noun does not take."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view
from normalizer.resources import read_table

FILE = "classifiers.tsv"

_NUMBERED = re.compile(
    r"([一二兩三四五六七八九十百千萬幾數這那每某\d]|第[一二三四五六七八九十])([家間所名位部場本冊輛台臺架艘條隻頭匹張把座棟首篇件雙棵朵顆枚])"
    r"(?=[一-鿿])"
)
# what may stand behind a noun; anything else may make it part of a longer word (一本汽車雜誌)
_BEHIND = re.compile(
    r"[^一-鿿A-Za-z0-9]|\Z|[的在是被和與將已也都會從於向對到有為並以可要曾因還上中內裡撞駛說宣發來去停開出]"
    r"|(?:參[與加]|接受|進行|發現|認為|獲得|加入|離開|主持|完成)(?![人者的])"
    r"|共同|緊急|突然|立即|仍然|正在|目前|今[天年]|昨天|去年|明年|最近|首次|再次|隨後|必須|應該|需要|表示|指出|由於|如果|終於|全部|分別|陸續"
)
_PERSONS = re.compile(
    r"(?:(?![的在是被和與將已也都會從於向對到有為以可要曾])[一-鿿]){0,6}?(?:[員者師授長官]|學生|專家|選手|教練)"
)
_STAFF = re.compile(r"[一-鿿]{0,4}?人[員士]")  # 研究人員
_BEFORE = "新舊大小老好"  # an adjective of one character
# Classifiers that go with the same sort of things. One of another sort than all that the dictionary gives is wrong.
_SORTS = ("名位", "家所間座棟幢", "本冊部", "輛架艘台臺部", "隻頭匹條", "棵株朵", "張幅片", "條支枝根", "顆粒枚", "把")
_LOOSE = "隻部"  # spoken of many things


def fix_classifiers(text: str, context: Context) -> Iterator[Finding]:
    """A classifier that its noun cannot take (一隻卡車, 這本電影, 這名公司) becomes the noun's usual one, by a table
    from the dictionary. Of a noun that the table does not have, the dictionary's own classifiers are proposed where
    that in the text goes with another sort of things. 個 goes with nearly everything and stays.
    """
    look = view(text)
    if not look.has_han or not look.traditional:
        return
    nouns = _nouns()
    for match in _NUMBERED.finditer(text):
        number, classifier = match.groups()
        place = match.start(2)
        start = match.end()
        noun = next((text[start : start + size] for size in (4, 3, 2, 1) if text[start : start + size] in nouns), "")
        if not noun and text[start] in _BEFORE:
            start += 1
            noun = next((text[start : start + size] for size in (4, 3, 2) if text[start : start + size] in nouns), "")
        staff = None if noun or classifier in "名位" else _STAFF.match(text, start)
        if place in look.untouchable or (number in "百千萬" and not is_han(text[match.start() - 1 : match.start()])):
            continue
        if number + classifier == "數位" or text[start : start + 1] == classifier:
            continue  # digital; a stutter
        if staff is not None and _BEHIND.match(text, staff.end()) and text[staff.end() : staff.end() + 1] != "的":
            reason = f"{staff.group()} does not take {classifier}"
            yield Finding(place, place + 1, "名", "fix-classifiers", reason, 0.82, (Evidence.resource(FILE, "研究員"),))
        end = start + len(noun)
        if not noun or (len(noun) == 1 and _BEHIND.match(text, end) is None):
            yield from _by_dictionary(text, place)
            continue
        if classifier in nouns[noun] + _own_classifiers(noun) or _BEHIND.match(text, end) is None:
            continue
        owner = text[end : end + 1] == "的"  # 三張老師的照片: what is counted may stand behind
        if owner and nouns[noun][0] == "名":
            continue
        if classifier in "名位" and _PERSONS.match(text, end):
            continue  # 一名公司前員工
        evidence = (Evidence.resource(FILE, noun, f"{noun}: {nouns[noun]}"),)
        sure = 0.84 if len(noun) > 1 and not owner else 0.65
        reason = f"{noun} does not take {classifier}"
        yield Finding(place, place + 1, nouns[noun][0], "fix-classifiers", reason, sure, evidence)


def _by_dictionary(text: str, place: int) -> Iterator[Finding]:
    """The classifier at `place`, if the dictionary has others of another sort for the noun behind it."""
    from normalizer.lexicon import load

    is_word = load().is_word
    classifier = text[place]
    sorts = "".join(sort for sort in _SORTS if classifier in sort)
    if not sorts or any(is_word(text[place : place + size]) for size in (2, 3, 4)):
        return  # 位置, 名額: no classifier
    noun = next(
        (text[place + 1 : place + 1 + size] for size in (4, 3, 2) if is_word(text[place + 1 : place + 1 + size])), ""
    )
    if not noun or _BEHIND.match(text, place + 1 + len(noun)) is None:
        return
    own = _own_classifiers(noun)
    typed = [one for one in own if one != "個" and (classifier in "名位" or any(one in sort for sort in _SORTS))]
    if (
        not typed
        or not set(sorts).isdisjoint(own)
        or (classifier in _LOOSE and not set("名位家所").intersection(typed))
    ):
        return
    if classifier in "名位" and _PERSONS.match(text, place + 1 + len(noun)):
        return
    evidence = (Evidence.resource("cc-cedict", noun, f"{noun}: {own}"),)
    yield Finding(place, place + 1, typed[0], "fix-classifiers", f"{noun} does not take {classifier}", 0.6, evidence)


@lru_cache(maxsize=1024)
def _own_classifiers(noun: str) -> str:
    """The Traditional classifiers that the dictionary gives for a noun; empty where it gives none."""
    from normalizer.lexicon import load

    found = [sense[3:].split(",") for entry in load().entries(noun) for sense in entry.senses if sense[:3] == "CL:"]
    return "".join(dict.fromkeys(one.partition("|")[0].partition("[")[0][:1] for ones in found for one in ones))


@cache
def _nouns() -> dict[str, str]:
    """The classifiers of each noun, of all its lines."""
    nouns: dict[str, str] = {}
    for names, classifiers in read_table(FILE, 2):
        for noun in names.split("|"):
            nouns[noun] = nouns.get(noun, "") + classifiers
    return nouns
