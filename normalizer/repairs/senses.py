"""Words in the wrong sense: a general look for literal translations that no table has.

A machine that does not see what a text is about renders “court” by 球場 where judges sit. Then 球場 is a word whose
dictionary sense has an English noun of the references; the references use that noun in the same company (judge,
appeal); but what the dictionary says of 球場 besides (stadium, golf) is far from that company and from what “court”
mostly means, and another word for the noun (法院: law) is nearer to both.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from normalizer.edits import Evidence, Finding
from normalizer.lexicon import lemmas, load
from normalizer.lexicon.meanings import Unusual, is_content, mean, nearness, sense, unusual_senses, weigh
from normalizer.references.concordance import Company
from normalizer.repairs.context import Context
from normalizer.repairs.literals import Literals
from normalizer.repairs.views import is_han, view
from normalizer.spans import Span

RULE = "doubt-senses"

# Chosen on 64 polysemes in sentences of our own and on 60 news articles with their English as references
_AROUND = 25  # characters on either side that are a word's company in Chinese
_SHARED = 1.5  # what the words tell that the company in the references and the Chinese one must share
_FAR = 0.2  # a sense farther from the company than this is out of place
_NEAR = 0.36  # one nearer than this is at home
_MARGIN = 0.35  # by how much the other word must be nearer, in a garbled text
_STRICT = 0.55  # and in any other


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
    margin = _MARGIN if context.garbled else _STRICT
    for place, word in _literals().find(look):
        odd = [(item, met) for item in unusual_senses()[word] if (met := concordance.company(item.noun))]
        span = Span(place, place + len(word))
        if not odd or place in look.untouchable or text[place - 1 : place] == "《":
            continue
        company = _find_company(text, span)
        if company is None:
            continue
        doubts = [doubt for item, met in odd if (doubt := _doubt(word, item, company, met)) and doubt.margin >= margin]
        if doubts and (odd[0][0].named or not _is_name(span, context)):
            yield _find(span, word, max(doubts))


@cache
def _literals() -> Literals:
    return Literals(unusual_senses())


def _find_company(text: str, span: Span) -> frozenset[str] | None:
    """The English of the words around `span`, in the dictionary's senses; None where `span` is no word of the text."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    while start and is_han(text[start - 1]) and span.start - start < 2 * _AROUND:
        start -= 1
    while end < len(text) and is_han(text[end]) and end - span.end < 2 * _AROUND:
        end += 1
    return _read_company(text[start:end], span.start - start, span.end - start)


@lru_cache(maxsize=256)  # a text that says the same a thousand times is read once
def _read_company(clause: str, start: int, end: int) -> frozenset[str] | None:
    around = load().segment(clause)
    if Span(start, end) not in around:
        return None
    english_words, own = load().english_words, clause[start:end]
    near = {word.of(clause) for word in around if word.end > start - _AROUND and word.start < end + _AROUND}
    return frozenset().union(*map(english_words, sorted(near - {own})))


def _doubt(word: str, odd: Unusual, company: frozenset[str], met: Sequence[Company]) -> _Doubt | None:
    """What speaks against `word` in this company, or None."""
    forms = frozenset(lemmas(odd.noun))
    others = company - forms
    shared = [_share(place.words, others) for place in met]
    weights = [weigh(common) for common in shared]
    most = max(weights)
    if most < _SHARED:
        return None
    best = weights.index(most)
    around = mean({other for other in met[best].words if is_content(other) and other not in forms})
    if around is None:
        return None
    own = sense(word, odd.noun)
    mine = 0.0 if own is None else nearness(own, around)
    if mine >= _FAR:
        return None
    meanings = ((plain, sense(other, odd.noun)) for other, plain in odd.others)
    rivals = [(nearness(meaning, around), plain) for plain, meaning in meanings if meaning is not None]
    near, instead = max(rivals, default=(0.0, ""))
    if near >= _NEAR:
        return _Doubt(near - mine, odd.noun, instead, shared[best], met[best].evidence)
    if odd.named:
        return _Doubt(_STRICT, odd.noun, "", shared[best], met[best].evidence)
    return None


def _share(words: tuple[str, ...], company: frozenset[str]) -> tuple[str, ...]:
    """The content words of a place in the references that the Chinese company has, too."""
    return tuple(dict.fromkeys([word for word, forms in _content(words) if not company.isdisjoint(forms)]))


@lru_cache(maxsize=8192)  # the places of the references are looked at in every text
def _content(words: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The content words among `words`, each with its lemmas."""
    return tuple((word, lemmas(word)) for word in words if is_content(word))


def _is_name(span: Span, context: Context) -> bool:
    return any(mention.start < span.end and span.start < mention.end for mention in context.names)


def _find(span: Span, word: str, doubt: _Doubt) -> Finding:
    company = ", ".join(doubt.company[:4])
    reason = f"{word} is “{doubt.noun}”, but not as the references mean it, who speak of {company} beside it"
    entries = [Evidence.resource("CC-CEDICT", entry, doubt.noun) for entry in (word, doubt.instead) if entry]
    confidence = 0.45 if doubt.margin >= _STRICT else 0.35
    return Finding(span.start, span.end, doubt.instead or None, RULE, reason, confidence, (*entries, doubt.evidence))
