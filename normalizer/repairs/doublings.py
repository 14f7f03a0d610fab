"""Characters, small words of structure, parentheses and paragraphs that stand twice."""

import re
from collections.abc import Iterator

import numpy as np

from normalizer.edits import Evidence, Finding
from normalizer.repairs.context import Context
from normalizer.repairs.repeats import LOOP
from normalizer.repairs.views import HAN, View, is_han, is_latin, view

# auxiliaries, prepositions, pronouns and particles; endings of nouns
_STRUCTURE = "將会會在已是被把於为為对對从從与與和的也就都而並并該该其要能應应由讓让使得我你他她它这這很更最又還还沒没"
_ENDINGS = "們们者官府司率額额權权案"
_CODES = np.zeros(0x10000, dtype=bool)
_CODES[[*map(ord, _STRUCTURE + _ENDINGS)]] = True
_PAIRS = (
    *("以及和", "以及與", "以及并", "和以及", "與以及", "和而且", "與而且", "和並且", "與並且", "並且而且", "而且並且"),
    *("但是然而", "然而但是", "因為由於", "由於因為", "因此所以", "所以因此"),
)
_JOINED = re.compile("|".join(_PAIRS))
_RELATED = re.compile(r"[^，。；：！？\n]{1,10}(?:有關|相關|無關|不同|相同|一樣|之間)")  # 以及和植物有關的展覽
_COUNTED = re.compile(r"個(?<=[一二兩三四五六七八九十幾這那每某\d]個)[名位家間部本輛台隻座張場所棟篇匹艘](?=[一-鿿])")
_BRACKETS = re.compile(r"[（(][^()（）\n]{1,60}[)）]")
_OPEN, _CLOSE = ("(", "（"), (")", "）")
_SENTENCE = 20  # a shorter paragraph may be the refrain of a song
_LOCATED = frozenset("一二兩两三四五六七八九十這这那其該该他她它我你")  # 在在顯示 is sound, 在在四人賽 is not


def drop_doubled_characters(text: str, context: Context) -> Iterator[Finding]:
    """A word of structure or the ending of a noun that stands twice (公司將將推出, 執行長們們), two conjunctions or two
    classifiers where one is enough (以及和, 三個名研究人員): one goes, by proposal, unless the dictionary has a word
    that explains both (現在在, 被被告, 委員會會議, 三個名額).
    """
    look = view(text)
    if not look.has_han:
        return
    codes = look.codes
    for place in np.flatnonzero((codes[1:] == codes[:-1]) & _CODES[codes[1:]]).tolist():
        char = text[place]
        if text[place - 1 : place] == char or text[place + 2 : place + 3] == char:
            continue
        if _is_free(look, place) and not _is_explained(text, place):
            reason = f"“{char}” stands twice"
            yield _drop(place + 1, place + 2, reason, Evidence.here(place, place + 1))
    for match in _JOINED.finditer(text) if any(pair in text for pair in _PAIRS) else ():
        start, end = match.span()
        if _is_free(look, start) and not _begins_word(text, end - 1) and not _RELATED.match(text, end):
            cut = 1 if text[start] in "和與" else 2
            reason = f"“{match.group()}”: one conjunction is enough"
            yield _drop(start + cut, end, reason, Evidence.here(start, end))
    for match in _COUNTED.finditer(text):
        place = match.start()
        if _is_free(look, place) and not _begins_word(text, place + 1):
            reason = f"“{text[place : place + 2]}”: one classifier is enough"
            yield _drop(place, place + 1, reason, Evidence.here(place, place + 2))


def drop_doubled_pieces(text: str, context: Context) -> Iterator[Finding]:
    """Parentheses that stand twice, or hold the very words before them (蘋果公司（蘋果公司）), go. A paragraph that
    says what the one before says may do so on purpose: it goes by proposal only.
    """
    look = view(text)
    if not look.has_han:
        return
    if ")" in text or "）" in text:
        for match in _BRACKETS.finditer(text):
            start, end = match.span()
            inner = match.group()[1:-1]
            before = text[max(0, start - 3) : start].rstrip(" (（")[-1:]
            if (HAN.search(inner) is None and not _is_gloss(inner, before)) or start in look.untouchable:
                continue
            if text.startswith(match.group(), end):
                reason = f"{match.group()} stands twice"
                after, evidence = end + len(match.group()), Evidence.here(start, end)
                yield Finding(end, after, "", "drop-doubled-pieces", reason, 0.9, (evidence, LOOP))
            elif text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSE and _is_gloss(inner, before):
                reason = "two pairs of parentheses around the same words"
                yield Finding(start - 1, start, "", "drop-doubled-pieces", reason, 0.88, (LOOP,))
                yield Finding(end, end + 1, "", "drop-doubled-pieces", reason, 0.88, (LOOP,))
            elif len(inner) > 2 and text.startswith(inner, start - len(inner)) and all(map(is_han, inner)):
                reason = f"“{inner}” is explained by itself"
                first = start - len(inner)
                sure = 0.6 if is_han(text[first - 1 : first]) else 0.88  # 國立臺灣大學（臺灣大學） is a short form
                yield Finding(start, end, "", "drop-doubled-pieces", reason, sure, (Evidence.here(first, start), LOOP))
    before, begin = "", 0
    for start, line in look.lines:
        if not line.length:
            continue
        said = text[start : start + line.length].strip()
        if said == before and len(said) >= _SENTENCE and said[-1] in "。！？”」" and start not in look.untouchable:
            reason = "the paragraph before says the same"
            here = Evidence.here(begin, begin + len(said))
            end = start + line.length
            yield Finding(text.rfind("\n", 0, start), end, "", "drop-doubled-pieces", reason, 0.7, (here, LOOP))
        before, begin = said, start


def _is_gloss(inner: str, before: str) -> bool:
    """Whether what stands in parentheses is a Latin name or phrase behind a Chinese word, and no figure or code."""
    return sum(map(is_latin, inner)) > 2 and (is_han(before) or before in (")", "）"))


def _is_free(look: View, place: int) -> bool:
    """Whether a place may be repaired: no speech, no address, no code."""
    return place not in look.quoted and place not in look.untouchable


def _is_explained(text: str, place: int) -> bool:
    """Whether the first of two equal characters ends a word, or the second begins one, or both are one."""
    from normalizer.lexicon import load

    is_word = load().is_word
    char = text[place]
    if is_word(char + char) or _begins_word(text, place + 1) or _begins_word(text, place):
        return True
    ended = any(is_word(text[place - size + 1 : place + 1]) for size in (2, 3, 4, 5) if place - size + 1 >= 0)
    if char in _ENDINGS:
        return not ended and char not in "們们"
    return ended or (char == "在" and is_han(text[place + 2 : place + 3]) and text[place + 2] not in _LOCATED)


def _begins_word(text: str, place: int) -> bool:
    from normalizer.lexicon import load

    is_word = load().is_word
    return any(is_word(text[place : place + size]) for size in (2, 3, 4, 5))


def _drop(start: int, end: int, reason: str, evidence: Evidence) -> Finding:
    return Finding(start, end, "", "drop-doubled-characters", reason, 0.75, (evidence, LOOP))
