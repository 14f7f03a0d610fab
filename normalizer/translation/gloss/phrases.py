"""From readings to phrases: one pass over a clause with a stack, as a reader of Chinese would group it.

Chinese puts everything that modifies a noun before it, with 的 between; English puts clauses and most phrases after it.
Only what can be told from the neighbours is moved.
"""

from collections.abc import Sequence
from dataclasses import replace

from normalizer.translation.gloss.model import Noun, Part, Phrase, Plain, Reading, Verb, Word, join, plain
from normalizer.translation.gloss.nouns import is_ordinal, push_noun
from normalizer.translation.gloss.rendering import noun_text, phrase_text
from normalizer.translation.gloss.verbs import adverb, close_preposition, mark_past, push_verb

_PLACES = frozenset({"in", "on", "under"})  # they say where; a preposition that says more outweighs them
_MOMENTS = frozenset({"when", "after", "before", "since", "during"})  # they can take a whole clause

_BEFORE_VERBS = frozenset({Part.AUXILIARY, Part.ADVERB, Part.NEGATION, Part.PREPOSITION, Part.PROGRESSIVE})


def build_phrases(words: Sequence[Word], readings: Sequence[Reading]) -> list[Phrase]:
    """The phrases of one clause, in English order; `readings` holds one for each of `words`."""
    stack: list[Phrase] = []
    for place, reading in enumerate(readings):
        part, english = reading.part, reading.english
        last = place + 1 == len(readings) or readings[place + 1].part is Part.LOCATION
        if part is Part.NOUN or part is Part.NAME or part is Part.PRONOUN:
            if not _is_light_object(stack, words[place]):
                push_noun(stack, Noun(english, proper=part is Part.NAME, pronoun=part is Part.PRONOUN), last)
        elif part is Part.MEASURE:
            following = readings[place + 1].part if place + 1 < len(readings) else None
            if english not in ("time", "times") or not _push_times(stack, following, english == "times"):
                _push_measure(stack, english, last)
        elif part is Part.LOCATION:
            _push_location(stack, english)
        elif part is Part.VERB:
            if not _is_light_object(stack, words[place]):
                if not _waits_for_location(readings, place):
                    close_preposition(stack)
                push_verb(stack, english)
        elif part is Part.PARTICLE:
            _push_particle(stack, english, last)
        elif part is Part.TIME and stack and (before := plain(stack[-1], Part.TIME)):
            stack[-1] = Plain(Part.TIME, f"{english} {before.english}")  # 去年十一月: November last year
        else:
            if part in _BEFORE_VERBS and not _waits_for_location(readings, place):
                close_preposition(stack)
            stack.append(Plain(part, english, words[place].surface))
    close_preposition(stack)
    return _in_order(stack)


def _waits_for_location(readings: Sequence[Reading], place: int) -> bool:
    """Whether 在 or 於 still waits for the 中, 後 … that closes it: the next of the two is the latter."""
    for reading in readings[place + 1 :]:
        if reading.part is Part.PREPOSITION and reading.english == "in":
            return False
        if reading.part is Part.LOCATION:
            return True
    return False


def _is_light_object(stack: list[Phrase], word: Word) -> bool:
    """對X進行Y is Y X: the light verb gives way to the verb that its object can be read as."""
    top = stack[-1] if stack else None
    verb = word.reading(Part.VERB)
    if isinstance(top, Verb) and top.base == "conduct" and top.after.startswith("to ") and verb is not None:
        stack[-1] = replace(top, base=verb.english, after="")
        stack.append(Noun(top.after.removeprefix("to "), proper=True))
        return True
    return False


def _push_measure(stack: list[Phrase], english: str, last: bool) -> None:
    top = stack[-1] if stack else None
    if english and (not isinstance(top, Plain) or top.part in (Part.NUMBER, Part.DETERMINER)):
        push_noun(stack, Noun(english), last)


def _push_times(stack: list[Phrase], following: Part | None, fold: bool) -> bool:
    """次 after a number: nothing where it counts a noun (三次失敗: three failures), "three times" elsewhere.

    With `fold` it is 倍, "three times" always."""
    number = plain(stack[-1], Part.NUMBER) if stack else None
    if number is None or is_ordinal(number.english):
        return False
    if fold or following not in (Part.NOUN, Part.NAME, Part.ADJECTIVE):
        word = "time" if not fold and number.english in ("1", "one") else "times"
        stack[-1] = Plain(Part.PHRASE, f"{number.english} {word}", "times")
    return True


def _push_location(stack: list[Phrase], english: str) -> None:
    """中, 後, 之間 …: they close the preposition that waits for them, or stand for one."""
    top = stack[-1] if stack else None
    if english == "one of" and isinstance(top, Noun):
        noun = top if top.proper or top.determiner else replace(top, determiner="the", plural=True)
        stack[-1] = Noun(f"one of {noun_text(noun)}", proper=True)
        return
    waiting = [place for place in range(len(stack)) if plain(stack[place], Part.PREPOSITION)]
    waiting.sort(key=lambda place: (phrase_text(stack[place]) not in ("in", "from", "when"), -place))
    for place in waiting:
        if (preposition := plain(stack[place], Part.PREPOSITION)) and preposition.english not in ("ba", "bei"):
            word = english if preposition.english in ("in", "when") or english not in _PLACES else preposition.english
            inner = [replace(item, aspect="gerund") if isinstance(item, Verb) else item for item in stack[place + 1 :]]
            if len(inner) > 1 and isinstance(inner[0], Noun):
                inner = stack[place + 1 :]  # it has a subject: a clause
            del stack[place:]
            stack.append(Plain(Part.PHRASE, join(word, *map(phrase_text, inner)), word))
            return
    verb = stack[-2] if len(stack) > 1 else None
    if isinstance(top, Noun) and isinstance(verb, Verb) and verb.base.endswith(f" {english}"):
        return  # 留在公司裡: stay in the company
    if english in _MOMENTS and any(isinstance(item, Verb) for item in stack):
        stack.insert(0, Plain(Part.CONJUNCTION, english))
    elif isinstance(top, Noun):
        stack[-1] = Plain(Part.PHRASE, join(english, phrase_text(top)), english)
    else:
        stack.append(Plain(Part.ADVERB, english))


def _push_particle(stack: list[Phrase], english: str, last: bool) -> None:
    top = stack[-1] if stack else None
    if english in ("le", "guo"):
        mark_past(stack)
    elif english == "s" and isinstance(top, Noun):
        stack[-1] = replace(top, plural=True)
    elif english == "-ly" and top and (adjective := plain(top, Part.ADJECTIVE)):
        stack[-1] = Plain(Part.ADVERB, adverb(adjective.english))
    elif english == "of" and not last:
        stack.append(Plain(Part.PARTICLE, "of"))
    elif english == "into" and isinstance(top, (Verb, Noun)):
        stack.append(Plain(Part.PREPOSITION, english))
    elif english in ("in", "on"):  # 中的, 上的
        _push_location(stack, english)
        stack.append(Plain(Part.PARTICLE, "of"))


def _in_order(stack: list[Phrase]) -> list[Phrase]:
    """What was said before a verb and belongs after its object goes there; particles that hang nowhere go."""
    phrases: list[Phrase] = []
    for phrase in stack:
        previous = phrases[-1] if phrases else None
        if isinstance(previous, Verb) and previous.after and isinstance(phrase, Noun):
            phrases[-1] = replace(previous, after="")
            phrases += [phrase, Plain(Part.PHRASE, previous.after)]
        elif not plain(phrase, Part.PARTICLE):
            phrases.append(phrase)
    return _without_existential(phrases)


def _without_existential(phrases: list[Phrase]) -> list[Phrase]:
    """有 without a subject: "there is", and nothing at all where its object is the subject of another verb."""
    for place, phrase in enumerate(phrases):
        if isinstance(phrase, Noun):
            break
        if isinstance(phrase, Verb):
            if phrase.base == "have" and not phrase.auxiliary and place + 1 < len(phrases):
                if any(isinstance(later, Verb) for later in phrases[place + 2 : place + 4]):
                    return [*phrases[:place], Plain(Part.ADVERB, phrase.adverbs), *phrases[place + 1 :]]
                phrases[place] = replace(phrase, base="there be")
            break
    return phrases
