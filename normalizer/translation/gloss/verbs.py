"""Verb groups: what stands before a verb, particles after it, and the verbs that rule other verbs."""

import re
from dataclasses import replace

from normalizer.lexicon import word_class
from normalizer.translation.gloss.model import Noun, Part, Phrase, Plain, Verb, join, plain
from normalizer.translation.gloss.rendering import phrase_text

_DAY = re.compile(r"(?:(?:\w+day|[A-Z][a-z]{2,8} \d{1,2}\b(?!\d)))")  # Monday, August 19
# verbs whose object is another verb, without "to"
_BARE = frozenset({"let", "make", "help"})


def close_preposition(stack: list[Phrase]) -> None:
    """Make one phrase of a preposition and the noun after it, where they end the stack."""
    preposition = plain(stack[-2], Part.PREPOSITION) if len(stack) > 1 else None
    if preposition is None or not (isinstance(stack[-1], Noun) or plain(stack[-1], Part.TIME)):
        return
    text = phrase_text(stack[-1])
    word = preposition.english
    del stack[-2:]
    if word == "in" and text.split()[0] in ("next", "last", "this", "every", "today", "yesterday", "tomorrow"):
        stack.append(Plain(Part.TIME, text))
    else:
        word = "on" if word == "in" and _DAY.match(text) else word
        stack.append(Plain(Part.PHRASE, join(word, text), word))


def push_verb(stack: list[Phrase], english: str) -> None:
    """Put a verb on the stack with its adverbs, auxiliaries and phrases; 把 gives its object, 被 makes it passive."""
    verb = Verb(english)
    patient: Noun | None = None
    while stack and isinstance(top := stack[-1], Plain):
        if top.part is Part.ADVERB:
            verb = _modify(verb, top.english)
        elif top.part is Part.ADJECTIVE:
            verb = _modify(verb, adverb(top.english))
        elif top.part is Part.AUXILIARY:
            verb = replace(verb, auxiliary=join(top.english, verb.auxiliary))
        elif top.part is Part.NEGATION and top.english == "not yet":
            verb = replace(verb, negated=True, aspect="perfect", adverbs=join("yet", verb.adverbs))
        elif top.part is Part.NEGATION:
            verb = replace(verb, negated=True, adverbs=join(top.english.removeprefix("not").strip(), verb.adverbs))
        elif top.part is Part.PROGRESSIVE:
            verb = replace(verb, aspect="progressive")
        elif top.part is Part.PURPOSE:
            verb = replace(verb, aspect="infinitive")
        elif top.part is Part.PREPOSITION and top.english == "bei":
            verb = replace(verb, passive=True)
        elif top.part is Part.PREPOSITION and top.english == "to":
            verb = replace(verb, aspect="infinitive")
        elif top.part is Part.PREPOSITION and top.english == "through":
            verb = replace(verb, aspect="gerund", adverbs=join("by", verb.adverbs))
        elif top.part is Part.PHRASE and top.surface == "bei":
            verb = replace(verb, passive=True, after=join("by", top.english.removeprefix("bei "), verb.after))
        elif top.part is Part.PHRASE and top.surface == "ba":
            patient = Noun(top.english.removeprefix("ba "), proper=True)
        elif (top.part is Part.TIME or (top.part is Part.PHRASE and top.surface)) and len(stack) > 1:
            verb = replace(verb, after=join(verb.after, top.english))
        else:
            break
        stack.pop()
    words = verb.base.split(" ")
    if patient is not None and len(words) > 1:
        stack += [replace(verb, base=words[0]), patient, Plain(Part.PREPOSITION, " ".join(words[1:]))]
        return
    stack.append(_ruled(stack, verb))
    if patient is not None:
        stack.append(patient)


def _ruled(stack: list[Phrase], verb: Verb) -> Verb:
    """`verb` in the form that a verb before it asks for."""
    ruler = stack[-1] if stack else None
    if isinstance(ruler, Noun) and len(stack) > 1:
        ruler = stack[-2]
    if not isinstance(ruler, Verb) or verb.aspect or verb.auxiliary or verb.base == "be":
        return verb
    first = ruler.base.split(" ")[0]
    if first in _BARE:
        return replace(verb, aspect="bare")
    if first in word_class("ruling") or ruler.base.endswith(" to"):
        return replace(verb, aspect="bare" if ruler.base.endswith(" to") else "infinitive")
    return verb


def _modify(verb: Verb, word: str) -> Verb:
    aspect = verb.aspect
    if not aspect and not verb.auxiliary:
        aspect = {"already": "perfect", "once": "past"}.get(word, "")
    return replace(verb, aspect=aspect, adverbs=join(word, verb.adverbs))


def mark_past(stack: list[Phrase]) -> None:
    """了 or 過 after the verb that tops the stack."""
    top = stack[-1] if stack else None
    if isinstance(top, Verb) and not top.aspect and not top.auxiliary:
        stack[-1] = replace(top, aspect="past")


def adverb(adjective: str) -> str:
    """
    >>> adverb("rapid"), adverb("basic"), adverb("possible"), adverb("easy")
    ('rapidly', 'basically', 'possibly', 'easily')
    """
    if adjective in ("fast", "early", "late", "hard", "long", "more", "less"):
        return adjective
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    return adjective[:-1] + "ily" if adjective.endswith("y") else adjective + "ly"
