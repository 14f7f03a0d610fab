"""English idioms that were translated word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from normalizer.edits import Evidence, Finding
from normalizer.references import References
from normalizer.repairs.context import Context
from normalizer.repairs.idiom_forms import fit, is_negated
from normalizer.repairs.idiom_places import Place, find_clause, find_place, is_light
from normalizer.repairs.literals import Literals
from normalizer.repairs.views import View, is_han, view
from normalizer.resources import read_table

FILE = "idioms.tsv"
_SENTENCE = 120  # how far words that show the literal sense are looked for on either side, in characters
_AUXILIARY = frozenset("會可能要是有沒多少很一")  # as words of an idiom they mean nothing
_VERBS = frozenset("掉開離")  # light in other places
_WORD = re.compile(
    r"(?!(?:an?|the|of|in|on|at|to|for|up|down|off|out|by|with|from|over|into|under|when|and|or|it|its|is|not|no|be|that|what"
    r"|too|before|some(?:one|thing)(?:'s)?|one(?:'s|self)?|each|other's)(?: |$))(?<![^ ])[^ ]+"
)


@dataclass(frozen=True, slots=True)
class Idiom:
    """One line of the table; see its head. `slots` are the Chinese words for each of its words."""

    name: str
    slots: tuple[frozenset[str], ...]
    meaning: str
    intended: str
    form: str
    real: bool
    against: tuple[str, ...]
    evidence: Evidence

    @property
    def owned(self) -> bool:
        """Whether somebody may be named inside it."""
        return "someone" in self.name

    @property
    def negated(self) -> bool:
        """Whether it is said with a negation only."""
        return self.name.startswith("not ")


@dataclass(frozen=True, slots=True)
class Table:
    """The idioms by the Chinese words that they are looked for by, and what their words are in English."""

    idioms: dict[str, tuple[Idiom, ...]]
    literals: Literals
    known: frozenset[str]
    english: dict[str, tuple[str, ...]]


def propose_idioms(text: str, context: Context) -> Iterator[Finding]:
    """An English idiom that was translated word by word (埋葬了斧頭, buried the hatchet) is pointed out, with what it
    means and, where it fits the sentence, what Chinese says instead. It is recognised by all of its words standing
    together in one clause, each in a Chinese word that the dictionary gives for it; surer where the references use the
    idiom. It is only proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    table = _table()
    done = 0
    for start, literal in table.literals.find(look):
        if start < done or start in look.untouchable:
            continue
        low, high = find_clause(text, start, start + len(literal))
        clause = text[low:high]
        for idiom in table.idioms[literal]:
            if not _may_stand(clause, idiom):
                continue
            place = find_place(clause, start - low, idiom.slots, idiom.owned, table.known)
            if place is None:
                continue
            finding = _judge(look, low, place, idiom, context.references)
            if finding is not None:
                yield finding
                done = finding.end
                break


def _may_stand(clause: str, idiom: Idiom) -> bool:
    """Whether each of the idiom's words has some Chinese in the clause; cheap, and mostly false."""
    return all(any(word in clause for word in slot) for slot in idiom.slots)


def _judge(look: View, low: int, place: Place, idiom: Idiom, references: References) -> Finding | None:
    text = look.text
    if idiom.negated and not is_negated(place):
        return None
    cited = _cite(idiom.name, references)
    if idiom.real and not cited:
        return None
    start, end, after = fit(place, idiom.intended, idiom.form, idiom.owned, idiom.negated)
    start, end = low + start, low + end
    follower = text[end : end + 1]
    if not cited and follower == "的":
        return None
    before = text[max(0, start - _SENTENCE) : start].rpartition("。")[2]
    sentence = before + text[start : end + _SENTENCE].partition("。")[0]
    if any(word in sentence for word in idiom.against):
        return None
    words = [place.word(index) for index in place.chosen]
    confidence = (0.65 if not idiom.real else 0.5) if cited else 0.55
    if all(len(word) == 1 for word in words):
        confidence -= 0.1
        if is_han(follower) and not cited and len(words) < 3 and place.word(place.last + 1) == follower:
            confidence -= 0.1
    table = _table()
    senses = tuple(
        Evidence.resource("CC-CEDICT", word, f"{word}: {meaning}")
        for word, slot in zip(words, idiom.slots, strict=True)
        for meaning in table.english.get(word, ())[:1]
        if word in slot
    )
    reason = f"word by word this is “{idiom.name}”: {idiom.meaning}"
    return Finding(start, end, after, "propose-idioms", reason, round(confidence, 2), (idiom.evidence, *senses, *cited))


def _cite(name: str, references: References) -> tuple[Evidence, ...]:
    """Where the references have all words of an idiom, in whatever form; empty if they have not."""
    if not references:
        return ()
    found = []
    for word in _WORD.findall(name):
        known = next(filter(None, map(references.word, _forms(word))), None)
        if known is None:
            return ()
        found.append(known.evidence)
    return tuple(found[-1:])


@cache
def _forms(word: str) -> tuple[str, ...]:
    from normalizer.lexicon import gerund, participle, past, plural, third_person

    forms = (word, plural(word), third_person(word), past(word), participle(word), gerund(word), word + "ed")
    return tuple(dict.fromkeys(forms))


def _slot(words: list[str], chinese: dict[str, frozenset[str]]) -> frozenset[str]:
    """The Chinese for one of several words: what the dictionary has, but for words without weight, and what the line
    itself names.
    """
    found = {rendering for word in words for rendering in chinese.get(word.replace("_", " "), ())}
    found = {word for word in found if word not in _AUXILIARY and (word in _VERBS or not is_light(word))}
    return frozenset(found | {word for word in words if not word.isascii()})


@cache
def _table() -> Table:
    chinese = {word: frozenset(renderings.split()) for word, renderings in read_table("idiom_words.tsv", 2)}
    english: dict[str, tuple[str, ...]] = {}
    for word, renderings in sorted(chinese.items()):
        for rendering in renderings:
            english[rendering] = (*english.get(rendering, ()), word)
    idioms: dict[str, tuple[Idiom, ...]] = {}
    for name, words, meaning, intended, form, kind, against, met in read_table(FILE, 8):
        slots = tuple(_slot(slot.split("|"), chinese) for slot in words.split())
        evidence = Evidence.resource(FILE, name, f"{name}: {meaning} ({met})")
        idiom = Idiom(name, slots, meaning, intended, form, kind == "real", tuple(against.split()), evidence)
        for rendering in min(slots, key=len):
            idioms[rendering] = (*idioms.get(rendering, ()), idiom)
    return Table(idioms, Literals(idioms), frozenset(idioms), english)
