"""Words in the wrong sense: a general look for literal translations that no table has.

A machine that does not see what a text is about renders “court” by 球場 where judges sit. Then 球場 is a word whose
dictionary sense has an English noun of the references; the references use that noun in the same company (judge,
appeal); but what the dictionary says of 球場 besides (stadium, golf) is far from that company and from what “court”
mostly means, and another word for the noun (法院: law) is nearer to both.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizer.edits import Evidence, Finding
from normalizer.lexicon import lemmas, load
from normalizer.lexicon.meanings import Vector, is_content, mean, nearness, nouns, sense, weigh, words
from normalizer.references.concordance import Company
from normalizer.repairs.context import Context
from normalizer.repairs.views import view
from normalizer.spans import Span

RULE = "doubt-senses"

# Chosen on 64 polysemes in sentences of our own and on 60 news articles with their English as references
_GARBLED = 0.45  # from this garble score on, a text is taken for a machine's; sound news stays below it
_AROUND = 25  # characters on either side that are a word's company in Chinese
_SHARED = 1.5  # what the words tell that the company in the references and the Chinese one must share
_FAR = 0.2  # a sense farther from the company than this is out of place
_NEAR = 0.36  # one nearer than this is at home
_TYPICAL = 0.35  # one nearer than this to the noun itself is what the noun mostly means
_SAME = 0.55  # senses as near to each other as this are one sense
_MARGIN = 0.35  # by how much the other word must be nearer, in a garbled text
_STRICT = 0.55  # and in any other
_COMMON = 1500  # a word that jieba's corpus has more often is at home in any text
_USUAL = 100  # a word that it has more seldom is not proposed


class _Doubt(NamedTuple):
    """What speaks against a word: by how much the word `instead` is nearer (empty: none is known), for which noun."""

    margin: float
    noun: str
    instead: str
    company: tuple[str, ...]
    evidence: Evidence


def doubt_senses(text: str, context: Context) -> Iterator[Finding]:
    """A word that renders an English noun of the references in a sense that does not fit: the references use the noun
    in the same company, the rest of the word's dictionary entry is far from that company, and another word for the
    noun is near it (球場 for a court where judges sit). The other word is proposed, never applied. A word that the
    dictionary has only as a name (土耳其 for turkey) is flagged where no other word is near enough.
    """
    concordance = context.references.concordance
    look = view(text)
    if not concordance.texts or not look.has_han or not look.traditional:
        return
    spans = load().segment(text)
    surfaces = [span.of(text) for span in spans]
    places = [index for index, surface in enumerate(surfaces) if len(surface) > 1 and nouns(surface)]
    garbled = context.garble >= _GARBLED
    for index in places:
        span = spans[index]
        if span.start in look.untouchable or text[span.start - 1 : span.start] == "《":
            continue
        word = surfaces[index]
        used = [
            (noun, mentions, met)
            for noun, mentions in nouns(word)
            if mentions <= _COMMON and (met := concordance.company(noun))
        ]
        if not used:
            continue
        company = _company(surfaces, spans, index)
        found = [_doubt(word, noun, not mentions, company, met) for noun, mentions, met in used]
        doubts = [doubt for doubt in found if doubt and doubt.margin >= (_MARGIN if garbled else _STRICT)]
        if doubts and not (used[0][1] and _is_name(span, context)):
            yield _find(span, word, max(doubts))


def _company(surfaces: Sequence[str], spans: Sequence[Span], index: int) -> frozenset[str]:
    """The English of the words around one, in the dictionary's senses."""
    here, own = spans[index], surfaces[index]
    first = last = index
    while first and here.start - spans[first - 1].end <= _AROUND:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1].start - here.end <= _AROUND:
        last += 1
    near = {surface for surface in surfaces[first : last + 1] if surface != own}
    return frozenset().union(*map(load().english_words, near))


def _doubt(word: str, noun: str, named: bool, company: frozenset[str], met: Sequence[Company]) -> _Doubt | None:
    """What speaks against `word`, a name only if `named`, for `noun` in this company; or None."""
    own, usual = sense(word, noun), mean([noun])
    typical = _TYPICAL if own is None or usual is None else nearness(own, usual)
    if typical > _TYPICAL:
        return None
    forms = frozenset(lemmas(noun))
    others = company - forms
    shared = [_share(place.words, others) for place in met]
    weights = [weigh(common) for common in shared]
    most = max(weights)
    if (own is None and not named) or most < _SHARED:
        return None
    best = weights.index(most)
    around = mean({other for other in met[best].words if is_content(other) and other not in forms})
    if around is None:
        return None
    mine = 0.0 if own is None else nearness(own, around)
    if mine >= _FAR:
        return None
    rivals = (
        (nearness(meaning, around), other)
        for other, meaning in _rivals(word, noun, own)
        if usual is None or nearness(meaning, usual) >= typical
    )
    near, instead = max(rivals, default=(0.0, ""))
    if near >= _NEAR:
        return _Doubt(near - mine, noun, _widen(instead, noun), shared[best], met[best].evidence)
    if named:
        return _Doubt(_STRICT, noun, "", shared[best], met[best].evidence)
    return None


def _share(words: tuple[str, ...], company: frozenset[str]) -> tuple[str, ...]:
    """The content words of a place in the references that the Chinese company has, too."""
    return tuple(dict.fromkeys([word for word, forms in _content(words) if not company.isdisjoint(forms)]))


@lru_cache(maxsize=8192)  # the places of the references are looked at in every text
def _content(words: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The content words among `words`, each with its lemmas."""
    return tuple((word, lemmas(word)) for word in words if is_content(word))


def _rivals(word: str, noun: str, own: Vector | None) -> Iterator[tuple[str, Vector]]:
    """The other usual words for `noun` in another sense than `word`, each with that sense."""
    for other, mentions in words(noun):
        if mentions >= _USUAL and not set(other) & set(word):
            meaning = sense(other, noun)
            if meaning is not None and (own is None or nearness(meaning, own) < _SAME):
                yield other, meaning


def _widen(word: str, noun: str) -> str:
    """The shortest word for the noun that `word` holds: 法院 for 最高法院, of which nothing says that it is supreme."""
    return min((other for other, mentions in words(noun) if mentions and other in word), key=len, default=word)


def _is_name(span: Span, context: Context) -> bool:
    return any(mention.start < span.end and span.start < mention.end for mention in context.names)


def _find(span: Span, word: str, doubt: _Doubt) -> Finding:
    company = ", ".join(doubt.company[:4])
    reason = f"{word} is “{doubt.noun}”, but not as the references mean it, who speak of {company} beside it"
    entries = [Evidence.resource("CC-CEDICT", entry, doubt.noun) for entry in (word, doubt.instead) if entry]
    confidence = 0.45 if doubt.margin >= _STRICT else 0.35
    return Finding(span.start, span.end, doubt.instead or None, RULE, reason, confidence, (*entries, doubt.evidence))
