"""The tables of literal translations: phrases of one meaning, and words whose sense the topic decides."""

from dataclasses import dataclass
from functools import cache

from normalizer.edits import Evidence
from normalizer.repairs.literals import Literals
from normalizer.resources import read_table

PHRASES = "calques.tsv"
SENSES = "polysemes.tsv"
TOPICS = "topics.tsv"


@dataclass(frozen=True, slots=True, eq=False)  # a line of a table is itself: what is remembered of it is found at once
class Calque:
    """One literal translation of a line; see the heads of the tables. `topical`: a word that is sound where its topic
    is not spoken of. `company`: English words of its topics; `own`: its words of proof besides those of topics.
    """

    literal: str
    english: str
    intended: str
    kind: str
    proof: tuple[str, ...]
    against: tuple[str, ...]
    company: frozenset[str]
    own: tuple[str, ...]
    topical: bool
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Table:
    """The calques by their literal words, where to find these in a text, and which are sound words in some texts."""

    lines: dict[str, tuple[Calque, ...]]
    literals: Literals
    topical: frozenset[str]


@cache
def load_calques() -> Table:
    """Both tables as one."""
    table: dict[str, tuple[Calque, ...]] = {}
    for file in (PHRASES, SENSES):
        for literals, english, intended, kind, proof, against, _ in read_table(file, 7):
            meant = " or ".join(phrase.lower() for phrase in english.split("/"))
            for literal in literals.replace("~", "").split("/"):
                line = Calque(
                    literal,
                    english,
                    intended,
                    kind,
                    _expand(proof),
                    _expand(against),
                    _company(proof),
                    tuple(word for word in proof.split() if not word.startswith("@")),
                    file == SENSES,
                    f"a literal translation of “{meant}”",
                    Evidence.resource(file, literal, f"{literal}: {meant}: {intended}"),
                )
                table[literal] = (*table.get(literal, ()), line)
    topical = frozenset(literal for literal, lines in table.items() if all(line.topical for line in lines))
    return Table(table, Literals(table), topical)


@cache
def topics() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The Chinese and the English words that tell of a topic, by its name."""
    return {
        topic: (tuple(chinese.split("|")), tuple(english.split()))
        for kind, topic, chinese, english in read_table(TOPICS, 4)
        if kind == "company"
    }


def _expand(cell: str) -> tuple[str, ...]:
    """The words of a cell, with those of a topic for its name.

    >>> _expand("太空人 @court")[:3]
    ('太空人', '法官', '法院')
    """
    words: dict[str, None] = {}
    for word in cell.split():
        words.update(dict.fromkeys(topics()[word[1:]][0] if word.startswith("@") else (word,)))
    return tuple(words)


def _company(cell: str) -> frozenset[str]:
    return frozenset(word for name in cell.split() if name.startswith("@") for word in topics()[name[1:]][1])
