"""How far an idiom that was translated word by word reaches in its clause, and what fits there instead."""

import re

from normalizer.repairs.idiom_places import Place, is_light

_PLACES = re.compile("[之底裡]?[上下裡裏中內後前旁]|[裡上下後前]面|之間|旁邊|[起下出過回]來|[進出下上回]去")
_BRINGS = frozenset("把將")
_LEADS = frozenset("把將給在對向從用像為跟與於")
_COUNTS = re.compile("[一這那]?[個種記顆張場隻條根劑片塊次項]|一")
_NEGATIONS = re.compile("並?[不沒][能會要再有]?|[並未]?未|別|無法|[並能會要有]")
_NAME = 8  # how long a name between 把 and the verb may be, in characters


def fit(place: Place, intended: str, form: str, owned: bool, negated: bool) -> tuple[int, int, str | None]:
    """The span `[start, end)` in the clause that is the idiom's, and what stands there instead; None where the
    construction is another one.

    `intended` is what is meant, `{}` in it whom it concerns; `form` is v for a verb phrase, n for a noun, p for a
    phrase with 在, c for a clause; with `owned` somebody may be named between 把 and the verb; with `negated` a
    negation before it belongs to it.
    """
    first, last, owner = place.first, place.last, place.owner
    while _PLACES.fullmatch(place.word(last + 1)):
        last += 1
    begin, brought = _find_lead(place, owned)
    owner = owner or brought
    leads = place.word(begin) if begin < first else ""
    if form == "n" and not leads:
        while _COUNTS.fullmatch(place.word(begin - 1)):
            begin -= 1
    negation = begin
    while negated and _NEGATIONS.fullmatch(place.word(negation - 1)):
        negation -= 1
    words = [place.word(index) for index in range(negation, last + 1)]
    fits = {
        "v": place.chosen[0] == first or bool(leads),
        "n": not leads and not any(word in _LEADS for word in words[:-1]),
        "p": words[0] in ("在", "處於", "處在", "於") or place.word(place.chosen[0]) == "在",
        "c": True,
    }[form]
    if "被" in words or place.word(begin - 1) == "被" or ("{}" in intended and not owner):
        fits = False
    if negated and negation == begin:
        fits = False
    after = intended.replace("{}", owner) if fits and intended else None
    return place.tokens[negation].start, place.tokens[last].end, after


def is_negated(place: Place) -> bool:
    """Whether something before the idiom in its clause denies it."""
    return any(place.word(index)[0] in "不沒別未無勿難莫" for index in range(place.first))


def _find_lead(place: Place, owned: bool) -> tuple[int, str]:
    """Where the idiom begins with what leads it (把, 在, 給), and who stands between 把 and its first word."""
    name = ""
    for index in range(place.first - 1, max(-1, place.first - 6), -1):
        word = place.word(index)
        if word in _BRINGS or (word in _LEADS and index == place.first - 1):
            return index, name
        name = word + name
        if len(name) > _NAME or not (owned or is_light(word)):
            break
    return place.first, ""
