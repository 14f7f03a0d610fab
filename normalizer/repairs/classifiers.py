"""Classifiers that their noun does not take."""

import re
from collections.abc import Iterator
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.views import is_han, view
from normalizer.resources import read_table

FILE = "classifiers.tsv"

_NUMBERED = re.compile(
    r"([一二兩三四五六七八九十百千萬幾數這那每某\d]|第[一二三四五六七八九十])([家間所名位部場本冊輛台臺架艘條隻頭匹張把座棟首篇件雙棵朵顆])"
    r"(?=[一-鿿])"
)
# what may stand behind a noun; anything else may make it part of a longer word (一本汽車雜誌)
_BEHIND = frozenset(
    "的，。、；：！？）」”在是被和與將已也都會從於向對到有為並以可要曾因還上中內裡撞駛說宣發來去停開出，,.;:"
)


def fix_classifiers(text: str, context: Context) -> Iterator[Finding]:
    """A classifier that its noun cannot take (一隻卡車, 這本電影, 這名公司) becomes the noun's usual one, by a table
    from the dictionary. 個 goes with nearly everything and stays; so does every classifier of a noun that the table
    does not have.
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
        if not noun or classifier in nouns[noun] or place in look.untouchable:
            continue
        after = text[start + len(noun) : start + len(noun) + 1]
        if (is_han(after) or after.isalnum()) and after not in _BEHIND:
            continue
        if number in "百千萬" and not is_han(text[match.start() - 1 : match.start()]):
            continue
        right = nouns[noun][0]
        evidence = (Evidence.resource(FILE, noun, f"{noun}: {nouns[noun]}"),)
        sure = 0.84 if len(noun) > 1 else 0.7
        yield Finding(place, place + 1, right, "fix-classifiers", f"{noun} does not take {classifier}", sure, evidence)


@cache
def _nouns() -> dict[str, str]:
    """The classifiers of each noun, of all its lines."""
    nouns: dict[str, str] = {}
    for names, classifiers in read_table(FILE, 2):
        for noun in names.split("|"):
            nouns[noun] = nouns.get(noun, "") + classifiers
    return nouns
