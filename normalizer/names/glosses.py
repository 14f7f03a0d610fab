"""Glosses: a name in one script with the same name in the other in brackets behind it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizer.lexicon import lemmas, load
from normalizer.names.borders import CLOSED, find_border, find_dotted_start
from normalizer.names.folding import fold, fold_name
from normalizer.names.forms import JOINTS, known_forms
from normalizer.names.gazetteer import look_up
from normalizer.names.latin import IS_A_NAME, LatinName
from normalizer.names.resolution import initials
from normalizer.names.sound_links import initials_of
from normalizer.names.sounds import find_dotted, is_title, odds
from normalizer.names.transliteration import SOUNDS_ALIKE, find_start, match_name
from normalizer.names.vocabulary import split_prefix

_OPEN = "(（"
_CLOSE = ")）"
_HAN_IN_BRACKETS = re.compile(r"[ ]?[(（][ ]?([\u3400-\u9fff·‧・]{2,14})[ ]?[)）]")
LONGEST = 20
_CAUSES = frozenset(CLOSED | set("讓让使令叫請请和"))
_CLOSENESS = 3.0
"""Nats that a start at a word's border may cost against the best one: 擊敗 before a name keeps its 敗."""
_LONGER = {"lab": "laboratory", "labs": "laboratory", "tech": "technology", "corp": "corporation"}
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a"})


@dataclass(frozen=True, slots=True)
class Gloss:
    """A gloss `[start, end)` with its brackets: `chinese` is the Chinese name, or None where its start is not known.

    `latin_start` is where the Latin name stands; `score` are the nats by which the Chinese sounds like `spoken`, the
    Latin name in the order of its Chinese; `by_sense` says that the Chinese was recognised by its meaning instead,
    `by_border` by what stands before it.
    """

    start: int
    end: int
    chinese: str | None
    latin: str
    latin_start: int
    score: float
    by_sense: bool = False
    spoken: str = ""
    by_border: bool = False


def find_glosses(
    text: str, names: Sequence[LatinName], is_form: Callable[[str, str], bool] = lambda chinese, latin: False
) -> tuple[Gloss, ...]:
    """The glosses of `text`, where `names` are its names in Latin letters: 奈特(Knight), 埃隆·馬斯克（Elon Musk）,
    Twitter（推特）.

    `is_form` says whether a Chinese string is already known to be a form of a Latin name.
    """
    found = []
    for name in names:
        if name.stuttered:
            continue
        gloss = _behind(text, name, is_form) or _before(text, name, is_form)
        if gloss is not None:
            found.append(gloss)
    return tuple(found)


def _behind(text: str, name: LatinName, is_form: Callable[[str, str], bool]) -> Gloss | None:
    """The Latin name in brackets behind the Chinese one."""
    opening = name.start - 1
    while opening > 0 and text[opening] == " ":
        opening -= 1
    if text[opening - 2 : opening + 1] == "The":  # （The Hague）
        opening -= 3
    if opening < 1 or text[opening] not in _OPEN:
        return None
    closing = name.end
    if text[closing : closing + 1] == "." and name.text.endswith((" Jr", " Sr")):
        closing += 1
    while closing < len(text) and text[closing] == " ":
        closing += 1
    if closing >= len(text) or text[closing] not in _CLOSE + ",，、;；":
        return None
    end = closing + 1 if text[closing] in _CLOSE else name.end
    stop = opening
    while stop > 0 and text[stop - 1] == " ":
        stop -= 1
    initialed = _INITIALED.search(text, max(0, stop - LONGEST), stop) if text[stop - 1] not in _OPEN else None
    if initialed is not None and " " in name.text:
        spelt = initialed.group(1)
        first, score = (0, 1.0) if spelt.isascii() else find_start(spelt, name.text.split()[0])
        if score > 0:
            begin = initialed.start() + first
            return Gloss(begin, end, text[begin:stop], name.text, name.start, 0.0)
    start = stop
    while start > 0 and stop - start < LONGEST and (_is_han(text[start - 1]) or text[start - 1] in JOINTS):
        start -= 1
    if start == stop:
        return None
    run = text[start:stop]
    for at in range(len(run) - 1):
        if at and run[at - 1] in JOINTS:
            continue
        if is_form(run[at:], name.text) or is_form_of(run[at:], name.text):
            return Gloss(start + at, end, run[at:], name.text, name.start, 0.0)
    pair = _find_pair(run, name.text)
    if pair is not None:
        return Gloss(start + pair, end, run[pair:], name.text, name.start, 0.0, by_border=True)
    words = name.text.split()
    for spoken in (name.text, " ".join((words[-1], *words[:-1]))) if len(words) > 1 else (name.text,):
        at, score = find_start(run, spoken)
        if score >= SOUNDS_ALIKE and len(run) - at > 1:
            at, score = _at_word(run, at, score, spoken)
            at = _whole_name(run, at)
            return Gloss(start + at, end, run[at:], name.text, name.start, score, spoken=spoken)
    dotted = find_dotted_start(run, name.text)
    if dotted is not None:
        return Gloss(start + dotted, end, run[dotted:], name.text, name.start, 0.0)
    by_sense = find_sense(run, name.text)
    if by_sense is not None:
        return Gloss(start + by_sense, end, run[by_sense:], name.text, name.start, score, True)
    whole = len(run) < LONGEST and not any(joint in run for joint in JOINTS)
    border = find_border(run, name.text, whole) if name.sure >= IS_A_NAME else None
    if border is not None:
        return Gloss(start + border, end, run[border:], name.text, name.start, 0.0, by_border=True)
    return Gloss(name.start, name.end, None, name.text, name.start, score)


_INITIALED = re.compile(r"([\u3400-\u9fff]{1,10}|[A-Z])((?:[·‧・•][A-Z]\.?){1,3})[·‧・•][\u3400-\u9fff]{1,10}$")
"""A name with initials: 羅伯特·F·甘迺迪."""
_PAIR = re.compile("([\u3400-\u9fff]{2,5})[與与和及]([\u3400-\u9fff]{2,5})$")


def _find_pair(run: str, latin: str) -> int | None:
    """Where a name of two begins that is shortened to their initials: 馬克斯與史賓塞(M&S)."""
    parts = latin.split("&")
    match = _PAIR.search(run) if len(parts) == 2 and all(len(part.strip()) == 1 for part in parts) else None
    if match is None or fold(parts[1]) not in initials_of(match.group(2)):
        return None
    for at in range(match.start(1), match.end(1) - 1):
        if (at == 0 or run[at - 1] in CLOSED) and fold(parts[0]) in initials_of(run[at:]):
            return at
    return None


def _whole_name(run: str, at: int) -> int:
    """The start `at` moved before what a gloss leaves out of a name: 馬克·卡爾尼(Carney), 黃仁勳(Jensen)."""
    dotted = next((start for start, end in find_dotted(run) if end == len(run)), at)
    if dotted < at and any(joint in run[dotted:at] or joint in run[at:] for joint in JOINTS):
        return dotted
    surname = at and len(run) - at == 2 and _is_surname(run[at - 1])
    alone = at == 1 or run[at - 2] in CLOSED or is_title(run[at - 3 : at - 1]) or is_title(run[at - 4 : at - 1])
    return at - 1 if surname and alone else at


@lru_cache(maxsize=1024)
def _is_surname(character: str) -> bool:
    senses = [sense for entry in load().entries(character) for sense in entry.senses]
    return character not in CLOSED and any(sense.startswith("surname ") for sense in senses)


def _at_word(run: str, at: int, score: float, spoken: str) -> tuple[int, float]:
    """The start `at` moved behind the word that it would cut, if the rest still spells the name about as well."""
    for begin, stop in _segment(run):
        if begin < at < stop == len(run):
            return begin, score  # 電訊報 is one word
        if begin < at < stop < len(run) - 1:
            rest = match_name(run[stop:], spoken).score
            if rest >= SOUNDS_ALIKE and score - rest < _CLOSENESS:
                return stop, rest
    # 葉 of 葉蓮娜 is no word of its own before Elena
    if at and odds(run[at - 1]) >= 0 and run[at - 1] not in _CAUSES and (at == 1 or run[at - 2] in CLOSED):
        whole = match_name(run[at - 1 :], spoken).score
        if score - whole < _CLOSENESS / 2:
            return at - 1, whole
    return at, score


def _before(text: str, name: LatinName, is_form: Callable[[str, str], bool]) -> Gloss | None:
    """The Chinese name in brackets behind the Latin one."""
    match = _HAN_IN_BRACKETS.match(text, name.end)
    if match is None:
        return None
    chinese = match.group(1)
    at, score = find_start(chinese, name.text)
    if (at == 0 and score >= SOUNDS_ALIKE) or is_form(chinese, name.text):
        return Gloss(name.start, match.end(), chinese, name.text, name.start, max(score, 0.0))
    if find_sense(chinese, name.text) == 0:
        return Gloss(name.start, match.end(), chinese, name.text, name.start, score, True)
    return None


@lru_cache(maxsize=8192)
def is_form_of(chinese: str, latin: str) -> bool:
    """Whether a table or the dictionary has `chinese` as a form of `latin`, or of what `latin` is short for.

    >>> is_form_of("歐洲中央銀行", "ECB"), is_form_of("輝達", "Nvidia"), is_form_of("輝達", "Apple")
    (True, True, False)
    """
    known = known_forms().get(chinese) or look_up(chinese)
    if known is None:
        return False
    short = " " not in latin and len(latin) > 2 and initials(known.latin) == latin.upper()
    return short or fold_name(known.latin.removeprefix("The ")) == fold_name(latin.removeprefix("The "))


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@lru_cache(maxsize=8192)
def find_sense(run: str, latin: str) -> int | None:
    """Where in `run` the Chinese starts that ends with it and whose words mean those of `latin`, or are shortened to
    it.

    None unless all words of `latin` are accounted for. 安全超級智能 is SSI: 安全 safe, 超級 super-, 智能 intelligent.
    """
    short = latin.isalpha() and (latin.isupper() or (len(latin) < 6 and " " not in latin))
    if short:
        start = _find_initials(run, latin.lower())
        if start is not None or not latin.isupper():
            return start
    left = list(latin.lower()) if short else [part for word in latin.lower().split() for part in _parts(word)]
    if not 2 <= len(left) <= 8:
        return None
    place = len(run)
    for start, end in reversed(_segment(run)):
        if end != place or not left:
            break
        senses = load().english_words(run[start:end])
        if short:
            hit = next((letter for letter in reversed(left) if any(sense.startswith(letter) for sense in senses)), None)
        else:
            known = [form for sense in sorted(senses) for form in lemmas(sense)]
            hit = next((word for word in reversed(left) if _is_among(_LONGER.get(word, word), known)), None)
        if hit is None:
            break
        left.remove(hit)
        place = start
    return place if not left else None


_BETWEEN = frozenset("和與与及暨局部署會会院所")


def _find_initials(run: str, letters: str) -> int | None:
    """Where the words of `run` start whose meanings begin, in their order, with `letters`: 食物和藥物管理局 and FDA."""
    if not 2 < len(letters) <= 8:
        return None
    for start, end in reversed(_segment(run)):
        word = run[start:end]
        if any(sense.startswith(letters[-1]) for sense in load().english_words(word)) and len(word) > 1:
            letters = letters[:-1]
            if not letters:
                return start
        elif word not in _BETWEEN:
            return None
    return None


@lru_cache(maxsize=1024)
def _segment(run: str) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in load().segment(run))


def _is_among(word: str, known: Sequence[str]) -> bool:
    """Whether a form of `word` is among `known`, or a long word that begins like it: intelligence, intelligent."""
    if any(form in known for form in lemmas(word)):
        return True
    stem = word[: max(6, len(word) - 3)]
    return len(word) > 6 and any(other.startswith(stem) for other in known)


def _parts(word: str) -> tuple[str, ...]:
    """The words to look for: superintelligence is super and intelligence; small words are none."""
    prefix = split_prefix(word)
    return () if word in _SMALL else (word,) if prefix is None else prefix
