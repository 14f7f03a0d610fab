"""Noun phrases: determiners, modifiers, compounds, lists, and what 的 hangs on a noun.

`stack` holds the phrases of the clause so far; each function takes from its end and puts back.
"""

import re
from dataclasses import replace

from normalizer.lexicon import word_class
from normalizer.translation.gloss.model import Noun, Part, Phrase, Plain, Verb, join, plain
from normalizer.translation.gloss.rendering import noun_text, verb_text

_DIRECTED = frozenset({"to", "about", "for", "against", "with"})  # prepositions whose phrase can go with a noun
_POSSESSIVES = {"he": "his", "she": "her", "it": "its", "they": "their", "we": "our", "I": "my", "you": "your",
                "who": "whose", "itself": "its own", "this": "its"}  # fmt: skip
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_CURRENCIES = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}


def push_noun(stack: list[Phrase], noun: Noun, last: bool) -> None:
    """Put `noun` on the stack together with what belongs to it; `last` says that the clause ends with it."""
    while stack:
        grown = _absorb(stack, noun, last)
        if grown is None:
            break
        noun = grown
    if len(stack) > 1 and (joint := plain(stack[-1], Part.CONJUNCTION)) and joint.english in ("and", "or", "、"):
        first = stack[-2]
        if isinstance(first, Noun) and not first.pronoun and not noun.pronoun:
            del stack[-2:]
            word = ", " if joint.english == "、" else f" {joint.english} "
            text = noun_text(replace(first, determiner=""), article=False) + word + noun_text(noun, article=False)
            noun = Noun(text, first.determiner, proper=True, plural=joint.english != "or")
    stack.append(noun)


def _absorb(stack: list[Phrase], noun: Noun, last: bool) -> Noun | None:
    """`noun` with what tops the stack taken in, or None where that does not belong to it."""
    top = stack[-1]
    if isinstance(top, Verb):
        return None
    if isinstance(top, Noun):
        return None
    if top.part is Part.PARTICLE:
        return _attach(stack, noun, last) if len(stack) > 1 and not noun.pronoun else None
    if noun.pronoun:
        if top.part is Part.DETERMINER:  # 這兩者: both
            stack.pop()
            return noun
        return None
    if top.part is Part.ADJECTIVE:
        stack.pop()
        words = top.english
        while stack and (degree := plain(stack[-1], Part.ADVERB)) and degree.english in word_class("degree"):
            stack.pop()
            words = f"{degree.english} {words}"
        return replace(noun, before=join(words, noun.before))
    if top.part in (Part.POSSESSIVE, Part.DETERMINER, Part.NUMBER):
        stack.pop()
        return determine(noun, top.english)
    return None


def determine(noun: Noun, word: str) -> Noun:
    """`noun` with the determiner or number `word` before it.

    >>> noun_text(determine(Noun("researcher"), "three")), noun_text(determine(Noun("dollar"), "1.2 billion"))
    ('three researchers', '$1.2 billion')
    """
    if noun.head in _CURRENCIES and not noun.before and word[:1].isdigit():
        return replace(noun, head=_CURRENCIES[noun.head] + word, proper=True)
    if is_ordinal(word):
        return replace(noun, determiner=noun.determiner or "the", before=join(word, noun.before))
    if noun.determiner in ("a", ""):
        determiner = word
    elif word in ("this", "that", "the", "its", "every", "another"):
        determiner = word if noun.determiner == "a" else join(word, noun.determiner)
    else:
        return replace(noun, before=join(word, noun.before))
    plural = bool(word_class("plural") & {word.split()[0], word.split()[-1]}) or (word[:1].isdigit() and word != "1")
    return replace(noun, determiner=determiner, plural=noun.plural or plural)


def is_ordinal(word: str) -> bool:
    """Whether it is an English ordinal, in words or figures."""
    return _ORDINAL.fullmatch(word) is not None


def _attach(stack: list[Phrase], noun: Noun, last: bool) -> Noun | None:
    """Hang on `noun` what stands before 的, which tops the stack; None where that is nothing that can be hung."""
    owner = stack[-2]
    if isinstance(owner, Verb):
        del stack[-2:]
        return _relative(stack, noun, owner)
    if isinstance(owner, Plain):
        if owner.part in (Part.ADJECTIVE, Part.DETERMINER, Part.NUMBER):
            stack.pop()
            return noun
        if owner.part in (Part.PHRASE, Part.TIME):
            del stack[-2:]
            if noun.head == "time" and not noun.before:
                return Noun(owner.english, proper=True)  # 不到一個月的時間: less than a month
            return replace(noun, after=f"{noun.after} {owner.english}")
        return None
    before = stack[-3] if len(stack) > 2 else None
    if owner.pronoun:
        del stack[-2:]
        return replace(noun, determiner=_POSSESSIVES.get(owner.head, owner.head + "'s"))
    if last and before and (preposition := plain(before, Part.PREPOSITION)) and preposition.english in _DIRECTED:
        del stack[-3:]
        return replace(noun, after=f" {preposition.english} {noun_text(owner)}{noun.after}")
    if isinstance(before, Verb) and _opens_relative(stack, before):
        del stack[-3:]
        return replace(noun, after=f" that {verb_text(before)} {noun_text(owner)}{noun.after}")
    del stack[-2:]
    owns = owner.proper and not owner.plural and not owner.head.endswith('"')
    if (owns or owner.head.split()[-1] in word_class("owner")) and not owner.after and not noun.determiner:
        return replace(noun, determiner=noun_text(owner) + ("'" if noun_text(owner).endswith("s") else "'s"))
    return replace(noun, after=f"{noun.after} of {noun_text(owner)}")


def _opens_relative(stack: list[Phrase], verb: Verb) -> bool:
    """Whether the verb three from the end begins a relative clause: a determiner or preposition waits for its noun."""
    waiting = stack[-4] if len(stack) > 3 else None
    if isinstance(waiting, Plain):
        return waiting.part in (Part.DETERMINER, Part.NUMBER, Part.PREPOSITION)
    return False


def _relative(stack: list[Phrase], noun: Noun, verb: Verb) -> Noun:
    """`noun` with a relative clause: the verb alone before it, anything longer after it."""
    subject = stack[-1] if stack else None
    if isinstance(subject, Noun):
        stack.pop()
        return replace(noun, after=f"{noun.after} that {noun_text(subject)} {verb_text(verb, subject)}")
    bare = not (verb.after or verb.auxiliary or verb.negated or verb.aspect or verb.passive) and " " not in verb.base
    if bare:
        return replace(noun, before=join(verb_text(replace(verb, aspect="gerund")), noun.before))
    return replace(noun, after=f"{noun.after} that {verb_text(verb, noun)}")
