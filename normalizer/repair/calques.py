"""Literal translations of English words and idioms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.references import References
from normalizer.repair.context import Context
from normalizer.repair.literals import Literals
from normalizer.repair.views import View, view
from normalizer.resources import read_table

FILE = "calques.tsv"
_REACH = 160  # how far a sentence is read on either side, in characters


@dataclass(frozen=True, slots=True)
class Calque:
    """One line of the table; see its head."""

    literal: str
    english: tuple[tuple[str, ...], ...]
    intended: str
    kind: str
    proof: tuple[str, ...]
    against: tuple[str, ...]


def replace_calques(text: str, context: Context) -> Iterator[Finding]:
    """A literal translation (出埃及記 for a mass exodus, 薪資套餐 for a pay package) becomes what was meant, by a table
    in which each line cites where both senses are attested. It is applied where the words themselves or their sentence
    prove the sense, or where the references use the English word that was meant; otherwise it is proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    table, literals = _table()
    for place, literal in literals.find(look):
        finding = _judge(look, place, table[literal], context.references)
        if finding is not None:
            yield finding


@cache
def _table() -> tuple[dict[str, tuple[Calque, ...]], Literals]:
    """The lines by their literal words."""
    table: dict[str, tuple[Calque, ...]] = {}
    for literal, english, intended, kind, proof, against, _ in read_table(FILE, 7):
        phrases = tuple(tuple(phrase.lower().split()) for phrase in english.split("/"))
        line = Calque(literal, phrases, intended, kind, tuple(proof.split()), tuple(against.split()))
        table[literal] = (*table.get(literal, ()), line)
    return table, Literals(table)


def _judge(look: View, place: int, lines: tuple[Calque, ...], references: References) -> Finding | None:
    text = look.text
    literal = lines[0].literal
    if place in look.untouchable or text[place - 1 : place] == "《":
        return None
    low, high = max(0, place - _REACH), place + _REACH
    start = max(low - 1, *(text.rfind(mark, low, place) for mark in "。！？\n")) + 1
    ends = [end for end in (text.find(mark, place, high) for mark in "。！？\n") if end >= 0]
    sentence = text[start : min(ends, default=high)].replace(literal, "")
    best: tuple[float, Calque, Evidence | None] | None = None
    for line in lines:
        around = text if line.kind == "rare" else sentence
        if any(word in around for word in line.against):
            continue
        proved = any(word in sentence for word in line.proof)
        if not proved and line.kind in ("word", "maybe"):
            continue
        cited = _find(line.english, references)
        confidence = _confidence(line, proved, cited is not None)
        if confidence and (best is None or confidence > best[0]):
            best = confidence, line, cited
    if best is None:
        return None
    confidence, line, cited = best
    meant = " or ".join(" ".join(phrase) for phrase in line.english)
    evidence = Evidence.resource(FILE, literal, f"{literal}: {meant}: {line.intended}")
    reason = f"a literal translation of “{meant}”"
    return Finding(
        place,
        place + len(literal),
        line.intended,
        "replace-calques",
        reason,
        confidence,
        (evidence,) if cited is None else (evidence, cited),
    )


def _confidence(line: Calque, proved: bool, cited: bool) -> float:
    """How sure a line is, given a word of its proof in the sentence and its English in the references."""
    match line.kind:
        case "never":
            return 0.9 if cited else 0.82
        case "rare":
            return 0.88 if cited else 0.82 if proved else 0.0
        case "word":
            return (0.85 if cited else 0.7) if proved else 0.0
        case _:
            return (0.65 if cited else 0.5) if proved else 0.0


def _find(phrases: tuple[tuple[str, ...], ...], references: References) -> Evidence | None:
    """Where the references use one of the phrases: all of its words, in any common form."""
    for phrase in phrases:
        found = [_find_word(word, references) for word in phrase]
        if all(piece is not None for piece in found):
            return found[-1]
    return None


def _find_word(word: str, references: References) -> Evidence | None:
    for form in (word, word + "s", word + "ed", word + "d", word + "ing"):
        found = references.word(form)
        if found is not None:
            return found.evidence
    return None
