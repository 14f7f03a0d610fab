"""Words that belong together before a clause is built: short quotations, glosses in parentheses, compounds of nouns."""

from collections.abc import Callable, Sequence

from normalizer.lexicon import word_class
from normalizer.translation.gloss.model import Part, Reading, Word
from normalizer.translation.gloss.sounds import TITLES, is_surname, romanize, sounds

_CLOSERS = {"“": "”", "「": "」", "『": "』", "《": "》", "‘": "’", '"': '"', "（": "）", "(": ")"}
_PARENTHESES = "（("
_LONGEST = 8  # words of a quotation that is taken for one thing


def fold_marks(words: Sequence[Word], render: Callable[[Sequence[Word]], str]) -> list[Word]:
    """`words` with each short quotation without marks inside as one word, and a name in parentheses joined to what it
    glosses; `render` gives the English of the words inside.
    """
    folded: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        end = _closing(words, place)
        if end is None:
            folded.append(word)
            place += 1
            continue
        inside = words[place + 1 : end]
        if word.surface not in _PARENTHESES:
            folded.append(_one(word, words[end], f'"{render(inside).removeprefix("the ")}"'))
        elif folded and all(item.readings[0].part is Part.NAME for item in inside) and not _is_mark(folded[-1]):
            folded[-1] = _glossed(folded[-1], words[end], " ".join(item.readings[0].english for item in inside))
        else:
            folded.append(word)
            place += 1
            continue
        place = end + 1
    return folded


def _is_mark(word: Word) -> bool:
    return word.readings[0].part is Part.MARK


def _closing(words: Sequence[Word], place: int) -> int | None:
    """Where the mark that opens at `place` closes, if only a few words and no other mark stand between."""
    closer = _CLOSERS.get(words[place].surface) if _is_mark(words[place]) else None
    if closer is None:
        return None
    for end in range(place + 1, min(place + _LONGEST + 2, len(words))):
        if _is_mark(words[end]):
            return end if words[end].surface == closer and end > place + 1 else None
    return None


def _one(first: Word, last: Word, english: str) -> Word:
    return Word(first.start, last.end, english, (Reading(Part.NAME, english),))


def _glossed(word: Word, last: Word, gloss: str) -> Word:
    """What stands before a gloss in parentheses: replaced by it where it is only spelled, else followed by it."""
    if word.spelled:
        readings = [Reading(Part.NAME, gloss)]
    else:
        readings = [
            Reading(reading.part, f"{reading.english} ({gloss})")
            if reading.part in (Part.NOUN, Part.NAME) and gloss.casefold() not in reading.english.casefold()
            else reading
            for reading in word.readings
        ]
    return Word(word.start, last.end, word.surface, tuple(readings))


def join_saying(words: Sequence[Word]) -> list[Word]:
    """警告說, 解釋道: a verb of saying and 說 after it are one verb."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1].reading(Part.VERB) if joined else None
        if word.surface in ("說", "道", "稱") and before is not None and before.english in word_class("reporting"):
            first = joined[-1]
            joined[-1] = Word(first.start, word.end, first.surface + word.surface, (before,))
        else:
            joined.append(word)
    return joined


def join_titles(words: Sequence[Word]) -> list[Word]:
    """A name and 先生 after it are one name with Mr before it; so is a word that only sounds, and a surname."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        title = TITLES.get(word.surface)
        name = _titled(before) if title and before is not None else ""
        if before is not None and name:
            reading = Reading(Part.NAME, f"{title} {name}")
            joined[-1] = Word(before.start, word.end, before.surface + word.surface, (reading,), before.spelled)
        else:
            joined.append(word)
    return joined


def _titled(word: Word) -> str:
    """What `word` is called after a title; empty where it is nobody's name."""
    reading = word.readings[0]
    if reading.part is Part.NAME:
        return reading.english
    if is_surname(word.surface):
        return romanize(word.surface).strip("[]").capitalize()
    return romanize(word.surface) if len(word.surface) > 1 and sounds(word.surface) else ""


def join_compounds(words: Sequence[Word], readings: Sequence[Reading]) -> tuple[list[Word], list[Reading]]:
    """Nouns and names that stand side by side as one: AI人才 "AI talent", 發言人戴夫 "spokesperson Dave"."""
    joined_words: list[Word] = []
    joined: list[Reading] = []
    for place, (word, reading) in enumerate(zip(words, readings, strict=True)):
        before = joined[-1] if joined else None
        following = readings[place + 1] if place + 1 < len(readings) else None
        if (
            before is not None
            and before.part in (Part.NOUN, Part.NAME)
            and (reading.part is Part.NOUN or (reading.part is Part.NAME and before.part is Part.NOUN))
        ):
            first = joined_words[-1]
            joined[-1] = Reading(reading.part, f"{before.english} {reading.english}")
            joined_words[-1] = Word(first.start, word.end, first.surface + word.surface, (joined[-1],))
        elif before is not None and _is_version(joined_words[-1], before, reading, following):
            joined[-1] = Reading(Part.NAME, f"{before.english} {reading.english}")
        else:
            joined_words.append(word)
            joined.append(reading)
    return joined_words, joined


def _is_version(word: Word, name: Reading, number: Reading, following: Reading | None) -> bool:
    """Whether a figure goes on a Latin name: Llama 4, but not Meta 4個."""
    return (
        name.part is Part.NAME
        and word.surface[-1:].isascii()
        and number.part is Part.NUMBER
        and number.english[:1].isdigit()
        and (following is None or following.part not in (Part.MEASURE, Part.NUMBER))
    )
