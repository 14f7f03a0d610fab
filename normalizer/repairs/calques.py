"""Literal translations of English words and idioms."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from normalizer.edits import Evidence, Finding
from normalizer.lexicon import lemmas, load
from normalizer.references import References
from normalizer.repairs.calque_lines import Calque, load_calques
from normalizer.repairs.context import Context
from normalizer.repairs.views import View, is_han, view

_GOES_ON = frozenset("的是在令將和與也並不讓使已引中上僅為以對於及或而但被有會可能顯標代似之後前作表都還卻就")
_NOUN_FOLLOWS = frozenset("的些個次波種場項將把被是為和與及或")
_FREE = (_NOUN_FOLLOWS | frozenset("來去在有了對向從該這那其一每用此")) - frozenset(
    "種"
)  # words by themselves, whatever follows
_NEAR = 14  # within so many characters a word of proof proves, farther off it only suggests
_REACH = 160  # how far a sentence is read on either side, in characters
_STOP = re.compile(r"[。！？\n]")
_TOLD = 2  # so many English words of a topic tell that references are about it
_TOPIC = 4  # so many words of a topic in a text tell that it is about it
_WORD = 8  # how much of the text around a word is segmented, in characters
_IDLE = frozenset(("with", "from", "that", "this", "have", "into", "used", "person", "people", "something", "make"))


class Use(NamedTuple):
    """How references use the English of a line: where; whether in the company of its topic; how many words of its topic
    they have; whether they have another word that the literal Chinese may stand for.
    """

    evidence: Evidence | None
    meant: bool
    told: int
    rival: bool

    @property
    def about(self) -> bool:
        """Whether the references are about the topic."""
        return self.told >= _TOLD


Uses = dict[Calque, Use]

_USES: WeakKeyDictionary[References, Uses] = WeakKeyDictionary()  # asked for every text, looked up once


def replace_calques(text: str, context: Context) -> Iterator[Finding]:
    """A literal translation (出埃及記 for a mass exodus, 薪資套餐 for a pay package, 球場 for a court of law) becomes
    what was meant, by tables in which each line cites where both senses are attested. It is applied where the words
    themselves or their sentence prove the sense, or where the references use the English word that was meant in the
    same company; otherwise it is proposed. A word that is sound in other company (球場) is only reported where the text
    was garbled before any repair or the references use its English so.
    """
    look = view(text)
    if not look.has_han:
        return
    table = load_calques()
    stops: list[int] | None = None
    uses = _USES.setdefault(context.references, {})
    garbled = context.garbled
    sound = not garbled and not context.references.concordance.texts
    for place, literal in table.literals.find(look):
        if sound and literal in table.topical:
            continue
        lines = [(line, _use(line, context.references, uses)) for line in table.lines[literal]]
        if not garbled:
            lines = [(line, use) for line, use in lines if use.meant or not line.topical]
        if not lines or place in look.untouchable or text[place - 1 : place] == "《":
            continue
        if stops is None:
            stops = [match.start() for match in _STOP.finditer(text)]
        finding = _judge(look, place, lines, stops, context)
        if finding is not None:
            yield finding


def _judge(
    look: View, place: int, lines: Iterable[tuple[Calque, Use]], stops: Sequence[int], context: Context
) -> Finding | None:
    """What the best of the lines for the literal words at `place` makes of them; `stops`: where sentences end."""
    best: tuple[float, Calque, Use] | None = None
    for line, use in lines:
        end = place + len(line.literal)
        sentence = _around(look.text, place, end, stops)
        if line.topical:
            confidence = _judge_topical(look.text, place, line, use, sentence, context)
        else:
            confidence = _judge_phrase(look.text, place, line, use, sentence, context)
        if confidence and (best is None or (confidence, use.told) > (best[0], best[2].told)):
            best = confidence, line, use
    if best is None:
        return None
    confidence, line, (cited, *_) = best
    evidence = [line.evidence]
    if line.topical and (entries := load().entries(line.literal)):
        glosses = "; ".join(entries[0].senses[:4])
        evidence.append(Evidence.resource("CC-CEDICT", line.literal, f"{line.literal}: {glosses}"))
    if cited is not None:
        evidence.append(cited)
    end = place + len(line.literal)
    return Finding(place, end, line.intended, "replace-calques", line.reason, confidence, tuple(evidence))


def _judge_phrase(text: str, place: int, line: Calque, use: Use, sentence: str, context: Context) -> float:
    """How sure a line of the phrases is."""
    proved = _has(sentence, line.proof)
    if not proved and (line.kind in ("word", "maybe") or (line.kind == "rare" and use.evidence is None)):
        return 0.0
    if any(_holds(text, word) for word in line.against) if line.kind == "rare" else _has(sentence, line.against):
        return 0.0
    end = place + len(line.literal)
    near = proved and _has(_beside(text, place, end), line.proof)
    confidence = _confidence(line, proved, near, use.evidence is not None)
    garbled = context.garbled
    if line.kind in ("never", "word") and not _stands_alone(text, place, end, line.kind):
        return min(confidence, 0.65) if use.meant or garbled else 0.0
    if line.kind == "never" and not (use.meant or garbled):
        return 0.65 if _is_word(text, place, end) else 0.0  # a sound text that nothing confirms: what never is, may be
    return confidence


def _judge_topical(text: str, place: int, line: Calque, use: Use, sentence: str, context: Context) -> float:
    """How sure a line of the words is whose sense the topic decides."""
    end = place + len(line.literal)
    if _has(sentence, line.against):
        return 0.0
    proved = _has(sentence, line.proof)
    near = proved and _has(_beside(text, place, end), line.proof)
    if not context.garbled:
        return 0.6 if near and _is_word(text, place, end) else 0.0
    if not proved:
        if line.kind == "maybe":
            return 0.0
        expected = use.meant or (use.about and not use.rival)
        needed = _TOPIC if not expected else _TOPIC // 2 if line.kind == "usual" else 0
        if not _is_about(text, line, needed):
            return 0.0
    if not _is_word(text, place, end):
        return 0.0
    if line.kind == "maybe":
        return 0.6 if use.meant else 0.5
    if near and use.meant:
        owned = text[place - 1 : place] == "的"  # 律師的箱子 may be a suitcase
        sure = line.kind == "word" and not use.rival and not owned and _stands_alone(text, place, end, "never")
        return 0.85 if sure else 0.75
    if proved:
        return 0.7 if use.meant else 0.65 if use.about else 0.55
    return 0.6 if use.meant else 0.5


def _has(sentence: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 — asked at every place: no generator
        if word in sentence:
            return True
    return False


@lru_cache(maxsize=256)
def _holds(text: str, word: str) -> bool:
    """Whether a word stands anywhere in a text; asked place by place, so looked for once."""
    return word in text


@lru_cache(maxsize=1024)
def _is_about(text: str, line: Calque, needed: int) -> bool:
    """Whether a text holds `needed` words of a line's topic, and not more of what shows the literal sense."""
    words = sum(word in text for word in line.proof)
    return words >= needed and words >= sum(word in text for word in line.against)


def _is_word(text: str, place: int, end: int) -> bool:
    """Whether words begin and end at these places: 球場 is none in 棒球場, 植物 none in 植物園."""
    start = max(0, place - _WORD)
    before = text[place - 1 : place]
    if is_han(before) and before not in _FREE and load().is_word(text[place - 1 : place + 1]):
        return False
    spans = load().segment(text[start : end + _WORD])
    return any(start + span.start == place for span in spans) and any(start + span.end == end for span in spans)


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
    return text[max(start, place - _REACH) : place] + "\n" + text[end : min(stop, end + _REACH)]


def _beside(text: str, place: int, end: int) -> str:
    return text[max(0, place - _NEAR) : place] + "\n" + text[end : end + _NEAR]


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


def _use(line: Calque, references: References, known: Uses) -> Use:
    """How the references use the English of a line."""
    use = known.get(line)
    if use is None:
        use = known[line] = _look_up(line, references)
    return use


def _look_up(line: Calque, references: References) -> Use:
    evidence = _find(line.english, references)
    if evidence is None or not line.topical:
        return Use(evidence, evidence is not None, told=0, rival=False)
    forms = {form for word in line.english.split("/") for form in lemmas(word)}
    others = {word for word in load().english_words(line.literal) if len(word) > 3} - _IDLE
    rival = any(references.word(word) is not None and forms.isdisjoint(lemmas(word)) for word in others)
    company = _company(line)
    told = sum(references.concordance.has(word) for word in company)
    for word in line.english.split("/"):
        if word[0].isupper() and any(references.concordance.has(form) for form in lemmas(word.lower())):
            return Use(None, meant=False, told=0, rival=True)  # windows are no Windows
        if " " in word or word[0].isupper():
            return Use(evidence, True, told, rival)
        for met in references.concordance.company(word):
            if any(not company.isdisjoint(lemmas(other)) for other in met.words):
                return Use(met.evidence, True, told, rival)
    return Use(evidence, False, told, rival)


@lru_cache(maxsize=4096)
def _company(line: Calque) -> frozenset[str]:
    """The English words that show what a line means, beside its English: of its topics, and of its own proof."""
    words = {word for proof in line.own for word in load().english_words(proof) if len(word) > 3} - _IDLE
    forms = {form for word in words | line.company for form in (word, *lemmas(word))}
    return frozenset(forms - {form for word in line.english.split("/") for form in (word, *lemmas(word))})


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
