"""English idioms that were translated word by word."""

import re
from collections.abc import Iterator
from functools import cache, partial

from normalizer.edits import Evidence, Finding
from normalizer.references import References
from normalizer.repairs.context import Context
from normalizer.repairs.idiom_forms import fit, is_negated
from normalizer.repairs.idiom_places import Place, find_clause, find_place
from normalizer.repairs.idiom_table import Idiom, load_table
from normalizer.repairs.views import view

_SENTENCE = 120  # how far words that show the literal sense are looked for on either side, in characters
_UNSAID = re.compile(r"\b(?:not|an?|the|is|one's|oneself|one|someone's|someone|something|each other's)(?: |$)")
_APART = 3  # how many words of a reference stand between two of an idiom at most: throw (the whole team) under the bus


def propose_idioms(text: str, context: Context) -> Iterator[Finding]:
    """An English idiom that was translated word by word (埋葬了斧頭, buried the hatchet) is pointed out, with what it
    means and, where it fits the sentence, what Chinese says instead. It is recognised by all of its words standing
    together in one clause, each in a Chinese word that the dictionary gives for it; surer where the references use the
    idiom. It is only proposed.
    """
    look = view(text)
    if not look.has_han:
        return
    table = load_table()
    cite = cache(partial(_cite, context.references))
    done = 0
    for start, literal in table.literals.find(look):
        if start < done or start in look.untouchable:
            continue
        low, high = find_clause(text, start, start + len(literal))
        clause = text[low:high]
        for offset, idiom in table.idioms[literal]:
            if not _may_stand(clause, idiom):
                continue
            place = find_place(clause, start + offset - low, idiom.slots, idiom.owned, idiom.known)
            if place is None:
                continue
            finding = _judge(text, low, place, idiom, cite(idiom.name), context)
            if finding is not None:
                yield finding
                done = finding.end
                break


def _may_stand(clause: str, idiom: Idiom) -> bool:
    """Whether each of the idiom's words has some Chinese in the clause; mostly not, as the first look shows."""
    for begins in idiom.begins:
        if begins.isdisjoint(clause):
            return False
    return all(any(word in clause for word in slot) for slot in idiom.slots)


def _judge(text: str, low: int, place: Place, idiom: Idiom, cited: Evidence | None, context: Context) -> Finding | None:
    if idiom.negated and not is_negated(place):
        return None
    found = fit(place, idiom.intended, idiom.form, idiom.owned, idiom.verb)
    words = [place.word(index) for index in place.chosen]
    doubt = 0.15 * found.loose + 0.1 * all(len(word) == 1 for word in words)
    confidence = _score(idiom.real, cited is not None, context.garbled, doubt)
    if not confidence:
        return None
    start, end = low + found.start, low + found.end
    if _is_meant(text, start, end, low, place, idiom.against):
        return None
    senses = tuple(
        Evidence.resource("CC-CEDICT", word, f"{word}: {slot[word]}")
        for word, slot in zip(words, idiom.slots, strict=True)
        if slot.get(word)
    )
    reason = f"word by word this is “{idiom.name}”: {idiom.meaning}"
    evidence = (idiom.evidence, *senses, *filter(None, (cited,)))
    return Finding(start, end, found.after, "propose-idioms", reason, round(confidence, 2), evidence)


def _is_meant(text: str, start: int, end: int, low: int, place: Place, against: tuple[str, ...]) -> bool:
    """Whether the sentence around `[start, end)` has a word that shows the literal sense, besides the idiom's own."""
    own = [place.tokens[index] for index in sorted(place.chosen)]
    stops = (start, *(low + stop for token in own for stop in (token.start, token.end)), end)
    between = (text[first:last] for first, last in zip(stops[::2], stops[1::2], strict=True))
    before = text[max(0, start - _SENTENCE) : start].rpartition("。")[2]
    sentence = "\n".join((before, *between, text[end : end + _SENTENCE].partition("。")[0]))
    return any(word in sentence for word in against)


def _score(real: bool, cited: bool, garbled: bool, doubt: float) -> float:
    """How sure an idiom is: one that could be meant as it says, or not; with the idiom in the references; in a text
    that is garbled anyway. In sound text and for what happens, a doubt without references is too much.
    """
    if cited:
        return (0.65 if real else 0.75) - doubt
    if (not garbled and (doubt or real)) or (doubt and real):
        return 0.0
    return (0.35 if real else 0.6 if garbled else 0.5) - doubt


def _cite(references: References, name: str) -> Evidence | None:
    """Where the references have the words of an idiom together, in whatever form; in the other order as well, if there
    are two (the ball was dropped).
    """
    words = _phrase(name)
    found = references.concordance.find(words, _APART)
    if found is None and len(words) == 2:
        found = references.concordance.find(words[::-1], _APART)
    return found


@cache
def _phrase(name: str) -> tuple[frozenset[str], ...]:
    from normalizer.lexicon import lemmas

    return tuple(frozenset(lemmas(word)) for word in _UNSAID.sub("", name).replace("-", " ").split())
