"""Readings of a Chinese word: from the table of common words, then from the dictionary, weighed by the references."""

import re
from functools import cache, lru_cache

from normalizer.lexicon import Entry, load, word_class
from normalizer.resources import read_table
from normalizer.translation.gloss.model import Part, Reading
from normalizer.translation.gloss.vocabulary import Vocabulary

_PARENTHESES = re.compile(r"\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
# a sense that speaks about the word rather than translating it
_ABOUT = re.compile(
    r"(?:old |archaic |erroneous |Japanese |ancient )*variant of|surname |see |abbr\. |CL:|used in |Kangxi|also |"
    r"(?:Taiwan )?pr\.|classifier|particle|indicat|suffix|prefix|lit\. |same as|equivalent of|erhua|contraction of|"
    r"fig\. "
)
_SOMEBODY = re.compile(r"\.\.\.|\b(?:sth|sb)\b")
# labels of senses that running text of today rarely has
_RARE = re.compile(
    r"\((?:\w+ )?(?:vulgar|slang|dialect|old|archaic|literary|coll\.|derog|derogatory|Buddhism|chess|bound form)\b"
)
_HAN = re.compile(r"[\u3400-\u9fff|]+")
_ADJECTIVE = re.compile(r".*(?:ive|al|ous|ful|less|able|ible|ic|ish|ary|ent|ant|ed|ular)$")
_MOST = 8  # readings of the dictionary kept a word
# What a reading's place costs and what support by the references is worth, in one arbitrary unit; set on
# machine-translated FLORES sentences, with their neighbours as references, where .15 to .8 made no difference.
_LATER = 0.6
_FROM_DICTIONARY = 0.9
_SUPPORT = 0.5


@cache
def _table() -> dict[str, tuple[Reading, ...]]:
    table = {word: tuple(read_listed(readings)) for word, readings in read_table("glosses.tsv", 2)}
    # what a literal translation stands for, and what repair writes instead of it, both mean its English
    for literals, english, intended, kind, *_ in read_table("calques.tsv", 7):
        reading = Reading(Part.NOUN, english.split("/")[0])
        if kind == "never":
            for literal in literals.split("/"):
                table.setdefault(literal, (reading,))
        if kind in ("never", "rare") and not load().is_word(intended):
            table.setdefault(intended, (reading,))
    return table


def read_listed(readings: str) -> list[Reading]:
    """Readings as the tables write them: `part:english/english, part:english`."""
    found = []
    for item in readings.split(","):
        part, _, english = item.strip().partition(":")
        found += [Reading(Part(part), gloss) for gloss in english.split("/")]
    return found


@cache
def known_words() -> frozenset[str]:
    """The words of the table, for the segmentation to know."""
    return frozenset(word for word in _table() if len(word) > 1)


def is_common(word: str) -> bool:
    """Whether the table of common words has it."""
    return word in _table()


@lru_cache(maxsize=50_000)
def _dictionary_readings(word: str) -> tuple[Reading, ...]:
    entries = load().entries(word)
    common = [entry for entry in entries if not entry.pinyin[:1].isupper()]
    found: list[Reading] = []
    for entry in common or entries:
        found += _entry_readings(entry, proper=not common)
    return tuple(dict.fromkeys(found))[:_MOST]


def _entry_readings(entry: Entry, proper: bool) -> list[Reading]:
    found = []
    for sense in sorted(entry.senses, key=lambda sense: _RARE.match(sense) is not None):
        # CC-CEDICT separates glosses of one sense by semicolons, sometimes commas
        glosses = re.split(r"[;,]", _PARENTHESES.sub(" ", sense))
        for gloss in glosses[:1] if proper else glosses:
            gloss = " ".join(_SOMEBODY.sub(" ", gloss).split())
            gloss = _HAN.sub("", gloss).strip("| ")
            if gloss and not _ABOUT.match(gloss) and len(gloss.split()) <= 5:
                found.append(_classify(gloss, proper))
    return found


def _classify(gloss: str, proper: bool) -> Reading:
    """
    >>> [_classify(sense, False).part.name for sense in ("to leave", "an exit", "economic")]
    ['VERB', 'NOUN', 'ADJECTIVE']
    """
    if gloss.startswith("to "):
        return Reading(Part.VERB, gloss[3:])
    gloss = re.sub(r"^(?:an?|the) ", "", gloss)
    if proper and gloss[:1].isupper():
        return Reading(Part.NAME, gloss)
    last = gloss.split()[-1] if gloss.split() else ""
    if " " not in gloss and last.endswith("ly") and last not in word_class("noun-like-an-adverb"):
        return Reading(Part.ADVERB, gloss)
    if last in word_class("adjective") and " " not in gloss:
        return Reading(Part.ADJECTIVE, gloss)
    if _ADJECTIVE.match(last) and last not in word_class("noun-like-an-adjective") and len(last) > 4:
        return Reading(Part.ADJECTIVE, gloss)
    return Reading(Part.NOUN, gloss)


@lru_cache(maxsize=50_000)
def find_readings(word: str, vocabulary: Vocabulary) -> tuple[Reading, ...]:
    """The readings of `word`, likeliest first; empty where neither table nor dictionary has it.

    A reading of the table stands before one of the dictionary, an earlier one before a later one, and one whose words
    the references use moves forward. A word that names a book or a place in the dictionary may be a common noun that
    was translated as that name: where the references use that noun, it is read so (出埃及記: exodus).
    """
    scored: dict[Reading, float] = {}
    listed = _table().get(word, ())
    for place, reading in enumerate(listed):
        scored[reading] = -_LATER * place
    for place, reading in enumerate(_dictionary_readings(word)):
        if reading not in scored and not (listed and (len(word) == 1 or _is_function(listed[0]))):
            scored[reading] = -_LATER * place - (_FROM_DICTIONARY if listed else 0.0)
        if reading.part is Part.NAME:
            for piece in re.findall(r"[A-Z][a-z]{3,}", reading.english):
                if vocabulary.count(piece.lower()):
                    scored[Reading(Part.NOUN, piece.lower())] = 0.1
    if vocabulary:
        for reading in scored:
            if reading.part in (Part.NOUN, Part.VERB, Part.ADJECTIVE, Part.ADVERB):
                scored[reading] += _SUPPORT * vocabulary.weight(reading.english)
    return tuple(sorted(scored, key=lambda reading: -scored[reading]))


def _is_function(reading: Reading) -> bool:
    return reading.part not in (Part.NOUN, Part.VERB, Part.ADJECTIVE)
