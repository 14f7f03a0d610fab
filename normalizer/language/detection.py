"""The language of a text, and of the stretches of a mixed one."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from normalizer.language import scripts
from normalizer.language.chains import smooth
from normalizer.language.evidence import (
    EAST_ASIAN,
    Counts,
    Scores,
    Stretches,
    languages_of,
    measure,
    weigh_east_asian,
    weigh_profiles,
)
from normalizer.language.model import Language, LanguageSpan
from normalizer.language.sentences import LEAST, MOST, UNDETERMINED, judge
from normalizer.language.units import blank_addresses, count_running, cut, find_clauses

_EAST_ASIAN_CLASSES = [scripts.HAN, scripts.KANA, scripts.HANGUL]
# What a change of language costs, in nats: between two sentences of a line, and between lines.
_SENTENCE, _LINE = 4.0, 3.0
_BLOCK = 200_000  # characters judged at once
_SENTENCE_LENGTH = 400  # up to this many characters in one line, a text is judged as a whole


def identify(text: str) -> Language:
    """The language in which most of the text is written; `und` where there are no letters to tell it by.

    >>> identify("她昨天沒有說什麼。").tag
    'zh-Hant'
    >>> identify("12:30").tag
    'und'
    """
    if len(text) <= _SENTENCE_LENGTH and (text.isascii() or not find_clauses(text)):
        return judge(blank_addresses(text))
    spans = detect(text)
    if len(spans) == 1:
        return Language(spans[0].tag, spans[0].confidence)
    classes = scripts.classify(scripts.code_points(text))
    # an East Asian letter says about as much as three of an alphabet
    weights = np.where(np.isin(classes, _EAST_ASIAN_CLASSES), 3, classes != scripts.COMMON).cumsum()
    shares: dict[str, int] = {}
    trust: dict[str, float] = {}
    for span in spans:
        weight = int(weights[span.end - 1]) - (int(weights[span.start - 1]) if span.start else 0)
        shares[span.tag] = shares.get(span.tag, 0) + weight
        trust[span.tag] = trust.get(span.tag, 0.0) + weight * span.confidence
    tag = max(shares, key=lambda each: shares[each])
    return Language(tag, trust[tag] / shares[tag]) if shares[tag] else UNDETERMINED


@lru_cache(maxsize=8)
def detect(text: str) -> tuple[LanguageSpan, ...]:
    """The text's stretches by language: disjoint, in order, covering it; empty for the empty text.

    English words and names inside a Chinese sentence belong to it; an English clause, sentence or paragraph is a
    span of its own. What has no letters belongs to the span before.
    """
    starts = _part(cut(text), len(text)) if text else []
    ends = [*starts[1:], len(text)]
    spans: list[LanguageSpan] = []
    first = 0
    while first < len(starts):
        # a long text goes block by block, so that memory stays bounded
        last = max(first + 1, bisect_right(starts, starts[first] + _BLOCK))
        offset, block = starts[first], text[starts[first] : ends[last - 1]]
        switches = np.array([_LINE if start and text[start - 1] == "\n" else _SENTENCE for start in starts[first:last]])
        stretches = measure(blank_addresses(block), [start - offset for start in starts[first:last]])
        _append(spans, starts[first:last], ends[last - 1], _decide(stretches, switches))
        first = last
    return tuple(spans)


def _part(starts: list[int], end: int) -> list[int]:
    """The starts, with more of them inside stretches that are longer than a block."""
    if all(stop - start <= _BLOCK for start, stop in zip(starts, [*starts[1:], end], strict=True)):
        return starts
    return [
        place for start, stop in zip(starts, [*starts[1:], end], strict=True) for place in range(start, stop, _BLOCK)
    ]


def _decide(stretches: Stretches, switches: Scores) -> list[Language]:
    """The language of each stretch: its kind of script first, then the languages of that script."""
    east_asian = stretches.letters[:, scripts.HAN] + stretches.letters[:, scripts.KANA]
    east_asian = east_asian + stretches.letters[:, scripts.HANGUL]
    alphabets = stretches.letters[:, scripts.LATIN :]
    most = alphabets.max(axis=1)
    # An alphabet's letters are many to a word: one East Asian letter to five of them makes the sentence East Asian.
    leading = np.where(east_asian * 5 >= most, scripts.HAN, alphabets.argmax(axis=1) + scripts.LATIN)
    ends = [*stretches.starts[1:].tolist(), len(stretches.text)]
    for index in np.flatnonzero((east_asian > 0) & (leading == scripts.LATIN)).tolist():
        if east_asian[index] * 5 >= count_running(stretches.text[stretches.starts[index] : ends[index]]):
            leading[index] = scripts.HAN
    leading[east_asian + most == 0] = scripts.COMMON
    decided: list[Language | None] = [None] * len(leading)
    for script in sorted(set(leading.tolist()) - {scripts.COMMON}):
        members = np.flatnonzero(leading == script)
        languages = _decide_script(stretches, script, members, switches)
        for member, language in zip(members.tolist(), languages, strict=True):
            decided[member] = language
    return _fill(decided)


def _decide_script(stretches: Stretches, script: int, members: Counts, switches: Scores) -> Sequence[Language | None]:
    """The languages of the stretches `members`, all written in `script`; None where nothing tells."""
    single = scripts.single_language(script)
    if single is not None:
        return [Language(single, MOST)] * len(members)
    if script == scripts.HAN:
        scores = weigh_east_asian(stretches)[members]
    else:
        scores = weigh_profiles(stretches, script, members)
    tags = EAST_ASIAN if script == scripts.HAN else languages_of(script)
    shares = _smooth_candidates(scores, switches[members])
    best = shares.argmax(axis=1)
    sure = np.minimum(shares[np.arange(len(best)), best], MOST)
    told = ((scores != 0).any(axis=1) & (sure >= LEAST)).tolist()
    languages = [
        Language(tags[choice], confidence) if known else None
        for choice, confidence, known in zip(best.tolist(), sure.tolist(), told, strict=True)
    ]
    if script == scripts.HAN:
        # As likely Traditional as Simplified, all neighbours considered: Chinese, and no more is known.
        even = np.abs(shares[:, 0] - shares[:, 1]) < 1e-9
        for index in np.flatnonzero(even & (best < 2)).tolist():
            languages[index] = Language("zh", float(min(shares[index, 0] + shares[index, 1], MOST)))
    return languages


def _smooth_candidates(scores: Scores, switches: Scores) -> npt.NDArray[np.float64]:
    """The probability of each language at each stretch, given all stretches.

    Only the languages that are likeliest somewhere go through the chain; the others keep the share that they have at
    the stretch by itself.
    """
    shares: npt.NDArray[np.float64] = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    if len(scores) == 1:
        return shares
    leaders = shares.argmax(axis=1)
    if scores.shape[1] == len(EAST_ASIAN):
        telling = (scores[:, 0] != scores[:, 1]) | (leaders > 1)
        candidates = np.unique(leaders[telling])
    else:
        candidates = np.unique(np.append(leaders, scores.sum(axis=0).argmax()))
    if len(candidates) == 1:
        # one language throughout: its neighbours bear out a short stretch
        shares[:, candidates[0]] = 1.0
        return shares
    if scores.shape[1] == len(EAST_ASIAN):
        candidates = np.arange(len(EAST_ASIAN))
    smoothed = np.zeros_like(shares)
    smoothed[:, candidates] = smooth(scores[:, candidates], switches)
    return smoothed


def _fill(decided: list[Language | None]) -> list[Language]:
    """Stretches that tell nothing take the language before them, or else the first one that there is."""
    last = next((language for language in decided if language is not None), UNDETERMINED)
    filled = []
    for language in decided:
        last = language if language is not None else last
        filled.append(last)
    return filled


def _append(spans: list[LanguageSpan], starts: list[int], end: int, languages: list[Language]) -> None:
    """Adds stretches to `spans`; neighbours of one language become one span, with their mean confidence by length."""
    for start, stop, language in zip(starts, [*starts[1:], end], languages, strict=True):
        last = spans[-1] if spans else None
        if last is not None and last.tag == language.tag:
            before, here = last.end - last.start, stop - start
            confidence = (last.confidence * before + language.confidence * here) / (before + here)
            spans[-1] = LanguageSpan(last.start, stop, last.tag, confidence)
        else:
            spans.append(LanguageSpan(start, stop, language.tag, language.confidence))
