"""Two-character words said twice, and Latin letters that make no word."""

import re
from collections.abc import Iterator, Sequence

from normalizer.edits import Evidence, Finding
from normalizer.names.vocabulary import is_common, is_given_name
from normalizer.repairs.context import Context
from normalizer.repairs.repeats import LOOP, single_words
from normalizer.repairs.views import Places, View, is_han, view

_PLEONASM = re.compile(r"([曾已]經?)([也又都還])\1?(?:曾|已)?")
_AROUND = re.compile(r"[A-Za-z](?<![A-Za-z ][A-Za-z])[A-Za-z]{0,11}+([一-鿿]{2})")
_ECHO = re.compile(r"([A-Z](?<![A-Za-z][A-Z])[a-z])[a-z]* (?i:\1)")
_TRYING = ("不妨", "還要", "想", "來", "去", "再", "可以", "應該", "必須", "得")  # a verb said twice is tried a little
_NAME = re.compile(r"[A-Z][a-z]{2,20}(?![A-Za-z])")
_ENDED = re.compile(r"([A-Z](?<![A-Za-z][A-Z])[a-z]{2,20}?)ing(?![A-Za-z])")
_TRIPLED = re.compile(r"([a-z])\1\1")
_LONG_RUN = re.compile(r"[A-Z](?<![A-Za-z][A-Z])[A-Za-z]{2,}+(?: [A-Z][A-Za-z]{2,}+){2,7}")
_LATIN_RUN = re.compile(r"[A-Za-z](?<![A-Za-z][A-Za-z])[A-Za-z]{2,}+(?: [A-Za-z]{2,}+){1,12}")


def drop_word_stutters(text: str, context: Context) -> Iterator[Finding]:
    """A word of two characters that follows itself in the middle of a clause (已經已經, 槓桿槓桿) is said once. Verbs
    (討論討論), emphasis (非常非常), cries and quoted speech keep their repetition.
    """
    look = view(text)
    if not look.has_han or len(text) < 5:
        return
    codes = look.codes
    equal = (codes[2:] == codes[:-2]).tobytes()
    place = equal.find(b"\x01\x01")
    while place >= 0:
        end = equal.find(b"\x00", place)
        end = len(equal) if end < 0 else end
        word = text[place : place + 2]
        if end - place == 2 and all(map(is_han, word)) and word[0] != word[1] and place not in look.untouchable:
            confidence = _judge_word(word, text, place + 2) if _is_inside(text, place, word) else 0.0
            if place in look.quoted:  # a speaker may stammer
                confidence = 0.6 if confidence and word in single_words() else 0.0
            if confidence:
                evidence = (Evidence.here(place, place + 2), LOOP)
                reason = f"“{word}” is said twice in a row"
                yield Finding(place + 2, place + 4, "", "drop-word-stutters", reason, confidence, evidence)
        place = equal.find(b"\x01\x01", end)
    for match in _PLEONASM.finditer(text) if "曾" in text or "已" in text else ():
        first, joint = match.group(1), match.group(2)
        if len(match.group()) > len(first) + 1 and match.start() not in look.quoted:
            reason = f"“{match.group()}” says {first} twice"
            yield Finding(*match.span(), joint + first, "drop-word-stutters", reason, 0.7, (LOOP,))
    for match in _AROUND.finditer(text):
        if text[match.start() - 2 : match.start()] != match.group(1):
            continue
        if match.start() not in look.untouchable and match.start() not in look.quoted:
            reason = f"“{match.group(1)}” stands on both sides of a word"
            yield Finding(match.start() - 2, match.end(), None, "drop-word-stutters", reason, 0.8, (LOOP,))


def _is_inside(text: str, place: int, word: str) -> bool:
    """Whether the clause goes on behind the doubled word, and does not consist of it."""
    before, after = text[place - 1 : place], text[place + 4 : place + 5]
    if word in single_words() and (after in (" ", "的") or (after in ("：", ":") and is_han(before))):
        return True
    if after and after in "長員者性化師家人們學界部":
        return False  # 監獄監獄長: the second copy begins another word
    return ((is_han(after) or after.isalnum()) and after != "的") or (
        is_han(before) and bool(after) and after in "，。"
    )


def _judge_word(word: str, text: str, second: int) -> float:
    """How sure it is that `word` is not doubled on purpose, and that its second copy (at `second`) begins no longer
    word.
    """
    if word in single_words():
        return 0.6 if text[max(0, second - 6) : second - 2].endswith(_TRYING) else 0.86
    if word[0] in "一很好最太真更幾數每各這那怎多":
        return 0.0
    from normalizer.lexicon import load

    lexicon = load()
    entries = lexicon.entries(word)
    if not entries or any(lexicon.is_word(text[second : second + size]) for size in (3, 4)):
        return 0.0
    senses = [sense for entry in entries for sense in entry.senses if not sense.startswith(("CL:", "surname"))]
    # a noun; verbs, adjectives, adverbs and sounds may be doubled
    nouns = any(sense.startswith(("CL:", "a ", "an ")) for entry in entries for sense in entry.senses)
    if any(sense.startswith(("to ", "(onom", "(adv", "to-")) for sense in senses):
        return 0.0
    return 0.6 if nouns else 0.5


def flag_invented_words(text: str, context: Context) -> Iterator[Finding]:
    """Latin letters that dissolve into syllables (Zhaey Zhaey Zhae Jha) or repeat their beginning (Imaimage Image)
    stand for a word that is lost. What it was is not guessed: the place is flagged and frozen.
    """
    look = view(text)
    if not look.has_han:
        return
    done = 0
    taken: list[tuple[int, int]] = []
    for echo in _ECHO.finditer(text):
        # the run of words around the echo, as far as a name and its damage may reach
        match = _LATIN_RUN.search(text, max(done, echo.start() - 40), echo.end() + 160)
        while match is not None and match.end() < echo.end():
            match = _LATIN_RUN.search(text, match.end(), echo.end() + 160)
        if match is None or echo.start() < done:
            continue
        done = match.end()
        if match.start() in look.english or look.untouchable.touch(*match.span()):
            continue
        words = list(re.finditer(r"[A-Za-z]+", match.group()))
        alike = [i for i in range(1, len(words)) if _echoes(words[i - 1].group(), words[i].group())]
        if len({words[i].group() for i in alike} | {words[i - 1].group() for i in alike}) < 2:
            continue
        if len(alike) < 2 and not any(_is_swallowed(words[i - 1].group(), words[i].group()) for i in alike):
            continue
        first, last = min(alike) - 1, max(alike)
        while last + 1 < len(words) and not context.references.word(words[last + 1].group()):
            last += 1
        while first and words[first - 1].group().islower() and not is_common(words[first - 1].group()):
            first -= 1
        if _may_be_called([word.group().lower() for word in words[first : last + 1]]):
            continue
        start, end = match.start() + words[first].start(), match.start() + words[last].end()
        taken.append((start, end))
        reason = "syllables that repeat themselves: the word is lost"
        yield Finding(start, end, None, "flag-invented-words", reason, 0.95, (LOOP,), freezes=True)
    yield from _break_off(look, Places(taken))
    if "ing" in text:
        yield from _add_endings(look, context)


def _break_off(look: View, taken: Places) -> Iterator[Finding]:
    """A name in three words or more of which two begin as others do (Jordan Evanss Evan Jor): it was begun again and
    broke off.
    """
    text = look.text
    for match in _LONG_RUN.finditer(text):
        if match.start() in look.english or look.untouchable.touch(*match.span()) or taken.touch(*match.span()):
            continue
        words = list(re.finditer(r"[A-Za-z]+", match.group()))
        names = [word.group().lower() for word in words]
        alike = [
            (one, other)
            for other in range(1, len(words))
            for one in range(max(0, other - 4), other)
            if names[one][:3] == names[other][:3] and names[one] != names[other]
        ]
        strange = any(not is_common(names[place]) for pair in alike for place in pair)
        if len({other for _, other in alike}) < 2 or not strange:
            continue
        first, last = min(one for one, _ in alike), max(other for _, other in alike)
        if _may_be_called(names[first : last + 1]):
            continue
        start, end = match.start() + words[first].start(), match.start() + words[last].end()
        reason = "a name that is begun again and breaks off"
        yield Finding(start, end, None, "flag-invented-words", reason, 0.85, (LOOP,), freezes=True)


def _add_endings(look: View, context: Context) -> Iterator[Finding]:
    """A name of the text with an ending of English verbs (Howe, Howeing): no such word exists."""
    text = look.text
    bases: frozenset[str] | None = None
    for match in _ENDED.finditer(text):
        word, base = match.group(), match.group(1)
        names = context.references.names
        if match.start() in look.untouchable or match.start() in look.english or is_common(word.lower()):
            continue
        bases = frozenset(_NAME.findall(text)) if bases is None else bases
        if base not in bases or is_common(base.lower()) or names.find(word):
            continue
        if is_han(text[match.end() : match.end() + 1]) or is_han(text[match.start() - 1 : match.start()]):
            reason = f"the name {base} with an ending of English verbs"
            yield Finding(*match.span(), None, "flag-invented-words", reason, 0.8, (LOOP,), freezes=True)


def _may_be_called(words: Sequence[str]) -> bool:
    """Whether two or three words may be a person's name for all that they begin alike (Maria Martinez Marino)."""
    pairs = [(one, other) for one in words for other in words if one is not other]
    return len(words) < 4 and is_given_name(words[0]) and not any(one.startswith(other) for one, other in pairs)


def _echoes(left: str, right: str) -> bool:
    """Whether one word begins as the other does."""
    return left[:2].lower() == right[:2].lower() or _is_swallowed(left, right)


def _is_swallowed(left: str, right: str) -> bool:
    """Whether the first word is a false start of the second (Imaimage Image), the second repeats the end of the first
    (Lively Livelyly), or a letter stands three times.
    """
    one, other = left.lower(), right.lower()
    if len(right) <= 3 or one == other:
        return False
    tail = other[len(one) :]
    stuttered = len(tail) > 1 and other.startswith(one) and one.endswith(tail)
    return one.endswith(other) or stuttered or (one[:2] == other[:2] and _TRIPLED.search(f"{one} {other}") is not None)
