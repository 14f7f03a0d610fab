"""Literal translations of English words and idioms."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from weakref import WeakKeyDictionary

from normalizer.edits import Evidence, Finding
from normalizer.references import References
from normalizer.repairs.context import Context
from normalizer.repairs.literals import Literals
from normalizer.repairs.views import View, is_han, view
from normalizer.resources import read_table

FILE = "calques.tsv"
_GOES_ON = frozenset("的是在令將和與也並不讓使已引中上僅為以對於及或而但被有會可能顯標代似之後前作表都還卻就")
_NOUN_FOLLOWS = frozenset("的些個次波種場項將把被是為和與及或")
_NEAR = 14  # within so many characters a word of proof proves, farther off it only suggests
_REACH = 160  # how far a sentence is read on either side, in characters
_STOP = re.compile(r"[。！？\n]")

Cited = dict[str, Evidence | None]
"""Where references use the English of a line, by that English as the table has it."""

_CITED: WeakKeyDictionary[References, Cited] = WeakKeyDictionary()  # asked for every text, looked up once


@dataclass(frozen=True, slots=True)
class Calque:
    """One line of the table; see its head."""

    literal: str
    english: str
    intended: str
    kind: str
    proof: tuple[str, ...]
    against: tuple[str, ...]
    reason: str
    evidence: Evidence


def replace_calques(text: str, context: Context) -> Iterator[Finding]:
    """A literal translation (出埃及記 for a mass exodus, 薪資套餐 for a pay package) becomes what was meant, by a table
    in which each line cites where both senses are attested. It is applied where the words themselves or their sentence
    prove the sense, or where the references use the English word that was meant; otherwise it is proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    table, literals = _table()
    stops = [match.start() for match in _STOP.finditer(text)]
    cited = _CITED.setdefault(context.references, {})
    for place, literal in literals.find(look):
        for line in table[literal]:
            if line.english not in cited:
                cited[line.english] = _find(line.english, context.references)
        finding = _judge(look, place, table[literal], stops, cited)
        if finding is not None:
            yield finding


@cache
def _table() -> tuple[dict[str, tuple[Calque, ...]], Literals]:
    """The lines by their literal words."""
    table: dict[str, tuple[Calque, ...]] = {}
    for literal, english, intended, kind, proof, against, _ in read_table(FILE, 7):
        meant = " or ".join(phrase.lower() for phrase in english.split("/"))
        evidence = Evidence.resource(FILE, literal, f"{literal}: {meant}: {intended}")
        reason = f"a literal translation of “{meant}”"
        line = Calque(literal, english, intended, kind, tuple(proof.split()), tuple(against.split()), reason, evidence)
        table[literal] = (*table.get(literal, ()), line)
    return table, Literals(table)


def _judge(look: View, place: int, lines: tuple[Calque, ...], stops: Sequence[int], known: Cited) -> Finding | None:
    """What the best of the lines for the literal words at `place` makes of them; `stops`: where sentences end."""
    text = look.text
    literal = lines[0].literal
    if place in look.untouchable or text[place - 1 : place] == "《":
        return None
    sentence = _around(text, place, place + len(literal), stops)
    near_by = text[max(0, place - _NEAR) : place] + text[place + len(literal) : place + len(literal) + _NEAR]
    best: tuple[float, Calque, Evidence | None] | None = None
    for line in lines:
        proved = _has(sentence, line.proof)
        if not proved and line.kind in ("word", "maybe"):
            continue
        cited = known[line.english]
        if not proved and cited is None and line.kind == "rare":
            continue
        if any(_holds(text, word) for word in line.against) if line.kind == "rare" else _has(sentence, line.against):
            continue
        near = proved and _has(near_by, line.proof)
        confidence = _confidence(line, proved, near, cited is not None)
        if line.kind in ("never", "word") and not _stands_alone(text, place, place + len(literal), line.kind):
            confidence = min(confidence, 0.65)
        if confidence and (best is None or confidence > best[0]):
            best = confidence, line, cited
    if best is None:
        return None
    confidence, line, cited = best
    return Finding(
        place,
        place + len(literal),
        line.intended,
        "replace-calques",
        line.reason,
        confidence,
        (line.evidence,) if cited is None else (line.evidence, cited),
    )


def _has(sentence: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 — asked at every place: no generator
        if word in sentence:
            return True
    return False


@lru_cache(maxsize=256)
def _holds(text: str, word: str) -> bool:
    """Whether a word stands anywhere in a text; asked place by place, so looked for once."""
    return word in text


def _stands_alone(text: str, place: int, end: int, kind: str) -> bool:
    """Whether the literal words are a noun by themselves there: no other noun goes on behind them (景觀設計師), and
    where the word is sound elsewhere, something before them asks for a noun (的, 這些 …; 負責出口業務 does not).
    """
    before, after = text[place - 1 : place], text[end : end + 1]
    closed = not is_han(after) or after in _GOES_ON
    return closed and (kind == "never" or not is_han(before) or before in _NOUN_FOLLOWS)


def _around(text: str, place: int, end: int, stops: Sequence[int]) -> str:
    """The text around the literal words in `[place, end)`, without them, up to the next stop on either side."""
    following = bisect_left(stops, place)
    start = stops[following - 1] + 1 if following else 0
    stop = stops[following] if following < len(stops) else len(text)
    return text[max(start, place - _REACH) : place] + text[end : min(stop, end + _REACH)]


def _confidence(line: Calque, proved: bool, near: bool, cited: bool) -> float:
    """How sure a line is, given a word of its proof in the sentence, near it in the clause, its English in
    references.
    """
    match line.kind:
        case "never":
            return 0.9 if cited else 0.82
        case "idiom":
            return 0.7 if cited else 0.55
        case "rare":
            return 0.88 if cited else 0.82 if proved else 0.0
        case "word":
            return (0.85 if cited and near else 0.7) if proved else 0.0
        case _:
            return (0.65 if cited else 0.5) if proved else 0.0


def _find(english: str, references: References) -> Evidence | None:
    """Where the references use one of the phrases: all of its words, in any common form."""
    for phrase in english.split("/"):
        found = [_find_word(word, references) for word in phrase.split()]
        if all(piece is not None for piece in found):
            return found[-1]
    return None


def _find_word(word: str, references: References) -> Evidence | None:
    for form in (word, word + "s", word + "ed", word + "d", word + "ing"):
        found = references.word(form)
        if found is not None:
            return found.evidence
    return None
