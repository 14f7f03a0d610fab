"""The pieces a gloss is built from: words with their readings, then phrases."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """Parts of speech, as `resources/glosses.tsv` writes them."""

    NOUN = "n"
    VERB = "v"
    ADJECTIVE = "a"
    ADVERB = "d"
    PREPOSITION = "p"
    CONJUNCTION = "c"
    PRONOUN = "pron"
    POSSESSIVE = "poss"
    DETERMINER = "det"
    NUMBER = "num"
    MEASURE = "m"
    LOCATION = "f"  # 中, 上, 之後: what follows its noun in Chinese
    TIME = "t"
    AUXILIARY = "aux"
    NEGATION = "neg"
    PROGRESSIVE = "prog"
    PURPOSE = "to"
    PARTICLE = "u"
    ETCETERA = "etc"
    PHRASE = "x"
    NAME = "name"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its part of speech and its English."""

    part: Part
    english: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text as written, and its readings, likeliest first (never empty).

    `spelled` says that it is in no dictionary and its reading is only how it sounds.
    """

    start: int
    end: int
    surface: str
    readings: tuple[Reading, ...]
    spelled: bool = False

    def reading(self, *parts: Part) -> Reading | None:
        """The first reading that is one of `parts`."""
        return next((reading for reading in self.readings if reading.part in parts), None)


@dataclass(frozen=True, slots=True)
class Plain:
    """A word that is neither a noun nor a verb: adverbs, prepositions, conjunctions, marks, finished phrases."""

    part: Part
    english: str
    surface: str = ""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: determiner, what stands before the head, the head, what follows it.

    `plural` asks for the plural of the head; `proper` phrases take neither article nor plural.
    """

    head: str
    determiner: str = ""
    before: str = ""
    after: str = ""
    plural: bool = False
    proper: bool = False
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group. `aspect`: empty, `past`, `perfect`, `progressive`, `infinitive`, `gerund`, `bare`."""

    base: str
    aspect: str = ""
    auxiliary: str = ""
    adverbs: str = ""
    negated: bool = False
    passive: bool = False
    after: str = ""


Phrase = Plain | Noun | Verb


def plain(phrase: Phrase, part: Part) -> Plain | None:
    """`phrase` if it is a plain word of this part of speech."""
    return phrase if isinstance(phrase, Plain) and phrase.part is part else None


def join(*words: str) -> str:
    """The words that are not empty, with spaces between."""
    return " ".join(filter(None, words))
