"""From phrases to English: forms of nouns and verbs, articles, spaces and capitals."""

import re
from dataclasses import replace

from normalizer.lexicon import gerund, participle, past, plural, third_person, word_class
from normalizer.translation.gloss.model import Noun, Part, Phrase, Plain, Verb

_OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "I": "me", "who": "whom"}


def noun_text(noun: Noun, article: bool = True) -> str:
    """A noun phrase in full.

    Chinese has no articles: a single countable noun without any determiner gets "the", which is right more often than
    "a" or nothing (on machine-translated FLORES +2 chrF). `article` says whether it may.
    """
    head = noun.head if noun.proper or noun.pronoun or not noun.plural else _plural(noun.head)
    determiner = noun.determiner
    if not determiner and article and not (noun.plural or noun.proper or noun.pronoun):
        determiner = "" if noun.head.split(" ")[-1] in word_class("uncounted") and not noun.after else "the"
    if determiner == "a":
        first = (noun.before or noun.head)[:1].lower()
        determiner = "an" if first in "aeio" else "a"
    elif determiner == "this" and noun.plural and not noun.proper:
        determiner = "these"
    return " ".join(filter(None, (determiner, noun.before, head + noun.after)))


def _plural(head: str) -> str:
    if " of " in head:
        return head
    *rest, last = head.split(" ")
    return " ".join((*rest, plural(last)))


def verb_text(verb: Verb, subject: Phrase | None = None) -> str:
    """A verb group, agreeing with its subject: third person singular where none is known."""
    first, *rest = verb.base.split(" ")
    if first == "not":
        first, rest, negated = rest[0], rest[1:], not verb.negated
    else:
        negated = verb.negated
    negation = "not" if negated else ""
    person = _person(subject)
    aspect = verb.aspect
    if verb.passive:
        rest = [participle(first), *rest]
        first = "be"
    words: list[str]
    if verb.auxiliary:
        words = [verb.auxiliary, verb.adverbs, negation, first]
    elif aspect == "infinitive":
        words = [verb.adverbs, negation, "to", first]
    elif aspect == "bare":
        words = [verb.adverbs, negation, first]
    elif aspect == "gerund":
        words = [verb.adverbs, negation, gerund(first)]
    elif aspect == "progressive":
        words = [_be(person, False), negation, verb.adverbs, gerund(first)]
    elif aspect == "perfect":
        words = ["have" if person else "has", negation, verb.adverbs, participle(first)]
    else:
        in_past = aspect == "past" or (first in word_class("reporting") and not negated)
        if first == "be":
            words = [_be(person, in_past), verb.adverbs, negation]
        elif first == "there":
            words = [verb.adverbs, "there", _be(person, in_past), negation]
            rest = rest[1:]
        elif negated:
            words = [verb.adverbs, "did" if in_past else "do" if person else "does", "not", first]
        else:
            words = [verb.adverbs, past(first) if in_past else first if person else third_person(first)]
    return " ".join(filter(None, (*words, *rest, verb.after)))


def _person(subject: Phrase | None) -> str:
    """Empty for the third person singular; `I` or `they` else."""
    if not isinstance(subject, Noun):
        return ""
    if subject.pronoun:
        return {"I": "I", "he": "", "she": "", "it": "", "this": "", "itself": ""}.get(subject.head, "they")
    return "they" if subject.plural else ""


def _be(person: str, in_past: bool) -> str:
    if in_past:
        return "were" if person == "they" else "was"
    return {"": "is", "I": "am", "they": "are"}[person]


def phrase_text(phrase: Phrase) -> str:
    """Any phrase, without its neighbours."""
    if isinstance(phrase, Noun):
        return noun_text(phrase)
    return verb_text(phrase) if isinstance(phrase, Verb) else phrase.english


def clause_text(phrases: list[Phrase], goes_on: bool = False) -> str:
    """One clause: verbs agree with the noun before them, pronouns take their object form.

    `goes_on` says that a clause with a verb stands before it in the sentence: without a subject of its own it then
    goes on about that one's, which English says with -ing (“…, showing that …”).
    """
    first = phrases[0] if phrases else None
    if goes_on and isinstance(first, Verb) and first.base != "be" and first.aspect in ("", "past"):
        plain_verb = not (first.auxiliary or first.negated or first.passive)
        phrases = [replace(first, aspect="gerund"), *phrases[1:]] if plain_verb else phrases
    words: list[str] = []
    subject: Noun | None = None
    previous: Phrase | None = None
    has_verb = any(isinstance(phrase, Verb) for phrase in phrases)
    for place, phrase in enumerate(phrases):
        if isinstance(phrase, Noun):
            text = noun_text(phrase)
            if phrase.pronoun and (isinstance(previous, Verb) or _is(previous, Part.PREPOSITION)):
                text = _OBJECTS.get(phrase.head, text)
            if not isinstance(previous, Verb):
                subject = phrase
            words.append(text)
        elif isinstance(phrase, Verb):
            words.append(verb_text(phrase, subject))
        else:
            if phrase.part is Part.ADJECTIVE and subject is not None and not has_verb and place == len(phrases) - 1:
                degree = len(words) - 1 if _is(previous, Part.ADVERB) else len(words)
                words.insert(degree, _be(_person(subject), False))
            words.append(_word(phrase, subject))
        previous = phrase
    return " ".join(filter(None, words))


def _word(phrase: Plain, subject: Noun | None) -> str:
    """A word that found no verb: negations and 正在 still say something, 把 and 被 do not."""
    if phrase.part is Part.PROGRESSIVE:
        return _be(_person(subject), False)
    if phrase.part is Part.NEGATION:
        return "not"
    return phrase.english.removeprefix("ba ").removeprefix("bei ") if phrase.english not in ("ba", "bei") else ""


def _is(phrase: Phrase | None, part: Part) -> bool:
    return isinstance(phrase, Plain) and phrase.part is part


_STARTS = re.compile(r"(?<=[a-z\d][.!?] )[a-z]|(?<=[a-z\d][.!?]\" )[a-z]")
_MARKS = str.maketrans("，。；：？！、（）「」『』《》〈〉【】“”‘’…—", ',.;:?!,()""\'\'""""[]""\'\'…—')


def join_clauses(pieces: list[str]) -> str:
    """Clauses and marks to one sentence: Western marks and spaces, a capital at the start."""
    written: list[str] = []  # each piece with the space before it
    opened = glued = False  # inside straight quotes; after a mark that takes no space behind it
    for piece in pieces:
        mark = piece.translate(_MARKS) if len(piece) == 1 else piece
        opens = len(piece) == 1 and (piece in "「『《〈“‘" or mark in "([" or (piece == '"' and not opened))
        closes = len(piece) == 1 and not opens and mark in ",.;:?!)]%…\"'’"
        if piece == '"':
            opened = not opened
        written += ["" if closes or glued or not written else " ", mark]
        glued = opens
    text = "".join(written)
    text = re.sub(r"([,.;:])(?:\s*[,;:])+", r"\1", text).strip()
    text = _STARTS.sub(lambda match: match.group().upper(), text.lstrip(",;: "))
    return text[:1].upper() + text[1:] if text[:1].islower() and not re.match(r"[a-z]+[A-Z]", text) else text
