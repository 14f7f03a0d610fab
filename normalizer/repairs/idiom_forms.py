"""How far an idiom that was translated word by word reaches in its clause, and what fits there instead."""

import re
from dataclasses import dataclass

from normalizer.repairs.idiom_places import Place, is_light
from normalizer.repairs.views import is_han

_PLACES = re.compile("[之底裡]?[上下裡裏中內後前旁]|[裡上下後前]面|之間|旁邊|[起下出過回]來|[進出下上回]去")
_BRINGS = frozenset("把將")
_LEADS = frozenset("把將給在對向從用像為跟與於使讓令")
_BY = frozenset("在以用憑靠著")
_MAKES = frozenset("使讓令")
_COUNTS = re.compile("[一這那]?[個種記顆張場隻條根劑片塊次項艘位]|一")
_STAYS = frozenset(("在", "處於", "處在", "於", "坐"))
_GOES_ON = frozenset("的是不也就都還卻則更並而以但和與及或讓使令會已曾將被因所若後時嗎吧呢啊來去起對給從為像使至直正一")
_INTO = frozenset("在到進入成")
_NAME = 8  # how long a name between 把 and the verb may be, in characters


@dataclass(frozen=True, slots=True)
class Fit:
    """The span `[start, end)` in the clause that is the idiom's and what stands there instead, if anything does.

    `loose` says that the construction is not the idiom's own, or that the words behind it may belong to it.
    """

    start: int
    end: int
    after: str | None
    loose: bool


def fit(place: Place, intended: str, form: str, owned: bool, verb: bool) -> Fit:
    """How an idiom fits its place.

    `intended` is what is meant, `{}` in it whom it concerns; `form` is v for a verb phrase, n for a noun, p for a
    phrase with 在, c for a clause; with `owned` somebody may be named between 把 and the verb; `verb` says that the
    idiom begins with one.
    """
    first, last = place.first, place.last
    if place.word(last + 1) in ("了", "的") and _PLACES.fullmatch(place.word(last + 2)):
        last += 2  # 灑了出來, 在馬的前面
    while _PLACES.fullmatch(place.word(last + 1)) or place.word(last + 1) == "自己":
        last += 1
    begin, brought = _find_lead(place, owned, form, verb and place.in_order)
    owner = place.owner or brought
    leads = place.word(begin) if begin < first else ""
    if form == "n" and place.word(begin - 1) == "在" and _COUNTS.fullmatch(place.word(begin - 2)):
        begin -= 1  # 一個在手臂上的射擊
    while form in "nc" and _COUNTS.fullmatch(place.word(begin - 1)):
        begin -= 1
    words = [place.word(index) for index in range(begin, last + 1)]
    linked = place.in_order
    match form:
        case "v":
            fits = linked = linked or bool(leads)
        case "n":
            linked = linked or any("的" in word for word in words)
            fits = place.word(begin - 1) != "在" and not any(word in _LEADS for word in words[first - begin : -1])
        case "p":
            fits = linked = words[0] in _STAYS or begin < first
        case _:
            fits = linked
    loose = not (fits and linked) or _goes_on(place, last)
    behind = place.word(last + 1)[:1]
    if (form != "n" and behind == "的" and place.word(last + 2)) or (not place.in_order and behind in _INTO):
        fits = False
    if "被" in words or place.word(begin - 1) == "被" or ("{}" in intended and not owner):
        fits = False
    after = intended.replace("{}", owner) if fits and intended else None
    return Fit(place.tokens[begin].start, place.tokens[last].end, after, loose)


def is_negated(place: Place) -> bool:
    """Whether something before the idiom in its clause denies it."""
    return any(place.word(index)[0] in "不沒別未無勿難莫" for index in range(place.first))


def _goes_on(place: Place, last: int) -> bool:
    """Whether what stands behind the idiom may belong to its last word: a noun, or where a verb puts something."""
    behind = place.word(last + 1)
    if not behind or not is_han(behind[0]):
        return False
    if not place.in_order and behind[0] in _INTO:
        return True
    return behind[0] == "的" or not (is_light(behind) or behind[0] in _GOES_ON)


def _find_lead(place: Place, owned: bool, form: str, acts: bool) -> tuple[int, str]:
    """Where the idiom begins with what leads it (把; in the other order 在, 給 and the like as well), and who stands
    between 把 and its first word; `acts`: that is its verb.
    """
    name = ""
    for index in range(place.first - 1, max(-1, place.first - 6), -1):
        word = place.word(index)
        if form == "v" and word in _BRINGS and (name or not acts):
            return index, name
        if not name and ((form == "p" and word[-1] in _BY) or (form == "v" and word in _LEADS and not acts)):
            return index, ""
        if form == "v" and word in _MAKES and not name:
            return index, ""
        name = word + name
        if len(name) > _NAME or not (owned or is_light(word)):
            break
    return place.first, ""
