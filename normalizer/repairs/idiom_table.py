"""The table of English idioms, with the Chinese that each of their words is put into."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from normalizer.edits import Evidence
from normalizer.repairs.idiom_places import is_light
from normalizer.repairs.literals import Literals
from normalizer.resources import read_table

FILE = "idioms.tsv"
_AUXILIARY = frozenset("會可能要是有沒多少很一")  # as words of an idiom they mean nothing
_VERBS = frozenset("掉開離")  # light in other places


@dataclass(frozen=True, slots=True)
class Idiom:
    """One line of the table; see its head.

    `slots` are the Chinese words for each of its words with the English they render, `begins` the characters that they
    begin with, `known` those of more than one character; `verb` says that it begins with a verb.
    """

    name: str
    slots: tuple[Mapping[str, str], ...]
    begins: tuple[frozenset[str], ...]
    known: frozenset[str]
    meaning: str
    intended: str
    form: str
    verb: bool
    real: bool
    against: tuple[str, ...]
    evidence: Evidence

    @property
    def owned(self) -> bool:
        """Whether somebody may be named inside it, or between 把 and its verb."""
        return "someone" in self.name

    @property
    def negated(self) -> bool:
        """Whether it is said with a negation only."""
        return self.name.startswith("not ")


@dataclass(frozen=True, slots=True)
class Table:
    """The idioms by the Chinese words that they are looked for by, each with where its own word stands in that."""

    idioms: dict[str, tuple[tuple[int, Idiom], ...]]
    literals: Literals


def _slot(words: list[str], chinese: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """The Chinese for one of several words, with what it renders: what the dictionary has, but for words without
    weight, and what the line itself names.
    """
    found = {word: "" for word in words if not word.isascii()}
    for word in (word.replace("_", " ") for word in words):
        for rendering in chinese.get(word, ()):
            if rendering not in _AUXILIARY and (rendering in _VERBS or not is_light(rendering)):
                found[rendering] = found.get(rendering) or word
    return found


@cache
def load_table() -> Table:
    chinese = {word: tuple(renderings.split()) for word, renderings in read_table("idiom_words.tsv", 2)}
    idioms: dict[str, tuple[Idiom, ...]] = {}
    for name, words, meaning, intended, form, kind, against, met in read_table(FILE, 8):
        slots = tuple(_slot(slot.split("|"), chinese) for slot in words.split())
        idiom = Idiom(
            name,
            slots,
            tuple(frozenset(word[0] for word in slot) for slot in slots),
            frozenset(word for slot in slots for word in slot if len(word) > 1),
            meaning,
            intended,
            form,
            words.startswith("to_"),
            kind == "real",
            tuple(against.split()),
            Evidence.resource(FILE, name, f"{name}: {meaning} ({met})"),
        )
        for rendering in min(slots, key=_frequency):
            idioms[rendering] = (*idioms.get(rendering, ()), idiom)
    inside = {
        word: tuple(
            (at, idiom) for at in range(len(word)) for part in _parts(word, at) for idiom in idioms.get(part, ())
        )
        for word in idioms
    }
    return Table(inside, Literals(idioms))


def _parts(word: str, start: int) -> Iterator[str]:
    """What begins at a place of a word, the longest first: of words that overlap in a text only the longest is met."""
    return (word[start:end] for end in range(len(word), start, -1))


def _frequency(slot: Iterable[str]) -> float:
    """About how often some words stand in a text, for comparison: single characters by their rank, longer words
    seldom.
    """
    return sum(0.3 if len(word) > 1 else 5 + 10000 / (5 + _ranks().get(word, 3000)) for word in slot)


@cache
def _ranks() -> dict[str, int]:
    common = "".join(characters for script, characters in read_table("common_characters.tsv", 2) if script == "Hant")
    return {character: rank for rank, character in enumerate(common)}
